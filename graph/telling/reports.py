"""Reads back what a build found out about its documents: conflicts, refinements, and what gave no fact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from graph.knowledge import KnowledgeGraph
from graph.telling.sayings import OBJECT, SUBJECT, Sayings, Words
from graph.terms import EVIDENCE_GRAPH, OA, TYPE, sb

EXACT, START, END = (NamedNode(OA + part) for part in ("exact", "start", "end"))


@dataclass(frozen=True, slots=True)
class Side:
    """One value of several that cannot all be right, or of two that differ in exactness."""

    kind: str  # conflict, or refinement
    node: str
    thing: str
    property: str
    value: str
    standing: str
    why: str
    words: tuple[Words, ...]
    about: str = ""  # the IRIs of the thing and of the value, if that is one
    object: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """What one section of a document gave: its words, those in and near evidence, and what gave nothing."""

    document: str
    section: str
    total: int
    inside: int
    near: int
    untouched: int
    source: str = ""  # the document's IRI


@dataclass(frozen=True, slots=True)
class Silent:
    """Words that gave no fact: a rule passed them over, or (without a rule) none took anything from them."""

    document: str
    section: str
    rule: str
    reason: str
    words: str
    start: int
    end: int
    source: str = ""


class Reports:
    """The findings of a graph's evidence, each in a steady order."""

    def __init__(self, graph: KnowledgeGraph, sayings: Sayings | None = None) -> None:
        self.graph = graph
        self.sayings = sayings or Sayings(graph)

    def conflicts(self) -> Iterator[Side]:
        """Each side of each conflict, the one that is ranked first before the others."""
        found = [self._conflict(node) for node in self._nodes("Conflict")]
        for sides in sorted(found, key=lambda sides: (sides[0].thing, sides[0].property, sides[0].node)):
            yield from sides

    def refinements(self) -> Iterator[Side]:
        """The less exact values, each beside the one that stands."""
        found = [self._refinement(node) for node in self._nodes("Refinement")]
        yield from sorted(found, key=lambda side: (side.thing, side.property, side.value, side.node))

    def shares(self) -> Iterator[Share]:
        silent = Counter((s.source, s.section) for s in self._silent("Untouched"))
        for node in self._nodes("Coverage"):
            source, section = self._one(node, "document"), self._text(node, "section")
            counts = (self._text(node, f"words{part}") for part in ("Total", "Inside", "Near"))
            total, inside, near = map(int, counts)
            count = silent[source.value, section]
            yield Share(self.sayings.label(source), section, total, inside, near, count, source.value)

    def silent(self) -> Iterator[Silent]:
        """What rules passed over, then what none touched."""
        yield from self._silent("PassedOver")
        yield from self._silent("Untouched")

    def _conflict(self, node: NamedNode) -> list[Side]:
        label, why = self.sayings.label, self._text(node, "reason")
        first, about = self._one(node, "preferred"), self._one(node, "about").value
        standing = set(self._all(node, "stands"))
        sides = []
        for side in sorted(self._all(node, "side"), key=lambda s: (s != first, s not in standing, str(s))):
            subject, value = (self._said(side, part) for part in (SUBJECT, OBJECT))
            rank = "preferred" if side == first else "stands too" if side in standing else "not a fact"
            evidence = sorted((e for e in self._all(side, "evidence")), key=str)
            words = tuple(self.sayings.words(e) for e in evidence if isinstance(e, NamedNode))
            property_ = label(self._one(node, "property"))
            sides.append(
                Side(
                    "conflict", node.value, label(subject), property_, label(value),
                    rank, why if side == first else "", words, about, _iri(value),
                )
            )  # fmt: skip
        return sides

    def _refinement(self, node: NamedNode) -> Side:
        label = self.sayings.label
        evidence = sorted((e for e in self._all(node, "evidence")), key=str)
        words = tuple(self.sayings.words(e) for e in evidence if isinstance(e, NamedNode))
        thing = self._one(node, "about")
        about, property_ = label(thing), label(self._one(node, "property"))
        finer, coarser = (self._text(node, part) for part in ("finer", "coarser"))
        place = (about, property_, coarser, f"{finer} stands", "it is more exact")
        return Side("refinement", node.value, *place, words, thing.value)

    def _silent(self, kind: str) -> list[Silent]:
        found = []
        for node in self._nodes(kind):
            rules = [self.sayings.label(rule) for rule in self._all(node, "rule")]
            source = self._one(node, "document")
            start, end = (int(self._said(node, part).value) for part in (START, END))
            section, reason = (self._text(node, part) for part in ("section", "reason"))
            words = self._said(node, EXACT).value
            place = (self.sayings.label(source), section)
            found.append(Silent(*place, "".join(rules), reason, words, start, end, source.value))
        return sorted(found, key=lambda s: (s.document, s.start, s.end, s.rule, s.reason))

    def _nodes(self, kind: str) -> list[NamedNode]:
        quads = self.graph.store.quads_for_pattern(None, TYPE, sb(kind), EVIDENCE_GRAPH)
        return sorted((q.subject for q in quads if isinstance(q.subject, NamedNode)), key=str)

    def _all(self, node: NamedNode | Literal, part: str) -> list[NamedNode | Literal]:
        quads = self.graph.store.quads_for_pattern(node, sb(part), None, EVIDENCE_GRAPH)  # type: ignore[arg-type]
        return [q.object for q in quads if isinstance(q.object, NamedNode | Literal)]

    def _one(self, node: NamedNode, part: str) -> NamedNode | Literal:
        return self._all(node, part)[0]

    def _said(self, node: NamedNode | Literal, part: NamedNode) -> NamedNode | Literal:
        quads = self.graph.store.quads_for_pattern(node, part, None, EVIDENCE_GRAPH)  # type: ignore[arg-type]
        return next(q.object for q in quads if isinstance(q.object, NamedNode | Literal))

    def _text(self, node: NamedNode, part: str) -> str:
        return next((t.value for t in self._all(node, part) if isinstance(t, Literal)), "")


def _iri(term: NamedNode | Literal) -> str:
    return term.value if isinstance(term, NamedNode) else ""
