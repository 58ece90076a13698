"""A bible's graph: facts in the default graph, evidence in a named graph of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store, parse

from graph.intake import content, form
from graph.terms import BASE, EVIDENCE_GRAPH, PREFIXES, SB, TYPE

if TYPE_CHECKING:
    import rdflib  # slow to import, and few ask for it

Node = NamedNode | Literal
Triple = tuple[NamedNode, NamedNode, Node]

# The classes of what stands in the evidence graph.
WITNESSES = (
    "Statement", "Evidence", "Document", "Rule",
    "Merge", "Conflict", "Refinement", "PassedOver", "Untouched", "Coverage",
)  # fmt: skip


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
    def read(cls, path: Path) -> KnowledgeGraph:
        """Any RDF file; evidence among the facts goes to its own graph, and named graphs stay as they are."""
        data = content(path)
        try:
            store = cls.of(parse(data, format=form(path), base_iri=BASE)).store
        except MemoryError as error:  # what the parser says of a term of sixteen megabytes
            raise ValueError(f"a term is too long: {error}") from None
        _part(store)
        return cls(store, base_of(store))

    def __len__(self) -> int:
        """How many facts there are, evidence not counted."""
        return sum(1 for _ in self.store.quads_for_pattern(None, None, None, DefaultGraph()))

    @property
    def facts(self) -> rdflib.Graph:
        """The facts as an rdflib graph over the same store: nothing is copied, queries run in Oxigraph."""
        import rdflib

        from graph.plain import PlainStore

        return _bound(rdflib.Graph(PlainStore(store=self.store), rdflib.graph.DATASET_DEFAULT_GRAPH_ID))

    @property
    def dataset(self) -> rdflib.Dataset:
        """Facts and evidence as an rdflib dataset."""
        import rdflib

        from graph.plain import PlainStore

        return rdflib.Dataset(PlainStore(store=self.store))


def _part(store: Store) -> None:
    """Move evidence that was written among the facts (`--with-evidence`) into its own graph."""
    kinds = [NamedNode(SB + name) for name in WITNESSES]
    nodes = [q.subject for kind in kinds for q in store.quads_for_pattern(None, TYPE, kind, DefaultGraph())]
    moved = [q for node in nodes for q in store.quads_for_pattern(node, None, None, DefaultGraph())]
    store.extend(Quad(q.subject, q.predicate, q.object, EVIDENCE_GRAPH) for q in moved)
    for quad in moved:
        store.remove(quad)


def base_of(store: Store) -> str:
    """Under which base the series of a graph stand."""
    for quad in store.quads_for_pattern(None, TYPE, NamedNode(SB + "Series"), DefaultGraph()):
        if isinstance(quad.subject, NamedNode) and "series/" in quad.subject.value:
            return quad.subject.value.partition("series/")[0]
    return BASE


def _bound(graph: rdflib.Graph) -> rdflib.Graph:
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    return graph
