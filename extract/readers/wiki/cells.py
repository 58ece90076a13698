"""Wikitables: `{| … |}` with captions, heads, attributes and cells, as rows of cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extract.document import Passage
from extract.readers.wiki.episodes import is_row
from extract.readers.wiki.inline import Words
from extract.readers.wiki.mask import BLOT, Masked
from extract.readers.wiki.templates import name_of
from extract.readers.wiki.tree import Node
from extract.tables.grid import Cell

_SPAN = re.compile(r"(row|col)span\s*=\s*[\"']?\s*(\d{1,3})", re.IGNORECASE)
_SCOPE_ROW = re.compile(r"scope\s*=\s*[\"']?row", re.IGNORECASE)
_ATTRIBUTE = r"[\w-]+\s*=\s*(?:\"[^\"\n]*\"|'[^'\n]*'|[\w#%.;:-]+)"
# "rowspan=2 {{won}}": the template brings the bar with it
_BEFORE_TEMPLATE = re.compile(rf"\s*{_ATTRIBUTE}(?:\s+{_ATTRIBUTE})*\s*(?={BLOT})")
_MOST = 400  # characters of a cell's attributes
_BAR = re.compile(r"(?<!\|)\|(?!\|)")
_BETWEEN = {"|": re.compile(r"\|\|"), "!": re.compile(r"\|\||!!")}


@dataclass
class Marked:
    """A table as marked up; `templates` are those that stand in it in place of rows."""

    rows: list[list[Cell]] = field(default_factory=lambda: [[]])
    caption: str = ""
    templates: list[Node] = field(default_factory=list)


def is_start(line: str) -> bool:
    """Whether a line opens a table."""
    return line.lstrip(" \t:").startswith("{|")


def end_of(lines: list[tuple[int, int]], masked: Masked, at: int, *, opened: bool = False) -> int:
    """The first line behind the table that starts at line `at`; of one never closed, the next heading."""
    depth = int(opened)
    for number in range(at, len(lines)):
        line = masked.slice(*lines[number]).strip()
        if is_start(line):
            depth += 1
        elif line.startswith("|}"):
            depth -= 1
            if not depth:
                return number + 1
        elif line.startswith("==") and line.endswith("=="):
            return number
    return len(lines)


def read(lines: list[tuple[int, int]], masked: Masked, words: Words) -> Marked:
    """The cells of a table's lines, the first of which opens it."""
    found = Marked()
    depth = 0
    for start, end in _opened(lines, masked):
        line = masked.slice(start, end).lstrip(" \t:")
        first = end - len(line)
        depth += is_start(line) - line.startswith("|}")
        if depth > 1 or line.startswith(("{|", "|}")):  # a table within a cell says nothing of its own
            continue
        if line.startswith("|-"):
            found.rows.append([])
        elif line.startswith("|+"):
            inner = _BAR.search(line, 2)
            found.caption = words.read(masked.node, first + (inner.end() if inner else 2), end).text
        elif line.startswith(("|", "!")):
            found.rows[-1] += _cells(line, first, masked, words)
        elif (node := masked.only(start, end)) is not None:
            found.templates.append(node)
    return found


def _opened(lines: list[tuple[int, int]], masked: Masked) -> Iterator[tuple[int, int]]:
    """Each line that opens something, with the lines that go on with it; templates alone in theirs too."""
    since: int | None = None
    last = 0
    for start, end in lines:
        line = masked.slice(start, end).lstrip(" \t:")
        opens = line.startswith(("|", "!", "{|"))
        if since is not None and (opens or _is_rows(masked, start, end)):
            yield since, last
            since = None
        if opens:
            since = start
        elif since is None and line.strip():
            yield start, end
        last = end
    if since is not None:
        yield since, last


def _is_rows(masked: Masked, start: int, end: int) -> bool:
    """Whether a line is a template that stands for rows ("{{Episode list", over several lines)."""
    node = masked.only(start, end)
    return node is not None and is_row(name_of(masked.text, node))


def _cells(line: str, first: int, masked: Masked, words: Words) -> Iterator[Cell]:
    """The cells of `| a || b` or `! a !! b`, with their attributes read and cut away."""
    mark = line[0]
    head_line = line.split("\n", 1)[0]
    ends = [found.span() for found in _BETWEEN[mark].finditer(head_line, 1)]
    at = 1
    for end, following in [*ends, (len(line), len(line))]:
        said, start = _attributes(line, at, end)
        spans = {way.lower(): max(1, int(number)) for way, number in _SPAN.findall(said)}
        passage: Passage = words.read(masked.node, first + start, first + end)
        is_head = mark == "!" and not _SCOPE_ROW.search(said)
        yield Cell(passage, spans.get("row", 1), spans.get("col", 1), is_head)
        at = following


def _attributes(line: str, at: int, end: int) -> tuple[str, int]:
    """What stands before a cell's bar, and where the cell's words start."""
    bar = _BAR.search(line, at, end)
    if bar and "\n" not in line[at : bar.start()]:
        return line[at : bar.start()], bar.end()
    before = _BEFORE_TEMPLATE.match(line, at, min(end, at + _MOST))
    return (before.group(), before.end()) if before else ("", at)
