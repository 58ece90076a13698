"""Cuts glued track lists (`7."Song" (performed by X & Y)2:49`) with the title above and the total below."""

from __future__ import annotations

import re

from extract.document import Block, Paragraph, Passage, Row, Section, Table
from extract.grammar.lines import Line
from extract.grammar.words import passage
from extract.tables.grid import nothing
from extract.tables.piece import Cut

_TRACK = re.compile(
    r"(?P<number>\d{1,3})\.\s*(?P<title>[\"“].+[\"”])\s*(?P<behind>.{0,200}?)\s*(?P<length>\d{1,3}:\d\d(?::\d\d)?)"
)
_TOTAL = re.compile(r"Total length\s*:?\s*(?P<length>\d{1,3}:\d\d(?::\d\d)?)", re.IGNORECASE)
_HEADER = re.compile(r"No\.\s?Title(?:\s?[A-Z][\w()]+(?: by)?)*", re.IGNORECASE)
_BRACKETED = re.compile(r"\((?:performed by |featuring |feat\. |ft\. |by )?(?P<who>[^()]+)\)", re.IGNORECASE)


def cut(text: str, rows: list[Line], at: int, section: Section) -> Cut | None:
    """The track list that starts at line `at`, with a line above it that names the album."""
    first = at
    while first < len(rows) and first < at + 3 and not _TRACK.fullmatch(_words(text, rows[first])):
        if not rows[first] or (first > at and not _HEADER.fullmatch(rows[first].text)):
            return None
        first += 1
    found: list[Row] = []
    here = first
    while here < len(rows) and (row := _row(passage(text, rows[here].start, rows[here].end))):
        found.append(row)
        here += 1
    if len(found) < 2:
        return None
    above: list[Block] = []
    if first > at and not _HEADER.fullmatch(rows[at].text):
        above.append(Paragraph(passage(text, rows[at].start, rows[at].end), section))
    caption = str(above[0].passage) if above and isinstance(above[0], Paragraph) else ""
    columns = ("No.", "Title", "Performer", "Length")
    return Cut((*above, Table(columns, tuple(found), section, caption)), here)


def _words(text: str, line: Line) -> str:
    return passage(text, line.start, line.end).text if len(line.text) < 500 else ""


def _row(words: Passage) -> Row | None:
    """A track's cells, or those of the line `Total length`."""
    if len(words.text) > 500:
        return None
    empty = nothing(words.source(0))
    if total := _TOTAL.fullmatch(words.text):
        return Row((empty, words.cut(0, len("Total length")), empty, words.cut(*total.span("length"))))
    track = _TRACK.fullmatch(words.text)
    if not track:
        return None
    number, title, length = (words.cut(*track.span(part)) for part in ("number", "title", "length"))
    who = _BRACKETED.fullmatch(track["behind"])
    performer = (
        words.cut(track.start("behind") + who.start("who"), track.start("behind") + who.end("who"))
        if who
        else None
    )
    if performer is None:
        performer = words.cut(*track.span("behind")) if track["behind"] else empty
    return Row((number, title, performer, length))
