"""How tables are cut out of lines."""

# ruff: noqa: E501 - the lines of documents are long

from __future__ import annotations

from pathlib import Path

import pytest

from extract.document import Document, Table
from extract.readers import read
from extract.tables import codes, counters, glued, people
from extract.tables.columns import kind_of

PAGE = "Rigs\n\nRigs is an American television series created by Ann Doe. It has many episodes.\n\n\n"
EQUALS = "= Rigs =\n\nRigs is an American television series.\n\n"


def tables(text: str) -> list[tuple[tuple[str, ...], list[tuple[str, ...]]]]:
    """The tables of a text: columns, and the words of each row's cells."""
    document = read(text.encode(), "x")
    return [(t.columns, words_of(t, document)) for t in document.tables]


def words_of(table: Table, document: Document) -> list[tuple[str, ...]]:
    for row in table.rows:
        for cell in row.cells:
            plain = document.exact(cell.span()).replace("\u00a0", " ").replace("\u200a", " ")
            assert plain == cell.text or "[" in plain or "'" in plain
    return [tuple(cell.text for cell in row.cells) for row in table.rows]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (["141", "152", "229", "2310", "2411"], [(14, 1), (15, 2), (22, 9), (23, 10), (24, 11)]),
        (["11", "22", "33", "1010"], [(1, 1), (2, 2), (3, 3), (10, 10)]),
        (["991", "1002", "1013"], [(99, 1), (100, 2), (101, 3)]),
        (["15 1", "16 2"], [(15, 1), (16, 2)]),
        (["0 (0)", "1 (1)"], [(0, 0), (1, 1)]),
        (["1", "2", "3"], [(1, 1), (2, 2), (3, 3)]),
        (["8", "9", "10", "11", "12"], [(8, 8), (9, 9), (10, 10), (11, 11), (12, 12)]),
        (["22", "3–43–4", "55"], [(2, 2), (3, 3), (5, 5)]),
        (["11", "", "22"], [(1, 1), None, (2, 2)]),
    ],
)
def test_counters(printed: list[str], expected: list[tuple[int, int] | None]) -> None:
    """Two glued counters are told apart because both rise by one from row to row."""
    solved = counters.solve(printed)
    assert [one and (one.overall, one.season) for one in solved.rows] == expected


@pytest.mark.parametrize(
    ("printed", "cells"),
    [
        ("Anna FoersterMelissa Rosenberg", ["Anna Foerster", "Melissa Rosenberg"]),
        ("Tawnia McKiernanAlfredo Barrios, Jr.", ["Tawnia McKiernan", "Alfredo Barrios, Jr."]),
        ("Hilly Hicks Jr.Craig O'Neill", ["Hilly Hicks Jr.", "Craig O'Neill"]),
        ("M.J. BassettDeRay Davis", ["M.J. Bassett", "DeRay Davis"]),
        ("Rob Townsend IIIJane Doe", ["Rob Townsend III", "Jane Doe"]),
        ("Félix AlcaláÉmile Zed", ["Félix Alcalá", "Émile Zed"]),
        ("Ann DoeBo Poe & Cy Lee", ["Ann Doe", "Bo Poe & Cy Lee"]),
        (
            "Ann DoeStory by : Bo Poe\nTeleplay by : Cy Lee",
            ["Ann Doe", "Story by : Bo Poe\nTeleplay by : Cy Lee"],
        ),
        ("Ann Doe Bo Poe", ["Ann Doe", "Bo Poe"]),
        ("Jean de Roe Bo Poe", ["Jean de Roe", "Bo Poe"]),
        ("TBATBA", ["TBA", "TBA"]),
        ("Ann DoeBo PoeCy Lee", None),  # two writers, or two directors
        ("Ann May Doe Bo Poe", None),
        ("said so on", None),
    ],
)
def test_people(printed: str, cells: list[str] | None) -> None:
    """Names come apart where a capital is glued to a small letter, or two words each; else nothing is said."""
    (found,) = people.split([printed], 2, lambda name: False)
    assert (found and [printed[a:b] for a, b in found]) == cells


def test_people_of_other_rows() -> None:
    """A row that can be read in two ways is read by the names of the others."""
    rows = ["Ann DoeBo Poe", "Ann DoeBo PoeCy Lee", "Jo May Doe Bo Poe", "Cy Fox Bo Poe"]
    found = people.split(rows, 2, lambda name: False)
    cut = [cuts and [row[a:b] for a, b in cuts] for row, cuts in zip(rows, found, strict=True)]
    assert cut[1] == ["Ann Doe", "Bo PoeCy Lee"]
    assert cut[2] == ["Jo May Doe", "Bo Poe"]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (["BN1004.0", "BN1014.12", "BN102N/A"], [("BN100", "4.0"), ("BN101", "4.12"), ("BN102", "N/A")]),
        (["10111.52", "1021.33", "1030.99"], [("101", "11.52"), ("102", "1.33"), ("103", "0.99")]),
        (["3X0111.52", "3X0211.33"], [("3X01", "11.52"), ("3X02", "11.33")]),
        (["AB1 4.0"], [("AB1", " 4.0")]),
        (["xyz"], [None]),
    ],
)
def test_codes(printed: list[str], expected: list[tuple[str, str] | None]) -> None:
    """Production codes of one column are of one length, and follow each other."""
    cut = [
        h and (p[slice(*h[0])], p[slice(*h[1])]) for p, h in zip(printed, codes.split(printed), strict=True)
    ]
    assert cut == expected


def test_glued_episodes() -> None:
    """A header over several lines, a summary below, credits of their own lines, code and viewers."""
    text = PAGE + (
        "No. in\nNo. in\nTitleDirected byWritten byOriginal air dateProduction\nU.S. viewers\n"
        '141"One"Note 1Ann DoeBo PoeMarch\u00a08,\u00a02018\u00a0(2018-03-08)RG1004.0[31]\n'
        "Kim goes to the harbour and finds the boat of her father there.\n"
        '152"The "Real" Two"Ann DoeStory by\u200a: Bo Poe\nTeleplay by\u200a: Cy Lee & Di Fo\n'
        "March 15, 2018 (2018-03-15)RG101N/A\n\nThe season did well with critics.\n"
    )
    columns = ("Directed by", "Written by", "Original air date", "Production", "U.S. viewers")
    story = "Story by : Bo Poe\nTeleplay by : Cy Lee & Di Fo"
    rows = [
        ("14", "1", '"One"', "Ann Doe", "Bo Poe", "March 8, 2018 (2018-03-08)", "RG100", "4.0"),
        ("15", "2", '"The "Real" Two"', "Ann Doe", story, "March 15, 2018 (2018-03-15)", "RG101", "N/A"),
    ]
    assert tables(text) == [(("No. overall", "No. in season", "Title", *columns), rows)]
    (table,) = read(text.encode(), "x").tables
    assert [str(row.below or "")[:8] for row in table.rows] == ["Kim goes", ""]
    assert table.certainty == 1.0


@pytest.mark.parametrize(
    ("header", "row", "columns", "cells"),
    [
        (
            "No.TitleDirected byWritten byOriginal air dateUK viewers\n(millions)",
            '1"Episode 1"Ann DoeBo Poe5 November 2011 (2011-11-05)7.52',
            ("No.", "Title", "Directed by", "Written by", "Original air date", "UK viewers (millions)"),
            ("1", '"Episode 1"', "Ann Doe", "Bo Poe", "5 November 2011 (2011-11-05)", "7.52"),
        ),
        (
            "No.TitleOriginal air dateMexico viewers\n(millions)",
            '1"Capítulo 1"January 6, 2014 (2014-01-06)4.2[2]',
            ("No.", "Title", "Original air date", "Mexico viewers (millions)"),
            ("1", '"Capítulo 1"', "January 6, 2014 (2014-01-06)", "4.2"),
        ),
        (
            "No.TitleDirected byWritten byOriginal air dateEnglish air date",
            '1"Dogs"Transliteration: "Inu" (Japanese: 犬)Yo TakeiKei NobuOctober 24, 1998September 2, 2001',
            ("No.", "Title", "Directed by", "Written by", "Original air date"),
            ("1", '"Dogs"', "Yo Takei", "Kei Nobu", "October 24, 1998"),
        ),
        (
            "No.TitleWritten byOriginal air dateDirected by",
            "1“Pilot” (Part 1)Bo PoeJune 1, 2020Ann Doe",
            ("No.", "Title", "Written by", "Directed by", "Original air date"),
            ("1", "“Pilot”", "Bo Poe", "Ann Doe", "June 1, 2020"),
        ),
        (
            "No.overallNo. inseasonTitle [a]Directed byWritten byOriginal release date [19]",
            '11"Red"Ann De LucaBo McKayTBA',
            ("No. overall", "No. in season", "Title", "Directed by", "Written by", "Original release date"),
            ("1", "1", '"Red"', "Ann De Luca", "Bo McKay", "TBA"),
        ),
        (
            "No. in\nNo. in\nTitle Directed by Written by Original air date",
            '15 1 "The Return" (Part 1) Kay Dennis Deb Oswald 16 May 2011 (2011-05-16)',
            ("No. overall", "No. in season", "Title", "Directed by", "Written by", "Original air date"),
            ("15", "1", '"The Return"', "Kay Dennis", "Deb Oswald", "16 May 2011 (2011-05-16)"),
        ),
    ],
)
def test_orders_and_forms(header: str, row: str, columns: tuple[str, ...], cells: tuple[str, ...]) -> None:
    """The header says which columns there are, in which order; a sitcom's, a telenovela's, an anime's."""
    assert tables(f"{PAGE}{header}\n{row}\n") == [(columns, [cells])]


def test_what_is_no_episode_table() -> None:
    """Prose that opens with a quotation, and ratings of episodes, are left as they are."""
    prose = '"Pilot" was seen by many.\n\n12 "angry men" said so on June 1, 2020 in a long line of prose.\n'
    ratings = 'Episode Title Original airdate Viewers\n"One" (Part 1) 16 May 2011 0.927[10]\n'
    assert tables(PAGE + prose) == []
    assert tables(PAGE + ratings) == []


def test_uncut_rows_are_left_to_be_reported() -> None:
    """A row whose counters do not go on with the others becomes a paragraph, not a wrong episode."""
    text = f'{PAGE}No.TitleDirected by\n1"A"Ann Doe\n1–12–9"B"Ann Doe\n2"C"Ann Doe\n'
    document = read(text.encode(), "x")
    assert [row.cells[1].text for t in document.tables for row in t.rows] == ['"A"', '"C"']
    assert [p.passage.text for p in document.paragraphs][1:] == ['1–12–9"B"Ann Doe']


def test_tracks() -> None:
    """Track lists keep their gaps, their performers and the total as printed."""
    text = f'{PAGE}Rigs (Original Score)\n1."Main" (performed by Ann Doe & Bo Poe)2:49\n3."End"1:20\nTotal length:51:75\n'
    rows = [
        ("1", '"Main"', "Ann Doe & Bo Poe", "2:49"),
        ("3", '"End"', "", "1:20"),
        ("", "Total length", "", "51:75"),
    ]
    assert tables(text) == [(("No.", "Title", "Performer", "Length"), rows)]
    assert next(read(text.encode(), "x").tables).caption == "Rigs (Original Score)"


def test_overview() -> None:
    """A season's number is the next one, the rest of the digits its episodes; an ISO date tells where a day starts."""
    text = (
        f"{PAGE}SeasonEpisodesOriginally aired\nFirst airedLast aired\n"
        "113June 2, 2002 (2002-06-02)September 8, 2002 (2002-09-08)\n"
        "21216 May 2003 (2003-05-16)20 July 2003 (2003-07-20)\n"
    )
    rows = [
        ("1", "13", "June 2, 2002 (2002-06-02)", "September 8, 2002 (2002-09-08)"),
        ("2", "12", "16 May 2003 (2003-05-16)", "20 July 2003 (2003-07-20)"),
    ]
    assert tables(text) == [(("Season", "Episodes", "First aired", "Last aired"), rows)]


@pytest.mark.parametrize(
    ("printed", "rows"),
    [
        (
            "Year Award Category Nominee(s) Result Ref.\n"
            "2018 Foo Arts Emmy Awards Outstanding Score for a Series (Original Score) Sean Fox Nominated [63]\n",
            [("2018", "Foo Arts Emmy Awards", "Outstanding Score for a Series (Original Score)", "Sean Fox", "Nominated")],
        ),
        (
            "YearAwardCategoryNominee(s)ResultRef.\n2018Foo AwardsBest ScoreSean FoxNominated[63]\nBest CastRigsWon\n",
            [
                ("2018", "Foo Awards", "Best Score", "Sean Fox", "Nominated"),
                ("2018", "Foo Awards", "Best Cast", "Rigs", "Won"),
            ],
        ),
        (
            "Year Award Category Nominee Result\n2012 Premios Norte Best Series Ann Doe Won\nBest Song \"Rigs\"\nby Bo Poe\n"
            "Premios Sur What a Day! Ann Doe Nominated\n",
            [
                ("2012", "Premios Norte", "Best Series", "Ann Doe", "Won"),
                ("2012", "Premios Norte", "Best Song", '"Rigs"\nby Bo Poe', ""),
                ("2012", "Premios Sur", "What a Day!", "Ann Doe", "Nominated"),
            ],
        ),
    ],
)  # fmt: skip
def test_awards(printed: str, rows: list[tuple[str, ...]]) -> None:
    """Award rows have year and award of the row above; the nominee is a name that stands elsewhere, or two words."""
    assert tables(PAGE + printed) == [(("Year", "Award", "Category", "Nominee(s)", "Result"), rows)]


def test_leftover_wikitext() -> None:
    """Without its start and header an award table still has its spans, and its columns by what they hold."""
    text = EQUALS + (
        '|-\n! scope="row" rowspan="2" | 2016\n| rowspan="2" | Foo Awards\n| Best Lead\n'
        "| data-sort-value=\"Doe, Ann\" | Ann Doe\n|\n|\n|-\n| Best Show\n| ''Rigs''\n| \n|\n|}\n\nMore prose.\n"
    )
    columns = ("Year", "Award", "Category", "Nominee(s)", "Result", "Ref.")
    rows = [
        ("2016", "Foo Awards", "Best Lead", "Ann Doe", "", ""),
        ("2016", "Foo Awards", "Best Show", "Rigs", "", ""),
    ]
    assert tables(text) == [(columns, rows)]


def test_wikitext_with_its_header() -> None:
    """Heads over two rows are joined; cells may stand side by side."""
    text = EQUALS + (
        '{| class="wikitable"\n|+ Releases\n! rowspan="2" | Season !! colspan="2" | DVD\n|-\n! Region 1 !! Region 2\n|-\n'
        "| 1 || May 1, 2003 || May 2, 2003\n|}\n"
    )
    assert tables(text) == [
        (("Season", "DVD Region 1", "DVD Region 2"), [("1", "May 1, 2003", "May 2, 2003")])
    ]


def test_pipe_table() -> None:
    """The second header row stands under groups whose reach is lost: DVD regions have numbers, Blu-ray's letters."""
    text = EQUALS + (
        "| Season | DVD release dates | Blu-ray release dates | | |\n| Region 1 | Region 2 | Region A | Region B | |\n"
        "| 1 | May 1, 2003 | May 2, 2003 | May 3, 2003 | May 4, 2003 |\n| 2 | | | | |\n"
    )
    dvd, ray = "DVD release dates", "Blu-ray release dates"
    columns = ("Season", f"{dvd} Region 1", f"{dvd} Region 2", f"{ray} Region A", f"{ray} Region B")
    rows = [("1", "May 1, 2003", "May 2, 2003", "May 3, 2003", "May 4, 2003"), ("2", "", "", "", "")]
    assert tables(text) == [(columns, rows)]


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("No. overall", "number-overall"), ("No. in season", "number-in-season"), ("No. in series 2", "number-in-season"),
        ("No.", "number"), ("Title[a]", "title"), ("Directed by", "director"), ("Written by", "writer"),
        ("Original air date[12]", "date"), ("Original Dutch air date", "date"), ("Prod. code", "production-code"),
        ("U.S. viewers (millions)", "viewers"), ("Portuguese viewers (thousands)", "viewers"), ("Nominee(s)", "nominee"),
        ("Ref.", "reference"), ("Rating/share", ""), ("", ""),
    ],
)  # fmt: skip
def test_kinds_of_columns(header: str, kind: str) -> None:
    """Header words of many shows' tables come down to a few kinds."""
    assert kind_of(header) == kind


def test_every_kind_is_asked() -> None:
    """Each module that cuts a kind of glued table stands in KINDS."""
    folder = Path(glued.__file__).parent
    cutters = {p.stem for p in folder.glob("*.py") if "\ndef cut(" in p.read_text(encoding="utf-8")}
    named = {kind.__name__.rpartition(".")[2] for kind in glued.KINDS}
    assert cutters - {"glued", "leftover", "pipes", "drawn"} == named
