"""What is sent: each graph's triples as lines of N-Triples, no blank nodes among them, cut into batches."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode

from graph.knowledge import KnowledgeGraph
from graph.terms import EVIDENCE_GRAPH, short_hash
from graph.writing.ntriples import FACTS, lines, named

BATCH = 1000  # triples in a request; Virtuoso takes about 1,700 of the plainest kind
BYTES = 256 * 1024  # of a request, whatever the triples
FACTS_GRAPH = NamedNode("https://w3id.org/showbible/graph/facts")
SKOLEM = "https://w3id.org/showbible/.well-known/genid/"
BLANK = re.compile(r"^_:[\w.-]+|(?<= )_:[\w.-]+$")  # the subject or the object of a line
DURATION = "^^<http://www.w3.org/2001/XMLSchema#duration>"
Graph = NamedNode | None  # None is the default graph
Progress = Callable[[int, int], None]  # how many triples are sent, of how many


@dataclass(frozen=True)
class Load:
    """The lines that will be all of one graph."""

    graph: Graph
    lines: tuple[str, ...]

    @property
    def name(self) -> str:
        return f"<{self.graph.value}>" if self.graph else "the default graph"

    @property
    def size(self) -> int:
        return sum(len(text.encode()) + 1 for text in self.lines)

    def body(self) -> bytes:
        return "".join(f"{text}\n" for text in self.lines).encode()


def loads(knowledge: KnowledgeGraph, to: Graph, facts_only: bool = False) -> list[Load]:
    """The graphs to send, the facts last, so that no fact is ever there without its evidence."""
    found = lines(knowledge.store, not facts_only)
    facts = Load(to, _lines(found[FACTS]))
    if not facts.lines:
        raise ValueError("the graph holds no facts, so there is nothing to push")
    others = [Load(_beside(name, to), _lines(inside)) for name, inside in named(found)]
    return [*sorted(others, key=lambda load: load.name), facts]


def evidence_of(to: Graph) -> NamedNode:
    """Where evidence goes: with facts in a graph of their own choosing, beside that."""
    if to is None or to == FACTS_GRAPH:
        return EVIDENCE_GRAPH
    return NamedNode(f"{to.value}{'' if to.value[-1] in '/#' else '/'}evidence")


def _beside(name: NamedNode, to: Graph) -> NamedNode:
    return evidence_of(to) if name == EVIDENCE_GRAPH else name


def _lines(inside: list[str]) -> tuple[str, ...]:
    """Sorted, each once; blank nodes as IRIs, since a batch sent again would make new ones."""
    blank = [line for line in inside if BLANK.search(line)]
    if blank:
        place = SKOLEM + short_hash(*blank, length=16) + "-"
        inside = sorted(BLANK.sub(lambda node: f"<{place}{node[0][2:]}>", line) for line in inside)
    return tuple(f"{line} ." for line in inside)


def batches(lines: tuple[str, ...], most: int = BATCH) -> Iterator[tuple[str, ...]]:
    """The lines in order, as many at a time as a server takes in one request."""
    batch: list[str] = []
    size = 0
    for text in lines:
        length = len(text.encode()) + 1
        if batch and (len(batch) == most or size + length > BYTES):
            yield tuple(batch)
            batch, size = [], 0
        batch.append(text)
        size += length
    if batch:
        yield tuple(batch)


def undurated(load: Load) -> Load:
    """Durations as plain words: Virtuoso reads `PT2M49S` as 169.49 seconds, or refuses it."""
    lines = (
        text[: -len(DURATION) - 2] + " ." if text.endswith(f"{DURATION} .") else text for text in load.lines
    )
    return Load(load.graph, tuple(lines))
