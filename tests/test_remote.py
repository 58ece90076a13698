"""Asking endpoints: the forty questions at a real Oxigraph server, and one line for each way to go wrong."""

from __future__ import annotations

import contextlib
import http.server
import time
from collections.abc import Callable, Iterator

import pytest
from competency import CASES, Case, answer, seeds, verdict
from servers import Handle, free_port, obeying, send, serving

from graph.asking.remote import Endpoint, EndpointError
from graph.asking.sparql import QueryError

HTML = b"<!doctype html><html><body>Welcome</body></html>"


pytestmark = pytest.mark.usefixtures("no_proxy")


@pytest.fixture(scope="module")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real server with our own export in it."""
    folder = tmp_path_factory.mktemp("oxigraph")
    with serving(seeds().export(folder / "graph.nq"), folder) as address:
        yield address


@pytest.mark.parametrize("one", CASES, ids=str)
def test_competency_question(one: Case, oxigraph: str) -> None:
    """A question asked of a server answers what it answers at home."""
    assert verdict(answer(Endpoint(oxigraph), one), one.name, one.among) == (set(), set())


def test_answers_are_typed_and_labelled_alike(oxigraph: str) -> None:
    """Rows, a yes or no and a graph come as they do at home."""
    there = Endpoint(oxigraph)
    text = "SELECT ?n { ?e sb:numberInSeries ?n } ORDER BY ?n LIMIT 2"
    assert [tuple(row) for row in there.ask(text)] == [tuple(row) for row in seeds().query(text)]
    assert there.ask("ASK { ?e a sb:Episode }")
    built = there.ask("CONSTRUCT { ?e schema:name ?n } WHERE { ?e a sb:Episode ; schema:name ?n }")
    assert built.kind == "graph"
    assert len(built) >= 13


def test_long_queries_are_posted(oxigraph: str) -> None:
    assert Endpoint(oxigraph).ask("ASK {} #" + "x" * 20_000)


def test_a_server_that_refuses_says_why(oxigraph: str) -> None:
    """The server's own words about a query that it does not understand reach the user."""
    with pytest.raises(EndpointError, match=r"^http://.*/query: the server refused the query: .*error at 1:"):
        Endpoint(oxigraph).ask("SELECT * { ?s ?p }")


@pytest.fixture
def server() -> Iterator[Callable[[Handle], str]]:
    """A server that does what a test tells it."""
    with obeying() as start:
        yield start


EMPTY = b'{"head":{"vars":[]},"results":{"bindings":[]}}'
JSON = "application/sparql-results+json"


@pytest.mark.parametrize(
    ("handle", "said"),
    [
        (send(HTML, "text/html"), "the answer is a web page, not data"),
        (send(HTML, JSON), "the answer is a web page, not data"),
        (send(b'{"message": "hello"}', "application/json"), "is no SPARQL result"),
        (
            send(b'{"head": {"vars": ["x"]}, "results": {"bindings": [{"x"', JSON),
            "no SPARQL result, or broke",
        ),
        (send(b"", JSON), "the answer is empty"),
        (send(b"no such query\nat all", "text/plain", 400), "the server refused the query: no such query"),
        (send(HTML, "text/html", 404), "the server refused the query"),
        (send(b"", "text/plain", 503), "the server answered 503"),
        (send(EMPTY, JSON, X_SQL_State="S1TAT"), "cut its answer"),
    ],
)
def test_answers_that_are_none(handle: Handle, said: str, server: Callable[[Handle], str]) -> None:
    """What is no answer gets one line, which begins with the endpoint's address."""
    url = server(handle)
    with pytest.raises(EndpointError) as caught:
        Endpoint(url).ask("SELECT * {}")
    assert str(caught.value).startswith(url)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_down() -> None:
    with pytest.raises(EndpointError, match=r"nothing answers there; is the server running\?"):
        Endpoint(f"http://127.0.0.1:{free_port()}/query").ask("ASK {}")


@pytest.mark.parametrize("drip", [False, True])
def test_slow(drip: bool, server: Callable[[Handle], str]) -> None:
    """The time is for the whole answer: a server that sends a byte now and then does not stretch it."""

    def handle(request: http.server.BaseHTTPRequestHandler) -> None:
        until = time.monotonic() + 3
        if drip:
            request.send_response(200)
            request.end_headers()
        while time.monotonic() < until:
            if drip:
                with contextlib.suppress(OSError):
                    request.wfile.write(b" ")
            time.sleep(0.1)

    started = time.monotonic()
    with pytest.raises(EndpointError, match=r"no answer within 0.5 s; ask for less"):
        Endpoint(server(handle), timeout=0.5).ask("ASK {}")
    assert time.monotonic() - started < 2


def test_it_says_who_asks(server: Callable[[Handle], str]) -> None:
    """The server is told our name, not the library's alone."""
    seen: list[str] = []

    def handle(request: http.server.BaseHTTPRequestHandler) -> None:
        seen.append(request.headers["User-Agent"])
        send(b'{"head":{},"boolean":true}', JSON)(request)

    assert Endpoint(server(handle)).ask("ASK {}")
    assert seen[0].startswith("showbible")


@pytest.mark.parametrize("url", ["localhost:7878", "file:///etc/passwd", "ftp://example.org/x", "http://"])
def test_addresses_that_are_none(url: str) -> None:
    with pytest.raises(EndpointError, match="begins with http:// or https://"):
        Endpoint(url).ask("ASK {}")


def test_nothing_is_changed_there_either() -> None:
    with pytest.raises(QueryError, match="would change the graph"):
        Endpoint("http://127.0.0.1:9/").ask("DROP ALL")
