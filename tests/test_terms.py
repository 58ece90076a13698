"""IRIs are readable, safe and stable, and no two things share one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from extract.entities import Entity
from extract.facts import Value
from graph.terms import BASE, Terms, literal, slug, text

SHOW = "Harbour Lights"
HOSTILE = [
    '<img src=x onerror="alert(1)">',
    "a b\n c",
    "../../etc",
    "x> . <y",
    "%00",
    "\u202eevil",
    "?q#f",
    "",
    "…",
]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Deborah Chow", "deborah-chow"),
        ("Aïda Mashaka Croal", "aida-mashaka-croal"),
        ("J. R. Ramirez", "j-r-ramirez"),
        ('Patricia "Trish" Walker', "patricia-trish-walker"),
        ("AKA Ain't We Got Fun", "aka-aint-we-got-fun"),
        ("Bjørn Łódź Straße", "bjorn-lodz-strasse"),
        ("İpek", "ipek"),
        ("進撃の巨人", "進撃の巨人"),
        ("Юрий Й", "юрий-й"),
        ("<img onerror=alert(1)>", "img-onerror-alert-1"),
        ("…", ""),
    ],
)
def test_slug(words: str, expected: str) -> None:
    """Latin letters become ASCII, other scripts keep theirs, all else is a hyphen."""
    assert slug(words) == expected


@pytest.mark.parametrize(
    ("entity", "expected"),
    [
        (Entity("person", "Deborah Chow"), "person/deborah-chow"),
        (Entity("series", SHOW), "series/harbour-lights"),
        (Entity("season", "2", SHOW, 2), "series/harbour-lights/s02"),
        (Entity("episode", "The Tide", SHOW, 2, 4), "series/harbour-lights/s02e04"),
        (Entity("episode", "The Tide", SHOW, None, 4), "series/harbour-lights/e04"),
        (Entity("episode", "The Tide", SHOW), "series/harbour-lights/episode/the-tide"),
        (Entity("character", "Alisa Jones", SHOW), "character/harbour-lights/alisa-jones"),
        (Entity("person", "Ann Lee", apart="actress"), "person/ann-lee-actress"),
    ],
)
def test_places(entity: Entity, expected: str) -> None:
    """A thing's IRI says what it is and where it belongs."""
    assert Terms([entity]).entity(entity) == NamedNode(BASE + expected)


def test_a_season_is_its_number() -> None:
    """However a season is called, it is one thing."""
    called = Entity("season", "2", SHOW, 2), Entity("season", "", SHOW, 2)
    terms = Terms(called)
    assert terms.entity(called[0]) == terms.entity(called[1])


def test_no_iri_for_two_things() -> None:
    """Of two names with one slug, one gets a hash, whichever is met first."""
    one, other = Entity("work", "A.K.A."), Entity("work", "AKA")
    ahead, behind = Terms([one, other]), Terms([other, one])
    assert ahead.entity(one) != ahead.entity(other)
    assert [ahead.entity(e) for e in (one, other)] == [behind.entity(e) for e in (one, other)]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_safe(name: str) -> None:
    """Whatever a document calls its people, the IRI is well-formed and stays under the base."""
    iri = Terms([Entity("person", name)]).entity(Entity("person", name)).value
    assert re.fullmatch(r"[\w-]+", iri.removeprefix(BASE + "person/"))


@given(st.lists(st.text(), max_size=20))
def test_any_names(names: list[str]) -> None:
    """As many IRIs as things, all of them IRIs."""
    things = [Entity("character", name, of) for name in names for of in ("", "x")]
    terms = Terms(things)
    assert len({terms.entity(t) for t in things}) == len(set(things))


def test_literals_keep_their_type() -> None:
    """Values come out in XSD's types, strings plain, and what UTF-8 cannot hold is replaced."""
    assert str(literal(Value("2018", "gYear"))) == '"2018"^^<http://www.w3.org/2001/XMLSchema#gYear>'
    assert str(literal(Value("13", "integer"))) == '"13"^^<http://www.w3.org/2001/XMLSchema#integer>'
    assert text("a\ud800b").value == "a?b"
