"""Episode tables: numbers, title, director, writers, date, production code and viewers of each row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.cells.bylines import credited
from extract.document import Document, Passage, Row, Table
from extract.facts import Fact, Finding, Passed, Ref, Value
from extract.grammar.dates import dates
from extract.grammar.seasons import season_number
from extract.known import Known
from extract.tables.columns import kind_of

_JOBS = {"director": "director", "writer": "writer", "story": "story-by", "teleplay": "teleplay-by"}
_NUMBERS = ("number-overall", "number-in-season", "number")
# Tables that repeat the episodes to say something else of them
_ELSEWHERE = re.compile(
    r"\b(?:ratings?|viewers|viewership|reception|awards?|accolades|home (?:media|video)|dvd)\b", re.I
)
# "Prequel: The Fall of Sam Axe (2011)" is listed with the episodes, but is of no season and has no number
_SPECIALS = re.compile(r"\b(?:specials?|prequels?|films?|movies?)\b", re.IGNORECASE)
_OTHER_WORKS = re.compile(r"\b(?:webisodes?|minisodes?|shorts?|web series|spin-?offs?)\b", re.IGNORECASE)

_TITLE = re.compile(
    r"[\"“](?P<title>.+?)[\"”]"
    r"(?P<rest>\s*(?:\(.*\)|\[.*\]|[†‡*#^]+|Notes?\b.*|Part\b.*|Transliteration\b.*)*)$",
    re.S,
)
_QUOTED = re.compile(r"[\"“](?P<title>.+?)[\"”]", re.S)
_SEGMENTS = re.compile(r"[\"”](?=\s*/\s*[\"“])|(?<=/)[\"“]|(?<=/ )[\"“]")  # "\"The Door\" / \"The Key\""
_MARKS = re.compile(r"(?:\s*[†‡*]+|\s*\[[^\]]*\])+$")
_NUMBER = re.compile(r"(?P<number>\d{1,4})(?P<range>(?:\s*[–—/&-]\s*|\n)\d+)?[a-z]?$")
_VIEWERS = re.compile(r"(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?!\d|[:/])")
_NO_DATE = re.compile(r"\W*|(?:TB[ACD]|N/?A|Unaired|None)\W*", re.IGNORECASE)
_CODE = re.compile(r"(?=.*\d)[\w][\w./-]*(?: (?:[/&] )?[\w./-]+)?$")


@dataclass(frozen=True, slots=True)
class Layout:
    """Which column of an episode table holds what; the season that the table is about."""

    title: int | None  # a talk show's episodes have none
    overall: int | None
    in_season: int | None
    columns: tuple[tuple[int, str], ...]  # the others, in order
    season: int | None
    certainty: float


def facts(document: Document, known: Known) -> Iterator[Finding]:
    layouts = [(table, layout) for table in document.tables if (layout := _layout(table, known))]
    # where headings are lost, number 1 of one table is not number 1 of the next
    unplaced = sum(layout.season is None for _, layout in layouts) > 1
    for table, layout in layouts:
        for row in table.rows:
            yield from _row(row, table, layout, counted=not unplaced or layout.season is not None)


def _layout(table: Table, known: Known) -> Layout | None:
    """How to read a table, or None if it lists no episodes."""
    kinds = [kind_of(column) for column in table.columns]
    has_crew = any(kind in _JOBS for kind in kinds)
    numbers = [i for i, kind in enumerate(kinds) if kind in _NUMBERS]
    listing = has_crew or (numbers and "date" in kinds and not _anywhere(_ELSEWHERE, table))
    # a talk show's episodes have no titles, nor have those of many a British series
    called = "title" in kinds or {"guest", "date"} <= set(kinds) or (has_crew and numbers and "date" in kinds)
    if not called or set(kinds) & {"award", "nominee", "duration"} or not listing:
        return None
    special = _anywhere(_SPECIALS, table)
    season = None if special else _season(table, known)
    overall, in_season = (None, None) if special else _numbers(table, numbers, kinds, season)
    title = kinds.index("title") if "title" in kinds else None
    # "Original air date" stands before "English air date": an episode is first shown once
    elsewhere = (overall, in_season, title, *[i for i, kind in enumerate(kinds) if kind == "date"][1:])
    others = tuple((i, kind) for i, kind in enumerate(kinds) if kind and i not in elsewhere)
    return Layout(title, overall, in_season, others, season, table.certainty)


def _anywhere(words: re.Pattern[str], table: Table) -> bool:
    return any(words.search(title) for title in (*table.section.path[1:], table.section.title, table.caption))


def _season(table: Table, known: Known) -> int | None:
    """The season of the nearest heading to name one ("Season 1: 2007"), else the page's own."""
    for title in (table.caption, *reversed(table.section.path)):
        if (number := season_number(title)) is not None:
            return number
    if known.topic.season is not None:
        return known.topic.season
    seasons = (f.object for f in known.facts if f.predicate == "numberOfSeasons")
    return 1 if any(isinstance(value, Value) and value.lexical == "1" for value in seasons) else None


def _numbers(
    table: Table, numbers: list[int], kinds: list[str], season: int | None
) -> tuple[int | None, int | None]:
    """The columns of the number in the series and in the season; a lone "No." may be either or both."""
    if len(numbers) > 1:
        first, second = numbers[:2]
        return (second, first) if kinds[first] == "number-in-season" else (first, second)
    if not numbers:
        return None, None
    only = numbers[0]
    start = next((n for row in table.rows if (n := _number(row.cells[only])) is not None), None)
    if season == 1 and start == 1:
        return only, only
    if season is not None and (kinds[only] == "number-in-season" or start == 1):
        return None, only
    return (only, None) if kinds[only] != "number-in-season" else (None, None)


def _row(row: Row, table: Table, layout: Layout, *, counted: bool) -> Iterator[Finding]:
    title = _title(row.cells[layout.title]) if layout.title is not None else row.cells[0].cut(0, 0)
    overall, in_season = (
        row.cells[column] if column is not None else None for column in (layout.overall, layout.in_season)
    )
    number = _number(in_season) if in_season and counted else None
    across = len({cell.text for cell in row.cells if cell}) == 1  # a heading within the table: "Part 1"
    if across or (not title and number is None) or re.fullmatch(r"TB[ACD]", title.text):
        yield Passed(row.cells[0].span(), "no title and no number: not a row about an episode")
        return
    if _anywhere(_OTHER_WORKS, table):
        it = Ref("work", title.text, title.span())
    else:
        it = Ref("episode", title.text, title.span() if title else None, layout.season, number)
        yield from _places(it, title or next(filter(None, row.cells)), overall, in_season, layout)
    for column, kind in layout.columns:
        for found in _cell(it, kind, row.cells[column], table.columns[column]):
            yield replace(found, confidence=layout.certainty) if isinstance(found, Fact) else found


def _places(
    it: Ref, words: Passage, overall: Passage | None, in_season: Passage | None, layout: Layout
) -> Iterator[Fact]:
    """Where an episode stands in its series and its season."""
    for predicate, cell in (("numberInSeries", overall), ("numberInSeason", in_season)):
        if cell and (found := _NUMBER.match(cell.text)) and not found["range"]:
            number = Value(str(int(found["number"])), "integer", cell.span())
            yield Fact(it, predicate, number, cell.span(), confidence=layout.certainty)
    if layout.season is not None:
        season = Ref("season", str(layout.season), season=layout.season)
        yield Fact(it, "partOfSeason", season, words.span(), confidence=layout.certainty)


def _cell(it: Ref, kind: str, cell: Passage, header: str) -> Iterator[Finding]:
    if kind == "date":
        date = next((value for value, _, _ in dates(cell) if value.type == "date"), None)
        if date and date.span:
            yield Fact(it, "datePublished", date, date.span)
        elif cell and not _NO_DATE.fullmatch(cell.text):
            yield Passed(cell.span(), "no day in the column of dates")
    elif kind in _JOBS:
        yield from _credits(it, _JOBS[kind], cell, header)
    elif kind == "production-code" and it.kind == "episode" and _CODE.match(cell.text):
        yield Fact(it, "productionCode", Value(cell.text, "string", cell.span()), cell.span())
    elif kind == "viewers" and it.kind == "episode" and (found := _VIEWERS.match(cell.text)):
        span = cell.span(*found.span("number"))
        yield Fact(it, "viewersInMillions", Value(_millions(found["number"]), "decimal", span), span)


def _credits(it: Ref, job: str, cell: Passage, header: str) -> Iterator[Fact]:
    jobs = (job, "director") if job == "writer" and "direct" in header.casefold() else (job,)
    for each in jobs:
        for done, name in credited(cell, each):
            person = Ref("person", name.text, name.span())
            yield Fact(it, "credit", person, name.span(), (("job", Ref("job", done)),))


def _title(cell: Passage) -> Passage:
    """ "\"The Return\" (Part 1)", "\"Pilot\"Note 1": what the quotation marks hold; else the cell."""
    found = _TITLE.match(cell.text) or _QUOTED.match(cell.text)
    if found:
        title = cell.cut(*found.span("title"))
        return title.without([quotes.span() for quotes in _SEGMENTS.finditer(title.text)])
    return cell.cut(0, len(_MARKS.sub("", cell.text)))


def _number(cell: Passage) -> int | None:
    found = _NUMBER.match(cell.text)
    return int(found["number"]) if found else None


def _millions(printed: str) -> str:
    """ "3.70" as it stands; "927,000" are 0.927 millions."""
    if "," not in printed:
        return printed
    return f"{int(printed.replace(',', '')) / 1_000_000:.6f}".rstrip("0").rstrip(".")
