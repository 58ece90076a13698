"""From what documents say to RDF: the only place that makes the triples of the facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from pyoxigraph import NamedNode, Quad

from extract.entities import Entity, Extraction, Statement
from extract.facts import Modality, Value
from extract.fusion.disputes import disputes
from graph import words
from graph.building.conflicts import Judged, Refinement, conflicts
from graph.building.frames import QUALIFIED, Frame, frames, job
from graph.building.order import ordered
from graph.building.said import Said
from graph.building.things import KINDS, How, Things, everything
from graph.building.validate import check
from graph.building.witness import witness
from graph.knowledge import KnowledgeGraph, Node, Triple
from graph.ontology import ontology
from graph.terms import BASE, LABEL, TYPE, Terms, apart, literal, sb, slug, text

__all__ = ["KINDS", "build"]

Filler = Entity | Value


def build(extraction: Extraction, base: str = BASE) -> KnowledgeGraph:
    """The graph of all that a set of documents says, with the evidence of every triple of it, checked."""
    graph = assemble(extraction, base)
    check(graph, extraction.documents)
    return graph


def assemble(extraction: Extraction, base: str = BASE) -> KnowledgeGraph:
    """The graph, not checked yet."""
    builder = Builder(extraction, base)
    builder.run()
    said = builder.said.settled()
    facts = (Quad(*triple) for triple in said.facts())
    found = Judged(tuple(conflicts(said, builder.disputed)), tuple(builder.refined))
    return KnowledgeGraph.of(chain(facts, witness(said, extraction, builder.terms, found)), base)


class Builder:
    """Writes one extraction down."""

    def __init__(self, extraction: Extraction, base: str) -> None:
        self.extraction = extraction
        self.terms = Terms(everything(extraction), base)
        self.said = Said()
        self.things = Things(extraction, self.terms, self.said)
        self.refined: list[Refinement] = []
        self.disputed: list[tuple[NamedNode, tuple[Triple, ...]]] = []

    def run(self) -> None:
        # what is asserted comes first: a season that is only planned is then described as planned
        said = sorted(ordered(self.extraction.statements), key=lambda s: s.modality != Modality.ASSERTED)
        plain = [s for s in said if s.predicate not in frames()]
        framed = [s for s in said if s.predicate in frames() or s.qualifiers]
        for statement in plain:
            self.plain(statement)
        keyed = {_key(s): s for s in framed}
        places = dict(apart((key, self.place(keyed[key]), key) for key in sorted(keyed)))
        nodes = {key: self.terms.node(place) for key, place in places.items()}
        for statement in framed:
            self.framed(statement, nodes[_key(statement)])
        self.dispute(nodes)
        for merge in self.extraction.merges:
            self.things.point(merge.entity, How((merge.evidence,)))

    # ---- facts of one triple

    def plain(self, s: Statement) -> None:
        how = How(s.evidence, s.modality)
        subject, predicate = self.things.point(s.subject, how), sb(s.predicate)
        self.said.add((subject, predicate, self.filler(predicate, s.object, how)), *how)
        self.refine(s, subject)

    def filler(self, predicate: NamedNode, filler: Filler, how: How) -> Node:
        """What stands as a triple's object: a node, or words where the property holds words."""
        if isinstance(filler, Value):
            return self.term(predicate, filler) or literal(filler)
        if ontology().literal(predicate):
            return text(words.name(filler))
        return self.things.point(filler, how)

    def term(self, predicate: NamedNode, value: Value) -> NamedNode | None:
        """The ontology's own term that a word names: "Main", said of sb:billing, is sb:Main."""
        if not ontology().thing(predicate):
            return None
        term = sb(words.camel(value.lexical))
        return term if ontology().declares(term) else None

    # ---- what is said more and less exactly, or one way and another

    def refine(self, s: Statement, node: NamedNode, frame: Frame | None = None) -> None:
        """What some evidence says less exactly than the fact that stands."""
        known = {"": s.object} | dict(s.qualifiers)
        for coarser in s.coarser:
            finer = known.get(coarser.role)
            if isinstance(finer, Value):
                name = frame.role(coarser.role) if frame and coarser.role else coarser.role or s.predicate
                words = (literal(finer), literal(coarser.value))
                self.refined.append(Refinement(node, sb(name), *words, coarser.evidence))

    def dispute(self, nodes: Mapping[tuple[str, ...], NamedNode]) -> None:
        """The situations that differ in what there can be one of only."""
        for found in disputes(self.extraction.statements):
            role = sb(_frame(found.statements[0]).role(found.role))
            sides = []
            for s in found.statements:
                how = How(s.evidence, s.modality)
                value = next(filler for name, filler in s.qualifiers if name == found.role)
                sides.append((nodes[_key(s)], role, self.filler(role, value, how)))
            self.disputed.append((self.things.point(found.statements[0].subject, how), tuple(sides)))

    # ---- facts with a node of their own

    def framed(self, s: Statement, node: NamedNode) -> None:
        frame = _frame(s)
        how = How(s.evidence, Modality.ASSERTED if frame.modal else s.modality)
        for predicate, filler in self.parts(s, frame, how):
            self.said.add((node, predicate, filler), *how)
        for triple in self.derived(s, frame, how):
            self.said.add(triple, *how)
        if s.predicate in frames():
            self.refine(s, node, frame)

    def parts(self, s: Statement, frame: Frame, how: How) -> Iterator[tuple[NamedNode, Node]]:
        yield TYPE, sb(frame.cls)
        yield LABEL, text(words.fill(frame.label, s))
        yield sb(frame.subject), self.things.point(s.subject, how)
        yield sb(frame.object), self.filler(sb(frame.object), s.object, how)
        if frame.name == QUALIFIED:
            yield sb("relation"), sb(s.predicate)
        if frame.modal:
            yield sb("modality"), sb(s.modality.capitalize())
        for role, value in s.qualifiers:
            yield sb(frame.role(role)), self.filler(sb(frame.role(role)), value, how)
        for role in frame.default.keys() - {role for role, _ in s.qualifiers}:
            yield sb(frame.role(role)), sb(frame.default[role])

    def derived(self, s: Statement, frame: Frame, how: How) -> Iterator[Triple]:
        """The shortcuts that a frame's triples amount to."""
        for left, name, right in frame.derived:
            shortcut = _shortcut(s) if name == "=job" else name
            for subject in _fillers(s, left) if shortcut else ():
                for other in _fillers(s, right):
                    predicate = sb(shortcut)
                    yield self.point(subject, how), predicate, self.filler(predicate, other, how)

    def point(self, filler: Filler, how: How) -> NamedNode:
        assert isinstance(filler, Entity), f"words cannot be the subject of a fact: {filler}"
        return self.things.point(filler, how)

    def place(self, s: Statement) -> str:
        """Where a frame's node would like to stand: `performance/series/…/janet-mcteer/alisa-jones`."""
        frame = _frame(s)
        steps = [words.kebab(frame.name), self.terms.local(self.terms.entity(s.subject))]
        for part in frame.path:
            filler = words.part(s, part)
            if filler is not None:
                steps.append(_step(filler))
        return "/".join(steps)


def _frame(s: Statement) -> Frame:
    return frames().get(s.predicate) or frames()[QUALIFIED]


def _key(s: Statement) -> tuple[str, ...]:
    """All that makes a statement itself, as words: for sorting and for hashes."""
    parts = sorted((role, repr(_bare(filler))) for role, filler in s.qualifiers if role != "order")
    return (s.predicate, repr(s.subject), repr(_bare(s.object)), repr(parts), s.modality.value)


def _bare(filler: Filler) -> tuple[object, ...]:
    """A filler without the place where it stands."""
    return (filler.lexical, filler.type) if isinstance(filler, Value) else (filler,)


def _step(filler: Filler) -> str:
    """A filler as a step of an IRI: a season is `s02` there."""
    if isinstance(filler, Entity) and filler.kind == "season" and filler.season is not None:
        return f"s{filler.season:02d}"
    return slug(words.name(filler)) or "unnamed"


def _shortcut(s: Statement) -> str:
    role = words.part(s, "job")
    return job(role.name).property if isinstance(role, Entity) else ""


def _fillers(s: Statement, part: str) -> Iterable[Filler]:
    """What a part of a frame holds; `place` is where it is so: its seasons and episodes, else the work."""
    if part == "place":
        scopes = [f for role, f in s.qualifiers if role == "scope" and isinstance(f, Entity)]
        return [f for f in scopes if f.kind in ("season", "episode")] or [s.subject]
    if part in ("subject", "object"):
        return [s.subject if part == "subject" else s.object]
    return [filler for role, filler in s.qualifiers if role == part]
