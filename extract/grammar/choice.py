"""A pattern for any of many words, as quick to try as for a few: words that begin alike share the start."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby, takewhile

_DEEPEST = 20  # words that begin alike within words that begin alike


def one_of(words: Iterable[str], deep: int = _DEEPEST) -> str:
    """The source of a pattern that finds any of the words, at each place the longest first."""
    found = sorted(set(words))
    if not deep:
        return f"(?:{'|'.join(map(re.escape, reversed(found)))})"
    ends = not found[0]  # what came before is a word already
    branches = [_branch(list(group), deep) for _, group in groupby(found[ends:], key=lambda word: word[0])]
    return f"(?:{'|'.join(branches)}){'?' if ends else ''}" if branches else ""


def _branch(words: list[str], deep: int) -> str:
    """Words in order, of one first letter: what all share is what the first and the last share."""
    shared = zip(words[0], words[-1], strict=False)
    same = sum(1 for _ in takewhile(lambda letters: letters[0] == letters[1], shared))
    rest = [word[same:] for word in words]
    return re.escape(words[0][:same]) + (one_of(rest, deep - 1) if len(rest) > 1 else "")
