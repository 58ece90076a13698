"""The network: what has a name is a node, what takes several triples is one line, what follows is no line."""

from __future__ import annotations

from dataclasses import replace

import networkx
import pytest
from fixtures import CANAL, EXTRACTION, SERIES, say
from pyoxigraph import Literal, NamedNode, Quad

from extract.facts import Value
from graph.building.build import build
from graph.knowledge import KnowledgeGraph
from graph.network import network
from graph.terms import NAME, TYPE, sb

ID = "https://w3id.org/showbible/id/"
SHOW = ID + "series/harbour-lights"


@pytest.fixture(scope="module")
def drawn() -> networkx.MultiDiGraph:
    return network(build(EXTRACTION))


def lines(drawn: networkx.MultiDiGraph, start: str, end: str) -> list[str]:
    return [data["label"] for data in (drawn.get_edge_data(start, end) or {}).values()]


def test_nodes_are_things_with_label_kind_and_names(drawn: networkx.MultiDiGraph) -> None:
    """A credit, a job or a category is no node; a character knows its other names."""
    assert drawn.nodes[SHOW]["kind"] == "series"
    assert drawn.nodes[SHOW + "/s02e01"] | {} == {
        "iri": SHOW + "/s02e01", "label": "Low Water", "kind": "episode", "names": "", "number": 1,
        "date": "2019-03-01",
    }  # fmt: skip
    ivo = drawn.nodes[ID + "character/harbour-lights/dr-ivo-kern"]
    assert (ivo["kind"], ivo["names"]) == ("character", "Ivo Kern; the Doctor")
    assert not [n for n in drawn if "/credit/" in n or "/job/" in n or "/category/" in n]


@pytest.mark.parametrize(
    ("start", "end", "labels"),
    [
        ("person/kim-sorensen", "series/harbour-lights/s02e01", ["director"]),
        ("person/ana-ferrer", "series/harbour-lights/s02e02", ["story by"]),
        ("person/mia-okafor", "character/harbour-lights/nell-brandt", ["plays"]),
        ("person/ruth-ames", "character/harbour-lights/nell-brandt", ["considered for"]),
        ("character/harbour-lights/sam-brandt", "character/harbour-lights/nell-brandt", ["brother of"]),
        ("series/harbour-lights/s02", "award/emmy-award", ["won"]),
        ("series/harbour-lights/s02e01", "series/harbour-lights/s02", ["part of season"]),
        ("organisation/canal-nine", "series/harbour-lights", ["cancelled"]),
        ("person/lena-holt", "person/ana-ferrer", ["replaces"]),
        ("series/harbour-lights/s02", "organisation/wave", ["released on"]),
    ],
)
def test_a_situation_is_a_line(drawn: networkx.MultiDiGraph, start: str, end: str, labels: list[str]) -> None:
    """The person directed, plays, was considered; the season won; each is one labelled line."""
    assert lines(drawn, ID + start, ID + end) == labels


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("series/harbour-lights/s02e01", "person/kim-sorensen"),  # sb:director, which the credit says
        ("person/mia-okafor", "series/harbour-lights"),  # through the character
        ("series/harbour-lights/s02", "person/mia-okafor"),  # sb:castMember
        ("series/harbour-lights/s02e01", "series/harbour-lights"),  # through the season
    ],
)
def test_what_only_follows_is_no_line(drawn: networkx.MultiDiGraph, start: str, end: str) -> None:
    """Shortcuts and super-terms say nothing that another line does not."""
    assert not lines(drawn, ID + start, ID + end)


def test_a_line_holds_the_rest_of_its_situation(drawn: networkx.MultiDiGraph) -> None:
    """Billing, scope, year and score stand on the line in words, and the situation's IRI beside them."""
    plays = drawn.get_edge_data(ID + "person/mia-okafor", ID + "character/harbour-lights/nell-brandt")
    (data,) = plays.values()
    assert (data["billing"], data["scope"], data["frame"]) == (
        "main",
        "Harbour Lights season 2",
        "performance",
    )
    assert data["about"].startswith(ID + "performance/")


def test_the_order_is_always_the_same(drawn: networkx.MultiDiGraph) -> None:
    """Nodes in the order of their IRIs, lines numbered through, for exports that do not change."""
    again = network(build(EXTRACTION))
    assert list(again.nodes(data=True)) == list(drawn.nodes(data=True))
    assert list(again.edges(keys=True, data=True)) == list(drawn.edges(keys=True, data=True))
    assert [key for *_, key in drawn.edges(keys=True)] and len(
        {key for *_, key in drawn.edges(keys=True)}
    ) == drawn.number_of_edges()


def test_it_can_be_written_as_graphml_and_gexf(drawn: networkx.MultiDiGraph) -> None:
    """All attributes are words or numbers: the file formats of networks hold no lists."""
    assert networkx.parse_graphml("\n".join(networkx.generate_graphml(drawn))).number_of_nodes() == len(drawn)
    assert "".join(networkx.generate_gexf(drawn))


def test_a_graph_of_plain_triples_is_drawn_too() -> None:
    """Somebody else's RDF file has directors and no credits."""
    work, person = NamedNode("http://example.org/w"), NamedNode("http://example.org/p")
    quads = [
        Quad(work, TYPE, sb("Episode")), Quad(work, NAME, Literal("Pilot")),
        Quad(person, TYPE, sb("Person")), Quad(person, NAME, Literal("Ida Moe")),
        Quad(work, sb("director"), person),
    ]  # fmt: skip
    drawn = network(KnowledgeGraph.of(quads))
    assert [(data["label"], data["name"]) for *_, data in drawn.edges(data=True)] == [
        ("director", "director")
    ]
    assert drawn.nodes[work.value]["label"] == "Pilot"


def test_an_empty_graph_is_an_empty_network() -> None:
    """Nothing said, nothing drawn."""
    assert len(network(KnowledgeGraph.of([]))) == 0


def test_words_that_are_no_name_become_one() -> None:
    """An event of the kind "filming start" is a line called `filming-start`."""
    event = say(SERIES, "event", Value("filming start"), "Canal Nine", ("agent", CANAL))
    drawn = network(build(replace(EXTRACTION, statements=(event,))))
    (line,) = [data for *_, data in drawn.edges(data=True)]
    assert (line["name"], line["label"]) == ("filming-start", "filming start")
