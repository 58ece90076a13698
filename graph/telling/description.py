"""All triples about one thing, as a graph of its own: what its IRI gives to machines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from graph.knowledge import KnowledgeGraph
from graph.telling.sayings import OBJECT, SUBJECT, Sayings
from graph.terms import EVIDENCE_GRAPH, LABEL, sb, schema

FACTS = DefaultGraph()
TEXT = schema("text")  # of a document: whole pages, which only its own description holds


def description(
    graph: KnowledgeGraph, sayings: Sayings, node: NamedNode, with_evidence: bool = False
) -> KnowledgeGraph:
    """A thing's triples, those that point at it, the situations it takes part in as a whole, and how its
    neighbours are called. Of what stands among the evidence, and of what is no fact, that is told always.
    """
    store = graph.store
    about, others = _about(store, sayings, node)
    facts = [q for one in about for q in store.quads_for_pattern(one, None, None, FACTS)] + others
    own = list(store.quads_for_pattern(node, None, None, EVIDENCE_GRAPH))
    bare = facts and not with_evidence
    told = [] if own or bare else list(_witnesses(store, node, about))
    quads = dict.fromkeys([*facts, *own, *told])
    named = dict.fromkeys(end for quad in quads for end in (quad.subject, quad.object))
    things = (end for end in named if isinstance(end, NamedNode))
    labels = [label for thing in things for label in store.quads_for_pattern(thing, LABEL, None, None)]
    return KnowledgeGraph.of(dict.fromkeys([*quads, *labels]), graph.base)


def _about(store: Store, sayings: Sayings, node: NamedNode) -> tuple[list[NamedNode], list[Quad]]:
    """A thing with the situations that it takes part in, and the other triples that point at it."""
    about, others = {node: None}, []
    for quad in store.quads_for_pattern(None, None, node, FACTS):
        if isinstance(quad.subject, NamedNode) and sayings.situation(quad.subject):
            about[quad.subject] = None
        else:
            others.append(quad)
    return list(about), others


def _witnesses(store: Store, node: NamedNode, about: Iterable[NamedNode]) -> Iterator[Quad]:
    """The statements about a thing and its situations, with their evidence, documents and rules."""
    found = [q for one in about for q in store.quads_for_pattern(None, SUBJECT, one, EVIDENCE_GRAPH)]
    found += store.quads_for_pattern(None, OBJECT, node, EVIDENCE_GRAPH)
    proofs: dict[NamedNode, None] = {}
    for statement in dict.fromkeys(quad.subject for quad in found):
        for quad in store.quads_for_pattern(statement, None, None, EVIDENCE_GRAPH):
            yield quad
            if quad.predicate == sb("evidence") and isinstance(quad.object, NamedNode):
                proofs[quad.object] = None
    yield from _proofs(store, proofs)


def _proofs(store: Store, proofs: Iterable[NamedNode]) -> Iterator[Quad]:
    sources: dict[NamedNode, None] = {}
    for proof in proofs:
        for quad in store.quads_for_pattern(proof, None, None, EVIDENCE_GRAPH):
            yield quad
            if quad.predicate in (sb("document"), sb("rule")) and isinstance(quad.object, NamedNode):
                sources[quad.object] = None
    for source in sources:
        quads = store.quads_for_pattern(source, None, None, EVIDENCE_GRAPH)
        yield from (quad for quad in quads if quad.predicate != TEXT)
