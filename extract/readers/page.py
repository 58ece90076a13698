"""Reads the text of a rendered page: glued infobox and tables, headings and lists without marks."""

from __future__ import annotations

import re

from extract.document import Block, Field, Item, Paragraph, Passage, Section
from extract.grammar.lines import Line, lines, too_long
from extract.grammar.words import passage
from extract.readers import infobox, pipebox
from extract.readers.pieces import LEAD, Pieces, below, states_nothing
from extract.tables import glued, pipes

_CITATION = re.compile(
    r"(?:(?:\d{1,4}|[a-z]{1,2})\.\s+)?(?:\^|Jump up)(?:\s*(?:to:|\^|[a-z]{1,2}(?=\s)))*\s*"
)
_HATNOTE = re.compile(
    r"(?:Main articles?|See also|Further information|Main page|Further reading)\s*:|For [^.]{3,120}, see ",
    re.IGNORECASE,
)
_ITEM = re.compile(r"[-*•·–]\s+(?=\S)")
_CAST = re.compile(
    r"[^\s\d\"“][^!?:]{3,60}?(?: as |,? (?:played|portrayed|voiced) by | plays )[^!?]{2,160}"
    r"|[^\s\d\"“][^!?:.]{2,50}?(?: [–—-] |\s?(?:…|\.{3,})\s?|: | \()[^!?]{2,50}"
)
_CRUMB = re.compile(r"\[?edit\]?|v\s*t\s*e|\[?edit source\]?|Contents|\[?hide\]?", re.IGNORECASE)
_EDIT = re.compile(r"\s*\[edit\]$")
_CAST_LIST = re.compile(r"cast|characters|cast and characters|cast of characters|cast members", re.IGNORECASE)
_BILLING = re.compile(r"(?:main|recurring|guest|regular|supporting|special guest)\b", re.IGNORECASE)
_SEASON = re.compile(r"(?:Season|Series|Book|Volume|Part) (?:\d+|[A-Z][a-z]+)\b", re.IGNORECASE)
_EPISODES = re.compile(r"episodes?|episode (?:list|guide)|list of episodes", re.IGNORECASE)
_PROSE = re.compile(r"[^\W\d_]{2,30}(?:[ ,]{1,3}[\w'’]{1,30}){2}")
_OTHER = re.compile(r"\s*(?:<[!?a-zA-Z]|\{\||\{\{|[{\[]\s*[\"{\[\d]|%PDF)")


def looks_like(text: str) -> bool:
    """Whether the text holds words in lines and is none of the forms that are marked up."""
    return not too_long(text) and not _OTHER.match(text.lstrip("\ufeff")) and bool(_PROSE.search(text))


def read(text: str) -> Pieces:
    """The document's parts."""
    rows = list(lines(text))
    first = next(i for i, line in enumerate(rows) if line)
    at, fields = _head(text, rows, first)
    title = passage(text, rows[first].start, rows[first].end)
    body = _Body(text, rows, at)
    body.read()
    return Pieces(title, fields, tuple(body.found), tuple(body.citations))


def _head(text: str, rows: list[Line], first: int) -> tuple[int, tuple[Field, ...]]:
    """Where the body starts, and the fields of the infobox before it (the title may stand apart from it)."""
    for here in (first, first + 1):
        end, found = pipebox.fields(text, rows, here)
        if found:
            return end, found
    at = first
    for _ in range(3):  # the title, the infobox, and a caption or second title between them
        end = next((i for i in range(at, len(rows)) if not rows[i] or _is_prose(rows[i])), len(rows))
        found = infobox.fields(text, rows[at:end])
        if found:
            return end, found
        at = next((i for i in range(end, len(rows)) if rows[i]), len(rows))
        if at == len(rows) or _is_prose(rows[at]):
            break
    alone = first + 1 == len(rows) or bool(rows[first + 1]) or not any(rows[first + 1 :])
    return (first if alone or _is_prose(rows[first]) else first + 1), ()


def _is_prose(line: Line) -> bool:
    """Whether a line is a sentence or more, and no title, label or cell."""
    return (
        len(line.text) > 60
        and line.text.count(" ") > 8
        and bool(re.search(r"[.!?…][\"”)]*(?:\[[^\]]{1,20}\])*$|\. [A-Z]", line.text))
    )


class _Body:
    """What follows the infobox, line by line."""

    def __init__(self, text: str, rows: list[Line], at: int) -> None:
        self.text, self.rows, self.at = text, rows, at
        self.section: Section = LEAD
        self.found: list[Block] = []
        self.citations: list[Passage] = []
        self.blanks = 0
        # some extractors print hardly a blank line, and bullets and pipes instead
        self.dense = 20 * sum(not row for row in rows[at:]) < len(rows) - at

    def read(self) -> None:
        while self.at < len(self.rows):
            line = self.rows[self.at]
            if not line:
                self.blanks += 1
                self.at += 1
                continue
            self._line(line)
            self.blanks = 0

    def _line(self, line: Line) -> None:
        citation = _CITATION.match(line.text)
        if citation:
            self.citations.append(passage(self.text, line.start + citation.end(), line.end))
        elif _CRUMB.fullmatch(line.text) or _HATNOTE.match(line.text):
            pass
        elif self._is_heading(line):
            words = passage(self.text, line.start, line.start + len(_EDIT.sub("", line.text)))
            self.section = below(self.section, words.text, self._level(words.text))
        else:
            self._block(line)
            return
        self.at += 1

    def _block(self, line: Line) -> None:
        """A table, list item or paragraph; two blank lines before it were a heading of one word."""
        if self.blanks > 1 and self.found:
            self.section = Section("", 2)
        drawn = pipes if pipes.is_open(self.rows, self.at) else glued
        table = drawn.cut(self.text, self.rows, self.at, self.section)
        if table:
            self.found += table.blocks
            self.at = table.next
            return
        mark = _ITEM.match(line.text)
        words = passage(self.text, line.start + (mark.end() if mark else 0), line.end)
        if words and states_nothing(self.section):
            self.citations.append(words)
        elif words:
            self.found.append((Item if mark or self._is_item(line) else Paragraph)(words, self.section))
        self.at += 1

    def _is_heading(self, line: Line) -> bool:
        """A short line without a stop that stands alone."""
        if len(line.text) > 120:
            return False
        words = passage(_EDIT.sub("", line.text)).text
        if (
            not words
            or len(words) > 80
            or words[-1] in ".:;,!…"
            or words[0] in "\"“'(-•*|"
            or words[0].islower()
        ):
            return False
        alone = not self._next(0) and (self.blanks > 0 or self.at == 0 or not self.found)
        return bool(_EDIT.search(line.text)) or (alone and self._more()) or self._opens(words)

    def _opens(self, words: str) -> bool:
        """Whether a line that has no blank line around it is above a list, a table or prose."""
        following = self._next(0)
        if not self.dense or not following or len(words) > 60 or "|" in words or words[0].isdigit():
            return False
        drawn = pipes.is_open(self.rows, self.at + 1)
        return drawn or bool(_ITEM.match(following.text)) or _is_prose(following) or self._opens_next()

    def _opens_next(self) -> bool:
        """Whether the next line is a heading again: "Cast" above "Main"."""
        pair = (self._next(0), self._next(1))
        if not pair[0] or not pair[1] or len(pair[0].text) > 60 or "|" in pair[0].text:
            return False
        return bool(_ITEM.match(pair[1].text)) or pipes.is_open(self.rows, self.at + 2)

    def _next(self, ahead: int) -> Line | None:
        at = self.at + 1 + ahead
        return self.rows[at] if at < len(self.rows) and self.rows[at] else None

    def _more(self) -> bool:
        """Whether anything follows: a heading is above something."""
        return any(self.rows[i] for i in range(self.at + 1, min(len(self.rows), self.at + 6)))

    def _level(self, title: str) -> int:
        """Seasons stand below "Episodes", main and recurring below "Cast"; the form shows no other level."""
        above = self.section if self.section.level == 2 else self.section.parent
        pairs = ((_SEASON, _EPISODES), (_BILLING, _CAST_LIST))
        below_it = above and any(a.match(title) and b.fullmatch(above.title) for a, b in pairs)
        return 3 if below_it else 2

    def _is_item(self, line: Line) -> bool:
        """A line of a cast list that lost its bullets."""
        near = (self.at > 0 and self.rows[self.at - 1], self._next(0))
        return any(near) and line.text[-1] not in ".!?" and bool(_CAST.fullmatch(line.text))
