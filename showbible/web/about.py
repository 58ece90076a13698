"""A few words that tell a thing from its namesakes: where an episode stands, who plays whom, which show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property

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
        if kind == "episode":
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
        """Where an episode stands in its show."""
        shows = [self.label(n) for n in self.ends(node, "partOfSeries") if self.several]
        seasons = [self.value(n, schema("seasonNumber")) for n in self.ends(node, "partOfSeason")]
        number = self.value(node, sb("numberInSeason"))
        place = [f"season {s}" for s in seasons if s] + ([f"episode {number}"] if number else [])
        return " · ".join([*shows[:1], ", ".join(place)] if place else shows[:1])

    def character(self, node: NamedNode) -> str:
        """Who plays a character, and in which shows, if the bible is about several."""
        works = self.ends(node, "appearsIn")
        shows = {show for work in works for show in (*self.ends(work, "partOfSeries"), work)}
        named = {self.label(s) for s in shows if sb("Series") in self.classes(s)}
        quads = self.store.quads_for_pattern(None, sb("portrays"), node, FACTS)
        who = {q.subject for q in quads if isinstance(q.subject, NamedNode)}
        players = [self.label(n) for n in sorted(who, key=lambda n: (-self.told(n), n.value))]
        told = ["played by " + _some(players)] if players else []
        return " · ".join([*told, _some(sorted(named))] if named and self.several else told)

    def told(self, node: NamedNode) -> int:
        """How much is told of a thing."""
        return sum(1 for _ in self.store.quads_for_pattern(None, None, node, FACTS))

    @cached_property
    def several(self) -> bool:
        """Whether the bible is about more than one show."""
        quads = self.store.quads_for_pattern(None, sb("partOfSeries"), None, FACTS)
        first = next((q.object for q in quads), None)
        return any(quad.object != first for quad in quads)

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
