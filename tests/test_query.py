"""Asking the graph at hand: typed answers, errors with their place, and nothing fetched or brought down."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
import rdflib
from fixtures import EXTRACTION
from pyoxigraph import BlankNode, Literal, NamedNode

from graph.asking.query import Local, prefixes, unknown_terms
from graph.asking.results import Result, value
from graph.asking.sparql import QueryError, form, preamble
from graph.building.build import build
from graph.knowledge import KnowledgeGraph
from graph.terms import XSD


@pytest.fixture(scope="module")
def local() -> Local:
    return Local(build(EXTRACTION), timeout=20)


def said(text: str, asked: Local) -> QueryError:
    with pytest.raises(QueryError) as caught:
        asked.ask(text)
    return caught.value


def test_usual_prefixes_are_known(local: Local) -> None:
    """No PREFIX line is needed for the ontology and its neighbours."""
    others = "|".join(f"{p}:x" for p in ["skos", "rdf", "xsd", "oa", "prov", "owl", "wd", "dbo", "id"])
    assert (
        len(local.ask(f"SELECT * {{ ?e a sb:Episode, schema:TVEpisode OPTIONAL {{ ?e {others} ?y }} }}")) == 2
    )


def test_select_star_keeps_the_order_of_the_text(local: Local) -> None:
    assert local.ask("SELECT * { ?s schema:name ?o . ?s a ?k }").columns == ("s", "o", "k")


def test_rows_are_typed(local: Local) -> None:
    """Numbers, dates and addresses come as Python's own types; unbound cells are None."""
    row = local.ask("SELECT ?e ?n ?d ?x { ?e sb:numberInSeason ?n ; schema:datePublished ?d } ORDER BY ?n")[0]
    assert isinstance(row.e, rdflib.URIRef)
    assert (row.n, row["d"], row[3]) == (1, datetime.date(2019, 3, 1), None)
    assert row.as_dict()["n"] == 1
    with pytest.raises(AttributeError, match="the columns are e, n, d, x"):
        _ = row.title


@pytest.mark.parametrize(
    ("words", "kind", "expected"),
    [
        ("7", "integer", 7), ("7.50", "decimal", Decimal("7.50")), ("1e3", "double", 1000.0),
        ("true", "boolean", True), ("2018-03-08", "date", datetime.date(2018, 3, 8)), ("2018", "gYear", 2018),
        ("2018-03", "gYearMonth", "2018-03"),
        ("PT2M49S", "duration", datetime.timedelta(minutes=2, seconds=49)), ("P1Y", "duration", "P1Y"),
        ("many", "integer", "many"), ("2018-02-31", "date", "2018-02-31"), ("PT", "string", "PT"),
    ],
)  # fmt: skip
def test_literals_as_python_has_them(words: str, kind: str, expected: object) -> None:
    """A literal that is not of its type's form stays a string."""
    assert value(Literal(words, datatype=NamedNode(XSD + kind))) == expected


def test_ask_is_a_yes_or_no(local: Local) -> None:
    yes, no = local.ask("ASK { ?e a sb:Episode }"), local.ask("ASK { ?e a sb:Nothing }")
    assert (yes.kind, bool(yes), bool(no)) == ("answer", True, False)


def test_construct_gives_a_graph(local: Local) -> None:
    graph = local.ask("CONSTRUCT { ?e schema:name ?n } WHERE { ?e a sb:Episode ; schema:name ?n }").graph
    assert sorted(str(name) for name in graph.objects()) == ["Low Water", "The Tide"]
    with pytest.raises(TypeError, match="has rows"):
        _ = local.ask("SELECT * {}").graph


def test_frames_have_types(local: Local) -> None:
    """A DataFrame has integers that may be missing and dates that can be sorted."""
    pytest.importorskip("pandas")
    text = "SELECT ?n ?d { ?e schema:name ?t OPTIONAL { ?e sb:numberInSeason ?n ; schema:datePublished ?d } }"
    frame = local.ask(text).to_frame()
    assert str(frame["n"].dtype) == "Int64"
    assert str(frame["d"].dtype).startswith("datetime64")
    assert list(local.ask("SELECT ?x { ?x a sb:Nothing }").to_frame().columns) == ["x"]


def test_notebooks_show_names_as_text() -> None:
    """A name that looks like markup is shown as it is."""
    html = Result(("x",), ((Literal("<img src=x onerror=alert(1)>"),),) * 30)._repr_html_()
    assert "<img" not in html
    assert "20 of 30 rows" in html


@pytest.mark.parametrize(
    ("text", "line", "column", "reason"),
    [
        ("SELECT * {\n ?s a sb:Episode ;\n }}", 3, 3, "'}' closes nothing"),
        ("SELECT * { ?s ?p", 1, 10, "the '{' that opens here is never closed"),
        ("SELECT ?e WHERE {\n ?e sb:director ?d\n ?e sb:writer ?w .\n}", 3, 2, "'?e' does not fit here"),
        ("SELECT * { ?s foo:bar \"é\" }", 1, 15, "the prefix foo: is not known"),
        ("SELECT * { ?é ?p 'é }", 1, 18, "no closing '"),
        ("SELEC * {}", 1, 1, "'SELEC' does not fit here"),
        ("SELECT ?s { ?s ?p ?o } GROUP BY ?p", 1, 1, "neither grouped by nor counted"),
        ("SELECT ?d { ?e sb:director ?d } GRUP BY ?d", 1, 33, "'GRUP' does not fit here"),
        ("DESCRIBE", 1, 9, "ends too early"),
    ],
)  # fmt: skip
def test_broken_sparql_shows_its_place(text: str, line: int, column: int, reason: str, local: Local) -> None:
    """The error has the user's own line and a caret under the place."""
    error = said(text, local)
    assert (error.line, error.column) == (line, column)
    assert reason in error.reason
    head, shown, caret = str(error).splitlines()
    assert head.startswith(f"line {line}, column {column}: ")
    assert shown.strip() == text.splitlines()[line - 1].strip()
    assert caret.index("^") == column + 1


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "the query is empty"),
        ("INSERT DATA { <a:> <b:> <c:> }", "INSERT would change the graph"),
        ("PREFIX x: <y:> DELETE WHERE { ?s ?p ?o }", "DELETE would change the graph"),
        ("LOAD <http://example.org/>", "LOAD would change the graph"),
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "SERVICE would ask another server"),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "FROM would fetch"),
        ("SELECT * { FILTER" + "(" * 20000 + "1" + ")" * 20000 + " }", "nested more than 200 deep"),
        ("SELECT * { " + "{" * 20000 + "}" * 20000 + " }", "nested more than 200 deep"),
        ("ASK {} #" + "x" * 300_000, "too long"),
    ],
)
def test_what_is_not_asked_here(text: str, reason: str, local: Local) -> None:
    """Changes, fetches and what would bring the engine down are refused with a line."""
    assert reason in said(text, local).reason


def test_words_in_strings_and_names_are_no_keywords(local: Local) -> None:
    """`SERVICE` and `FROM` are refused as keywords only."""
    assert local.ask('SELECT * { BIND("SERVICE FROM (((" AS ?from) # SERVICE\n }')


def test_long_chains_do_not_bring_the_process_down(local: Local) -> None:
    """A thousand OPTIONALs in a row are asked; from some 2,000 on they would overflow an ordinary stack."""
    assert local.ask("SELECT * { " + "OPTIONAL { ?a sb:x ?c } " * 1000 + "}").kind == "rows"


def test_endless_questions_are_given_up() -> None:
    """After the time is over the asking ends, whatever the engine does."""
    many = KnowledgeGraph.of([])
    with pytest.raises(TimeoutError, match=r"no answer within 0.2 s; ask for less"):
        Local(many, timeout=0.2).ask("SELECT * { " + "?a ?b ?c . " * 120 + "}")


def test_form_and_prefixes() -> None:
    """The form is read past comments; only prefixes that are used are declared, all on one line."""
    assert form("# SELECT\nPREFIX a: <b:>\nconstruct { ?s ?p ?o } where {}") == "CONSTRUCT"
    known = {"sb": "http://sb/", "schema": "http://schema/"}
    assert preamble("SELECT * { ?s sb:x 'schema:y' }", known) == "PREFIX sb: <http://sb/> "
    assert preamble("PREFIX sb: <x:> SELECT * { ?s sb:x ?y }", known) == ""


def test_terms_that_the_ontology_lacks() -> None:
    assert unknown_terms("SELECT * { ?e sb:diretor ?d ; sb:writer ?w }", ["writer"]) == ["diretor"]


def test_blank_nodes_and_short_names() -> None:
    result = Result(("a", "b", "c"), ((BlankNode("x"), NamedNode("https://schema.org/name"), None),))
    assert [result.read(term) for term in result.terms[0]] == ["_:x", "schema:name", ""]


def test_addresses_may_be_as_short_as_in_the_files(local: Local) -> None:
    """`<person/kim-sorensen>` is what stands in the Turtle that is written."""
    text = "SELECT ?name { <person/kim-sorensen> schema:name ?name }"
    assert [row.name for row in local.ask(text)] == ["Kim Sørensen"]
    assert preamble(text, prefixes()).startswith("BASE <https://w3id.org/showbible/id/> PREFIX schema:")
    assert preamble("BASE <x:> ASK { <a> ?p ?o }", prefixes()) == ""


def test_a_name_with_a_slash_is_told_how_to_be_written(local: Local) -> None:
    with pytest.raises(QueryError, match=r"id: cannot hold '/'; write <person/kim-sorensen>"):
        local.ask("SELECT ?name { id:person/kim-sorensen schema:name ?name }")
