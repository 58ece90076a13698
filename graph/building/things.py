"""Describes the things that statements point at: type, names, number, and what they are a part of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pyoxigraph import NamedNode

from extract.entities import Entity, Extraction
from extract.facts import Modality, Value
from graph import words
from graph.building.said import Proof, Said
from graph.knowledge import Node
from graph.terms import ALT_LABEL, LABEL, NAME, TYPE, Terms, literal, sb, text

KINDS = {
    "series": "Series", "season": "Season", "episode": "Episode", "work": "CreativeWork",
    "album": "Album", "track": "Track",
    "person": "Person", "group": "Group", "organisation": "Organisation", "place": "Place",
    "character": "Character", "fictional-organisation": "FictionalOrganisation",
    "fictional-place": "FictionalPlace", "universe": "FictionalUniverse",
    "award": "Award", "category": "AwardCategory", "job": "Job",
    "genre": "Genre", "country": "Country", "language": "Language",
}  # fmt: skip


class How(NamedTuple):
    """By which words something is said, and in which way."""

    proof: Proof
    modality: Modality = Modality.ASSERTED


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


class Things:
    """The nodes of entities, each described when it is first pointed at."""

    def __init__(self, extraction: Extraction, terms: Terms, said: Said) -> None:
        self.terms = terms
        self.said = said
        self.names = {terms.entity(entity): given for entity, given in extraction.names}
        self.described: set[NamedNode] = set()

    def point(self, entity: Entity, how: How) -> NamedNode:
        node = self.terms.entity(entity)
        if node not in self.described:
            self.described.add(node)
            # a person who was only meant to take part is a person; a season that was only planned is none
            part = entity.kind in ("season", "episode")
            self._describe(node, entity, how if part else How(how.proof))
        return node

    def _describe(self, node: NamedNode, entity: Entity, how: How) -> None:
        names = [(name, (proof,)) for name, proof in self.names.get(node, ()) if name.strip()]
        full = words.name(entity)
        proof = next((p for name, p in names if name == full), names[0][1] if names else how.proof)
        said: list[tuple[NamedNode, Node]] = [
            (TYPE, sb(KINDS[entity.kind])),
            (NAME, text(full)),
            (LABEL, text(full)),
        ]
        for predicate, value in (*said, *self._structure(entity, How(proof, how.modality))):
            self.said.add((node, predicate, value), proof, how.modality)
        for name, where in names:
            if name != full and not (entity.kind == "season" and name.isdigit()):
                self.said.add((node, ALT_LABEL, text(name)), where, how.modality)

    def _structure(self, entity: Entity, how: How) -> Iterator[tuple[NamedNode, Node]]:
        """A season's and an episode's number, and what they are a part of."""
        for parent in parents(entity):
            name = "partOfSeason" if parent.kind == "season" else "partOfSeries"
            yield sb(name), self.point(parent, how)
        if entity.kind == "season" and entity.season is not None:
            yield sb("seasonNumber"), literal(Value(str(entity.season), "integer"))
        if entity.kind == "episode" and entity.number is not None:
            yield sb("numberInSeason"), literal(Value(str(entity.number), "integer"))
