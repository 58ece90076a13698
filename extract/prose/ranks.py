"""How a casting is billed, in which seasons and in what manner: what the words around it say."""

from __future__ import annotations

import re

from extract.prose.grammar import NAME
from extract.prose.shape import Sentence

_RANKS = (
    ("Cameo", re.compile(r"\bcameos?\b")),
    ("Guest", re.compile(r"\bguest\b|\bguest[- ]star", re.IGNORECASE)),
    ("Recurring", re.compile(r"\brecur(?:s|red|ring)?\b", re.IGNORECASE)),
    (
        "Main",
        re.compile(
            r"\bseries regulars?\b|\b(?:main|principal|starring) cast\b|\bstar(?:s|red|ring)?\b|\blead"
        ),
    ),
)
_ENVISIONED = re.compile(r"(?:envisioned|originally|promoted|upgraded) (?:as|from)[^,;]*")


def billing(sentence: Sentence, match: re.Match[str]) -> str:
    """The rank that the words around a casting give it; what opens the sentence ranks all that it lists."""
    shape = sentence.shape
    head = re.match(rf"[^{NAME[1:-1]}]*", shape)
    near = shape[match.start() : reach(shape, match.end())]
    for words in (near, head[0] if head else ""):
        words = _ENVISIONED.sub("", words)
        for rank, pattern in _RANKS:
            if pattern.search(words):
                return rank
    return ""


def manner(shape: str, end: int) -> str:
    """ "reprising his role as Kilgrave, appearing as a hallucination"; "in flashbacks"."""
    after = shape[end : reach(shape, end)]
    found = re.search(r"\b(?:as an? |in )?(hallucination|flashback|archive|vision|dream)", after)
    return {"vision": "hallucination", "dream": "hallucination"}.get(found[1], found[1]) if found else ""


def seasons(sentence: Sentence, start: int, end: int) -> tuple[int, ...]:
    """The seasons that a casting is said to be in: named near it, else those of the page or heading."""
    for at, mark in sentence.marked("season", start, end):
        if not re.search(r"\b(?:from|since|after|before)\s$", sentence.shape[:at]) and isinstance(
            mark.value, tuple
        ):
            return mark.value
    return (sentence.season,) if sentence.season is not None else ()


def reach(shape: str, end: int) -> int:
    """Up to the next name, or the clause's end: how far the words after a casting still speak of it."""
    after = re.match(rf"[^{NAME[1:-1]};]*", shape[end:])
    return end + (after.end() if after else 0)
