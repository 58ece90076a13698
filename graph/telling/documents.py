"""The documents of a graph: what they are called, their text, and what their words give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pyoxigraph import Literal, NamedNode

from graph.knowledge import KnowledgeGraph, Node
from graph.telling.evidence import FactRow, rows
from graph.telling.sayings import Saying, Sayings, Words
from graph.terms import EVIDENCE_GRAPH, LABEL, NAME, TYPE, sb, schema

DOCUMENT = sb("document")
NAMED = "named here"
GIVEN = ("asserted", "normal rank")
CREDIT = sb("Credit")


@dataclass(frozen=True, slots=True)
class Source:
    """A document: its IRI, its file's name, its headline, the form it is written in, and its topic's IRI."""

    iri: str
    name: str
    title: str
    form: str
    about: str


@dataclass(frozen=True, slots=True)
class Given:
    """Some words of a document, and the facts that they give."""

    words: Words
    facts: tuple[FactRow, ...]


class Documents:
    """The documents, by their IRIs."""

    def __init__(self, graph: KnowledgeGraph, sayings: Sayings | None = None) -> None:
        self.store = graph.store
        self.sayings = sayings or Sayings(graph)
        self._order: dict[str, tuple[tuple[Words, NamedNode], ...]] = {}

    @cached_property
    def all(self) -> dict[str, Source]:
        """Every document, by title; of two with one headline, the titles say which file each is."""
        quads = self.store.quads_for_pattern(None, TYPE, sb("Document"), EVIDENCE_GRAPH)
        found = [self._source(q.subject) for q in quads if isinstance(q.subject, NamedNode)]
        often = Counter(source.title for source in found)
        apart = [s if often[s.title] == 1 else _apart(s) for s in found]
        return {s.iri: s for s in sorted(apart, key=lambda s: (s.title.casefold(), s.iri))}

    def title(self, iri: str) -> str:
        return self.all[iri].title if iri in self.all else self.sayings.label(NamedNode(iri)) if iri else ""

    def text(self, iri: str) -> str | None:
        """The document's text; none where the graph came without it."""
        texts = self._objects(NamedNode(iri), schema("text"))
        return texts[0].value if texts and isinstance(texts[0], Literal) else None

    def words(self, iri: str) -> tuple[Words, ...]:
        """All the evidence in a document, in the order of the text."""
        return tuple(words for words, _ in self._ordered(iri))

    def given(self, iri: str, number: int) -> Given:
        """What the words with this number in `words` give."""
        words, node = self._ordered(iri)[number]
        return Given(words, self.facts(node))

    def at(self, iri: str, start: int, end: int, rule: str = "") -> tuple[Given, ...]:
        """What the words at a place give; if nothing rests on just these, what rests on words among them."""
        pieces = [(w, node) for w, node in self._ordered(iri) if w.start < end and start < w.end]
        found = [pair for pair in pieces if (pair[0].start, pair[0].end) == (start, end)] or pieces
        found = [pair for pair in found if pair[0].rule == rule] or found
        return tuple(Given(words, self.facts(node)) for words, node in found)

    def facts(self, piece: NamedNode) -> tuple[FactRow, ...]:
        """The facts that rest on a piece of evidence; of what it only names, that it does."""
        said = dict.fromkeys(self.sayings.by(piece))
        found = _once(list(rows(self.sayings, said)), said)
        return tuple(found or [self._named(node, said) for node in _subjects(said)] or self._meant(piece))

    def _meant(self, piece: NamedNode) -> list[FactRow]:
        """Whom a name means that gives no more than that: "Jones" is Jessica Jones, and why."""
        quads = self.store.quads_for_pattern(None, sb("evidence"), piece, EVIDENCE_GRAPH)
        found = []
        for merge in sorted((q.subject for q in quads), key=str):
            for thing in self._objects(merge, sb("entity")):
                why = next((str(getattr(o, "value", "")) for o in self._objects(merge, sb("reason"))), "")
                if isinstance(thing, NamedNode):
                    label, said = self.sayings.label(thing), f"meant here: {why}"
                    found.append(
                        FactRow(thing.value, label, sb("mention").value, said, label, label, *GIVEN, ())
                    )
        return found

    @cached_property
    def counts(self) -> Counter[str]:
        """How many facts rest on each document."""
        quads = self.store.quads_for_pattern(None, DOCUMENT, None, EVIDENCE_GRAPH)
        where = {q.subject: q.object for q in quads}
        quads = self.store.quads_for_pattern(None, TYPE, sb("Statement"), EVIDENCE_GRAPH)
        stated = {q.subject for q in quads}
        told = {
            (where.get(q.object), q.subject)
            for q in self.store.quads_for_pattern(None, sb("evidence"), None, EVIDENCE_GRAPH)
            if q.subject in stated and isinstance(q.object, NamedNode)
        }
        return Counter(document.value for document, _ in told if isinstance(document, NamedNode))

    def _ordered(self, iri: str) -> tuple[tuple[Words, NamedNode], ...]:
        if iri not in self._order:
            pieces = [(self.sayings.words(node), node) for node in self._pieces(NamedNode(iri))]
            pieces.sort(key=lambda pair: (pair[0].start, pair[0].end, pair[0].rule, pair[1].value))
            self._order[iri] = tuple(pieces)
        return self._order[iri]

    def _pieces(self, document: NamedNode) -> list[NamedNode]:
        subjects = (q.subject for q in self.store.quads_for_pattern(None, DOCUMENT, document, EVIDENCE_GRAPH))
        return [s for s in subjects if isinstance(s, NamedNode) and self._is_evidence(s)]

    def _is_evidence(self, node: NamedNode) -> bool:
        return (
            next(self.store.quads_for_pattern(node, TYPE, sb("Evidence"), EVIDENCE_GRAPH), None) is not None
        )

    def _source(self, node: NamedNode) -> Source:
        def first(predicate: NamedNode) -> str:
            return next((str(getattr(o, "value", "")) for o in self._objects(node, predicate)), "")

        name = first(LABEL)
        title, about = " ".join(first(schema("headline")).split()), first(schema("about"))
        topic = self.sayings.label(NamedNode(about)) if about else ""
        if topic.startswith(title):  # a season's page is often headed by the name of the series alone
            title = topic
        return Source(node.value, name, title or name or node.value, first(sb("form")), about)

    def _objects(self, node: Any, predicate: NamedNode) -> list[object]:
        return [q.object for q in self.store.quads_for_pattern(node, predicate, None, EVIDENCE_GRAPH)]

    def _named(self, node: NamedNode, said: Iterable[Saying]) -> FactRow:
        label, how = self.sayings.label(node), next(s for s in said if s.triple[0] == node)
        return FactRow(node.value, label, NAME.value, NAMED, label, label, how.modality, how.rank, ())


def _apart(source: Source) -> Source:
    return Source(source.iri, source.name, f"{source.title} ({source.name})", source.form, source.about)


def _subjects(said: Iterable[Saying]) -> list[NamedNode]:
    return list(dict.fromkeys(s.triple[0] for s in said))


def _once(found: list[FactRow], said: Iterable[Saying]) -> list[FactRow]:
    """Without the credits of which a shortcut tells all: "AKA Facetime · director · Jet Wilkinson" does."""
    agents: dict[str, Node] = {s.triple[0].value: s.triple[2] for s in said if s.triple[1] == sb("agent")}
    plain = {(row.subject, row.object) for row in found}
    return [
        row
        for row in found
        if row.predicate != CREDIT.value
        or (row.subject, getattr(agents.get(row.object), "value", "")) not in plain
    ]
