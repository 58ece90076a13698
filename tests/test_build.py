"""What an extraction says stands in the graph: facts, shortcuts, super-terms, and evidence for each."""

from __future__ import annotations

from dataclasses import replace

import pytest
import rdflib
from fixtures import (
    ANA,
    CANAL,
    EXTRACTION,
    IVO,
    LENA,
    LOW_WATER,
    NELL,
    SEASON,
    SERIES,
    STATEMENTS,
    THE_TIDE,
    integer,
    job,
    say,
)  # fmt: skip
from pyoxigraph import DefaultGraph

from extract.document import Span
from extract.entities import Entity, Evidence
from extract.facts import Modality, Value
from extract.topic import Topic
from graph.building.build import build
from graph.telling.evidence import facts, find, merges
from graph.terms import EVIDENCE_GRAPH, PREFIXES

GRAPH = build(EXTRACTION)
HEAD = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())
BASE = "https://w3id.org/showbible/id/"


def ask(pattern: str, graph: rdflib.Graph | None = None) -> bool:
    """Whether a pattern holds, in which <s…> is the show and <c/…> one of its characters."""
    pattern = pattern.replace("<s/", "<series/harbour-lights/").replace("<s>", "<series/harbour-lights>")
    pattern = pattern.replace("<c/", "<character/harbour-lights/")
    query = f"{HEAD}BASE <{BASE}>\nASK {{ {pattern} }}"
    return bool((graph if graph is not None else GRAPH.facts).query(query).askAnswer)


@pytest.mark.parametrize(
    "pattern",
    [
        '<s> a sb:Series, schema:TVSeries ; schema:name "Harbour Lights" ; rdfs:label "Harbour Lights"',
        "<s/s02> a sb:Season, schema:TVSeason ; schema:seasonNumber 2 ; sb:numberOfEpisodes 2",
        "<s/s02> sb:partOfSeries <s>",
        "<s/s02e02> a sb:Episode, schema:TVEpisode ; sb:numberInSeason 2 ; sb:numberInSeries 12",
        "<s/s02e02> sb:partOfSeason <s/s02> ; sb:partOfSeries <s>",
        '<s/s02e02> schema:name "The Tide" ; sb:viewersInMillions 1.50',
        '<s/s02e01> schema:datePublished "2019-03-01"^^xsd:date',
        "<s/s02e01> sb:director <person/kim-sorensen> ; schema:director <person/kim-sorensen>",
        "<s/s02e02> sb:storyBy <person/ana-ferrer> ; sb:teleplayBy <person/lena-holt>",
        "<s/s02e02> sb:writer <person/ana-ferrer>, <person/lena-holt>",
        "<s> sb:creator <person/ana-ferrer> ; sb:originalNetwork <organisation/canal-nine>",
        '<s> sb:genre "drama" ; sb:country/schema:name "United States"',
        "?c a sb:Credit, schema:Role ; sb:agent <person/ana-ferrer> ; sb:work <s> ; sb:job <job/creator>",
        "?p a sb:Performance, schema:PerformanceRole ; sb:agent <person/mia-okafor> ; sb:work <s> ; "
        "sb:character <c/nell-brandt> ; sb:billing sb:Main ; sb:scope <s/s02>",
        "<s/s02> sb:castMember <person/mia-okafor> ; schema:actor <person/mia-okafor>",
        "<person/mia-okafor> a sb:Person, schema:Person ; sb:portrays <c/nell-brandt>",
        "<c/nell-brandt> a sb:Character ; sb:appearsIn <s/s02>",
        "<c/sam-brandt> sb:brotherOf ?n ; sb:siblingOf ?n ; sb:relatedTo ?n",
        '<c/dr-ivo-kern> skos:altLabel "the Doctor", "Ivo Kern"',
        "?r a sb:Relationship ; sb:relation sb:kills ; sb:episode <s/s02e02>",
        '?n a sb:AwardNomination ; sb:award/schema:name "Emmy Award" ; sb:year "2019"^^xsd:gYear ; '
        "sb:result sb:Won ; sb:nominee <s/s02> ; sb:forWork <s/s02>",
        "?c a sb:Consideration ; sb:candidate <person/ruth-ames> ; sb:modality sb:Considered",
        '?r a sb:Rating ; sb:ratedBy/schema:name "Rotten Tomatoes" ; sb:score "82%" ; sb:reviewCount 12',
        '?e a sb:PlotEvent ; sb:kind "killing" ; sb:doer/schema:name "Dr. Ivo Kern"',
        '?c a sb:Claim ; sb:speaker <person/ana-ferrer> ; sb:modality sb:Attributed',
    ],
)  # fmt: skip
def test_facts(pattern: str) -> None:
    """The terms of the contract, each in a pattern that must hold."""
    assert ask(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        "<s> sb:castMember <person/mia-okafor>",  # her scope is the season
        "?s sb:castMember|sb:agent <person/ruth-ames>",  # she was only considered
        "?s sb:showrunner <person/lena-holt>",  # only planned
        "<s/s03> ?p ?o",  # only planned
        "?c a sb:Character, schema:Person",
        "?x a sb:Statement",
        "?s schema:name ?a, ?b FILTER(?a != ?b)",
        "?s rdfs:label ?a, ?b FILTER(?a != ?b)",
        "?a sb:relatedTo ?b FILTER NOT EXISTS { ?a a sb:Character }",
        "?s ?p ?o FILTER(isBlank(?s) || isBlank(?o) || lang(?o) != '')",
    ],
)
def test_no_facts(pattern: str) -> None:
    """What is not asserted, or is something else, is no fact."""
    assert not ask(pattern)


def test_every_fact_has_evidence() -> None:
    """Each triple of the facts, entailed ones too, has a statement that has words."""
    said = "?x rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; sb:modality sb:Asserted ; "
    said += "sb:evidence/oa:exact ?w"
    bare = (
        f"SELECT ?s ?p ?o {{ ?s ?p ?o FILTER NOT EXISTS {{ GRAPH <{EVIDENCE_GRAPH.value}> {{ {said} }} }} }}"
    )
    assert list(GRAPH.store.query(HEAD + bare)) == []


@pytest.mark.parametrize(
    ("about", "row"),
    [
        ("Nell Brandt", ("Harbour Lights", "performance", "Mia Okafor as Nell Brandt", "asserted")),
        (
            "Nell Brandt",
            ("Harbour Lights", "consideration", "Ruth Ames considered as Nell Brandt", "considered"),
        ),
        ("the doctor", ("Dr. Ivo Kern", "kills", "Sam Brandt", "asserted")),
        ("Kim Sorensen", ("Low Water", "director", "Kim Sørensen", "asserted")),
        ("Lena Holt", ("Harbour Lights season 3", "showrunner", "Lena Holt", "planned")),
        ("Low Water", ("Low Water", "part of season", "Harbour Lights season 2", "asserted")),
    ],
)
def test_facts_about(about: str, row: tuple[str, ...]) -> None:
    """Facts about a thing, by any of its names and in any spelling, come with how they are said."""
    rows = [(r.subject_label, r.predicate_label, r.object_label, r.modality) for r in facts(GRAPH, about)]
    assert row in rows


def test_facts_show_their_words() -> None:
    """A row holds the words that say it, and where they stand."""
    row = next(r for r in facts(GRAPH, "Low Water") if r.predicate_label == "director")
    words = row.words[0]
    assert (words.document, words.section, words.exact) == (
        "harbour-lights.txt",
        "Episodes",
        "directed by Kim Sørensen",
    )
    assert EXTRACTION.documents[0].text[words.start : words.end] == words.exact


def test_merges() -> None:
    """Each name that was taken for something is listed with the reason."""
    assert [(m.label, m.name, m.reason) for m in merges(GRAPH)] == [
        ("Sam Brandt", "Sam", "the only Sam of the cast list")
    ]


def test_find() -> None:
    """A thing is found by its IRI or its name, and nothing by a name that nobody has."""
    assert [n.value for n in find(GRAPH, "ANA  ferrer")] == [f"{BASE}person/ana-ferrer"]
    assert find(GRAPH, "Nobody") == []


def test_a_graph_without_evidence_tells_its_facts() -> None:
    """The facts of a plain Turtle file can be listed too, without words."""
    bare = type(GRAPH).of(GRAPH.store.quads_for_pattern(None, None, None, DefaultGraph()))
    rows = list(facts(bare, "Nell Brandt"))
    assert rows and not any(row.words for row in rows)


def test_one_value_of_a_single_valued_property() -> None:
    """Where documents differ, the better founded value stands; the other is kept among the evidence."""
    weak = say(SEASON, "numberOfEpisodes", integer(13), "The Tide", rule="prose")
    weak = replace(weak, evidence=tuple(replace(e, confidence=0.4) for e in weak.evidence))
    graph = build(replace(EXTRACTION, statements=(weak, *STATEMENTS)))
    assert ask("<s/s02> sb:numberOfEpisodes 2", graph.facts)
    assert not ask("<s/s02> sb:numberOfEpisodes 13", graph.facts)
    ranks = {
        r.object: r.rank
        for r in facts(graph, f"{BASE}series/harbour-lights/s02")
        if "episodes" in r.predicate_label
    }
    assert ranks == {"2": "normal rank", "13": "deprecated rank"}


def test_a_planned_person_is_a_person() -> None:
    """Who was only meant to take part is described; the credit is not among the facts."""
    planned = say(SERIES, "credit", Entity("person", "Ida Moe"), "Lena Holt", ("job", job("producer")),
                  modality=Modality.UNREALISED)  # fmt: skip
    graph = build(replace(EXTRACTION, statements=(*STATEMENTS, planned))).facts
    assert ask('<person/ida-moe> a sb:Person ; schema:name "Ida Moe"', graph)
    assert not ask("?x sb:agent|sb:producer <person/ida-moe>", graph)


def test_another_base() -> None:
    """The base of all instances is the user's to choose."""
    graph = build(EXTRACTION, "https://example.org/tv/")
    subjects = {q.subject.value for q in graph.store}  # type: ignore[union-attr]
    assert all(s.startswith("https://example.org/tv/") for s in subjects)


def test_frame_nodes_do_not_collide() -> None:
    """Two nominations of one award in one year are two nodes."""
    rows = [
        say(
            SERIES,
            "nomination",
            Entity("award", "Emmy"),
            "Emmy Award",
            ("year", Value("2019", "gYear")),
            ("nominee", who),
        )
        for who in (ANA, LENA)
    ]
    graph = build(replace(EXTRACTION, statements=(*STATEMENTS, *rows))).facts
    query = (
        f"{HEAD}SELECT (COUNT(DISTINCT ?n) AS ?c) {{ ?n sb:award/schema:name 'Emmy' ; sb:result sb:Unknown }}"
    )
    assert [int(row[0]) for row in graph.query(query)] == [2]  # type: ignore[index]


def test_order_changes_nothing() -> None:
    """The same statements in another order are the same graph."""
    turned = build(replace(EXTRACTION, statements=STATEMENTS[::-1], names=EXTRACTION.names[::-1]))
    assert set(map(str, turned.facts)) == set(map(str, GRAPH.facts))


def test_rdflib_strings_are_equal() -> None:
    """A name looked up in rdflib's own way is found, and comes out equal to what was looked for."""
    name = rdflib.Literal("Ana Ferrer")
    node = GRAPH.facts.value(None, rdflib.URIRef("https://schema.org/name"), name)
    assert GRAPH.facts.value(node, rdflib.RDFS.label) == name


def test_evidence_is_shared() -> None:
    """One place in a document is one node, however much it says."""
    nodes = list(GRAPH.store.query(HEAD + "SELECT ?e { GRAPH ?g { ?e a sb:Evidence } }"))  # type: ignore[arg-type]
    places: set[Evidence] = {e for s in STATEMENTS for e in s.evidence}
    places |= {e for _, names in EXTRACTION.names for _, e in names}
    assert len(nodes) <= len({(e.span, e.rule) for e in places})


def test_things_named_here_are_used() -> None:
    """The fixture's own things are all in the graph."""
    for thing in (CANAL, IVO, NELL, LOW_WATER, THE_TIDE):
        assert find(GRAPH, thing.name)


def test_a_document_says_what_it_is_about(monkeypatch: pytest.MonkeyPatch) -> None:
    """The document's node leads to the season or series that the page is about."""
    monkeypatch.setattr(
        "graph.building.witness.topic", lambda document: Topic("Harbour Lights", Span(0, 14), 2)
    )
    about = f"ASK {{ GRAPH ?g {{ ?d a sb:Document ; schema:about <{BASE}series/harbour-lights/s02> }} }}"
    assert build(EXTRACTION).store.query(HEAD + about)


def test_writers_keep_their_order() -> None:
    """Joint writers stand in the order in which the document names them, whatever their names."""
    pair = [
        say(LOW_WATER, "credit", who, words, ("job", job("editor")))
        for who, words in (
            (Entity("person", "Zoe Ames"), "Mia Okafor"),
            (Entity("person", "Abe Zorn"), "Jo Lindqvist"),
        )
    ]
    graph = build(replace(EXTRACTION, statements=(*STATEMENTS, *pair[::-1]))).facts
    pattern = "?c sb:job/rdfs:label 'editor' ; sb:order ?n ; sb:agent/schema:name ?name"
    rows = graph.query(f"{HEAD}SELECT ?name {{ {pattern} }} ORDER BY ?n")
    assert [str(row[0]) for row in rows] == ["Zoe Ames", "Abe Zorn"]  # type: ignore[index]
