"""Cuts plain pipe tables (`| Season | DVD release dates | |`), with one or two header rows."""

from __future__ import annotations

import re
from itertools import pairwise

from extract.document import Passage, Row, Section, Table
from extract.lines import Line
from extract.tables.grid import guessed, nothing
from extract.tables.piece import Cut
from extract.words import passage

_RULE = re.compile(r"\|(?:\s*:?-{2,}:?\s*\|)+")
_DATUM = re.compile(r"\d+|.*\b(?:19|20)\d\d\b.*")


def cut(text: str, rows: list[Line], at: int, section: Section) -> Cut | None:
    """The table whose first line is line `at`, if that is one."""
    end = at
    while end < len(rows) and _is_row(rows[end].text):
        end += 1
    if end - at < 2:
        return None
    lines = [_cells(text, row) for row in rows[at:end] if not _RULE.fullmatch(row.text)]
    width = max(map(len, lines))
    grid = [line + [nothing(rows[at].start)] * (width - len(line)) for line in lines]
    columns, heads = _columns(grid)
    body = tuple(Row(tuple(line)) for line in grid[heads:])
    if not body:
        return None
    return Cut((Table(columns or guessed(body), body, section),), end)


def _is_row(line: str) -> bool:
    return (
        len(line) > 2
        and line.startswith("|")
        and line.endswith("|")
        and not line.startswith(("|-", "|}", "|+"))
    )


def _cells(text: str, row: Line) -> list[Passage]:
    places = [row.start + i for i, character in enumerate(row.text) if character == "|"]
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
