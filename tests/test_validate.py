"""A graph that is not as it should be is an error of one line that names the node."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fixtures import DOCUMENT, EXTRACTION, LOW_WATER, MIA, NELL, PAGE, SERIES, STATEMENTS, job, say
from pyoxigraph import Quad

from extract.entities import Entity, Statement
from extract.facts import Value
from graph.building.build import build
from graph.building.validate import InvalidGraph, check, misshapen
from graph.knowledge import KnowledgeGraph
from graph.terms import TYPE, Terms, literal, sb


def test_a_good_graph_passes() -> None:
    """Nothing is said of a graph with nothing wrong."""
    check(build(EXTRACTION), EXTRACTION.documents)


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        (
            say(SERIES, "performance", MIA, "Mia Okafor", ("character", MIA)),
            "whom a performance is of is a character",
        ),
        (say(SERIES, "credit", MIA, "Mia Okafor"), "a credit has a job"),
        (
            say(SERIES, "credit", NELL, "Nell Brandt", ("job", job("editor"))),
            "it has one agent, a person or an organisation",
        ),
        (
            say(LOW_WATER, "datePublished", Value("soon", "string"), "Low Water"),
            "it was first published on one date",
        ),
        (say(MIA, "friendOf", NELL, "Mia Okafor"), "ties of the story are between its own people"),
        (
            say(Entity("episode", "Lost"), "productionCode", Value("X"), "Low Water"),
            "it is part of one series",
        ),
    ],
)
def test_a_violation_names_the_node(statement: Statement, message: str) -> None:
    """The error says in one line which node is wrong, and what is wrong with it."""
    others = [s for s in STATEMENTS if (s.subject, s.predicate) != (statement.subject, "datePublished")]
    with pytest.raises(InvalidGraph) as caught:
        build(replace(EXTRACTION, statements=(*others, statement)))
    assert message in str(caught.value)
    assert str(caught.value).startswith("<https://w3id.org/showbible/id/")
    assert "\n" not in str(caught.value)


def test_a_person_who_is_a_character() -> None:
    """The two worlds are apart."""
    node = Terms([MIA]).entity(MIA)
    graph = build(EXTRACTION)
    graph.store.add(Quad(node, TYPE, sb("Character")))
    assert any("a person is no character" in str(v) for v in misshapen(graph))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x" + PAGE, "do not stand at"),
        (PAGE.replace("Kim Sørensen", "Kim S\u00f8r\u00e9nsen"), "do not stand at"),
        ("", "do not stand at"),
    ],
)
def test_evidence_must_stand_where_it_says(text: str, message: str) -> None:
    """A build stops if one piece of evidence does not slice back to its words."""
    with pytest.raises(InvalidGraph, match=message):
        build(replace(EXTRACTION, documents=(replace(DOCUMENT, text=text),)))


def test_evidence_of_a_document_that_is_not_there() -> None:
    """Nor can it stand in a document that nobody read."""
    with pytest.raises(InvalidGraph, match="was not read"):
        check(build(EXTRACTION), ())


def test_any_graph_can_be_checked() -> None:
    """A graph of no documents is checked too."""
    graph = KnowledgeGraph.of(
        [Quad(sb("x"), TYPE, sb("Season")), Quad(sb("x"), sb("seasonNumber"), literal(Value("x")))]
    )
    assert {v.message for v in misshapen(graph)} == {
        "it is part of one series", "it has one schema:name", "it has one rdfs:label",
        "a season has one whole number",
    }  # fmt: skip
