"""Which dates are read out of a passage."""

import pytest

from extract.document import Passage
from extract.grammar.dates import dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("March 8, 2018", [("2018-03-08", "date", "March 8, 2018")]),
        ("March 8, 2018 (2018-03-08)", [("2018-03-08", "date", "March 8, 2018")]),
        ("8 March 2018 (2018-03-08)", [("2018-03-08", "date", "8 March 2018")]),
        ("Ann RosenbergMarch 8, 2018", [("2018-03-08", "date", "March 8, 2018")]),
        ("on 2018-03-08", [("2018-03-08", "date", "2018-03-08")]),
        ("since March 2018, then", [("2018-03", "gYearMonth", "March 2018")]),
        ("Sept. 5, 2013", [("2013-09-05", "date", "Sept. 5, 2013")]),
        ("the 2018 season", [("2018", "gYear", "2018")]),
        ("May 3 – 2 June 2010", [("2010-06-02", "date", "2 June 2010")]),
        (
            "May 3, 2010 – June 2010",
            [("2010-05-03", "date", "May 3, 2010"), ("2010-06", "gYearMonth", "June 2010")],
        ),
        ("February 30, 2018", [("2018", "gYear", "2018")]),
        ("$2018 or 2018.5 or 12018", []),
        ("March 16 and in May", []),
    ],
)
def test_dates(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Each printed date counts once, with its own words."""
    spans = [(value, value.span) for value, _, _ in dates(Passage.plain(text))]
    assert [(v.lexical, v.type, text[s.start : s.end]) for v, s in spans if s] == expected


def test_year_from_context() -> None:
    """Given a year, "March 16" and "in May" are dates, "may" and a march are none."""
    text = "On March 16 it may march on; in May, or 3 June."
    found = [value.lexical for value, _, _ in dates(Passage.plain(text), 2018)]
    assert found == ["2018-03-16", "2018-05", "2018-06-03"]
