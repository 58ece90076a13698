"""Tables as marked up: `rowspan` and `colspan` spread, and an episode's summary below its row."""

from __future__ import annotations

from collections.abc import Iterator

from extract.document import Passage, Section, Table
from extract.readers.markup.tree import Element
from extract.readers.markup.words import passage
from extract.tables import grid
from extract.tables.grid import Cell

_LAYOUT = frozenset(("multicol", "col-begin", "columns", "cquote", "mbox-text", "gallery"))
_SUMMARY = frozenset(("description", "shortSummaryText"))


def is_layout(element: Element) -> bool:
    """Whether a table only sets its parts side by side."""
    if element.said.get("role") == "presentation" or element.classes & _LAYOUT:
        return True
    if any(element.all("h2", "h3", "h4", "h5")):
        return True
    rows = list(_rows(element))
    if any(rows) and all(sum(1 for _ in _cells(row)) < 2 for row in rows):
        return True
    heads = any(cell.name == "th" for row in rows for cell in _cells(row))
    return not heads and "wikitable" not in element.classes and (len(rows) < 2 or _holds_blocks(element))


def _holds_blocks(element: Element) -> bool:
    return any(element.all("table", "dl")) or sum(1 for _ in element.all("ul")) > 1


def columns(element: Element) -> list[tuple[Element, Element]]:
    """Each cell below its head, of a table whose one row holds lists: `Main | Recurring` above the names."""
    rows = [list(_cells(row)) for row in _rows(element)]
    if len(rows) != 2 or len(rows[0]) != len(rows[1]) or len(rows[0]) < 2:
        return []
    listed = all(sum(1 for _ in cell.all("li")) > 1 for cell in rows[1] if cell.inner)
    heads = all(head.name == "th" for head in rows[0])
    return list(zip(rows[0], rows[1], strict=True)) if listed and heads else []


def table(text: str, element: Element, section: Section) -> Table | None:
    """The table, if it holds any words."""
    rows = [list(_row(text, row)) for row in _rows(element)]
    caption = next((passage(text, part).text for part in _parts(element, "caption")), "")
    return grid.table(grid.headed(rows), section, element.start, caption)


def _rows(element: Element) -> Iterator[Element]:
    return _parts(element, "tr")


def _cells(row: Element) -> Iterator[Element]:
    return _parts(row, "td", "th")


def _parts(element: Element, *names: str) -> Iterator[Element]:
    return (part for part in element.inner if isinstance(part, Element) and part.name in names)


def _row(text: str, row: Element) -> Iterator[Cell]:
    cells = list(_cells(row))
    for cell in cells:
        words = passage(text, cell)
        down, across = _number(cell.said.get("rowspan")), _number(cell.said.get("colspan"))
        head = cell.name == "th" and cell.said.get("scope") != "row"
        below = len(cells) == 1 and cell.name == "td" and _is_summary(cell, words, across)
        yield Cell(words, down, across, head, below)


def _is_summary(cell: Element, words: Passage, across: int) -> bool:
    """Whether a row's only cell tells what happens in the episode above."""
    if cell.classes & _SUMMARY or any(part.classes & _SUMMARY for part in cell.all("div")):
        return True
    return across > 2 and len(words.text) > 80


def _number(printed: str | None) -> int:
    digits = (printed or "").strip()
    return max(1, min(int(digits), 1000)) if digits.isascii() and digits.isdigit() and len(digits) < 6 else 1
