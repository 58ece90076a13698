"""A match and what is left without one, and the triples that say so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from graph.knowledge import KnowledgeGraph, Triple
from graph.linking.wikidata import iri
from graph.terms import LABEL, TYPE, XSD, sb, short_hash, text
from graph.writing.matches import CLOSE, EXACT, item

MATCHED, LIKELY, BY_HAND = "matched", "likely", "by hand"
FACTS = DefaultGraph()
KEPT = (EXACT, CLOSE)


@dataclass(frozen=True, slots=True)
class Link:
    """A thing of ours and the item that it is, or is likely to be; a hand decision has no score."""

    node: NamedNode
    kind: str
    target: str
    reason: str
    decision: str
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A thing that got no link, and why; `ambiguous` if several candidates were good enough."""

    node: NamedNode
    kind: str
    name: str
    why: str
    ambiguous: bool = False


def triples(link: Link, graph: KnowledgeGraph) -> Iterator[Triple]:
    """The match, and the node that says how it came about."""
    local = link.node.value.removeprefix(graph.base)
    place = local if local != link.node.value else short_hash(local, length=16)
    node, target = NamedNode(f"{graph.base}link/{place}"), iri(link.target)
    yield link.node, CLOSE if link.decision == LIKELY else EXACT, target
    yield node, TYPE, sb("Link")
    yield node, LABEL, text(f"{_name(graph, link.node)} is {link.target}, {link.decision}")
    yield node, sb("entity"), link.node
    yield node, sb("target"), target
    yield node, sb("decision"), text(link.decision)
    yield node, sb("reason"), text(link.reason)
    if link.score is not None:
        yield node, sb("matchScore"), Literal(f"{link.score:.2f}", datatype=NamedNode(XSD + "decimal"))


def _name(graph: KnowledgeGraph, node: NamedNode) -> str:
    names = sorted(q.object.value for q in graph.store.quads_for_pattern(node, LABEL, None, FACTS))  # type: ignore[union-attr]
    return names[0] if names else node.value


@dataclass(frozen=True, slots=True)
class Written:
    """A link that a graph holds: its node, the item, and how it was decided."""

    node: NamedNode
    target: str
    decision: str


def written(graph: KnowledgeGraph) -> dict[NamedNode, Written]:
    """The links that a graph holds, by the things that they are of."""
    found = {}
    for quad in graph.store.quads_for_pattern(None, TYPE, sb("Link"), FACTS):
        quads = graph.store.quads_for_pattern(quad.subject, None, None, FACTS)
        parts = {q.predicate: q.object for q in quads}
        entity, target = parts.get(sb("entity")), item(parts.get(sb("target")))
        if isinstance(entity, NamedNode) and isinstance(quad.subject, NamedNode) and target:
            how = parts.get(sb("decision"))
            found[entity] = Written(quad.subject, target, how.value if isinstance(how, Literal) else "")
    return found


def others(graph: KnowledgeGraph) -> dict[NamedNode, str]:
    """Matches that stand in a graph without a node of ours: somebody wrote them there, and they stay."""
    ours = written(graph)
    quads = graph.store.quads_for_pattern(None, EXACT, None, FACTS)
    pairs = sorted((q.subject.value, item(q.object)) for q in quads if isinstance(q.subject, NamedNode))
    return {NamedNode(node): number for node, number in pairs if number and NamedNode(node) not in ours}


def remove(graph: KnowledgeGraph, nodes: frozenset[NamedNode]) -> None:
    """Take away what an earlier run said of these things."""
    for entity, link in written(graph).items():
        if entity in nodes:
            gone = list(graph.store.quads_for_pattern(link.node, None, None, FACTS))
            for quad in (*gone, *(Quad(entity, p, iri(link.target), FACTS) for p in KEPT)):
                graph.store.remove(quad)
