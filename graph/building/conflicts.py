"""Where documents contradict each other: what each side says, which side stands, and by which rule."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from extract.entities import Evidence
from extract.facts import Modality
from extract.resolve import forms
from graph.building.said import Proof, Said, weight
from graph.knowledge import Node, Triple
from graph.terms import ALT_LABEL, NAME, TYPE, sb

_LISTS = tomllib.loads(Path(__file__).with_name("conflicts.toml").read_text("utf-8"))["lists"]
RULES = (  # by which of its weights the first side stands before the second
    "more documents say so, or surer rules in as many",
    "the surest rule of all says so",
    "it stands in more places",
)
DRAW = "nothing speaks for one more than for the other; the last in order is taken"


@dataclass(frozen=True)
class Conflict:
    """Values that cannot all be right; the first has most behind it, `stand` says how many are facts."""

    about: NamedNode
    property: NamedNode
    sides: tuple[Triple, ...]
    stand: int
    reason: str


@dataclass(frozen=True)
class Refinement:
    """A value that one document says more exactly than another: no conflict."""

    about: NamedNode
    property: NamedNode
    finer: Literal
    coarser: Literal
    proof: tuple[Evidence, ...]


@dataclass(frozen=True)
class Judged:
    """What comparing the documents showed."""

    conflicts: tuple[Conflict, ...] = ()
    refinements: tuple[Refinement, ...] = ()


def conflicts(said: Said, disputed: Iterable[tuple[NamedNode, tuple[Triple, ...]]]) -> Iterator[Conflict]:
    """All conflicts among what is said, in order; `disputed` are the same role of situations that differ."""
    facts = said.by[Modality.ASSERTED]
    found = [*_single(said, facts), *_lists(facts), *_titles(facts)]
    found += [_weighed(about, sides[0][1], sides, facts, len(sides)) for about, sides in disputed]
    return iter(sorted(found, key=lambda c: (str(c.about), str(c.property), *map(str, c.sides))))


def _single(said: Said, facts: Mapping[Triple, Proof]) -> Iterator[Conflict]:
    """A property with one value, of which several are said: the others stand no longer among the facts."""
    lost: dict[tuple[NamedNode, NamedNode], list[Triple]] = defaultdict(list)
    for triple in said.contested:
        lost[triple[:2]].append(triple)
    kept = {triple[:2]: triple for triple in facts if triple[:2] in lost}
    proofs = {**facts, **said.contested}
    for place, triples in lost.items():
        yield _weighed(*place, (kept[place], *triples), proofs, 1)


def _lists(facts: Mapping[Triple, Proof]) -> Iterator[Conflict]:
    """A list that two documents fill differently, neither of them with all that the other has."""
    told: dict[tuple[NamedNode, NamedNode], dict[str, set[Node]]] = defaultdict(lambda: defaultdict(set))
    listed = frozenset(map(sb, _LISTS))
    for (subject, predicate, value), proof in facts.items():
        if predicate in listed:
            for evidence in proof:
                told[subject, predicate][evidence.document].add(value)
    for (subject, predicate), by_document in told.items():
        lists = [frozenset(values) for values in by_document.values()]
        if any(not (a <= b or b <= a) for a in lists for b in lists):
            values = sorted({value for one in lists for value in one}, key=str)
            sides = tuple((subject, predicate, value) for value in values)
            yield _weighed(subject, predicate, sides, facts, len(sides))


def _titles(facts: Mapping[Triple, Proof]) -> Iterator[Conflict]:
    """An episode that another document calls quite differently."""
    episodes = {s for s, p, o in facts if p == TYPE and o == sb("Episode")}
    named = {s: o for s, p, o in facts if p == NAME and s in episodes}
    for triple, proof in facts.items():
        subject, predicate, value = triple
        if predicate == ALT_LABEL and subject in named and _differ(str(named[subject]), str(value)):
            first = (subject, NAME, named[subject])
            if {e.document for e in proof}.isdisjoint(e.document for e in facts[first]):
                yield Conflict(subject, NAME, (first, triple), 2, "the longer title is taken for the name")


def _differ(a: str, b: str) -> bool:
    one, other = forms.key(a.strip('"')), forms.key(b.strip('"'))
    return bool(one and other) and one not in other and other not in one


def _weighed(
    about: NamedNode,
    property_: NamedNode,
    sides: tuple[Triple, ...],
    proofs: Mapping[Triple, Proof],
    stand: int,
) -> Conflict:
    ranked = sorted(sides, key=lambda t: (*weight(proofs[t]), str(t[2])), reverse=True)
    first, second = (weight(proofs[triple]) for triple in ranked[:2])
    reason = next((why for a, b, why in zip(first, second, RULES, strict=True) if a != b), DRAW)
    return Conflict(about, property_, tuple(ranked), stand, reason)
