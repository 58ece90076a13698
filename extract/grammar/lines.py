"""A document's lines, each knowing where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BREAK = re.compile(r"\r\n?|\n")
_LONGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its end and the blanks around it: `document[start:end] == text`."""

    start: int
    end: int
    text: str

    def __bool__(self) -> bool:
        return bool(self.text)


def lines(text: str) -> Iterator[Line]:
    """The lines of a text, whichever way they end."""
    at = 1 if text.startswith("\ufeff") else 0
    for found in _BREAK.finditer(text):
        yield _line(text, at, found.start())
        at = found.end()
    if at < len(text):
        yield _line(text, at, len(text))


def _line(text: str, start: int, end: int) -> Line:
    raw = text[start:end]
    words = raw.strip()
    start += len(raw) - len(raw.lstrip()) if words else 0
    return Line(start, start + len(words), words)


def indent(text: str, line: Line) -> int:
    """How many blanks stand before a line's words."""
    at = line.start
    while at and text[at - 1] in " \t":
        at -= 1
    return line.start - at


def too_long(text: str) -> bool:
    """Whether some line is longer than any article's: the text is not made of lines at all."""
    return len(text) > _LONGEST and any(line.end - line.start > _LONGEST for line in lines(text))
