"""The stored questions: all of them, and one with its fields, its answer, and how to ask it elsewhere."""

from __future__ import annotations

import shlex
from difflib import get_close_matches
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from graph.asking.questions import questions
from showbible.web.asking import Asking, asking, blank, groups
from showbible.web.render import page, site_of

SEE_OTHER = 303


def every(request: Request) -> Response:
    """All the questions, by heading."""
    return page(request, "questions.html", groups=groups(), blank=blank)


def one(request: Request) -> Response:
    """A question; where no page is wanted but data, the way to its answer."""
    name = request.path_params["name"]
    known = questions()
    if name not in known:
        near = [known[n] for n in get_close_matches(name, list(known), n=5, cutoff=0.3)]
        return page(request, "no_question.html", status=404, name=name, near=near)
    given = dict(request.query_params)
    if "" in given.values():  # a form without scripts sends its empty fields too
        filled = urlencode({field: value for field, value in given.items() if value})
        return RedirectResponse(f"/questions/{name}" + (f"?{filled}" if filled else ""), SEE_OTHER)
    site = site_of(request)
    asked = asking(known[name], given, site.knowledge, site.names)
    if asked.sparql and "text/html" not in request.headers.get("accept", ""):
        return RedirectResponse("/sparql?" + urlencode({"query": asked.sparql}), SEE_OTHER)
    return page(request, "question.html", asked=asked, ways=_ways(request, asked) if asked.sparql else [])


def _ways(request: Request, asked: Asking) -> list[tuple[str, str]]:
    """How to ask the same elsewhere."""
    here = str(request.base_url).rstrip("/") + asked.address()
    curl = f"curl -L -H 'Accept: text/csv' {shlex.quote(here)}"
    file = site_of(request).name or "graph.nq"
    return [("Command line", asked.command()), ("curl", curl), ("Python", asked.python(file))]


routes = [Route("/questions", every), Route("/questions/{name}", one)]
