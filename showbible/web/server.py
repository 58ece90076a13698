"""Runs the explorer in this process, on this machine's own address, until it is stopped."""

from __future__ import annotations

import contextlib
import socket
import sys
import threading
import webbrowser
from collections.abc import Iterable

import uvicorn

from showbible.web.app import app
from showbible.web.guard import LOCAL
from showbible.web.listening import called, listening, outside
from showbible.web.site import Site

__all__ = ["listening", "serve"]

ANY = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # where this machine reaches itself if it listens everywhere
WAIT = 2  # seconds for answers under way when it is stopped


def serve(
    site: Site, ear: socket.socket, host: str, allowed: Iterable[str] = (), open_browser: bool = False
) -> None:
    """Answer at a socket until Ctrl-C. The address is told on standard error."""
    address = f"http://{called(ANY.get(host, host))}:{ear.getsockname()[1]}/"
    print(f"{site.name} at {address} (SPARQL at {address}sparql); Ctrl-C stops it", file=sys.stderr)
    if open_browser:
        threading.Thread(target=_open, args=(address,), daemon=True).start()  # a browser in text would wait
    made = app(site, (*LOCAL, called(host).lower(), *(name.lower() for name in allowed)), outside(host))
    config = uvicorn.Config(
        made, log_level="warning", lifespan="off", timeout_graceful_shutdown=WAIT, server_header=False
    )
    site.engine.start()  # a process of its own, best begun before there are threads
    try:
        with contextlib.suppress(KeyboardInterrupt):  # which is how one stops it
            uvicorn.Server(config).run(sockets=[ear])
    finally:
        site.engine.stop()


def _open(address: str) -> None:
    if not webbrowser.open(address):
        print(f"no browser is found here; open {address} yourself", file=sys.stderr)
