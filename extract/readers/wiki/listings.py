"""Templates that print tables of numbered parameters: the overview of a series, a soundtrack's tracks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.document import Passage, Row, Section, Table
from extract.readers.wiki.inline import Words
from extract.readers.wiki.templates import Argument, arguments
from extract.readers.wiki.tree import Node
from extract.tables.grid import nothing

_NUMBERED = re.compile(r"(?P<what>[a-z_]{1,20}?)(?P<number>\d{1,3})")
_OVERVIEW = (
    ("episodes", "Episodes"),
    ("start", "First aired"),
    ("end", "Last aired"),
    ("network", "Network"),
)
_TRACKS = (("title", "Title"), ("extra", "Performer"), ("length", "Length"))


def overview(text: str, words: Words, node: Node, section: Section) -> Iterator[Table]:
    """`{{Series overview|episodes1=10|start1={{Start date|2011|5|2}}|…}}`, a row a season."""
    yield from _table(words, node, section, "Season", _OVERVIEW, list(arguments(text, node)))


def tracks(text: str, words: Words, node: Node, section: Section) -> Iterator[Table]:
    """`{{Track listing|title1=…|length1=…}}`, and the total where it gives one."""
    given = list(arguments(text, node))
    for table in _table(words, node, section, "No.", _TRACKS, given):
        total = next((one for one in given if one.name == "total_length"), None)
        length = words.part(node, total) if total else None
        rows = table.rows
        if total and length:
            label = Passage.plain("Total length", total.name_start)
            rows = (*rows, _total(table, label, length, node))
        headline = next((words.part(node, one).text for one in given if one.name == "headline"), "")
        yield Table(table.columns, rows, section, headline)


def _total(table: Table, label: Passage, length: Passage, node: Node) -> Row:
    """The line below the tracks."""
    empty = nothing(node.start)
    return Row((empty, label, *[empty] * (len(table.columns) - 3), length))


def _table(
    words: Words,
    node: Node,
    section: Section,
    first: str,
    columns: Sequence[tuple[str, str]],
    given: Sequence[Argument],
) -> Iterator[Table]:
    """A row for each number, with the columns that hold anything."""
    cells: dict[int, dict[str, tuple[Passage, Argument]]] = {}
    for one in given:
        found = _NUMBERED.fullmatch(one.name.casefold())
        value = words.part(node, one) if found and found["what"] in dict(columns) else None
        if found and value:
            cells.setdefault(int(found["number"]), {})[found["what"]] = value, one
    shown = [(what, head) for what, head in columns if any(what in row for row in cells.values())]
    rows = tuple(_row(words, node, shown, row) for _, row in sorted(cells.items()))
    if rows:
        yield Table((first, *(head for _, head in shown)), rows, section)


def _row(
    words: Words,
    node: Node,
    shown: Sequence[tuple[str, str]],
    row: dict[str, tuple[Passage, Argument]],
) -> Row:
    """The number as the first of its parameters has it, and the values."""
    one = next(iter(row.values()))[1]
    name = words.read(node, one.name_start, one.start - 1)
    digits = re.search(r"\d+\s*$", name.text)
    printed = name.cut(*digits.span()) if digits else nothing(node.start)
    return Row((printed, *(row[what][0] if what in row else nothing(node.start) for what, _ in shown)))
