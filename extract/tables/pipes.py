"""Cuts plain pipe tables (`| Season | DVD release dates | |`), with or without pipes at their edges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extract.document import Passage, Row, Section, Table
from extract.grammar.lines import Line
from extract.grammar.words import passage
from extract.tables.drawn import filled
from extract.tables.grid import Cell, guessed, nothing
from extract.tables.piece import Cut

_RULE = re.compile(r"\|(?:\s*:?-{2,}:?\s*\|)+")
_OPEN_RULE = re.compile(r"\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?|-{3,}\|")
_LONG = 60  # characters; what is longer and alone in its row tells more of the row above
_DATUM = re.compile(r"\d+|.*\b(?:19|20)\d\d\b.*")


def cut(text: str, rows: list[Line], at: int, section: Section) -> Cut | None:
    """The table whose first line is line `at`, if that is one."""
    bare = is_open(rows, at)
    end = at
    while end < len(rows) and ("|" in rows[end].text if bare else _is_row(rows[end].text)):
        end += 1
    if end - at < 2:
        return None
    lines = [cells(text, row) for row in rows[at:end] if not _is_rule(row.text)]
    width = max(map(len, lines))
    lines = _full(lines) if bare else lines
    grid = [line + [nothing(rows[at].start)] * (width - len(line)) for line in lines]
    columns, heads = ([cell.text for cell in grid[0]], 1) if bare else _columns(grid)
    columns = tuple(columns)
    body = tuple(_told(grid[heads:]))
    if not body:
        return None
    return Cut((Table(columns or guessed(body), body, section),), end)


def is_open(rows: list[Line], at: int) -> bool:
    """Whether a table without pipes at its edges starts here: the next line is its rule."""
    return at + 1 < len(rows) and "|" in rows[at].text and bool(_OPEN_RULE.fullmatch(rows[at + 1].text))


def _full(lines: list[list[Passage]]) -> list[list[Passage]]:
    """The rows with the cells that reach down to them from above, which are printed only once."""
    marked = [[Cell(words, head=not i) for words in line] for i, line in enumerate(lines)]
    return [[cell.words for cell in row] for row in filled(marked)]


def _is_rule(line: str) -> bool:
    return bool(_RULE.fullmatch(line) or _OPEN_RULE.fullmatch(line))


def _told(grid: list[list[Passage]]) -> Iterator[Row]:
    """The rows, a long text that is alone in its row with the one above."""
    last: Row | None = None
    for line in grid:
        if last and len(line) > 2 and len(line[0].text) > _LONG and not any(line[1:]):
            last = Row(last.cells, last.below or line[0])
            continue
        if last:
            yield last
        last = Row(tuple(line))
    if last:
        yield last


def _is_row(line: str) -> bool:
    return (
        len(line) > 2
        and line.startswith("|")
        and line.endswith("|")
        and not line.startswith(("|-", "|}", "|+"))
    )


def cells(text: str, row: Line) -> list[Passage]:
    """The cells between a line's pipes."""
    places = [row.start + i for i, character in enumerate(row.text) if character == "|"]
    places = places if row.text.startswith("|") else [row.start - 1, *places]
    places = places if row.text.endswith("|") else [*places, row.end]
    return [passage(text, a + 1, b) for a, b in pairwise(places)]


def _columns(grid: list[list[Passage]]) -> tuple[tuple[str, ...], int]:
    """The columns' words, and how many rows of the grid they take."""
    top = [cell.text for cell in grid[0]]
    if _DATUM.fullmatch(top[0]):
        return (), 0
    groups = [words for words in top if words]
    if len(groups) == len(top) or len(grid) < 3:
        return tuple(top), 1
    below = [cell.text for cell in grid[1] if cell]
    alone = len(top) - len(below)  # columns whose head reaches over both rows
    if not 0 < alone <= len(groups) or any(map(_DATUM.fullmatch, (grid[1][0].text, *below[:1]))):
        return tuple(top), 1
    named = [_under(groups[alone:], words) for words in below]
    return (*groups[:alone], *named), 2


def _under(groups: list[str], words: str) -> str:
    """A lower head with the upper one it stands under: how far that reaches is lost, DVDs have numbered
    regions and Blu-rays lettered ones."""
    if len(groups) == 1:
        return f"{groups[0]} {words}"
    medium = {True: "DVD", False: "Blu-ray"}[words.rpartition(" ")[2].isdigit()]
    fitting = [group for group in groups if medium.lower() in group.lower()]
    return f"{fitting[0]} {words}" if words.startswith("Region") and fitting else words
