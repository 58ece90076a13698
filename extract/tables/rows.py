"""Finds the rows of a glued episode table: counters, quoted title, and all that is glued behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.document import Passage
from extract.grammar.lines import Line
from extract.grammar.words import passage
from extract.tables.header import tokens
from extract.tables.people import CREDIT

_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
DATE = re.compile(
    rf"(?:{_MONTH} \d{{1,2}}, ?\d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}}|{_MONTH} \d{{4}}|\d{{4}}-\d\d-\d\d)"
    r"(?: ?\(\d{4}(?:-\d\d){0,2}\))?"
)
_ROW = re.compile(r"(?P<counters>\d[\d –-]{0,16}(?:\(\d{1,4}\))?)?(?=\s*[\"“])")
_UNTITLED = re.compile(r"(?P<counters>\d[\d –-]{0,16}?)(?=\s*[^\W\d_a-z])")
_BEHIND = re.compile(  # what may stand between the title and the next cell
    r"(?:\s*(?:\([^()]{1,60}\)|Notes? \d+|[†‡*§#^+]+|Transliteration:\s*[\"“][^\"”]*[\"”]))*\s*"
)
_MORE = re.compile(  # viewers, or the code of a row's second half
    r"(?:(?=[^a-z]*\d)[A-Z0-9][A-Z0-9./-]{1,9}?)?(?:\d{1,3}\.\d{1,3}|N/A|TBD)?(?:\[\w{1,4}\])*$"
)
_CITATION = re.compile(r"\d{1,4}\. \^")
_SENTENCE_END = re.compile(r"[.!?…][\"”')]*(?:\[\w{1,4}\])*$")


@dataclass(frozen=True, slots=True)
class Raw:
    """A row's words with the places of its parts, and the lines that it takes."""

    words: Passage
    counters: str
    title: tuple[int, int]
    rest: int
    start: int
    end: int
    below: Passage | None

    @property
    def text(self) -> str:
        """What is glued behind the title."""
        return self.words.text[self.rest :]


def is_row(line: str, titled: bool = True) -> bool:
    """Whether a line starts as a row does: counters and a quoted title (or a name, and a date behind it)."""
    found = (_ROW if titled else _UNTITLED).match(line)
    return bool(found) and len(line) < 1000 and (titled or bool(DATE.search(line.replace("\u00a0", " "))))


def rows(text: str, lines: Sequence[Line], at: int, titled: bool = True) -> list[Raw]:
    """The rows from line `at` on, with the summaries below them, up to what is neither."""
    found: list[Raw] = []
    while at < len(lines):
        here = at
        while here < len(lines) and not lines[here] and here - at < 2:  # a blank line may stand between rows
            here += 1
        if here == len(lines) or not is_row(lines[here].text, titled) or (here > at and not found):
            break
        raw = _raw(text, lines, here, titled)
        if raw is None or (here > at and not raw.counters):
            break
        found.append(raw)
        at = raw.end
    return found


def _raw(text: str, lines: Sequence[Line], at: int, titled: bool) -> Raw | None:
    """The row that starts at line `at`; None if that is prose that opens with a quotation."""
    end = _end(lines, at)
    words = passage(text, lines[at].start, lines[end - 1].end)
    head = (_ROW if titled else _UNTITLED).match(words.text)
    if not head:
        return None
    start = head.end() + len(words.text[head.end() :]) - len(words.text[head.end() :].lstrip())
    close = _close(words.text, start) if titled else start
    if not close:
        return None
    behind = _BEHIND.match(words.text, close) if titled else None
    rest = behind.end() if behind else close
    below_end = _summary_end(lines, end, titled)
    below = passage(text, lines[end].start, lines[below_end - 1].end) if below_end > end else None
    return Raw(words, (head["counters"] or "").strip(), (start, close), rest, at, below_end, below)


def _end(lines: Sequence[Line], at: int) -> int:
    """The first line behind the row proper: credits and the date may have lines of their own."""
    end = at + 1
    if not DATE.search(lines[at].text.replace("\u00a0", " ")):
        for ahead in range(end, min(at + 8, len(lines))):
            line = lines[ahead].text.replace("\u00a0", " ")
            if not line or is_row(line) or len(line) > 200 or _CITATION.match(line):
                break
            if DATE.match(line) or re.match(r"\d{1,3}\.\d{1,3}\[?.{0,8}" + _MONTH, line):
                end = ahead + 1
                break
            if CREDIT.match(line):
                end = ahead + 1
            elif re.search(r"[.!?]$", line) or len(line) > 90:
                break
    while end < len(lines) and lines[end] and (_MORE.match(lines[end].text) or _has_date_behind(lines, end)):
        end += 1
    return end


def _has_date_behind(lines: Sequence[Line], at: int) -> bool:
    """Whether line `at` is no more than figures and a date ("3.57[98]April 17, 2011")."""
    line = lines[at].text.replace("\u00a0", " ")
    return bool(re.match(r"\d{1,3}\.\d{1,3}(?:\[\d+\])*" + _MONTH, line)) and len(line) < 80


def _summary_end(lines: Sequence[Line], at: int, titled: bool) -> int:
    """The first line behind the row's summary."""
    while (
        at < len(lines)
        and lines[at]
        and not is_row(lines[at].text, titled)
        and not _CITATION.match(lines[at].text)
    ):
        line = lines[at].text
        if (len(line) < 40 and not _SENTENCE_END.search(line)) or tokens(line):
            break  # a heading, or the next table's head
        at += 1
    return at


def _close(text: str, start: int) -> int:
    """Where the title that is quoted from `start` on ends, quotations within it kept: "The "Real" Me"."""
    depth = 0
    first = 0
    for at in range(start, min(len(text), start + 250)):
        if text[at] not in '"“”':
            continue
        begins = at == start or (text[at - 1] in ' (“"—' and text[at + 1 : at + 2].isalnum())
        opens = text[at] == "“" or (text[at] == '"' and begins)
        depth += 1 if opens else -1
        if not opens and not first:
            first = at + 1
        if depth == 0:
            return at + 1
    return first
