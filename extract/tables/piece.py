"""What a table cutter hands back."""

from __future__ import annotations

from dataclasses import dataclass

from extract.document import Block


@dataclass(frozen=True, slots=True)
class Cut:
    """The blocks that were cut out of the lines (tables, and paragraphs where a row defied it), and the
    number of the first line behind them."""

    blocks: tuple[Block, ...]
    next: int
