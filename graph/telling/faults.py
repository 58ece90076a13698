"""What is wrong in the documents themselves: "track 10 is missing"."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode

from graph.knowledge import KnowledgeGraph
from graph.telling.sayings import FACTS, Sayings, Words
from graph.terms import TYPE, sb


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of a source: of what, what is wrong, and the words in which it shows."""

    node: str
    about: str
    thing: str
    kind: str
    message: str
    words: tuple[Words, ...]


def faults(graph: KnowledgeGraph, sayings: Sayings | None = None) -> list[Fault]:
    """All the faults, by the thing that they are about."""
    sayings = sayings or Sayings(graph)
    quads = graph.store.quads_for_pattern(None, TYPE, sb("SourceFault"), FACTS)
    found = [_fault(sayings, q.subject) for q in quads if isinstance(q.subject, NamedNode)]
    return sorted(found, key=lambda f: (f.thing, f.kind, f.message, f.node))


def _fault(sayings: Sayings, node: NamedNode) -> Fault:
    said = {s.triple[1]: s for s in sayings.of(node)}
    about, kind, message = (said.get(sb(part)) for part in ("about", "kind", "message"))
    thing = about.triple[2] if about else node
    words = tuple(sayings.words(e) for e in (message or about or said[TYPE]).evidence)
    return Fault(
        node.value,
        getattr(thing, "value", ""),
        sayings.label(thing),
        sayings.label(kind.triple[2]) if kind else "",
        sayings.label(message.triple[2]) if message else sayings.label(node),
        words,
    )
