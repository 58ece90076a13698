"""The grammar of prose: quotations are not read, seasons and dates are told, names resolve or stay silent."""

from __future__ import annotations

import re

import pytest

from extract import readers
from extract.document import Passage, Span
from extract.known import Known
from extract.prose.grammar import asserted
from extract.prose.people import People, looks_personal
from extract.prose.quotes import hushed, is_title
from extract.prose.seasons import season_phrases
from extract.prose.shape import Prose
from extract.prose.when import Calendar
from extract.topic import Topic

SERIES = Topic("Harbour Lights", Span(0, 0))
SEASON_2 = Topic("Harbour Lights", Span(0, 0), season=2, type="season")


@pytest.mark.parametrize(
    ("text", "seasons"),
    [
        ("in the first season", [(1,)]),
        ("Seasons two and three were", [(2, 3)]),
        ("the first two seasons", [(1, 2)]),
        ("seasons 2 to 4", [(2, 3, 4)]),
        ("an 8-episode fourth season", [(4,)]),
        ("its second and final season", [(2,)]),
        ("the first season on Monday, followed by the second on Tuesday", [(1,), (2,)]),
        ("gave the season 4 out of 5 stars", [(2,)]),
        ("the third-season premiere", []),
    ],
)
def test_seasons(text: str, seasons: list[tuple[int, ...]]) -> None:
    """Words for seasons and the numbers they mean, on the page of season 2."""
    assert [numbers for _, _, numbers in sorted(season_phrases(text, SEASON_2))] == seasons


@pytest.mark.parametrize(
    ("before", "text", "dates"),
    [
        (Calendar(2015, 1), "A month later, Lee joined.", ["2015-02"]),
        (Calendar(2015, 1), "Also in March, Lee joined.", ["2015-03"]),
        (Calendar(), "filmed from June to November 2017", ["2017-06", "2017-11"]),
        (Calendar(), "removed in March 2022, and back on Canal 5 that month", ["2022-03", "2022-03"]),
        (Calendar(), "Also in March, Lee joined.", []),
    ],
)
def test_dates_in_order(before: Calendar, text: str, dates: list[str]) -> None:
    """A date without its year is told by those around it, or not at all."""
    assert [value.lexical for value, _, _ in before.dates(Passage.plain(text))] == dates


def test_speech_is_not_read() -> None:
    """What is said is blotted out, its last stop stays; a title is no speech."""
    assert is_title("AKA God Help the Hobo") and is_title("B+") and not is_title("she left the show")
    assert hushed(Passage.plain('"I was cast as Jo," said Lee.')).text == '"················," said Lee.'
    assert hushed(Passage.plain('of "High Tide".')).text == 'of "High Tide".'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Lee was cast as Jo", True),
        ("Lee could be cast as Jo", False),
        ("It was not renewed; Lee was cast as Jo", True),
        ("Lee hoped that Roy was cast as Jo", False),
    ],
)
def test_asserted(text: str, told: bool) -> None:
    """A clause that doubts its verb asserts nothing."""
    at = text.index("cast")
    assert asserted(text, at, at + 4) is told


def test_names_are_letters() -> None:
    """Names, dates and titles of a sentence are one letter each, and lead back to their words."""
    text = "= Harbour Lights =\n\nInfobox\n- Genre: Drama\n\n"
    text += 'Actress Ann Lee joined "High Tide" on May 4, 2014.\n'
    document = readers.read(text.encode(), "a")
    sentence = next(Prose(document, Known(SERIES)).sentences(re.compile("joined")))
    assert [mark.kind for mark in sentence.marks] == ["name", "title", "date"]
    assert [sentence.text(at, at + 1) for at, _ in sentence.marked("name")] == ["Ann Lee"]
    at = sentence.marked("name")[0][0]
    assert document.exact(sentence.span(at, at + 1)) == "Ann Lee"
    assert People(Known(SERIES), document).full_name("Lee") == "Ann Lee"


@pytest.mark.parametrize("name", ["Salt Television", "New York City", "Disney+", "ESPN News", "The Times"])
def test_things_are_no_people(name: str) -> None:
    """Studios, cities and newspapers are capitalised like people and are none."""
    assert not looks_personal(name)
