"""Cuts glued series overviews (`113June 2, 2002 (2002-06-02)…`: season 1, 13 episodes and their dates)."""

from __future__ import annotations

import re

from extract.document import Passage, Row, Section, Table
from extract.grammar.lines import Line
from extract.grammar.words import passage
from extract.tables.grid import nothing
from extract.tables.piece import Cut
from extract.tables.rows import DATE

_HEADER = re.compile(r"(?:Season|Series)\s?(?:Episodes|No\. of episodes)", re.IGNORECASE)
_DATES = re.compile(
    r"First (?:aired|released)|Last (?:aired|released)|Season premiere|Season finale|Series premiere"
    r"|Series finale|Premiered|Premiere|Finale|Originally (?:aired|released)|Region [0-9A-C]"
)
_ROW = re.compile(r"(?P<digits>\d{1,7}(?:\s+\d{1,4})?)\s*(?=[A-Z]|\d{1,2} [A-Z])")
_ISO_DAY = re.compile(r"\(\d{4}-\d\d-(\d\d)\)")
_UNSAID = re.compile(r"\s*(?:N/A|TBA|TBD|—|–)")


def cut(text: str, rows: list[Line], at: int, section: Section) -> Cut | None:
    """The overview that starts at line `at`, if one does."""
    if not _HEADER.match(rows[at].text):
        return None
    first = at + 1
    while first < min(len(rows), at + 6) and rows[first] and not _season(rows[first].text, 1):
        first += 1
    heads = [head for row in rows[at:first] for head in _DATES.findall(row.text)]
    heads = [h for h in heads if not h.startswith("Originally")] or heads
    found: list[tuple[Passage, ...]] = []
    here = first
    while here < len(rows) and (
        cells := _cells(passage(text, rows[here].start, rows[here].end), len(found) + 1)
    ):
        found.append(cells)
        here += 1
    if not found:
        return None
    width = max(map(len, found))
    dates = (heads + ["First aired", "Last aired"][len(heads) :])[: width - 2]
    columns = ("Season", "Episodes", *dates, *[""] * (width - 2 - len(dates)))
    empty = nothing(rows[first].start)
    body = tuple(Row((*cells, *[empty] * (width - len(cells)))) for cells in found)
    return Cut((Table(columns, body, section),), here)


def _season(line: str, number: int) -> tuple[int, int, int] | None:
    """Where the season's number ends and its episodes' starts and ends, if the line is season `number`."""
    found = _ROW.match(line.replace("\u00a0", " "))
    if not found or not DATE.search(line[:200].replace("\u00a0", " ")):
        return None
    digits, of = found["digits"][: _day(line, found)], str(number)
    head, blank, tail = digits.partition(" ")
    if blank:
        return (
            (len(head), len(digits) - len(tail.strip()), len(digits)) if head == of and tail.strip() else None
        )
    if not digits.startswith(of) or len(digits) == len(of):
        return None
    return len(of), len(of), len(digits)


def _day(line: str, found: re.Match[str]) -> int:
    """Where a date's day starts within the digits: "11316 May 2011 (2011-05-16)" has 13 episodes."""
    end = len(found["digits"])
    if not re.match(r"\s[A-Z]", line[end:]):
        return end
    printed = _ISO_DAY.search(line)
    return end - len(str(int(printed[1]))) if printed else 0


def _cells(words: Passage, number: int) -> tuple[Passage, ...]:
    """A row's cells as far as its dates go; none if the line is no row."""
    places = _season(words.text, number)
    if not places:
        return ()
    season_end, start, end = places
    cells = [words.cut(0, season_end), words.cut(start, end)]
    at = end
    while found := DATE.match(words.text, _skip(words.text, at)) or _UNSAID.match(words.text, at):
        cells.append(words.cut(*found.span()))
        at = found.end()
    return tuple(cells) if len(cells) > 2 else ()


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] == " ":
        at += 1
    return at
