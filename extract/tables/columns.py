"""What the columns of a table hold, by their header's words."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

_NOTE = re.compile(r"\s*\[[^\]]{1,12}\]|[†‡*]+$")
_BEHIND = re.compile(r"\s*\([^()]*\)$")


def kind_of(header: str) -> str:
    """The kind of column that a header's words name (`director`, `date`, `viewers`, …), "" if unknown."""
    words = " ".join(_NOTE.sub("", header).lower().split())
    found = _kinds().get(words) or _kinds().get(_BEHIND.sub("", words))
    if not found and re.fullmatch(r"no\. in (?:season|series|book|part) \w+", words):  # "No. in series 2"
        return "number-in-season"
    if not found and "viewers" in words:  # "Portuguese viewers (millions)"
        return "viewers"
    if not found and re.search(r"\b(?:air|release|broadcast) ?date\b", words):  # "Original Dutch air date"
        return "date"
    return found or ""


@cache
def _kinds() -> dict[str, str]:
    lists = tomllib.loads(Path(__file__).with_name("columns.toml").read_text(encoding="utf-8"))
    return {word: kind for kind, words in reversed(lists.items()) for word in words}
