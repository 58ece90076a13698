"""The explorer as an ASGI application: a room of pages for each path, behind one guard."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from showbible.web.guard import LOCAL, Guard
from showbible.web.pages import evidence, home, search
from showbible.web.render import page
from showbible.web.site import Site

PAGES = (home, search, evidence)  # each has `routes`
STATIC = Path(__file__).parent / "static"


def app(site: Site, hosts: Iterable[str] = LOCAL) -> Starlette:
    """The explorer of one bible."""
    pages = [route for room in PAGES for route in room.routes]
    made = Starlette(
        routes=[*pages, Mount("/static", StaticFiles(directory=STATIC))],
        middleware=[Middleware(Guard, hosts=hosts)],
        exception_handlers={HTTPException: _refused},
    )
    made.state.site = site
    return made


async def _refused(request: Request, error: Exception) -> Response:
    """An error as a page that says what it is and how to go on."""
    assert isinstance(error, HTTPException)
    return page(request, "error.html", status=error.status_code, words=error.detail)
