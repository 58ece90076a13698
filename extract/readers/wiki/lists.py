"""Lists: each line with a bullet is an item, with the indented lines below it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.readers.wiki.mask import Masked

_MARKS = re.compile(r"[*#:;]+[ \t]*")


def items(lines: list[tuple[int, int]], masked: Masked, at: int) -> Iterator[tuple[str, int, int, int]]:
    """From line `at` on: the marks of each item, where its words stand, and the first line behind it."""
    while at < len(lines):
        found = _MARKS.match(masked.slice(*lines[at]))
        if not found:
            return
        marks = found.group().rstrip()
        start, end = lines[at][0] + found.end(), lines[at][1]
        at += 1
        while at < len(lines) and marks[0] != ":" and _goes_on(marks, masked.slice(*lines[at])):
            end = lines[at][1]
            at += 1
        yield marks, start, end, at


def _goes_on(marks: str, line: str) -> bool:
    """Whether a line only tells more of an item: "*: A doctor.", ": A doctor." below "; Term"."""
    found = _MARKS.match(line)
    more = found.group().rstrip() if found else ""
    return more.endswith(":") and len(more) <= len(marks) + 1
