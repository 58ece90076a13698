"""A few words that tell a thing from its namesakes: an episode's place, whom somebody plays, a character's show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store

from graph.ontology import ontology
from graph.terms import LABEL, TYPE, sb, schema

FACTS = DefaultGraph()
FEW = 2


class About:
    """Looks at a store for the words."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def __call__(self, iri: str, kind: str) -> str:
        """What to say of a thing of a kind, in a few words; nothing where nothing short is known."""
        node = NamedNode(iri)
        if kind == "person":
            return self.person(node)
        if kind in ("episode", "season"):
            return self.part(node)
        if kind == "character":
            return self.character(node)
        if kind == "track":
            return self.listed(node, "inAlbum")
        return ""

    def person(self, node: NamedNode) -> str:
        """Whom they play, or what they did most often."""
        played = sorted({self.label(n) for n in self.ends(node, "portrays")})
        if played:
            return "plays " + _some(played)
        jobs: Counter[str] = Counter()
        for quad in self.store.quads_for_pattern(None, sb("agent"), node, FACTS):
            jobs.update(self.label(job) for job in self.ends(quad.subject, "job"))
        ranked = sorted(jobs, key=lambda job: (-jobs[job], job))
        if ranked:
            return _some(ranked)
        nominated = next(self.store.quads_for_pattern(None, sb("nominee"), node, FACTS), None)
        return "nominated" if nominated else ""

    def part(self, node: NamedNode) -> str:
        """Where an episode stands in its show; a season's label says it itself."""
        shows = [self.label(n) for n in self.ends(node, "partOfSeries")]
        seasons = [self.value(n, schema("seasonNumber")) for n in self.ends(node, "partOfSeason")]
        number = self.value(node, sb("numberInSeason"))
        place = [f"season {s}" for s in seasons if s] + ([f"episode {number}"] if number else [])
        return " · ".join([*shows[:1], ", ".join(place)] if place else shows[:1])

    def character(self, node: NamedNode) -> str:
        """The shows that a character is in."""
        works = self.ends(node, "appearsIn")
        shows = {show for work in works for show in (*self.ends(work, "partOfSeries"), work)}
        named = {self.label(s) for s in shows if sb("Series") in self.classes(s)}
        return _some(sorted(named))

    def listed(self, node: NamedNode, name: str) -> str:
        return _some(sorted(self.label(n) for n in self.ends(node, name)))

    def ends(self, node: object, name: str) -> list[NamedNode]:
        quads: Iterator[object] = self.store.quads_for_pattern(node, sb(name), None, FACTS)  # type: ignore[arg-type]
        found = [q.object for q in quads]  # type: ignore[attr-defined]
        return sorted((o for o in found if isinstance(o, NamedNode)), key=str)

    def classes(self, node: NamedNode) -> set[object]:
        return {q.object for q in self.store.quads_for_pattern(node, TYPE, None, FACTS)}

    def label(self, node: NamedNode) -> str:
        return self.value(node, LABEL) or ontology().label(node)

    def value(self, node: NamedNode, predicate: NamedNode) -> str:
        quads = self.store.quads_for_pattern(node, predicate, None, FACTS)
        return min((q.object.value for q in quads if isinstance(q.object, Literal)), default="")


def _some(names: list[str]) -> str:
    """The first of several."""
    return ", ".join(names[:FEW]) + (" …" if len(names) > FEW else "")
