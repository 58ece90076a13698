"""A series: its seasons, who made it, who plays in it, what it won."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from graph.portraits import cast, crew, making, music
from graph.portraits.about import About, Entry
from graph.portraits.episodes import episodes, ordered
from graph.portraits.printed import counted, years
from graph.portraits.shown import Cell, Piece, Row, Section
from graph.portraits.tables import shaped

KINDS = ("series",)
FIRST = ("originalNetwork", "datePublished", "dateEnded", "numberOfSeasons", "numberOfEpisodes", "runtime")
THEN = ("genre", "country", "originalLanguage", "productionCompany", "distributor", "basedOn",
        "setInUniverse", "filmingLocation", "narrativeLocation", "follows", "followedBy")  # fmt: skip
LEADING = ("creator", "developer", "showrunner", "co-showrunner")
COLUMNS = ("Season", "Episodes", "First shown", "Last shown", "On", "Showrunner")


def line(about: About) -> Cell:
    """created by …, Netflix, 3 seasons, 2015–2019"""
    seasons = about.reading.first(about.node, "numberOfSeasons")
    made = list(about.all("creator"))
    parts = [
        Piece(p.text, p.iri, p.kind, before="created by" if at == 0 else "") for at, p in enumerate(made[:3])
    ]
    parts += about.all("originalNetwork")
    parts += [Piece(counted(int(seasons), "season"))] if seasons.isdigit() else []
    return (*parts, *(Piece(words) for words in [_when(about)] if words))


def _when(about: About) -> str:
    """The years of the series, or of its seasons as far as they say more."""
    reading = about.reading
    works = [
        about.node,
        *(n for n in reading.pointing("partOfSeries", about.node) if reading.kind(n) == "season"),
    ]
    days = sorted(
        filter(None, (reading.first(w, name) for w in works for name in ("datePublished", "dateEnded")))
    )
    return years(days[0], days[-1]) if days else ""


def card(about: About) -> tuple[Entry, ...]:
    leading = crew.by_job(about, about.credits(*LEADING))
    return (
        *making.facts(about, *FIRST),
        *leading,
        *making.facts(about, *THEN),
    )


def sections(about: About) -> Iterator[Section | None]:
    seasons = ordered(about.reading, [n for n in about.reading.pointing("partOfSeries", about.node)
                                      if about.reading.kind(n) == "season"])  # fmt: skip
    about.take("partOfSeries", "to")
    yield _seasons(about, seasons)
    yield cast.by_season(about, seasons)
    cast.told_already(about)
    yield crew.crew(about)
    yield making.awards(about)
    yield from making.afterwards(about)
    yield music.soundtrack(about)
    yield making.related(about)
    yield _loose(about)


def _seasons(about: About, seasons: list[NamedNode]) -> Section | None:
    rows = [_season(about, season) for season in seasons]
    close = frozenset(COLUMNS[1:4])
    return Section("Seasons", (shaped(COLUMNS, rows, close),), question="episodes") if rows else None


def _season(about: About, season: NamedNode) -> Row:
    reading = about.reading
    names = ("numberOfEpisodes", "datePublished", "dateEnded", "originalNetwork", "showrunner")
    by = {name: [one for one in reading.own(season) if one.sort.value.endswith(f"#{name}")] for name in names}
    cells = (about.ends(by[name], "to") for name in names)
    return Row(((reading.piece(season),), *cells))


def _loose(about: About) -> Section | None:
    """Episodes of which no document says in which season they are."""
    loose = [
        n
        for n in about.reading.pointing("partOfSeries", about.node)
        if about.reading.kind(n) == "episode" and not about.reading.values(n, "partOfSeason")
    ]
    table = episodes(about.reading, loose)
    return Section("Other episodes told of", (table,)) if table else None
