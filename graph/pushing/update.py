"""By SPARQL 1.1 Update: into graphs of its own first, counted there, then put in place in one request."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from uuid import uuid4

from pyoxigraph import NamedNode

from graph.asking.remote import EndpointError
from graph.pushing.loads import BATCH, Graph, Load, Progress, batches
from graph.pushing.wire import Sent, Wire, taker
from graph.terms import sb

KIND = "application/sparql-update"
REGISTER = NamedNode("https://w3id.org/showbible/graph/pushing")  # which graphs wait, and for which place
WAITING = f"{REGISTER.value}/"
TOO_MUCH = re.compile(
    r"exceeded|exhausted|too (large|long|big)", re.I
)  # Virtuoso counts its own lines of SQL


@dataclass
class Updating:
    """A store that takes updates at the first of `addresses` that does, and answers at `query`."""

    wire: Wire
    addresses: list[str]
    query: str
    batch: int = BATCH

    def clear_up(self) -> int:
        """Take away what pushes that broke off left there; how many graphs that were."""
        left = self.wire.ask(self.query, f"SELECT ?g {{ GRAPH {REGISTER} {{ ?g ?p ?o }} }}")
        nodes = sorted({row[0].value for row in left.terms if isinstance(row[0], NamedNode)})
        if nodes:
            self._forget([NamedNode(node) for node in nodes if node.startswith(WAITING)])
        return len(nodes)

    def put(self, loads: list[Load], progress: Progress) -> None:
        """Each load in place of what its graph held; if anything goes wrong before, all stays as it was."""
        token = uuid4().hex  # two who push at once must not write into one graph
        waiting = [NamedNode(f"{WAITING}{token}/{at}") for at in range(len(loads))]
        marks = (f'{node} {sb("graph")} "{load.name}" .' for node, load in zip(waiting, loads, strict=True))
        try:
            self._change(f"INSERT DATA {{ GRAPH {REGISTER} {{ {' '.join(marks)} }} }}")
            done, total = 0, sum(len(load.lines) for load in loads)
            for node, load in zip(waiting, loads, strict=True):
                for lines in batches(load.lines, self.batch):
                    self._insert(node, lines)
                    done += len(lines)
                    progress(done, total)
            self._in_place(waiting, loads)
        except BaseException:
            with suppress(EndpointError):  # what went wrong says more; the next push clears up
                self._forget(waiting)
            raise
        self._forget(waiting)

    def _insert(self, node: NamedNode, lines: tuple[str, ...]) -> None:
        """A batch; in halves where it is too much for the server."""
        try:
            self._change("INSERT DATA { GRAPH " + f"{node} {{\n" + "\n".join(lines) + "\n} }")
        except EndpointError as error:
            if len(lines) == 1 or not (error.status == 413 or TOO_MUCH.search(str(error))):
                raise
            middle = len(lines) // 2
            self._insert(node, lines[:middle])
            self._insert(node, lines[middle:])

    def _in_place(self, waiting: list[NamedNode], loads: list[Load]) -> None:
        """COPY, not MOVE: done twice it does no harm, while a second MOVE would leave nothing."""
        for node, load in zip(waiting, loads, strict=True):
            there = self.wire.number(self.query, counting(node))
            if there != len(load.lines):
                raise EndpointError(
                    f"{self.query}: of {len(load.lines):,} triples for {load.name} {there:,} arrived, "
                    "so nothing was replaced; does somebody else push there, or does it answer late?"
                )
        self._change(" ;\n".join(f"COPY {node} TO {place(load.graph)}"
                                 for node, load in zip(waiting, loads, strict=True)))  # fmt: skip

    def _forget(self, nodes: Iterable[NamedNode]) -> None:
        nodes = list(nodes)
        drops = (f"DROP SILENT GRAPH {node} ;\n" for node in nodes)
        gone = (f"DELETE WHERE {{ GRAPH {REGISTER} {{ {node} ?p ?o }} }}" for node in nodes)
        self._change("".join(drops) + " ;\n".join(gone))

    def _change(self, text: str) -> None:
        """An update, at the address that takes it; which one that is, the first shows."""
        sent = text.encode()
        self.addresses = [taker(self.addresses, lambda address: self.wire.change(Sent(address, sent, KIND)))]


def place(graph: Graph) -> str:
    return f"GRAPH {graph}" if graph else "DEFAULT"


def counting(graph: Graph) -> str:
    inside = "?s ?p ?o"
    return f"SELECT (COUNT(*) AS ?n) {{ {f'GRAPH {graph} {{ {inside} }}' if graph else inside} }}"
