"""Reads an infobox that an extractor printed as a pipe table (`No. of episodes | 24 |`), its lists below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.document import Field, Passage
from extract.grammar.lines import Line
from extract.grammar.words import passage
from extract.readers.infobox import is_label
from extract.tables.pipes import cells, is_open

_RULE = re.compile(r"[\s|:-]*-{3,}[\s|:-]*")
_ITEM = re.compile(r"[-*•]\s+(?=\S)")
_FIRST = 4  # lines in which the rule stands: the names above it may be in two


def fields(text: str, rows: Sequence[Line], at: int) -> tuple[int, tuple[Field, ...]]:
    """The first line behind the infobox whose first lines are here, and its fields; none if it is none."""
    lines = list(rows)
    if not any(is_open(lines, here) for here in range(at, min(len(lines), at + _FIRST))):
        return at, ()
    found: list[tuple[str, list[Passage]]] = []
    here = at
    while here < len(lines) and (line := lines[here]):
        item = _ITEM.match(line.text)
        if "|" in line.text and not _RULE.fullmatch(line.text) and not item:
            _pair(cells(text, line), found)
        elif item and found:
            found[-1][1].append(passage(text, line.start + item.end(), _end(text, line)))
        elif len(found) and not _RULE.fullmatch(line.text):
            break
        here += 1
    known = tuple(Field(label, tuple(filter(None, values))) for label, values in found if is_label(label))
    return (here, known) if len(known) > 1 else (at, ())


def _pair(row: Sequence[Passage], found: list[tuple[str, list[Passage]]]) -> None:
    """A label with its value; a row of one cell is a heading."""
    if len(row) > 1 and row[0]:
        words = _ITEM.match(row[1].text)
        found.append((row[0].text, [row[1].cut(words.end() if words else 0, len(row[1].text))]))


def _end(text: str, line: Line) -> int:
    """Where a line's words end, without the pipe that closes its row."""
    return line.start + len(line.text.rstrip(" |"))
