"""An episode: who made it, who is in it, what happens, what stands before and after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pyoxigraph import NamedNode

from graph.ontology import ontology
from graph.portraits import cast, crew, making
from graph.portraits.about import About, Entry, entries
from graph.portraits.season import neighbours
from graph.portraits.shown import Cell, Piece, Row, Section
from graph.portraits.tables import planned, shaped
from graph.telling.told import Told
from graph.terms import sb

KINDS = ("episode",)
FIRST = ("partOfSeries", "partOfSeason", "numberInSeason", "numberInSeries", "datePublished")
THEN = ("viewersInMillions", "productionCode", "runtime")
LEADING = ("director", "writer", "story-by", "teleplay-by")


def line(about: About) -> Cell:
    """episode 4 of Jessica Jones season 2, 8 March 2018"""
    number = about.reading.first(about.node, "numberInSeason")
    before = f"episode {number} of" if number else "episode of"
    homes = list(about.all("partOfSeason")) or list(about.all("partOfSeries"))
    return (*(replace(piece, before=before) for piece in homes), *about.all("datePublished"))


def card(about: About) -> tuple[Entry, ...]:
    leading = crew.by_job(about, about.credits(*LEADING))
    return (
        *making.facts(about, *FIRST, *THEN),
        *leading,
        *entries(*neighbours(about, "episode")),
        *making.facts(about, "follows", "followedBy"),
    )


def sections(about: About) -> Iterator[Section | None]:
    yield cast.by_billing(about, about.take("Performance"))
    yield _characters(about)
    yield planned(about, "PlotEvent")
    yield _ties(about)
    yield crew.crew(about)
    yield making.awards(about)
    yield from making.afterwards(about)
    yield making.related(about)


def _characters(about: About) -> Section | None:
    """Who appears and who is only told of, with those who play them."""
    found = [
        (name, one) for name in ("appearsIn", "featuredIn", "mentionedIn") for one in about.take(name, "to")
    ]
    rows = [_character(about, name, one) for name, one in found]
    # those who are in the story itself stand before those who are spoken of
    rows.sort(key=lambda row: (len(row.cells) > 2 and bool(row.cells[2]), row.cells[0][0].text))
    table = shaped(("Character", "Played by", "How"), rows, frozenset())
    return Section("Characters", (table,)) if rows else None


def _character(about: About, name: str, one: Told) -> Row:
    who = next(o for o in one.fillers("from") if isinstance(o, NamedNode))
    how = () if name == "appearsIn" else (Piece({"featuredIn": "featured"}.get(name, "mentioned")),)
    return about.row(one, ((about.piece(who),), _players(about, who), how))


def _players(about: About, who: NamedNode) -> Cell:
    """Who plays someone, in this season if that is told."""
    reading = about.reading
    homes = {about.node, *reading.things(about.node, "partOfSeason")}
    played = [n for n in reading.pointing("character", who) if sb("Performance") in reading.types(n)]
    here = [n for n in played if homes & set(reading.things(n, "scope"))]
    agents = dict.fromkeys(a for n in here or played for a in reading.things(n, "agent"))
    return tuple(map(about.piece, agents))


def _ties(about: About) -> Section | None:
    """Ties between the story's people that this episode tells of."""
    open_ = [one for one in about.open.values() if one.has("episode", about.node) and not one.standing]
    found = about.took([one for one in open_ if sb("relatedTo") in ontology().supers.get(one.sort, ())])
    rows = [about.row(one, _tie(about, one)) for one in found]
    table = shaped(("Who", "Tie", "To whom", "How"), rows, frozenset())
    return Section("Told of here", (table,)) if rows else None


def _tie(about: About, one: Told) -> tuple[Cell, ...]:
    tie = Piece(ontology().label(one.sort))
    return about.cell(one, "from"), (tie,), about.cell(one, "to"), about.cell(one, "through", "reason")
