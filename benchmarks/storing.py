"""Facts → Turtle, N-Quads and back: beside rdflib's serializer and pyoxigraph's own."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import rdflib
from pyoxigraph import Quad, RdfFormat, Store, parse, serialize

from benchmarks.many import said
from benchmarks.measuring import Row, faster, seconds, slower
from graph.knowledge import KnowledgeGraph
from graph.terms import PREFIXES
from graph.writing.export import render

BIG = 300_000  # triples beyond which rdflib is not asked any more


def quads_of(triples: int) -> list[Quad]:
    """So many triples of invented shows, in no order."""
    found = [Quad(s.subject, s.predicate, s.object) for s in said(triples // 8)]
    random.Random(1).shuffle(found)
    return found


def measure(triples: int) -> Iterator[Row]:
    quads = quads_of(triples)
    graph = KnowledgeGraph.of(quads)
    size = f"{len(quads):,} triples"
    lines = "".join(render(graph, ".nq")).encode()
    work: dict[str, Callable[[], object]] = {
        "ours": lambda: sum(map(len, render(graph, ".ttl"))),
        "nq": lambda: sum(map(len, render(graph, ".nq"))),
        "sorted": lambda: serialize(sorted((q.triple for q in quads), key=str), format=RdfFormat.TURTLE),
        "unsorted": lambda: graph.store.dump(format=RdfFormat.N_QUADS),
        "load": lambda: KnowledgeGraph.of(parse(lines, format=RdfFormat.N_QUADS)),
        "bulk": lambda: Store().bulk_load(lines, format=RdfFormat.N_QUADS),
    }
    if len(quads) <= BIG:
        other = rdflib.Graph()
        for prefix, namespace in PREFIXES.items():
            other.bind(prefix, namespace)
        other.parse(data=lines.decode(), format="nt")
        work["rdflib"] = lambda: other.serialize(format="turtle")
        work["rdflib load"] = lambda: rdflib.Graph().parse(data=lines.decode(), format="nt")
    took = seconds(work)
    if "rdflib" in took:
        yield faster("Turtle", size, took["ours"], "rdflib's serializer", took["rdflib"])
        yield faster("load N-Quads", size, took["load"], "rdflib's parser", took["rdflib load"])
    yield faster("Turtle", size, took["ours"], "pyoxigraph.serialize, sorted", took["sorted"])
    yield slower("N-Quads, sorted", size, took["nq"], "pyoxigraph's dump, unsorted", took["unsorted"])
    yield slower("load N-Quads", size, took["load"], "pyoxigraph's bulk_load", took["bulk"])
