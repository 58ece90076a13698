"""A document's text read again: which parts of it were read, under which headings, and as what."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain, pairwise

from extract.document import Document, Passage, Section
from extract.readers import read
from extract.witness import passages

MARKUP = ("html", "wikitext")  # forms that hold more than people read
INFOBOX = "Infobox"
NEXT, LONG = 3, 60  # so many cells are shown beside one, if they are no longer than this


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: where its realm begins, and the path by which evidence names its section."""

    title: str
    path: str
    level: int
    start: int
    id: str


class Reading:
    """A text as its reader took it; where none can read it any more, it has no parts."""

    def __init__(self, text: str, name: str = "") -> None:
        self.text = text
        try:
            self.document: Document | None = read(text.encode("utf-8", "replace"), name)
        except Exception:  # a graph made elsewhere: whatever its text is like, the page can show it
            self.document = None

    @property
    def markup(self) -> bool:
        return self.document is not None and self.document.form in MARKUP

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """The headings in the order of the text, the infobox among them."""
        if self.document is None:
            return ()
        fields = [value.span().start for field in self.document.fields for value in field.values]
        found = [(min(fields), INFOBOX, INFOBOX, 1)] if fields else []
        before: tuple[str, ...] = ()
        for start, section in self.document.sections:
            path = tuple(title for title in section.path if title)
            same = next((i for i, (a, b) in enumerate(zip(path, before, strict=False)) if a != b), None)
            kept = min(len(path), len(before)) if same is None else same
            for depth in range(kept, len(path)):
                found.append((start, path[depth], " / ".join(path[: depth + 1]), depth + 1))
            before = path
        return tuple(
            Heading(title, path, level, start, f"s{i}")
            for i, (start, title, path, level) in enumerate(sorted(found, key=lambda f: f[0]), 1)
        )

    @cached_property
    def taken(self) -> tuple[tuple[int, int], ...]:
        """The stretches of the file that are words to read, the rest being markup."""
        found = sorted((a, b) for p in self._passages() for _, a, b, _ in stretches(p))
        joined: list[tuple[int, int]] = []
        for start, end in found:
            if joined and start <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(joined[-1][1], end))
            else:
                joined.append((start, end))
        return tuple(joined)

    def clean(self, start: int, end: int) -> str:
        """A part of the file as it is read, without markup."""
        pieces, at = self._pieces, bisect_left(self._ends, start + 1)
        words = []
        while at < len(pieces) and pieces[at][0] < end:
            a, _, read, otherwise = pieces[at]
            words.append(read if otherwise else read[max(start - a, 0) : end - a])
            at += 1
        return "".join(words)

    def beside(self, start: int, end: int) -> tuple[str, str]:
        """What is read just before and just behind a cell: its neighbours in the row."""
        at = bisect_right(self._cells, (start, len(self.text))) - 1
        cells = [self.clean(*cell) for cell in self._cells[max(at - NEXT, 0) : at + 1 + NEXT]]
        own = min(at, NEXT)
        if at < 0 or self._cells[at][1] < end:
            return "", ""
        before, after = (
            [cell for cell in part if cell.strip() and len(cell) < LONG]
            for part in (cells[:own], cells[own + 1 :])
        )
        return "".join(f"{c} · " for c in before), "".join(f" · {c}" for c in after)

    @cached_property
    def _pieces(self) -> list[tuple[int, int, str, bool]]:
        """What is read, in the order of the file, each piece once."""
        return sorted({(a, b, read, way) for p in self._passages() for read, a, b, way in stretches(p)})

    @cached_property
    def _ends(self) -> list[int]:
        return list(accumulate((end for _, end, _, _ in self._pieces), max))

    @cached_property
    def _cells(self) -> list[tuple[int, int]]:
        """Where the cells of tables stand, in the order of the file."""
        tables = self.document.tables if self.document else ()
        spans = {cell.span() for table in tables for row in table.rows for cell in row.cells if cell}
        return sorted((span.start, span.end) for span in spans)

    def _passages(self) -> Iterator[Passage]:
        return chain(passages(self.document), self.document.citations) if self.document else iter(())


def stretches(passage: Passage) -> Iterator[tuple[str, int, int, bool]]:
    """The words of a passage, piece by piece: where each stands, and whether the file says it otherwise."""
    instead = {one.start: one for one in passage.insteads}
    edges = [*passage.runs, (len(passage.text), 0)]
    for (clean, source), (end, _) in pairwise(edges):
        if clean >= end:
            continue
        words = passage.text[clean:end]
        if clean in instead:
            place = instead[clean].source
            yield words, place.start, place.end, True
        else:
            yield words, source, source + len(words), False


def section(path: Section) -> str:
    """A section as evidence names it."""
    return " / ".join(title for title in path.path if title)
