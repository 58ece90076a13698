"""How two things are connected: the ways that tell most, in words, from Python and from the command line."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import networkx
import pytest
from click.testing import CliRunner
from fixtures import EXTRACTION, SERIES, say

from extract.entities import Entity
from graph.building.build import build
from graph.connection import Connections, together
from graph.network import network
from graph.view.communities import communities, groups
from graph.view.verbs import phrases, sentence, verbs
from graph.ways import Ways
from showbible.bible import Bible
from showbible.commands.connect import command
from showbible.telling import NotFound

ID = "https://w3id.org/showbible/id/"
SHOW = "series/harbour-lights"
LINES = {
    "director": ("credit", "director"), "country": ("", "country"), "network": ("", "originalNetwork"),
    "season": ("", "partOfSeason"), "series": ("", "partOfSeries"),
    "producer": ("credit", "executive-producer"),
}  # fmt: skip


def drawn(*lines: tuple[str, str, str]) -> networkx.MultiDiGraph:
    """A network from "kind:name" ends and the lines between them."""
    made: networkx.MultiDiGraph = networkx.MultiDiGraph()
    for node in sorted({end for one, _, other in lines for end in (one, other)}):
        made.add_node(node, kind=node.split(":")[0], label=node, names="")
    for number, (one, line, other) in enumerate(lines):
        frame, name = LINES[line]
        made.add_edge(one, other, number, name=name, label=line, frame=frame)
    return made


@pytest.fixture(scope="module")
def bible() -> Bible:
    return Bible(build(EXTRACTION))


# ---- which ways


def test_a_shared_episode_comes_before_a_shared_season_and_network() -> None:
    """All of two steps, but they do not tell as much."""
    found = Ways(
        drawn(
            ("person:a", "network", "organisation:n"), ("person:b", "network", "organisation:n"),
            ("person:a", "producer", "season:1"), ("person:b", "producer", "season:1"),
            ("person:a", "director", "episode:1"), ("person:b", "director", "episode:1"),
        )
    ).between("person:a", "person:b")  # fmt: skip
    assert [way.things[1] for way in found] == ["episode:1", "season:1", "organisation:n"]
    assert found[0].cost < found[1].cost < found[2].cost


def test_a_long_way_through_the_work_beats_a_short_one_through_a_country() -> None:
    """ "Both are American" is the last thing that anybody wants to hear."""
    found = Ways(
        drawn(
            ("series:x", "country", "country:us"), ("series:y", "country", "country:us"),
            ("person:p", "producer", "series:x"), ("person:p", "producer", "series:y"),
        )
    ).between("series:x", "series:y")  # fmt: skip
    assert [way.things[1] for way in found] == ["person:p"]


def test_no_way_is_longer_than_the_best_and_none_is_told_twice() -> None:
    """Ways go through a thing once; ten are enough."""
    lines = [(f"person:{p}", "director", f"episode:{e:02}") for p in "ab" for e in range(20)]
    found = Ways(drawn(*lines)).between("person:a", "person:b")
    assert len(found) == 10 and {len(way.things) for way in found} == {3}
    assert len({way.things for way in found}) == 10
    assert len(Ways(drawn(*lines)).between("person:a", "person:b", most=3)) == 3


@pytest.mark.parametrize(
    "ends",
    [("person:a", "person:z"), ("person:a", "person:a"), ("person:a", "nobody"), ("nobody", "person:a")],
)
def test_where_there_is_no_way_there_is_none(ends: tuple[str, str]) -> None:
    """Not connected, the same, not there."""
    made = drawn(("person:a", "director", "episode:1"), ("person:z", "director", "episode:2"))
    assert Ways(made).between(*ends) == []


@pytest.mark.parametrize("seed", range(8))
def test_the_first_way_is_the_cheapest_there_is(seed: int) -> None:
    """As Dijkstra's method finds it from one end, on networks of any shape."""
    dice = random.Random(seed)
    kinds = ("person", "episode", "season", "series", "organisation", "country")
    names = [f"{dice.choice(kinds)}:{n}" for n in range(60)]
    lines = [(*dice.sample(names, 2), dice.choice(list(LINES))) for _ in range(dice.choice((50, 90, 200)))]
    ways = Ways(drawn(*((one, line, other) for one, other, line in lines)))
    plain: networkx.DiGraph = networkx.DiGraph()
    for thing, near in enumerate(ways.lines):
        plain.add_weighted_edges_from((thing, other, cost + ways.through[other]) for other, cost in near)
    for one, other in (dice.sample(ways.things, 2) for _ in range(40)):
        ends = ways.numbers[one], ways.numbers[other]
        found = ways.between(one, other)
        if not networkx.has_path(plain, *ends):
            assert found == []
            continue
        least = networkx.dijkstra_path_length(plain, *ends) - ways.through[ends[1]]
        assert found[0].cost == least
        assert [way.cost for way in found] == sorted(way.cost for way in found)
        back = ways.between(other, one)
        assert back[0].cost == least


# ---- in words


def test_a_connection_is_told_step_by_step_with_its_words(bible: Bible) -> None:
    """Who did what, in a sentence; each step has the words of the document that say it."""
    found = bible.connection("Kim Sørensen", "lena holt")
    assert str(found.ways[0]) == "Kim Sørensen directed The Tide, which has its teleplay from Lena Holt"
    first = found.ways[0].steps[0]
    assert str(first) == "Kim Sørensen directed The Tide"
    assert [words.exact for words in first.words] == ["directed by Kim Sørensen"]
    assert found.head == f"Kim Sørensen and Lena Holt: 2 steps, {len(found)} way{'s'[: len(found) > 1]}"


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("Nell Brandt", "Sam Brandt", "Nell Brandt’s brother is Sam Brandt"),
        ("Sam Brandt", "Nell Brandt", "Sam Brandt is the brother of Nell Brandt"),
        ("Mia Okafor", "Sam Brandt", "Mia Okafor plays Nell Brandt, whose brother is Sam Brandt"),
        ("the Doctor", "Jo Lindqvist", "Dr. Ivo Kern kills Sam Brandt, who is played by Jo Lindqvist"),
        ("Ruth Ames", "Nell Brandt", "Ruth Ames was considered for Nell Brandt"),
    ],
)
def test_each_line_reads_from_both_its_ends(bible: Bible, one: str, other: str, told: str) -> None:
    """Along it and against it, as a clause too."""
    assert str(bible.connection(one, other).ways[0]) == told


def test_what_is_not_connected_says_so(bible: Bible) -> None:
    """False, empty, and a sentence."""
    lonely = say(Entity("series", "Elsewhere"), "credit", Entity("person", "Solo Artist"), "Canal Nine")
    apart = Connections(build(EXTRACTION))
    found = apart.between(ID + "person/kim-sorensen", ID + "person/nobody")
    assert not found and len(found) == 0 and "are not connected in this bible" in str(found)
    assert lonely and "one and the same" in str(bible.connection("Kim Sørensen", "Kim Sørensen"))


def test_a_name_that_nobody_has_tells_who_is_near(bible: Bible) -> None:
    """As elsewhere."""
    with pytest.raises(NotFound, match="did you mean Kim Sørensen"):
        bible.connection("Kim Sorenson", "Lena Holt")


def test_it_shows_itself_in_a_notebook(seeds: Any) -> None:
    """As a list that opens; names are text, whatever is in them."""
    person = Entity("person", "<img src=x onerror=alert(1)>")
    said = say(SERIES, "credit", person, "Canal Nine", ("job", Entity("job", "director")))
    made = Bible(build(EXTRACTION.__class__(EXTRACTION.documents, (*EXTRACTION.statements, said))))
    html = made.connection(person.name, "Ana Ferrer")._repr_html_()
    assert "<ol><li>" in html and "&lt;img" in html and "<img" not in html
    assert "AKA God Help the Hobo" in seeds.connection("Deborah Chow", "Lisa Randolph")._repr_html_()


def test_the_same_name_means_the_person(seeds: Any) -> None:
    """ "Jessica Jones" is a series, a comic's and a show's character: people ask for the character."""
    found = seeds.connection("Krysten Ritter", "Jessica Jones")
    assert found.end.kind == "character" and len(found.ways[0].steps) == 1


def test_every_line_of_the_network_has_words(seeds: Any) -> None:
    """What the ontology may say and the seeds do say is told without an arrow."""
    told = phrases(seeds.network())["phrases"]
    assert told["director"][""] == ("directed", "was directed by")
    assert [label for label, words in told.items() if any("→" in along for along, _ in words.values())] == []


def test_verbs_turn_with_the_line() -> None:
    """A job is the agent's, whichever way a property points; an unknown line is an arrow."""
    assert verbs("director", "written", "person", "episode") == ("directed", "was directed by")
    assert verbs("director", "written", "episode", "person") == ("was directed by", "directed")
    assert verbs("grip", "made", "person", "episode") == ("was grip of", "’s grip was")
    assert verbs("odd", "other", "work", "work") == ("· odd →", "← odd ·")
    assert sentence("Nell", "’s mother is", "Ada") == "Nell’s mother is Ada"
    assert sentence("", "’s mother is", "Ada", again=True) == "whose mother is Ada"
    assert together(["directed", "wrote", "directed"]) == "directed and wrote"


# ---- from the command line


@pytest.fixture
def file(tmp_path: Path, bible: Bible) -> str:
    return str(bible.export(tmp_path / "harbour-lights.nq", with_evidence=True))


def test_the_command_tells_each_step_with_its_words(file: str) -> None:
    """As text: a sentence, then one line a step."""
    run = CliRunner().invoke(
        command, ["Kim Sørensen", "Lena Holt", "-f", "text", "--graph", file], standalone_mode=False
    )
    lines = run.output.splitlines()
    assert run.return_value == 0 and "1. Kim Sørensen directed The Tide, which has" in run.output
    assert any(line.startswith("   Kim Sørensen directed The Tide  “") for line in lines)


def test_the_command_gives_json_for_programs(file: str) -> None:
    """One record for each step and evidence."""
    run = CliRunner().invoke(
        command, ["Kim Sørensen", "Lena Holt", "-f", "json", "--graph", file], standalone_mode=False
    )
    first = json.loads(run.output)[0]
    assert (first["way"], first["step"], first["from"], first["verb"], first["to"]) == (
        1, 1, "Kim Sørensen", "directed", "The Tide",
    )  # fmt: skip
    assert first["words"] == "directed by Kim Sørensen" and first["end"] > first["start"]


def test_the_command_says_no_with_its_code(file: str) -> None:
    """1 where there is no way."""
    run = CliRunner().invoke(
        command, ["Kim Sørensen", "Kim Sørensen", "-f", "text", "--graph", file], standalone_mode=False
    )
    assert run.return_value == 1 and "one and the same" in run.output


# ---- who belongs together


def test_two_circles_with_one_line_between_them_are_two_communities() -> None:
    """Those within meet each other more than others."""
    circles = [
        (f"person:{c}{i}", "director", f"episode:{c}{j}") for c in "ab" for i in range(4) for j in range(3)
    ]
    made = drawn(*circles, ("person:a0", "director", "episode:b0"))
    told, names = communities(made), list(made)
    assert len(told["communities"]) == 2
    by = {name: told["community"][number] for number, name in enumerate(names)}
    assert {by[f"person:a{i}"] for i in range(4)} != {by[f"person:b{i}"] for i in range(4)}
    assert len({by[f"person:a{i}"] for i in range(4)}) == 1
    assert all(names[central[0]].startswith("episode") for central in told["communities"])


def test_a_country_holds_nobody_together() -> None:
    """What everything has is in no community, and makes none."""
    lines = [(f"series:{i}", "country", "country:us") for i in range(9)]
    told = communities(drawn(*lines))
    assert told == {"community": [-1] * 10, "communities": []}


def test_communities_are_those_of_networkx_or_better(seeds: Any) -> None:
    """By modularity, beside its own method of the same name."""
    from graph.view.communities import _weights

    weights = _weights(network(seeds.knowledge))
    plain: networkx.Graph = networkx.Graph()
    plain.add_nodes_from(range(len(weights)))
    for one, near in enumerate(weights):
        plain.add_weighted_edges_from((one, other, weight) for other, weight in near.items())
    mine: dict[int, set[int]] = {}
    for node, group in enumerate(groups(weights)):
        mine.setdefault(group, set()).add(node)
    theirs = networkx.community.louvain_communities(plain, seed=1)
    modularity = networkx.community.modularity
    assert modularity(plain, mine.values()) > modularity(plain, theirs) - 0.02
