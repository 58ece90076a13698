"""Rows for wiki editors: what Wikidata has a property for, of linked things, with the words that say it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fixtures import EXTRACTION, KIM, LOW_WATER, SEASON, SERIES, STATEMENTS, say
from pyoxigraph import DefaultGraph, NamedNode, Quad

from extract.entities import Entity, Statement
from extract.facts import Value
from graph.building.build import build
from graph.knowledge import KnowledgeGraph
from graph.terms import BASE, sb
from graph.writing.export import export
from graph.writing.matches import CLOSE, EXACT, WD, matches
from graph.writing.quickstatements import sheet
from showbible.cli import main

LINKED = {
    "series/harbour-lights": "Q100",
    "series/harbour-lights/s02": "Q110",
    "series/harbour-lights/s02e01": "Q121",
    "series/harbour-lights/s02e02": "Q122",
    "person/ana-ferrer": "Q201",
    "person/kim-sorensen": "Q203",
    "person/mia-okafor": "Q210",
    "person/jo-lindqvist": "Q211",
    "character/harbour-lights/nell-brandt": "Q301",
    "organisation/canal-nine": "Q900",
    "category/outstanding-drama": "Q950",
}


def graph(*more: Statement, linked: dict[str, str] = LINKED) -> KnowledgeGraph:
    made = build(replace(EXTRACTION, statements=(*STATEMENTS, *more)))
    for place, number in linked.items():
        made.store.add(Quad(NamedNode(BASE + place), EXACT, NamedNode(WD + number), DefaultGraph()))
    return made


def rows(*more: Statement, linked: dict[str, str] = LINKED) -> list[str]:
    """The rows with blanks for tabs, without reference and comment."""
    found = sheet(graph(*more, linked=linked)).rows
    return [row.partition("\tS143")[0].replace("\t", " ") for row in found]


@pytest.mark.parametrize(
    "row",
    [
        "Q121 P57 Q203",
        "Q121 P58 Q201",
        "Q122 P58 Q201",  # "story by" is under writer, which stands too
        'Q121 P179 Q100 P1545 "11"',
        'Q121 P4908 Q110 P1545 "1"',
        'Q110 P179 Q100 P1545 "2"',
        "Q121 P577 +2019-03-01T00:00:00Z/11",
        "Q110 P161 Q210 P453 Q301",  # the character is linked
        'Q100 P161 Q211 P4633 "Sam Brandt"',  # and here it is not
        "Q100 P170 Q201",
        "Q100 P449 Q900",
        "Q110 P1113 2",
        "Q110 P166 Q950 P585 +2019-00-00T00:00:00Z/9",
    ],
)
def test_rows(row: str) -> None:
    assert row in rows()


def test_every_row_is_one() -> None:
    """Cells as QuickStatements takes them: items, quoted words, dates and numbers; a comment last."""
    value = r'(Q\d+|"[^"|]*"|\+\d{4}-\d\d-\d\dT00:00:00Z/(9|10|11)|\d+)'
    form = rf"Q\d+\tP\d+\t{value}(\t[PS]\d+\t{value})*( /\* [^|/*]+ \*/)?"
    found = sheet(graph()).rows
    assert found
    assert [row for row in found if not re.fullmatch(form, row)] == []
    assert len(set(found)) == len(found)


def test_reference_and_comment() -> None:
    """A row says where its words stand, and that they were imported from English Wikipedia."""
    [row] = [row for row in sheet(graph()).rows if row.startswith("Q121\tP57\t")]
    assert row == "Q121\tP57\tQ203\tS143\tQ328 /* “directed by Kim Sørensen” in harbour-lights.txt */"


def test_without_evidence_no_reference(tmp_path: Path) -> None:
    """A graph that was written without its evidence refers to nothing."""
    export(graph(), tmp_path / "bare.ttl")
    found = sheet(KnowledgeGraph.read(tmp_path / "bare.ttl")).rows
    assert "Q121\tP57\tQ203" in found
    assert not any("S143" in row or "/*" in row for row in found)


def test_only_sure_links_count() -> None:
    """A likely link is for a person to look at first."""
    made = graph(linked={"series/harbour-lights/s02e01": "Q121"})
    made.store.add(
        Quad(NamedNode(f"{BASE}person/kim-sorensen"), CLOSE, NamedNode(f"{WD}Q203"), DefaultGraph())
    )
    assert not any("\tP57\t" in row for row in sheet(made).rows)


def test_what_is_left_out_is_counted() -> None:
    """Nothing is created: what is not linked is told in a line."""
    found = sheet(graph(linked={"series/harbour-lights/s02e01": "Q121"}))
    assert re.fullmatch(
        r"\d rows; \d+ facts in none: 1 since the award is not linked, \d+ since the object is not linked, "
        r"\d+ since the subject is not linked", str(found)
    )  # fmt: skip
    assert str(sheet(KnowledgeGraph())) == "0 rows"


@pytest.mark.parametrize(("date", "kind", "cell"), [
    ("2019-03", "gYearMonth", "+2019-03-00T00:00:00Z/10"), ("2019", "gYear", "+2019-00-00T00:00:00Z/9"),
])  # fmt: skip
def test_precision(date: str, kind: Any, cell: str) -> None:
    """A month and a year are no days."""
    first = say(SERIES, "datePublished", Value(date, kind), "Harbour Lights")
    assert f"Q100 P577 {cell}" in rows(first)


@pytest.mark.parametrize("name", ["Zoe | Holm", "Zoe /* Holm", "Zoe\tHolm", "Zoe\nHolm"])
def test_signs_of_the_format_are_no_words(name: str) -> None:
    """What would part cells or end a row is not written: the row stands without that name."""
    zoe = Entity("character", name, "Harbour Lights")
    more = say(SERIES, "performance", KIM, "Kim Sørensen", ("character", zoe))
    assert "Q100 P161 Q203" in rows(more)
    odd = say(LOW_WATER, "productionCode", Value(name), "Low Water")
    assert not any("P2364" in row for row in rows(odd))


def test_a_category_of_two_awards_is_neither() -> None:
    """ "Outstanding Drama" is a category of more than one award: its item would be that of one only."""
    other = say(SEASON, "nomination", Entity("award", "Harbour Prize"), "Outstanding Drama",
                ("category", Entity("category", "Outstanding Drama")), ("result", Value("Won")))  # fmt: skip
    assert not any("P166" in row for row in rows(other))


def test_nominated_for_a_work() -> None:
    """A nomination is P1411, with the work for which a person was named."""
    about = (("nominee", KIM), ("year", Value("2019", "gYear")), ("result", Value("Nominated")))
    named = say(SEASON, "nomination", Entity("award", "Harbour Prize"), "Outstanding Drama", *about)
    found = rows(named, linked=LINKED | {"award/harbour-prize": "Q951"})
    assert "Q203 P1411 Q951 P585 +2019-00-00T00:00:00Z/9 P1686 Q110" in found


def test_properties_come_from_the_ontology() -> None:
    """No second list: what is written is what the ontology matches exactly."""
    said = matches()
    assert said.properties[sb("director")] == "P57"
    assert said.properties[sb("partOfSeason")] == "P4908"
    terms = ("character", "creditedAs", "forWork", "year", "numberInSeries", "seasonNumber")
    assert [said.qualifiers[sb(t)] for t in terms] == ["P453", "P4633", "P1686", "P585", "P1545", "P1545"]
    assert sb("genre") not in said.properties  # near, not the same


def test_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """By its ending or by its name, with the count of what is in no row."""
    from showbible import store

    monkeypatch.chdir(tmp_path)
    store.keep(graph())
    for args in (["-o", "rows.qs"], ["-o", "rows.txt", "--format", "quickstatements"]):
        with pytest.raises(SystemExit) as ended:
            main(["export", *args])
        assert ended.value.code == 0
        assert "facts in none: " in capsys.readouterr().err
    assert (tmp_path / "rows.qs").read_bytes() == (tmp_path / "rows.txt").read_bytes()
