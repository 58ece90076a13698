"""What the user may have meant by a name that is not there."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(word: str, known: Iterable[str], most: int = 1) -> str:
    """`; did you mean …?`, or nothing where nothing is near."""
    near = get_close_matches(word, list(known), n=most, cutoff=0.6)
    return f"; did you mean {' or '.join(near)}?" if near else ""


def then(words: str, more: str) -> str:
    """One line of two parts, whatever the first ends in."""
    return f"{words} {more}" if words.endswith("?") else f"{words.rstrip('.')}; {more}"
