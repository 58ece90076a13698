"""Who is who among several documents of invented shows, told by players, nicknames and slips of the pen."""

from __future__ import annotations

import itertools

import pytest
from pages import items, page, section

from extract.pipeline import extract


def cast(series: str, *lines: str, billing: str = "Main", season: int = 1) -> bytes:
    lead = f"Season {season} of the Irish drama television series <i>{series}</i> premiered on May 1, 2019."
    return page(f"{series} season {season}", lead,
                section("Cast", section(billing, items(*lines), level=3)))  # fmt: skip


def story(series: str, *sentences: str) -> bytes:
    lead = f"<i>{series}</i> is an Irish drama television series created by Ann Lee."
    return page(series, lead, section("Plot", *(f"<p>{sentence}</p>" for sentence in sentences)))


GUEST = cast("Gull Rock", "Ann Bell as Ada Vance", billing="Guest")
CASES = {
    "a young actor's part is the part": (
        [cast("Lantern Bay", "Tom Hale as Ivan Reyes Gower", "Cy Poe as Ivan Reyes (young)")],
        {"Ivan Reyes Gower"},
    ),
    "one player and one name in two shows is one character, of the show that bears its name": (
        [cast("Ada Vance", "Ann Bell as Ada Vance"), GUEST],
        {"Ada Vance of Ada Vance"},
    ),
    "one player and one name in two shows is one character, of the show that it leads": (
        [cast("Lantern Bay", "Ann Bell as Ada Vance"), GUEST],
        {"Ada Vance of Lantern Bay"},
    ),
    "one name with two players in two shows is two characters": (
        [cast("Lantern Bay", "Ann Bell as Ada Vance"), cast("Gull Rock", "Lou Fenn as Ada Vance")],
        {"Ada Vance of Lantern Bay", "Ada Vance of Gull Rock"},
    ),
    "a nickname with the surname, and one player": (
        [
            cast("Lantern Bay", 'Ann Bell as María Paz Roca "Maripaz"'),
            cast("Lantern Bay", "Ann Bell as Maripaz Roca", season=2),
        ],
        {'María Paz Roca "Maripaz"'},
    ),
    "a part that is described and a part that is named, with one player": (
        [
            cast("Lantern Bay", "Tom Hale as Vance's father", billing="Guest"),
            cast("Lantern Bay", "Tom Hale as Jem Vance", season=2),
        ],
        {"Jem Vance"},
    ),
    "a surname with another letter is a namesake where both have players": (
        [cast("Lantern Bay", "Ann Bell as Pat Reed", "Tom Hale as Pat Reid")],
        {"Pat Reed", "Pat Reid"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_characters(case: str) -> None:
    """As many characters as the documents show, in every order of the documents."""
    documents, wanted = CASES[case]
    for order in itertools.permutations([(f"{at}.html", data) for at, data in enumerate(documents)]):
        parts = [f for s in extract(order).statements for role, f in s.qualifiers if role == "character"]
        found = {f"{part.name} of {part.of}" if " of " in min(wanted) else part.name for part in parts}
        assert found == wanted


@pytest.mark.parametrize(
    ("first", "second", "people"),
    [
        ("Maria Zarratti", "Maria Zarrati", 1),  # which letter is double
        ("Maria Zarratti", "Mario Zarratti", 2),
        ("Hal Wave", "Hal Wave Jr.", 2),
        ("J. R. Reef", "J.R. Reef", 1),
    ],
)
def test_people(first: str, second: str, people: int) -> None:
    """Two spellings of one name in one show are one person's, but a son is not his father."""
    documents = [
        cast("Lantern Bay", f"{first} as Ada Vance"),
        cast("Lantern Bay", f"{second} as Ada Vance", season=2),
    ]
    said = extract([(f"{at}.html", data) for at, data in enumerate(documents)]).statements
    assert len({s.object for s in said if s.predicate == "performance"}) == people
