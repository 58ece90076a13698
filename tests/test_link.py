"""Matching to Wikidata: a real server with a small graph of its shape, hand decisions, and manners."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fixtures import EXTRACTION
from pyoxigraph import DefaultGraph, NamedNode, Quad
from servers import free_port, serving

from graph.asking.patience import seconds
from graph.asking.query import Local
from graph.asking.remote import Endpoint, EndpointError
from graph.asking.results import Result
from graph.building.build import build
from graph.building.validate import misshapen
from graph.knowledge import KnowledgeGraph
from graph.linking import ORDER, Links, link
from graph.linking.asking import Asker
from graph.linking.decisions import Decided, UnusableDecision, decided, read
from graph.linking.links import BY_HAND, LIKELY, MATCHED
from graph.terms import BASE, sb
from graph.writing.export import export
from graph.writing.matches import CLOSE, EXACT, WD, matches
from showbible.cli import main

SHAPED = Path(__file__).with_name("wikidata") / "harbour.ttl"
NOTHING = Decided({}, ())
SERIES, EPISODE = f"{BASE}series/harbour-lights", f"{BASE}series/harbour-lights/s02e0"
PERSON, CHARACTER = f"{BASE}person/", f"{BASE}character/harbour-lights/"


pytestmark = pytest.mark.usefixtures("no_proxy")


@pytest.fixture(scope="module")
def wikidata(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real server with a small graph in the shape of Wikidata."""
    with serving(SHAPED, tmp_path_factory.mktemp("oxigraph")) as address:
        yield address


def asker(url: str, folder: Path | None = None) -> Asker:
    return Asker(Endpoint(url, 20), url, folder, pause=0)


def home() -> Asker:
    """The same graph without a server, for what is not about the asking."""
    return Asker(Local(KnowledgeGraph.read(SHAPED)), "home", None, pause=0)


def linked(decisions: Decided = NOTHING, kinds: tuple[str, ...] = ORDER) -> tuple[KnowledgeGraph, Links]:
    graph = build(EXTRACTION)
    return graph, link(graph, home(), decisions, kinds)


def targets(graph: KnowledgeGraph, way: NamedNode) -> dict[str, str]:
    quads = graph.store.quads_for_pattern(None, way, None, DefaultGraph())
    return {q.subject.value: q.object.value.removeprefix(WD) for q in quads}  # type: ignore[union-attr]


# ---- matching


def test_at_a_real_server(wikidata: str) -> None:
    """What has one item that its name and its context fit is matched; what only its name fits is not."""
    graph = build(EXTRACTION)
    link(graph, asker(wikidata), NOTHING)
    assert targets(graph, EXACT) == {
        SERIES: "Q100",
        f"{SERIES}/s02": "Q110",
        f"{EPISODE}1": "Q121",
        f"{PERSON}ana-ferrer": "Q201",
        f"{PERSON}kim-sorensen": "Q203",
        f"{PERSON}mia-okafor": "Q210",
        f"{PERSON}jo-lindqvist": "Q211",
        f"{CHARACTER}nell-brandt": "Q301",
    }
    assert targets(graph, CLOSE) == {f"{EPISODE}2": "Q122"}
    assert misshapen(graph) == []


@pytest.mark.parametrize(
    ("node", "why"),
    [
        (f"{PERSON}lena-holt", "Q205 "),  # two of one name who write, and nothing tells them apart
        (f"{PERSON}tom-reyes", "occupation association football player, nothing on screen"),
        (f"{PERSON}ruth-ames", "nothing of its name"),  # the item is a page that lists several
        (f"{CHARACTER}sam-brandt", "no candidate is good enough"),  # of another show
    ],
)
def test_what_gets_no_link(node: str, why: str) -> None:
    """A thing without a link says why, and is told as ambiguous only where several fit."""
    left = next(one for one in linked()[1].unmatched if one.node.value == node)
    assert why in left.why
    assert left.ambiguous == ("lena" in node)


def test_a_link_has_its_score_and_reason() -> None:
    """A node of its own says how each link came about."""
    graph, _ = linked()
    rows = Local(graph).ask(
        f"SELECT ?target ?score ?decision ?reason {{ ?l a sb:Link ; sb:entity <{PERSON}kim-sorensen> ; "
        "sb:target ?target ; sb:matchScore ?score ; sb:decision ?decision ; sb:reason ?reason }"
    )
    [(target, score, decision, reason)] = rows
    assert (str(target), float(score), decision) == (f"{WD}Q203", 1.0, MATCHED)
    assert reason.startswith('called "Kim Sørensen"@en; occupation film director; director of Q121')


def test_same_bytes_from_the_same_answers(tmp_path: Path) -> None:
    """A second run, over the first one's links or over a new build, writes the same graph."""
    graph, _ = linked()
    export(graph, tmp_path / "a.nq")
    link(graph, home(), NOTHING)
    export(graph, tmp_path / "b.nq")
    export(linked()[0], tmp_path / "c.nq")
    assert len({(tmp_path / f"{name}.nq").read_bytes() for name in "abc"}) == 1


def test_some_kinds_only() -> None:
    """The links of other kinds stay, and tell of people as if they had been asked for now."""
    graph = build(EXTRACTION)
    link(graph, home(), NOTHING, ("series", "season", "episode"))
    assert not any("person/" in node for node in targets(graph, EXACT))
    link(graph, home(), NOTHING, ("person",))
    assert targets(graph, EXACT)[f"{PERSON}kim-sorensen"] == "Q203"
    assert targets(graph, EXACT)[SERIES] == "Q100"


def test_an_item_for_two_things_is_for_neither() -> None:
    """Two things of ours that would be one item are both left, since one of them must be wrong."""
    graph = build(EXTRACTION)
    twin = NamedNode(f"{PERSON}kim-sorensen-2")
    for quad in list(graph.store.quads_for_pattern(NamedNode(f"{PERSON}kim-sorensen"), None, None, None)):
        graph.store.add(Quad(twin, quad.predicate, quad.object, quad.graph_name))
    for quad in list(graph.store.quads_for_pattern(None, None, NamedNode(f"{PERSON}kim-sorensen"), None)):
        graph.store.add(Quad(quad.subject, quad.predicate, twin, quad.graph_name))
    found = link(graph, home(), NOTHING)
    assert "Q203" not in targets(graph, EXACT).values()
    assert sum(one.ambiguous and one.name == "Kim Sørensen" for one in found.unmatched) == 2


def test_the_weights_fit_the_ontology() -> None:
    """What is said to fit a job is said of properties that the ontology has; each class has its item."""
    from graph.linking.scoring import weights
    from graph.ontology import ontology

    jobs = set(weights()["occupations"]) - {"screen"}
    assert [job for job in sorted(jobs) if not ontology().declares(sb(job))] == []
    for name in ("Series", "Season", "Episode", "Person", "Character"):
        assert any(c.deep for c in matches().classes[sb(name)])


# ---- decisions


def decisions(tmp_path: Path, text: str, name: str = "links.toml") -> Path:
    file = tmp_path / name
    file.write_text(text, "utf-8")
    return file


TOML = """[[link]]
kind = "person"
name = "Lena Holt"
target = "Q206"
reason = "her own page says so"

[[link]]
entity = "%sperson/jo-lindqvist"
target = "none"
reason = "another Jo"
"""
TSV = "kind\tname\tof\ttarget\treason\nepisode\tThe Tide\tHarbour Lights\thttps://www.wikidata.org/wiki/Q5\tseen\n"


def test_decisions_by_hand_stand(tmp_path: Path) -> None:
    """A decision is kept as it is, whatever a score would say, and by a run without its file as well."""
    graph = build(EXTRACTION)
    by_hand = decided(read(decisions(tmp_path, TOML % BASE)), graph)
    found = link(graph, home(), by_hand)
    assert targets(graph, EXACT)[f"{PERSON}lena-holt"] == "Q206"
    assert f"{PERSON}jo-lindqvist" not in targets(graph, EXACT) | targets(graph, CLOSE)
    one = next(o for o in found.links if o.decision == BY_HAND)
    assert (one.kind, one.reason, one.score) == ("person", "her own page says so", None)
    link(graph, home(), NOTHING)
    assert targets(graph, EXACT)[f"{PERSON}lena-holt"] == "Q206"
    back = replace(by_hand.of[NamedNode(f"{PERSON}lena-holt")], target="none")
    link(graph, home(), Decided({NamedNode(f"{PERSON}lena-holt"): back}, ()))
    assert f"{PERSON}lena-holt" not in targets(graph, EXACT)


def test_decisions_as_a_table(tmp_path: Path) -> None:
    """A table of tabs does as well; an item's page is its address too, and `of` tells episodes apart."""
    graph = build(EXTRACTION)
    link(graph, home(), decided(read(decisions(tmp_path, TSV, "links.tsv")), graph))
    assert targets(graph, EXACT)[f"{EPISODE}2"] == "Q5"


def test_a_match_that_somebody_wrote_stays() -> None:
    """skos:exactMatch without a node of ours is another's, and neither asked for nor changed."""
    graph = build(EXTRACTION)
    quad = Quad(NamedNode(f"{PERSON}kim-sorensen"), EXACT, NamedNode(f"{WD}Q204"), DefaultGraph())
    graph.store.add(quad)
    found = link(graph, home(), NOTHING)
    assert targets(graph, EXACT)[f"{PERSON}kim-sorensen"] == "Q204"
    assert not any(one.node == quad.subject for one in found.links)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[link]", "links.toml: cannot be read"),
        ('[[link]]\nkind = "person"\nname = "A"\ntarget = "42"', "entry 1: '42' is no item such as Q42"),
        ('[[link]]\ntarget = "Q1"', "says not of what"),
        ('[[link]]\nkind = "persn"\nname = "A"\ntarget = "Q1"', "'persn' is no kind"),
        ('[[link]]\nnmae = "A"', "'nmae' is no field"),
    ],
)
def test_unusable_decisions(text: str, said: str, tmp_path: Path) -> None:
    """One line says which entry cannot be followed, and why."""
    with pytest.raises(UnusableDecision) as caught:
        read(decisions(tmp_path, text))
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_decisions_that_contradict(tmp_path: Path) -> None:
    """Two decisions on one thing must agree; one on what is not here is told and no error."""
    graph, entry = build(EXTRACTION), '[[link]]\nkind = "person"\nname = "{}"\ntarget = "{}"\n'
    file = decisions(tmp_path, entry.format("Lena Holt", "Q1") + entry.format("lena holt", "Q2"))
    with pytest.raises(UnusableDecision, match=r"was decided otherwise in .*entry 1"):
        decided(read(file), graph)
    file = decisions(tmp_path, entry.format("Nobody Here", "Q1"))
    assert [str(d) for d in decided(read(file), graph).absent] == ["person 'Nobody Here'"]


# ---- manners


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def sleep(self, delay: float) -> None:
        self.slept.append(delay)
        self.now += delay


class Said:
    """An endpoint that answers as it is told, and at last with nothing."""

    def __init__(self, *errors: EndpointError) -> None:
        self.errors = list(errors)
        self.texts: list[str] = []

    def ask(self, text: str) -> Result:
        self.texts.append(text)
        if self.errors:
            raise self.errors.pop(0)
        return Result(("item",), ((NamedNode(f"{WD}Q1"),), (None,)))


def polite(said: Said, clock: Clock, **given: float) -> Asker:
    return Asker(said, "there", None, sleep=clock.sleep, clock=lambda: clock.now, **given)  # type: ignore[arg-type]


def test_one_request_a_second() -> None:
    clock = Clock()
    slow = polite(Said(), clock)
    for number in range(3):
        slow.ask(f"ASK {{}} #{number}")
    assert clock.slept == [1.0, 1.0]


def test_busy_servers_are_asked_later() -> None:
    """As late as the server says, or each time twice as late; after the last try its error stands."""
    clock = Clock()
    busy = EndpointError("there: the server answered 429", 429, "7")
    polite(Said(busy, EndpointError("there: 503", 503)), clock).ask("ASK {}")
    assert clock.slept == [7.0, 4.0]
    with pytest.raises(EndpointError, match="answered 429"):
        polite(Said(*[busy] * 5), Clock()).ask("ASK {}")


def test_the_whole_takes_no_longer_than_allowed() -> None:
    with pytest.raises(EndpointError, match="the time of 30 s is over; what was answered is kept"):
        polite(Said(EndpointError("there: 429", 429, "3600")), Clock(), total=30).ask("ASK {}")


def test_other_errors_are_not_tried_again() -> None:
    said = Said(EndpointError("there: the server refused the query"))
    with pytest.raises(EndpointError, match="refused"):
        polite(said, Clock()).ask("ASK {}")
    assert len(said.texts) == 1


@pytest.mark.parametrize(
    ("words", "wait"), [("", None), ("3", 3.0), ("soon", None), ("Thu, 01 Jan 1970 00:00:00 GMT", 0.0)]
)
def test_retry_after(words: str, wait: float | None) -> None:
    assert seconds(words) == wait


def test_answers_are_kept(tmp_path: Path) -> None:
    """The same text is not asked twice; a spoilt file, another endpoint or --fresh asks again."""
    said = Said()
    one = replace(polite(said, Clock()), folder=tmp_path)
    first = one.ask("SELECT 1")
    again = replace(polite(said, Clock()), folder=tmp_path)
    assert again.ask("SELECT 1") == first
    assert (len(said.texts), again.recalled) == (1, 1)
    [file] = tmp_path.iterdir()
    assert json.loads(file.read_text("utf-8"))["query"] == "SELECT 1"
    file.write_text('{"endpoint": "there"')
    again.ask("SELECT 1")
    replace(again, fresh=True, _known=set()).ask("SELECT 1")
    replace(again, name="elsewhere").ask("SELECT 1")
    assert len(said.texts) == 4


@pytest.fixture
def busy() -> Iterator[Callable[[int], tuple[str, list[str]]]]:
    """A server that is busy some times before it answers that there is nothing."""
    started: list[http.server.ThreadingHTTPServer] = []

    def start(times: int) -> tuple[str, list[str]]:
        seen: list[str] = []

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                seen.append(str(self.headers["User-Agent"]))
                self.send_response(429 if len(seen) <= times else 200)
                self.send_header("Retry-After", "0")
                self.send_header("Content-Type", "application/sparql-results+json")
                self.end_headers()
                self.wfile.write(b'{"head":{"vars":["x"]},"results":{"bindings":[]}}')

            do_POST = do_GET  # noqa: N815

            def log_message(self, *_: object) -> None:
                pass

        made = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        started.append(made)
        threading.Thread(target=made.serve_forever, args=(0.05,), daemon=True).start()
        return f"http://127.0.0.1:{made.server_port}/sparql", seen

    yield start
    for made in started:
        made.shutdown()
        made.server_close()


def test_429_over_the_wire(busy: Callable[[int], tuple[str, list[str]]]) -> None:
    """Retry-After reaches us through SPARQLWrapper, and whom to write to reaches the server."""
    url, seen = busy(2)
    Asker(Endpoint(url, 5, "https://example.org/me"), url, pause=0).ask("ASK {}")
    assert len(seen) == 3
    assert "showbible" in seen[0]
    assert "(https://example.org/me; SPARQLWrapper)" in seen[0]


# ---- the command


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a build in it."""
    from showbible import store

    monkeypatch.chdir(tmp_path)
    store.keep(build(EXTRACTION))
    return tmp_path


def run(*args: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(args))
    return int(ended.value.code or 0)


def test_the_command(project: Path, wikidata: str, capsys: pytest.CaptureFixture[str]) -> None:
    """It tells what it did, writes into the build, and asks nothing the second time."""
    bible = project / ".showbible" / "bible.nq"
    asked = ["link", "--endpoint", wikidata, "--pause", "0"]
    assert run(*asked) == 0
    said = capsys.readouterr().err
    assert "person: 4 matched, 1 ambiguous, 2 without" in said
    assert "ambiguous: Lena Holt (person): Q205 (0.55: " in said
    first = bible.read_bytes()
    assert b"exactMatch" in first
    assert run(*asked) == 0
    assert "0 requests" in capsys.readouterr().err
    assert bible.read_bytes() == first


def test_decisions_beside_the_build_are_read(project: Path, wikidata: str) -> None:
    decisions(project, TOML % BASE)
    assert run("link", "--endpoint", wikidata, "--pause", "0", "-q", "-o", "out.ttl") == 0
    assert "wikidata.org/entity/Q206" in (project / "out.ttl").read_text("utf-8")


def test_a_build_says_that_it_has_no_links(
    project: Path, wikidata: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Links are not lost silently."""
    assert run("link", "--endpoint", wikidata, "--pause", "0", "-q") == 0
    (project / "page.txt").write_text(EXTRACTION.documents[0].text, "utf-8")
    assert run("build", "page.txt") == 0
    said = capsys.readouterr().err
    assert "9 links of the last build are not in this one: run `showbible link`" in said


def test_an_endpoint_that_is_down(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line, and the build is as it was."""
    bible = project / ".showbible" / "bible.nq"
    before = bible.read_bytes()
    assert run("link", "--endpoint", f"http://127.0.0.1:{free_port()}/query") == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "nothing answers there" in said
    assert bible.read_bytes() == before


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--kind", "persons"], "'persons' cannot be matched; did you mean person?"),
        (["--kind", ","], "name some of series"),
        (["--decisions", "no.toml"], "no.toml: no such file of decisions"),
        (["--graph", "x.ttl"], "with --graph, say with -o where the links go"),
        (["--endpoint", "ftp://x"], "begins with http:// or https://"),
    ],
)
def test_what_cannot_be_used(
    args: list[str], said: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("link", *args) == 2
    assert said in capsys.readouterr().err


def test_likely_is_no_more_than_close() -> None:
    """A likely link is skos:closeMatch only."""
    graph, found = linked()
    likely = [one for one in found.links if one.decision == LIKELY]
    assert likely
    assert not any(one.node.value in targets(graph, EXACT) for one in likely)
