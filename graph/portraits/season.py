"""A season: its episodes, who plays in it, who made it, what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from graph.portraits import cast, crew, making, music
from graph.portraits.about import About, Entry, entries
from graph.portraits.episodes import episodes, ordered
from graph.portraits.printed import counted, ordinal
from graph.portraits.shown import Cell, Piece, Section
from graph.telling.told import Told

KINDS = ("season",)
FIRST = ("partOfSeries", "seasonNumber", "originalNetwork", "datePublished", "dateEnded", "numberOfEpisodes")
THEN = ("productionCompany", "distributor", "country", "originalLanguage", "setInUniverse", "filmingLocation",
        "narrativeLocation", "follows", "followedBy")  # fmt: skip


def line(about: About) -> Cell:
    """second season of Jessica Jones, Netflix, 13 episodes, 2018"""
    number = about.reading.first(about.node, "seasonNumber")
    before = f"{ordinal(int(number))} season of" if number.isdigit() else "season of"
    series = [replace(piece, before=before) for piece in about.all("partOfSeries")]
    count = about.reading.first(about.node, "numberOfEpisodes")
    parts = [*series, *about.all("originalNetwork")]
    parts += [Piece(counted(int(count), "episode"))] if count.isdigit() else []
    return (*parts, *(Piece(words) for words in [about.when(about.node)] if words))


def card(about: About) -> tuple[Entry, ...]:
    leading = crew.by_job(about, about.credits("showrunner", "co-showrunner"))
    return (
        *making.facts(about, *FIRST),
        *leading,
        *making.facts(about, *THEN),
        *entries(*neighbours(about, "season")),
    )


def sections(about: About) -> Iterator[Section | None]:
    reading = about.reading
    about.take("partOfSeason", "to")
    nodes = reading.pointing("partOfSeason", about.node)
    table = episodes(reading, nodes)
    yield Section("Episodes", (table,), question="episodes") if table else None
    guests: list[Told] = [one for node in ordered(reading, nodes)
                          for one in reading.situations("scope", node, "Performance")]  # fmt: skip
    guests += [one for node in nodes for one in reading.situations("work", node, "Performance")]
    yield cast.by_billing(about, [*about.take("Performance"), *(one for one in guests if not one.standing)])
    cast.told_already(about)
    yield crew.crew(about)
    yield making.awards(about)
    yield from making.afterwards(about)
    yield music.soundtrack(about)
    yield making.related(about)


def neighbours(about: About, kind: str) -> Iterator[Entry]:
    """The one before and the one after by number, where no document says so itself."""
    reading, number = about.reading, {"season": "seasonNumber", "episode": "numberInSeason"}[kind]
    whole = {"season": "partOfSeries", "episode": "partOfSeason"}[kind]
    place = reading.first(about.node, number)
    for name, word, step in (("follows", "Before it", -1), ("followedBy", "After it", 1)):
        if reading.values(about.node, name) or not place.isdigit():
            continue
        homes = reading.things(about.node, whole)
        parts = [n for home in homes for n in reading.pointing(whole, home) if reading.kind(n) == kind]
        others = [n for n in parts if reading.first(n, number) == str(int(place) + step)]
        yield word, tuple(map(reading.piece, others))
