"""How documents number seasons: "Season 2", "Series 2", "the second season", "seasons 1–3"."""

from __future__ import annotations

import re

ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth",
)  # fmt: skip
CARDINALS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
NUMBERS = {word: number for words in (ORDINALS, CARDINALS) for number, word in enumerate(words, 1)}
_WORD = "|".join(sorted(NUMBERS, key=len, reverse=True))
_ORDINAL = "|".join(ORDINALS)

# A year after the word is no season number: "Season 2007"; "Series 7: Title" is one
ONE_SEASON = re.compile(
    rf"\b(?:seasons?|series)\s+(?P<number>\d{{1,2}}(?!\d)|(?:{_WORD})\b)"
    rf"|\b(?P<ordinal>\d{{1,2}}(?=st|nd|rd|th)|(?:{_ORDINAL}))(?:st|nd|rd|th)?(?:\s+and\s+final)?\s+(?:season|series)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:seasons?|series)\s+(?P<list>\d{1,2}(?:\s*(?:[–—,&-]|and|to)+\s*\d{1,2})*)(?!\d)", re.IGNORECASE
)


def season_number(text: str) -> int | None:
    """The number of the season that a heading or a value names, or None."""
    found = ONE_SEASON.search(text)
    if not found:
        return None
    word = found["number"] or found["ordinal"]
    return int(word) if word.isdigit() else NUMBERS[word.casefold()]


def season_numbers(text: str) -> list[int]:
    """All seasons that a note names: "seasons 1–3, 5" are four."""
    found = _SEVERAL.search(text)
    if not found:
        one = season_number(text)
        return [] if one is None else [one]
    numbers: list[int] = []
    for part in re.split(r"\s*(?:,|&|and)+\s*", found["list"]):
        ends = [int(n) for n in re.findall(r"\d+", part)]
        numbers += range(ends[0], ends[-1] + 1) if ends else []
    return numbers
