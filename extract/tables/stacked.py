"""Cuts tables printed one cell a line: episodes by what their cells hold, awards by their results."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.cells.billing import billing
from extract.document import Passage, Row, Section, Table
from extract.grammar.lines import Line
from extract.grammar.names import may_be_name
from extract.grammar.words import passage
from extract.tables import codes
from extract.tables.awards import is_result
from extract.tables.columns import kind_of
from extract.tables.grid import nothing
from extract.tables.header import tokens
from extract.tables.people import CREDIT, is_people
from extract.tables.piece import Cut
from extract.tables.rows import DATE

_MOST = 24  # lines of a header
_COUNTER = re.compile(r"\d{1,4}(?:\s*[–/-]\s*\d{1,4})?[a-z]?|\d{1,4} \(\d{1,4}\)")
_TITLE = re.compile(r"[\"“].+")
_NO_DATE = re.compile(r"TB[ACD]|Unaired|N/A|—|–", re.IGNORECASE)
_VIEWERS = re.compile(r"\d{1,3}(?:[.,]\d{1,3})+|\d{1,3}|N/A|TB[ACD]|—|–")
_YEAR = re.compile(r"(?:19|20)\d\d(?:[–-]\d{2,4})?")
_SENTENCE = re.compile(r".{60,}|.{25,}[.!?…][\"”)]*")
_OF_CAST = re.compile(
    r"Description|Notes?|Duration|Years?|Episodes?|Appearances|Seasons?|(?:Season|Series) \d{1,2}"
)
_ACTORS = ("actor", "actors", "portrayed by", "played by", "cast member", "performer", "voiced by")


@dataclass(frozen=True, slots=True)
class _Cells:
    """The lines behind the heads, each a cell, up to a blank line that no further row follows."""

    words: tuple[Passage, ...]
    lines: tuple[int, ...]  # the number of each one's line

    def text(self, at: int) -> str:
        return self.words[at].text if at < len(self.words) else ""


def cut(text: str, rows: list[Line], at: int, section: Section) -> Cut | None:
    """The table whose heads start at line `at`, one a line, if they do."""
    columns, first = _heads(text, rows, at)
    kinds = [_kind(column) for column in columns]
    if len(columns) < 2:
        return None
    cells = _cells(text, rows, first)
    if "result" in kinds and "category" in kinds:
        found, end = _awards(cells, kinds)
    elif "actor" in kinds and "character" in kinds:
        found, end = _cast(cells, kinds)
    elif "date" in kinds and {"title", "director", "writer", "guest"} & set(kinds):
        found, end = _episodes(cells, kinds)
    else:
        return None
    if not found:
        return None
    last = cells.lines[end - 1] + 1
    return Cut((Table(columns, tuple(found), section, certainty=0.9),), last)


def _heads(text: str, rows: Sequence[Line], at: int) -> tuple[tuple[str, ...], int]:
    """The columns' heads and the first line behind them; none where a line holds several."""
    found: list[str] = []
    here = at
    while here < min(len(rows), at + _MOST) and rows[here]:
        words = passage(text, rows[here].start, rows[here].end).text
        more = bool(found) and _OF_CAST.fullmatch(words)
        heads = [words] if _kind(words) or more else tokens(words)
        if heads is None:
            break
        if len(heads) > 1:
            return (), at
        for head in heads:
            goes_on = found and (head.startswith("(") or head[0].islower())
            found[-1:] = [f"{found[-1]} {head}"] if goes_on else [*found[-1:], head]
        here += 1
    return tuple(found), here


def _kind(column: str) -> str:
    return "actor" if column.casefold() in _ACTORS else kind_of(column)


def _cells(text: str, rows: Sequence[Line], at: int) -> _Cells:
    words: list[Passage] = []
    lines: list[int] = []
    while at < len(rows):
        if not rows[at]:
            if at + 1 == len(rows) or not _COUNTER.fullmatch(rows[at + 1].text):
                break
        elif cell := passage(text, rows[at].start, rows[at].end):
            words.append(cell)
            lines.append(at)
        at += 1
    return _Cells(tuple(words), tuple(lines))


def _episodes(cells: _Cells, kinds: Sequence[str]) -> tuple[list[Row], int]:
    """The rows, and the first cell that belongs to none."""
    found: list[Row] = []
    quoted = sum(bool(_TITLE.fullmatch(cell.text)) for cell in cells.words) > 0
    dated = at = 0
    while at < len(cells.words) and _starts(cells, at, kinds, quoted):
        row: list[Passage] = []
        for kind in kinds:
            end = _taken(cells, at, kind, quoted)
            row.append(_joined(cells, at, end))
            at = end
        below = at
        while at < len(cells.words) and not _starts(cells, at, kinds, quoted):
            if not _SENTENCE.fullmatch(cells.text(at)):
                break
            at += 1
        dated += bool(DATE.search(row[kinds.index("date")].text))
        found.append(Row(tuple(row), _joined(cells, below, at) or None))
    return (found, at) if 2 * dated >= len(found) else ([], 0)


def _starts(cells: _Cells, at: int, kinds: Sequence[str], quoted: bool) -> bool:
    """Whether a row starts here: with its counters, else with its title, and a date not far behind."""
    counters = sum(kind.startswith("number") for kind in kinds)
    if counters and not _COUNTER.fullmatch(cells.text(at)):
        return False
    if not counters and not (_TITLE if quoted else re.compile(".+")).fullmatch(cells.text(at)):
        return False
    if counters and quoted and "title" in kinds:
        return any(_TITLE.match(cells.text(i)) for i in range(at + 1, at + counters + 1))
    return any(DATE.match(cells.text(i)) for i in range(at + 1, at + len(kinds) + 3))


def _taken(cells: _Cells, at: int, kind: str, quoted: bool) -> int:
    """The cell behind those that a column of this kind holds from here on; `at` where it holds none."""
    words = cells.text(at)
    if not words or (_SENTENCE.fullmatch(words) and not CREDIT.match(words) and "title" not in kind):
        return at + (kind in ("guest", "featured", "director", "writer") and is_people(words))
    if kind in ("director", "writer", "story", "teleplay", "guest", "featured"):
        if CREDIT.match(words):
            end = at + 1
            while CREDIT.match(cells.text(end)):
                end += 1
            return end
        return at + (is_people(words) or (kind == "guest" and not DATE.match(words)))
    fits = {
        "title": bool(_TITLE.match(words)) if quoted else not DATE.match(words),
        "date": bool(DATE.match(words) or _NO_DATE.fullmatch(words)),
        "production-code": codes.is_code(words) and not ("." in words and codes.VIEWERS.fullmatch(words)),
        "viewers": bool(_VIEWERS.fullmatch(words)),
    }
    if kind.startswith("number"):
        return at + bool(_COUNTER.fullmatch(words))
    return at + fits.get(kind, False)


def _awards(cells: _Cells, kinds: Sequence[str]) -> tuple[list[Row], int]:
    """The rows, each up to its result; leading cells that span several rows are printed once."""
    found: list[Row] = []
    columns = [kind for kind in kinds if kind not in ("result", "reference")]
    begin = at = 0
    while at < min(len(cells.words), begin + len(columns) + 2):
        if is_result(cells.text(at)):
            given = _placed([cells.words[i] for i in range(begin, at)], columns)
            if given is None:
                break
            given["result"] = cells.words[at]
            empty = nothing(cells.words[at].source(0))
            found.append(Row(tuple(given.get(kind, empty) for kind in kinds)))
            begin = at + 1
        at += 1
    return found, begin


def _placed(given: list[Passage], columns: Sequence[str]) -> dict[str, Passage] | None:
    """Cells by the kinds of their columns; those that are missing were printed above."""
    missing = len(columns) - len(given)
    left = list(columns)
    for kind in columns:
        if missing <= 0:
            break
        year = bool(given and _YEAR.fullmatch(given[0].text))
        if kind in ("year", "award", "category") and not (kind == "year" and year):
            left.remove(kind)
            missing -= 1
    return dict(zip(left, given, strict=True)) if len(left) == len(given) and given else None


def _cast(cells: _Cells, kinds: Sequence[str]) -> tuple[list[Row], int]:
    """The rows of two names, with billings a season behind them where none of those was blank."""
    found: list[Row] = []
    first, second = sorted((kinds.index("actor"), kinds.index("character")))
    if (first, second) != (0, 1):
        return [], 0
    at = 0
    while at + 1 < len(cells.words):
        names = cells.words[at : at + 2]
        if not may_be_name(names[kinds.index("actor")].text) or len(names[1].text) > 60:
            break
        end = at + 2
        while end < len(cells.words) and billing(cells.text(end)) and len(cells.text(end)) < 20:
            end += 1
        rest = cells.words[at + 2 : end]
        if end < len(cells.words) and len(kinds) == 3 and not rest:
            rest, end = cells.words[end : end + 1], end + 1
        blank = nothing(names[1].source(0))
        full = len(rest) == len(kinds) - 2
        found.append(Row((*names, *(rest if full else [blank] * (len(kinds) - 2)))))
        at = end
    return found, at


def _joined(cells: _Cells, start: int, end: int) -> Passage:
    """Some cells as one."""
    if start >= end:
        near = cells.words[min(start, len(cells.words) - 1)]
        return nothing(near.source(0))
    return _one(cells.words[start:end])


def _one(parts: Sequence[Passage]) -> Passage:
    runs: list[tuple[int, int]] = []
    text = ""
    for part in parts:
        text += "\n" if text else ""
        runs += [(clean + len(text), source) for clean, source in part.runs]
        text += part.text
    return Passage(text, tuple(runs))
