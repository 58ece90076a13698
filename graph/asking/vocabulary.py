"""What a query about this graph can be made of: its classes and properties, and how often each is there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from graph.asking.results import short
from graph.knowledge import KnowledgeGraph
from graph.ontology import Ontology, ontology
from graph.terms import OWL, PREFIXES, RDF, SB

CLASS, PROPERTY = "class", "property"
TYPES = {
    OWL + "Class": CLASS,
    OWL + "ObjectProperty": PROPERTY,
    OWL + "DatatypeProperty": PROPERTY,
    RDF + "Property": PROPERTY,
}
# `GRAPH ?g` sees the evidence and not the facts, so each is asked for.
USES = """SELECT ?class ?property (COUNT(*) AS ?n) {
  { ?s a ?class ; ?property ?o } UNION { GRAPH ?g { ?s a ?class ; ?property ?o } }
} GROUP BY ?class ?property"""
COUNTS = """SELECT ?property (COUNT(*) AS ?n) {
  { ?s ?property ?o } UNION { GRAPH ?g { ?s ?property ?o } }
} GROUP BY ?property"""
MEMBERS = (
    "SELECT ?class (COUNT(*) AS ?n) { { ?s a ?class } UNION { GRAPH ?g { ?s a ?class } } } GROUP BY ?class"
)
LEADS = "SELECT ?property ?class (COUNT(*) AS ?n) { ?s ?property [ a ?class ] } GROUP BY ?property ?class"


@dataclass(frozen=True, slots=True)
class Word:
    """A class or a property as a query names it, what the ontology says of it, and how often it is used."""

    name: str
    role: str
    label: str
    comment: str
    count: int


class Vocabulary:
    """`words` by name, likeliest first; `uses` counts properties by class, `leads` classes by property."""

    def __init__(self, knowledge: KnowledgeGraph) -> None:
        store, known = knowledge.store, ontology()
        self.uses = _pairs(store, USES)
        self.leads = _pairs(store, LEADS)
        counts = {
            CLASS: _counts(store, MEMBERS),
            PROPERTY: _counts(store, COUNTS),
        }
        declared = {
            (role, term)
            for term, types in known.types.items()
            if term.value.startswith(SB) and (role := _role(types))
        }
        told = {(role, term) for role, found in counts.items() for term in found}
        above = {term for supers in known.supers.values() for term in supers}
        every = [
            _word(term, role, counts[role][term], known)
            for role, term in declared | told
            if short(term) != term.value
        ]
        every.sort(
            key=lambda w: (not w.count, _full(w.name) in above and w.name[:3] != "sb:", -w.count, w.name)
        )
        self.words: Mapping[str, Word] = {word.name: word for word in every}

    def of(self, role: str) -> list[Word]:
        return [word for word in self.words.values() if word.role == role]

    def fitting(self, classes: set[str]) -> Counter[str]:
        """How often things of any of these classes have each property."""
        found: Counter[str] = Counter()
        for each in classes:
            found |= self.uses.get(each, Counter())
        return found


def _word(term: NamedNode, role: str, count: int, known: Ontology) -> Word:
    return Word(short(term), role, known.label(term), known.comments.get(term, ""), count)


def _role(types: frozenset[str]) -> str:
    return next((TYPES[each] for each in sorted(types) if each in TYPES), "")


def _full(name: str) -> NamedNode:
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


def _rows(store: Store, query: str) -> QuerySolutions:
    rows = store.query(query)
    assert isinstance(rows, QuerySolutions)
    return rows


def _counts(store: Store, query: str) -> Counter[NamedNode]:
    found: Counter[NamedNode] = Counter()
    for term, n in _rows(store, query):
        if isinstance(term, NamedNode) and isinstance(n, Literal):
            found[term] += int(n.value)
    return found


def _pairs(store: Store, query: str) -> Mapping[str, Counter[str]]:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for one, other, n in _rows(store, query):
        if isinstance(one, NamedNode) and isinstance(other, NamedNode) and isinstance(n, Literal):
            found[short(one)][short(other)] += int(n.value)
    return found
