"""Reads the header of a glued table (`TitleDirected byWritten byOriginal air date`), which may span lines."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extract.grammar.lines import Line
from extract.grammar.words import passage
from extract.tables.columns import kind_of


@dataclass(frozen=True, slots=True)
class Header:
    """The columns behind the title, as (words, kind), and what the header lets expect of the counters."""

    columns: tuple[tuple[str, str], ...]
    counters: int  # 0 where the header does not tell
    titled: bool = True


@cache
def _words() -> re.Pattern[str]:
    lists = tomllib.loads(Path(__file__).with_name("columns.toml").read_text(encoding="utf-8"))
    fragments = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))["words"]
    words = {word for kind in lists.values() for word in kind} | set(fragments)
    either = "|".join(
        re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda w: (-len(w), w))
    )
    # "English air date"
    abroad = r"(?-i:[A-Z][\w.]*(?: [A-Z][\w.]*)?) (?:air ?date|release date|broadcast|viewers)"
    return re.compile(rf"\s*({either}|{abroad})(?=\s|$|[A-Z(#№\[])", re.IGNORECASE)


def tokens(line: str) -> list[str] | None:
    """A line's column heads; None if anything else stands in it."""
    found: list[str] = []
    at, pattern = 0, _words()
    if len(line) > 300:
        return None
    while at < len(line):
        if not line[at:].strip():
            break
        one = pattern.match(line, at)
        if not one:
            return None
        found.append(" ".join(one[1].split()))
        at = one.end()
    return found


def read(text: str, rows: Sequence[Line], at: int) -> tuple[Header | None, int]:
    """The header that starts at line `at`, and the first line behind it; None and `at` if none does."""
    found: list[str] = []
    end = at
    while end < len(rows) and rows[end] and end - at < 14:
        heads = tokens(passage(text, rows[end].start, rows[end].end).text)
        if heads is None:
            break
        found += heads
        end += 1
    title = next((i for i, word in enumerate(found) if kind_of(word) == "title"), None)
    titled = title is not None
    if title is None:  # a British series may have none: the cells behind the counters are those of the crew
        numbers = [i for i, word in enumerate(found) if _counts(word)]
        kinds = set(map(kind_of, found))
        if not numbers or "date" not in kinds or not {"director", "guest"} & kinds:
            return None, at
        title = next((i for i in range(numbers[0], len(found)) if kind_of(found[i]) in _CREW), len(found)) - 1
    counting = [word.lower() for word in found[: title + (not titled)] if _counts(word)]
    counters = min(2, len(counting))
    if counters == 1 and counting[0] == "no. in":  # the second was lost with its one-word line
        counters = 2
    return Header(tuple(_columns(found[title + 1 :])), counters, titled), end


_CREW = ("director", "writer", "story", "teleplay", "date", "guest")


def _counts(head: str) -> bool:
    return kind_of(head).startswith("number") or head.lower() == "no. in"


def _columns(words: Sequence[str]) -> list[tuple[str, str]]:
    """The heads behind the title, a fragment joined to the head that it goes on with."""
    out: list[tuple[str, str]] = []
    for word in words:
        kind = kind_of(word)
        goes_on = (
            word.startswith("(") or word.lower() in ("code", "in millions") or (not kind and word.islower())
        )
        if goes_on and out:
            joined = f"{out[-1][0]} {word}"
            out[-1] = (joined, kind_of(joined) or out[-1][1])
        else:
            out.append((word, kind))
    return out
