"""What is said, as facts: each plain one, and each situation with all its parts, told once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode

from graph.building.frames import Frame, job
from graph.knowledge import Node
from graph.ontology import ontology
from graph.telling.sayings import Saying, Sayings
from graph.terms import SB, sb

Pairs = list[tuple[NamedNode, Node]]

FROM, TO, RELATION = sb("from"), sb("to"), sb("relation")
ASIDE = ("asserted", "normal rank")  # what goes without saying


@dataclass(frozen=True, slots=True)
class Told:
    """A fact: `sort` is its property, or its situation's class; `how` is "" or "planned" and the like."""

    sort: NamedNode
    node: NamedNode  # the situation, or whom a plain fact is about
    parts: tuple[tuple[NamedNode, Node], ...]  # of a plain fact: from, to
    said: tuple[Saying, ...]
    how: str = ""

    def fillers(self, *names: str) -> list[Node]:
        """What stands under some of its parts."""
        return [value for name in names for part, value in self.parts if part == sb(name)]

    def has(self, part: str, node: Node) -> bool:
        return (sb(part), node) in self.parts

    @property
    def standing(self) -> str:
        """Nothing for a fact, else how it is put: a consideration is a fact, what it tells of is none."""
        ways = [ontology().label(way) for way in self.fillers("modality") if isinstance(way, NamedNode)]
        return self.how or next((way for way in ways if way != ASIDE[0]), "")


def told(
    sayings: Sayings, said: Iterable[Saying], plain: Callable[[NamedNode], bool] = lambda _: True
) -> Iterator[Told]:
    """The situations in what is said, then the plain facts that none of them tells with more to it.

    `plain` says about whom plain facts are wanted.
    """
    known: set[tuple[Node, NamedNode, Node, str]] = set()  # plain facts that are told by a situation
    later = []
    for subject, how, group in _grouped(said):
        cls = next((o for s in group if (o := s.triple[2]) in sayings.situations), None)
        if cls == sb("Relationship"):
            one = _relationship(subject, how, group)
            known.add((one.parts[0][1], one.sort, one.parts[1][1], how))
            yield one
        elif isinstance(cls, NamedNode):
            parts = narrowest(group)
            known |= {(*triple, how) for triple in _derived(sayings.situations[cls], parts)}
            yield Told(cls, subject, tuple(parts), tuple(group), how)
        elif plain(subject):
            later.append((subject, how, group))
    for subject, how, group in later:
        for predicate, value in narrowest(group):
            if (subject, predicate, value, how) not in known:
                proof = tuple(s for s in group if s.triple[1:] == (predicate, value))
                yield Told(predicate, subject, ((FROM, subject), (TO, value)), proof, how)


def narrowest(said: Iterable[Saying]) -> Pairs:
    """What is said under our own terms, without what only follows from a narrower one."""
    own = [(s.triple[1], s.triple[2]) for s in said if s.triple[1].value.startswith(SB)]
    above = {(wide, value) for p, value in own for wide in ontology().supers.get(p, ())}
    return list(dict.fromkeys(pair for pair in own if pair not in above))


def _grouped(sayings: Iterable[Saying]) -> Iterator[tuple[NamedNode, str, list[Saying]]]:
    """What is said of each subject in one way, in order; others' blank nodes are left out."""
    groups: dict[tuple[str, str], list[Saying]] = {}
    named = (saying for saying in sayings if isinstance(saying.triple[0], NamedNode))
    for saying in sorted(named, key=lambda s: (str(s.triple[0]), str(s.triple[1]), str(s.triple[2]))):
        how = "; ".join(word for word in (saying.modality, saying.rank) if word not in ASIDE)
        groups.setdefault((saying.triple[0].value, how), []).append(saying)
    for (subject, how), said in groups.items():
        yield NamedNode(subject), how, said


def _derived(frame: Frame, parts: Pairs) -> Iterator[tuple[Node, NamedNode, Node]]:
    """The plain facts that follow from a situation; where a character appears is told by itself."""
    values = {name: [o for p, o in parts if p == sb(name)] for name in ("job", "scope", frame.subject)}
    places = values["scope"] or values[frame.subject]
    for left, name, right in frame.derived:
        ends = [places if part == "place" else _filling(frame, parts, part) for part in (left, right)]
        jobs = [job(str(o.value).rpartition("/")[2]).property for o in values["job"]]
        for predicate in jobs if name == "=job" else [name]:
            if predicate and name != "appearsIn":
                yield from ((one, sb(predicate), other) for one in ends[0] for other in ends[1])


def _relationship(node: NamedNode, how: str, said: list[Saying]) -> Told:
    """A plain fact with its circumstances: told as the fact, with what else is known of it."""
    parts = narrowest(said)
    relation = next(o for p, o in parts if p == RELATION and isinstance(o, NamedNode))
    ends = [next((p, o) for p, o in parts if p == end) for end in (FROM, TO)]
    rest = [(p, o) for p, o in parts if p not in (FROM, TO, RELATION)]
    return Told(relation, node, (*ends, *rest), tuple(said), how)


def _filling(frame: Frame, parts: Pairs, part: str) -> list[Node]:
    """What fills a part of a frame."""
    name = {"subject": frame.subject, "object": frame.object}.get(part) or frame.role(part)
    return [o for p, o in parts if p == sb(name)]
