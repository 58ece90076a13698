"""Questions of anybody: each in a process of its own, ended when it takes too much; the next is served."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from processes import alive, children, needs_proc, open_files, soon
from pyoxigraph import Literal, NamedNode, Quad, QueryResultsFormat, parse_query_results

from graph.asking.engine import Engine, Limits
from graph.asking.engine import engine as engine_module
from graph.asking.engine.formats import GRAPHS, ROWS, Unacceptable, prefers_page, wanted
from graph.asking.engine.limits import Broken, Busy, Stopped, TooLarge, TooMany, TooSlow, Unanswered
from graph.asking.sparql import QueryError
from graph.knowledge import KnowledgeGraph

E = "http://example.org/"
CROSS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l"
RUNAWAY = f"SELECT (COUNT(*) AS ?n) {{ {CROSS} }}"
HOG = f"SELECT * {{ {CROSS} }} ORDER BY ?f ?a ?l"
LONG = "SELECT ?a ?f { ?a ?b ?c . ?d ?e ?f }"  # four million rows, given as they are found
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be forked here")


def invented() -> KnowledgeGraph:
    facts = [Quad(NamedNode(f"{E}s{n}"), NamedNode(E + "p"), Literal(f"value {n}")) for n in range(2000)]
    there = Quad(NamedNode(E + "s"), NamedNode(E + "p"), Literal("apart"), NamedNode(E + "graph"))
    return KnowledgeGraph.of([*facts, there])


def made(**limits: Any) -> Engine:
    return Engine(invented(), Limits(**{"timeout": 60, "wait": 20} | limits))


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    made_one = made(rows=1500)
    yield made_one
    made_one.stop()


def body(engine: Engine, text: str, **how: Any) -> bytes:
    return b"".join(engine.answer(text, **how).begin().parts())


def rows(engine: Engine, text: str, **how: Any) -> list[list[str]]:
    return list(csv.reader(io.StringIO(body(engine, text, format="csv", **how).decode())))[1:]


def served(engine: Engine) -> bool:
    """Whether the next question is answered."""
    return b"true" in body(engine, "ASK { ?s ?p ?o }")


def keeper(engine: Engine) -> int:
    assert engine._keeper
    return engine._keeper[0]


def at_work(engine: Engine) -> bool:
    return engine._keeper is not None and bool(children(keeper(engine)))


def running(engine: Engine, text: str) -> tuple[threading.Thread, Any, list[Exception]]:
    """A question that is being worked on, in a thread that waits for it."""
    assert soon(lambda: not at_work(engine))
    answer, failed = engine.answer(text), []

    def wait() -> None:
        try:
            answer.begin()
        except Exception as error:
            failed.append(error)

    thread = threading.Thread(target=wait)
    thread.start()
    assert soon(lambda: at_work(engine))
    return thread, answer, failed


def test_a_question_that_never_ends_is_ended_and_the_next_is_served() -> None:
    engine = made(timeout=0.5)
    with pytest.raises(TooSlow, match=r"no answer within 0\.5 s"):
        engine.answer(RUNAWAY).begin()
    assert served(engine)
    engine.stop()


@needs_proc
def test_a_question_that_takes_too_much_memory_is_ended() -> None:
    engine = made(memory=64)
    with pytest.raises(TooLarge, match="more than 64 MB"):
        engine.answer(HOG).begin()
    assert served(engine)
    engine.stop()


def test_an_answer_with_too_many_rows_is_refused_and_never_cut_short(engine: Engine) -> None:
    """Rows and triples alike; an answer of exactly so many rows is whole."""
    with pytest.raises(TooMany, match="more than 1,500 rows"):
        engine.answer("SELECT * { ?s ?p ?o }").begin()
    with pytest.raises(TooMany):
        engine.answer("CONSTRUCT WHERE { ?s ?p ?o }").begin()
    assert len(rows(engine, "SELECT * { ?s ?p ?o } LIMIT 1500")) == 1500


def test_an_answer_that_breaks_off_after_it_began_raises() -> None:
    """It is longer than is held back, so its first parts come; its end never does."""
    engine = made(rows=100_000)
    answer = engine.answer(LONG).begin()
    assert answer.whole is None
    with pytest.raises(TooMany):
        for part in answer.parts():
            assert part
    assert served(engine)
    engine.stop()


def test_a_long_answer_comes_in_parts(engine: Engine) -> None:
    long = made(rows=5_000_000)
    answer = long.answer(LONG + " LIMIT 60000", format="tsv").begin()
    assert answer.whole is None
    parts = list(answer.parts())
    assert len(parts) > 1 and b"".join(parts).count(b"\n") == 60_001
    long.stop()


@needs_proc
def test_a_question_can_be_stopped() -> None:
    """Before its first byte and after it; its process is gone and its place is free."""
    engine = made(together=1)
    thread, answer, failed = running(engine, RUNAWAY)
    answer.stop()
    thread.join(20)
    assert isinstance(failed[0], Stopped)
    assert served(engine)
    begun = engine.answer(LONG).begin()
    parts = begun.parts()
    assert next(parts)
    begun.stop()
    with pytest.raises(Stopped):
        list(parts)
    assert served(engine)
    assert soon(lambda: not children(keeper(engine)))
    engine.stop()


@needs_proc
def test_a_child_that_breaks_down_is_told_and_the_next_question_is_served() -> None:
    engine = made()
    for sign, expected in ((signal.SIGSEGV, Broken), (signal.SIGKILL, TooLarge)):
        thread, _, failed = running(engine, RUNAWAY)
        os.kill(children(keeper(engine))[0], sign)
        thread.join(20)
        assert isinstance(failed[0], expected)
        assert served(engine)
    engine.stop()


@needs_proc
def test_a_keeper_that_is_killed_is_replaced() -> None:
    """Whoever waited for it is told, or answered by the next."""
    engine = made(timeout=2)
    thread, _, failed = running(engine, RUNAWAY)
    old = keeper(engine)
    at = children(old)
    os.kill(old, signal.SIGKILL)
    assert served(engine)
    assert keeper(engine) != old
    thread.join(20)
    assert isinstance(failed[0], Unanswered)
    assert soon(lambda: not any(alive(pid) for pid in [old, *at]))
    engine.stop()


@needs_proc
def test_nothing_stays_when_the_asker_is_killed() -> None:
    """kill -9 of the server: its keeper and what it had at work end by themselves."""
    script = """if True:
        import threading, time
        from test_engine import RUNAWAY, at_work, keeper, made, soon
        from processes import children
        engine = made(timeout=600)
        threading.Thread(target=engine.answer(RUNAWAY).begin).start()
        assert soon(lambda: at_work(engine))
        print(keeper(engine), *children(keeper(engine)), flush=True)
        time.sleep(600)"""
    here = Path(__file__).parent
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(here), str(here.parent)])}
    command = [sys.executable, "-c", script]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as asker:
        assert asker.stdout
        pids = [int(pid) for pid in asker.stdout.readline().split()]
        assert len(pids) == 2 and all(map(alive, pids))
        asker.kill()
    assert soon(lambda: not any(map(alive, pids)))


@needs_proc
def test_stop_ends_all_that_is_at_work() -> None:
    engine = made()
    thread, _, failed = running(engine, RUNAWAY)
    pids = [keeper(engine), *children(keeper(engine))]
    engine.stop()
    thread.join(20)
    assert failed
    assert soon(lambda: not any(map(alive, pids)))
    assert not set(pids) & set(children(os.getpid()))  # buried, too


@needs_proc
def test_hundreds_of_questions_leave_no_processes_and_no_open_files(engine: Engine) -> None:
    """Answered, refused and stopped ones."""
    assert served(engine) and soon(lambda: not at_work(engine))
    before = open_files(os.getpid())
    for _ in range(80):
        assert served(engine)
        with pytest.raises(QueryError):
            engine.answer("SELECT * { ?s ?p }").begin()
        with pytest.raises(TooMany):
            engine.answer("SELECT * { ?s ?p ?o }").begin()
        stopped = engine.answer("ASK { ?s ?p ?o }")
        stopped.stop()
        with pytest.raises(Stopped):
            stopped.begin()
    assert soon(lambda: not children(keeper(engine)))
    assert soon(lambda: open_files(os.getpid()) <= before)
    assert soon(lambda: open_files(keeper(engine)) == 4)  # nothing, three times, and the line to its asker


@needs_proc
def test_only_so_many_questions_are_worked_on_at_once() -> None:
    """The next waits for a while; then, or when too many wait, it is told to come again."""
    engine = made(together=1, waiting=1, wait=0.2)
    thread, answer, _ = running(engine, RUNAWAY)
    with pytest.raises(Busy, match="1 questions are being answered") as busy:
        engine.answer("ASK {}").begin()
    assert busy.value.after == 1
    answer.stop()
    thread.join(20)
    assert served(engine)
    engine.stop()


def test_many_threads_share_an_engine() -> None:
    """The keeper is forked by whichever comes first, with all the others running."""
    engine = made()
    with ThreadPoolExecutor(12) as pool:
        answered = list(
            pool.map(lambda n: rows(engine, f"SELECT (COUNT(?s) + {n} AS ?n) {{ ?s ?p ?o }}"), range(40))
        )
    assert answered == [[[str(2000 + n)]] for n in range(40)]
    engine.stop()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "another server"),
        ("LOAD <http://127.0.0.1:9/>", "only ask"),
        ("SELECT * FROM <http://127.0.0.1:9/> { ?s ?p ?o }", "no graph http://127.0.0.1:9/ here"),
        ("SELECT * FROM NAMED <file:///etc/passwd> { GRAPH ?g { ?s ?p ?o } }", "none is fetched"),
        ("PREFIX x: <http://127.0.0.1:9/> ASK FROM x:data {}", "no graph http://127.0.0.1:9/data here"),
        (f"SELECT * FROM <{E}graph> FROM nowhere: {{ ?s ?p ?o }}", "no graph nowhere: here"),
        ("BASE <http://127.0.0.1:9/> ASK FROM <data> {}", "no graph http://127.0.0.1:9/data here"),
        ("SELECT (" + "(" * 20_000 + "1" + ")" * 20_000 + " AS ?x) {}", "nested more than"),
        ("SELECT * { ?s ?p ", "never closed"),
        ("", "empty"),
    ],
)
def test_what_no_engine_should_see_is_refused(engine: Engine, text: str, reason: str) -> None:
    with pytest.raises(QueryError, match=reason):
        engine.answer(text).begin()


def test_graphs_of_its_own_can_be_asked(engine: Engine) -> None:
    """By FROM, in each way of writing an address, and by the request; which comes before FROM."""
    one = "SELECT ?o FROM {} {{ ?s ?p ?o }}"
    for name in (f"<{E}graph>", "e:graph"):
        assert rows(engine, f"PREFIX e: <{E}> " + one.format(name)) == [["apart"]]
    assert rows(engine, f"BASE <{E}> " + one.format("<graph>")) == [["apart"]]
    assert rows(engine, f"SELECT ?o FROM NAMED <{E}graph> {{ GRAPH ?g {{ ?s ?p ?o }} }}") == [["apart"]]
    plain = "SELECT ?o { ?s ?p ?o }"
    assert rows(engine, plain, default=[E + "graph"]) == [["apart"]]
    assert rows(engine, plain, named=[E + "graph"]) == []
    assert rows(engine, one.format(f"<{E}graph>"), named=[E + "graph"]) == []
    with pytest.raises(QueryError, match="no graph http://127"):
        engine.answer(plain, default=["http://127.0.0.1:9/"])


ODD = """SELECT * { VALUES (?z ?a) {
  (1 "tab\\t line\\n quote\\" return\\r <&> é \U0001f600") (<http://e/x,y> "ab"@en) (UNDEF 1.5)
  ("2020-01-01"^^xsd:date true) (1e0 "a,b") ("" "--")
} BIND(<<( <http://e/s> <http://e/p> "o" )>> AS ?t) }"""


@pytest.mark.parametrize("name", ["json", "xml", "tsv"])
def test_rows_can_be_read_back_as_they_are(engine: Engine, name: str) -> None:
    """Whatever the cells hold; the columns stand in the order of the text."""
    kind = {"json": QueryResultsFormat.JSON, "xml": QueryResultsFormat.XML, "tsv": QueryResultsFormat.TSV}[
        name
    ]
    read: Any = parse_query_results(body(engine, ODD, format=name), format=kind)
    ours = [tuple(row) for row in read]
    plain: Any = engine.knowledge.store.query("SELECT ?z ?a ?t" + ODD[8:], prefixes=engine.prefixes)
    assert [variable.value for variable in read.variables] == ["z", "a", "t"]
    assert ours == [tuple(row) for row in plain]


def test_csv_has_the_words_alone_and_keeps_commas_in_their_cells(engine: Engine) -> None:
    read = list(csv.reader(io.StringIO(body(engine, ODD, format="csv").decode(), newline="")))
    assert read[0] == ["z", "a", "t"]
    assert read[1][:2] == ["1", 'tab\t line\n quote" return\r <&> é \U0001f600']
    assert [row[:2] for row in read[2:]] == [
        ["http://e/x,y", "ab"], ["", "1.5"], ["2020-01-01", "true"], ["1", "a,b"], ["", "--"],
    ]  # fmt: skip


def test_what_xml_cannot_hold_does_not_break_it(engine: Engine) -> None:
    from xml.etree import ElementTree

    text = 'SELECT ("\\u0001 \\uFFFE <" AS ?x) {}'
    assert "\ufffd \ufffd <" in "".join(ElementTree.fromstring(body(engine, text, format="xml")).itertext())


def test_yes_and_no_in_each_format(engine: Engine) -> None:
    assert json.loads(body(engine, "ASK {}"))["boolean"] is True
    assert b"<boolean>false</boolean>" in body(engine, "ASK { ?s ?s ?s }", format="xml")
    assert body(engine, "ASK {}", format="csv").strip() == b"true"


@pytest.mark.parametrize("format", GRAPHS)
def test_triples_in_each_format(engine: Engine, format: Any) -> None:
    """Read back they are what they were; the same question gives the same bytes."""
    from pyoxigraph import RdfFormat, parse

    text = f"PREFIX e: <{E}> CONSTRUCT {{ e:a e:b 1 ; rdfs:label 'x' }} {{}}"
    answer = engine.answer(text, format.types[0]).begin()
    assert answer.media_type.startswith(format.types[0])
    read = {
        (q.subject.value, str(q.object)) for q in parse(answer.whole, format=getattr(RdfFormat, format.key))
    }
    assert {value for value in read if '"x"' in value[1]} == {(E + "a", '"x"')} and len(read) == 2
    assert answer.whole == body(engine, text, accept=format.types[0])


def test_what_rdf_xml_cannot_hold_is_told(engine: Engine) -> None:
    """A property whose end is no name; nobody gets XML that cannot be read."""
    with pytest.raises(Broken, match=r"the property <http://example\.org/1>; ask for Turtle"):
        engine.answer(f"CONSTRUCT {{ <{E}a> <{E}1> 1 }} {{}}", format="rdfxml").begin()


BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "type_"),
    [
        ("", "application/sparql-results+json"), ("*/*", "application/sparql-results+json"),
        ("text/csv", "text/csv"), ("text/*", "text/xml"), ("application/json", "application/json"),
        ("text/csv;q=0.5, text/tab-separated-values", "text/tab-separated-values"),
        ("application/sparql-results+xml;q=0.9, */*;q=0.1", "application/sparql-results+xml"),
        ("application/sparql-results+json;q=0, */*", "application/json"),
        ("text/turtle, text/csv;q=0.2", "text/csv"), ("TEXT/CSV ; Q=1.0", "text/csv"),
        ("application/xml, application/json", "application/xml"), (";;, text/csv", "text/csv"),
    ],
)  # fmt: skip
def test_the_format_that_a_client_likes_best(accept: str, type_: str) -> None:
    assert wanted(ROWS, accept).type == type_


def test_formats_that_there_are_not() -> None:
    """Told, with those that there are; a name comes before Accept."""
    assert wanted(ROWS, "text/csv", "JSON").type == "application/sparql-results+json"
    assert wanted(GRAPHS, "", "json").type == "application/ld+json"
    for accept, name in (("text/turtle", ""), ("image/png", ""), ("", "cvs"), ("text/csv;q=0", "")):
        with pytest.raises(Unacceptable, match="there are application/sparql-results"):
            wanted(ROWS, accept, name)


def test_who_would_rather_have_a_page() -> None:
    assert prefers_page(BROWSER, ROWS) and prefers_page("text/html", GRAPHS)
    assert not prefers_page("*/*", ROWS) and not prefers_page("", ROWS)
    assert not prefers_page("text/html;q=0.5, text/csv", ROWS)


def test_an_update_is_seen_by_the_next_question_and_by_the_graph_itself() -> None:
    engine = made()
    served(engine)
    engine.change(f"INSERT DATA {{ GRAPH <{E}new> {{ <{E}a> <{E}b> 1 }} }}")
    assert rows(engine, f"SELECT ?o FROM <{E}new> {{ ?s ?p ?o }}") == [["1"]]
    assert engine.knowledge.store.contains_named_graph(NamedNode(E + "new"))
    engine.stop()


def test_an_update_is_done_in_whole_or_not_at_all() -> None:
    """One that fails at its end, is no SPARQL, takes too long or would fetch leaves the graph as it was."""
    engine = made(timeout=0.5)
    first = f"INSERT DATA {{ <{E}a> <{E}b> 1 }} ; "
    failing = {
        first + f"CREATE GRAPH <{E}graph>": Broken,
        first + "CLEAR XYZ": QueryError,
        first + f"INSERT {{ ?a ?e ?l }} WHERE {{ {CROSS} }}": Unanswered,
        first + "LOAD <http://127.0.0.1:9/>": QueryError,
        first + "INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }": QueryError,
        "": QueryError,
    }
    for text, error in failing.items():
        with pytest.raises(error):
            engine.change(text)
    assert len(engine.knowledge) == 2000
    assert rows(engine, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") == [["2000"]]
    engine.stop()


def test_a_question_at_work_sees_the_graph_as_it_was() -> None:
    """An update does not wait for it, and does not disturb it."""
    engine = made(rows=5_000_000)
    answer = engine.answer(LONG + " LIMIT 200000", format="csv").begin()
    engine.change("CLEAR ALL")
    assert b"".join(answer.parts()).count(b"\n") == 200_001
    assert rows(engine, "SELECT * { ?s ?p ?o }") == []
    engine.stop()


def test_without_fork_a_thread_does_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows: the same answers and the same errors, each whole."""
    monkeypatch.setattr(engine_module, "FORKS", False)
    engine = made(timeout=0.5, rows=1500)
    engine.start()
    assert served(engine) and engine._keeper is None
    with pytest.raises(TooMany):
        engine.answer("SELECT * { ?s ?p ?o }").begin()
    with pytest.raises(QueryError, match="never closed"):
        engine.answer("SELECT * { ?s ?p").begin()
    with pytest.raises(TooSlow):
        engine.answer("SELECT (SUM(STRLEN(?o)) AS ?n) { " + CROSS.replace("?l", "?o") + " }").begin()
    engine.change(f"INSERT DATA {{ <{E}a> <{E}b> [] }}")  # once: each time would make another node
    assert rows(engine, f"SELECT (COUNT(*) AS ?n) {{ <{E}a> ?p ?o }}") == [["1"]]
    engine.stop()
