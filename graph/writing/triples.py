"""The triples of each graph as terms, for the formats that are not made of lines."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from graph.knowledge import KnowledgeGraph
from graph.writing.ntriples import FACTS, steady

Term = NamedNode | BlankNode | Literal
Triples = list[tuple[Term, NamedNode, Term]]


def graphs(graph: KnowledgeGraph, named: bool = True) -> dict[NamedNode | None, Triples]:
    """The triples of each graph, or of the facts only."""
    all_quads = graph.store if named else graph.store.quads_for_pattern(None, None, None, DefaultGraph())
    quads: Iterable[Quad] = list(all_quads)
    if any(isinstance(q.subject, BlankNode) or isinstance(q.object, BlankNode) for q in quads):
        quads = steady(graph.store, named)
    found: dict[NamedNode | None, Triples] = {FACTS: []}
    for quad in quads:
        name = quad.graph_name if isinstance(quad.graph_name, NamedNode) else FACTS
        found.setdefault(name, []).append((quad.subject, quad.predicate, quad.object))  # type: ignore[arg-type]
    return found
