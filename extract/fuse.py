"""One statement for what several documents, or several places of one, say alike, with all their evidence."""

from __future__ import annotations

from dataclasses import replace

from extract.entities import Entity, Extraction, Statement
from extract.facts import Modality, Value

Part = Entity | Value
Key = tuple[Entity, str, Part, tuple[tuple[str, Part], ...], Modality]


def fuse(extraction: Extraction) -> Extraction:
    """The extraction with each statement once."""
    joined: dict[Key, Statement] = {}
    for statement in extraction.statements:
        bare = replace(
            statement,
            object=_bare(statement.object),
            qualifiers=tuple((role, _bare(filler)) for role, filler in statement.qualifiers),
        )
        key = (bare.subject, bare.predicate, bare.object, bare.qualifiers, bare.modality)
        evidence = (*joined[key].evidence, *bare.evidence) if key in joined else bare.evidence
        joined[key] = replace(bare, evidence=tuple(dict.fromkeys(evidence)))
    return replace(extraction, statements=tuple(joined.values()))


def _bare(part: Part) -> Part:
    """A value without the place where it stood: the same date twice is one date."""
    return replace(part, span=None) if isinstance(part, Value) else part
