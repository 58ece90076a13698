"""What our graph has to be matched: each thing's names, and what a candidate can be held against."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import DefaultGraph, Literal, NamedNode

from graph.building.things import KINDS
from graph.knowledge import KnowledgeGraph, Node
from graph.telling.evidence import fold
from graph.terms import ALT_LABEL, NAME, TYPE, sb
from graph.writing.matches import matches

ORDER = ("series", "season", "episode", "person", "character")  # each is judged by those before it
WORKS = ("series", "season", "episode")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A thing without a match yet."""

    node: NamedNode
    kind: str
    names: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.names[0] if self.names else self.node.value} ({self.kind})"


class Ours:
    """The facts of our graph, as matching asks for them."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self.graph = graph
        self._of: dict[NamedNode, dict[NamedNode, list[Node]]] = {}

    def wanted(self, kind: str) -> list[Wanted]:
        """The things of a kind, in the order of their IRIs."""
        quads = self.graph.store.quads_for_pattern(None, TYPE, sb(KINDS[kind]), DefaultGraph())
        nodes = sorted((q.subject for q in quads if isinstance(q.subject, NamedNode)), key=lambda n: n.value)
        return [Wanted(node, kind, tuple(self._names(node, kind))) for node in nodes]

    def _names(self, node: NamedNode, kind: str) -> Iterator[str]:
        """The full name, and the others that are one's own: "Chow" alone is many people's."""
        yield from (first := self.words(node, NAME)[:1])
        for name in self.words(node, ALT_LABEL):
            if name not in first and (kind in WORKS or " " in name):
                yield name

    def of(self, node: NamedNode) -> dict[NamedNode, list[Node]]:
        if node not in self._of:
            found: dict[NamedNode, list[Node]] = defaultdict(list)
            quads = self.graph.store.quads_for_pattern(node, None, None, DefaultGraph())
            for quad in sorted(quads, key=str):
                if isinstance(quad.object, NamedNode | Literal):
                    found[quad.predicate].append(quad.object)
            self._of[node] = found
        return self._of[node]

    def words(self, node: NamedNode, predicate: NamedNode) -> list[str]:
        return [v.value for v in self.of(node).get(predicate, ()) if isinstance(v, Literal)]

    def things(self, node: NamedNode, *terms: str) -> list[NamedNode]:
        values = [v for term in terms for v in self.of(node).get(sb(term), ())]
        return list(dict.fromkeys(v for v in values if isinstance(v, NamedNode)))

    def names(self, node: NamedNode, *terms: str) -> set[str]:
        """The names, as people look them up, of the things that a property points at."""
        things = self.things(node, *terms)
        return {fold(name) for thing in things for p in (NAME, ALT_LABEL) for name in self.words(thing, p)}

    def number(self, node: NamedNode, term: str) -> int | None:
        found = [words for words in self.words(node, sb(term)) if words.isdigit()]
        return int(found[0]) if found else None

    def date(self, node: NamedNode) -> str:
        """When it was first shown, as far as is known: `2018-03-08`, `2018-03`, `2018` or nothing."""
        return next(iter(self.words(node, sb("datePublished"))), "")

    @cached_property
    def parts(self) -> dict[NamedNode, list[NamedNode]]:
        """The seasons and episodes of each series."""
        found: dict[NamedNode, list[NamedNode]] = defaultdict(list)
        for quad in self.graph.store.quads_for_pattern(None, sb("partOfSeries"), None, DefaultGraph()):
            if isinstance(quad.object, NamedNode) and isinstance(quad.subject, NamedNode):
                found[quad.object].append(quad.subject)
        return {whole: sorted(parts, key=lambda n: n.value) for whole, parts in found.items()}

    def first_date(self, series: NamedNode) -> tuple[str, bool]:
        """A series' first date, and whether it is its own: that of a later season only says `not after`."""
        if own := self.date(series):
            return own, True
        parts = self.parts.get(series, [])
        first = [p for p in parts if 1 in (self.number(p, "numberInSeries"), self.number(p, "seasonNumber"))]
        for some, sure in ((first, True), (parts, False)):
            if dates := sorted(date for p in some if (date := self.date(p))):
                return dates[0], sure
        return "", False

    @cached_property
    def roles(self) -> dict[NamedNode, list[tuple[str, NamedNode]]]:
        """What each person did, by the name of our property, and for which work."""
        found: dict[NamedNode, list[tuple[str, NamedNode]]] = defaultdict(list)
        told = {*matches().properties, sb("showrunner")}
        for work in (one.node for kind in WORKS for one in self.wanted(kind)):
            for predicate in self.of(work).keys() & told:
                for thing in self.things(work, job := predicate.value.rpartition("#")[2]):
                    found[thing].append((job, work))
        return {thing: sorted(roles, key=lambda r: (r[0], r[1].value)) for thing, roles in found.items()}

    @cached_property
    def players(self) -> dict[NamedNode, list[NamedNode]]:
        """Who plays each character."""
        found: dict[NamedNode, list[NamedNode]] = defaultdict(list)
        for quad in self.graph.store.quads_for_pattern(None, sb("portrays"), None, DefaultGraph()):
            if isinstance(quad.object, NamedNode) and isinstance(quad.subject, NamedNode):
                found[quad.object].append(quad.subject)
        return {character: sorted(players, key=lambda n: n.value) for character, players in found.items()}
