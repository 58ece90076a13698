"""A bible's graph: facts in the default graph, evidence in a named graph of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import rdflib
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, parse

from graph.terms import BASE, PREFIXES

Node = NamedNode | Literal
Triple = tuple[NamedNode, NamedNode, Node]

FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
    ".rdf": RdfFormat.RDF_XML,
    ".xml": RdfFormat.RDF_XML,
    ".owl": RdfFormat.RDF_XML,
    ".jsonld": RdfFormat.JSON_LD,
    ".n3": RdfFormat.N3,
}


@dataclass(frozen=True)
class KnowledgeGraph:
    """The store that everything asks: SPARQL over it sees the facts, `GRAPH ?g { … }` the evidence."""

    store: Store = field(default_factory=Store)
    base: str = BASE

    @classmethod
    def of(cls, quads: Iterable[Quad], base: str = BASE) -> KnowledgeGraph:
        store = Store()
        store.bulk_extend(quads)
        return cls(store, base)

    @classmethod
    def read(cls, path: Path, base: str = BASE) -> KnowledgeGraph:
        """Any RDF file; what stands in named graphs stays there."""
        return cls.of(parse(path=path, format=FORMATS[path.suffix.lower()], base_iri=base), base)

    def __len__(self) -> int:
        """How many facts there are, evidence not counted."""
        return sum(1 for _ in self.store.quads_for_pattern(None, None, None, DefaultGraph()))

    @property
    def facts(self) -> rdflib.Graph:
        """The facts as an rdflib graph over the same store: nothing is copied, queries run in Oxigraph."""
        from graph.plain import PlainStore

        return _bound(rdflib.Graph(PlainStore(store=self.store), rdflib.graph.DATASET_DEFAULT_GRAPH_ID))

    @property
    def dataset(self) -> rdflib.Dataset:
        """Facts and evidence as an rdflib dataset."""
        from graph.plain import PlainStore

        return rdflib.Dataset(PlainStore(store=self.store))


def _bound(graph: rdflib.Graph) -> rdflib.Graph:
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    return graph
