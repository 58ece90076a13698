"""Which facts came, went and changed between two graphs; the evidence is left aside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from graph.knowledge import KnowledgeGraph, Node
from graph.ontology import ontology
from graph.telling.sayings import FACTS, Sayings
from graph.terms import LABEL, TYPE, sb

Place = tuple[NamedNode, NamedNode]


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that came, went, or has another value."""

    change: str
    thing: str
    property: str
    old: str
    new: str


class Side:
    """One of the two graphs: its facts by subject and property, without what follows from others."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self.sayings = Sayings(KnowledgeGraph.of(graph.store.quads_for_pattern(None, None, None, FACTS)))
        self.kinds: dict[NamedNode, set[Node]] = defaultdict(set)
        self.values: dict[Place, set[Node]] = defaultdict(set)
        triples = [s.triple for s in self.sayings.every()]
        for subject, predicate, value in triples:
            if predicate == TYPE:
                self.kinds[subject].add(value)
            elif predicate != LABEL:
                self.values[subject, predicate].add(value)
        self._leave_what_follows()

    def _leave_what_follows(self) -> None:
        """ "sb:writer" says nothing that "sb:storyBy" has not said."""
        for (subject, predicate), values in list(self.values.items()):
            for above in ontology().supers.get(predicate, ()):
                self.values[subject, above] -= values
        self.values = defaultdict(set, {place: values for place, values in self.values.items() if values})

    def situation(self, node: NamedNode) -> NamedNode | None:
        """The class of a credit, a nomination and the like; none of a thing."""
        kinds = self.kinds.get(node, set()) & self.sayings.situations.keys()
        return min((kind for kind in kinds if isinstance(kind, NamedNode)), key=str, default=None)

    def label(self, node: Node) -> str:
        return self.sayings.label(node)


def difference(old: KnowledgeGraph, new: KnowledgeGraph) -> list[Change]:
    """All changes, by thing and property; a situation that came or went as a whole is one."""
    before, after = Side(old), Side(new)
    found = [*_situations(before, after)]
    for place in before.values.keys() | after.values.keys():
        if (place[0] in before.kinds) == (place[0] in after.kinds) or not _whole(place[0], before, after):
            found += _place(place, before, after)
    return sorted(found, key=lambda c: (c.thing, c.property, c.change, c.old, c.new))


def _whole(node: NamedNode, before: Side, after: Side) -> bool:
    return (before.situation(node) or after.situation(node)) is not None


def _situations(before: Side, after: Side) -> Iterator[Change]:
    for node in sorted(before.kinds.keys() ^ after.kinds.keys(), key=str):
        side = before if node in before.kinds else after
        kind = side.situation(node)
        if kind is not None:
            told = side.label(node)
            old, new = (told, "") if side is before else ("", told)
            yield Change("went" if side is before else "came", _whose(node, side), side.label(kind), old, new)


def _whose(node: NamedNode, side: Side) -> str:
    kind = side.situation(node)
    frame = side.sayings.situations[kind] if kind is not None else None
    owners: Mapping[Place, set[Node]] = side.values
    found = owners.get((node, sb(frame.subject)), set()) if frame else set()
    return min((side.label(owner) for owner in found), default=side.label(node))


def _place(place: Place, before: Side, after: Side) -> Iterator[Change]:
    """The values that only one side has; where both have some that the other has not, they changed."""
    gone = _sorted(before.values.get(place, set()) - after.values.get(place, set()), before)
    come = _sorted(after.values.get(place, set()) - before.values.get(place, set()), after)
    thing = (after if place[0] in after.kinds else before).label(place[0])
    name = ontology().label(place[1])
    for old, new in zip(gone, come, strict=False):
        alike = before.label(old) == after.label(new)
        words = (str(old), str(new)) if alike else (before.label(old), after.label(new))
        yield Change("changed", thing, name, *words)
    for old in gone[len(come) :]:
        yield Change("went", thing, name, before.label(old), "")
    for new in come[len(gone) :]:
        yield Change("came", thing, name, "", after.label(new))


def _sorted(values: set[Node], side: Side) -> list[Node]:
    return sorted(values, key=lambda v: (side.label(v), isinstance(v, Literal), str(v)))
