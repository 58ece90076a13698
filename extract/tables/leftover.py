"""Cuts wikitext tables that were left in a text, often without their start, header or results."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.document import Section
from extract.grammar.lines import Line
from extract.grammar.words import passage
from extract.tables.grid import Cell, table
from extract.tables.piece import Cut

_START = re.compile(r"\{\||\|-|!(?!!)\s*(?:scope|rowspan|colspan|style|data-|class|\w+\s*!!)")
_ATTRIBUTES = re.compile(r"\s*(?:[\w-]+\s*=\s*(?:\"[^\"\n]*\"|'[^'\n]*'|[\w#%.;-]++)\s*)+\|(?!\|)")
_SPAN = re.compile(r"(row|col)span\s*=\s*[\"']?\s*(\d{1,3})")
_SCOPE_ROW = re.compile(r"scope\s*=\s*[\"']?row")
_BETWEEN = re.compile(r"\|\||!!")


def cut(text: str, rows: list[Line], at: int, section: Section) -> Cut | None:
    """The table that starts at line `at`, if one does: up to `|}`, a heading or prose."""
    if not _START.match(rows[at].text):
        return None
    end = _end(rows, at)
    marked: list[list[Cell]] = [[]]
    caption = ""
    for line, last in _cells_of(rows, at, end):
        if line.text.startswith(("{|", "|}")):
            continue
        if line.text.startswith("|-"):
            marked.append([])
        elif line.text.startswith("|+"):
            caption = passage(text, line.start + 2, last).text
        else:
            marked[-1] += _cells(text, line, last)
    found = table(marked, section, rows[at].start, caption)
    return Cut((found,) if found else (), end)


def _end(rows: list[Line], at: int) -> int:
    """The first line behind the table."""
    for i in range(at, len(rows)):
        line = rows[i].text
        if line.startswith("|}"):
            return i + 1
        if line.startswith("=") or (not line and not _goes_on(rows, i)):
            return i
    return len(rows)


def _goes_on(rows: list[Line], at: int) -> bool:
    """Whether the next line with words is one of a table."""
    following = next((row.text for row in rows[at : at + 4] if row), "")
    return following.startswith(("|", "!"))


def _cells_of(rows: list[Line], at: int, end: int) -> Iterator[tuple[Line, int]]:
    """Each line that opens something, and where the lines that go on with it end."""
    opened: Line | None = None
    last = 0
    for line in rows[at:end]:
        if line.text.startswith(("|", "!", "{|")):
            if opened:
                yield opened, last
            opened = line
        if line:
            last = line.end
    if opened:
        yield opened, last


def _cells(text: str, line: Line, last: int) -> Iterator[Cell]:
    """The cells of `| a || b` or `! a !! b`, with their attributes read and cut away."""
    head = line.text.startswith("!")
    start = line.start + 1
    ends = [m.span() for m in _BETWEEN.finditer(text, start, line.end)] + [(last, last)]
    for end, following in ends:
        attributes = _ATTRIBUTES.match(text, start, end)
        said = attributes.group() if attributes else ""
        spans = {way: max(1, int(number)) for way, number in _SPAN.findall(said)}
        words = passage(text, attributes.end() if attributes else start, end)
        is_head = head and not _SCOPE_ROW.search(said)
        yield Cell(words, spans.get("row", 1), spans.get("col", 1), is_head)
        start = following
