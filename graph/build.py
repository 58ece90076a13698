"""From what documents say to RDF: the only place that makes the triples of the facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from extract.entities import Entity, Evidence, Extraction, Statement
from extract.facts import Modality, Value
from graph import words
from graph.frames import QUALIFIED, Frame, frames, job
from graph.knowledge import KnowledgeGraph, Node, Triple
from graph.ontology import ontology
from graph.said import Said
from graph.terms import ALT_LABEL, BASE, LABEL, NAME, TYPE, Terms, apart, literal, sb, slug, text
from graph.witness import witness

KINDS = {
    "series": "Series", "season": "Season", "episode": "Episode", "work": "CreativeWork",
    "album": "Album", "track": "Track",
    "person": "Person", "organisation": "Organisation", "place": "Place",
    "character": "Character", "fictional-organisation": "FictionalOrganisation",
    "fictional-place": "FictionalPlace", "universe": "FictionalUniverse",
    "award": "Award", "category": "AwardCategory", "job": "Job",
    "genre": "Genre", "country": "Country", "language": "Language",
}  # fmt: skip

Filler = Entity | Value


def build(extraction: Extraction, base: str = BASE) -> KnowledgeGraph:
    """The graph of all that a set of documents says, with the evidence of every triple of it."""
    builder = Builder(extraction, base)
    builder.run()
    said = builder.said.settled()
    facts = [Quad(*triple) for triple in said.facts()]
    return KnowledgeGraph.of([*facts, *witness(said, extraction, builder.terms)], base)


def everything(extraction: Extraction) -> Iterator[Entity]:
    """Every entity of an extraction, with the season and the series that it is a part of."""
    for entity in _mentioned(extraction):
        yield entity
        yield from parents(entity)


def _mentioned(extraction: Extraction) -> Iterator[Entity]:
    for s in extraction.statements:
        fillers = (s.subject, s.object, *(filler for _, filler in s.qualifiers))
        yield from (f for f in fillers if isinstance(f, Entity))
    yield from (merge.entity for merge in extraction.merges)
    yield from (entity for entity, _ in extraction.names)


def parents(entity: Entity) -> Iterator[Entity]:
    """The season of an episode, and the series of both."""
    if entity.kind not in ("season", "episode") or not entity.of:
        return
    if entity.kind == "episode" and entity.season is not None:
        yield Entity("season", "", entity.of, entity.season)
    yield Entity("series", entity.of)


class Builder:
    """Writes one extraction down; each entity is described when it is first pointed at."""

    def __init__(self, extraction: Extraction, base: str) -> None:
        self.extraction = extraction
        self.terms = Terms(everything(extraction), base)
        self.names = {self.terms.entity(e): given for e, given in extraction.names}
        self.said = Said()
        self.described: set[NamedNode] = set()

    def run(self) -> None:
        plain = [s for s in self.extraction.statements if s.predicate not in frames()]
        framed = [s for s in self.extraction.statements if s.predicate in frames()]
        for statement in plain:
            self.plain(statement)
        framed += [s for s in plain if s.qualifiers]
        places = ((s, self.place(s), _key(s)) for s in sorted(framed, key=_key))
        for statement, place in apart(places):
            self.framed(statement, self.terms.node(place))
        for merge in self.extraction.merges:
            self.point(merge.entity, (merge.evidence,))

    # ---- facts of one triple

    def plain(self, s: Statement) -> None:
        subject, predicate = self.point(s.subject, s.evidence), sb(s.predicate)
        self.said.add(
            (subject, predicate, self.filler(predicate, s.object, s.evidence)), s.evidence, s.modality
        )

    def filler(self, predicate: NamedNode, filler: Filler, evidence: tuple[Evidence, ...]) -> Node:
        """What stands as a triple's object: a node, or words where the property holds words."""
        if isinstance(filler, Value):
            return literal(filler)
        if ontology().literal(predicate):
            return text(words.name(filler))
        return self.point(filler, evidence)

    # ---- facts with a node of their own

    def framed(self, s: Statement, node: NamedNode) -> None:
        frame = _frame(s)
        modality = Modality.ASSERTED if frame.modal else s.modality
        for predicate, filler in self.parts(s, frame, node):
            self.said.add((node, predicate, filler), s.evidence, modality)
        if s.modality == Modality.ASSERTED or not frame.modal:
            for triple in self.derived(s, frame):
                self.said.add(triple, s.evidence, s.modality)

    def parts(self, s: Statement, frame: Frame, node: NamedNode) -> Iterator[tuple[NamedNode, Node]]:
        yield TYPE, sb(frame.cls)
        yield LABEL, text(words.fill(frame.label, s))
        yield sb(frame.subject), self.point(s.subject, s.evidence)
        yield sb(frame.object), self.filler(sb(frame.object), s.object, s.evidence)
        if frame.name == QUALIFIED:
            yield sb("relation"), sb(s.predicate)
        if frame.modal:
            yield sb("modality"), sb(s.modality.capitalize())
        for role, value in s.qualifiers:
            yield sb(frame.role(role)), self.qualifier(frame, role, value, s.evidence)
        for role, default in frame.default.items():
            if not any(role == given for given, _ in s.qualifiers):
                yield sb(frame.role(role)), sb(default)

    def qualifier(self, frame: Frame, role: str, value: Filler, evidence: tuple[Evidence, ...]) -> Node:
        if role in frame.terms and isinstance(value, Value):
            return sb(words.camel(value.lexical))
        return self.filler(sb(frame.role(role)), value, evidence)

    def derived(self, s: Statement, frame: Frame) -> Iterator[Triple]:
        """The shortcuts that a frame's triples amount to."""
        for left, name, right in frame.derived:
            predicate = _shortcut(s) if name == "=job" else name
            for subject in _fillers(s, left) if predicate else ():
                for other in _fillers(s, right):
                    yield (self.point(subject, s.evidence), sb(predicate),
                           self.filler(sb(predicate), other, s.evidence))  # fmt: skip

    def place(self, s: Statement) -> str:
        """Where a frame's node would like to stand: `performance/series/…/janet-mcteer/alisa-jones`."""
        frame = _frame(s)
        steps = [frame.name, self.terms.local(self.terms.entity(s.subject))]
        for part in frame.path:
            filler = words.part(s, part)
            if filler is not None:
                steps.append(slug(words.name(filler)) or "unnamed")
        return "/".join(steps)

    # ---- entities

    def point(self, entity: Entity, evidence: tuple[Evidence, ...]) -> NamedNode:
        """The entity's node, described if this is the first time it is pointed at."""
        node = self.terms.entity(entity)
        if node not in self.described:
            self.described.add(node)
            self.describe(node, entity, evidence)
        return node

    def describe(self, node: NamedNode, entity: Entity, evidence: tuple[Evidence, ...]) -> None:
        names = [(name, (proof,)) for name, proof in self.names.get(node, ()) if name.strip()]
        full = words.name(entity)
        proof = next((p for name, p in names if name == full), names[0][1] if names else evidence)
        self.said.add((node, TYPE, sb(KINDS[entity.kind])), proof)
        self.said.add((node, NAME, text(full)), proof)
        self.said.add((node, LABEL, text(full)), proof)
        for name, where in names:
            if name != full and not (entity.kind == "season" and name.isdigit()):
                self.said.add((node, ALT_LABEL, text(name)), where)
        for predicate, filler in self.structure(entity, proof):
            self.said.add((node, predicate, filler), proof)

    def structure(self, entity: Entity, evidence: tuple[Evidence, ...]) -> Iterator[tuple[NamedNode, Node]]:
        """A season's and an episode's number, and what they are a part of."""
        for parent in parents(entity):
            yield (
                sb("partOfSeason" if parent.kind == "season" else "partOfSeries"),
                self.point(parent, evidence),
            )
        if entity.kind == "season" and entity.season is not None:
            yield sb("seasonNumber"), literal(Value(str(entity.season), "integer"))
        if entity.kind == "episode" and entity.number is not None:
            yield sb("numberInSeason"), literal(Value(str(entity.number), "integer"))


def _frame(s: Statement) -> Frame:
    return frames().get(s.predicate) or frames()[QUALIFIED]


def _key(s: Statement) -> tuple[str, ...]:
    """All that makes a statement itself, as words: for sorting and for hashes."""
    parts = sorted((role, repr(_bare(filler))) for role, filler in s.qualifiers)
    return (s.predicate, repr(s.subject), repr(_bare(s.object)), repr(parts), s.modality.value)


def _bare(filler: Filler) -> tuple[object, ...]:
    """A filler without the place where it stands."""
    return (filler.lexical, filler.type) if isinstance(filler, Value) else (filler,)


def _shortcut(s: Statement) -> str:
    role = words.part(s, "job")
    return job(role.name).property if isinstance(role, Entity) else ""


def _fillers(s: Statement, part: str) -> Iterable[Filler]:
    """The fillers of a part of a frame; `place` is where it holds: its seasons and episodes, else the work."""
    if part == "place":
        scopes = [f for role, f in s.qualifiers if role == "scope" and isinstance(f, Entity)]
        return [f for f in scopes if f.kind in ("season", "episode")] or [s.subject]
    if part in ("subject", "object"):
        return [s.subject if part == "subject" else s.object]
    return [filler for role, filler in s.qualifiers if role == part]
