"""Tables of DVD and Blu-ray releases: a season a row, a medium and region a column, a date a cell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.document import Document, Row, Table
from extract.facts import Fact, Finding, Passed, Ref, Value
from extract.grammar.dates import dates
from extract.grammar.seasons import season_number
from extract.known import Known

_MEDIUM = re.compile(r"\b(?P<medium>DVD|Blu-ray|VHS|UMD|4K|HD DVD|LaserDisc|Digital)\b", re.IGNORECASE)
_REGION = re.compile(r"\b(?P<region>Region (?:\d|[ABC])(?: ?/ ?(?:\d|[ABC]))?|R[1-6])\b", re.IGNORECASE)
_PRINTED = {"dvd": "DVD", "blu-ray": "Blu-ray", "vhs": "VHS", "umd": "UMD", "digital": "digital"}


def facts(document: Document, known: Known) -> Iterator[Finding]:
    for table in document.tables:
        columns = {i: found for i, column in enumerate(table.columns) if (found := _disc(column))}
        for row in table.rows if columns else ():
            work = _work(row, table, known)
            if work is None:
                yield Passed(row.cells[0].span(), "no season that is named here for the discs of this row")
            for column, (medium, region) in columns.items() if work else ():
                for date, _, _ in dates(row.cells[column]):
                    if date.type == "date" and date.span and work:
                        parts = (("region", region),) if region else ()
                        yield Fact(work, "homeRelease", medium, date.span, (*parts, ("date", date)),
                                   confidence=table.certainty)  # fmt: skip
                        break


def _disc(column: str) -> tuple[Value, Value | None] | None:
    """ "DVD release dates Region 1"; "Region 1" alone is a DVD's, "Region A" a Blu-ray's."""
    region = _REGION.search(column)
    medium = _MEDIUM.search(column)
    if not region and not (medium and re.search(r"\b(?:release|date)", column, re.IGNORECASE)):
        return None
    words = medium["medium"] if medium else "Blu-ray" if region and region["region"][-1] in "ABC" else "DVD"
    return Value(_PRINTED.get(words.casefold(), words)), Value(region["region"]) if region else None


def _work(row: Row, table: Table, known: Known) -> Ref | None:
    """The season that the first cell names ("1", "Season 2", "The Complete First Season"), else nothing."""
    first = row.cells[0]
    bare = re.fullmatch(r"\d{1,2}", first.text)
    number = int(bare.group()) if bare and _counts_seasons(table) else season_number(first.text)
    if number is not None:
        return Ref("season", str(number), first.span(), season=number)
    if re.search(r"\bcomplete series\b", first.text, re.IGNORECASE):
        return known.topic.the_series
    return None


def _counts_seasons(table: Table) -> bool:
    return bool(re.match(r"(?:season|series)\b", table.columns[0], re.IGNORECASE))
