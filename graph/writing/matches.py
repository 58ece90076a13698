"""What the ontology says of Wikidata: which properties, qualifiers and classes there mean what ours do."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pyoxigraph import NamedNode, RdfFormat, parse

from graph.ontology import FILE
from graph.terms import SKOS

WD = "http://www.wikidata.org/entity/"
WDT = "http://www.wikidata.org/prop/direct/"
PQ = "http://www.wikidata.org/prop/qualifier/"
EXACT, CLOSE = NamedNode(SKOS + "exactMatch"), NamedNode(SKOS + "closeMatch")
BROAD, RELATED = NamedNode(SKOS + "broadMatch"), NamedNode(SKOS + "relatedMatch")


@dataclass(frozen=True)
class Class:
    """A class of Wikidata that stands for one of ours; `deep` if its subclasses do too."""

    item: str
    deep: bool


@dataclass(frozen=True)
class Matches:
    """`properties` mean the same; `qualifiers` may be near only; `results` say what a nomination came to."""

    properties: Mapping[NamedNode, str]
    qualifiers: Mapping[NamedNode, str]
    results: Mapping[NamedNode, str]
    classes: Mapping[NamedNode, tuple[Class, ...]]


@cache
def matches() -> Matches:
    properties: dict[NamedNode, str] = {}
    qualifiers: dict[NamedNode, str] = {}
    results: dict[NamedNode, str] = {}
    classes: dict[NamedNode, list[Class]] = defaultdict(list)
    for quad in sorted(parse(path=FILE, format=RdfFormat.TURTLE), key=str):
        term, predicate, value = quad.subject, quad.predicate, getattr(quad.object, "value", "")
        if not isinstance(term, NamedNode):
            continue
        if predicate == EXACT and value.startswith(WDT):
            properties[term] = value.removeprefix(WDT)
        elif predicate in (EXACT, CLOSE) and value.startswith(PQ):
            qualifiers[term] = value.removeprefix(PQ)
        elif predicate == RELATED and value.startswith(WDT):
            results[term] = value.removeprefix(WDT)
        elif predicate in (EXACT, CLOSE, BROAD) and value.startswith(WD):
            classes[term].append(Class(value.removeprefix(WD), predicate != CLOSE))
    return Matches(properties, qualifiers, results, {term: tuple(found) for term, found in classes.items()})


def item(node: object) -> str:
    """`Q42` for an item's IRI, else nothing."""
    match = re.fullmatch(re.escape(WD) + r"(Q[1-9]\d*)", str(getattr(node, "value", "")))
    return match[1] if match else ""
