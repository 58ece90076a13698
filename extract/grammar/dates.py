"""Dates as documents print them: "March 8, 2018", "8 March 2018", "March 2018", "2018-03-08", "2018"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from extract.document import Passage
from extract.facts import Value
from extract.grammar.taken import Taken

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_NUMBER = {month[:3]: number for number, month in enumerate(_MONTHS, 1)}

# "Sept. 5, 2013"; a short form needs its point or a digit after it ("Mar 8"), "May" is whole anyway.
_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:\.|(?=\s+\d)))"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:18|19|20)\d\d)(?!\d)"
_TWIN = r"(?P<twin>\s*\(\d{4}(?:-\d\d){0,2}\))?"  # "March 8, 2018 (2018-03-08)" is one date

# Lost cell borders glue a date to the name before it: "Melissa RosenbergMarch 8, 2018".
_FORMS = (
    rf"(?<![A-Z]){_MONTH}\s+{_DAY},?\s+{_YEAR}{_TWIN}",
    rf"(?<!\d){_DAY}(?:\s+of)?\s+{_MONTH},?\s+{_YEAR}{_TWIN}",
    r"(?<![\d-])(?P<year>(?:18|19|20)\d\d)-(?P<m>\d\d)-(?P<day>\d\d)(?![\d-])",
    rf"(?<![^\W\d_]){_MONTH},?\s+(?:of\s+)?{_YEAR}{_TWIN}",
    rf"(?<![\w$£€.,-]){_YEAR}(?![\w%]|[.,]\d)",
)
_WITH_YEAR = tuple(re.compile(form) for form in _FORMS)
_YEARS = re.compile(r"(?:18|19|20)\d\d")
_MONTHS_BEGIN = re.compile("Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec")
_BEFORE = r"(?<=\b[Ii]n\s)|(?<=\b[Bb]y\s)|(?<=\b[Oo]f\s)|(?<=[Ss]ince\s)|(?<=[Ff]rom\s)|(?<=[Uu]ntil\s)"
_WITHOUT_YEAR = (
    re.compile(rf"(?<![^\W\d_]){_MONTH}\s+{_DAY}(?!\d)"),
    re.compile(rf"(?<!\d){_DAY}(?:\s+of)?\s+{_MONTH}(?![^\W\d_])"),
    # "the season may" and "the march" are no months: a bare one needs "in", "by", "until" … before it
    re.compile(
        rf"(?:{_BEFORE}|(?<=[Ee]arly\s)|(?<=[Ll]ate\s)|(?<=[Ll]ater\sthat\s)|(?<=[Mm]id-)){_MONTH}(?![^\W\d_])"
    ),
)


def dates(passage: Passage, year: int | None = None) -> Iterator[tuple[Value, int, int]]:
    """Each date of a passage with its start and end in the passage's text, in order.

    The span of the value is that of the printed date; `end` lies behind its "(2018-03-08)" twin.
    With a `year`, dates printed without one ("March 16", "in March") are taken to be of that year.
    """
    forms = _WITH_YEAR if _YEARS.search(passage.text) else ()
    if year is not None and _MONTHS_BEGIN.search(passage.text):
        forms += _WITHOUT_YEAR
    taken = Taken()
    found: list[tuple[int, int, Value]] = []
    for form in forms:
        for match in form.finditer(passage.text):
            start, end = match.span()
            if taken.meets(start, end):
                continue
            value = _value(passage, match, year)
            if value:
                taken.add(start, end)
                found.append((start, end, value))
    for start, end, value in sorted(found, key=lambda each: each[0]):
        yield value, start, end


def first_date(passage: Passage) -> Value | None:
    """The first date that a passage prints."""
    return next((value for value, _, _ in dates(passage)), None)


def _value(passage: Passage, match: re.Match[str], year: int | None) -> Value | None:
    parts = match.groupdict()
    span = passage.span(match.start(), match.start("twin") if parts.get("twin") else match.end())
    printed = parts.get("year") or (str(year) if year is not None else None)
    if printed is None:
        return None
    month = int(parts["m"]) if parts.get("m") else _NUMBER.get((parts.get("month") or "")[:3])
    if month is None:
        return Value(printed, "gYear", span)
    if not parts.get("day"):
        return Value(f"{printed}-{month:02}", "gYearMonth", span)
    try:
        return Value(date(int(printed), month, int(parts["day"])).isoformat(), "date", span)
    except ValueError:  # "February 30, 2018" states no date
        return None
