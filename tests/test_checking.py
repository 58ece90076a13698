"""What is wrong with a query is told while it is written; and what the page asks for besides."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest

from graph.asking.checking import Parser, remarks
from graph.asking.query import prefixes
from graph.asking.slots import patterns
from graph.terms import BASE, sb


@pytest.fixture(scope="module")
def parser() -> Iterator[Parser]:
    made = Parser(prefixes(), BASE)
    yield made
    made.stop()


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("SELECT ?x { ?x a sb:Episode", "{", "never closed"),
        ("SELECT ?x { ?x foaf:name ?n }", "foaf:name", "foaf: is not known"),
        ("SELECT ?x { ?x a sb:Episode ; ?p }", "?p", "what follows it does not"),
        ("INSERT DATA { <a> <b> <c> }", "INSERT", "would change"),
        ("SELECT * { SERVICE <http://x/> { ?s ?p ?o } }", "SERVICE", "another server"),
        ("SELECT ?x { ?x a sb:Epsode }", "sb:Epsode", "did you mean sb:Episode"),
        ("SELECT ?y { ?x a sb:Episode }", "?y", "nothing in the query gives it a value"),
    ],
)
def test_what_is_wrong_is_told_at_its_place(parser: Parser, text: str, place: str, words: str) -> None:
    """An error or a doubt is underlined where it is, and told in words."""
    found = remarks(text, parser, {"Episode", "episode", "director"})
    assert len(found) == 1
    assert text[found[0].start : found[0].end] == place
    assert words in found[0].words


@pytest.mark.parametrize(
    "text", ["", "ASK { ?s ?p ?o }", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "DESCRIBE <person/x>"]
)
def test_what_is_right_is_not_remarked(parser: Parser, text: str) -> None:
    assert remarks(text, parser, set()) == []


def test_the_patterns_that_must_hold_are_told_apart() -> None:
    """Of a query without an answer each can be asked alone; what need not be there is left out."""
    text = """SELECT ?x { ?x a sb:Episode ; sb:director/schema:name "A" , ?b . [] sb:p ?x .
      OPTIONAL { ?x sb:q ?c } FILTER NOT EXISTS { ?x sb:r ?d } FILTER(CONTAINS(?b, "c"))
      ?x sb:s "words"@en ; ^sb:writer <person/x> . GRAPH ?g { ?x (sb:t|sb:u)* ?e } }"""
    assert patterns(text) == [
        "?x a sb:Episode",
        '?x sb:director/schema:name "A"',
        '?x sb:director/schema:name "A" , ?b',
        "?x ^sb:writer <person/x>",
        "?x (sb:t|sb:u)* ?e",
    ]


def test_checking_runs_nothing_and_never_hangs() -> None:
    """A query that would work for hours is given up, and the next is checked as ever."""
    quick = Parser(prefixes(), BASE, seconds=1.0)
    assert remarks("ASK {}", quick, set()) == []  # the process has begun
    many = " ".join(map(str, range(900)))
    begun = time.monotonic()
    assert (
        remarks(
            f"SELECT (COUNT(*) AS ?n) {{ {' '.join(f'VALUES ?v{i} {{ {many} }}' for i in range(5))} }}",
            quick,
            set(),
        )
        == []
    )
    assert time.monotonic() - begun < 20
    assert remarks("ASK { ?x a", quick, set())[0].weight == "error"
    quick.stop()


def post(address: str, given: object, kind: str = "application/json") -> tuple[int, Any]:
    body = given if isinstance(given, bytes) else json.dumps(given).encode()
    request = urllib.request.Request(address, body, {"content-type": kind})
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


@pytest.mark.usefixtures("no_proxy")
def test_places_are_counted_as_browsers_count(explorer: str) -> None:
    """Signs that JavaScript counts twice move nothing."""
    text = "# 🎬🎬\nSELECT ?x { ?x a sb:Ep"
    _, found = post(f"{explorer}/-/complete", {"query": text, "at": len(text) + 2})
    assert (found["from"], found["to"]) == (len(text) + 2 - 5, len(text) + 2)
    _, checked = post(f"{explorer}/-/check", {"query": text})
    assert checked["remarks"][0]["from"] == text.index("{") + 2
    assert (checked["remarks"][0]["line"], checked["remarks"][0]["column"]) == (2, 11)


@pytest.mark.usefixtures("no_proxy")
def test_labels_are_told_of_what_is_known_only(explorer: str) -> None:
    """Things have a label, a page and a kind, the ontology's terms a name; others nothing."""
    person, term = BASE + "person/melissa-rosenberg", sb("Episode").value
    _, found = post(
        f"{explorer}/-/labels",
        {"iris": [person, term, "http://example.org/x", "javascript:alert(1)", "no iri", 7]},
    )
    looks = {"kind": "person", "sort": "person", "shape": "dot"}
    assert found[person] == {"label": "Melissa Rosenberg", "href": "/id/person/melissa-rosenberg"} | looks
    assert found[term]["label"] == "sb:Episode"
    assert "href" not in found[term]
    assert set(found) == {person, term}


@pytest.mark.usefixtures("no_proxy")
@pytest.mark.parametrize("place", ["complete", "check", "labels"])
def test_what_is_no_question_is_refused(explorer: str, place: str) -> None:
    """Other sites cannot send these without asking; broken bodies are told so."""
    address = f"{explorer}/-/{place}"
    assert post(address, {}, "text/plain")[0] == 415
    for body in (
        b"{",
        b"[]",
        b"{}",
        b'{"query": 7, "at": 1, "iris": 7}',
        b'{"query": "", "at": "x", "iris": {}}',
    ):
        status = post(address, body)[0]
        assert status == 400 or (place == "check" and body.endswith(b"{}}"))
