"""Anything else: its facts under their headings, and what it did where it is credited."""

from __future__ import annotations

from collections.abc import Iterator

from graph.ontology import ontology
from graph.portraits import crew, filmography, music
from graph.portraits.about import About, Entry, entries, heading
from graph.portraits.shown import Cell, Piece, Section
from graph.telling.told import FROM, Told

LINE = ("partOfSeries", "albumOf", "inAlbum", "datePublished")


def line(about: About) -> Cell:
    """What it is a part of, and when it came."""
    return tuple(Piece(p.text, p.iri, p.kind, date=p.date) for name in LINE for p in about.all(name))


def card(about: About) -> tuple[Entry, ...]:
    """Its own plain facts; of a situation, its parts."""
    whole = [
        one for one in about.open.values() if one.node == about.node and one.parts[0] != (FROM, about.node)
    ]
    names = dict.fromkeys(
        one.sort.value.rpartition("#")[2]
        for one in about.open.values()
        if one.parts[0] == (FROM, about.node) and len(one.parts) == 2 and not one.standing
    )
    parts = [entry for one in about.took(whole) for entry in _parts(about, one)]
    return entries(*parts, *((heading(name), about.values(name)) for name in names))


def _parts(about: About, one: Told) -> Iterator[Entry]:
    for part in dict.fromkeys(part for part, _ in one.parts):
        values = [value for p, value in one.parts if p == part]
        proof = [s for s in one.said if s.triple[1] == part]
        label = ontology().label(part)
        yield (
            label[:1].upper() + label[1:],
            tuple(about.reading.piece(v, [s for s in proof if s.triple[2] == v], one.how) for v in values),
        )


def sections(about: About) -> Iterator[Section | None]:
    yield music.tracks(about)
    yield filmography.filmography(about)
    yield crew.crew(about)
