"""What a document gave and what it did not: untouched sentences and cells, and words in and near evidence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extract.document import Document, Paragraph, Passage, Section, Span, Table
from extract.entities import Evidence
from extract.grammar.sentences import sentences
from extract.witness import passages

_WORD = re.compile(r"\w+(?:[-.,'’]\w+)*")
_EMPTY = re.compile(r"\W*(?:TBA|TBD|N/?A|None|Unaired)?\W*", re.I)  # cells that say that there is nothing


@dataclass(frozen=True, slots=True)
class Untouched:
    """Words from which no rule took anything; `what` is a sentence, an item, a row or a cell."""

    span: Span
    section: str
    what: str


@dataclass(frozen=True, slots=True)
class Share:
    """A section's words: all, those that are evidence, and those in one sentence or cell with it."""

    section: str
    words: int
    inside: int
    near: int


class Stretches:
    """Spans put together, to be asked whether they touch another."""

    def __init__(self, spans: Iterable[Span]) -> None:
        joined: list[Span] = []
        for span in sorted(spans):
            if joined and span.start <= joined[-1].end:
                joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
            else:
                joined.append(span)
        self._joined = joined
        self._starts = [span.start for span in joined]

    def touch(self, span: Span) -> bool:
        at = bisect_right(self._starts, span.end - 1) - 1
        return at >= 0 and self._joined[at].end > span.start


def untouched(
    document: Document, evidence: Iterable[Evidence], taken: Iterable[Span] = ()
) -> Iterator[Untouched]:
    """The sentences, items, rows and cells of a document from which nothing was taken."""
    told = Stretches((*(e.span for e in evidence), *taken))
    for block in document.blocks:
        section = _path(block.section)
        if isinstance(block, Table):
            yield from _of_table(block, section, told)
        elif isinstance(block, Paragraph):
            yield from _of_prose(block.passage, section, told)
        elif not told.touch(block.passage.span()) and _says(block.passage):
            yield Untouched(block.passage.span(), section, "item")
    for field in document.fields:
        for value in field.values:
            if _says(value) and not told.touch(value.span()):
                yield Untouched(value.span(), "Infobox", f"infobox: {field.label}")


def _of_table(table: Table, section: str, told: Stretches) -> Iterator[Untouched]:
    for row in table.rows:
        cells = [
            (cell, column) for cell, column in zip(row.cells, table.columns, strict=False) if _says(cell)
        ]
        silent = [(cell, column) for cell, column in cells if not told.touch(cell.span())]
        if cells and silent == cells:
            first, last = cells[0][0].span(), cells[-1][0].span()
            yield Untouched(Span(min(first.start, last.start), max(first.end, last.end)), section, "row")
        else:
            yield from (Untouched(cell.span(), section, f"cell: {column}") for cell, column in silent)
        if row.below:
            yield from _of_prose(row.below, section, told)


def _of_prose(passage: Passage, section: str, told: Stretches) -> Iterator[Untouched]:
    for sentence in sentences(passage):
        if _says(sentence) and not told.touch(sentence.span()):
            yield Untouched(sentence.span(), section, "sentence")


def _says(passage: Passage) -> bool:
    return not _EMPTY.fullmatch(passage.text)


def shares(document: Document, evidence: Iterable[Evidence], taken: Iterable[Span] = ()) -> Iterator[Share]:
    """How much of each section's words is evidence, in the order of the document."""
    evidence, taken = tuple(evidence), tuple(taken)
    inside = Stretches((*(e.span for e in evidence), *taken))
    near = Stretches((*(_around(e) for e in evidence), *taken))
    counted: dict[str, list[int]] = {}
    for passage in passages(document):
        span = passage.span()
        counts = counted.setdefault(_section(document, span), [0, 0, 0])
        for word in _WORD.finditer(passage.text):
            place = passage.span(*word.span())
            counts[0] += 1
            counts[1] += inside.touch(place)
            counts[2] += near.touch(place)
    yield from (Share(section, *counts) for section, counts in counted.items() if counts[0])


def _around(evidence: Evidence) -> Span:
    """The sentence, cell or line around the words."""
    start, end = evidence.span.start - len(evidence.prefix), evidence.span.end + len(evidence.suffix)
    return Span(start, end)


def _section(document: Document, span: Span) -> str:
    if any(value.span() == span for field in document.fields for value in field.values):
        return "Infobox"
    section = document.section_at(span)
    return _path(section) if section else ""


def _path(section: Section) -> str:
    return " / ".join(title for title in section.path if title)
