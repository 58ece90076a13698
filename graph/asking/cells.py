"""Rows as a table in a notebook's cell: words are never markup, and all colours are the notebook's own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

SHOWN = 20  # rows of a table
LONGEST = 300  # characters of a cell


@dataclass(frozen=True)
class Cell:
    """What stands in a cell; `href` makes it a link if it leads to a page, `whole` keeps it in one line."""

    words: str
    href: str = ""
    number: bool = False
    whole: bool = False

    def html(self) -> str:
        cut = self.words if len(self.words) <= LONGEST else f"{self.words[:LONGEST]} …"
        inside = escape(cut)
        if self.href.startswith(("http://", "https://")):
            there = escape(self.href)
            inside = (
                f'<a href="{there}" title="{there}" target="_blank" rel="noopener noreferrer">{inside}</a>'
            )
        side = "right" if self.number else "left"
        line = ";white-space:nowrap" if self.number or self.whole else ""
        return f'<td style="text-align:{side};vertical-align:top{line}">{inside}</td>'


def table(columns: Sequence[str], rows: Iterable[Sequence[Cell]], total: int, what: str = "row") -> str:
    """A table of the rows, which may be the first of `total` only, and how many there are of `what`."""
    shown = list(rows)
    sides = ["right" if cells and all(cell.number or not cell.words for cell in cells) else "left"
             for cells in (zip(*shown, strict=True) if shown else [()] * len(columns))]  # fmt: skip
    head = "".join(f'<th scope="col" style="text-align:{side}">{escape(column)}</th>'
                   for column, side in zip(columns, sides, strict=True))  # fmt: skip
    body = "".join(f"<tr>{''.join(cell.html() for cell in row)}</tr>" for row in shown)
    made = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return f"{made}<p>{counted(len(shown), total, what)}</p>" if what else made


def counted(shown: int, total: int, what: str) -> str:
    """`20 of 154 rows`; `1 row`; `no rows`."""
    named = escape(what if total == 1 else f"{what}s")
    if shown < total:
        return f"{shown:,} of {total:,} {named}"
    return f"{total:,} {named}" if total else f"no {named}"
