"""Cuts award tables printed with blanks or nothing between cells, year and award on a first row only."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from extract.document import Block, Paragraph, Passage, Row, Section, Table
from extract.grammar.lines import Line
from extract.grammar.words import passage
from extract.tables import nominees
from extract.tables.columns import kind_of
from extract.tables.grid import award_words, nothing
from extract.tables.header import tokens
from extract.tables.piece import Cut

_COLUMNS = ("Year", "Award", "Category", "Nominee(s)", "Result")
_KINDS = ("year", "award", "category", "nominee", "result")
_YEAR = re.compile(r"(?:19|20)\d\d(?:[–-]\d{2,4})?(?!\d)")
_CITATION = re.compile(r"\d{1,4}\. \^")
# "SeriesAnn Lee (for "Pilot")": quotation marks open behind a blank and close behind a word
_GLUE = r"(?:(?<=[a-zà-ÿ)!])|(?<=[\w.!?][\"”]))(?=[A-ZÀ-Þ]|[\"“][A-ZÀ-Þ0-9])"
_MOST = 400  # characters of a row


def cut(text: str, rows: list[Line], at: int, section: Section) -> Cut | None:
    """The award table that starts with a header at line `at`, if one does."""
    heads = tokens(passage(text, rows[at].start, rows[at].end).text) if len(rows[at].text) < 200 else None
    kinds = [kind for head in heads or () if (kind := kind_of(head)) in _KINDS]
    if "category" not in kinds or not {"award", "result"} & set(kinds) or kinds.index("category") > 2:
        return None
    joined, end = _rows(text, rows, at + 1)
    if not joined:
        return None
    spaced = " " in rows[at].text.strip().replace("Date of", "")
    found, left = _Reader(text, rows[at].start, joined, kinds).read(spaced)
    # where no column names the award, the heading does: "Golden Globe Awards"
    columns, shown = zip(*((c, i) for i, c in enumerate(_COLUMNS) if i != 1 or "award" in kinds), strict=True)
    cut_rows = tuple(Row(tuple(row.cells[i] for i in shown)) for row in found)
    table = Table(tuple(columns), cut_rows, section, certainty=0.9)
    blocks: list[Block] = [table] if found else []
    return Cut((*blocks, *(Paragraph(words, section) for words in left)), end)


def _rows(text: str, rows: Sequence[Line], at: int) -> tuple[list[Passage], int]:
    """The rows' words, with lines that go on with the one before, and the first line behind them."""
    found: list[tuple[int, int]] = []
    while at < len(rows) and rows[at] and len(rows[at].text) < _MOST and not _CITATION.match(rows[at].text):
        line = rows[at]
        words = passage(text, line.start, line.end).text
        if found and (words[:1].islower() or _result().fullmatch(words)):
            found[-1] = (found[-1][0], line.end)
        else:
            found.append((line.start, line.end))
        at += 1
    return [passage(text, start, end) for start, end in found], at


class _Reader:
    """The rows of one table; a row without year or award has those of the row above."""

    def __init__(self, text: str, start: int, rows: Sequence[Passage], kinds: Sequence[str]) -> None:
        self.rows = rows
        self.empty = nothing(start)
        around = (text[:start], text[rows[-1].span().end :])
        self.behind = kinds[:2] == ["award", "year"]  # the year stands behind the award's name
        self.named = "award" in kinds
        cores = [_core(words.text, self.behind) for words in rows]
        self.cores = [words.cut(start, end) for words, (_, start, end) in zip(rows, cores, strict=True)]
        self.years = [year for year, _, _ in cores]
        self.known: Callable[[str], bool] = nominees.knower(around, [core.text for core in self.cores])
        self.year = self.award = self.empty

    def read(self, spaced: bool) -> tuple[list[Row], list[Passage]]:
        """The rows, and the words of those that cannot be cut."""
        found: list[Row] = []
        left: list[Passage] = []
        for words, core, year in zip(self.rows, self.cores, self.years, strict=True):
            cells = self._cells(words, core, year, spaced)
            if cells:
                found.append(Row(cells))
            else:
                left.append(words)
        return found, left

    def _cells(
        self, words: Passage, core: Passage, year: tuple[int, int] | None, spaced: bool
    ) -> tuple[Passage, ...] | None:
        told = not self.named  # whether the award is told apart from the category already
        if year:
            self.year = words.cut(*year)
            if not self.behind:
                self.award = self.empty
            elif year[0]:
                self.award = words.cut(0, year[0])
            told = told or self.behind
        result = _result().search(words.text)
        parts = self._two(core, spaced) if told else self._spaced(core) if spaced else self._glued(core)
        if not parts:
            return None
        award, category, nominee = parts
        self.award = award or self.award
        if self.named and not self.award:
            return None
        return (self.year, self.award, category, nominee, words.cut(*result.span()) if result else self.empty)

    def _two(self, core: Passage, spaced: bool) -> tuple[Passage, Passage, Passage] | None:
        """Category and nominee."""
        if spaced:
            start = nominees.start(core.text, self.known)
            places = [start] if start else []
        else:
            places = _glue(core.text)
            sure = [place for place in places if nominees.all_known(core.text[place:], self.known)]
            places = sure if len(places) > 1 else places
        if len(places) != 1:
            return None
        return self.empty, core.cut(0, places[0]), core.cut(places[0], len(core.text))

    def _spaced(self, core: Passage) -> tuple[Passage, Passage, Passage] | None:
        start = nominees.start(core.text, self.known)
        if start is None:
            return None
        head = core.cut(0, start)
        end, begin = _award(head.text, bool(self.award))
        return head.cut(0, end), head.cut(begin, len(head.text)), core.cut(start, len(core.text))

    def _glued(self, core: Passage) -> tuple[Passage, Passage, Passage] | None:
        places = _glue(core.text)
        if len(places) == 1 and self.award:
            return self.empty, core.cut(0, places[0]), core.cut(places[0], len(core.text))
        named = [  # "TVyNovelas AwardsBest Actress"
            (one, two) for one in places for two in places
            if one < two and (len(places) == 2 or _names_award(core.text[:one]))
            and (len(places) == 2 or nominees.all_known(core.text[two:], self.known))
        ]  # fmt: skip
        if len(named) != 1:
            return self._two(core, spaced=False) if self.award and not named else None
        (one, two), end = named[0], len(core.text)
        return core.cut(0, one), core.cut(one, two), core.cut(two, end)


def _glue(text: str) -> list[int]:
    """Where a word starts within another, as cells without a blank between them have it."""
    places = [m.start() for m in re.finditer(_GLUE, text)]
    return [p for p in places if not re.search(r"\b(?:Mc|Mac|De|La|Le)\Z", text[:p])]


def _names_award(words: str) -> bool:
    """ "TVyNovelas Awards", "Premios ACE": an award's word stands at its end or its start."""
    found = list(award_words().finditer(words))
    return bool(found) and (found[-1].end() == len(words) or found[0].start() == 0)


def _core(text: str, behind: bool) -> tuple[tuple[int, int] | None, int, int]:
    """Where a row's year stands, and where its words without year and result start and end."""
    year, result = (_YEAR.search if behind else _YEAR.match)(text), _result().search(text)
    return year.span() if year else None, year.end() if year else 0, result.start() if result else len(text)


def _award(head: str, above: bool) -> tuple[int, int]:
    """Where the award's name ends and the category's starts, in the words before the nominee."""
    opener = _openers().search(head)
    named = [m for m in award_words().finditer(head) if not opener or m.start() < opener.start()]
    if opener and (named or not above):
        return _before(head, opener.start()), opener.start()
    if opener or not named:
        return 0, 0
    last = named[0]
    if last.start() == 0:  # "Premios Juventud What a Hottie!"
        word = re.compile(r"\s+(?:(?:de|la|el|en|del)\s+)*\S+").match(head, last.end())
        return (word.end(), word.end()) if word else (0, 0)
    return last.end(), last.end()


def _before(head: str, at: int) -> int:
    """The end of the award's name before a category, without "for" or a dash between them."""
    return len(re.sub(r"(?:\s+for)?[\s:–—-]*\Z", "", head[:at]))


def is_result(cell: str) -> bool:
    """Whether a cell says what came of a nomination."""
    return bool(_result().fullmatch(cell))


@cache
def _result() -> re.Pattern[str]:
    words = tomllib.loads(Path(__file__).with_name("awards.toml").read_text(encoding="utf-8"))["results"]
    either = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?:{either})(?:\s*\([^()]*\))?\s*\Z")


@cache
def _openers() -> re.Pattern[str]:
    words = tomllib.loads(Path(__file__).with_name("awards.toml").read_text(encoding="utf-8"))["openers"]
    capital = "|".join(word.capitalize() for word in words if word not in ("choice",))
    return re.compile(rf"\b(?:{capital})\b")
