"""The one model of a document, whatever form it came in: passages over the untouched text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text: code points, half open, `text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Link:
    """A link inside a passage: code points of the passage's own text, and where it leads."""

    start: int
    end: int
    target: str


@dataclass(frozen=True, slots=True)
class Instead:
    """Words of a passage that the document writes otherwise: `text[start:end]` is what `source` prints.

    "&" is printed by `&amp;`, "January 24, 2016" by `{{Start date|2016|1|24}}`.
    """

    start: int
    end: int
    source: Span


@dataclass(frozen=True, slots=True)
class Passage:
    """Words to read, cleaned of markup and reference marks, that know where they stand.

    `text` is what rules read: blanks are ordinary blanks, `[12]` and markup are gone.
    `runs` are pairs (position in `text`, position in the document), rising in both: each
    stretch of `text` from one pair to the next stands unbroken in the document.
    `insteads` are the stretches that do not stand there as they are read; any part of one
    has the whole of its source for its place. A run starts with each of them, and behind it.
    """

    text: str
    runs: tuple[tuple[int, int], ...]
    links: tuple[Link, ...] = ()
    insteads: tuple[Instead, ...] = ()

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text.strip())

    def source(self, position: int) -> int:
        """The place in the document of the character at `position` of `text`."""
        if instead := self._instead(position):
            return instead.source.start
        clean, source = self.runs[bisect_right(self.runs, (position, 1 << 62)) - 1]
        return source + position - clean

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Where `text[start:end]` stands in the document (markup between its ends included)."""
        end = len(self.text) if end is None else end
        at = self.source(start)
        if end <= start:
            return Span(at, at)
        instead = self._instead(end - 1)
        return Span(at, instead.source.end if instead else self.source(end - 1) + 1)

    def _instead(self, position: int) -> Instead | None:
        """What stands for something else at a position."""
        at = bisect_right(self.insteads, position, key=lambda one: one.start) if self.insteads else 0
        return self.insteads[at - 1] if at and position < self.insteads[at - 1].end else None

    def cut(self, start: int, end: int) -> Passage:
        """The passage of `text[start:end]`, without the blanks at its ends."""
        words = self.text[start:end]
        start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
        if end <= start:
            return Passage("", ((0, self.source(min(start, max(len(self.text) - 1, 0)))),))
        if end - start == len(self.text) and len(self.runs) == 1:
            return self
        if not (self.links or self.insteads):  # as most are
            first, last = bisect_right(self.runs, (start, 1 << 62)), bisect_left(self.runs, (end,))
            runs = [(clean - start, source) for clean, source in self.runs[first:last]]
            return Passage(self.text[start:end], ((0, self.source(start)), *runs))
        return _joined(self, [(start, end)])

    def without(self, gaps: Sequence[tuple[int, int]]) -> Passage:
        """The passage without some stretches of its text, given in order."""
        if not gaps:
            return self
        starts, ends = [0, *(end for _, end in gaps)], [*(start for start, _ in gaps), len(self.text)]
        return _joined(self, [(a, b) for a, b in zip(starts, ends, strict=True) if a < b])

    @classmethod
    def plain(cls, text: str, start: int = 0) -> Passage:
        """A passage that stands in the document as it is read, from `start` on."""
        return cls(text, ((0, start),))


def _joined(whole: Passage, kept: Sequence[tuple[int, int]]) -> Passage:
    """The passage of some stretches of a passage's text, given in order."""
    runs: list[tuple[int, int]] = []
    links: list[Link] = []
    insteads: list[Instead] = []
    length = 0
    for start, end in kept:
        by = length - start
        runs.append((length, whole.source(start)))
        first, last = (bisect_right(whole.runs, (at, edge)) for at, edge in ((start, 1 << 62), (end, -1)))
        runs += [(clean + by, source) for clean, source in whole.runs[first:last]]
        links += [Link(x.start + by, x.end + by, x.target) for x in _within(whole.links, start, end)]
        insteads += [
            Instead(max(x.start, start) + by, min(x.end, end) + by, x.source)
            for x in _touching(whole.insteads, start, end)
        ]
        length += end - start
    text = "".join(whole.text[start:end] for start, end in kept)
    return Passage(text, tuple(runs) or ((0, whole.source(0)),), tuple(links), tuple(insteads))


def _within(links: tuple[Link, ...], start: int, end: int) -> Iterator[Link]:
    """The links that stand whole in a stretch of text."""
    first = bisect_left(links, start, key=lambda link: link.start) if links else 0
    last = bisect_left(links, end, key=lambda link: link.start) if links else 0
    return (link for link in links[first:last] if link.end <= end)


def _touching(insteads: tuple[Instead, ...], start: int, end: int) -> tuple[Instead, ...]:
    """Those that have a part in a stretch of text."""
    if not insteads:
        return ()
    first = bisect_right(insteads, start, key=lambda one: one.end)
    return insteads[first : bisect_left(insteads, end, key=lambda one: one.start)]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading's realm. The lead has the title ""; a heading that the form lost has "" too."""

    title: str
    level: int = 0
    parent: Section | None = None

    @property
    def path(self) -> tuple[str, ...]:
        """The titles from the top down to here."""
        return (*(self.parent.path if self.parent else ()), self.title)


@dataclass(frozen=True, slots=True)
class Field:
    """One label of an infobox with its values, cut apart where the form shows where they end."""

    label: str
    values: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of prose."""

    passage: Passage
    section: Section


@dataclass(frozen=True, slots=True)
class Item:
    """A list item, with the lines that belong to it (`Actor as Character:\\nDescription.`)."""

    passage: Passage
    section: Section
    depth: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A table's row: a cell for each column, `rowspan` and `colspan` already spread out.

    `below` is text that belongs to the row as a whole, such as an episode's summary.
    """

    cells: tuple[Passage, ...]
    below: Passage | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table, whether it was marked up or had to be cut out of glued lines.

    `columns` are the header's words (empty where a header is missing), as many as each row's cells.
    `certainty` says how sure the cutting is: 1.0 where the form itself shows the cells.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    section: Section
    caption: str = ""
    certainty: float = 1.0


Block = Paragraph | Item | Table


@dataclass(frozen=True)
class Document:
    """A document: its text untouched, and what stands where in it.

    `name` is what the user calls it, `digest` the SHA-256 of its bytes (hex), `form` the reader's name.
    `citations` are the reference list's entries: read by no rule, since a cited title states nothing.
    """

    name: str
    digest: str
    form: str
    text: str
    title: Passage
    fields: tuple[Field, ...] = ()
    blocks: tuple[Block, ...] = ()
    citations: tuple[Passage, ...] = ()

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        return (b for b in self.blocks if isinstance(b, Paragraph))

    @property
    def items(self) -> Iterator[Item]:
        return (b for b in self.blocks if isinstance(b, Item))

    @property
    def tables(self) -> Iterator[Table]:
        return (b for b in self.blocks if isinstance(b, Table))

    @property
    def lead(self) -> Iterator[Paragraph]:
        """The paragraphs before the first heading or table."""
        for block in self.blocks:
            if not isinstance(block, Paragraph) or block.section.level:
                return
            yield block

    @cached_property
    def sections(self) -> tuple[tuple[int, Section], ...]:
        """Where each block starts in the text and the section it stands in, in order of place."""
        found: dict[int, Section] = {}
        for block in self.blocks:
            rows = block.rows if isinstance(block, Table) else ()
            passages = [c for r in rows for c in r.cells] or [getattr(block, "passage", Passage.plain(""))]
            found[min(p.span().start for p in passages)] = block.section
        return tuple(sorted(found.items(), key=lambda pair: pair[0]))

    def section_at(self, span: Span) -> Section | None:
        """The section that holds a span; None in the infobox or before the first block."""
        at = bisect_right(self.sections, span.start, key=lambda pair: pair[0])
        return self.sections[at - 1][1] if at else None

    def exact(self, span: Span) -> str:
        """The very words of a span."""
        return self.text[span.start : span.end]
