"""The explorer beside other work: a thread serves it while a notebook or a program goes on."""

from __future__ import annotations

import threading
from html import escape
from typing import Any

import uvicorn

from showbible.bible import Bible
from showbible.web.app import app
from showbible.web.listening import listening
from showbible.web.site import Site

HOST = "127.0.0.1"
WAIT = 5  # seconds for what is under way when it is stopped


class Served:
    """An explorer that runs: its address, and the way to stop it."""

    def __init__(self, bible: Bible, name: str = "bible", port: int = 0) -> None:
        self._ear = listening(HOST, port)
        self.url = f"http://{HOST}:{self._ear.getsockname()[1]}/"
        self._site = Site(bible, name)
        config = uvicorn.Config(
            app(self._site),
            log_level="warning",
            lifespan="off",
            timeout_graceful_shutdown=WAIT,
            server_header=False,
        )
        self._server = uvicorn.Server(config)
        self._site.engine.start()  # a process of its own, best begun before there are threads
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._ear]}, daemon=True)
        self._thread.start()

    @property
    def sparql(self) -> str:
        """Where it answers SPARQL."""
        return f"{self.url}sparql"

    def stop(self) -> None:
        """End it; what it held is free again. Twice does no harm."""
        self._server.should_exit = True
        self._thread.join(2 * WAIT)
        self._site.engine.stop()
        self._ear.close()

    def __enter__(self) -> Served:
        return self

    def __exit__(self, *_: Any) -> None:
        self.stop()

    def __repr__(self) -> str:
        return f"<Served: {self.url}{'' if self._thread.is_alive() else ' (stopped)'}>"

    def _repr_html_(self) -> str:
        if not self._thread.is_alive():
            return f"<p>{escape(self.url)} is stopped</p>"
        link = (
            f'<a href="{escape(self.url)}" target="_blank" rel="noopener noreferrer">{escape(self.url)}</a>'
        )
        return f"<p>Explore the bible at {link}; <code>.stop()</code> ends it.</p>"
