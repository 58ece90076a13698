"""What every reader hands over: the parts of a document, without its name and digest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from extract.document import Block, Field, Passage, Section, Table


@dataclass(frozen=True, slots=True)
class Pieces:
    """A document's parts as they stand in its text."""

    title: Passage
    fields: tuple[Field, ...] = ()
    blocks: tuple[Block, ...] = ()
    citations: tuple[Passage, ...] = ()


class Reader(Protocol):
    """What a module of this folder offers for one form of document."""

    def looks_like(self, text: str) -> bool: ...

    def read(self, text: str) -> Pieces: ...


LEAD = Section("", 0)


def below(section: Section, title: str, level: int) -> Section:
    """The section that a heading opens after `section`."""
    parent: Section | None = section
    while parent is not None and (parent.level >= level or parent.level == 0):
        parent = parent.parent
    return Section(title, level, parent)


_APPARATUS = frozenset(
    (
        "references",
        "citations",
        "sources",
        "footnotes",
        "notes",
        "bibliography",
        "external links",
        "further reading",
        "see also",
    )
)


def states_nothing(section: Section) -> bool:
    """Whether a section only cites and points elsewhere."""
    return any(title.lower() in _APPARATUS for title in section.path)


def sorted_out(
    title: Passage, fields: tuple[Field, ...], blocks: Sequence[Block], citations: Sequence[Passage]
) -> Pieces:
    """The parts, with the blocks of sections that only cite among the citations."""
    stating = tuple(block for block in blocks if not states_nothing(block.section))
    cited = (b.passage for b in blocks if not isinstance(b, Table) and states_nothing(b.section))
    return Pieces(title, fields, stating, (*citations, *cited))
