"""Cuts production code and viewers apart (`BN1004.0`): a column's codes are of one length."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

VIEWERS = re.compile(r"(?:0|[1-9]\d{0,2})?\.\d{1,3}|[1-9]\d{0,2}(?:,\d{3})+|N/A|TBD|TBA|[—–]")
_CODE = re.compile(r"(?=[^a-z]*\d)[A-Z0-9#][A-Z0-9./# -]{0,14}[A-Z0-9]?|N/A|TBD|TBA|[—–]")

Halves = tuple[tuple[int, int], tuple[int, int]]


def is_code(text: str) -> bool:
    return bool(_CODE.fullmatch(text))


def split(tails: Sequence[str]) -> list[Halves | None]:
    """Where code and viewers stand in each text; None where that cannot be told."""
    options = [_options(tail) for tail in tails]
    length = _length(tails, options)
    return [_pick(tail, ends, length) for tail, ends in zip(tails, options, strict=True)]


def _options(tail: str) -> list[int]:
    """Every end that the code may have."""
    blank = tail.rfind(" ")
    ends = [blank] if blank > 0 else range(1, len(tail))
    return [i for i in ends if is_code(tail[:i]) and VIEWERS.fullmatch(tail[i:].strip())]


def _length(tails: Sequence[str], options: Sequence[Sequence[int]]) -> int:
    """The length that most codes can have; of several, that whose codes follow closest on each other."""

    def rank(length: int) -> tuple[int, int, int]:
        codes = [tail[:length] for tail, ends in zip(tails, options, strict=True) if length in ends]
        numbers = [int(found.group()) for code in codes if (found := re.search(r"\d+\Z", code))]
        return len(codes), len(set(codes)), -sum(abs(b - a) for a, b in pairwise(numbers))

    lengths = sorted({end for ends in options for end in ends})
    return max(lengths, key=rank, default=0)


def _pick(tail: str, ends: Sequence[int], length: int) -> Halves | None:
    if length in ends:
        end = length
    elif len(ends) == 1:
        end = ends[0]
    else:
        return None
    return (0, end), (end, len(tail))
