"""Every evidence of what is said about a thing, side by side, and why names were taken for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode

from graph.knowledge import KnowledgeGraph
from graph.telling.evidence import FactRow, facts, fold, merges
from graph.telling.sayings import Words

MERGE = "taken for it"


@dataclass(frozen=True, slots=True)
class Explained:
    """One piece of evidence: of which fact, how that stands, and the sentence with the very words marked."""

    subject: str
    about: str
    value: str
    standing: str
    words: Words | None

    @property
    def sentence(self) -> str:
        if self.words is None:
            return ""
        marked = f"{self.words.prefix}**{self.words.exact}**{self.words.suffix}"
        return " ".join(marked.split())


def explained(graph: KnowledgeGraph, things: Iterable[NamedNode], predicate: str = "") -> list[Explained]:
    """The evidence of each fact about the things, or of those of one property; then their merges."""
    nodes = list(things)
    rows = {row: None for node in nodes for row in facts(graph, node.value)}
    found = [one for row in rows if not predicate or predicate in names(row) for one in _fact(row)]
    if not predicate:
        found += _merges(graph, {node.value for node in nodes})
    return found


def predicates(graph: KnowledgeGraph, things: Iterable[NamedNode]) -> tuple[str, ...]:
    """The properties of which something is said about the things, in words."""
    rows = [row for node in things for row in facts(graph, node.value)]
    return tuple(sorted({row.predicate_label for row in rows}))


def names(row: FactRow) -> frozenset[str]:
    """What a fact's property may be called: "original network", originalNetwork, sb:originalNetwork."""
    local = re.split("[#/]", row.predicate)[-1]
    return frozenset(map(fold, (row.predicate_label, local, f"sb:{local}", row.predicate)))


def _fact(row: FactRow) -> Iterator[Explained]:
    standing = row.modality if row.rank == "normal rank" else f"{row.modality}, {row.rank}"
    for words in row.words or (None,):
        yield Explained(row.subject_label, row.predicate_label, row.object_label, standing, words)


def _merges(graph: KnowledgeGraph, things: set[str]) -> Iterator[Explained]:
    for row in sorted(merges(graph), key=lambda m: (m.label, m.name, m.reason)):
        if row.entity in things:
            for words in row.words:
                yield Explained(row.label, MERGE, row.name, row.reason, words)
