"""Runs the explorer in this process, on this machine's own address, until it is stopped."""

from __future__ import annotations

import errno
import socket
import sys
import webbrowser

import uvicorn

from showbible.web.app import app
from showbible.web.guard import LOCAL
from showbible.web.site import Site


class PortTaken(OSError):  # noqa: N818  the name says it
    """Something else listens at the port that was asked for."""


def serve(site: Site, host: str, port: int, open_browser: bool = False) -> None:
    """Answer until Ctrl-C; port 0 takes any that is free. The address is told on standard error."""
    with listening(host, port) as ear:
        address = f"http://{host}:{ear.getsockname()[1]}/"
        print(f"{site.name} at {address} (SPARQL at {address}sparql); Ctrl-C stops it", file=sys.stderr)
        if open_browser:
            webbrowser.open(address)
        made = app(site, (*LOCAL, host))
        uvicorn.Server(uvicorn.Config(made, log_level="warning", lifespan="off")).run(sockets=[ear])


def listening(host: str, port: int) -> socket.socket:
    """A socket that already listens, so that the browser finds it whenever it comes."""
    try:
        return socket.create_server((host, port))
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise PortTaken(f"port {port} is in use; choose another with --port, or 0 for any") from None
        raise
