"""In which episodes someone of a story appears, season by season."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from graph.portraits.about import About
from graph.portraits.episodes import ordered
from graph.portraits.shown import Appearances, Listing, Row, Season, Section, Square
from graph.telling.told import Told

WAYS = {"appearsIn": "appears", "featuredIn": "featured", "mentionedIn": "mentioned"}


def appearances(about: About) -> Section | None:
    """A row of squares for each season of which an episode is told of; other works as a list."""
    found = {name: about.take(name, "from") for name in WAYS}
    how: dict[NamedNode, str] = {}
    said: dict[NamedNode, list[Told]] = {}
    for name, facts in found.items():
        for one in facts:
            for work in one.fillers("to"):
                if isinstance(work, NamedNode):
                    how.setdefault(work, WAYS[name])
                    said.setdefault(work, []).append(one)
    grid = tuple(_seasons(about, how, said))
    shown = {square.episode.iri for _, squares, _ in grid for square in squares}
    others = [work for work in how if work.value not in shown and work.value not in _grown(grid)]
    rows = tuple(_line(about, work, how[work], said[work]) for work in _by_kind(about, others))
    blocks = [Appearances(grid)] if grid else []
    lists = [Listing(rows, "Also in" if grid else "")] if rows else []
    return Section("Appearances", (*blocks, *lists)) if blocks or lists else None


def _seasons(about: About, how: dict[NamedNode, str], said: dict[NamedNode, list[Told]]) -> Iterator[Season]:
    reading = about.reading
    episodes = [work for work in how if reading.kind(work) == "episode"]
    homes = dict.fromkeys(season for work in episodes for season in reading.things(work, "partOfSeason"))
    seasons = sorted(homes, key=lambda s: (reading.first(s, "partOfSeries"), _number(about, s)))
    for season in seasons:
        squares = tuple(
            Square(reading.first(e, "numberInSeason"), reading.piece(e), how.get(e, ""))
            for e in ordered(reading, reading.pointing("partOfSeason", season))
        )
        members = {square.episode.iri for square in squares}
        facts = [
            one for work, told in said.items() if work.value in members or work == season for one in told
        ]
        yield reading.piece(season), squares, reading.words(s for one in facts for s in one.said)


def _number(about: About, season: NamedNode) -> tuple[float, str]:
    number = about.reading.first(season, "seasonNumber")
    return (float(number) if number.isdigit() else float("inf"), season.value)


def _grown(grid: tuple[Season, ...]) -> set[str]:
    return {season.iri for season, _, _ in grid}


def _by_kind(about: About, works: list[NamedNode]) -> list[NamedNode]:
    """Seasons before the series that they are a part of, in order."""
    return sorted(works, key=lambda w: (about.reading.kind(w), *_number(about, w)))


def _line(about: About, work: NamedNode, how: str, said: list[Told]) -> Row:
    piece = about.reading.piece(
        work, (s for one in said for s in one.said), "", "", "" if how == "appears" else how
    )
    return Row(((piece,),))
