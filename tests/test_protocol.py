"""The SPARQL 1.1 Protocol over HTTP: what the W3C's own tests ask for, what clients ask, and who must not."""

from __future__ import annotations

import csv
import http.client
import io
import json
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from email.message import Message
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from browsing import site
from processes import soon
from protocol_cases import (
    DRAFT,
    FINALE,
    FORM,
    KEPT,
    PILOT,
    QUERIES,
    QUERY,
    SCRIPT,
    SHELF,
    UPDATE,
    UPDATES,
    Case,
    to,
)  # fmt: skip
from pyoxigraph import Literal, NamedNode, Quad, QueryResultsFormat, RdfFormat, parse, parse_query_results

from graph.asking.engine import Limits
from graph.asking.query import Local
from graph.asking.questions import question
from graph.knowledge import KnowledgeGraph
from graph.terms import TYPE
from showbible.bible import Bible
from showbible.web.listening import listening
from showbible.web.service import Service

pytestmark = pytest.mark.usefixtures("no_proxy")

RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o . ?p ?q ?r }"
LONG = "SELECT * { ?a ?b ?c . ?d ?e ?f }"


@dataclass(frozen=True)
class Reply:
    status: int
    headers: Message
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def kind(self) -> str:
        return self.headers.get_content_type()

    @property
    def truth(self) -> bool:
        return bool(parse_query_results(self.body, format=QueryResultsFormat.from_media_type(self.kind)))


def send(
    address: str, method: str, path: str, body: bytes | str = b"", headers: dict[str, str] | None = None
) -> Reply:
    """One request, with these headers and no others."""
    line = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
    try:
        data = body.encode() if isinstance(body, str) else body
        line.putrequest(method, path, skip_accept_encoding=True)
        for name, value in {
            **({"Content-Length": str(len(data))} if data else {}),
            **(headers or {}),
        }.items():
            line.putheader(name, value)
        line.endheaders(data or None)
        answer = line.getresponse()
        return Reply(answer.status, answer.headers, answer.read())
    finally:
        line.close()


def get(address: str, query: str, accept: str = "", **parameters: Any) -> Reply:
    return send(address, "GET", to(query=query, **parameters), headers={"Accept": accept} if accept else {})


def shelves() -> KnowledgeGraph:
    """A graph each for three scripts, in which it stands that they are scripts, and one with nothing."""
    quads = [Quad(NamedNode(g), TYPE, NamedNode(SCRIPT), NamedNode(g)) for g in (DRAFT, PILOT, FINALE)]
    facts = [Quad(NamedNode(f"{SHELF}{n}"), NamedNode(SHELF + "p"), Literal(n)) for n in range(1200)]
    knowledge = KnowledgeGraph.of([*quads, *facts])
    knowledge.store.add_graph(NamedNode(SHELF + "empty"))
    return knowledge


@pytest.fixture(scope="module")
def readable() -> Iterator[str]:
    with site(Bible(shelves()), service=Service(Limits(timeout=30, rows=100_000))) as address:
        yield address


@pytest.fixture(scope="module")
def writable() -> Iterator[str]:
    with site(Bible(shelves()), service=Service(updates=True)) as address:
        yield address


def tried(address: str, case: Case) -> None:
    reply = send(address, case.method, case.path, case.body, case.headers)
    if not case.good:
        assert 400 <= reply.status < 500 and reply.kind == "text/plain" and reply.text.strip(), reply
        return
    assert 200 <= reply.status < 400, reply
    if case.answer == "boolean":
        assert reply.kind in ("application/sparql-results+json", "application/sparql-results+xml")
        assert reply.truth
    elif case.answer == "tabular":
        rows: Any = parse_query_results(reply.body, format=QueryResultsFormat.from_media_type(reply.kind))
        assert [row["season"].value for row in rows] == ["7"]
    elif case.answer == "RDF":
        form = RdfFormat.from_media_type(reply.kind)
        assert form
        assert len(list(parse(reply.body, format=form))) == (1 if "CONSTRUCT" in str(case.body) else 0)


@pytest.mark.parametrize("case", QUERIES, ids=str)
def test_queries_as_the_w3c_tests_them(readable: str, case: Case) -> None:
    tried(readable, case)


@pytest.mark.parametrize("case", UPDATES, ids=str)
def test_updates_as_the_w3c_tests_them(writable: str, case: Case) -> None:
    """One that is refused changes nothing."""
    kept = send(writable, "POST", "/sparql", f"INSERT DATA {{ {KEPT} }}", UPDATE)
    assert kept.status == 204
    tried(writable, case)
    after = case.after or KEPT
    assert send(writable, "POST", "/sparql", f"ASK {{ {after} }}", QUERY).truth


def test_there_are_as_many_as_the_w3c_has() -> None:
    assert len({case.name for case in [*QUERIES, *UPDATES]}) == 34


@pytest.mark.parametrize(
    ("method", "path", "body", "headers", "status", "words"),
    [
        ("DELETE", "/sparql", "", {}, 405, "/sparql takes GET, HEAD, POST, OPTIONS"),
        ("POST", "/sparql", "", FORM, 400, "there is no query in this request"),
        ("POST", "/sparql", "q=ASK", FORM, 400, "there is no query in this request"),
        ("POST", "/sparql", "", QUERY, 400, "the query is empty"),
        ("GET", "/sparql?query=", "", {}, 400, "the query is empty"),
        ("POST", to(query="ASK {}"), "ASK {}", QUERY, 400, "one query or update at a time"),
        ("POST", "/sparql", "query=ASK+%7B%7D&update=CLEAR+ALL", FORM, 400, "one query or update at a time"),
        ("POST", "/sparql", b"ASK { ?s ?p '\xff' }", QUERY, 400, "not UTF-8: byte 13"),
        ("GET", "/sparql?query=ASK%20%7B%20%3Fs%20%3Fp%20'%FF'%20%7D", "", {}, 400, "not UTF-8"),
        ("POST", "/sparql", b"query=\xff", FORM, 400, "not UTF-8"),
        ("GET", to(query="ASK {}", x=list(range(200))), "", {}, 400, "more than 100 parameters"),
        ("GET", to(query="ASK {}", using_graph_uri=DRAFT), "", {}, 400, "goes with an update"),
        ("GET", to(query="ASK {}", default_graph_uri="http://127.0.0.1:9/"), "", {}, 400, "none is fetched"),
        ("GET", to(query="ASK FROM <file:///etc/passwd> {}"), "", {}, 400, "none is fetched"),
        ("GET", to(query="ASK { SERVICE <http://127.0.0.1:9/> {} }"), "", {}, 400, "another server"),
        ("GET", to(query="SELECT * {\n ?s ?p }"), "", {}, 400, "line 2, column 2"),
        ("GET", to(query="ASK {}", format="cvs"), "", {}, 406, "answered as cvs; there are application/"),
        ("GET", to(query="ASK {}"), "", {"Accept": "image/png"}, 406, "cannot be answered as image/png"),
        ("POST", "/sparql", "query=" + "x" * 1_000_001, FORM, 413, "larger than 1,000,000"),
        ("POST", "/sparql", "x" * 1_000_001, QUERY, 413, "larger than 1,000,000 bytes"),
        ("POST", "/sparql", "", FORM | {"Content-Length": "99999999999"}, 413, "larger than 16,000,000"),
        ("POST", "/sparql", "CLEAR ALL", UPDATE, 403, "showbible serve --updates"),
        ("POST", "/sparql", "update=CLEAR+ALL", FORM, 403, "can be asked, not changed"),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_is_told_in_words(
    readable: str, method: str, path: str, body: bytes | str, headers: dict[str, str], status: int, words: str
) -> None:
    """In plain text, with the status that clients go by."""
    reply = send(readable, method, path, body, headers)
    assert (reply.status, reply.kind) == (status, "text/plain")
    assert words in reply.text
    assert status != 405 or reply.headers["Allow"] == "GET, HEAD, POST, OPTIONS"


def test_limits_are_told() -> None:
    """Too many rows, too long a time, too many at once; the next question is served."""
    limits = Limits(timeout=1.5, rows=1000, together=1, waiting=1, wait=0.1)
    with site(Bible(shelves()), service=Service(limits)) as address:
        many = get(address, "SELECT * { ?s ?p ?o }")
        assert (many.status, many.text) == (
            400, "the answer has more than 1,000 rows; ask for less, or for a part with LIMIT\n"
        )  # fmt: skip
        with ExitStack() as stack:
            started(address, RUNAWAY, stack)
            busy = soon_busy(address)
            assert busy.headers["Retry-After"] == "1" and "try again in a moment" in busy.text
        slow = get(address, RUNAWAY)
        assert (slow.status, slow.text) == (503, "no answer within 1.5 s; ask for less\n")
        assert get(address, "ASK {}").truth


def soon_busy(address: str) -> Reply:
    replies: list[Reply] = []

    def refused() -> bool:
        replies.append(get(address, "ASK {}"))
        return replies[-1].status == 503

    assert soon(refused)
    return replies[-1]


def started(address: str, query: str, stack: ExitStack) -> http.client.HTTPConnection:
    """A question that was sent, its answer not read."""
    line = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
    stack.callback(line.close)
    line.request("GET", to(query=query, format="csv"))
    return line


def test_an_answer_that_must_be_broken_off_ends_unfinished(readable: str) -> None:
    """So that nobody takes a part for the whole; curl says so too."""
    with pytest.raises(http.client.IncompleteRead):
        get(readable, LONG)
    if shutil.which("curl"):
        done = subprocess.run(["curl", "-sS", readable + to(query=LONG)], capture_output=True, check=False)
        assert done.returncode and done.stdout


def test_who_goes_away_frees_the_place() -> None:
    """Before the first byte of an answer, and in the middle of it; with one place, the next is served."""
    limits = Limits(timeout=600, together=1, wait=0.5)
    with site(Bible(shelves()), service=Service(limits)) as address:
        for query, read in ((RUNAWAY, False), (LONG, True)):
            with ExitStack() as stack:
                line = started(address, query, stack)
                if read:
                    assert line.getresponse().read(1000)
                else:
                    soon_busy(address)
            assert soon(lambda: get(address, "ASK {}").status == 200)


SEVEN, TRIPLE = "SELECT ?x { VALUES ?x { 7 } }", "CONSTRUCT { <x:s> <x:p> 1 } {}"


@pytest.mark.parametrize(
    ("query", "accept", "kind", "begins"),
    [
        (SEVEN, "", "application/sparql-results+json", b'{"head":{"vars":["x"]}'),
        (SEVEN, "application/sparql-results+xml", "application/sparql-results+xml", b"<?xml"),
        (SEVEN, "text/csv;q=0.9, text/html;q=0.1", "text/csv", b"x\r\n7\r\n"),
        (SEVEN, "text/tab-separated-values", "text/tab-separated-values", b"?x\n7\n"),
        ("ASK {}", "*/*", "application/sparql-results+json", b'{"head":{},"boolean":true}'),
        (TRIPLE, "", "text/turtle", b"<x:s> <x:p> 1 ."),
        (TRIPLE, "application/n-triples", "application/n-triples", b"<x:s> <x:p> "),
        (TRIPLE, "application/rdf+xml", "application/rdf+xml", b"<?xml"),
        (TRIPLE, "application/ld+json, */*;q=0.1", "application/ld+json", b"[{"),
        (TRIPLE, "application/n-quads", "application/n-quads", b"<x:s> <x:p> "),
        (TRIPLE, "application/trig", "application/trig", b"<x:s> <x:p> 1 ."),
    ],
)  # fmt: skip
def test_the_answer_comes_in_the_form_that_is_wanted(
    readable: str, query: str, accept: str, kind: str, begins: bytes
) -> None:
    reply = get(readable, query, accept)
    assert (reply.status, reply.kind) == (200, kind)
    assert reply.body.startswith(begins)
    assert "Accept" in reply.headers["Vary"] and reply.headers["X-Content-Type-Options"] == "nosniff"


def test_a_format_can_be_named(readable: str) -> None:
    """As clients do that cannot set Accept; a body by POST may name it too."""
    assert get(readable, "SELECT * {}", "application/json", format="csv").kind == "text/csv"
    posted = send(readable, "POST", "/sparql", urlencode({"query": "SELECT * {}", "format": "tsv"}), FORM)
    assert posted.kind == "text/tab-separated-values"


def test_columns_stand_in_the_order_of_the_text(readable: str) -> None:
    reply = get(
        readable, "SELECT * { ?script a ?kind . ?script a ?another }", "text/csv", default_graph_uri=DRAFT
    )
    assert reply.text == f"script,kind,another\r\n{DRAFT},{SCRIPT},{SCRIPT}\r\n"


def test_usual_prefixes_are_known(readable: str) -> None:
    assert get(readable, "ASK { FILTER(STRSTARTS(STR(sb:Episode), 'https://w3id.org/showbible/')) }").truth


BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


def test_a_browser_is_led_to_the_editor(readable: str) -> None:
    """With the query it has; a link that names a format downloads that."""
    asked = send(readable, "GET", to(query="ASK { ?s ?p 'a&b' }"), headers=BROWSER)
    assert (asked.status, asked.headers["Location"]) == (
        303,
        "/query?query=ASK+%7B+%3Fs+%3Fp+%27a%26b%27+%7D",
    )
    assert send(readable, "GET", "/sparql", headers=BROWSER).headers["Location"] == "/query"
    assert send(readable, "GET", to(query="SELECT * {}", format="csv"), headers=BROWSER).kind == "text/csv"


def test_head_and_options(readable: str) -> None:
    """HEAD is GET without the body, of a long answer too."""
    head = send(readable, "HEAD", to(query="ASK {}"))
    assert (head.status, head.kind, head.body) == (200, "application/sparql-results+json", b"")
    assert send(readable, "HEAD", to(query=LONG + " LIMIT 50000")).status == 200
    options = send(readable, "OPTIONS", "/sparql")
    assert (options.status, options.headers["Allow"]) == (204, "GET, HEAD, POST, OPTIONS")


def test_the_explorer_shows_what_an_update_wrote() -> None:
    """What was worked out from the graph before is forgotten."""
    with site(Bible(shelves()), service=Service(updates=True)) as address:
        search = "/-/search?q=quill"
        assert json.loads(send(address, "GET", search).body)["found"] == []
        named = "<x:q> a sb:Person ; rdfs:label 'Ada Quill' ; schema:name 'Ada Quill'"
        assert send(address, "POST", "/sparql", f"INSERT DATA {{ {named} }}", UPDATE).status == 204
        assert [found["iri"] for found in json.loads(send(address, "GET", search).body)["found"]] == ["x:q"]


def test_no_answer_waits_for_its_head_to_be_acknowledged() -> None:
    """Which takes 40 ms on a connection that stays open."""
    with listening("127.0.0.1", 0) as ear, socket.create_connection(ear.getsockname()):
        accepted, _ = ear.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


ELSEWHERE = {"Origin": "https://elsewhere.example"}
ASKING = {
    **ELSEWHERE,
    "Access-Control-Request-Method": "POST",
    "Access-Control-Request-Headers": "content-type",
}


def test_pages_of_other_sites_may_not_ask(readable: str) -> None:
    """Unless they are let; the explorer's own pages may."""
    refused = send(readable, "GET", to(query="ASK {}"), headers=ELSEWHERE)
    assert refused.status == 403 and "showbible serve --cors" in refused.text
    for reply in (refused, send(readable, "OPTIONS", "/sparql", headers=ASKING)):
        assert not [name for name in reply.headers if name.lower().startswith("access-control")]
    assert send(readable, "GET", to(query="ASK {}"), headers={"Origin": readable}).status == 200


def test_pages_of_other_sites_may_ask_where_they_are_let() -> None:
    """Questions and the reading of errors; never a change."""
    with site(Bible(shelves()), service=Service(cors=True, updates=True)) as address:
        for path in (to(query="ASK {}"), to(query="ASK {"), "/sparql", "/.well-known/void"):
            assert send(address, "GET", path, headers=ELSEWHERE).headers["Access-Control-Allow-Origin"] == "*"
        asked = send(address, "OPTIONS", "/sparql", headers=ASKING)
        assert asked.status == 204 and "POST" in asked.headers["Access-Control-Allow-Methods"]
        assert asked.headers["Access-Control-Allow-Headers"] == "*"
        assert send(address, "POST", "/sparql", "CLEAR ALL", UPDATE | ELSEWHERE).status == 403
        assert send(address, "POST", "/sparql", "CLEAR ALL", UPDATE | {"Origin": address}).status == 204


def test_updates_are_refused_that_would_fetch(writable: str) -> None:
    for text in (
        "LOAD <http://127.0.0.1:9/>",
        "INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:9/> {} }",
    ):
        reply = send(writable, "POST", "/sparql", text, UPDATE)
        assert reply.status == 400 and "line 1" in reply.text


def test_using_goes_with_the_short_form_of_delete(writable: str) -> None:
    """DELETE WHERE takes no USING in its grammar; the request's own graphs are asked all the same."""
    both = f"CLEAR ALL ; INSERT DATA {{ <x:a> <x:b> 1 . GRAPH <{DRAFT}> {{ <x:a> <x:b> 1 }} }}"
    assert send(writable, "POST", "/sparql", both, UPDATE).status == 204
    gone = send(writable, "POST", to(using_graph_uri=PILOT), "DELETE WHERE { ?s <x:b> ?o }", UPDATE)
    assert gone.status == 204
    assert get(writable, "ASK { <x:a> <x:b> 1 }").truth
    send(writable, "POST", to(using_graph_uri=DRAFT), "DELETE WHERE { ?s <x:b> ?o }", UPDATE)
    assert not get(writable, "ASK { <x:a> <x:b> 1 }").truth


def triples(reply: Reply) -> set[tuple[str, str]]:
    """What is said, by predicate and value."""
    form = RdfFormat.from_media_type(reply.kind)
    assert reply.status == 200 and form
    return {
        (q.predicate.value.rpartition("#")[2], getattr(q.object, "value", ""))
        for q in parse(reply.body, format=form)
    }


def test_the_service_describes_itself(readable: str, writable: str) -> None:
    """With its address, its formats and its graphs; in the form that is wanted."""
    told = triples(send(readable, "GET", "/sparql"))
    assert ("endpoint", readable + "/sparql") in told
    assert ("resultFormat", "http://www.w3.org/ns/formats/SPARQL_Results_CSV") in told
    assert {graph for name, graph in told if name == "name"} == {DRAFT, PILOT, FINALE, SHELF + "empty"}
    assert ("triples", "1200") in told and ("triples", "0") in told
    language = "http://www.w3.org/ns/sparql-service-description#SPARQL11Update"
    assert ("supportedLanguage", language) not in told
    xml = send(writable, "GET", "/sparql", headers={"Accept": "application/rdf+xml"})
    assert xml.kind == "application/rdf+xml" and ("supportedLanguage", language) in triples(xml)
    assert send(readable, "GET", "/sparql").body == send(readable, "GET", "/sparql").body


def test_the_data_is_described(explorer: str, seeds: Any) -> None:
    """As VoID, at its well-known place: how much there is, and where it is asked."""
    told = triples(send(explorer, "GET", "/.well-known/void", headers={"Accept": "application/n-triples"}))
    assert ("sparqlEndpoint", explorer + "/sparql") in told
    assert ("triples", str(len(seeds.knowledge))) in told
    assert ("class", "https://w3id.org/showbible/ontology#Episode") in told
    examples = [value for name, value in told if name == "exampleResource"]
    assert examples and all(value.startswith(seeds.knowledge.base) for value in examples)
    assert send(explorer, "GET", "/.well-known/void", headers=BROWSER).status == 200


EPISODES = "SELECT ?episode ?name { ?episode a sb:Episode ; schema:name ?name } ORDER BY ?name"


def test_sparqlwrapper_is_a_client(explorer: str, seeds: Any) -> None:
    """Rows in each of its formats, yes or no, and triples; by GET and by both kinds of POST."""
    from SPARQLWrapper import (
        CSV,
        JSON,
        JSONLD,
        POST,
        POSTDIRECTLY,
        RDFXML,
        TSV,
        TURTLE,
        URLENCODED,
        XML,
        SPARQLWrapper,
    )

    expected = [str(row.name) for row in Local(seeds.knowledge).ask(EPISODES)]

    def asked(text: str, form: str, **how: Any) -> Any:
        wrapper = SPARQLWrapper(explorer + "/sparql")
        wrapper.setQuery(text)
        wrapper.setReturnFormat(form)
        if how:
            wrapper.setMethod(POST)
            wrapper.setRequestMethod(how["post"])
        return wrapper.query().convert()

    for how in ({}, {"post": URLENCODED}, {"post": POSTDIRECTLY}):
        found = asked(EPISODES, JSON, **how)
        assert [row["name"]["value"] for row in found["results"]["bindings"]] == expected
    assert len(asked(EPISODES, XML).getElementsByTagName("result")) == len(expected)
    assert (
        len(asked(EPISODES, CSV).splitlines()) == len(asked(EPISODES, TSV).splitlines()) == len(expected) + 1
    )
    assert asked("ASK {}", JSON)["boolean"] is True
    construct = "CONSTRUCT { ?e schema:name ?n } WHERE { ?e a sb:Episode ; schema:name ?n }"
    assert len(asked(construct, RDFXML)) == len(asked(construct, JSONLD)) == len(expected)
    assert asked(construct, TURTLE).count(b"schema:name") == len(expected)


def test_rdflib_is_a_client(explorer: str, seeds: Any, writable: str) -> None:
    """Its SPARQLStore asks and looks triples up; where updates are taken, its update store writes."""
    from rdflib import Graph, URIRef
    from rdflib import Literal as Words
    from rdflib.plugins.stores.sparqlstore import SPARQLStore, SPARQLUpdateStore

    graph = Graph(SPARQLStore(explorer + "/sparql"))
    found = [str(row.name) for row in graph.query(EPISODES)]  # type: ignore[union-attr]
    assert found == [str(row.name) for row in Local(seeds.knowledge).ask(EPISODES)]
    first = next(iter(graph.query(EPISODES)))[0]  # type: ignore[index]
    assert {str(o) for o in graph.objects(first, URIRef("https://schema.org/name"))} & set(found)
    store = SPARQLUpdateStore(writable + "/sparql", writable + "/sparql")
    store.add((URIRef("x:s"), URIRef("x:p"), Words("rdflib was here")))
    assert get(writable, "ASK { <x:s> <x:p> 'rdflib was here' }").truth


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")
def test_curl_is_a_client(explorer: str, seeds: Any) -> None:
    """As the help of `showbible serve` says; without an Accept of its own curl gets JSON."""

    def curl(*arguments: str) -> str:
        command = ["curl", "-sS", "--fail", *arguments, explorer + "/sparql"]
        return subprocess.run(command, capture_output=True, check=True, timeout=60).stdout.decode()

    rows = list(
        csv.DictReader(io.StringIO(curl("-H", "Accept: text/csv", "--data-urlencode", f"query={EPISODES}")))
    )
    assert [row["name"] for row in rows] == [str(row.name) for row in Local(seeds.knowledge).ask(EPISODES)]
    assert json.loads(curl("-G", "--data-urlencode", "query=ASK {}"))["boolean"]
    assert (
        curl("-H", "Content-Type: application/sparql-query", "-d", "ASK {}", "-H", "Accept: text/csv")
        == "true\r\n"
    )


def test_the_command_line_is_a_client(explorer: str, seeds: Any) -> None:
    """A stored question at the endpoint has the answer that it has at home."""
    command = [sys.executable, "-m", "showbible", "query", "episodes", "--endpoint", explorer + "/sparql"]
    done = subprocess.run([*command, "-f", "csv", "--iris"], capture_output=True, check=True, timeout=60)
    rows = list(csv.reader(io.StringIO(done.stdout.decode())))
    local = Local(seeds.knowledge)
    assert len(rows) == len(local.ask(question("episodes").bound({}, local))) + 1 > 10


@pytest.mark.parametrize(
    ("option", "words"),
    [(["--timeout", "0"], "timeout"), (["--max-rows", "all"], "max-rows"), (["--max-rows", "0"], "max-rows")],
)  # fmt: skip
def test_limits_that_are_none_are_refused_in_a_line(option: list[str], words: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "showbible", "serve", *option], capture_output=True, check=False
    )
    said = done.stderr.decode()
    assert done.returncode == 2 and words in said and "Traceback" not in said
