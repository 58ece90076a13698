"""What the page knows: each thing's facts and the sentences they came from, in few bytes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pyoxigraph import Literal, NamedNode

from graph.knowledge import KnowledgeGraph, Node
from graph.ontology import ontology
from graph.telling.headings import headings, telling
from graph.telling.sayings import Sayings, Words
from graph.telling.told import Told, told
from graph.terms import ALT_LABEL, EVIDENCE_GRAPH, SB, sb, schema

LONGEST = 260  # of the words around the evidence, on each side
CHUNK = 4000  # facts that are read at once
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
    a thing's number or with words; `how` is "" or "planned", "deprecated rank" and the like. They come in
    chunks, those of one show together, each with its own evidence: a page reads what it is asked for.
    """

    def __init__(self, graph: KnowledgeGraph, things: Iterable[str], homes: Sequence[int] = ()) -> None:
        self.sayings = Sayings(graph)
        self.numbers = {iri: i for i, iri in enumerate(things)}
        self.labels: dict[Node, str] = {}
        self.sorts, self.parts = Table(), Table()
        self.documents, self.sections, self.rules = Table(), Table(), Table()
        self.sentences, self.proofs = Table(), Table()  # of the chunk that is being written
        self.chunks = list(self._chunks(homes))

    def data(self) -> dict[str, Any]:
        return {
            "headings": headings(),
            "sorts": [_sort(term) for term in self.sorts],
            "parts": [[term.value.removeprefix(SB), ontology().label(term)] for term in self.parts],
            "documents": self._titles(),
            "sections": list(self.sections),
            "rules": list(self.rules),
            "chunks": self._places() if len(self.chunks) > 1 else [],
        }

    def _places(self) -> list[list[int]]:
        """In which chunks each thing has facts."""
        places: list[list[int]] = [[] for _ in self.numbers]
        for number, chunk in enumerate(self.chunks):
            for thing in sorted({v for fact in chunk["facts"] for _, v in fact[1] if isinstance(v, int)}):
                places[thing].append(number)
        return places

    # ---- facts

    def _chunks(self, homes: Sequence[int]) -> Iterator[dict[str, Any]]:
        """`homes` has the number of each thing's show."""
        facts = [(self._home(one, homes), one) for one in self._told()]
        facts.sort(key=lambda pair: pair[0])
        for start in range(0, max(len(facts), 1), CHUNK):
            self.sentences, self.proofs = Table(), Table()
            written = [self._fact(one) for _, one in facts[start : start + CHUNK]]
            yield {"facts": written, "proofs": list(self.proofs), "sentences": list(self.sentences)}

    def _told(self) -> Iterator[Told]:
        """The facts that any of the things has a part in."""
        for one in told(self.sayings, self.sayings.every(), lambda node: node.value in self.numbers):
            if any(self._number(value) is not None for _, value in one.parts):
                yield one

    def _home(self, one: Told, homes: Sequence[int]) -> int:
        if not homes:
            return 0
        numbers = [n for _, value in one.parts if (n := self._number(value)) is not None]
        return min(homes[n] for n in numbers)

    def _fact(self, one: Told) -> list[Any]:
        filled = [[self.parts(p), self._value(o)] for p, o in one.parts if p not in UNTOLD]
        return [self.sorts(one.sort), filled, self._proofs(e for s in one.said for e in s.evidence), one.how]

    def _number(self, term: Node) -> int | None:
        return self.numbers.get(term.value) if isinstance(term, NamedNode) else None

    def _value(self, term: Node) -> int | str:
        if (number := self._number(term)) is not None:
            return number
        if term not in self.labels:
            self.labels[term] = self.sayings.label(term)
        return self.labels[term]

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
