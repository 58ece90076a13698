"""Spreads cells over the columns and rows that they span, and builds the table."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from extract.document import Passage, Row, Section, Table
from extract.tables.columns import kind_of

_AWARDS = ("Year", "Award", "Category", "Nominee(s)", "Result", "Ref.")
_YEAR = re.compile(r"(?:19|20)\d\d(?:[–-]\d{2,4})?")
_MOST = 200  # columns; a span beyond is a slip of the pen
_LONG = 80  # characters; what is longer names nothing
_LARGEST = 1_000_000  # cells; what has more is no article's table


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as marked up, with the rows and columns that it spans."""

    words: Passage
    rows: int = 1
    columns: int = 1
    head: bool = False  # a column's head; a row's (`scope="row"`) is none
    below: bool = False  # a row's only cell, that belongs to the row above: an episode's summary


def nothing(at: int) -> Passage:
    """An empty cell."""
    return Passage("", ((0, at),))


def table(marked: Iterable[Sequence[Cell]], section: Section, at: int, caption: str = "") -> Table | None:
    """The table of the rows as marked up; None where none of them holds words."""
    kept = [row for row in marked if row]
    spread = _spread(kept, at)
    if len(spread) * len(spread[0] if spread else ()) > _LARGEST:
        return None
    if len(spread) > 2 and all(cell.head for cell in (*spread[0], *spread[1])) and _is_title(kept[0]):
        caption = caption or kept[0][0].words.text
        kept, spread = kept[1:], spread[1:]
    heads = 0
    while (
        heads < len(spread) and all(c.head for c in spread[heads]) and not (heads and _is_title(kept[heads]))
    ):
        heads += 1
    columns = [_joined(column) for column in zip(*spread[:heads], strict=True)] if heads else []
    rows = tuple(_rows(spread[heads:], [_below(row) for row in kept[heads:]], columns))
    if not rows:
        return None
    shown = _shown(columns, rows)
    rows = tuple(Row(tuple(row.cells[i] for i in shown), row.below) for row in rows)
    return Table(tuple(columns[i] for i in shown) if columns else guessed(rows), rows, section, caption)


def _is_title(row: Sequence[Cell]) -> bool:
    """Whether a row is one cell over several columns: the table's title, or one of the rows below it."""
    return len(row) == 1 and row[0].columns > 1


def _shown(columns: Sequence[str], rows: Sequence[Row]) -> list[int]:
    """The columns without those that only hold a colour, below a head that reaches over the next one too."""
    every = range(len(rows[0].cells))
    twins = {i for i in range(len(columns) - 1) if columns[i] == columns[i + 1]}
    bare = {i for i in twins if not any(row.cells[i] for row in rows)}
    return [i for i in every if i not in bare]


def headed(marked: list[list[Cell]]) -> list[list[Cell]]:
    """The rows of a table whose header's cells are marked as any other: `<td><b>Directed by</b></td>`."""
    first = next((i for i, row in enumerate(marked) if row), None)
    if first is None or any(cell.head for row in marked for cell in row):
        return marked
    names = [bool(kind_of(cell.words.text)) for cell in marked[first]]
    if len(names) < 3 or sum(names) < 3:
        return marked
    return [[replace(cell, head=i == first) for cell in row] for i, row in enumerate(marked)]


def summed(marked: list[list[Cell]]) -> list[list[Cell]]:
    """The rows, with those that only hold a long text told to belong to the row above."""
    return [_summary(row) or row for row in marked]


def _summary(row: list[Cell]) -> list[Cell] | None:
    long = len(row) > 0 and len(row[0].words.text) > _LONG and not any(cell.words for cell in row[1:])
    return [replace(row[0], below=True)] if long and not row[0].head else None


def _below(row: Sequence[Cell]) -> Passage | None:
    """The words of a row that only tells more of the one above."""
    return row[0].words if row[0].below else None


def _rows(
    spread: Sequence[Sequence[Cell]], below: Sequence[Passage | None], columns: Sequence[str]
) -> Iterator[Row]:
    """The rows that hold words, without headers printed again."""
    last: Row | None = None
    for cells, more in zip(spread, below, strict=True):
        if more is not None and last:
            last = Row(last.cells, last.below or more or None)
            continue
        if last:
            yield last
            last = None
        again = all(cell.head for cell in cells) and [cell.words.text for cell in cells] == list(columns)
        if any(cell.words for cell in cells) and not again:
            last = Row(tuple(cell.words for cell in cells))
    if last:
        yield last


def _spread(marked: Sequence[Sequence[Cell]], at: int) -> list[list[Cell]]:
    """Rows of the same width, a spanning cell standing in each place that it spans."""
    hanging: dict[int, tuple[int, Cell]] = {}
    spread: list[list[Cell]] = []
    for cells in marked:
        row: list[Cell] = []
        left = list(reversed(cells))
        while (left or len(row) in hanging) and len(row) < _MOST:
            if len(row) in hanging:
                rest, cell = hanging.pop(len(row))
                if rest > 1:
                    hanging[len(row)] = (rest - 1, cell)
                row.append(cell)
                continue
            cell = left.pop()
            for _ in range(min(cell.columns, _MOST - len(row))):
                if cell.rows > 1:
                    hanging[len(row)] = (cell.rows - 1, cell)
                row.append(cell)
        spread.append(row)
    width = max(map(len, spread), default=0)
    return [row + [Cell(nothing(at), head=all(c.head for c in row))] * (width - len(row)) for row in spread]


def _joined(column: Iterable[Cell]) -> str:
    """The words of a column's heads, from top to bottom, each once."""
    return " ".join(dict.fromkeys(" ".join(cell.words.text.split()) for cell in column if cell.words))


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
