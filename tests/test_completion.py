"""What is offered while a query is written, and the queries that one can begin with."""

from __future__ import annotations

from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph.asking.completion import Completion
from graph.asking.examples import Examples, about, classes
from graph.asking.names import Names
from graph.asking.query import Local, prefixes
from graph.asking.questions import questions
from graph.asking.vocabulary import Vocabulary
from graph.knowledge import KnowledgeGraph
from graph.terms import BASE, LABEL, TYPE, sb


@pytest.fixture(scope="module")
def completion(seeds: Any) -> Completion:
    knowledge = seeds.knowledge
    return Completion(Vocabulary(knowledge), Names(knowledge), prefixes(knowledge.base), knowledge.base)


def offered(completion: Completion, marked: str) -> list[str]:
    """What is offered where the text has a `|`."""
    at = marked.index("|")
    return [offer.insert.strip() for offer in completion.at(marked.replace("|", "", 1), at).offers]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("|", "SELECT"),
        ("SELECT ?x { ?x a sb:Ep|", "sb:Episode"),
        ("SELECT ?x { ?x a epi|", "sb:Episode"),
        ("SELECT ?x { ?x a sb:Episode ; dir|", "sb:director"),
        ("SELECT ?x { ?x a sb:Episode . ?x sb:numberInS|", "sb:numberInSeason"),
        ("SELECT ?x { ?x sb:director/schema:na|", "schema:name"),
        ("SELECT ?x { ?x a sb:Episode ; sb:director ?who . ?x sb:writer ?w|", "?who"),
        ("SELECT ?x { ?x sb:director |", "?x"),
        ("SELECT ?x { ?x sb:writer rosenb|", "<person/melissa-rosenberg>"),
        ('SELECT ?x { ?x sb:writer "Rosenb|', "<person/melissa-rosenberg>"),
        ('SELECT ?x { ?x schema:name "Rosenb|" }', '"Melissa Rosenberg"'),
        ("SELECT ?x { <person/rosenb|", "<person/melissa-rosenberg>"),
        ("SELECT ?x { ?x a sb:Episode . FILTER(CONT|", "CONTAINS("),
        ("SELECT ?x { ?x a sb:Episode . OPT|", "OPTIONAL {"),
        ("SELECT ?x { ?x a sb:Episode } OR|", "ORDER BY"),
        ("SELECT ?x { ?x foaf|", "foaf:"),
    ],
)
def test_the_likeliest_is_offered_first(completion: Completion, typed: str, first: str) -> None:
    """At each place of a query that comes first which belongs there, in this graph's words."""
    assert offered(completion, typed)[0] == first


@pytest.mark.parametrize(
    "typed", ["# tri|", 'SELECT ?x { ?x schema:name "Tri"|', "PREFIX x|", "SELECT ?x { <person/x>|"]
)
def test_nothing_is_offered_where_nothing_is_meant(completion: Completion, typed: str) -> None:
    """Comments, finished strings and addresses are left alone."""
    assert offered(completion, typed) == []


def test_properties_of_the_class_come_before_others(completion: Completion) -> None:
    """After `a sb:Episode ;` all that episodes have comes before all that they have not."""
    names = offered(completion, "SELECT ?x { ?x a sb:Episode ; sb:|")
    has = [name in completion.vocabulary.uses["sb:Episode"] for name in names]
    properties = [fits for fits, name in zip(has, names, strict=True) if name in completion.vocabulary.words
                  and completion.vocabulary.words[name].role == "property"]  # fmt: skip
    assert properties == sorted(properties, reverse=True)
    assert True in properties
    assert "sb:director" in names


def test_an_offer_says_what_it_means_and_how_often_it_is_there(completion: Completion) -> None:
    offer = completion.at("SELECT ?x { ?x a sb:Episode", 27).offers[0]
    assert (offer.label, offer.kind) == ("sb:Episode", "class")
    assert offer.about == "An episode of a series."
    assert int(offer.detail) == len(episodes(completion))


def episodes(completion: Completion) -> set[str]:
    """The IRIs of all episodes that have a name."""
    return {entry.iri for entry in completion.names.every("episode")}  # type: ignore[attr-defined]


def test_a_prefix_that_is_not_known_here_is_declared(completion: Completion) -> None:
    """`foaf:` is completed with the line that declares it, unless that is there."""
    offer = completion.at("SELECT ?x { ?x foaf", 19).offers[0]
    assert offer.declare == "PREFIX foaf: <http://xmlns.com/foaf/0.1/>\n"
    declared = "PREFIX foaf: <http://xmlns.com/foaf/0.1/>\nSELECT ?x { ?x foaf|"
    assert "foaf:" not in offered(completion, declared)


def test_a_name_becomes_a_string_that_cannot_end_early() -> None:
    """Names with quotes and backslashes are inserted as SPARQL writes them."""
    name = 'Patricia "Trish" \\ Walker'
    knowledge = KnowledgeGraph.of(
        [
            Quad(NamedNode(BASE + "person/x"), LABEL, Literal(name)),
            Quad(NamedNode(BASE + "person/x"), TYPE, sb("Person")),
        ]
    )
    made = Completion(Vocabulary(knowledge), Names(knowledge), prefixes(), BASE)
    insert = next(o.insert for o in made.at('ASK { ?x schema:name "Tri', 25).offers if o.kind == "string")
    assert Local(knowledge).ask(f"SELECT (?n AS ?m) {{ VALUES ?n {{ {insert} }} }}")[0][0] == name


@pytest.mark.parametrize("name", sorted(questions()))
def test_each_example_runs_as_it_is(seeds: Any, name: str) -> None:
    """A stored question is opened as a query that needs nothing to be filled in."""
    made = Examples(Names(seeds.knowledge), seeds.knowledge.base).text(questions()[name])
    assert "#: parameters" not in made
    Local(seeds.knowledge).ask(made)
    for p in questions()[name].parameters:
        assert f"VALUES ?the_{p.name} {{" in made


def test_a_parameter_in_a_comment_is_ready_to_be_used(seeds: Any) -> None:
    """Taking the first `#` away from a parameter's line narrows the answer and breaks nothing."""
    made = Examples(Names(seeds.knowledge), seeds.knowledge.base).text(questions()["episodes"])
    narrow = made.replace("# VALUES ?the_season", "VALUES ?the_season")
    assert narrow != made
    everything, some = Local(seeds.knowledge).ask(made), Local(seeds.knowledge).ask(narrow)
    assert 0 < len(some) <= len(everything)


def test_there_is_a_query_for_each_class_that_is_there(seeds: Any) -> None:
    vocabulary = Vocabulary(seeds.knowledge)
    found = classes(vocabulary)
    assert {"sb:Episode", "sb:Person", "sb:Character"} <= {word.name for word in found}
    assert not {"sb:Agent", "sb:Statement", "sb:CreativeWork"} & {word.name for word in found}
    for word in found:
        assert len(Local(seeds.knowledge).ask(about(word, vocabulary))) > 0, word.name
