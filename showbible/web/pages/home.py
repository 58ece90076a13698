"""The first page: what is in this bible."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from showbible.web.render import page


def home(request: Request) -> Response:
    return page(request, "home.html")


routes = [Route("/", home)]
