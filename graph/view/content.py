"""What the page knows: each thing's facts and the sentences they came from, in few bytes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from pyoxigraph import Literal, NamedNode

from graph.knowledge import KnowledgeGraph, Node
from graph.ontology import ontology
from graph.telling.headings import headings, telling
from graph.telling.sayings import Sayings, Words
from graph.telling.told import told
from graph.terms import ALT_LABEL, EVIDENCE_GRAPH, SB, sb, schema

LONGEST = 260  # of the words around the evidence, on each side
UNTOLD = {sb("modality"), ALT_LABEL}


class Table:
    """Words that stand once and are pointed at by their place."""

    def __init__(self) -> None:
        self.places: dict[Any, int] = {}

    def __call__(self, item: Any) -> int:
        return self.places.setdefault(item, len(self.places))

    def __iter__(self) -> Iterator[Any]:
        return iter(self.places)


class Content:
    """The facts about some things, as lists to be written as JSON.

    `facts`: [sort, parts, evidence, how]. A sort is a place in `sorts`; a part is a place in `parts` with
    a thing's number or with words; `how` is "" or "planned", "deprecated rank" and the like.
    """

    def __init__(self, graph: KnowledgeGraph, things: Iterable[str]) -> None:
        self.sayings = Sayings(graph)
        self.numbers = {iri: i for i, iri in enumerate(things)}
        self.sorts, self.parts = Table(), Table()
        self.documents, self.sections, self.sentences, self.proofs = Table(), Table(), Table(), Table()
        self.rules = Table()
        self.facts = [f for f in self._facts() if any(isinstance(v, int) for _, v in f[1])]

    def data(self) -> dict[str, Any]:
        return {
            "facts": self.facts,
            "headings": headings(),
            "sorts": [_sort(term) for term in self.sorts],
            "parts": [[term.value.removeprefix(SB), ontology().label(term)] for term in self.parts],
            "documents": self._titles(),
            "sections": list(self.sections),
            "sentences": list(self.sentences),
            "rules": list(self.rules),
            "proofs": list(self.proofs),
        }

    # ---- facts

    def _facts(self) -> Iterator[list[Any]]:
        for one in told(self.sayings, self.sayings.every(), lambda node: node.value in self.numbers):
            filled = [[self.parts(p), self._value(o)] for p, o in one.parts if p not in UNTOLD]
            proofs = self._proofs(e for s in one.said for e in s.evidence)
            yield [self.sorts(one.sort), filled, proofs, one.how]

    def _value(self, term: Node) -> int | str:
        if isinstance(term, NamedNode) and term.value in self.numbers:
            return self.numbers[term.value]
        return self.sayings.label(term)

    # ---- evidence

    def _proofs(self, nodes: Iterable[NamedNode]) -> list[int]:
        words = sorted(
            (self.sayings.words(n) for n in nodes), key=lambda w: (w.document, w.start, w.end, w.rule)
        )
        return list(dict.fromkeys(self._proof(w) for w in words))

    def _proof(self, words: Words) -> int:
        before, after = _last(words.prefix), _first(words.suffix)
        sentence = self.sentences(before + words.exact + after)
        place = (self.documents(words.document), self.sections(words.section), sentence)
        how = (self.rules(words.rule), words.confidence)
        return self.proofs((*place, len(before), len(words.exact), *how))

    def _titles(self) -> list[list[str]]:
        """Each document's name and headline; of two pages called "Jones", both say which."""
        titles = {name: self._title(name) for name in self.documents}
        bare = Counter(_bare(title) for title in titles.values())
        return [
            [name, f"{title} · {name}" if title and bare[_bare(title)] > 1 else title]
            for name, title in titles.items()
        ]

    def _title(self, document: str) -> str:
        """The headline of a document."""
        name = Literal(document)
        for quad in self.sayings.store.quads_for_pattern(None, None, name, EVIDENCE_GRAPH):
            for title in self.sayings.store.quads_for_pattern(
                quad.subject, schema("headline"), None, EVIDENCE_GRAPH
            ):
                return title.object.value if isinstance(title.object, Literal) else ""
        return ""


def _bare(title: str) -> str:
    return re.sub(r"\s*\([^()]*\)$", "", title)


def _last(words: str) -> str:
    return words if len(words) <= LONGEST else "…" + words[-LONGEST:]


def _first(words: str) -> str:
    return words if len(words) <= LONGEST else words[:LONGEST] + "…"


def _sort(term: NamedNode) -> dict[str, Any]:
    """How a sort of fact is told: its label, and the heading and what to name beside each part of it."""
    return {"label": ontology().label(term), "tell": telling(term)}
