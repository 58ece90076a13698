"""What a document is about."""

# ruff: noqa: E501 - the lines of documents are long

from __future__ import annotations

import pytest

from extract.readers import read
from extract.topic import topic

CASES = [
    # title, first words, (series, season, type)
    ("Harbour Lights", "Harbour Lights is a Canadian television sitcom created by Ann Doe.", ("Harbour Lights", None, "series")),
    ("Rosa (1976 telenovela)", "Rosa is a Brazilian telenovela produced by TV Norte.", ("Rosa", None, "series")),
    ("The Clinic (TV series)", "Kim's The Clinic is an American medical drama that ran on Fox.", ("The Clinic", None, "series")),
    ("Late Hour", "Late Hour is an American late-night talk show hosted by Ann Doe.", ("Late Hour", None, "series")),
    ("Star Dogs", "Star Dogs is a Japanese space Western anime television series.", ("Star Dogs", None, "series")),
    ("Kyle Street", "Kyle Street is a British television soap opera on ITV.", ("Kyle Street", None, "series")),
    ("Rigs season 2", "The second season of Rigs, an American television series, premiered in 2005.", ("Rigs", 2, "season")),
    ("Ward 9 (series 3)", "The third series of Ward 9 aired from 4 May 2011 on ITV. It has 8 episodes.", ("Ward 9", 3, "season")),
    ("The Desk (American season 3)", "The third season of the American television comedy The Desk began.", ("The Desk", 3, "season")),
    ("Salt season 5", "The fifth and final season of the American neo-Western crime drama Salt premiered.", ("Salt", 5, "season")),
    ("24 season 3", "The third season of the American drama television series 24, also known as Day 3.", ("24", 3, "season")),
    ("List of Harbour Lights episodes", "Harbour Lights is a drama series by Ann Doe.", ("Harbour Lights", None, "episode-list")),
    ("List of episodes of Rigs", "Rigs is a drama series created by Ann Doe.", ("Rigs", None, "episode-list")),
    ("List of Rigs characters", "This is a list of characters of the television series Rigs.", ("Rigs", None, "characters")),
    ("List of awards and nominations received by Rigs", "Rigs is a television series by X.", ("Rigs", None, "awards")),
    ("Dusk (Salt)", '"Dusk" is the last episode of the fifth season of the crime drama television series Salt, and', ("Salt", 5, "episode")),
    ("Springvale", "Springvale is a town in Vermont, seen in the television series Rigs.", None),
    ("Heat (1995 film)", "Heat is a 1995 American crime film based on the television series Rigs.", None),
    ("Kim Doe", "Kim Doe is an American actress known for the television series Rigs.", None),
    ("NNB", "NNB is an American pay television network with many episodes.", None),
    ("1984–85 Foo F.C. season", "The 1984–85 season was the first season of Foo in the league.", None),
    ("Season of mists", "A season of mists is a time of the year when fog is common.", None),
]  # fmt: skip


@pytest.mark.parametrize(("title", "lead", "expected"), CASES)
def test_topic(title: str, lead: str, expected: tuple[str, int | None, str] | None) -> None:
    """The series' name without what tells namesakes apart, the season, the type; None if not about television."""
    document = read(f"= {title} =\n\n{lead} More is said here.\n".encode(), "x")
    found = topic(document)
    assert (found and (found.series, found.season, found.type)) == expected
    if found:
        assert document.exact(found.span) == found.series


def test_infobox_tells_the_season() -> None:
    """A page whose title is the series' name tells its season in the infobox."""
    text = "Rigs\nSeason 4\nNo. of episodes8\nOriginal networkFox\n\nThe season follows Kim. It is set in 1980 in Rome.\n"
    found = topic(read(text.encode(), "x"))
    assert found
    assert (found.series, found.season, found.type) == ("Rigs", 4, "season")
    assert (found.work.kind, found.the_series.name) == ("season", "Rigs")


def test_prose_without_a_title() -> None:
    """Where a snippet has no title, the first sentence tells the series and the season."""
    text = "The third season of Rigs, an American anthology drama television series created by Kim Doe, premiered.\n"
    found = topic(read(text.encode(), "x"))
    assert found
    assert (found.series, found.season) == ("Rigs", 3)
