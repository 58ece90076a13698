"""The ties of someone of a story: who is whose mother, friend, enemy."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from pyoxigraph import NamedNode

from graph.ontology import ontology
from graph.portraits.about import About
from graph.portraits.shown import Section, Tie, Ties
from graph.telling.headings import turned
from graph.telling.told import Told
from graph.terms import SB, sb

MOST = 25  # that a drawing shows readably


def ties(about: About, title: str = "Ties") -> Section | None:
    """Every tie in the story, by the one that it leads to."""
    found = about.took([one for one in about.open.values() if not one.standing and _is_tie(one.sort)])
    by: dict[tuple[str, NamedNode], list[Told]] = {}
    for one in found:
        for other in one.fillers("from", "to"):
            if isinstance(other, NamedNode) and other != about.node:
                by.setdefault((group(one.sort), other), []).append(one)
    order = list(groups())
    made = [_tie(about, name, other, same) for (name, other), same in by.items()]
    made.sort(key=lambda tie: (order.index(tie.group), -len(tie.words), tie.other.text, tie.other.iri))
    if not made:
        return None
    drawn = dict.fromkeys(tie.other.iri for tie in made[:MOST])
    among = tuple(_among(about, [NamedNode(iri) for iri in drawn]))
    return Section(title, (Ties(about.piece(about.node), tuple(made), among),))


def _tie(about: About, name: str, other: NamedNode, same: list[Told]) -> Tie:
    labels = dict.fromkeys(_label(about, one) for one in same)
    said = [s for one in same for s in one.said]
    return Tie(tuple(labels), about.piece(other), name, about.reading.words(said))


def _label(about: About, one: Told) -> str:
    """How the other one is tied to this one: "mother", or "kills" for whom this one kills."""
    label = ontology().label(one.sort) if one.has("from", about.node) else turned(one.sort).removesuffix(" ←")
    if one.has("to", about.node) and turned(one.sort).endswith(" ←"):
        label = f"{ontology().label(one.sort)} {about.reading.label(about.node)}"
    more = [about.reading.label(o) for o in one.fillers("through", "reason")]
    return f"{label} ({', '.join(more)})" if more else label


def _among(about: About, others: list[NamedNode]) -> Iterator[tuple[str, str, str]]:
    """The ties between two of the others: only that there are some, and of which sort."""
    known = set(others)
    for one in others:
        met: dict[NamedNode, list[NamedNode]] = {}
        for quad in about.reading.sayings.store.quads_for_pattern(one, None, None, None):
            if quad.object in known and quad.object != one and _is_tie(quad.predicate):
                met.setdefault(quad.object, []).append(quad.predicate)  # type: ignore[arg-type]
        for other, predicates in sorted(met.items(), key=lambda pair: pair[0].value):
            yield one.value, other.value, group(_narrowest(predicates))


def _narrowest(predicates: Iterable[NamedNode]) -> NamedNode:
    return max(predicates, key=lambda p: (len(ontology().supers.get(p, ())), p.value))


def _is_tie(sort: NamedNode) -> bool:
    return sort == sb("relatedTo") or sb("relatedTo") in ontology().supers.get(sort, ())


def group(sort: NamedNode) -> str:
    """The group of a tie."""
    names = [
        sort.value.removeprefix(SB),
        *(t.value.removeprefix(SB) for t in ontology().supers.get(sort, ())),
    ]
    found = (
        name for name, members in groups().items() if any(n in members for n in names if n != "relatedTo")
    )
    return next(found, list(groups())[-1])


@cache
def groups() -> Mapping[str, frozenset[str]]:
    file = tomllib.loads(Path(__file__).with_name("ties.toml").read_text("utf-8"))
    return {entry["name"]: frozenset(entry["ties"]) for entry in file["group"]}
