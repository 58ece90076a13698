"""What becomes of a mention: the thing it means, with the reason, or no thing, with the reason."""

from __future__ import annotations

from dataclasses import dataclass

from extract.entities import Entity


@dataclass(frozen=True, slots=True)
class Found:
    """The thing that a mention means; the reason is empty where it is called by that very name."""

    entity: Entity
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Unclear:
    """A mention that means nobody for sure; what is said of it is not kept."""

    why: str


Answer = Found | Unclear
