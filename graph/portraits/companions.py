"""With whom somebody worked: who is credited on the same episodes, seasons and shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from pyoxigraph import NamedNode

from graph.building.frames import jobs
from graph.portraits.about import About
from graph.portraits.episodes import ordered
from graph.portraits.filmography import show_of
from graph.portraits.printed import counted
from graph.portraits.reading import FACTS, Reading
from graph.portraits.shown import Listing, Piece, Row, Section, Table
from graph.terms import sb

MOST, LINKED = 40, 5  # how many rows are shown, and how many of the works that are shared
KINDS = ("episode", "season", "work", "series")  # what binds most first


def companions(about: About, title: str = "Worked with") -> Section | None:
    """The people with most in common, first by episodes, then by seasons and by whole shows; those with whom
    the same works are shared stand together.
    """
    shared: dict[NamedNode, list[NamedNode]] = {}
    for place in _places(about):
        for other in _makers(about.reading, place) - {about.node}:
            shared.setdefault(other, []).append(place)
    groups: dict[tuple[NamedNode, ...], list[NamedNode]] = {}
    for other in sorted(shared, key=lambda other: (about.reading.label(other), other.value)):
        groups.setdefault(tuple(shared[other]), []).append(other)
    counts = {places: _count(about.reading, places) for places in groups}
    ranked = sorted(groups, key=lambda places: ([-n for n in counts[places]], [p.value for p in places]))
    alone = len({show_of(about, place) for places in groups for place in places}) == 1
    rows = tuple(_row(about, groups[places], places, counts[places], alone) for places in ranked[:MOST])
    left = sum(len(groups[places]) for places in ranked[MOST:])
    more = Listing((Row(((Piece(f"and {counted(left, 'more person', 'more people')}"),),)),))
    table = Table(("Together on", "Who", "Such as"), rows)
    return Section(title, (table, more) if left else (table,)) if rows else None


def _row(
    about: About, others: list[NamedNode], places: Iterable[NamedNode], count: tuple[int, ...], alone: bool
) -> Row:
    told = [(kind, n) for kind, n in zip(KINDS, count, strict=True) if n]
    words = ", ".join(counted(n, kind, "series" if kind == "series" else "") for kind, n in told)
    of_best = [place for place in places if _kind(about.reading, place) == told[0][0]]
    pieces = tuple(map(about.piece, ordered(about.reading, of_best)[:LINKED]))
    works = tuple(replace(p, text=about.short(NamedNode(p.iri))) for p in pieces) if alone else pieces
    return Row(((Piece(words),), tuple(map(about.piece, others)), works))


def _places(about: About) -> list[NamedNode]:
    """Where somebody is credited, as exactly as it is told: an episode, else a season, else a show."""
    reading = about.reading
    found: dict[NamedNode, None] = {}
    for node in reading.pointing("agent", about.node):
        for place in reading.things(node, "scope") or reading.things(node, "work"):
            found[place] = None
    return sorted(found, key=lambda place: place.value)


def _makers(reading: Reading, place: NamedNode) -> set[NamedNode]:
    quads = reading.store.quads_for_pattern(place, None, None, FACTS)
    found = {q.object for q in quads if q.predicate in _properties() and isinstance(q.object, NamedNode)}
    return {node for node in found if reading.kind(node) == "person"}


def _count(reading: Reading, places: Iterable[NamedNode]) -> tuple[int, ...]:
    kinds = [_kind(reading, place) for place in places]
    return tuple(kinds.count(kind) for kind in KINDS)


def _kind(reading: Reading, place: NamedNode) -> str:
    kind = reading.kind(place)
    return kind if kind in KINDS else "work"


@cache
def _properties() -> frozenset[NamedNode]:
    return frozenset(sb(entry.property) for entry in jobs().values() if entry.property)
