"""Who and what the mentions turn out to be, and the statements that can then be made."""

from __future__ import annotations

from dataclasses import dataclass

from extract.document import Document, Span
from extract.facts import Kind, Modality, Passed, Value


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing of the world or of a story, under its fullest name.

    `of` is the series that a season, episode or character belongs to; `season` and `number` as in `Ref`.
    `apart` tells two things of one kind and name apart ("" for nearly all); it becomes part of the IRI.
    Two entities are the same when all of these agree, so an entity can be a key.
    """

    kind: Kind
    name: str
    of: str = ""
    season: int | None = None
    number: int | None = None
    apart: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that make a statement: `document.text[span.start:span.end] == exact`.

    `prefix` and `suffix` are the rest of the sentence (or cell, or line) around `exact`.
    """

    document: str  # the document's digest
    span: Span
    exact: str
    section: str
    rule: str
    confidence: float
    modality: Modality = Modality.ASSERTED
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Coarser:
    """A less exact form in which some evidence says a statement's object, or what fills one of its roles."""

    role: str  # "" for the object
    value: Value
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact whose mentions are resolved, with all the evidence that any document gives for it."""

    subject: Entity
    predicate: str
    object: Entity | Value
    qualifiers: tuple[tuple[str, Entity | Value], ...]
    evidence: tuple[Evidence, ...]
    modality: Modality = Modality.ASSERTED
    coarser: tuple[Coarser, ...] = ()


@dataclass(frozen=True, slots=True)
class Merge:
    """Why a name was taken for an entity: `reason` in words, `evidence` where they stand."""

    entity: Entity
    name: str
    reason: str
    evidence: Evidence


@dataclass(frozen=True)
class Extraction:
    """All that a set of documents says: what `graph` builds from.

    `names` holds every name of an entity with its evidence, the fullest first.
    `passed` says what gave no fact, by document digest; `taken` are all the words from which something was
    taken: those of the evidence, and the mentions and values wherever else they stand.
    """

    documents: tuple[Document, ...]
    statements: tuple[Statement, ...]
    names: tuple[tuple[Entity, tuple[tuple[str, Evidence], ...]], ...] = ()
    merges: tuple[Merge, ...] = ()
    passed: tuple[tuple[str, Passed], ...] = ()
    taken: tuple[tuple[str, Span], ...] = ()
