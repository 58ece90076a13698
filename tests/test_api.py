"""In Python: build, load, ask, look at and export a bible; a notebook shows it."""

from __future__ import annotations

import datetime
from pathlib import Path

import networkx
import pytest
import rdflib
from competency import seeds

import showbible
from showbible import Bible, Result

SEASON = showbible.seeds() / "jessica-jones-season-2.page-text.txt"


@pytest.fixture
def bible() -> Bible:
    return seeds()


def test_build_takes_a_path_a_pattern_or_a_list(tmp_path: Path) -> None:
    """A folder, a file, a pattern and a list of them all give a bible, which can be loaded again."""
    (tmp_path / "one.txt").write_bytes(SEASON.read_bytes())
    given = (tmp_path, str(tmp_path / "*.txt"), [tmp_path / "one.txt"])
    bibles = [showbible.build(documents) for documents in given]
    assert len({len(bible.graph) for bible in bibles}) == 1
    assert bibles[0].documents == 1


def test_graph_is_rdflibs(bible: Bible) -> None:
    """The facts are an rdflib graph, prefixes bound."""
    assert isinstance(bible.graph, rdflib.Graph)
    rows = list(bible.graph.query("SELECT ?t { ?e sb:numberInSeries 17 ; schema:name ?t }"))
    assert str(rows[0][0]) == "AKA God Help the Hobo"  # type: ignore[index]


def test_query_by_name_and_by_text(bible: Bible) -> None:
    """Rows have typed values, by place and by column."""
    first = bible.query("episodes", season=2)[0]
    assert (first.title, first["released"]) == ("AKA Start at the Beginning", datetime.date(2018, 3, 8))
    assert isinstance(bible.query("ASK {}"), Result)
    assert bible.query("DESCRIBE <https://w3id.org/showbible/id/person/deborah-chow>").graph
    assert [row.director for row in bible.query("directors", number=17)] == ["Deborah Chow"]


def test_frames(bible: Bible) -> None:
    pandas = pytest.importorskip("pandas")
    frame = bible.query("episodes", season=2).to_frame()
    assert isinstance(frame, pandas.DataFrame)
    assert frame["number"].max() == 26
    assert frame["released"].dt.year.unique().tolist() == [2018]


def test_facts_have_their_words(bible: Bible) -> None:
    """Each fact about someone says in which words of which document it stands."""
    facts = bible.facts("Deborah Chow")
    assert facts
    text = SEASON.read_text("utf-8")
    words = [w for fact in facts for w in fact.words if w.document == SEASON.name]
    assert words
    assert all(text[w.start : w.end] == w.exact for w in words)
    assert len(bible.facts()) > len(facts)


def test_merges_have_reasons(bible: Bible) -> None:
    assert all(merge.reason for merge in bible.merges)


def test_network(bible: Bible) -> None:
    drawn = bible.network()
    assert isinstance(drawn, networkx.MultiDiGraph)
    assert "Deborah Chow" in {data["label"] for _, data in drawn.nodes(data=True)}


def test_view_writes_or_shows(bible: Bible, tmp_path: Path) -> None:
    """With a path a file is written; without one, a notebook's cell shows the page."""
    assert bible.view(tmp_path / "page.html").read_text("utf-8").lower().startswith("<!doctype html>")  # type: ignore[union-attr]
    assert "<iframe" in bible.view()._repr_html_()  # type: ignore[union-attr]


def test_export_and_load(bible: Bible, tmp_path: Path) -> None:
    """What is exported with its evidence is the same bible when it is loaded."""
    again = showbible.load(bible.export(tmp_path / "bible.nq"))
    assert len(again.knowledge) == len(bible.knowledge)
    assert again.facts("Kilgrave") == bible.facts("Kilgrave")


def test_notebooks_show_a_bible(bible: Bible) -> None:
    """A bible shows how many things of each kind it holds."""
    html = bible._repr_html_()
    assert "<table>" in html
    assert bible.counts()["episode"] >= 13
    assert repr(bible).startswith("<Bible: ")


def test_names_of_the_module() -> None:
    assert showbible.Bible is Bible
    assert showbible.Result is Result
    with pytest.raises(AttributeError, match="no attribute 'Chapter'"):
        _ = showbible.Chapter


def test_rows_are_sliced_and_asked_by_column() -> None:
    """A part of the rows is a list of rows; a column that is not there is told with those that are."""
    episodes = seeds().query("episodes", season=2)
    assert [row.episode for row in episodes[:2]] == [1, 2] and episodes[-1].title == "AKA Playland"
    with pytest.raises(KeyError, match="no column 'writer'; the columns are number, season"):
        episodes[0]["writer"]


def test_sparql_takes_no_parameters() -> None:
    with pytest.raises(ValueError, match="SPARQL takes no parameters, here season"):
        seeds().query("ASK { ?s ?p ?o }", season=2)


def test_what_is_loaded_knows_its_documents(tmp_path: Path) -> None:
    seeds().export(tmp_path / "all.nq")
    assert showbible.load(tmp_path / "all.nq").documents == 2


def test_answers_and_facts_as_people_read_them() -> None:
    """An answer says what it is; a fact prints with its words."""
    assert repr(seeds().query("ASK { ?s a sb:Person }")) == "<Result: yes>"
    assert repr(seeds().query("SELECT * { ?s a sb:Series } LIMIT 1")) == "<Result: 1 row of s>"
    first = str(seeds().facts("Kilgrave")[0]).splitlines()
    assert " · " in first[0] and first[1].startswith("    “")
