"""Where facts are said, as JSON for the pages' scripts, of a document or of a statement.

`/-/evidence?document=…&at=START-END`, `&n=3,5` for places by their number on the page; `?statement=IRI`.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from pyoxigraph import NamedNode
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from graph.telling.documents import Given
from graph.terms import EVIDENCE_GRAPH, sb
from showbible.web.places import told
from showbible.web.render import site_of
from showbible.web.site import ID, Site

MOST = 50  # places in one answer
AT = re.compile(r"(\d{1,9})-(\d{1,9})", re.ASCII)


def evidence(request: Request) -> Response:
    """The places that were asked for, each with its sentence and its facts."""
    site, asked = site_of(request), request.query_params
    if "statement" in asked:
        found = _of_statement(site, node(asked["statement"]))
    else:
        iri = document(site, asked.get("iri") or asked.get("document", ""))
        spot = place(asked.get("at", ""))
        if spot:
            found = site.documents.at(iri, *spot, asked.get("rule", ""))
        else:
            found = _numbered(site, iri, asked.get("n", ""))
    if not found:
        raise HTTPException(404, "Nothing is said there")
    return JSONResponse({"places": [told(site, given) for given in found]})


def _numbered(site: Site, iri: str, asked: str) -> tuple[Given, ...]:
    """The places with these numbers on the document's page."""
    count = len(site.documents.words(iri))
    numbers = [int(n) for n in re.findall(r"\d{1,9}", asked, re.ASCII)][:MOST]
    return tuple(site.documents.given(iri, n) for n in numbers if n < count)


def document(site: Site, asked: str) -> str:
    """A document's IRI, from the IRI itself or from the path of its page."""
    iri = site.node(unquote(asked.removeprefix(ID))).value if asked.startswith(ID) else asked
    if iri not in site.documents.all:
        raise HTTPException(404, "No such document")
    return iri


def place(asked: str) -> tuple[int, int] | None:
    """The two ends of `START-END`; none if that is no stretch of text."""
    match = AT.fullmatch(asked)
    start, end = map(int, match.groups()) if match else (0, 0)
    return (start, end) if start < end else None


def node(iri: str) -> NamedNode:
    try:
        return NamedNode(iri)
    except ValueError:
        raise HTTPException(400, "That is no IRI") from None


def _of_statement(site: Site, statement: NamedNode) -> tuple[Given, ...]:
    quads = site.knowledge.store.quads_for_pattern(statement, sb("evidence"), None, EVIDENCE_GRAPH)
    pieces = sorted((q.object for q in quads if isinstance(q.object, NamedNode)), key=str)
    return tuple(Given(site.sayings.words(piece), site.documents.facts(piece)) for piece in pieces)


routes = [Route("/-/evidence", evidence)]
