"""Errors as pages that say what is wrong and how to go on; in a line of text for who wants no page."""

from __future__ import annotations

import sys
from difflib import get_close_matches
from http import HTTPStatus
from urllib.parse import unquote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from graph.terms import slug
from showbible.web.guard import HEADERS
from showbible.web.render import page, site_of

PLACES = {
    "/": "Home", "/questions": "Questions", "/query": "SPARQL", "/network": "Network", "/search": "Search",
    "/connect": "How are two connected?",
    "/documents": "Documents", "/disagreements": "Disagreements", "/merges": "Merged names",
}  # fmt: skip
WORDS = {404: "There is no such page here", 405: "This address does not take that"}
LONGEST = 120
INTERNAL = 500


def refused(request: Request, error: Exception) -> Response:
    """A page that is not there, or a way of asking that it does not know."""
    assert isinstance(error, HTTPException)
    plain = error.detail == HTTPStatus(error.status_code).phrase
    words = WORDS.get(error.status_code, error.detail) if plain else error.detail
    if "text/html" not in request.headers.get("accept", ""):
        return PlainTextResponse(f"{error.detail}\n", error.status_code, error.headers)
    site, path = site_of(request), request.url.path
    last = slug(unquote(path.rstrip("/").rpartition("/")[2])[:LONGEST]).replace("-", " ")
    near = (site.names.search(last, 4) or site.names.near(last, 4)) if error.status_code == 404 else []
    close = get_close_matches(path, list(PLACES), n=2, cutoff=0.7)
    given = {"near": near, "places": [(place, PLACES[place]) for place in close], "about": path[:LONGEST]}
    answer = page(request, "error.html", status=error.status_code, words=words, **given)
    answer.headers.update(error.headers or {})
    return answer


def broken(request: Request, error: Exception) -> Response:
    """A fault of ours: told in one line here, and in full where the server runs."""
    words = "Something went wrong in here"
    print(f"showbible: {type(error).__name__} at {request.url.path[:LONGEST]!r}", file=sys.stderr)
    if "text/html" not in request.headers.get("accept", ""):
        return PlainTextResponse(f"{words}\n", INTERNAL, HEADERS)
    about = "It is a fault of Show Bible, not yours; the window in which it runs tells more."
    answer = page(request, "error.html", status=INTERNAL, words=words, about=about, near=[], places=[])
    answer.headers.update(HEADERS)  # the guard is not asked about these
    return answer
