"""The explorer as an ASGI application: a room of pages for each path, behind one guard."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from showbible.web.errors import broken, refused
from showbible.web.guard import LOCAL, Guard
from showbible.web.pages import (
    connect,
    disagreements,
    documents,
    evidence,
    home,
    network,
    ontology,
    protocol,
    query,
    questions,
    search,
    things,
    writing,
)
from showbible.web.site import Site

PAGES = (
    home,
    search,
    questions,
    connect,
    things,
    ontology,
    documents,
    disagreements,
    evidence,
    network,
    protocol,
    query,
    writing,
)  # each has `routes`
STATIC = Path(__file__).parent / "static"


def app(site: Site, hosts: Iterable[str] = LOCAL, numbers: bool = False) -> Starlette:
    """The explorer of one bible, which answers for these hosts, and for any address in numbers if so said."""
    pages = [route for room in PAGES for route in room.routes]
    made = Starlette(
        routes=[*pages, Mount("/static", StaticFiles(directory=STATIC))],
        middleware=[Middleware(Guard, hosts=hosts, numbers=numbers)],
        exception_handlers={HTTPException: refused, Exception: broken},
    )
    made.state.site = site
    return made
