"""Reads Markdown as converters print it (pandoc, html2text, markdownify, Turndown)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.document import Block, Field, Item, Paragraph, Passage, Section
from extract.grammar.lines import Line, indent, lines, too_long
from extract.readers import inline
from extract.readers.boxes import fields_of
from extract.readers.markup.body import Body
from extract.readers.markup.tree import parse
from extract.readers.pieces import LEAD, Pieces, below, sorted_out
from extract.tables import drawn, grid

_HEADING = re.compile(r"(#{1,6})\s+(?=\S)(?:(?:(?!\s#+$).)*)")
_UNDER = re.compile(r"={3,}|-{3,}")
_RULE = re.compile(r"(?:[-*_]\s*){3,}")
_ITEM = re.compile(r"(?:[-*+•]|\d{1,4}[.)])\s+(?=\S)")
_DEFINED = re.compile(r"[:~]\s+(?=\S)")
_NOTE = re.compile(r"\[\^[^\[\]\s]{1,40}\]:\s*")
_REFERENCE = re.compile(r"\[([^\[\]^\n]{1,60})\]:\s+<?(\S+?)>?(?:\s+[\"'(].*)?")
_BACK = re.compile(r"(?:\*\*|__)?(?:\[?\\?\^|\[\*\*\^|\^|↑|Jump up)")
_HATNOTE = re.compile(r"(?:Main articles?|See also|Further information|Main page)\s*:", re.IGNORECASE)
_MARKUP = re.compile(r"<(table|div|dl|ul)\b[^<>]*>", re.IGNORECASE)

_SIGNS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"^#{1,6} [^\s#][^\n]*$",
        r"(?<![!\]])\[[^\[\]\n]{1,200}\]\((?:https?:|/|\.|#|<)[^\s()]{0,300}",
        r"(?<![\w*_])([_*]{1,3})(?=[^\s_*])[^\n_*]{1,120}(?<=\S)\1(?![\w*_])",
        r"^-   \S",
        r"^\|?(?:[ \t]*:?-{3,}:?[ \t]*\|)++(?:[ \t]*:?-{3,}:?[ \t]*)?$",
        r"!\[[^\[\]\n]{0,200}\]\(",
        r"^[^\n]{3,100}\n(?:={3,}|-{3,})$",
        r"\[\^[^\[\]\s]{1,40}\]",
    )
)


def looks_like(text: str) -> bool:
    """Whether the text shows marks of Markdown in two ways, or in one way many times."""
    head = re.sub(r"\r\n?", "\n", text[:60_000])
    if too_long(text) or "{{" in head or "[[" in head.replace("[[\\", "").replace("[[!", ""):
        return False
    counts = [sum(1 for _ in sign.finditer(head)) for sign in _SIGNS]
    return sum(map(bool, counts)) > 1 or any(count > 3 for count in counts[:4])


def read(text: str) -> Pieces:
    """The document's parts."""
    reader = _Reader(text)
    reader.read()
    return sorted_out(reader.title, reader.fields, reader.blocks, reader.citations)


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.rows = list(lines(text))
        self.at = _front_matter(self.rows)
        self.definitions = {m[1].lower(): m[2] for row in self.rows if (m := _REFERENCE.fullmatch(row.text))}
        self.marked = any(_HEADING.match(row.text) for row in self.rows)
        self.title = Passage("", ((0, 0),))
        self.section: Section = LEAD
        self.fields: tuple[Field, ...] = ()
        self.blocks: list[Block] = []
        self.citations: list[Passage] = []
        self.indents: list[int] = []
        self.blanks = 0

    def read(self) -> None:
        while self.at < len(self.rows):
            line = self.rows[self.at]
            if not line:
                self.blanks += 1
                self.at += 1
                continue
            self._line(line)
            self.blanks = 0

    def _words(self, places: Sequence[tuple[int, int]]) -> Passage:
        return inline.words(self.text, places, self.definitions)

    def _line(self, line: Line) -> None:
        if heading := _HEADING.match(line.text):
            self._heading(
                self._words([(line.start + heading.end(1), line.start + heading.end())]), len(heading[1])
            )
        elif self._is_underlined():
            self._heading(self._words([(line.start, line.end)]), 1 if self._text(1).startswith("=") else 2)
            self.at += 1
        elif self._table() or self._markup(line):
            return
        elif _RULE.fullmatch(line.text) or _REFERENCE.fullmatch(line.text):
            pass
        elif note := _NOTE.match(line.text):
            self._note(line.start + note.end())
            return
        elif item := _ITEM.match(line.text):
            self._item(line, line.start + item.end())
            return
        elif not self.marked and self._is_bare_heading(line):
            self._bare_heading(self._words([(line.start, line.end)]))
        else:
            self._paragraph(line)
            return
        self.at += 1

    def _text(self, ahead: int) -> str:
        at = self.at + ahead
        return self.rows[at].text if 0 <= at < len(self.rows) else ""

    def _is_underlined(self) -> bool:
        under = self._text(1)
        alone = not self._text(-1) and len(self._text(0)) < 120 and not _ITEM.match(self._text(0))
        return bool(alone and _UNDER.fullmatch(under) and "|" not in self._text(0))

    def _heading(self, title: Passage, level: int) -> None:
        if not title:
            return
        if not self.title and not self.blocks and not self.section.level:
            self.title = title
        else:
            self.section = below(self.section, title.text, level)

    def _is_bare_heading(self, line: Line) -> bool:
        """A short line without a stop that stands alone: a heading that lost its marks."""
        words = line.text
        alone = not self._text(-1) and not self._text(1) and self.at + 1 < len(self.rows)
        plain = words[-1] not in '.:;,!…]"”' and words[0] not in "\"“'([|!<>" and not words[0].islower()
        return alone and plain and len(words) < 80 and any(map(self._text, range(2, 6)))

    def _bare_heading(self, title: Passage) -> None:
        """Two blank lines stand before a section's heading, one before that of a part of it."""
        if not self.blocks and not self.title:
            self.title = title
        elif title:
            self.section = below(
                self.section, title.text, 2 if self.blanks != 1 or not self.section.level else 3
            )

    def _table(self) -> bool:
        cut = drawn.cut(self.text, self._words, self.rows, self.at)
        if not cut:
            return False
        marked, end = cut
        start, self.at = self.rows[self.at].start, end
        if not self.fields and (found := fields_of(marked)):
            self.fields = found
            return True
        table = grid.table(grid.headed(drawn.filled(grid.summed(marked))), self.section, start)
        if table:
            self.blocks.append(table)
        return True

    def _markup(self, line: Line) -> bool:
        """A table or box that a converter left as HTML."""
        opening = _MARKUP.match(line.text)
        if not opening:
            return False
        root, _ = parse(self.text, line.start)
        element = next((part for part in root.within() if part.name == opening[1].lower()), None)
        if element is None:
            return False
        body = Body(self.text)
        body.section = self.section
        body.read([element])
        self.section = body.section
        self.blocks += body.blocks
        self.fields = self.fields or body.fields
        while self.at < len(self.rows) and self.rows[self.at].start < element.end:
            self.at += 1
        return True

    def _note(self, start: int) -> None:
        end = self._end_of_block(self.rows[self.at].end)
        if words := self._words([(start, end)]):
            self.citations.append(words)

    def _item(self, line: Line, start: int) -> None:
        """A list item with the lines that belong to it."""
        here = indent(self.text, line)
        self.indents = [one for one in self.indents if one < here] if not self._new_list() else []
        self.indents.append(here)
        end = self._end_of_block(line.end)
        while (
            self.at + 1 < len(self.rows) and not self.rows[self.at] and self._belongs(self.rows[self.at + 1])
        ):
            self.at += 1
            end = self._end_of_block(self.rows[self.at].end)
        words = self._words([(start, end)])
        if _BACK.match(self.text, start):
            self.citations.append(words)
        elif words and not _HATNOTE.match(words.text):
            self.blocks.append(Item(words, self.section, len(self.indents)))

    def _new_list(self) -> bool:
        return not self.blocks or not isinstance(self.blocks[-1], Item)

    def _belongs(self, line: Line) -> bool:
        """Whether a line behind a blank one is a paragraph of the item above."""
        deeper = indent(self.text, line) > self.indents[-1] + 1
        return bool(line) and deeper and not _ITEM.match(line.text)

    def _end_of_block(self, end: int) -> int:
        """The end of the lines that go on with this one; they are passed."""
        self.at += 1
        while self.at < len(self.rows) and (line := self.rows[self.at]):
            starts = _ITEM.match(line.text) or _HEADING.match(line.text) or _NOTE.match(line.text)
            if starts or line.text.startswith(("|", "+--", "<table")):
                break
            end = line.end
            self.at += 1
        return end

    def _paragraph(self, line: Line) -> None:
        """A paragraph; a term with its definition (`Actor as Character` above `:   A doctor.`) is an item."""
        first = self.at
        end = self._end_of_block(line.end)
        if end == line.end and not self._text(0) and _DEFINED.match(self._text(1)):  # pandoc's loose form
            self.at += 1
            end = self._end_of_block(self.rows[self.at].end)
        marks = [(row, m) for row in self.rows[first + 1 : self.at] if (m := _DEFINED.match(row.text))]
        start = line.start + (2 if line.text.startswith("> ") else 0)
        if marks:
            words = self._words([(start, marks[0][0].start), *self._defined(marks, end)])
        else:
            words = self._words([(start, end)])
        if words and not _HATNOTE.match(words.text):
            self.blocks.append((Item if marks else Paragraph)(words, self.section))

    def _defined(self, marks: Sequence[tuple[Line, re.Match[str]]], end: int) -> list[tuple[int, int]]:
        starts = [row.start + found.end() for row, found in marks]
        ends = [*(row.start for row, _ in marks[1:]), end]
        return list(zip(starts, ends, strict=True))


def _front_matter(rows: Sequence[Line]) -> int:
    """The first line behind `---`, `title: …`, `---`."""
    if not rows or rows[0].text != "---":
        return 0
    return next((i + 1 for i, row in enumerate(rows[1:60], 1) if row.text in ("---", "...")), 0)
