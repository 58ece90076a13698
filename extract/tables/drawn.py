"""Tables drawn in plain text, as Markdown has them: with pipes, as grids, or by columns under dashes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.document import Passage
from extract.grammar.lines import Line, indent
from extract.tables.grid import Cell, nothing

_RULE = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
_DASHES = re.compile(r"-{2,}(?: +-{2,})+")
_FRAME = re.compile(r"-{10,}")
_EDGE = re.compile(r"\+(?:[-=:]+\+)+")
_PIPE = re.compile(r"\\.|!?\[[^\[\]\n]{0,300}\]\([^()\n]{0,500}\)|(?P<pipe>\|)", re.DOTALL)

Read = Callable[[Sequence[tuple[int, int]]], Passage]
Drawn = tuple[list[list[Cell]], int]  # the rows, and the first line behind them


def cut(text: str, read: Read, rows: Sequence[Line], at: int) -> Drawn | None:
    """The table that starts at line `at`, if one does; `read` gives the words of stretches of the text."""
    return _piped(read, rows, at) or _grid(read, rows, at) or _columned(text, read, rows, at)


def _piped(read: Read, rows: Sequence[Line], at: int) -> Drawn | None:
    """`| A | B |` or `A | B` above `---|---`."""
    if at + 1 >= len(rows) or "|" not in rows[at].text:
        return None
    rule = rows[at + 1].text
    if "|" not in rule or not _RULE.fullmatch(rule):
        return None
    heads = [Cell(read([place]), head=True) for place in _between_pipes(rows[at])]
    found = [heads] if any(cell.words for cell in heads) else []
    end = at + 2
    while end < len(rows) and "|" in rows[end].text:
        found.append([Cell(read([place])) for place in _between_pipes(rows[end])])
        end += 1
    return found, end


def _between_pipes(line: Line) -> list[tuple[int, int]]:
    pipes = [found.start() for found in _PIPE.finditer(line.text) if found["pipe"]]
    ends = pipes if line.text.startswith("|") else [-1, *pipes]
    ends = ends if ends[-1] == len(line.text) - 1 else [*ends, len(line.text)]
    return [(line.start + a + 1, line.start + b) for a, b in pairwise(ends)]


def _grid(read: Read, rows: Sequence[Line], at: int) -> Drawn | None:
    """`+---+---+` around each cell; `+===+===+` below the header."""
    if not _EDGE.fullmatch(rows[at].text) or at + 1 == len(rows) or not rows[at + 1].text.startswith("|"):
        return None
    edges = [i for i, letter in enumerate(rows[at].text) if letter == "+"]
    found: list[list[Cell]] = []
    inside: list[Line] = []
    end = at + 1
    while end < len(rows) and rows[end].text.startswith(("+", "|")):
        line = rows[end]
        end += 1
        if not _EDGE.fullmatch(line.text):
            inside.append(line)
            continue
        if inside:
            starts = [(one, one.start) for one in inside]
            found.append([_stacked(read, starts, a + 1, b) for a, b in pairwise(edges)])
        inside = []
        if "=" in line.text:
            found = [[replace(cell, head=True) for cell in row] for row in found]
    return (found, end) if found else None


def _columned(text: str, read: Read, rows: Sequence[Line], at: int) -> Drawn | None:
    """Columns under dashes (`------  ------`): a row a line, or within a frame, with blank lines between."""
    framed = bool(_FRAME.fullmatch(rows[at].text))
    most = at + 5 if framed else at + 2
    under = next((i for i in range(at + 1, min(most, len(rows))) if _DASHES.fullmatch(rows[i].text)), None)
    if under is None or under == at + framed:
        return None
    end = _end(rows, under + 1, framed)
    if end is None:
        return None
    starts = [(line, line.start - indent(text, line)) for line in rows[at:end]]
    left = indent(text, rows[under])
    dashes = [left + found.start() for found in re.finditer(r"-+", rows[under].text)]
    places = [*pairwise(dashes), (dashes[-1], 1 << 30)]
    groups = _groups(starts[under + 1 - at :], framed)
    heads = [replace(_stacked(read, starts[framed : under - at], a, b), head=True) for a, b in places]
    return [heads, *([_stacked(read, group, a, b) for a, b in places] for group in groups)], end + framed


def _end(rows: Sequence[Line], at: int, framed: bool) -> int | None:
    """The table's first line that is no row: blank, or its frame."""
    for i in range(at, min(len(rows), at + 2000)):
        if framed and _FRAME.fullmatch(rows[i].text):
            return i
        if not framed and not rows[i]:
            return i
    return None if framed else min(len(rows), at + 2000)


def _groups(lines: Sequence[tuple[Line, int]], framed: bool) -> Iterator[list[tuple[Line, int]]]:
    """The lines of each row."""
    group: list[tuple[Line, int]] = []
    for line, start in lines:
        if line:
            group.append((line, start))
        if group and not (framed and line):
            yield group
            group = []
    if group:
        yield group


def _stacked(read: Read, lines: Sequence[tuple[Line, int]], start: int, end: int) -> Cell:
    """A cell's words, which may stand in several lines."""
    places = [(max(line.start, at + start), min(line.end, at + end)) for line, at in lines]
    kept = [(a, b) for a, b in places if a < b]
    return Cell(read(kept) if kept else nothing(lines[0][0].start if lines else 0))


def filled(rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """Rows that lack cells, since converters print a cell that reaches over several rows only once."""
    width = max((len(row) for row in rows), default=0)
    found: list[list[Cell]] = []
    above: Sequence[Cell] = []
    for row in rows:
        if 1 < len(row) < width and len(above) == width and not above[0].head:
            row = max(_fillings(row, above), key=lambda full: _likeness(full, above))
        found.append(list(row))
        above = found[-1]
    return found


def _fillings(row: Sequence[Cell], above: Sequence[Cell]) -> Iterator[list[Cell]]:
    lacking = len(above) - len(row)
    return ([*row[:at], *above[at : at + lacking], *row[at:]] for at in range(len(row) + 1))


def _likeness(row: Sequence[Cell], above: Sequence[Cell]) -> int:
    """In how many columns a row has what the row above has there: a number, a title, a date."""
    return sum(_shape(a.words.text) == _shape(b.words.text) for a, b in zip(row, above, strict=True))


def _shape(words: str) -> str:
    if re.fullmatch(r"[\d.,–-]+", words):
        return "year" if re.fullmatch(r"(?:19|20)\d\d", words) else "number"
    if words.startswith(('"', "“")):
        return "title"
    if re.search(r"\b(?:19|20)\d\d\b", words):
        return "date"
    return "result" if re.match(r"(?:Won|Nominated|Pending)\b", words) else "words"
