"""Names are found as people type them: begun, flat, in any order, by any alias, and nearly right."""

from __future__ import annotations

import json
import urllib.request
from functools import cache

import pytest
from browsing import site
from fixtures import EXTRACTION
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad
from test_view import HOSTILE, hostile

from graph.asking.kinds import kind_of, under
from graph.asking.names import Names, key
from graph.building.build import build
from graph.knowledge import KnowledgeGraph
from graph.terms import ALT_LABEL, BASE, LABEL, TYPE, sb
from showbible.bible import Bible
from showbible.web.kinds import kinds_of, sort

pytestmark = pytest.mark.usefixtures("no_proxy")


@cache
def names() -> Names:
    return Names(build(EXTRACTION))


def made(*things: tuple[str, str, tuple[str, ...]], told: str = "") -> Names:
    """Names of things (class, label, aliases); one of them is told of more than the others."""
    quads = []
    for number, (cls, label, aliases) in enumerate(things):
        node = NamedNode(f"{BASE}x/{number}")
        quads += [(node, TYPE, sb(cls)), (node, LABEL, Literal(label))]
        quads += [(node, ALT_LABEL, Literal(alias)) for alias in aliases]
        quads += [(NamedNode(BASE + "y"), sb("agent"), node)] if label == told else []
    return Names(KnowledgeGraph.of(Quad(*triple, DefaultGraph()) for triple in quads))


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("kim", "Kim Sørensen"),
        ("sorensen", "Kim Sørensen"),
        ("SØRENSEN KIM", "Kim Sørensen"),
        ("sor k", "Kim Sørensen"),
        ("the doctor", "Dr. Ivo Kern"),
        ("ivo", "Dr. Ivo Kern"),
        ("dr ivo", "Dr. Ivo Kern"),
        ("tide", "The Tide"),
        ("rensen", "Kim Sørensen"),
        ("  mia   okafor ", "Mia Okafor"),
        ("harbour", "Harbour Lights"),
    ],
)
def test_what_is_typed_finds_the_thing(typed: str, first: str) -> None:
    """Whole or begun words in any order, any case, no accents, an alias, letters within a word."""
    assert names().search(typed)[0].label == first


def test_the_name_that_was_found_is_told() -> None:
    """By an alias: what it is called, and the alias that fits."""
    found = names().search("doctor")[0]
    assert (found.label, found.name, found.kind) == ("Dr. Ivo Kern", "the Doctor", "character")
    assert found.iri.endswith("character/harbour-lights/dr-ivo-kern")


def test_a_thing_is_found_once_and_no_more_than_asked() -> None:
    """Several of its names fit, it stands there once; `most` holds."""
    labels = [f.label for f in names().search("sam")]
    assert labels.count("Sam Brandt") == 1
    assert len(names().search("a", most=3)) == 3


def test_one_kind_can_be_asked_for() -> None:
    """Only people, or only what a class of the ontology holds."""
    assert {f.kind for f in names().search("a", 50, "person")} == {"person"}
    assert {f.kind for f in names().search("a", 50, under("Agent"))} <= {"person", "organisation", "group"}
    assert names().search("tide", kind="person") == []


@pytest.mark.parametrize("typed", ["", "   ", "zzzz", "\x00", "(((", "[a-z]", ".*", "\ud800", "💡" * 300])
def test_what_nothing_is_called_finds_nothing(typed: str) -> None:
    """Signs of patterns are letters like others, and nothing breaks."""
    assert names().search(typed) == []
    assert names().near(typed) == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("Mia Okafro", "Mia Okafor"), ("kim sorenson", "Kim Sørensen"), ("habour ligths", "Harbour Lights"),
     ("lindquist", "Jo Lindqvist")],
)  # fmt: skip
def test_slips_of_the_pen_are_understood(typed: str, meant: str) -> None:
    """Letters missing, doubled or in the wrong order: what was meant comes first."""
    assert names().search(typed) == []
    assert names().near(typed)[0].label == meant


def test_exact_names_come_first_then_what_most_is_told_of() -> None:
    """ "Ann" is Ann and not the famous Anna; among others the one in most facts is first, jobs last."""
    things = [("Person", n, ()) for n in ("Anna Berg", "Anna Cole", "Ann")]
    found = made(*things, ("Job", "Animator", ()), told="Anna Cole").search("an")
    assert [f.label for f in found] == ["Anna Cole", "Anna Berg", "Ann", "Animator"]
    assert made(*things, told="Anna Cole").search("ann")[0].label == "Ann"


@pytest.mark.parametrize(
    ("name", "typed"),
    [("Łódź Straße", "lodz strasse"), ("山田 太郎", "山田"), ("Ὀδυσσεύς", "οδυσσευς"), ("J. R. Roy", "j r r"),
     ("Spider-Man", "spider man"), ("AKA Ain't We", "aint"), ("???", "??"), ("נטלי פורטמן", "נטלי")],
)  # fmt: skip
def test_names_of_all_the_world(name: str, typed: str) -> None:
    """Other letters, other scripts, signs: found by what people type for them."""
    assert [f.label for f in made(("Person", name, ())).search(typed)] == [name]


def test_all_things_of_a_kind_by_their_labels() -> None:
    """For browsing: each once, sorted as people sort."""
    people = [f.label for f in names().every("person")]
    assert people == sorted(people, key=key) and len(people) == len(set(people)) >= 6
    assert "Kim Sørensen" in people


def test_the_kind_is_the_narrowest() -> None:
    """An episode is a creative work too, and is called an episode; a credit is no thing."""
    graph = build(EXTRACTION)
    assert kind_of(graph.store, NamedNode(BASE + "series/harbour-lights/s02e01")) == "episode"
    assert kind_of(graph.store, NamedNode(BASE + "nothing")) == ""
    assert "episode" in under("CreativeWork") and under("Nonsense") == frozenset()


def test_headings_take_every_kind() -> None:
    """Each kind has a heading and a sign; headings, kinds and classes can all be asked for."""
    assert sort("country").id == "place" and sort("group").id == "organisation"
    assert kinds_of("place") >= {"place", "country", "language"}
    assert kinds_of("Agent") >= {"person", "organisation"} and kinds_of("person") == {"person"}
    assert kinds_of("<script>") == frozenset()


# ---- over HTTP


def ask(address: str, path: str) -> list[dict[str, str]]:
    with urllib.request.urlopen(address + path) as answer:
        assert answer.headers["content-type"] == "application/json"
        found: list[dict[str, str]] = json.load(answer)["found"]
        return found


def test_it_answers_as_json(explorer: str) -> None:
    """Each with its IRI, its page, its label, kind and name, and what tells it from others."""
    first = ask(explorer, "/-/search?q=krysten+rit&most=3")[0]
    assert first["href"] == "/id/person/krysten-ritter" and first["iri"] == BASE + "person/krysten-ritter"
    assert (first["label"], first["kind"], first["about"]) == (
        "Krysten Ritter",
        "person",
        "plays Jessica Jones",
    )
    assert [f["name"] for f in ask(explorer, "/-/search?q=trish+walker&most=1")] == ["Trish Walker"]
    assert {f["kind"] for f in ask(explorer, "/-/search?q=j&kind=character")} == {"character"}
    assert len(ask(explorer, "/-/search?q=a&most=2")) == 2


@pytest.mark.parametrize(
    "path", ["?q=", "", "?q=%00", "?q=%FF", "?q=zzzz", "?q=a&kind=nonsense", "?most=-1", "?q=" + "x" * 5000]
)
def test_nonsense_is_answered_with_nothing(explorer: str, path: str) -> None:
    """Nothing found is an answer, not an error."""
    assert ask(explorer, "/-/search" + path) == []


@pytest.mark.parametrize("most", ["-1", "x", "²", "99999999999999999999", ""])
def test_any_number_wanted_is_fine(explorer: str, most: str) -> None:
    """`most` that is no number is the usual one; nobody gets everything at once."""
    from urllib.parse import quote

    assert 1 <= len(ask(explorer, f"/-/search?q=a&most={quote(most)}")) <= 100


def test_hostile_names_are_only_data() -> None:
    """They come back as they are, in JSON."""
    with site(Bible(hostile())) as address:
        found = ask(address, "/-/search?q=alert&most=50")
        assert {"<img src=x onerror=alert(1)>", "javascript:alert(1)"} <= {f["label"] for f in found}
        assert set(HOSTILE) >= {f["label"] for f in found if f["kind"] == "person"}
