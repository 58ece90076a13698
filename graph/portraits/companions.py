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

MOST, LINKED = 30, 5  # how many companions are shown, and how many of the works that each shares
KINDS = ("episode", "season", "work", "series")  # what binds most first


def companions(about: About, title: str = "Worked with") -> Section | None:
    """The people with most in common: first by episodes, then by seasons and by whole shows."""
    shared: dict[NamedNode, list[NamedNode]] = {}
    for place in _places(about):
        for other in _makers(about.reading, place) - {about.node}:
            shared.setdefault(other, []).append(place)
    if not shared:
        return None
    counts = {other: _count(about.reading, places) for other, places in shared.items()}
    ranked = sorted(shared, key=lambda o: ([-n for n in counts[o]], about.reading.label(o), o.value))
    alone = len({show_of(about, place) for places in shared.values() for place in places}) == 1
    rows = tuple(_row(about, other, shared[other], counts[other], alone) for other in ranked[:MOST])
    left = len(ranked) - len(rows)
    more = (
        [Listing((Row(((Piece(f"and {counted(left, 'more person', 'more people')}"),),)),))] if left else []
    )
    return Section(title, (Table(("Who", "Together on", "Such as"), rows), *more))


def _row(about: About, other: NamedNode, places: list[NamedNode], count: tuple[int, ...], alone: bool) -> Row:
    words = ", ".join(
        counted(n, kind, "series" if kind == "series" else "")
        for kind, n in zip(KINDS, count, strict=True)
        if n
    )
    best = next(kind for kind, n in zip(KINDS, count, strict=True) if n)
    of_best = [place for place in places if _kind(about.reading, place) == best]
    pieces = tuple(map(about.piece, ordered(about.reading, of_best)[:LINKED]))
    works = tuple(replace(p, text=about.short(NamedNode(p.iri))) for p in pieces) if alone else pieces
    return Row(((about.piece(other),), (Piece(words),), works))


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
