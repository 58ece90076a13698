"""What is in a bible, in numbers and names: for its first page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from graph.asking.names import Names
from graph.knowledge import KnowledgeGraph
from graph.portraits.printed import years
from graph.terms import EVIDENCE_GRAPH, LABEL, TYPE, sb, schema
from showbible.web.about import About
from showbible.web.kinds import Sort, sorts

FACTS = DefaultGraph()


@dataclass(frozen=True, slots=True)
class Part:
    """A season of a show: how many of its episodes are known."""

    iri: str
    label: str
    number: str
    episodes: int


@dataclass(frozen=True, slots=True)
class Show:
    """A series with its seasons; `told` is how much is told of it and its parts."""

    iri: str
    label: str
    years: str
    on: str
    seasons: tuple[Part, ...]
    episodes: int
    told: int


@dataclass(frozen=True, slots=True)
class Source:
    """A document and how many passages of it gave facts."""

    iri: str
    title: str
    name: str
    passages: int


class Contents:
    """Counted once; the bible does not change while it is served."""

    def __init__(self, knowledge: KnowledgeGraph, names: Names) -> None:
        self.store, self.about, self.names = knowledge.store, About(knowledge.store), names
        self.facts = len(knowledge)
        counted = Counter(thing.kind for thing in names.every())
        self.counts: list[tuple[Sort, int]] = [
            (sort, n) for sort in sorts().values() if (n := sum(counted[kind] for kind in sort.kinds))
        ]
        self.shows = self._shows()
        self.documents = self._documents()
        self.disagreements, self.merges = (sum(1 for _ in self._typed(n)) for n in ("Conflict", "Merge"))

    @property
    def main(self) -> list[Show]:
        """The shows of which the bible tells, not those that are only mentioned."""
        return [s for s in self.shows if s.seasons or s.episodes or s.iri in self._about] or self.shows

    @cached_property
    def _about(self) -> set[str]:
        """What the documents are about."""
        quads = self.store.quads_for_pattern(None, schema("about"), None, EVIDENCE_GRAPH)
        return {q.object.value for q in quads if isinstance(q.object, NamedNode)}

    @property
    def mentioned(self) -> list[Show]:
        main = {show.iri for show in self.main}
        return [s for s in self.shows if s.iri not in main]

    def _shows(self) -> list[Show]:
        parts: dict[NamedNode, list[NamedNode]] = defaultdict(list)
        for quad in self.store.quads_for_pattern(None, sb("partOfSeries"), None, FACTS):
            parts[quad.object].append(quad.subject)  # type: ignore[index, arg-type]
        nodes = [q.subject for q in self.store.quads_for_pattern(None, TYPE, sb("Series"), FACTS)]
        shows = [self._show(n, sorted(parts[n], key=str)) for n in nodes if isinstance(n, NamedNode)]
        return sorted(shows, key=lambda show: (-show.told, show.label, show.iri))

    def _show(self, node: NamedNode, parts: list[NamedNode]) -> Show:
        seasons = [n for n in parts if sb("Season") in self.about.classes(n)]
        episodes = [n for n in parts if sb("Episode") in self.about.classes(n)]
        of = Counter(season for n in episodes for season in self.about.ends(n, "partOfSeason"))
        rows = [
            Part(n.value, self.about.label(n), self.about.value(n, schema("seasonNumber")), of[n])
            for n in seasons
        ]
        rows.sort(key=lambda row: (len(row.number), row.number, row.label))
        told = sum(self.about.told(n) for n in (node, *parts))
        on = self.about.listed(node, "originalNetwork")
        return Show(
            node.value,
            self.about.label(node),
            self._years(node, *seasons),
            on,
            tuple(rows),
            len(episodes),
            told,
        )

    def _years(self, *works: NamedNode) -> str:
        """The years of a series, or of its seasons as far as they say more."""
        found = (
            self.about.value(work, sb(name)) for work in works for name in ("datePublished", "dateEnded")
        )
        days = sorted(filter(None, found))
        return years(days[0], days[-1]) if days else ""

    def _documents(self) -> list[Source]:
        evidence = {q.subject for q in self._typed("Evidence")}
        said = self.store.quads_for_pattern(None, sb("document"), None, EVIDENCE_GRAPH)
        passages = Counter(q.object for q in said if q.subject in evidence)
        documents = [q.subject for q in self._typed("Document") if isinstance(q.subject, NamedNode)]
        found = [self._document(node, passages[node]) for node in documents]
        return sorted(found, key=lambda d: (d.title.casefold(), d.name, d.iri))

    def _document(self, node: NamedNode, passages: int) -> Source:
        title, name = (self._said(node, predicate) for predicate in (schema("headline"), LABEL))
        return Source(node.value, title or name, name, passages)

    def _typed(self, name: str) -> Iterator[Quad]:
        return self.store.quads_for_pattern(None, TYPE, sb(name), EVIDENCE_GRAPH)

    def _said(self, node: NamedNode, predicate: NamedNode) -> str:
        quads = self.store.quads_for_pattern(node, predicate, None, EVIDENCE_GRAPH)
        return min((q.object.value for q in quads if isinstance(q.object, Literal)), default="")
