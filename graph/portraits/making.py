"""What works have in common: awards, reviews, releases, how they were made, what they are related to."""

from __future__ import annotations

from collections.abc import Iterator

from graph.ontology import ontology
from graph.portraits.about import About, Entry, entries, heading
from graph.portraits.shown import Entries, Section
from graph.portraits.tables import planned
from graph.terms import sb

AFTERWARDS = ("Rating", "Release", "ProductionEvent", "TitleUse", "Replacement")
WORDS = {
    "partOfSeries": "series",
    "partOfSeason": "season",
    "seasonNumber": "number",
    "numberInSeason": "number in season",
    "numberInSeries": "number overall",
    "originalNetwork": "network",
    "datePublished": "first shown",
    "dateEnded": "last shown",
    "numberOfSeasons": "seasons",
    "numberOfEpisodes": "episodes",
    "viewersInMillions": "viewers (millions)",
    "country": "country",
    "originalLanguage": "language",
    "follows": "before it",
    "followedBy": "after it",
}  # what a work's card calls its properties, shorter than the ontology does
RELATED = ("relatedWork", "refersTo", "basedOn", "setInUniverse")


def facts(about: About, *names: str) -> tuple[Entry, ...]:
    """Plain facts of a work as entries of its card."""
    return entries(*((heading(name, WORDS), about.values(name)) for name in names))


def awards(about: About) -> Section | None:
    """Nominations with their results, then what is said to have been received without more."""
    table = planned(about, "AwardNomination")
    listed = {value for row in (table.blocks[0].rows if table else ()) for cell in row.cells for value in  # type: ignore[union-attr]
              (piece.iri for piece in cell) if row.sign == "won"}  # fmt: skip
    received = tuple(p for p in about.values("receivedAward") if p.iri not in listed)
    more = entries(("Also said to have received", received))
    blocks = (*(table.blocks if table else ()), *((Entries(more),) if more else ()))
    return Section("Awards", blocks) if blocks else None


def afterwards(about: About) -> Iterator[Section | None]:
    for cls in AFTERWARDS:
        yield planned(about, cls)


def related(about: About) -> Section | None:
    """Other works, as they are related to this one and this one to them."""
    mine = [(_words(name), about.values(name)) for name in RELATED]
    theirs = [
        (f"{_words(name)} ({about.reading.label(about.node)})", about.turned(name)) for name in RELATED[:3]
    ]
    albums = [("Music", about.turned("albumOf"))]
    found = entries(*mine, *theirs, *albums)
    return Section("Related works", (Entries(found),)) if found else None


def _words(name: str) -> str:
    label = ontology().label(sb(name))
    return label[:1].upper() + label[1:]
