"""The ontology as a page: every class and property with what it means and an example; or its file."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal, NamedNode, RdfFormat, parse
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from graph.asking.engine.formats import W3, Format, Unacceptable, wanted
from graph.ontology import FILE
from graph.terms import OWL, RDFS, SB, SKOS, TYPE
from showbible.web.render import page

FORMS = (
    Format("html", ("text/html", "application/xhtml+xml"), ("html",), ""),
    Format("ttl", ("text/turtle",), ("ttl", "turtle"), W3 + "Turtle"),
)
GROUPS = (("Classes", "Class"), ("Properties between things", "ObjectProperty"),
          ("Properties with words and numbers", "DatatypeProperty"), ("Given values", ""))  # fmt: skip
LINKS = {
    RDFS + "subClassOf": "is a", RDFS + "subPropertyOf": "is a", RDFS + "domain": "of", RDFS + "range": "to",
    SKOS + "exactMatch": "same as", SKOS + "closeMatch": "like",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the ontology; `links` are words and other terms, short."""

    name: str
    label: str
    comment: str
    example: str
    links: tuple[tuple[str, tuple[str, ...]], ...]


def ontology(request: Request) -> Response:
    name = "ttl" if request.url.path.endswith(".ttl") else request.query_params.get("format", "")
    try:
        chosen = wanted(FORMS, request.headers.get("accept", ""), name)
    except Unacceptable as error:
        raise HTTPException(406, str(error)) from None
    if chosen.format.key == "ttl":
        answer = Response(FILE.read_bytes(), media_type="text/turtle; charset=utf-8")
    else:
        answer = page(request, "ontology.html", groups=_groups())
    answer.headers["Vary"] = "Accept"
    return answer


@cache
def _groups() -> tuple[tuple[str, tuple[Term, ...]], ...]:
    """The terms by what they are, in the order of the file's alphabet."""
    said: dict[NamedNode, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in parse(path=FILE, format=RdfFormat.TURTLE):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            said[quad.subject][quad.predicate.value].append(quad.object.value)
    ours = sorted((term for term in said if term.value.startswith(SB)), key=lambda term: term.value.lower())
    kinds = {OWL + kind for _, kind in GROUPS if kind}

    def fits(term: NamedNode, kind: str) -> bool:
        types = set(said[term][TYPE.value])
        return OWL + kind in types if kind else not types & kinds

    return tuple((words, tuple(_term(t, said[t]) for t in ours if fits(t, kind))) for words, kind in GROUPS)


def _short(iri: str) -> str:
    """A term as the file writes it: `prov:Agent`."""
    fitting = ((prefix, start) for prefix, start in _prefixes() if iri.startswith(start))
    prefix, start = next(fitting, ("", ""))
    return f"{prefix}:{iri.removeprefix(start)}" if prefix else iri


@cache
def _prefixes() -> tuple[tuple[str, str], ...]:
    return tuple(re.findall(r"@prefix (\w+): <(.+?)>", FILE.read_text("utf-8")))


def _term(term: NamedNode, said: dict[str, list[str]]) -> Term:
    def first(property_: str) -> str:
        return next(iter(said.get(property_, ())), "")

    links = tuple((words, tuple(map(_short, said[link]))) for link, words in LINKS.items() if link in said)
    name = term.value.removeprefix(SB)
    return Term(name, first(RDFS + "label"), first(RDFS + "comment"), first(SKOS + "example"), links)


routes = [Route("/ontology", ontology), Route("/ontology.ttl", ontology)]
