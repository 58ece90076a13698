"""The article's blocks, in order: headings open sections, paragraphs, lists and tables stand in them."""

from __future__ import annotations

import re

from extract.document import Block, Field, Item, Paragraph, Passage, Section
from extract.readers.markup import box, tables
from extract.readers.markup.tree import BLOCKS, Element, Stretch
from extract.readers.markup.words import passage, together
from extract.readers.pieces import LEAD, below

_HATNOTE = re.compile(r"(?:Main articles?|See also|Further information|Main page)\s*:", re.IGNORECASE)
_MARKS = re.compile(r"\s*\[edit\]$")
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_LISTS = ("ul", "ol", "dl")


class Body:
    """Walks through an article's elements."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.section: Section = LEAD
        self.blocks: list[Block] = []
        self.fields: tuple[Field, ...] = ()
        self.citations: list[Passage] = []

    def read(self, inner: list[Element | Stretch]) -> None:
        """The parts of an element: words between blocks are a paragraph."""
        loose: list[Element | Stretch] = []
        following = [*inner[1:], None] if inner else []
        for part, after in zip(inner, following, strict=True):
            if not isinstance(part, Element) or part.name not in BLOCKS:
                loose.append(part)
                continue
            self._paragraph(loose)
            loose = []
            self._block(part, after)
        self._paragraph(loose)

    def _block(self, element: Element, after: Element | Stretch | None) -> None:
        name = element.name
        if name in _LEVELS:
            self._heading(element, _LEVELS[name])
        elif name == "table":
            self._table(element)
        elif name in ("ul", "ol"):
            self._list(element, 1)
        elif name == "dl":
            self._described(element, 1)
        elif name == "li":
            self._item(element, 1)
        elif name in ("p", "dt", "dd", "pre", "figcaption") and not any(element.all(*_LISTS, "table", "p")):
            self._paragraph(element.inner)
        else:
            self.read(element.inner)

    def _heading(self, element: Element, level: int) -> None:
        title = _MARKS.sub("", " ".join(passage(self.text, element).text.split()))
        if title:
            self.section = below(self.section, title, level)

    def _paragraph(self, inner: list[Element | Stretch]) -> None:
        start = next((p[0] if isinstance(p, tuple) else p.start for p in inner), 0)
        words = together(self.text, inner, start)
        if not words or _HATNOTE.match(words.text):
            return
        self.blocks.append(Paragraph(words, self.section))

    def _table(self, element: Element) -> None:
        if any(name.startswith("infobox") for name in element.classes):
            if not self.fields:
                self.fields = tuple(box.fields(self.text, element))
            return
        if tables.is_layout(element):
            for cell in element.all("td", "th", "caption"):
                if cell.depth <= element.depth + 2:
                    self.read(cell.inner)
            return
        found = tables.table(self.text, element, self.section)
        if found:
            self.blocks.append(found)

    def _list(self, element: Element, depth: int) -> None:
        if "references" in element.classes or "mw-references" in element.classes:
            items = (part for part in element.inner if isinstance(part, Element))
            self.citations += filter(None, (passage(self.text, item) for item in items))
            return
        for part in element.inner:
            if isinstance(part, Element) and part.name == "li":
                self._item(part, depth)
            elif isinstance(part, Element):
                self._block(part, None)

    def _item(self, element: Element, depth: int) -> None:
        """An item with the lines that belong to it; items within it follow, one deeper."""
        at = next((i for i, part in enumerate(element.inner) if _is_list(part)), len(element.inner))
        own = element.inner[:at]
        words = together(self.text, own, element.start)
        if words and not _HATNOTE.match(words.text):
            self.blocks.append(Item(words, self.section, depth))
        for part in element.inner[at:]:
            if not isinstance(part, Element):
                continue
            if part.name in ("ul", "ol"):
                self._list(part, depth + 1)
            elif part.name == "dl":
                self._described(part, depth + 1)

    def _described(self, element: Element, depth: int) -> None:
        """`<dt>Actor as Character</dt><dd>Description</dd>` is one item."""
        parts = [part for part in element.inner if isinstance(part, Element)]
        at = 0
        while at < len(parts):
            end = at + 1
            while parts[at].name == "dt" and end < len(parts) and parts[end].name == "dd":
                end += 1
            self._entry(parts[at:end], depth)
            at = end

    def _entry(self, parts: list[Element], depth: int) -> None:
        inside = [part for part in parts if any(part.all(*_LISTS))]
        found = together(self.text, (part for part in parts if part not in inside), parts[0].start)
        if found and not _HATNOTE.match(found.text):
            self.blocks.append(Item(found, self.section, depth))
        for part in inside:
            self._item(part, depth)


def _is_list(part: Element | Stretch) -> bool:
    return isinstance(part, Element) and part.name in _LISTS
