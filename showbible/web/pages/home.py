"""The first page: what is in this bible, and the ways into it."""

from __future__ import annotations

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from showbible.web.asking import blank, groups
from showbible.web.render import page, site_of

SHOWS, DOCUMENTS, MENTIONED, BEST, QUESTIONS = 12, 8, 12, 10, 4  # how many of each are shown at first
ENTRIES = ("person", "character", "episode")


def home(request: Request) -> Response:
    site = site_of(request)
    best = {kind: site.names.best(kind, BEST) for kind in ENTRIES}
    most: dict[str, int] = {
        "shows": SHOWS,
        "documents": DOCUMENTS,
        "mentioned": MENTIONED,
        "questions": QUESTIONS,
    }
    answer = page(
        request, "home.html", contents=site.contents, best=best, most=most, groups=groups(), blank=blank
    )
    answer.background = BackgroundTask(site.warm)
    return answer


routes = [Route("/", home)]
