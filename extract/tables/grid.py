"""Spreads cells over the columns and rows that they span, and builds the table."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extract.document import Passage, Row, Section, Table

_AWARDS = ("Year", "Award", "Category", "Nominee(s)", "Result", "Ref.")
_YEAR = re.compile(r"(?:19|20)\d\d(?:[–-]\d{2,4})?")
_MOST = 200  # columns; a span beyond is a slip of the pen


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as marked up, with the rows and columns that it spans."""

    words: Passage
    rows: int = 1
    columns: int = 1
    head: bool = False  # a column's head; a row's (`scope="row"`) is none


def nothing(at: int) -> Passage:
    """An empty cell."""
    return Passage("", ((0, at),))


def table(marked: Iterable[Sequence[Cell]], section: Section, at: int, caption: str = "") -> Table | None:
    """The table of the rows as marked up; None where none of them holds words."""
    spread = _spread([row for row in marked if row], at)
    heads = 0
    while heads < len(spread) and all(cell.head for cell in spread[heads]):
        heads += 1
    body = [row for row in spread[heads:] if any(cell.words for cell in row)]
    if not body:
        return None
    columns = [_joined(column) for column in zip(*spread[:heads], strict=True)] if heads else []
    rows = tuple(Row(tuple(cell.words for cell in row)) for row in body)
    return Table(tuple(columns) or guessed(rows), rows, section, caption)


def _spread(marked: Sequence[Sequence[Cell]], at: int) -> list[list[Cell]]:
    """Rows of the same width, a spanning cell standing in each place that it spans."""
    hanging: dict[int, tuple[int, Cell]] = {}
    spread: list[list[Cell]] = []
    for cells in marked:
        row: list[Cell] = []
        left = list(cells)
        while left or len(row) in hanging:
            if len(row) in hanging:
                rest, cell = hanging.pop(len(row))
                if rest > 1:
                    hanging[len(row)] = (rest - 1, cell)
                row.append(cell)
                continue
            cell = left.pop(0)
            for _ in range(min(cell.columns, _MOST)):
                if cell.rows > 1:
                    hanging[len(row)] = (cell.rows - 1, cell)
                row.append(cell)
        spread.append(row)
    width = max(map(len, spread), default=0)
    return [row + [Cell(nothing(at), head=all(c.head for c in row))] * (width - len(row)) for row in spread]


def _joined(column: Iterable[Cell]) -> str:
    """The words of a column's heads, from top to bottom, each once."""
    return " ".join(dict.fromkeys(cell.words.text for cell in column if cell.words))


def guessed(rows: Sequence[Row]) -> tuple[str, ...]:
    """Column names for a table that lost its header: those of an award table, or none."""
    width = len(rows[0].cells)
    first, second = ([row.cells[i].text for row in rows] if width > 2 else [] for i in (0, 1))
    is_award = award_words()
    named = sum(bool(is_award.search(words)) for words in second)
    if first and all(map(_YEAR.fullmatch, first)) and 2 * named >= len(second):
        return (*_AWARDS[:width], *[""] * (width - len(_AWARDS)))
    return ("",) * width


@cache
def award_words() -> re.Pattern[str]:
    """A word that tells the name of an award."""
    words = tomllib.loads(Path(__file__).with_name("awards.toml").read_text(encoding="utf-8"))["awards"]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
