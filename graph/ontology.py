"""What the ontology file says of its terms: super-terms, single-valued properties, labels."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from graph.terms import ALT_LABEL, OWL, RDF, RDFS, SB, SCHEMA, SKOS

FILE = Path(__file__).parents[1] / "ontology" / "showbible.ttl"
SHAPES = FILE.with_name("shapes.ttl")

# Super-terms that are written out beside each use; those of PROV and OA are left to who reasons over them.
WRITTEN_OUT = (SB, SCHEMA, SKOS, RDF)
OTHERS = {ALT_LABEL: "other name"}  # others' terms that a person would not know by their IRIs
UNDER = (NamedNode(RDFS + "subClassOf"), NamedNode(RDFS + "subPropertyOf"))


@dataclass(frozen=True)
class Ontology:
    """The declared terms: `supers` are all those above a term, nearest first."""

    supers: Mapping[NamedNode, tuple[NamedNode, ...]]
    types: Mapping[NamedNode, frozenset[str]]
    labels: Mapping[NamedNode, str]
    comments: Mapping[NamedNode, str]

    def declares(self, term: NamedNode) -> bool:
        return term in self.types

    def functional(self, term: NamedNode) -> bool:
        """Whether a thing has at most one value of this property."""
        return OWL + "FunctionalProperty" in self.types.get(term, ())

    def thing(self, term: NamedNode) -> bool:
        """Whether the property's values are things."""
        return OWL + "ObjectProperty" in self.types.get(term, ())

    def literal(self, term: NamedNode) -> bool:
        """Whether the property's values are words or numbers, not things."""
        return OWL + "DatatypeProperty" in self.types.get(term, ())

    def label(self, term: NamedNode) -> str:
        """A term in words; the end of its IRI where the ontology does not know it."""
        return self.labels.get(term) or OTHERS.get(term) or term.value.rpartition("#")[2].rpartition("/")[2]


@cache
def ontology() -> Ontology:
    above: dict[NamedNode, list[NamedNode]] = defaultdict(list)
    types: dict[NamedNode, set[str]] = defaultdict(set)
    labels: dict[NamedNode, str] = {}
    comments: dict[NamedNode, str] = {}
    for quad in parse(path=FILE, format=RdfFormat.TURTLE):
        term, predicate, value = quad.subject, quad.predicate, quad.object
        if not isinstance(term, NamedNode):
            continue
        if predicate in UNDER and isinstance(value, NamedNode):
            above[term].append(value)
        elif predicate.value == RDF + "type" and isinstance(value, NamedNode):
            types[term].add(value.value)
        elif predicate.value == RDFS + "label" and isinstance(value, Literal):
            labels[term] = value.value
        elif predicate.value == RDFS + "comment" and isinstance(value, Literal):
            comments[term] = value.value
    supers = {t: tuple(dict.fromkeys(_climb(t, above))) for t in sorted(above, key=str)}
    return Ontology(supers, {t: frozenset(k) for t, k in types.items()}, labels, comments)


def _climb(term: NamedNode, above: Mapping[NamedNode, list[NamedNode]]) -> Iterator[NamedNode]:
    """Every super-term that is to be written out, each branch to its top."""
    for parent in above.get(term, ()):
        if parent.value.startswith(WRITTEN_OUT):
            yield parent
            yield from _climb(parent, above)
