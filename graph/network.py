"""The graph as a network: the things that have names, and one line for each way in which two of them meet."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import networkx
from pyoxigraph import DefaultGraph, Literal, NamedNode

from graph.building.frames import QUALIFIED, Frame, frames, job
from graph.building.things import KINDS
from graph.knowledge import KnowledgeGraph, Node, Triple
from graph.ontology import ontology
from graph.terms import ALT_LABEL, LABEL, NAME, SB, TYPE, sb, slug

Parts = dict[NamedNode, list[Node]]

THINGS = {sb(name): kind for kind, name in KINDS.items() if kind not in ("job", "category", "genre", "group")}
BETWEEN = "; "  # between several values of one attribute: GraphML and GEXF hold no lists


@dataclass(frozen=True, slots=True)
class Line:
    """A way in which two things meet; `about` is the situation that says it, if it takes one."""

    start: NamedNode
    end: NamedNode
    name: str
    label: str
    frame: str = ""
    about: NamedNode | None = None
    parts: tuple[tuple[str, str], ...] = ()


def network(graph: KnowledgeGraph) -> networkx.MultiDiGraph:
    """Works, people, characters, … with `label`, `kind`, `names`; a situation is a line with its parts.

    What only follows from other triples is left out. Nodes and edges come in the order of their IRIs.
    """
    facts = Facts(graph)
    drawn: networkx.MultiDiGraph = networkx.MultiDiGraph()
    for node, kind in facts.things.items():
        names = BETWEEN.join(facts.names(node))
        place = facts.words(node, "numberInSeason" if kind == "episode" else "seasonNumber")
        rest: dict[str, Any] = {"number": int(place)} if place.isdigit() else {}
        if day := facts.words(node, "datePublished"):
            rest["date"] = day
        drawn.add_node(node.value, iri=node.value, label=facts.label(node), kind=kind, names=names, **rest)
    for number, line in enumerate(lines(facts)):
        told: dict[str, str] = {"frame": line.frame, "about": line.about.value} if line.about else {}
        told |= {name: words for name, words in line.parts if words}
        drawn.add_edge(line.start.value, line.end.value, number, label=line.label, name=line.name, **told)
    return drawn


class Facts:
    """The facts of a graph by subject, in the order of their IRIs."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        quads = graph.store.quads_for_pattern(None, None, None, DefaultGraph())
        found = (q.triple for q in quads if isinstance(q.subject, NamedNode))
        self.by: dict[NamedNode, Parts] = {}
        for triple in sorted(found, key=str):
            parts = self.by.setdefault(triple.subject, {})  # type: ignore[arg-type]
            parts.setdefault(triple.predicate, []).append(triple.object)  # type: ignore[arg-type]
        self.things = {node: kind for node in self.by if (kind := self.kind(node))}
        self.situations = {node: frame for node in self.by if (frame := self.frame(node))}

    def kind(self, node: NamedNode) -> str:
        """What sort of thing this is, in the narrowest word: an episode is a creative work too."""
        types = [t for t in self.by[node].get(TYPE, ()) if isinstance(t, NamedNode) and t in THINGS]
        wide = {above for t in types for above in ontology().supers.get(t, ())}
        return next((THINGS[t] for t in types if t not in wide), "")

    def frame(self, node: NamedNode) -> Frame | None:
        types = self.by[node].get(TYPE, ())
        return next((frame for cls, frame in _classes().items() if cls in types), None)

    def label(self, term: Node) -> str:
        if isinstance(term, Literal):
            return term.value
        parts = self.by.get(term, {})
        named = parts.get(LABEL) or parts.get(NAME)
        return named[0].value if named else ontology().label(term)

    def names(self, node: NamedNode) -> tuple[str, ...]:
        """The other names of a thing."""
        return tuple(n.value for n in self.by[node].get(ALT_LABEL, ()))

    def parts(self, node: NamedNode, name: str) -> list[NamedNode]:
        return [o for o in self.by[node].get(sb(name), ()) if isinstance(o, NamedNode)]

    def words(self, node: NamedNode, name: str) -> str:
        """What stands under a property, in words."""
        return BETWEEN.join(self.label(o) for o in self.by[node].get(sb(name), ()))

    def narrowest(self, node: NamedNode) -> Iterator[tuple[NamedNode, Node]]:
        """What is said of a node under our own terms, without what only follows from a narrower one."""
        own = [(p, o) for p, values in self.by[node].items() if p.value.startswith(SB) for o in values]
        above = {(wide, o) for p, o in own for wide in ontology().supers.get(p, ())}
        yield from (pair for pair in own if pair not in above)


def lines(facts: Facts) -> Iterator[Line]:
    """All the lines, those of situations first."""
    told: set[Triple] = set()
    cast = _cast(facts)
    for node, frame in facts.situations.items():
        told |= set(_derived(facts, node, frame))
        if frame.name == "credit" and _name(facts, node, "job") == "actor" and not _news(facts, node, cast):
            continue
        for line in _lines(facts, node, frame):
            if frame.name == QUALIFIED:
                told.add((line.start, sb(line.name), line.end))
            yield line
    for node in facts.things:
        for predicate, value in facts.narrowest(node):
            if value in facts.things and not _repeats(facts, told, (node, predicate, value)):
                label, name = ontology().label(predicate), predicate.value.removeprefix(SB)
                yield Line(node, value, name, label)  # type: ignore[arg-type]


def _repeats(facts: Facts, told: set[Triple], triple: Triple) -> bool:
    """Whether another line says it already: a credit, an episode's season (and so its series), "follows"."""
    start, predicate, end = triple
    if predicate == sb("partOfSeries"):
        return any(
            end in facts.parts(season, "partOfSeries") for season in facts.parts(start, "partOfSeason")
        )
    if predicate == sb("followedBy"):
        return isinstance(end, NamedNode) and start in facts.parts(end, "follows")
    return triple in told


def _derived(facts: Facts, node: NamedNode, frame: Frame) -> Iterator[Triple]:
    """The shortcuts of a situation that its own lines show; where a character appears, no line shows."""
    for left, name, right in frame.derived:
        if name == "appearsIn":
            continue
        for subject in _ends(facts, node, _place(frame, left)):
            for other in _ends(facts, node, _place(frame, right)):
                yield subject, sb(job(_name(facts, node, "job")).property if name == "=job" else name), other


def _cast(facts: Facts) -> set[tuple[NamedNode, NamedNode]]:
    """Who plays someone in what."""
    performances = [node for node, frame in facts.situations.items() if frame.name == "performance"]
    found: set[tuple[NamedNode, NamedNode]] = set()
    for node in performances:
        works = [*facts.parts(node, "work"), *facts.parts(node, "scope")]
        found |= {(agent, work) for agent in facts.parts(node, "agent") for work in works}
    return found


def _news(facts: Facts, node: NamedNode, cast: set[tuple[NamedNode, NamedNode]]) -> bool:
    """Whether "starring Mia Okafor" says more than "Mia Okafor as Nell Brandt" does elsewhere."""
    works = _ends(facts, node, "scope|work")
    return any((agent, work) not in cast for agent in facts.parts(node, "agent") for work in works)


def _place(frame: Frame, part: str) -> str:
    """A part of a frame as `links.toml` names it."""
    named = {"place": f"scope|{frame.subject}", "subject": frame.subject, "object": frame.object}
    return named.get(part) or frame.role(part)


def _lines(facts: Facts, node: NamedNode, frame: Frame) -> Iterator[Line]:
    said = dict(_said(facts, node))
    drawn: set[tuple[NamedNode, NamedNode, str]] = set()
    for start, end, label in _links().get(frame.cls, ()):
        name = label if not label.startswith("=") else label[1:]
        words = facts.words(node, name) if label.startswith("=") else label
        words = _instead().get(words, words)
        key = _name(facts, node, name) if label.startswith("=") else slug(words)
        rest = {name: words for name, words in said.items() if name not in _names(start, end, label)}
        for one in _ends(facts, node, start):
            for other in _ends(facts, node, end):
                if one == other or not {one, other} <= facts.things.keys() or (one, other, key) in drawn:
                    continue
                drawn.add((one, other, key))
                yield Line(one, other, key, words, frame.name, node, tuple(rest.items()))


def _names(start: str, end: str, label: str) -> set[str]:
    """The parts that a line shows itself: its ends and its label."""
    return {start.split("|")[0], end.split("|")[0], label.removeprefix("=")}


def _said(facts: Facts, node: NamedNode) -> Iterator[tuple[str, str]]:
    """The parts of a situation in words: `billing` "main", `scope` "Jessica Jones season 2"."""
    for predicate in dict.fromkeys(p for p, _ in facts.narrowest(node)):
        name = predicate.value.removeprefix(SB)
        yield ("title" if name == "label" else name), facts.words(node, name)


def _name(facts: Facts, node: NamedNode, part: str) -> str:
    """The short name of what stands under a part: `director`, `kills`, `filming-start`."""
    value = next(iter(facts.by[node].get(sb(part), ())), None)
    if isinstance(value, NamedNode):
        return value.value.rpartition("#")[2].rpartition("/")[2]
    return slug(value.value if value else part)


def _ends(facts: Facts, node: NamedNode, part: str) -> list[NamedNode]:
    """The things under a part; "a|b" is `a`, or `b` where there is no `a`."""
    return next((found for name in part.split("|") if (found := facts.parts(node, name))), [])


@cache
def _classes() -> Mapping[NamedNode, Frame]:
    return {sb(frame.cls): frame for frame in frames().values()}


@cache
def _links() -> Mapping[str, tuple[tuple[str, str, str], ...]]:
    found = {}
    for cls, rules in _file().items():
        split = (rule.partition(" : ") for rule in rules if isinstance(rules, list))
        found[cls] = tuple((*ends.split(" > "), label) for ends, _, label in split)
    return found


@cache
def _instead() -> Mapping[str, str]:
    return dict(_file()["words"])


@cache
def _file() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("links.toml").read_text("utf-8"))
