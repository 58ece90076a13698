"""Loading a build into stores: real ones, ones that misbehave, and pushes that are killed in the middle."""

from __future__ import annotations

import http.server
import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs

import pytest
import servers
from competency import CASES, Case, answer, verdict
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store
from servers import Handle, free_port, obeying, send

from graph.asking.patience import Patience
from graph.asking.query import Local
from graph.asking.remote import Endpoint, EndpointError
from graph.asking.results import plain
from graph.knowledge import KnowledgeGraph
from graph.pushing import OthersData, Push, Pushed
from graph.pushing.loads import FACTS_GRAPH, Load, batches, loads
from graph.pushing.login import Login
from graph.pushing.places import places
from graph.pushing.update import REGISTER
from graph.pushing.wire import Wire
from graph.terms import EVIDENCE_GRAPH, LABEL, TYPE, sb
from showbible import Bible

pytestmark = pytest.mark.usefixtures("no_proxy")
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
JSON = "application/sparql-results+json"
WAITS = f'STRSTARTS(STR(?g), "{REGISTER.value}/")'
# Virtuoso has no truth values: it answers 1 and 0, which are numbers.
WITHOUT_TRUTHS = {"cq14"}


def pushed(url: str, knowledge: KnowledgeGraph, login: Login | None = None, **how: object) -> Pushed:
    timeout = float(str(how.pop("timeout", 60)))
    patience = Patience(float(str(how.pop("total", 60))), "allow more with --total", first=0.01)
    push = Push(Wire(url, login, timeout, patience), **how)  # type: ignore[arg-type]
    return push.run(knowledge, lambda done, total: None, lambda words: None)


def small(*names: str) -> KnowledgeGraph:
    """A bible of a few people, without evidence."""
    people = [NamedNode(f"https://w3id.org/showbible/id/person/{number}") for number in range(len(names))]
    quads = [Quad(p, LABEL, Literal(name)) for p, name in zip(people, names, strict=True)]
    return KnowledgeGraph.of([*quads, *(Quad(p, TYPE, sb("Person")) for p in people)])


def post(url: str, text: str) -> None:
    from graph.pushing.wire import Sent

    Wire(url).change(Sent(url, text.encode(), "application/sparql-update"))


def there(query: str, text: str = COUNT) -> list[tuple[str, ...]]:
    return [tuple(plain(term) for term in row) for row in Endpoint(query).ask(text).terms]


def left_over(query: str) -> list[tuple[str, ...]]:
    return there(query, f"SELECT ?g {{ GRAPH ?g {{}} FILTER({WAITS}) }}")


@pytest.fixture(scope="module")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with servers.oxigraph(tmp_path_factory.mktemp("oxigraph")) as address:
        yield address


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[str]:
    with servers.oxigraph(tmp_path) as address:
        yield address


@pytest.fixture(scope="module")
def virtuoso(tmp_path_factory: pytest.TempPathFactory, seeds: Bible) -> Iterator[str]:
    """Virtuoso with the seeds pushed into it by who may write there."""
    with servers.virtuoso(tmp_path_factory.mktemp("virtuoso")) as address:
        assert pushed(f"{address}/sparql", seeds.knowledge, Login("dba", "dba")).whole
        yield address


@pytest.fixture
def server() -> Iterator[Callable[[Handle], str]]:
    with obeying() as start:
        yield start


@pytest.mark.parametrize("path", ["", "/update", "/query", "/store"])
def test_oxigraph_holds_what_is_here(path: str, oxigraph: str, seeds: Bible) -> None:
    """By updates or whole graphs, whichever address is given: every triple arrives, nothing stays over."""
    done = pushed(oxigraph + path, seeds.knowledge)
    assert done.whole
    assert [load.graph for load, _ in done.graphs] == [EVIDENCE_GRAPH, None]
    assert sum(count for _, count in done.graphs) == len(seeds.knowledge.store)
    assert left_over(done.query) == []
    here = {
        (str(q.subject), str(q.object)) for q in seeds.knowledge.store.quads_for_pattern(None, LABEL, None)
    }
    text = "SELECT ?s ?o { { ?s rdfs:label ?o } UNION { GRAPH ?g { ?s rdfs:label ?o } } }"
    assert {(str(s), str(o)) for s, o in Endpoint(done.query).ask(text).terms} == here


@pytest.mark.parametrize("one", CASES, ids=str)
def test_virtuoso_answers_alike(one: Case, virtuoso: str, seeds: Bible) -> None:
    """A stored question gets the same answer in Virtuoso, whose default graph is all graphs together."""
    result, home = (answer(asked, one) for asked in (Endpoint(f"{virtuoso}/sparql"), Local(seeds.knowledge)))
    words = {"true": "1", "false": "0"} if one.name in WITHOUT_TRUTHS else {}
    here = Counter(tuple(words.get(plain(term), plain(term)) for term in row) for row in home.terms)
    assert Counter(tuple(plain(term) for term in row) for row in result.terms) == here
    if not words:
        assert verdict(result, one.name, one.among) == (set(), set())


def test_virtuoso_by_whole_graphs(virtuoso: str, seeds: Bible) -> None:
    """Its address for graphs takes the same."""
    done = pushed(f"{virtuoso}/sparql-graph-crud-auth", seeds.knowledge, Login("dba", "dba"))
    assert done.whole
    assert [load.graph for load, _ in done.graphs] == [EVIDENCE_GRAPH, FACTS_GRAPH]


@pytest.mark.parametrize(
    ("login", "said"),
    [
        (None, "give --user NAME"),
        (Login("dba", "wrong"), "does not let dba write here, or the password is wrong"),
    ],
)
def test_virtuoso_wants_to_know_who(login: Login | None, said: str, virtuoso: str) -> None:
    with pytest.raises(EndpointError, match=said):
        pushed(f"{virtuoso}/sparql", small("Ann"), login, to=NamedNode("http://example.org/g"))


def test_our_own_server_takes_it(seeds: Bible) -> None:
    """`showbible serve --updates` is a store like others."""
    from browsing import site

    from showbible.web.service import Service

    with site(Bible(small("Old")), service=Service(updates=True)) as address:
        done = pushed(f"{address}/sparql", small("Ann", "Bo"))
        assert done.whole
        assert there(done.query, "SELECT ?n { ?s rdfs:label ?n } ORDER BY ?n") == [("Ann",), ("Bo",)]


def test_hard_words_arrive_as_they_are(empty: str, virtuoso: str) -> None:
    """Quotation marks, backslashes, line ends and what looks like escapes or SPARQL is text there too."""
    hard = [
        '"',
        "\\",
        "a\nb\tc\r",
        "\\u0022 } DROP ALL",
        "x} ; DROP ALL #",
        "漢字 😀",
        "\u200b\x01",
        "it's",
        "",
    ]
    words = sorted(hard)
    text = "SELECT ?n { GRAPH <http://example.org/hard> { ?s rdfs:label ?n } }"
    for url, login in ((empty, None), (f"{virtuoso}/sparql", Login("dba", "dba"))):
        done = pushed(url, small(*hard), login, to=NamedNode("http://example.org/hard"))
        assert done.whole
        assert sorted(name for (name,) in there(done.query, text)) == words


def test_a_second_push_replaces_the_first(empty: str) -> None:
    """What is no longer in the bible is gone, and others' graphs stay."""
    post(f"{empty}/update", "INSERT DATA { GRAPH <http://example.org/mine> { <http://a> <http://b> 1 } }")
    pushed(empty, small("Ann", "Bo"))
    done = pushed(empty, small("Cy"))
    assert there(done.query, "SELECT ?n { ?s rdfs:label ?n }") == [("Cy",)]
    assert there(done.query, "SELECT ?o { GRAPH <http://example.org/mine> { ?s ?p ?o } }") == [("1",)]


def test_what_is_no_bibles_is_not_replaced_unasked(empty: str) -> None:
    post(f"{empty}/update", 'INSERT DATA { <http://a> <http://b> "somebody\'s" }')
    with pytest.raises(OthersData, match=r"the default graph holds what is no bible's.*--to, or .*--replace"):
        pushed(empty, small("Ann"))
    assert there(f"{empty}/query", "SELECT ?o { ?s ?p ?o }") == [("somebody's",)]
    assert pushed(empty, small("Ann"), replace=True).whole
    assert there(f"{empty}/query") == [("2",)]


def test_a_graph_of_ones_own(empty: str, seeds: Bible) -> None:
    """With --to the facts go there, and the evidence beside them."""
    done = pushed(empty, seeds.knowledge, to=NamedNode("http://example.org/bible"))
    assert [load.name for load, _ in done.graphs] == [
        "<http://example.org/bible/evidence>",
        "<http://example.org/bible>",
    ]
    assert there(done.query) == [("0",)]
    one = CASES[0]
    asked = Endpoint(f"{done.query}?default-graph-uri=http://example.org/bible")
    assert verdict(answer(asked, one), one.name, one.among) == (set(), set())


def test_killed_in_the_middle(
    empty: str, seeds: Bible, tmp_path: Path, server: Callable[[Handle], str]
) -> None:
    """The old graph stands, whole, and the next push takes away what the killed one left."""
    pushed(empty, small("Old"))
    file = seeds.export(tmp_path / "new.nq")
    command = [
        sys.executable,
        "-m",
        "showbible",
        "push",
        "--endpoint",
        empty,
        "--graph",
        str(file),
        "--batch",
        "50",
    ]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, cwd=Path(__file__).parents[1]) as push:
        waiting = f"SELECT (COUNT(*) AS ?n) {{ GRAPH ?g {{ ?s ?p ?o }} FILTER({WAITS}) }}"
        until = time.monotonic() + 60
        while int(there(f"{empty}/query", waiting)[0][0]) < 1000 and time.monotonic() < until:
            time.sleep(0.02)
        push.send_signal(signal.SIGKILL)
    assert left_over(f"{empty}/query") != []
    assert there(f"{empty}/query", "SELECT ?n { ?s rdfs:label ?n }") == [("Old",)]
    assert pushed(empty, small("New")).whole
    assert left_over(f"{empty}/query") == []
    assert there(f"{empty}/query", "SELECT ?n { ?s rdfs:label ?n }") == [("New",)]


def test_whoever_asks_meanwhile_sees_the_old_or_the_new(empty: str) -> None:
    old, new = small(*"abc"), small(*(str(n) for n in range(400)))
    pushed(empty, old)
    seen, over = set(), threading.Event()

    def watch() -> None:
        while not over.is_set():
            seen.add(int(there(f"{empty}/query")[0][0]))

    watcher = threading.Thread(target=watch)
    watcher.start()
    pushed(empty, new, batch=20)
    over.set()
    watcher.join()
    assert seen <= {6, 800}


class Fake:
    """A store that holds lines in a pyoxigraph store, and does first what a test has it do."""

    def __init__(self, *first: Handle | None) -> None:
        self.first, self.store, self.seen = list(first), Store(), []

    def __call__(self, request: http.server.BaseHTTPRequestHandler) -> None:
        length = int(request.headers.get("Content-Length") or 0)
        body = request.rfile.read(length).decode()
        update = request.headers["Content-Type"] == "application/sparql-update"
        self.seen.append((request.path, request.headers.get("Authorization"), body))
        if update and self.first and (handle := self.first.pop(0)):
            return handle(request)
        if update:
            self.store.update(body)
            return send(b"", "text/plain", 204)(request)
        answered = self.store.query(parse_qs(body)["query"][0])
        from pyoxigraph import QueryResultsFormat

        return send(answered.serialize(format=QueryResultsFormat.JSON) or b"", JSON)(request)


def hang_up(request: http.server.BaseHTTPRequestHandler) -> None:
    request.connection.close()


def half(request: http.server.BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Length", "1000")
    request.end_headers()
    request.wfile.write(b"{")


BUSY = send(b"later", "text/plain", 503, Retry_After="0")


@pytest.mark.parametrize("mishap", [BUSY, send(b"", "text/plain", 429), hang_up, half,
                                    send(b"40001 deadlocked", "text/plain", 500)])  # fmt: skip
@pytest.mark.parametrize("at", range(5))
def test_a_passing_mishap_passes(mishap: Handle, at: int, server: Callable[[Handle], str]) -> None:
    """Whichever request meets it, it is sent again, and all arrives once."""
    fake = Fake(*[None] * at, mishap)
    done = pushed(server(fake), small("Ann", "Bo"), batch=2)
    assert done.whole
    assert len(fake.store) == 4


def test_a_change_that_was_done_unheard_is_done_once(server: Callable[[Handle], str]) -> None:
    """The server does what it is told and breaks off before it says so."""
    fake = Fake()

    def deaf(request: http.server.BaseHTTPRequestHandler) -> None:
        fake.store.update(fake.seen[-1][2])
        request.connection.close()

    fake.first = [deaf] + [None, deaf] * 4
    assert pushed(server(fake), small("Ann", "Bo"), batch=2).whole
    assert len(fake.store) == 4


def test_too_much_at_once_goes_in_halves(server: Callable[[Handle], str]) -> None:
    """A server that takes only small requests gets small ones."""
    fake = Fake()

    def guarded(request: http.server.BaseHTTPRequestHandler) -> None:
        if int(request.headers["Content-Length"]) > 1500:
            request.rfile.read(int(request.headers["Content-Length"]))
            return send(b"", "text/plain", 413)(request)
        return fake(request)

    assert pushed(server(guarded), small(*(f"name {n}" for n in range(40)))).whole


HTML = b"<!doctype html><html><body>Please log in</body></html>"


@pytest.mark.parametrize(
    ("handle", "said"),
    [
        (send(HTML, "text/html"), "the answer is a web page"),
        (send(b"", "text/plain", 401), r"give --user NAME \(401\)"),
        (send(b"", "text/plain", 403), r"the server lets nobody write here.*\(403\)"),
        (send(b"", "text/plain", 405), r"this address takes no such request.*/update.*\(405\)"),
        (send(b"no such thing\nat all", "text/plain", 400), r"the server refused it: no such thing \(400\)"),
        (send(b"", "", 301, Location="http://example.org/other"), "points to http://example.org/other"),
        (BUSY, r"the server refused it: later \(503\)"),
    ],
)
def test_a_refusal_is_one_line_and_leaves_the_old(
    handle: Handle, said: str, server: Callable[[Handle], str]
) -> None:
    fake = Fake(None, None, *[handle] * 20)
    fake.store.update("INSERT DATA { <http://old> a <https://w3id.org/showbible/ontology#Person> }")
    with pytest.raises(EndpointError, match=said) as caught:
        pushed(server(fake), small("Ann", "Bo"), batch=2)
    assert "\n" not in str(caught.value)
    assert [str(q.subject) for q in fake.store.quads_for_pattern(None, None, None, DefaultGraph())] == [
        "<http://old>"
    ]


def test_a_login_goes_to_nobody_else(server: Callable[[Handle], str]) -> None:
    """A server that points to another host gets no second word, and that host hears nothing."""
    heard: list[str] = []

    def listen(request: http.server.BaseHTTPRequestHandler) -> None:
        heard.append(request.path)
        send(b"", JSON)(request)

    other = server(listen)
    fake = Fake(*[send(b"", "", 307, Location=other)] * 9)
    with pytest.raises(EndpointError, match=f"the server points to {other}; give that address"):
        pushed(server(fake), small("Ann"), Login("ann", "secret"))
    assert heard == []


def test_a_login_is_shown_when_it_is_asked_for(server: Callable[[Handle], str]) -> None:
    fake = Fake()

    def guarded(request: http.server.BaseHTTPRequestHandler) -> None:
        if request.path.endswith("-auth"):
            return send(b"", "text/plain", 404)(request)
        if request.headers.get("Authorization") != "Basic YW5uOnNlY3JldA==":
            request.rfile.read(int(request.headers["Content-Length"]))
            return send(b"", "text/plain", 401, WWW_Authenticate='Basic realm="x"')(request)
        return fake(request)

    assert pushed(server(guarded), small("Ann"), Login("ann", "secret")).whole


def test_what_never_answers_is_given_up(server: Callable[[Handle], str]) -> None:
    over = threading.Event()
    started = time.monotonic()
    with pytest.raises(EndpointError, match=r"no answer within 0.3 s; allow more with --timeout"):
        pushed(server(lambda _: over.wait(10) and None), small("Ann"), timeout=0.3)
    over.set()
    assert time.monotonic() - started < 5


def test_the_whole_time_is_kept(server: Callable[[Handle], str]) -> None:
    """A server that asks to wait longer than there is time is not waited for."""
    fake = Fake(*[send(b"", "text/plain", 503, Retry_After="900")] * 9)
    with pytest.raises(EndpointError, match=r"the time of 5 s is over; allow more with --total"):
        pushed(server(fake), small("Ann"), total=5)


def test_triples_that_do_not_arrive_replace_nothing(server: Callable[[Handle], str]) -> None:
    """A server that says yes and keeps nothing is found out before the old graph is touched."""
    fake = Fake(None, send(b"", "text/plain", 204), None, None)
    fake.store.update("INSERT DATA { <http://old> a <https://w3id.org/showbible/ontology#Person> }")
    with pytest.raises(
        EndpointError, match=r"of 2 triples for the default graph 0 arrived, so nothing was replaced"
    ):
        pushed(server(fake), small("Ann"))
    assert len(fake.store) == 1


def test_batches_keep_all_in_order() -> None:
    lines = tuple(f'<http://x/{n}> <http://p> "{"x" * (n % 7) * 20_000}" .' for n in range(40))
    cut = list(batches(lines, 10))
    assert tuple(line for batch in cut for line in batch) == lines
    assert max(map(len, cut)) <= 10
    assert all(sum(map(len, batch)) <= 256 * 1024 + 200 for batch in cut)


def test_blank_nodes_become_addresses() -> None:
    """The same each time, so that what is sent twice is there once; others' file, other addresses."""
    name, knows = NamedNode("http://x/name"), NamedNode("http://x/knows")

    def sent(word: str) -> list[Load]:
        a, b = BlankNode(), BlankNode()
        return loads(KnowledgeGraph.of([Quad(a, knows, b), Quad(b, name, Literal(word))]), None)

    assert sent("Ann") == sent("Ann")
    assert not set(sent("Ann")[0].lines) & set(sent("Bo")[0].lines)
    assert "_:" not in "".join(sent("Ann")[0].lines)


@pytest.mark.parametrize(
    ("url", "update", "query", "graphs"),
    [
        ("http://h:7878", "http://h:7878/update", "http://h:7878/query", "http://h:7878/store"),
        ("http://h/ds/data?k=1", "http://h/ds/update?k=1", "http://h/ds/query?k=1", "http://h/ds/data?k=1"),
        ("http://h/sparql", "http://h/sparql", "http://h/sparql", "http://h/sparql-graph-crud"),
        ("http://h/repositories/r/statements", "http://h/repositories/r/statements", "http://h/repositories/r",
         "http://h/repositories/r/rdf-graphs/service"),
        ("http://h/other", "http://h/other", "http://h/other", "http://h/other"),
    ],
)  # fmt: skip
def test_places(url: str, update: str, query: str, graphs: str) -> None:
    """From one address of a store the others are told."""
    first = places(url)[0]
    assert (first.update, first.query, first.graphs) == (update, query, graphs)


def run(*args: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "showbible", "push", *args],
        capture_output=True, text=True, encoding="utf-8", cwd=Path(__file__).parents[1],
        env={**os.environ, **env}, stdin=subprocess.DEVNULL,
    )  # fmt: skip


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory, seeds: Bible) -> str:
    return str(seeds.export(tmp_path_factory.mktemp("push") / "graph.nq"))


def test_the_command(empty: str, file: str) -> None:
    """It says what is there now and how to ask it; standard output stays empty."""
    done = run("--endpoint", empty, "--graph", file)
    assert (done.returncode, done.stdout) == (0, "")
    assert "→ the default graph: " in done.stderr
    assert f"showbible query episodes --endpoint {empty}/query" in done.stderr
    assert run("--endpoint", empty, "--graph", file, "-q").stderr == ""


def test_a_dry_run_meets_nobody(file: str) -> None:
    done = run("--endpoint", "http://127.0.0.1:9/", "--graph", file, "--dry-run", "--facts-only")
    assert done.returncode == 0
    assert "would replace the default graph" in done.stderr
    assert "evidence" not in done.stderr


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--endpoint", f"http://127.0.0.1:{free_port()}/"), "nothing answers there; is the server running?"),
        (("--endpoint", "localhost:7878"), "a store's address begins with http:// or https://"),
        (("--endpoint", "http://ann:secret@127.0.0.1:9/"), "leave name and password out of the address"),
        (("--endpoint", "http://127.0.0.1:9/", "--to", "bible"), "'bible' is no full IRI"),
        (("--endpoint", "http://127.0.0.1:9/", "--user", "ann"), "password: set SHOWBIBLE_PASSWORD"),
    ],
)  # fmt: skip
def test_one_line_and_exit_2(args: tuple[str, ...], said: str, file: str) -> None:
    done = run(*args, "--graph", file, no_proxy="127.0.0.1")
    assert done.returncode == 2
    assert said in done.stderr
    assert "secret" not in done.stderr
    assert done.stderr.count("\n") == 1
