"""Looks up what a portrait needs: what is told of a thing, how things are called; no scan of the store."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from graph.asking.kinds import kind_of
from graph.knowledge import KnowledgeGraph, Node
from graph.ontology import ontology
from graph.portraits.printed import printed
from graph.portraits.shown import Piece
from graph.telling.sayings import Saying, Sayings, Words
from graph.telling.told import Told, told
from graph.terms import LABEL, SB, SKOS, TYPE, sb

FACTS = DefaultGraph()
ELSEWHERE = tuple(
    NamedNode(term)
    for term in (
        LABEL.value, SKOS + "prefLabel", "http://xmlns.com/foaf/0.1/name", "http://purl.org/dc/terms/title",
    )
)  # fmt: skip


class Reading:
    """One bible, read thing by thing; what it is asked for again it knows."""

    def __init__(self, knowledge: KnowledgeGraph, sayings: Sayings) -> None:
        self.knowledge, self.sayings, self.store = knowledge, sayings, knowledge.store
        self._labels: dict[Node, str] = {}
        self._kinds: dict[NamedNode, str] = {}

    # ---- what is told

    def about(self, node: NamedNode) -> tuple[Told, ...]:
        """All that is told of a thing: of itself, of others in relation to it, and situations as a whole."""
        said = list(self.sayings.of(node))
        whole: dict[NamedNode, None] = {}
        for saying in self.sayings.at(node):
            if self.sayings.situation(saying.triple[0]):
                whole[saying.triple[0]] = None
            else:
                said.append(saying)
        for situation in whole:
            said += self.sayings.of(situation)
        return tuple(told(self.sayings, dict.fromkeys(said)))

    def own(self, node: NamedNode) -> tuple[Told, ...]:
        """The plain facts about a thing itself."""
        return tuple(told(self.sayings, self.sayings.of(node)))

    def situations(self, part: str, node: NamedNode, cls: str) -> tuple[Told, ...]:
        """The situations of a class in which a thing has a part."""
        found = [n for n in self.pointing(part, node) if sb(cls) in self.types(n)]
        return tuple(told(self.sayings, [s for n in found for s in self.sayings.of(n)]))

    def told(self, node: NamedNode) -> bool:
        """Whether anything at all is said of a thing, if only among the evidence."""
        return next(self.store.quads_for_pattern(node, None, None, None), None) is not None

    # ---- facts without their words

    def facts(self, node: NamedNode) -> list[Quad]:
        """The bare triples about a thing."""
        return sorted(self.store.quads_for_pattern(node, None, None, FACTS), key=str)

    def values(self, node: NamedNode, property_: str) -> list[Node]:
        quads = self.store.quads_for_pattern(node, sb(property_), None, FACTS)
        return sorted((q.object for q in quads if isinstance(q.object, NamedNode | Literal)), key=str)

    def pointing(self, property_: str, node: NamedNode) -> list[NamedNode]:
        """The things that have a thing under a property."""
        quads = self.store.quads_for_pattern(None, sb(property_), node, FACTS)
        return sorted((q.subject for q in quads if isinstance(q.subject, NamedNode)), key=lambda n: n.value)

    def first(self, node: NamedNode, property_: str) -> str:
        """The first value of a property, in words."""
        return next((self.label(value) for value in self.values(node, property_)), "")

    def things(self, node: NamedNode, property_: str) -> list[NamedNode]:
        return [value for value in self.values(node, property_) if isinstance(value, NamedNode)]

    def types(self, node: NamedNode) -> set[object]:
        return {q.object for q in self.store.quads_for_pattern(node, TYPE, None, FACTS)}

    # ---- in words

    def label(self, term: Node) -> str:
        if term not in self._labels:
            label = self._elsewhere(term) or self.sayings.label(term)
            self._labels[term] = label or term.value.rpartition("://")[2]
        return self._labels[term]

    def _elsewhere(self, term: Node) -> str:
        """What a thing is called in the terms of others."""
        if isinstance(term, Literal) or term.value.startswith(self.knowledge.base):
            return ""
        quads = (self.store.quads_for_pattern(term, naming, None, FACTS) for naming in ELSEWHERE)
        names = (q.object.value for found in quads for q in found if isinstance(q.object, Literal))
        return next(names, "")

    def kind(self, node: NamedNode) -> str:
        if node not in self._kinds:
            self._kinds[node] = kind_of(self.store, node)
        return self._kinds[node]

    def piece(
        self, term: Node, said: Iterable[Saying] = (), standing: str = "", before: str = "", after: str = ""
    ) -> Piece:
        """A term for the reader: a thing with its page, or words, with what says so."""
        words = self.words(said)
        if isinstance(term, Literal):
            text, date = printed(term)
            return Piece(text, "", "", words, standing, date, before, after)
        iri = "" if term.value.startswith(SB) or ontology().declares(term) else term.value
        return Piece(self.label(term), iri, self.kind(term), words, standing, "", before, after)

    def words(self, said: Iterable[Saying]) -> tuple[Words, ...]:
        """The words of some sayings, in the order of the documents, each once."""
        nodes = dict.fromkeys(node for saying in said for node in saying.evidence)
        found = (self.sayings.words(node) for node in nodes)
        return tuple(dict.fromkeys(sorted(found, key=lambda w: (w.document, w.start, w.end, w.rule))))
