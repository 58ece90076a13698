"""Reads back what a graph says: the statements of its evidence, or its bare facts where it has none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from graph.building.frames import frames
from graph.knowledge import KnowledgeGraph, Node, Triple
from graph.ontology import ontology
from graph.terms import EVIDENCE_GRAPH, LABEL, RDF, TYPE, sb

SUBJECT, PREDICATE, OBJECT = (NamedNode(RDF + part) for part in ("subject", "predicate", "object"))
FACTS = DefaultGraph()
MODALITY, RANK, EVIDENCE, STATEMENT = (sb(part) for part in ("modality", "rank", "evidence", "Statement"))


@dataclass(frozen=True, slots=True)
class Words:
    """Where a fact is said: `exact` stands at `start:end` of the document's text.

    `document` is its name for people, `source` its IRI: two files may have one name.
    """

    document: str
    section: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    rule: str
    confidence: float
    source: str = ""


@dataclass(frozen=True, slots=True)
class Saying:
    """A triple, how it is said, which rank it has, and the nodes of its evidence."""

    triple: Triple
    modality: str = "asserted"
    rank: str = "normal rank"
    evidence: tuple[NamedNode, ...] = ()


class Sayings:
    """All that a graph says, to be looked up by subject or by object."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self.store = graph.store
        self.situations = {sb(frame.cls): frame for frame in frames().values()}
        self._words: dict[NamedNode, Words] = {}

    @cached_property
    def witnessed(self) -> bool:
        """Whether the graph has evidence at all."""
        return next(self.store.quads_for_pattern(None, None, None, EVIDENCE_GRAPH), None) is not None

    def every(self) -> Iterator[Saying]:
        if self.witnessed:
            return self._read(self.store.quads_for_pattern(None, TYPE, STATEMENT, EVIDENCE_GRAPH))
        return self._bare(self.store.quads_for_pattern(None, None, None, FACTS))

    def of(self, node: NamedNode) -> Iterator[Saying]:
        """What is said of a node."""
        if self.witnessed:
            return self._read(self.store.quads_for_pattern(None, SUBJECT, node, EVIDENCE_GRAPH))
        return self._bare(self.store.quads_for_pattern(node, None, None, FACTS))

    def at(self, node: NamedNode) -> Iterator[Saying]:
        """What is said of others and points at a node."""
        if self.witnessed:
            return self._read(self.store.quads_for_pattern(None, OBJECT, node, EVIDENCE_GRAPH))
        return self._bare(self.store.quads_for_pattern(None, None, node, FACTS))

    def by(self, evidence: NamedNode) -> Iterator[Saying]:
        """What is said in the words of an evidence node."""
        quads = self.store.quads_for_pattern(None, sb("evidence"), evidence, EVIDENCE_GRAPH)
        return self._read(q for q in quads if self._states(q.subject))

    def _states(self, node: Any) -> bool:
        """Whether a node is a statement: merges and refinements have evidence too."""
        return next(self.store.quads_for_pattern(node, SUBJECT, None, EVIDENCE_GRAPH), None) is not None

    def _bare(self, quads: Iterable[Quad]) -> Iterator[Saying]:
        for quad in quads:
            yield Saying((quad.subject, quad.predicate, quad.object))  # type: ignore[arg-type]

    def _read(self, quads: Iterable[Quad]) -> Iterator[Saying]:
        for quad in quads:
            parts: dict[NamedNode, list[Node]] = {}
            for part in self.store.quads_for_pattern(quad.subject, None, None, EVIDENCE_GRAPH):
                parts.setdefault(part.predicate, []).append(part.object)  # type: ignore[arg-type]
            subject, predicate, value = (parts[p][0] for p in (SUBJECT, PREDICATE, OBJECT))
            modality, rank = (ontology().label(parts[p][0]) for p in (MODALITY, RANK))  # type: ignore[arg-type]
            evidence = [e for e in parts[EVIDENCE] if isinstance(e, NamedNode)]
            if len(evidence) > 1:
                evidence.sort(key=str)
            yield Saying((subject, predicate, value), modality, rank, tuple(evidence))  # type: ignore[arg-type]

    def situation(self, node: NamedNode) -> bool:
        """Whether a node holds a credit, a nomination or the like together."""
        types = {q.object for q in self.store.quads_for_pattern(node, TYPE, None, FACTS)}
        if not types and self.witnessed:  # one that is not asserted stands nowhere among the facts
            types = {s.triple[2] for s in self.of(node) if s.triple[1] == TYPE}
        return not types.isdisjoint(self.situations)

    def label(self, term: Node) -> str:
        """A term in words."""
        if isinstance(term, Literal):
            return term.value
        for quad in self.store.quads_for_pattern(term, LABEL, None, None):
            if isinstance(quad.object, Literal):
                return quad.object.value
        said = next((s.triple[2] for s in self.of(term) if s.triple[1] == LABEL), None)
        return said.value if isinstance(said, Literal) else ontology().label(term)

    def words(self, node: NamedNode) -> Words:
        """The words of an evidence node."""
        if node not in self._words:
            quads = self.store.quads_for_pattern(node, None, None, EVIDENCE_GRAPH)
            terms = {re.split("[#/]", q.predicate.value)[-1]: q.object for q in quads if q.predicate != TYPE}
            text = {name: str(getattr(term, "value", "")) for name, term in terms.items()}
            document, rule = (self.label(terms[part]) for part in ("document", "rule"))  # type: ignore[arg-type]
            self._words[node] = Words(
                document, text["section"], int(text["start"]), int(text["end"]), text["exact"],
                text.get("prefix", ""), text.get("suffix", ""), rule, float(text["confidence"]),
                text["document"],
            )  # fmt: skip
        return self._words[node]
