"""What a notebook shows: tables of answers, facts and bibles, typed frames, the explorer beside it."""

from __future__ import annotations

import subprocess
import sys
import urllib.request
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

import showbible
from graph.asking.results import Result
from graph.knowledge import KnowledgeGraph
from graph.terms import LABEL, NAME, TYPE, XSD, sb
from showbible import Bible

pandas = pytest.importorskip("pandas")
HOSTILE = "<img src=x onerror=alert(1)>\"'& </td><script>alert(2)</script>"


class Parsed(HTMLParser):
    """HTML taken apart; every element that is opened is closed, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.links: list[str] = []
        self.words = ""
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]
        assert not [name for name, _ in attrs if name.startswith("on")]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def typed(words: str, kind: str) -> Literal:
    return Literal(words, datatype=NamedNode(XSD + kind))


def test_an_answer_shows_its_first_rows(seeds: Bible) -> None:
    """Twenty of them, numbers at the right, and how many there are."""
    result = seeds.query("SELECT ?p { ?p a sb:Person ; rdfs:label ?name } ORDER BY ?name")
    page = Parsed(result._repr_html_())
    assert page.tags.count("tr") == 21
    assert f"20 of {len(result)} rows" in page.words
    assert "text-align:right" in seeds.query("SELECT ?n { ?e sb:numberInSeries ?n }")._repr_html_()


def test_things_are_links_by_their_names(seeds: Bible) -> None:
    result = seeds.query('SELECT ?p { ?p a sb:Person ; schema:name "Deborah Chow" }')
    page = Parsed(result._repr_html_())
    assert page.links == [str(result[0].p)]
    assert "Deborah Chow" in page.words


@pytest.mark.parametrize("iri", ["javascript:alert(1)", "data:text/html,x", "urn:x:y", "file:///etc/passwd"])
def test_only_pages_are_linked(iri: str) -> None:
    assert Parsed(Result(("x",), ((NamedNode(iri),),))._repr_html_()).links == []


def test_names_are_never_markup() -> None:
    """Neither in rows nor in columns, facts, merges or the bible's own name."""
    thing = NamedNode("https://w3id.org/showbible/id/series/x")
    name = Literal(HOSTILE)
    quads = [Quad(thing, TYPE, sb("Series")), Quad(thing, LABEL, name), Quad(thing, NAME, name)]
    bible = Bible(KnowledgeGraph.of(quads))
    for shown in (bible, bible.facts(), bible.query("SELECT * { ?s ?p ?o }"), Result((HOSTILE,), ((name,),))):
        page = Parsed(shown._repr_html_())
        assert not {"img", "script"} & set(page.tags)
        assert HOSTILE in page.words


def test_answers_of_other_kinds(seeds: Bible) -> None:
    assert seeds.query("ASK { ?s a sb:Season }")._repr_html_() == "<p>yes</p>"
    assert "no rows" in seeds.query("SELECT ?x { ?x a sb:Nothing }")._repr_html_()
    built = seeds.query("CONSTRUCT { ?e rdfs:label ?n } WHERE { ?e a sb:Season ; rdfs:label ?n }")
    assert f"{len(built)} triples" in built._repr_html_()


def test_frames_are_typed(seeds: Bible) -> None:
    """Dates, whole numbers with gaps, truths, spans of time and words each as pandas has them."""
    frame = seeds.query("episodes", season=2).to_frame()
    kinds = {column: str(kind).partition("[")[0] for column, kind in frame.dtypes.items()}
    assert (kinds["number"], kinds["released"], kinds["title"]) == ("Int64", "datetime64", "string")
    columns = ("whole", "part", "truth", "span", "none", "mixed", "old", "huge")
    rows = (
        (typed("3", "integer"), typed("1.5", "decimal"), typed("true", "boolean"), typed("PT2M", "duration"),
         None, Literal("a"), typed("0900-01-01", "date"), typed("9" * 30, "integer")),
        (None, typed("2", "integer"), None, None, None, typed("1", "integer"), None, None),
    )  # fmt: skip
    made = Result(columns, rows).to_frame()
    got = [str(kind).partition("[")[0] for kind in made.dtypes][:6]
    assert got == ["Int64", "float64", "boolean", "timedelta64", "object", "object"]
    assert made["whole"].isna().tolist() == [False, True]
    assert made["mixed"].tolist() == ["a", 1]
    assert made["huge"][0] == int("9" * 30)
    assert str(made["old"][0])[:10] == "0900-01-01"


def test_frames_of_nothing_and_of_graphs(seeds: Bible) -> None:
    empty = seeds.query("SELECT ?x ?y { ?x a sb:Nothing ; rdfs:label ?y }").to_frame()
    assert (list(empty.columns), len(empty)) == (["x", "y"], 0)
    assert (empty["x"] == "a").sum() == 0
    built = seeds.query("CONSTRUCT { ?e rdfs:label ?n } WHERE { ?e a sb:Season ; rdfs:label ?n }").to_frame()
    assert list(built.columns) == ["subject", "predicate", "object"]
    assert len(built) >= 2
    assert seeds.query("ASK {}").to_frame()["answer"].tolist() == [True]


def test_frames_hold_addresses_or_names(seeds: Bible) -> None:
    result = seeds.query('SELECT ?p { ?p a sb:Person ; schema:name "Deborah Chow" }')
    assert result.to_frame()["p"][0].endswith("/person/deborah-chow")
    assert type(result.to_frame()["p"][0]) is str
    assert result.to_frame(names=True)["p"][0] == "Deborah Chow"


def test_facts_show_their_words(seeds: Bible) -> None:
    facts = seeds.facts("Trish Walker")
    page = Parsed(facts._repr_html_())
    assert "kills" in page.words
    assert f"{len(facts)} facts" in page.words
    frame = facts.to_frame()
    assert len(frame) >= len(facts)
    assert str(frame["start"].dtype) == "Int64"
    assert facts == list(facts)
    assert "fact" in repr(facts)


def test_merges_show_their_reasons(seeds: Bible) -> None:
    assert seeds.merges[0].reason in Parsed(seeds.merges._repr_html_()).words
    assert set(seeds.merges.to_frame().columns) >= {"name", "thing", "reason", "words"}


def test_a_bible_says_what_is_in_it_and_how_to_go_on(seeds: Bible) -> None:
    words = Parsed(seeds._repr_html_()).words
    for part in ("A bible of Jessica Jones", " from Jessica Jones", "Episodes", 'bible.query("episodes")'):
        assert part in words


def test_the_explorer_beside_a_notebook(seeds: Bible) -> None:
    """It answers while other work goes on, and is gone when it is stopped."""
    with seeds.serve() as served:
        assert Parsed(served._repr_html_()).links == [served.url]
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(served.url) as answer:
            assert b"Jessica Jones" in answer.read()
    assert "stopped" in repr(served)
    served.stop()


@pytest.mark.usefixtures("no_proxy")
def test_a_store_answers_as_the_bible_does(seeds: Bible) -> None:
    """`showbible.endpoint` gives the same results, with their types."""
    with seeds.serve() as served:
        there = showbible.endpoint(served.sparql).query("episodes", season=2)
    assert [tuple(row) for row in there] == [tuple(row) for row in seeds.query("episodes", season=2)]
    assert isinstance(there[0].released, date)


def test_in_ipython(seeds: Bible, tmp_path: Path) -> None:
    """IPython takes the table, and text where there is no HTML."""
    pytest.importorskip("IPython")
    file = seeds.export(tmp_path / "graph.nq")
    code = (
        "from IPython.core.interactiveshell import InteractiveShell as Shell; import showbible;"
        f"bible = showbible.load({str(file)!r}); show = Shell.instance().display_formatter.format;"
        "data, _ = show(bible.query('episodes'));"
        "assert set(data) == {'text/plain', 'text/html'}, data.keys();"
        "assert '<table>' in data['text/html'] and data['text/plain'].startswith('<Result: ');"
        "assert set(show(bible)[0]) == set(show(bible.facts('Trish Walker'))[0]) == set(data)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=Path.cwd())
    assert done.returncode == 0, done.stderr
