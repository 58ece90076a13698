"""The infobox's rows: a label with its values, cut apart at line breaks and list items."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extract.document import Field, Passage
from extract.readers.markup.tree import Element
from extract.readers.markup.words import passage, together

_ARROW = re.compile(r"(?P<back>←\s*Previous)|(?P<on>Next\s*→)")
_NUMBERED = re.compile(r"(?:.{1,80}?\s)??(?:Season|Series)\s+(?P<number>\d{1,3})", re.IGNORECASE | re.DOTALL)
_OPEN = re.compile(r"(?:[–—,&(-]|\b(?:and|to|the|of|with|by\s*:?))$")


def fields(text: str, box: Element) -> Iterator[Field]:
    """The fields of an infobox, from its top down."""
    named = False
    for row in _rows(box):
        cells = [part for part in row.inner if isinstance(part, Element) and part.name in ("td", "th")]
        if len(cells) == 2 and cells[0].name == "th":
            label = " ".join(passage(text, cells[0]).text.split())
            said = tuple(values(passage(text, cells[1])))
            if label and said:
                yield Field(label, said)
            continue
        whole = together(text, cells or row.inner, row.start)
        if _ARROW.search(whole.text):
            yield from _neighbours(whole)
        elif not named and (found := _NUMBERED.fullmatch(whole.text)):
            named = True
            yield Field("Season", (whole.cut(*found.span("number")),))


def _rows(box: Element) -> Iterator[Element]:
    """Rows and captions of a box and of the boxes in it, which hold no fields of their own kind."""
    for part in box.inner:
        if not isinstance(part, Element) or part.name not in ("tr", "caption"):
            continue
        inner = next((one for one in part.all("table") if any(one.all("th"))), None)
        if inner:
            yield from _rows(inner)
        else:
            yield part


def values(whole: Passage) -> Iterator[Passage]:
    """The values of a cell, one a line, but "September 13, 2005 –" goes on."""
    ends = [-1, *(i for i, letter in enumerate(whole.text) if letter == "\n"), len(whole.text)]
    held: int | None = None
    for a, b in pairwise(ends):
        start = a + 1 if held is None else held
        if b < len(whole.text) and _OPEN.search(whole.text[start:b].rstrip()):
            held = start
            continue
        held = None
        if value := whole.cut(start, b):
            yield value


def _neighbours(whole: Passage) -> Iterator[Field]:
    """`← Previous` and `Next →`, with what stands behind each."""
    marks = list(_ARROW.finditer(whole.text))
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        value = whole.cut(mark.end(), following.start() if following else len(whole.text))
        if value:
            yield Field("Previous" if mark["back"] else "Next", (value,))
