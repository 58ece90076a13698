"""Where documents disagree, and which names were taken for which things: of all, and of one thing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from pyoxigraph import NamedNode

from graph.knowledge import KnowledgeGraph
from graph.telling.evidence import MergeRow, fold, merges
from graph.telling.faults import Fault, faults
from graph.telling.reports import Reports, Side
from graph.telling.sayings import Sayings


@dataclass(frozen=True, slots=True)
class Conflict:
    """Values that cannot all be right, the preferred one first, and why it is."""

    about: str
    thing: str
    property: str
    why: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Disputed:
    """What is disputed of one thing; nothing of most."""

    conflicts: tuple[Conflict, ...] = ()
    refinements: tuple[Side, ...] = ()
    faults: tuple[Fault, ...] = ()
    merges: tuple[MergeRow, ...] = ()


class Disputes:
    """All that is disputed, in a steady order."""

    def __init__(self, graph: KnowledgeGraph, sayings: Sayings) -> None:
        self.graph, self.sayings = graph, sayings

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        sides = groupby(Reports(self.graph, self.sayings).conflicts(), key=lambda side: side.node)
        return tuple(self._conflict(tuple(group)) for _, group in sides)

    @cached_property
    def refinements(self) -> tuple[Side, ...]:
        return tuple(Reports(self.graph, self.sayings).refinements())

    @cached_property
    def faults(self) -> tuple[Fault, ...]:
        return tuple(faults(self.graph, self.sayings))

    @cached_property
    def merges(self) -> tuple[MergeRow, ...]:
        return tuple(sorted(merges(self.graph), key=lambda m: (fold(m.label), m.entity, m.name, m.reason)))

    def of(self, iri: str) -> Disputed:
        """What is disputed of one thing; of names that only repeat its own, nothing."""
        return Disputed(
            tuple(c for c in self.conflicts if c.about == iri),
            tuple(r for r in self.refinements if r.about == iri),
            tuple(f for f in self.faults if f.about == iri),
            tuple(m for m in self.merges if m.entity == iri and not trivial(m)),
        )

    def _conflict(self, sides: tuple[Side, ...]) -> Conflict:
        first = sides[0]
        thing = self.sayings.label(NamedNode(first.about))
        return Conflict(first.about, thing, first.property, first.why, sides)


def trivial(merge: MergeRow) -> bool:
    """Whether the name is the thing's own, only found in one more place."""
    return fold(merge.name) == fold(merge.label)
