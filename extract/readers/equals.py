"""Reads `= Title =` text: stripped wikitext with the infobox as a list, tables left standing."""

from __future__ import annotations

import re

from extract.document import Block, Field, Item, Paragraph, Passage, Section, Table
from extract.grammar.lines import Line, lines, too_long
from extract.grammar.words import passage
from extract.readers.commas import values
from extract.readers.pieces import LEAD, Pieces, below, states_nothing
from extract.tables import leftover, pipes

_HEADING = re.compile(r"(={1,6})\s*([^=].*?)\s*\1")
_ITEM = re.compile(r"([-*•#]+)\s+(?=\S)")
_SUBHEAD = re.compile(r";\s*(?=\S)")
_INDENT = re.compile(r":+\s*")
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
    blocks = _Body(text, rows, at).blocks()
    stating = tuple(block for block in blocks if not states_nothing(block.section))
    cited = [b.passage for b in blocks if states_nothing(b.section) and not isinstance(b, Table)]
    return Pieces(title, fields, stating, tuple(cited))


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
    found: list[tuple[str, int, int]] = []
    at += 1
    while at < len(rows) and rows[at] and not _HEADING.fullmatch(rows[at].text):
        label = _FIELD.match(rows[at].text)
        if label:
            found.append((label[1].strip(), rows[at].start + label.end(), rows[at].end))
        elif found:  # a value of several lines
            found[-1] = (*found[-1][:2], rows[at].end)
        else:
            break
        at += 1
    return at, tuple(Field(name, values(passage(text, start, end))) for name, start, end in found)


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
        mark, subhead = _ITEM.match(line.text), _SUBHEAD.match(line.text)
        if subhead and len(line.text) < 80:  # "; Main cast"
            words = passage(self.text, line.start + subhead.end(), line.end)
            self.section = below(self.section, words.text, 7)
            self.at += 1
        elif mark:
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
        indent = _INDENT.match(line.text)
        words = passage(self.text, line.start + (indent.end() if indent else 0), line.end)
        if words and not _HATNOTE.match(words.text):
            self.found.append(Paragraph(words, self.section))
