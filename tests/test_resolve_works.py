"""Which series, season, episode, award or album is meant, on one page and on several."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.document import Document, Passage, Span
from extract.entities import Entity, Extraction
from extract.facts import Fact, Kind, Ref, Value
from extract.reading import DocumentFacts
from extract.resolve import resolve
from extract.topic import Topic


def page(*facts: Fact, series: str = "Lantern Bay", season: int | None = None) -> DocumentFacts:
    """A document of which only the facts matter; each gets a stretch of the text of its own."""
    text = "x" * 9 * (len(facts) + 1)
    placed = tuple(replace(f, span=Span(9 * at, 9 * at + 9), rule="test") for at, f in enumerate(facts))
    document = Document("page", f"{series}{season}{len(facts)}", "test", text, Passage.plain(text))
    return DocumentFacts(document, Topic(series, Span(0, 1), season), placed)


def fact(subject: Ref, predicate: str = "country", object_: Ref | Value | None = None) -> Fact:
    return Fact(subject, predicate, object_ or Ref("country", "Ireland"), Span(0, 1))


def episode(name: str, season: int | None = None, number: int | None = None, of: str = "") -> Ref:
    return Ref("episode", name, None, season, number, of)


def subjects(*pages: DocumentFacts) -> list[Entity]:
    """The things that are spoken of, each once."""
    found: Extraction = resolve(pages)
    return list(dict.fromkeys(statement.subject for statement in found.statements))


LOW = Entity("episode", "Low Tide", "Lantern Bay", 1, 2)
EPISODES = {
    "a title alone is the episode of that title": (
        [[episode("Low Tide", 1, 2), episode("Low tide")]],
        [LOW],
    ),
    "a number alone is the episode of that number": ([[episode("", 1, 2), episode("Low Tide", 1, 2)]], [LOW]),
    "a title alone that no row has stays without numbers": (
        [[episode("Low Tide", 1, 2), episode("High Tide")]],
        [LOW, Entity("episode", "High Tide", "Lantern Bay")],
    ),
    "the title on one page, the number on the other": (
        [[episode("Low Tide")], [episode("Low Tide", 1, 2)]],
        [LOW],
    ),
    "dots and marks in a title do not count": (
        [[episode("A.K.A. Smile")], [episode("AKA Smile", 1, 2)]],
        [Entity("episode", "A.K.A. Smile", "Lantern Bay", 1, 2)],
    ),
    "a title that two seasons have is neither": (
        [[episode("Pilot", 1, 1), episode("Pilot", 2, 1), episode("Pilot")]],
        [Entity("episode", "Pilot", "Lantern Bay", 1, 1), Entity("episode", "Pilot", "Lantern Bay", 2, 1)],
    ),
    "the same number in another series is another": (
        [[episode("Low Tide", 1, 2), episode("Low Tide", 1, 2, of="Gull Rock")]],
        [LOW, Entity("episode", "Low Tide", "Gull Rock", 1, 2)],
    ),
}


@pytest.mark.parametrize(("pages", "wanted"), EPISODES.values(), ids=EPISODES.keys())
def test_episodes(pages: list[list[Ref]], wanted: list[Entity]) -> None:
    """An episode is known by its number and by its title, and is one where both point to it."""
    read = [page(*(fact(ref) for ref in refs), season=at) for at, refs in enumerate(pages, 1)]
    assert subjects(*read) == wanted


@pytest.mark.parametrize(
    ("kind", "names", "wanted"),
    [
        ("award", ["Harbour Award", "Harbour Awards"], ["Harbour Awards"]),
        ("organisation", ["The BBC", "BBC"], ["The BBC"]),
        ("organisation", ["Fox", "Fox Broadcasting Company"], ["Fox", "Fox Broadcasting Company"]),
        ("work", ["The Defenders", "Defenders"], ["The Defenders", "Defenders"]),
        ("genre", ["comedy", "Comedy"], ["Comedy"]),
        ("category", ["Best Actor", "Best Actress"], ["Best Actor", "Best Actress"]),
        ("series", ["Gull Rock (TV series)", "Gull Rock"], ["Gull Rock"]),
        ("series", ["Marvel's Lantern Bay", "Lantern Bay"], ["Lantern Bay"]),
    ],
)
def test_things_by_their_names(kind: Kind, names: list[str], wanted: list[str]) -> None:
    """Case, number of an award and article of a company make no other thing; a longer name does."""
    assert [e.name for e in subjects(page(*(fact(Ref(kind, name)) for name in names)))] == wanted


def test_a_work_that_another_page_knows_as_a_series() -> None:
    """ "Gull Rock" is a work to one page and a series to another; what a series is based on stays a work."""
    bay = page(
        fact(Ref("series", "Lantern Bay"), "refersTo", Ref("work", "Gull Rock")),
        fact(Ref("series", "Lantern Bay"), "basedOn", Ref("work", "Lantern Bay")),
    )
    rock = page(fact(Ref("series", "Gull Rock")), series="Gull Rock")
    found = {s.predicate: s.object for s in resolve([bay, rock]).statements}
    assert found["refersTo"] == Entity("series", "Gull Rock")
    assert found["basedOn"] == Entity("work", "Lantern Bay")


def test_the_season_of_a_page() -> None:
    """A season is its number; on the page of one, the season without a number is that one."""
    assert subjects(page(fact(Ref("season", "", season=2)), fact(Ref("season")), season=2)) == [
        Entity("season", "Lantern Bay season 2", "Lantern Bay", 2)
    ]
    (_, passed) = resolve([page(fact(Ref("season", "the season")))]).passed[0]
    assert passed.why == "the season: which season is not said"


def test_an_album_told_without_its_name() -> None:
    """ "A soundtrack album for the second season" is the one of that season and day that has a name."""
    told, named = Ref("album", "Lantern Bay season 2 soundtrack"), Ref("album", "xxxxxxxxx", Span(0, 9))
    both = [("albumOf", Ref("season", "", season=2)), ("datePublished", Value("2018-03-16", "date"))]
    pages = [
        page(*(fact(album, *pair) for pair in both), season=at) for at, album in enumerate((told, named), 1)
    ]
    assert [e.name for e in subjects(*pages)] == ["xxxxxxxxx"]
