"""Loads a graph into any store, whole or not at all: by SPARQL Update or the Graph Store HTTP Protocol."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from pyoxigraph import NamedNode

from graph.asking.remote import EndpointError
from graph.knowledge import KnowledgeGraph
from graph.pushing.gsp import GraphStore
from graph.pushing.loads import BATCH, FACTS_GRAPH, Graph, Load, Progress, evidence_of, loads, undurated
from graph.pushing.places import Places, places
from graph.pushing.update import Updating, counting
from graph.pushing.wire import Wire
from graph.terms import SB

Protocol = Literal["auto", "update", "gsp"]
Tell = Callable[[str], None]
STORES = ("/store", "/data", "/sparql-graph-crud", "/sparql-graph-crud-auth", "/rdf-graphs/service")


@dataclass(frozen=True)
class Pushed:
    """What a push did: the triples sent for each graph and those counted there afterwards."""

    graphs: tuple[tuple[Load, int], ...]
    query: str  # where it answers
    requests: int

    @property
    def whole(self) -> bool:
        return all(there == len(load.lines) for load, there in self.graphs)


class OthersData(ValueError):  # noqa: N818  the name says it
    """A graph holds what is no bible's, which a push would take away."""


@dataclass
class Push:
    """How a graph goes to a store. `to` is where facts go: by default the default graph, if there is one."""

    wire: Wire
    to: Graph | Literal["default", ""] = ""
    protocol: Protocol = "auto"
    facts_only: bool = False
    batch: int = BATCH
    query: str = ""  # where to ask, if the address does not tell
    replace: bool = False  # also graphs that hold what is no bible's

    def run(self, knowledge: KnowledgeGraph, progress: Progress, tell: Tell) -> Pushed:
        """Send it, put it in place, and count what is there then."""
        known = places(self.wire.url, self.wire.login is not None)
        query = self._asked(known)
        sent = self._loads(knowledge, tell)
        for load in () if self.replace else sent:
            self._must_be_ours(load, query)
        if self._by_graphs():
            GraphStore(self.wire, list(dict.fromkeys(p.graphs for p in known))).put(sent, progress)
        else:
            updating = Updating(self.wire, list(dict.fromkeys(p.update for p in known)), query, self.batch)
            if left := updating.clear_up():
                tell(f"cleared up {left} graph{'s' if left > 1 else ''} of a push that broke off")
            updating.put(sent, progress)
        counted = tuple((load, self._there(load, query)) for load in sent)
        self._hint(sent, query, tell)
        return Pushed(counted, query, self.wire.requests)

    def _asked(self, known: list[Places]) -> str:
        """The address that answers questions: nothing is replaced that cannot be counted before."""
        errors: list[EndpointError] = []
        for address in [self.query] if self.query else _open_first(known):
            try:
                self.wire.ask(address, "ASK {}")
            except EndpointError as error:
                errors.append(error)
                if error.status == 0 and not self.wire.server:  # nobody is there at all
                    raise
            else:
                return address
        if len(errors) == 1:
            raise errors[0]
        words = "no address there answers questions, by which a push is checked; give one with --query"
        raise EndpointError(f"{self.wire.url}: {words} ({errors[0] if errors else 'none is known'})")

    def _loads(self, knowledge: KnowledgeGraph, tell: Tell) -> list[Load]:
        to = FACTS_GRAPH if self.to == "" and self.wire.virtuoso else self.to
        sent = loads(knowledge, to if isinstance(to, NamedNode) else None, self.facts_only)
        if not self.wire.virtuoso:
            return sent
        plain = [undurated(load) for load in sent]
        changed = sum(
            a != b for x, y in zip(sent, plain, strict=True) for a, b in zip(x.lines, y.lines, strict=True)
        )
        if changed:
            tell(f"{changed} durations go as plain words, since Virtuoso reads them wrong")
        return plain

    def _by_graphs(self) -> bool:
        path = urlsplit(self.wire.url).path.rstrip("/")
        return self.protocol == "gsp" or (self.protocol == "auto" and path.endswith(STORES))

    def _must_be_ours(self, load: Load, query: str) -> None:
        """Whatever stands in a bible has a class of the ontology; what has none is somebody else's."""
        ours = f'FILTER NOT EXISTS {{ ?s a ?c FILTER(STRSTARTS(STR(?c), "{SB}")) }}'
        if self.wire.ask(query, f"ASK {{ {_within(load.graph, f'?s ?p ?o {ours}')} }}"):
            raise OthersData(
                f"{query}: {load.name} holds what is no bible's, and a push would take it away; "
                "name another graph with --to, or replace it with --replace"
            )

    def _there(self, load: Load, query: str) -> int:
        there = self.wire.number(query, counting(load.graph))
        if there > len(load.lines) and load.graph is None:  # a default graph that shows the named ones too
            alone = f"SELECT (COUNT(*) AS ?n) {{ {_within(None, '?s ?p ?o')} }}"
            there = min(there, max(len(load.lines), self.wire.number(query, alone)))
        return there

    def _hint(self, sent: list[Load], query: str, tell: Tell) -> None:
        """What somebody would otherwise wonder about later."""
        facts = sent[-1]
        if facts.graph and not self.wire.ask(query, f"ASK {{ {facts.lines[0]} }}"):
            only = f"?default-graph-uri={facts.graph.value}"
            tell(f"questions there see {facts.name} only if asked to: add {only}")
        evidence = evidence_of(facts.graph)
        if len(sent) == 1 and self.wire.ask(query, f"ASK {{ GRAPH {evidence} {{ ?s ?p ?o }} }}"):
            tell(f"{evidence} still holds the evidence of an earlier push")


def _open_first(known: list[Places]) -> list[str]:
    """Where to ask: first where no name is wanted, as those who ask later will."""
    found = dict.fromkeys(place.query for place in known if place.query)
    return sorted(found, key=lambda url: url.endswith("-auth"))


def _within(graph: Graph, pattern: str) -> str:
    """A pattern in a graph; in the default one, without what a store shows there of the named ones."""
    if graph:
        return f"GRAPH {graph} {{ {pattern} }}"
    return f"{pattern} FILTER NOT EXISTS {{ GRAPH ?any {{ ?s ?p ?o }} }}"
