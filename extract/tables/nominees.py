"""Finds where the nominee starts in an award row whose cells have only blanks between them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

_JOIN = re.compile(r"\s+(?:&|and|y|e)\s+|,\s+(?:and\s+)?")
_NAME_WORD = re.compile(r"[^\W\d_a-z][\w.'’-]*")


def knower(around: Sequence[str], cores: Sequence[str]) -> Callable[[str], bool]:
    """Whether words are a name: they stand elsewhere in the document, or end several of the rows."""

    def known(words: str) -> bool:
        if not words[:1].isupper() or not any(c.isupper() for c in words.rpartition(" ")[2][:1]):
            return False
        if sum(core.endswith(" " + words) for core in cores) > 1 and not _is_category(words):
            return True
        parts = [part for part in around if words in part]
        return bool(parts) and any(map(re.compile(rf"(?<!\w){re.escape(words)}(?!\w)").search, parts))

    return known


def start(core: str, known: Callable[[str], bool]) -> int | None:
    """Where the nominee starts in the words before the result; None where that cannot be told."""
    quote = re.search(r"(?<=\s)[\"“](?=[^\"“”]+[\"”](?:\s+by\s|\s*\Z))", core)
    if quote:
        return quote.start()
    places = [m.end() for m in re.finditer(r"\s+", core)]
    for place in places:
        if all_known(core[place:], known):
            return place
    bracket = re.search(r"\)\s+(?=[A-Z])", core)
    if bracket:
        return bracket.end()
    return _two_words_each(core)


def all_known(words: str, known: Callable[[str], bool]) -> bool:
    """Whether words are known as they stand, or are joined names with a known one and others of two words."""
    if " " in words and known(words) and not _is_category(words):
        return True
    parts = _JOIN.split(words)
    sure = [known(part) and " " in part for part in parts]
    return (
        len(parts) > 1 and any(sure) and all(s or _is_name(part) for s, part in zip(sure, parts, strict=True))
    )


def _is_name(words: str) -> bool:
    parts = words.split()
    return len(parts) == 2 and all(map(_NAME_WORD.fullmatch, parts)) and not _is_category(words)


def _two_words_each(core: str) -> int | None:
    """The start of names that nothing else tells: two words each, if no word is one of a category."""
    parts = list(_JOIN.finditer(core))
    tail = core[parts[-1].end() :] if parts else core
    if parts and _is_name(tail):
        before = re.search(r"\S+\s+\S+\Z", core[: parts[-1].start()])
        return before.start() if before and _is_name(before.group()) else None
    last = re.search(r"(?<=\s)\S+\s+\S+\Z", core)
    return last.start() if last and _is_name(last.group()) else None


def _is_category(words: str) -> bool:
    """Whether any of the words belongs to the names of categories."""
    return any(word.strip("().,").lower() in _endings() for word in words.split())


@cache
def _endings() -> frozenset[str]:
    lists = tomllib.loads(Path(__file__).with_name("awards.toml").read_text(encoding="utf-8"))
    return frozenset([*lists["endings"], *lists["openers"], *lists["awards"]])
