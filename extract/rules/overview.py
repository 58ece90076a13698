"""Overview tables: how many episodes each season has, when it began and ended, and where it ran."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.document import Document, Passage, Table
from extract.facts import Fact, Finding, Ref, Value
from extract.grammar.dates import dates
from extract.grammar.seasons import season_number
from extract.known import Known
from extract.tables.columns import kind_of

_NUMBER = re.compile(r"\d{1,3}")
_DATES = {"first-aired": "datePublished", "date": "datePublished", "last-aired": "dateEnded"}


def facts(document: Document, known: Known) -> Iterator[Finding]:
    for table in document.tables:
        kinds = [_kind(column) for column in table.columns]
        if "season" in kinds and "episodes" in kinds and "title" not in kinds:
            yield from _seasons(table, kinds)


def _kind(column: str) -> str:
    """A column's kind, by all its words or by its lower head: "Originally aired First aired"."""
    words = column.split()
    lower = (kind_of(" ".join(words[-count:])) for count in (3, 2) if len(words) > count)
    return kind_of(column) or next((kind for kind in lower if kind in _DATES), "")


def _seasons(table: Table, kinds: list[str]) -> Iterator[Fact]:
    for row in table.rows:
        cells = {kind: row.cells[i] for i, kind in reversed(list(enumerate(kinds))) if kind}
        number = _season(cells["season"])
        if number is None:  # "Specials", or a season in parts
            continue
        season = Ref("season", str(number), cells["season"].span(), season=number)
        yield from _facts(season, cells, table.certainty)


def _season(cell: Passage) -> int | None:
    bare = re.fullmatch(r"\d{1,2}", cell.text)
    return int(bare.group()) if bare else season_number(cell.text)


def _facts(season: Ref, cells: dict[str, Passage], sure: float) -> Iterator[Fact]:
    if found := _NUMBER.fullmatch(cells["episodes"].text):
        count = Value(str(int(found.group())), "integer", cells["episodes"].span())
        yield Fact(season, "numberOfEpisodes", count, cells["episodes"].span(), confidence=sure)
    for kind, predicate in _DATES.items():
        date = next((value for value, _, _ in dates(cells[kind])), None) if kind in cells else None
        if date and date.span and date.type == "date" and not (kind == "date" and "first-aired" in cells):
            yield Fact(season, predicate, date, date.span, confidence=sure)
    if network := cells.get("network"):
        yield Fact(
            season, "originalNetwork", Ref("organisation", network.text, network.span()), network.span(),
            confidence=sure,
        )  # fmt: skip
