"""What the editor and the answers ask for: completion, remarks on a query, whom names name."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from pyoxigraph import Literal, NamedNode
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from graph.asking.checking import remarks
from graph.asking.kinds import kind_of
from graph.asking.results import short
from graph.asking.slots import patterns
from graph.ontology import ontology
from graph.terms import LABEL, SB, schema
from showbible.web.kinds import sort
from showbible.web.render import site_of
from showbible.web.site import Site

LARGEST, MOST = 2_000_000, 5_000  # letters of a body; things asked for at once
MOST_PROBES = 12
LONG = 200  # letters of a name
Given = dict[str, Any]
Answer = Callable[[Site, Given], Given]


def answering(answer: Answer) -> Callable[[Request], Any]:
    """A page that takes a JSON object and gives one; other sites cannot send JSON without asking first."""

    async def handler(request: Request) -> Response:
        kind = request.headers.get("content-type", "").partition(";")[0].strip()
        if kind != "application/json":
            return JSONResponse({"error": "the body must be application/json"}, 415)
        if int(request.headers.get("content-length") or 0) > LARGEST:
            return JSONResponse({"error": "the body is too large"}, 413)
        try:
            given = json.loads(await request.body())
            if not isinstance(given, dict):
                raise ValueError("an object is wanted")
            return JSONResponse(await run_in_threadpool(answer, site_of(request), given))
        except (ValueError, KeyError, TypeError) as error:
            return JSONResponse({"error": f"not what is wanted here: {error}"[:200]}, 400)

    return handler


def complete(site: Site, given: Given) -> Given:
    """`query`, and `at`, the place in it as browsers count: what may be meant there."""
    text = _text(given)
    found = site.completion.at(text, _place(text, int(given["at"])))
    return {
        "from": _units(text, found.start),
        "to": _units(text, found.end),
        "offers": [
            {"label": o.label, "insert": o.insert, "kind": o.kind, "detail": o.detail, "about": o.about}
            | ({"declare": o.declare} if o.declare else {})
            | ({"sort": sort(o.of).id} if o.of else {})
            for o in found.offers
        ],
    }


def check(site: Site, given: Given) -> Given:
    """`query`: its error, or what may be meant otherwise; with `probes`, what to ask where nothing fits."""
    text = _text(given)
    declared = {term.value.removeprefix(SB) for term in ontology().types if term.value.startswith(SB)}
    found = []
    for remark in remarks(text, site.parser, declared):
        line = text.count("\n", 0, remark.start) + 1
        column = remark.start - text.rfind("\n", 0, remark.start)
        found.append(
            {"from": _units(text, remark.start), "to": _units(text, remark.end), "line": line,
             "column": column, "weight": remark.weight, "words": remark.words}
        )  # fmt: skip
    return {"remarks": found} | ({"probes": _probes(text)} if given.get("probes") else {})


def _probes(text: str) -> list[Given]:
    """The patterns of a query, each with the question whether anything fits it, facts and evidence alike."""
    declared = "".join(re.findall(r"(?i)\b(?:prefix\s+[\w.-]*:|base)\s*<[^<>]*>\s*", text))
    asked = "{declared}ASK {{ {{ {each} }} UNION {{ GRAPH ?some_graph {{ {each} }} }} }}"
    return [
        {"words": e, "query": asked.format(declared=declared, each=e)} for e in patterns(text)[:MOST_PROBES]
    ]


def labels(site: Site, given: Given) -> Given:
    """`iris`: of those that the graph or the ontology knows, what they are called and where their page is."""
    asked = given["iris"]
    if not isinstance(asked, list) or len(asked) > MOST:
        raise ValueError(f"iris must be a list of at most {MOST}")
    named = {iri: _named(site, iri) for iri in asked if isinstance(iri, str)}
    return {iri: found for iri, found in named.items() if found}


def _named(site: Site, iri: str) -> Given | None:
    try:
        node = NamedNode(iri)
    except ValueError:  # no IRI, whatever it is
        return None
    if ontology().declares(node) or short(node) != iri:
        return {"label": short(node), "about": ontology().comments.get(node, "")}
    store = site.knowledge.store
    for naming in (LABEL, schema("headline"), schema("name")):
        names = (q.object.value for q in store.quads_for_pattern(node, naming, None, None)
                 if isinstance(q.object, Literal))  # fmt: skip
        if label := min(names, default=""):
            sign = sort(kind := kind_of(store, node))
            known = {"kind": kind, "sort": sign.id, "shape": sign.shape} if kind else {}
            return {"label": label, "href": site.href(iri)} | known
    told = next(iter(store.quads_for_pattern(node, None, None, None)), None)
    return {"label": iri.removeprefix(site.knowledge.base), "href": site.href(iri)} if told else None


def named(site: Site, given: Given) -> Given:
    """`names`: of those that are names, the pages of the things that are called so."""
    asked = given["names"]
    if not isinstance(asked, list) or len(asked) > MOST:
        raise ValueError(f"names must be a list of at most {MOST}")
    called = {name: site.names.called(name) for name in asked if isinstance(name, str) and len(name) <= LONG}
    return {
        name: [{"href": site.href(t.iri), "kind": t.kind, "label": t.label} for t in things]
        for name, things in called.items()
        if things
    }


def _text(given: Given) -> str:
    text = given["query"]
    if not isinstance(text, str):
        raise ValueError("query must be text")
    return text


def _units(text: str, place: int) -> int:
    """A place as browsers count, for whom signs outside of the first plane are two."""
    return place + sum(sign > "\uffff" for sign in text[:place])


def _place(text: str, units: int) -> int:
    """The way back from `_units`."""
    place = 0
    while units > 0 and place < len(text):
        units -= 2 if text[place] > "\uffff" else 1
        place += 1
    return place


routes = [
    Route("/-/complete", answering(complete), methods=["POST"]),
    Route("/-/check", answering(check), methods=["POST"]),
    Route("/-/labels", answering(labels), methods=["POST"]),
    Route("/-/named", answering(named), methods=["POST"]),
]
