"""What a rule says: facts about things as they are named in the document, with the words that say so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from extract.document import Span

Kind = Literal[
    "series", "season", "episode", "work",          # works: `work` is any other film, comic, series, novel
    "person", "group", "organisation", "place",     # the real world: a `group` is people named as one
    "character", "fictional-organisation", "fictional-place", "universe",   # the story's world
    "award", "category", "album", "track", "job", "genre", "country", "language",
]  # fmt: skip


class Modality(StrEnum):
    """How a document puts what it says. Only what is asserted becomes a fact of the graph."""

    ASSERTED = "asserted"
    NEGATED = "negated"
    CONSIDERED = "considered"
    PLANNED = "planned"
    UNREALISED = "unrealised"
    ATTRIBUTED = "attributed"


@dataclass(frozen=True, slots=True)
class Ref:
    """A thing as a rule names it; who or what that is, `resolve` decides.

    `name` holds the words as written ("Jones", "AKA Playland"), without quotation marks around a title.
    `span` is where they stand (None where no words name it, as with "the season").
    Seasons have a `season` number; episodes their `season` and `number` in it where known, else a title.
    `of` names the series that a season, episode or character belongs to; "" means the document's own.
    """

    kind: Kind
    name: str = ""
    span: Span | None = None
    season: int | None = None
    number: int | None = None
    of: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """A literal: `lexical` is in XSD's lexical form for `type`."""

    lexical: str
    type: Literal["string", "integer", "decimal", "date", "gYear", "gYearMonth", "duration", "boolean"] = (
        "string"
    )
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement with the words that make it.

    `predicate` is a property of the ontology by its local name (`numberInSeason`), or one of the frames
    (`credit`, `performance`, `nomination`, …), whose further parts are `qualifiers`: (role, filler) pairs.
    `span` is the evidence. `confidence` is from 0 to 1. `rule` is filled in by `extract.rules.run`.
    """

    subject: Ref
    predicate: str
    object: Ref | Value
    span: Span
    qualifiers: tuple[tuple[str, Ref | Value], ...] = ()
    modality: Modality = Modality.ASSERTED
    confidence: float = 1.0
    rule: str = ""

    def get(self, role: str) -> Ref | Value | None:
        """The first filler of a qualifier, or None."""
        return next((filler for name, filler in self.qualifiers if name == role), None)


@dataclass(frozen=True, slots=True)
class Passed:
    """Words that a rule looked at and took nothing from, with the reason, for the coverage report."""

    span: Span
    why: str
    rule: str = ""


Finding = Fact | Passed
