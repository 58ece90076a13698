"""Dates as prose gives them, one after the other: "In January 2015 … A month later … Also in February"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.document import Passage
from extract.facts import Value
from extract.grammar.dates import dates

_NEXT = re.compile(r"\b(?:the (?:next|following) month|a month later)\b", re.IGNORECASE)
_SAME = re.compile(
    r"\b(?:(?:later )?that (?:same )?month|the same month|(?:later |also )?in the month)\b", re.IGNORECASE
)
_ANY = 2000  # a leap year, put in until the right one is known
_TO = re.compile(r" (?:to|and|until|through|[-–—]) $|[-–—]$")


@dataclass(frozen=True)
class Calendar:
    """The year and month that a paragraph has come to, for what it dates by them."""

    year: int | None = None
    month: int | None = None

    def after(self, found: tuple[tuple[Value, int, int], ...]) -> Calendar:
        """The calendar once these dates were read."""
        for value, _, _ in reversed(found):
            parts = value.lexical.split("-")
            return Calendar(int(parts[0]), int(parts[1]) if len(parts) > 1 else None)
        return self

    def dates(self, passage: Passage) -> tuple[tuple[Value, int, int], ...]:
        """The dates of one sentence; those without a year take that of the date before them,
        or of the one that they run up to ("from June to November 2017")."""
        whole = list(dates(passage))
        found = [*whole, *self._relative(passage, whole)]
        partial = (each for each in dates(passage, year=_ANY) if not _meets(each, whole))
        for value, start, end in sorted(partial, key=lambda each: -each[1]):
            year = self._year(passage.text, start, end, whole + found)
            if year is not None and not (value.lexical.endswith("-02-29") and year % 4):
                found.append((replace(value, lexical=f"{year:04}{value.lexical[4:]}"), start, end))
        return tuple(sorted(found, key=lambda each: each[1]))

    def _year(self, text: str, start: int, end: int, others: list[tuple[Value, int, int]]) -> int | None:
        for value, begin, _ in others:
            if begin >= end and _TO.fullmatch(text[end:begin]):
                return int(value.lexical[:4])
        before = [value for value, _, stop in others if stop <= start]
        return int(before[-1].lexical[:4]) if before else self.year

    def _relative(
        self, passage: Passage, whole: list[tuple[Value, int, int]]
    ) -> Iterator[tuple[Value, int, int]]:
        """ "The next month", "that month": told from the date before, in this sentence or those before it."""
        for pattern, step in ((_NEXT, 1), (_SAME, 0)):
            for match in pattern.finditer(passage.text):
                now = self.after(tuple(each for each in whole if each[2] <= match.start()))
                if now.year is None or now.month is None:
                    continue
                months = now.year * 12 + now.month - 1 + step
                value = Value(
                    f"{months // 12:04}-{months % 12 + 1:02}", "gYearMonth", passage.span(*match.span())
                )
                yield value, match.start(), match.end()


def _meets(one: tuple[Value, int, int], others: list[tuple[Value, int, int]]) -> bool:
    return any(one[1] < end and start < one[2] for _, start, end in others)
