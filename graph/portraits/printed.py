"""Values as people write them: 8 March 2018, 2:49."""

from __future__ import annotations

import re

from pyoxigraph import Literal

from graph.terms import XSD

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
ORDINALS = ("zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
            "tenth", "eleventh", "twelfth")  # fmt: skip
LASTING = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?")


def printed(value: Literal) -> tuple[str, str]:
    """A value in words, and as a date that machines read if it is one."""
    kind, words = value.datatype.value.removeprefix(XSD), value.value
    if kind in ("date", "gYearMonth") and re.fullmatch(r"\d{4}-\d\d(-\d\d)?", words):
        return _date(words), words
    if kind == "duration" or words.startswith("PT"):
        return _lasting(words), ""
    return words, words if kind == "gYear" else ""


def ordinal(number: int) -> str:
    """second, 13th."""
    if 0 < number < len(ORDINALS):
        return ORDINALS[number]
    last = number % 10 if number % 100 not in (11, 12, 13) else 0
    return f"{number}{({1: 'st', 2: 'nd', 3: 'rd'}).get(last, 'th')}"


def counted(number: int, one: str, more: str = "") -> str:
    """1 episode, 13 episodes."""
    return f"{number:,} {one if number == 1 else more or one + 's'}"


def years(first: str, last: str) -> str:
    """The years of two dates: 2015, 2015–2019."""
    begun, ended = first[:4], last[:4]
    return f"{begun}–{ended}" if begun and ended and begun != ended else begun or ended


def _date(words: str) -> str:
    year, month, *day = words.split("-")
    if not 1 <= int(month) <= 12:
        return words
    return " ".join([*(str(int(d)) for d in day), MONTHS[int(month) - 1], year])


def _lasting(words: str) -> str:
    """PT2M49S as 2:49."""
    match = LASTING.fullmatch(words)
    if match is None:
        return words
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
