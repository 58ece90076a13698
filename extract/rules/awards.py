"""Tables of awards: year, award, category, nominee and result of each row are one nomination."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.cells.nominees import nominees
from extract.document import Document, Passage, Row, Span, Table
from extract.facts import Fact, Finding, Passed, Ref, Value
from extract.known import Known
from extract.tables.columns import kind_of

_YEAR = re.compile(r"(?:19|20)\d\d")
_AWARD = re.compile(
    r"\b(?:awards?|prizes?|premios?|festivals?|emmys?|globes?|guild|baftas?)\b", re.IGNORECASE
)
_GENERAL = re.compile(r"^(?:awards?|accolades|awards and .*|honou?rs|nominations)$", re.IGNORECASE)
_RESULTS = (
    ("Won", re.compile(r"\b(?:won|winner|win|awarded|honou?red|recipient)\b", re.IGNORECASE)),
    (
        "Nominated",
        re.compile(r"\b(?:nom|nominat\w+|nominee|finalist|shortlisted|runner-up)\b", re.IGNORECASE),
    ),
)


def facts(document: Document, known: Known) -> Iterator[Finding]:
    for table in document.tables:
        kinds = [kind_of(column) for column in table.columns]
        if "nominee" not in kinds and "category" not in kinds:
            continue
        if not {"award", "category"} & set(kinds) or not {"result", "year", "award"} & set(kinds):
            continue
        above: dict[str, Passage] = {}
        for row in table.rows:
            cells = {kind: row.cells[i] for i, kind in reversed(list(enumerate(kinds))) if kind}
            above = cells | _again(cells, above)
            yield from _row(row, above, table, known)


def _again(cells: dict[str, Passage], above: dict[str, Passage]) -> dict[str, Passage]:
    """What a row leaves blank since the row above prints it for both: Markdown spans no rows."""
    of_all = ("award", "year") if cells.get("category") else ("award", "year", "category")
    repeats = cells.get("category") or cells.get("nominee")
    return {kind: above[kind] for kind in of_all if repeats and kind in above and not cells.get(kind)}


def _row(row: Row, cells: dict[str, Passage], table: Table, known: Known) -> Iterator[Finding]:
    award = cells.get("award") or _heading(table)
    category, nominee = (cells.get(kind, Passage("", ((0, 0),))) for kind in ("category", "nominee"))
    award_name = award.text if isinstance(award, Passage) else award
    if not award_name or not (category or nominee):
        yield Passed(row.cells[0].span(), "no award, or nobody and nothing nominated")
        return
    result = cells.get("result")
    if result and _result(result).lexical == "Unknown":
        yield Passed(result.span(), "neither won nor nominated, nor another result that is known")
    named = nominees(nominee, category, known)
    where = cells.get("number")  # a column "Episode" beside the nominees
    episode = named.episode or (nominees(where, category, known).episode if where else None)
    span = _span(category, nominee, cells.get("result"))
    yield Fact(
        episode or known.topic.work,
        "nomination",
        Ref("award", award_name, award.span() if isinstance(award, Passage) else None),
        span,
        (
            *((("category", Ref("category", category.text, category.span())),) if category else ()),
            *(("year", year) for year in _year(cells.get("year"), table)),
            *(("nominee", who) for who in named.who),
            ("result", _result(cells.get("result"))),
        ),
        confidence=table.certainty,
    )
    yield from _members(named.who)
    for song in (who for who in named.who if who.kind == "track" and who.name != nominee.text):
        # ""Destiny" by Ann Lee & Mo Farr": by its performers it is told from others of its title
        yield Fact(song, "alias", Value(nominee.text, span=nominee.span()), nominee.span())


def _members(nominees: tuple[Ref, ...]) -> Iterator[Fact]:
    """Whom a group of joint nominees is made of."""
    for group in nominees:
        if group.kind == "group" and group.span:
            inside = (who for who in nominees if who.kind == "person" and who.span)
            for who in inside:
                if who.span and group.span.start <= who.span.start and who.span.end <= group.span.end:
                    yield Fact(group, "member", who, who.span)


def _heading(table: Table) -> str:
    """ "Primetime Emmy Awards" over a table that has no column for the award."""
    for title in reversed(table.section.path):
        if _AWARD.search(title) and not _GENERAL.match(title):
            return title
    return ""


def _year(cell: Passage | None, table: Table) -> Iterator[Value]:
    if cell and (found := _YEAR.search(cell.text)):
        yield Value(found.group(), "gYear", cell.span(*found.span()))
    elif cell is None and (found := _YEAR.fullmatch(table.section.title)):
        yield Value(found.group(), "gYear")


def _result(cell: Passage | None) -> Value:
    """Won or Nominated; a blank or unheard-of result is unknown."""
    if cell:
        for name, words in _RESULTS:
            if words.search(cell.text):
                return Value(name, "string", cell.span())
    return Value("Unknown")


def _span(category: Passage, nominee: Passage, result: Passage | None) -> Span:
    """From the category to the result, where they stand in one row in this order; else who is nominated."""
    cells = [cell.span() for cell in (category, nominee, result) if cell]
    start, end = cells[0].start, cells[-1].end
    if cells == sorted(cells) and end - start < 400:
        return Span(start, end)
    return (nominee or category).span()
