"""The facts of a build that is kept, without its evidence: all that most questions need."""

from __future__ import annotations

import mmap
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, Store, parse

from graph.asking.query import Local, labels
from graph.asking.results import Result
from graph.asking.sparql import tokens
from graph.knowledge import KnowledgeGraph, base_of
from graph.terms import SB, TYPE

DOCUMENT = f" {TYPE} <{SB}Document> ".encode()
OTHER_GRAPHS = {"GRAPH", "FROM"}


@dataclass(frozen=True)
class Kept:
    """A build's file, asked: the evidence in it is only read for a question that names graphs.

    The file is N-Quads as `showbible build` writes them, the facts first; nothing else is kept beside it
    that could be of another build.
    """

    path: Path
    timeout: float = 60.0

    def ask(self, text: str) -> Result:
        if any(token.text.upper() in OTHER_GRAPHS for token in tokens(text)):
            return self._whole.ask(text)
        result = self._facts.ask(text)
        things = {t.value for row in result.terms for t in row if isinstance(t, NamedNode)}
        if any(thing.startswith(self._facts.knowledge.base) for thing in things - result.labels.keys()):
            return replace(result, labels=labels(self._whole.knowledge.store, result))  # a document, a rule
        return result

    @cached_property
    def _facts(self) -> Local:
        return Local(facts(self.path), self.timeout)

    @cached_property
    def _whole(self) -> Local:
        return Local(KnowledgeGraph.read(self.path), self.timeout)


def facts(path: Path) -> KnowledgeGraph:
    """The facts of a build's file."""
    store = Store()
    if not path.stat().st_size:
        return KnowledgeGraph(store)
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        end = _end(data)
        store.bulk_extend(parse(data[:end], format=RdfFormat.N_QUADS))
        at = data.find(DOCUMENT, end)
        line = data[data.rfind(b"\n", end, at) + 1 or end : at] if at >= 0 else b""
    address, found, _ = line.decode().removeprefix("<").rpartition("document/")
    return KnowledgeGraph(store, address if found else base_of(store))


def _end(data: mmap.mmap) -> int:
    """Where the first line with a graph's name begins, by halving: all the facts stand before it."""
    low, high = 0, len(data)
    while low < high:
        middle = (low + high) // 2
        start, stop = data.rfind(b"\n", 0, middle) + 1, data.find(b"\n", middle) + 1 or len(data)
        line = parse(data[start:stop], format=RdfFormat.N_QUADS)
        if any(quad.graph_name != DefaultGraph() for quad in line):
            high = start
        else:
            low = stop
    return low
