"""Questions: the stored ones through `Local` beside pyoxigraph called directly and rdflib's own engine."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from functools import partial
from multiprocessing import get_context
from statistics import geometric_mean, median
from typing import Any

import rdflib

from benchmarks.measuring import Row, faster, seconds, slower, told
from benchmarks.storing import quads_of
from graph.asking.query import Local, prefixes
from graph.asking.questions import questions
from graph.knowledge import KnowledgeGraph
from graph.network import network
from graph.terms import PREFIXES
from graph.ways import Ways
from graph.writing.export import render

MOST = 10  # seconds for a question
SMALL = 120_000  # triples beyond which rdflib's engine is not asked any more
PLAIN = {
    "count of types": "SELECT ?t (COUNT(*) AS ?n) { ?s a ?t } GROUP BY ?t ORDER BY DESC(?n) ?t",
    "episodes of series": "SELECT ?s (COUNT(*) AS ?n) { ?e a sb:Episode ; sb:partOfSeries ?s } GROUP BY ?s",
    "a name": 'SELECT ?s { ?s rdfs:label "Channel 3" }',
    "two steps": "SELECT DISTINCT ?s ?y { ?e sb:partOfSeason [ sb:partOfSeries ?s ; sb:seasonNumber ?y ] }",
}


def measure(triples: int) -> Iterator[Row]:
    graph = KnowledgeGraph.of(quads_of(triples))
    size = f"{len(graph):,} triples"
    yield from _stored(graph, size)
    if len(graph) <= SMALL:
        yield from _rdflib(graph, size)
    yield from _ways(graph, size)


def _stored(graph: KnowledgeGraph, size: str) -> Iterator[Row]:
    """Every stored question that can be asked without being told anything."""
    local, known = Local(graph, timeout=600), prefixes(graph.base)
    free = {name: q.text for name, q in questions().items() if all(p.optional for p in q.parameters)}
    texts = {name: text for name, text in free.items() if _ends(local, text)}
    ours, direct = [], []
    for text in texts.values():
        direct_query = partial(graph.store.query, text, prefixes=known, base_iri=graph.base)
        took = seconds({"ours": partial(local.ask, text), "direct": partial(_read, direct_query)})
        ours.append(took["ours"])
        direct.append(took["direct"])
    yield slower(f"{len(texts)} stored questions, all", size, sum(ours), "pyoxigraph directly", sum(direct))
    each = [one / max(other, 1e-5) for one, other in zip(ours, direct, strict=True)]
    yield Row("stored questions, mean of ratios", size, told(median(ours)), "pyoxigraph directly",
              told(median(direct)), geometric_mean(each), "lower")  # fmt: skip
    for name in sorted(free.keys() - texts.keys()):
        yield Row(f"question {name}", size, f"over {MOST} s", "not asked", "—", float("nan"), "lower")


def _ends(local: Local, text: str) -> bool:
    """Whether a question is answered in time: tried in a process that can be stopped."""
    tried = get_context("fork").Process(target=local.ask, args=(text,))
    tried.start()
    tried.join(MOST)
    ended = tried.exitcode == 0
    tried.kill()
    tried.join()
    return ended


def _read(query: Callable[[], Any]) -> list[Any]:
    """All the rows, each term of them: the engine answers only as far as it is read."""
    return [tuple(row) for row in query()]


def _rdflib(graph: KnowledgeGraph, size: str) -> Iterator[Row]:
    other = rdflib.Graph()
    for prefix, namespace in PREFIXES.items():
        other.bind(prefix, namespace)
    other.parse(data="".join(render(graph, ".nt")), format="nt")
    local = Local(graph)
    for name, text in PLAIN.items():
        took = seconds(
            {"ours": partial(local.ask, text), "rdflib": partial(_read, partial(other.query, text))}
        )
        yield faster(f"query: {name}", size, took["ours"], "rdflib's engine", took["rdflib"])


def _ways(graph: KnowledgeGraph, size: str) -> Iterator[Row]:
    """The ways between two people, fifty pairs of them; a plain search of networkx finds only one way."""
    import networkx

    made = network(graph)
    ways, plain = Ways(made), networkx.Graph(made)
    people = sorted(iri for iri, data in made.nodes(data=True) if data["kind"] == "person")
    random.seed(3)
    pairs = [random.sample(people, 2) for _ in range(50)]
    ways.between(*pairs[0])
    ours, theirs = [], []
    for one, other in pairs:
        begun = time.process_time()
        ways.between(one, other)
        between = time.process_time()
        if networkx.has_path(plain, one, other):
            networkx.bidirectional_shortest_path(plain, one, other)
        ours.append(between - begun)
        theirs.append(time.process_time() - between)
    yield slower("ten best ways, median", size, median(ours), "networkx, one shortest path", median(theirs))
    yield slower("ten best ways, slowest", size, max(ours), "networkx, one shortest path", max(theirs))
