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
_BOLD = 6  # the level of what is no heading but stands for one


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
        for at, part in enumerate(inner):
            if not isinstance(part, Element) or part.name not in BLOCKS:
                loose.append(part)
                continue
            self._paragraph(loose)
            loose = []
            if part.name in ("p", "dl") and self._stands_for_heading(part) and self._heads(inner, at):
                self._heading(part, _BOLD)
            else:
                self._block(part)
        self._paragraph(loose)

    def _stands_for_heading(self, element: Element) -> bool:
        """Whether all words are bold, or a term without a description: `;Main cast` above a list."""
        parts = [p for p in element.inner if isinstance(p, Element) or self.text[slice(*p)].strip()]
        only = parts[0] if len(parts) == 1 else None
        return (
            isinstance(only, Element) and only.name in ("b", "strong", "dt") and only.end - only.start < 300
        )

    def _heads(self, inner: list[Element | Stretch], at: int) -> bool:
        """Whether a list or table follows."""
        after = inner[at + 1 : at + 4]
        following = next((p for p in after if isinstance(p, Element) or self.text[slice(*p)].strip()), None)
        return isinstance(following, Element) and following.name in ("ul", "ol", "dl", "table")

    def _block(self, element: Element) -> None:
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
        outer = self.section
        for head, cell in tables.columns(element):
            self._heading(head, _BOLD)
            self.read(cell.inner)
        if self.section is not outer:
            self.section = outer
            return
        if tables.is_layout(element):
            self._side_by_side(element)
            return
        found = tables.table(self.text, element, self.section)
        if found:
            self.blocks.append(found)

    def _side_by_side(self, element: Element) -> None:
        """The cells one by one; a head is a heading for what is in the table."""
        outer = self.section
        for cell in element.all("td", "th", "caption"):
            if cell.depth <= element.depth + 2 and cell.name == "th" and not any(cell.all(*_LISTS, *_LEVELS)):
                self._heading(cell, _BOLD)
            elif cell.depth <= element.depth + 2:
                self.read(cell.inner)
        if self.section.level == _BOLD:
            self.section = outer

    def _list(self, element: Element, depth: int) -> None:
        if "references" in element.classes or "mw-references" in element.classes:
            items = (part for part in element.inner if isinstance(part, Element))
            self.citations += filter(None, (passage(self.text, item) for item in items))
            return
        for part in element.inner:
            if isinstance(part, Element) and part.name == "li":
                self._item(part, depth)
            elif isinstance(part, Element):
                self._block(part)

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
