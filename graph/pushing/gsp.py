"""By the Graph Store HTTP Protocol: a PUT of each whole graph, which replaces what the graph held."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from pyoxigraph import NamedNode

from graph.pushing.loads import Graph, Load, Progress
from graph.pushing.update import WAITING
from graph.pushing.wire import Sent, Wire, taker

KIND = "application/n-triples"
TRIAL = b'<https://w3id.org/showbible/graph/pushing> <https://w3id.org/showbible/ontology#graph> "trial" .\n'


@dataclass
class GraphStore:
    """A store that takes graphs at the first of `addresses` that does."""

    wire: Wire
    addresses: list[str]

    def put(self, loads: list[Load], progress: Progress) -> None:
        """Each load in place of what its graph held."""
        self._try()
        done, total = 0, sum(len(load.lines) for load in loads)
        for load in loads:
            self.wire.change(Sent(self._place(load.graph), load.body(), KIND, "PUT"))
            done += len(load.lines)
            progress(done, total)

    def _try(self) -> None:
        """A small graph, put and taken away: a large one is not sent in vain to who takes none."""
        node = NamedNode(f"{WAITING}trial")

        def attempt(address: str) -> None:
            place = _at(address, node)
            self.wire.change(Sent(place, TRIAL, KIND, "PUT"))
            self.wire.send(Sent(place, method="DELETE"))

        self.addresses = [taker(self.addresses, attempt)]

    def _place(self, graph: Graph) -> str:
        return _at(self.addresses[0], graph)


def _at(address: str, graph: Graph) -> str:
    """`?graph=IRI` or `?default`, which may follow what the address asks for already."""
    which = f"graph={quote(graph.value, safe='')}" if graph else "default"
    return f"{address}{'&' if '?' in address else '?'}{which}"
