"""What the graph says about a thing, each fact with the words that say it."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from pyoxigraph import Literal, NamedNode

from graph.knowledge import KnowledgeGraph
from graph.ontology import ontology
from graph.telling.sayings import Saying, Sayings, Words
from graph.terms import ALT_LABEL, EVIDENCE_GRAPH, FOLDED, LABEL, NAME, TYPE, sb

FOLDS = 1 << 16  # names whose folded form is kept; what people search for must not fill the memory


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact. Where it takes more than one triple (a credit, a nomination) the object is the whole node."""

    subject: str
    subject_label: str
    predicate: str
    predicate_label: str
    object: str
    object_label: str
    modality: str
    rank: str
    words: tuple[Words, ...]

    def __str__(self) -> str:
        """The fact as a person reads it, with the words that say it."""
        unsure = "" if self.modality == "asserted" else f" ({self.modality})"
        places = (f"\n    “{' '.join(w.exact.split())}”  {w.document}:{w.start}–{w.end}" for w in self.words)
        return f"{self.subject_label} · {self.predicate_label} · {self.object_label}{unsure}{''.join(places)}"


@dataclass(frozen=True, slots=True)
class MergeRow:
    """Why a name was taken for a thing."""

    entity: str
    label: str
    name: str
    reason: str
    words: tuple[Words, ...]


def facts(graph: KnowledgeGraph, about: str | None = None) -> Iterator[FactRow]:
    """The facts of the graph, or those about one thing, which is given by its IRI or any of its names."""
    sayings = Sayings(graph)
    yield from rows(sayings, sayings.every() if about is None else _about(sayings, find(graph, about)))


def rows(sayings: Sayings, said: Iterable[Saying]) -> list[FactRow]:
    """What is said as rows, in a steady order."""
    found = (_row(sayings, saying, whose) for saying, whose in _telling(sayings, said))
    return sorted(found, key=lambda r: (r.subject, r.predicate, r.object, r.modality))


def merges(graph: KnowledgeGraph) -> Iterator[MergeRow]:
    """Which names were taken for which things, and why."""
    sayings = Sayings(graph)
    for quad in sorted(graph.store.quads_for_pattern(None, TYPE, sb("Merge"), EVIDENCE_GRAPH), key=str):
        parts: dict[NamedNode, Any] = {
            q.predicate: q.object for q in graph.store.quads_for_pattern(quad.subject, None, None, None)
        }
        entity, name, reason, evidence = (parts[sb(p)] for p in ("entity", "mention", "reason", "evidence"))
        words = (sayings.words(evidence),)
        yield MergeRow(entity.value, sayings.label(entity), name.value, reason.value, words)


def find(graph: KnowledgeGraph, about: str) -> list[NamedNode]:
    """The things with this IRI or name, whatever its case, accents and quotation marks."""
    if about.startswith(("http://", "https://")):
        return [NamedNode(about)]
    found = set()
    for predicate in (NAME, ALT_LABEL):
        for quad in graph.store.quads_for_pattern(None, predicate, None, None):
            if isinstance(quad.object, Literal) and fold(quad.object.value) == fold(about):
                found.add(quad.subject)
    return sorted((node for node in found if isinstance(node, NamedNode)), key=str)


@lru_cache(FOLDS)
def fold(name: str) -> str:
    """A name as people look it up."""
    flat = unicodedata.normalize("NFKD", name.lower()).translate(FOLDED)
    kept = (c for c in flat if not unicodedata.combining(c) and c not in "\"“”'’‘")
    return " ".join("".join(kept).casefold().split())


def _about(sayings: Sayings, nodes: Iterable[NamedNode]) -> Iterator[Saying]:
    """What is said of the nodes, and all of what is said in the situations that they are part of."""
    whole: dict[NamedNode, None] = {}
    for node in nodes:
        if sayings.situation(node):
            whole[node] = None
            continue
        yield from sayings.of(node)
        for saying in sayings.at(node):
            if sayings.situation(saying.triple[0]):
                whole[saying.triple[0]] = None
            else:
                yield saying
    for node in whole:
        yield from sayings.of(node)


def _telling(sayings: Sayings, said: Iterable[Saying]) -> Iterator[tuple[Saying, NamedNode]]:
    """The sayings worth a row, and of whom: one for a situation, none for what only follows from another."""
    of: dict[NamedNode, list[Saying]] = defaultdict(list)
    for saying in dict.fromkeys(said):
        of[saying.triple[0]].append(saying)
    for subject, group in of.items():
        kind = next((s for s in group if s.triple[1] == TYPE and s.triple[2] in sayings.situations), None)
        if kind is None:
            yield from ((s, subject) for s in group if not _follows(s, group))
            continue
        frame = sayings.situations[kind.triple[2]]  # type: ignore[index]
        whose = next((s.triple[2] for s in group if s.triple[1] == sb(frame.subject)), subject)
        way = next((s.triple[2] for s in group if s.triple[1] == sb("modality")), None)
        if isinstance(way, NamedNode):  # a consideration stands among the facts; what it tells of is no fact
            kind = replace(kind, modality=sayings.label(way))
        yield kind, whose if isinstance(whose, NamedNode) else subject


def _follows(saying: Saying, group: Iterable[Saying]) -> bool:
    """Whether a saying is a label, a type, or the same as another under a wider term."""
    _, predicate, value = saying.triple
    if predicate in (LABEL, TYPE):
        return True
    supers = ontology().supers
    return any(s.triple[2] == value and predicate in supers.get(s.triple[1], ()) for s in group)


def _row(sayings: Sayings, saying: Saying, whose: NamedNode) -> FactRow:
    node, predicate, value = saying.triple
    if predicate == TYPE and isinstance(value, NamedNode):  # a situation: its class says what it is about
        predicate, value = value, node
    label = sayings.label
    return FactRow(
        whose.value, label(whose), predicate.value, label(predicate), value.value, label(value),
        saying.modality, saying.rank, tuple(sayings.words(e) for e in saying.evidence),
    )  # fmt: skip
