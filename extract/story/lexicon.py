"""What a reader knows of names and titles before opening a document: `lexicon.toml`, ready to ask."""

from __future__ import annotations

import tomllib
import unicodedata
from pathlib import Path
from typing import Literal

Gender = Literal["", "f", "m"]

_DATA = tomllib.loads(Path(__file__).with_name("lexicon.toml").read_text(encoding="utf-8"))


def fold(text: str) -> str:
    """Case and accents set aside: "Antolín" is "antolin", as the same page writes it twice."""
    if text.isascii():
        return text.casefold()
    text = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(c for c in text if not unicodedata.combining(c)).casefold()


def _words(*lists: str) -> frozenset[str]:
    return frozenset(fold(word) for text in lists for word in text.split())


TITLES: dict[str, Gender] = {
    **dict.fromkeys(_DATA["titles"]["either"], ""),
    **dict.fromkeys(_DATA["titles"]["male"], "m"),
    **dict.fromkeys(_DATA["titles"]["female"], "f"),
}
NOUNS: dict[str, Gender] = {
    **dict.fromkeys(_DATA["nouns"]["male"], "m"),
    **dict.fromkeys(_DATA["nouns"]["female"], "f"),
}
GIVEN: dict[str, Gender] = {
    **dict.fromkeys(sorted(_words(_DATA["given"]["either"])), ""),
    **dict.fromkeys(sorted(_words(_DATA["given"]["male"])), "m"),
    **dict.fromkeys(sorted(_words(_DATA["given"]["female"])), "f"),
}
OPENERS = frozenset(_DATA["not_names"]["openers"].split())
NO_PERSON = _words(*(_DATA["not_names"][kind] for kind in ("places", "bodies", "things")))
"""Words that no person's name ends with or holds: Street, Agency, Talk, American."""
