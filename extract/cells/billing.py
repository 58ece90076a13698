"""What headings and notes say of an appearance: its billing, its seasons, its manner."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from extract.document import Section
from extract.grammar.seasons import season_numbers

_WORDS = tomllib.loads(Path(__file__).with_name("billing.toml").read_text(encoding="utf-8"))
_BILLING = {name: re.compile(pattern) for name, pattern in _WORDS["billing"].items()}
_MANNER = {name: re.compile(pattern) for name, pattern in _WORDS["manner"].items()}
_CAST = re.compile(_WORDS["sections"]["cast"])
_NOT_CAST = re.compile(_WORDS["sections"]["not_cast"])


@dataclass(frozen=True, slots=True)
class Appearance:
    """One way of appearing: "main, seasons 1–3" or "young"."""

    billing: str | None = None
    seasons: tuple[int, ...] = ()
    manner: str | None = None


def billing(words: str) -> str | None:
    """Main, Recurring, Guest or Cameo, as a heading, a note or a cell says; None if it does not."""
    return next((name for name, pattern in _BILLING.items() if pattern.search(words.casefold())), None)


def billing_in(section: Section) -> str | None:
    """The billing that the innermost heading to tell one gives to the list below it."""
    return next((found for title in reversed(section.path) if (found := billing(title))), None)


def is_cast(section: Section) -> bool:
    """Whether a section lists the cast: "Cast and characters", "Guest stars" below it, not "Casting"."""
    titles = [title.casefold() for title in section.path]
    return any(map(_CAST.search, titles)) and not any(map(_NOT_CAST.search, titles))


def manner(words: str) -> str | None:
    """ "(young)", "(voice)", "in flashbacks"."""
    return next((name for name, pattern in _MANNER.items() if pattern.search(words.casefold())), None)


def appearances(note: str) -> list[Appearance]:
    """What a note says: "main season 1; recurring seasons 2–3" are two; none where it tells none."""
    parts = re.split(
        r";|,\s*(?=(?:main|recurring|guest|special|also|cameo|voice)\b)", note, flags=re.IGNORECASE
    )
    found = [Appearance(billing(part), tuple(season_numbers(part)), manner(part)) for part in parts]
    return [one for one in found if one != Appearance()]
