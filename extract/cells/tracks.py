"""Track listings: number, title, performers and length of each track, the stated total, and their faults."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.document import Document, Passage, Table
from extract.tables.columns import kind_of


@dataclass(frozen=True, slots=True)
class Track:
    """One line of a listing; `performers` are the words that name them."""

    title: Passage
    number: Passage | None = None
    length: Passage | None = None
    performers: Passage | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """An album's tracks, with its title and the stated total where the document has them."""

    tracks: tuple[Track, ...]
    title: str = ""
    total: Passage | None = None


_PERFORMED = re.compile(r"(?:performed|sung) by\s+|(?:feat\.|featuring)\s+", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“](?P<title>.+?)[\"”]\s*(?:\((?P<note>[^()]*)\))?")
_TIME = re.compile(r"\d{1,2}:\d\d(?::\d\d)?")
_FEW = 3  # fewer rows with a time behind a title list no album


def listings(document: Document) -> Iterator[Listing]:
    """Every track listing of a document, in order."""
    return (found for table in document.tables if (found := _listing(table)))


def _performers(passage: Passage, found: re.Match[str]) -> Passage | None:
    by = _PERFORMED.match(found["note"] or "")
    return passage.cut(found.start("note") + by.end(), found.end("note")) if by else None


def _listing(table: Table) -> Listing | None:
    """A table with a title and a length in each row; "Total length" may stand in a row of its own."""
    kinds = [kind_of(column) for column in table.columns]
    name = next((i for i, kind in enumerate(kinds) if kind in ("track", "title")), None)
    if name is None or "duration" not in kinds or {"date", "director", "season"} & set(kinds):
        return None
    tracks, total = [], None
    for row in table.rows:
        length = row.cells[kinds.index("duration")]
        if any("total length" in cell.text.lower() for cell in row.cells):
            found = _TIME.search(length.text)
            total = length.cut(*found.span()) if found else None
        elif row.cells[name] and _TIME.fullmatch(length.text):
            cells = {kind: row.cells[i] for i, kind in enumerate(kinds) if i != name}
            tracks.append(_row(row.cells[name], cells, length))
    return Listing(tuple(tracks), table.caption, total) if len(tracks) >= _FEW else None


def _row(name: Passage, cells: dict[str, Passage], length: Passage) -> Track:
    quoted = _QUOTED.match(name.text)
    number = re.match(r"\d{1,3}", cells["number"].text) if "number" in cells else None
    return Track(
        name.cut(*quoted.span("title")) if quoted else name,
        cells["number"].cut(0, number.end()) if number else None,
        length,
        cells.get("performer") or cells.get("actor") or (_performers(name, quoted) if quoted else None),
    )


def seconds(printed: str) -> int | None:
    """ "2:49" in seconds; None for "51:75", which is no time."""
    first, *others = (int(part) for part in printed.split(":"))
    for part in others:
        if part > 59:
            return None
        first = first * 60 + part
    return first


def faults(listing: Listing) -> Iterator[tuple[str, str, Passage]]:
    """What is wrong in a listing: kind, message, and the words that show it."""
    yield from _missing(listing.tracks)
    if listing.total is None:
        return
    stated, total = listing.total.text, seconds(listing.total.text)
    lengths = [seconds(track.length.text) for track in listing.tracks if track.length]
    if total is None:
        yield "invalid-total", f"the stated total {stated} is not a valid time", listing.total
    if len(lengths) == len(listing.tracks) and None not in lengths:
        added = sum(length or 0 for length in lengths)
        if total is None or abs(added - total) > len(lengths) / 2:  # lengths are rounded to seconds
            printed = f"{added // 60}:{added % 60:02}"
            yield "total-mismatch", f"the listed tracks add up to {printed}, not to {stated}", listing.total


def _missing(tracks: Sequence[Track]) -> Iterator[tuple[str, str, Passage]]:
    first = next((int(track.number.text) for track in tracks if track.number), 0)
    before = 0 if first < 3 else first - 1  # a second disc may count on from the first
    last = next((int(track.number.text) for track in reversed(tracks) if track.number), 0)
    for track in tracks:
        if track.number is None:
            return
        number = int(track.number.text)
        for gap in range(before + 1, number):
            yield "missing-track", f"track {gap} is missing ({len(tracks)} of {last} listed)", track.number
        before = number
