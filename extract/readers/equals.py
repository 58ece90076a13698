"""Reads `= Title =` text: stripped wikitext with the infobox as a list, tables left standing."""

from __future__ import annotations

import re

from extract.document import Block, Field, Item, Paragraph, Passage, Section
from extract.lines import Line, lines, too_long
from extract.readers.pieces import LEAD, Pieces, below
from extract.tables import leftover, pipes
from extract.words import passage

_HEADING = re.compile(r"(={1,6})\s*([^=].*?)\s*\1")
_ITEM = re.compile(r"([-*•]+)\s+(?=\S)")
_FIELD = re.compile(r"-\s*([^:\n]{1,60}):(?:\s+|$)")
_HATNOTE = re.compile(r"(?:Main articles?|See also|Further information|Main page)\s*:", re.IGNORECASE)


def looks_like(text: str) -> bool:
    """Whether the first line with words is `= Title =`."""
    first = next((line.text for line in lines(text[:2000]) if line), "")
    found = _HEADING.fullmatch(first)
    return bool(found and len(found[1]) == 1) and not too_long(text)


def read(text: str) -> Pieces:
    """The document's parts."""
    rows = list(lines(text))
    at = next(i for i, line in enumerate(rows) if line)
    title = _inner(text, rows[at])
    at, fields = _infobox(text, rows, at + 1)
    return Pieces(title, fields, tuple(_Body(text, rows, at).blocks()))


def _inner(text: str, line: Line) -> Passage:
    """A heading's words."""
    found = _HEADING.fullmatch(line.text)
    assert found
    return passage(text, line.start + found.start(2), line.start + found.end(2))


def _infobox(text: str, rows: list[Line], at: int) -> tuple[int, tuple[Field, ...]]:
    """The list below the line `Infobox`, and the place of the first line behind it."""
    while at < len(rows) and not rows[at]:
        at += 1
    if at == len(rows) or rows[at].text.lower() != "infobox":
        return at, ()
    fields: list[Field] = []
    for at in range(at + 1, len(rows)):  # noqa: B020
        found = _FIELD.match(rows[at].text)
        if not found:
            return at, tuple(fields)
        values = passage(text, rows[at].start + found.end(), rows[at].end)
        fields.append(Field(found[1].strip(), tuple(_values(values))))
    return len(rows), tuple(fields)


_COMMA = re.compile(r",\s+(?!(?:Jr|Sr|Inc|Ltd|LLC|II|III|IV|PhD|MD|M\.D|Ph\.D)\b)|\s*;\s+|\n")


def _values(whole: Passage) -> list[Passage]:
    """A value list cut at its commas, but not within brackets, quotes or before ", Jr."."""
    ends: list[tuple[int, int]] = []
    for found in _COMMA.finditer(whole.text):
        before = whole.text[: found.start()]
        inside = (
            before.count("(") > before.count(")")
            or before.count('"') % 2
            or _in_date(whole.text, found.start())
        )
        if not inside:
            ends.append(found.span())
    starts = [0, *(end for _, end in ends)]
    cuts = [*(start for start, _ in ends), len(whole.text)]
    return [value for value in (whole.cut(a, b) for a, b in zip(starts, cuts, strict=True)) if value]


_MONTH_DAY = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}\Z")


def _in_date(text: str, comma: int) -> bool:
    """Whether a comma stands in "March 8, 2018"."""
    return (
        bool(_MONTH_DAY.search(text, max(0, comma - 14), comma))
        and text[comma + 1 : comma + 6].strip().isdigit()
    )


class _Body:
    """What follows the infobox, block by block."""

    def __init__(self, text: str, rows: list[Line], at: int) -> None:
        self.text, self.rows, self.at = text, rows, at
        self.section: Section = LEAD
        self.found: list[Block] = []

    def blocks(self) -> list[Block]:
        while self.at < len(self.rows):
            line = self.rows[self.at]
            if line:
                self._block(line)
            else:
                self.at += 1
        return self.found

    def _block(self, line: Line) -> None:
        heading = _HEADING.fullmatch(line.text)
        if heading:
            self.section = below(self.section, _inner(self.text, line).text, len(heading[1]))
            self.at += 1
            return
        for kind in (leftover, pipes):
            cut = kind.cut(self.text, self.rows, self.at, self.section)
            if cut:
                self.found += cut.blocks
                self.at = cut.next
                return
        mark = _ITEM.match(line.text)
        if mark:
            self._item(line, mark)
        else:
            self._paragraph(line)

    def _item(self, line: Line, mark: re.Match[str]) -> None:
        """A list item; `X as Y:` has its description on the lines that follow."""
        end = line.end
        self.at += 1
        while self.at < len(self.rows) and self._goes_on(end):
            end = self.rows[self.at].end
            self.at += 1
        words = passage(self.text, line.start + mark.end(), end)
        if words:
            self.found.append(Item(words, self.section, len(mark[1])))

    def _goes_on(self, end: int) -> bool:
        line = self.rows[self.at]
        return bool(line) and not (
            _HEADING.fullmatch(line.text) or _ITEM.match(line.text) or line.text.startswith(("|", "!", "{|"))
        )

    def _paragraph(self, line: Line) -> None:
        self.at += 1
        words = passage(self.text, line.start, line.end)
        if words and not _HATNOTE.match(words.text):
            self.found.append(Paragraph(words, self.section))
