"""Cuts glued episode tables (`141"Title"Anna FoersterMelissa Rosenberg…`) by what holds for all rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extract.document import Block, Paragraph, Passage, Row, Section, Table
from extract.grammar.lines import Line
from extract.tables import codes, counters, header, people
from extract.tables.grid import nothing
from extract.tables.piece import Cut
from extract.tables.rows import DATE, Raw, rows

_PEOPLE = ("director", "writer", "story", "teleplay", "guest", "featured")
_FIGURES = ("production-code", "viewers")
_USUAL = (("Directed by", "director"), ("Written by", "writer"), ("Original release date", "date"))
_UNDATED = re.compile(r"Unaired|TB[AD](?=[^A-Z]*$)")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_DIGITS = re.compile(r"[\d–-]+")
_FIGURE = re.compile(r"(?<![A-Za-z])(?:[A-Z]{0,4}\d|N/A)")


def cut(text: str, lines: list[Line], at: int, section: Section) -> Cut | None:
    """The episode table that starts at line `at`, if one does."""
    head, first = header.read(text, lines, at)
    raws = rows(text, lines, first, head is None or head.titled)
    if not raws or not _is_table(head, raws):
        return None
    table, left = _Solver(text, raws, head).table(section)
    blocks: list[Block] = [table] if table else []
    blocks += [Paragraph(raw.words, section) for raw in left]
    return Cut(tuple(blocks), raws[-1].end)


def _is_table(head: header.Header | None, raws: Sequence[Raw]) -> bool:
    """Whether the rows are those of an episode list: they have counters, or name who made them."""
    counted = sum(bool(raw.counters) for raw in raws)
    dated = sum(bool(DATE.search(raw.text)) for raw in raws)
    if head is None:  # no prose that opens with a quotation
        makers_of = people.split([DATE.split(raw.text)[0].strip() for raw in raws], 2, lambda name: False)
        return counted == len(raws) and 2 * dated >= len(raws) and 2 * sum(map(bool, makers_of)) >= len(raws)
    makers = any(kind in ("director", "writer") for _, kind in head.columns)
    return bool(counted) or (makers and dated > 0)


Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Parts:
    """The places in a row's words: the people before and behind the date, the date, the figures."""

    people: tuple[Place, Place]
    date: Place
    figures: Place


class _Solver:
    """All rows of one table, whose readings help each other."""

    def __init__(self, text: str, raws: Sequence[Raw], head: header.Header | None) -> None:
        self.text, self.raws = text, raws
        self.columns = head.columns if head and head.columns else _USUAL
        self.expected = head.counters if head else 0
        self.parts = [_parts(raw, [kind for _, kind in self.columns]) for raw in raws]

    def table(self, section: Section) -> tuple[Table | None, list[Raw]]:
        """The table, and the rows that could not be cut."""
        solved = counters.solve([raw.counters for raw in self.raws], self.expected)
        numbers = self._numbers(solved)
        makers, who = self._people()
        figures, what = self._figures()
        titles = [raw.words.cut(*raw.title) for raw in self.raws]
        dates = [raw.words.cut(*part.date) for raw, part in zip(self.raws, self.parts, strict=True)]
        named = self._named(numbers[0], makers, figures)
        kept: list[Row] = []
        left: list[Raw] = []
        for i, raw in enumerate(self.raws):
            cells = (*numbers[1][i], titles[i], *who[i], dates[i], *what[i])
            if raw.counters and solved.rows[i] is None:
                left.append(raw)
            else:
                kept.append(Row(cells, raw.below))
        certainty = 1.0 if solved.cost == 0 and len(self.raws) > 1 else 0.9 if solved.cost < 1.5 else 0.6
        return (Table(named, tuple(kept), section, certainty=certainty) if kept else None), left

    def _named(
        self, numbers: Sequence[str], makers: Sequence[str], figures: Sequence[str]
    ) -> tuple[str, ...]:
        date = next((word for word, kind in self.columns if kind == "date"), "Original release date")
        return (*numbers, "Title", *makers, date, *figures)

    def _numbers(self, solved: counters.Solution) -> tuple[tuple[str, ...], list[tuple[Passage, ...]]]:
        """The counters' columns and cells."""
        if not any(raw.counters for raw in self.raws):
            return (), [() for _ in self.raws]
        cells: list[tuple[Passage, ...]] = []
        for raw, found in zip(self.raws, solved.rows, strict=True):
            whole = raw.words.cut(0, len(raw.counters))
            if not solved.two:
                cells.append((whole,))
            elif found is None:
                cells.append((nothing(whole.source(0)), nothing(whole.source(0))))
            else:
                digits = _DIGITS.match(raw.words.text, found.second)
                assert digits
                cells.append((raw.words.cut(0, found.split), raw.words.cut(found.second, digits.end())))
        return (("No. overall", "No. in season") if solved.two else ("No.",)), cells

    def _people(self) -> tuple[tuple[str, ...], list[tuple[Passage, ...]]]:
        """The columns of who made the episodes, and their cells (empty where they cannot be told apart)."""
        kinds = [kind for _, kind in self.columns]
        date = kinds.index("date") if "date" in kinds else len(kinds)
        named: tuple[str, ...] = ()
        cells: list[tuple[Passage, ...]] = [() for _ in self.raws]
        for side, columns in enumerate((self.columns[:date], self.columns[date:])):
            words = tuple(word for word, kind in columns if kind in _PEOPLE)
            places = [part.people[side] for part in self.parts]
            if words and any(start < end for start, end in places):
                named += words
                more = self._split(places, len(words))
                cells = [(*row, *cut) for row, cut in zip(cells, more, strict=True)]
        return named, cells

    def _split(self, places: Sequence[Place], columns: int) -> list[tuple[Passage, ...]]:
        """The cells of names at these places, one place a row."""
        texts = [raw.words.text[slice(*place)].rstrip() for raw, place in zip(self.raws, places, strict=True)]
        cells: list[tuple[Passage, ...]] = []
        cuts = people.split(texts, columns, self._known())
        for raw, (at, _), found in zip(self.raws, places, cuts, strict=True):
            if found is None:
                cells.append((nothing(raw.words.source(max(0, at - 1))),) * columns)
            else:
                cells.append(tuple(raw.words.cut(at + start, at + end) for start, end in found))
        return cells

    def _known(self) -> Callable[[str], bool]:
        """Whether a name stands in the document outside this table."""
        start, end = self.raws[0].words.span().start, self.raws[-1].words.span().end
        around = (self.text[:start], self.text[end:])

        def known(name: str) -> bool:
            word = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
            return any(word.search(part) for part in around)

        return known

    def _figures(self) -> tuple[tuple[str, ...], list[tuple[Passage, ...]]]:
        """The columns of production code and viewers, and their cells."""
        columns = tuple((word, kind) for word, kind in self.columns if kind in _FIGURES)
        wholes = [raw.words.cut(*part.figures) for raw, part in zip(self.raws, self.parts, strict=True)]
        texts = [whole.text for whole in wholes]
        columns = columns or _guess(texts)
        if not any(texts) or not columns:
            return (), [() for _ in self.raws]
        if len(columns) == 1:
            fits = codes.VIEWERS.fullmatch if columns[0][1] == "viewers" else codes.is_code
            return (columns[0][0],), [(w if fits(w.text) else nothing(w.source(0)),) for w in wholes]
        if [kind for _, kind in columns] != list(_FIGURES):
            return (), [() for _ in self.raws]
        cells: list[tuple[Passage, ...]] = []
        for whole, halves in zip(wholes, codes.split(texts), strict=True):
            empty = nothing(whole.source(0))
            cells.append(tuple(whole.cut(*half) for half in halves) if halves else (empty, empty))
        return tuple(word for word, _ in columns), cells


def _guess(texts: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """The columns of figures that the header does not name."""
    said = [text for text in texts if text]
    code, viewers = ("Production code", "production-code"), ("Viewers (millions)", "viewers")
    if all(map(codes.VIEWERS.fullmatch, said)):
        return (viewers,)
    if all(codes.split(said)):
        return (code, viewers)
    return (code,) if all(map(codes.is_code, said)) else ()


def _parts(raw: Raw, kinds: Sequence[str]) -> _Parts:
    """Where a row's people, date and figures stand, in the order of the header's columns."""
    text, end = raw.words.text, len(raw.words.text)
    found = DATE.search(text, raw.rest) or _UNDATED.search(text, raw.rest)
    date = found.span() if found and "date" in kinds else (end, end)
    at = kinds.index("date") if "date" in kinds else len(kinds)
    behind = date[1]
    while more := DATE.match(text, behind):  # a second date column, "English air date"
        behind = more.end()
    makers, figures = _side(text, raw.rest, date[0], kinds[:at])
    makers_too, figures_too = _side(text, behind, end, kinds[at + 1 :])
    return _Parts((makers, makers_too), date, figures if figures[0] < figures[1] else figures_too)


def _side(text: str, start: int, end: int, kinds: Sequence[str]) -> tuple[Place, Place]:
    """The people and the figures on one side of the date."""
    if not any(kind in _PEOPLE for kind in kinds):
        return (start, start), (start, end)
    figure = _FIGURE.search(text, start, end)
    if figure and figure.start() == start:  # figures first
        rest = _LETTERS.search(text, figure.end(), end)
        middle = rest.start() if rest else end
        return (middle, end), (start, middle)
    middle = figure.start() if figure else end
    while middle > start and text[middle - 1].isupper():  # a code's letters: "Matt NixBN100"
        middle -= 1
    return (start, middle), (middle, end)
