"""Finds the two counters of episode rows, printed as one number (`2310` is 23 and 10): both rise by one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_APART = re.compile(r"(\d+)(?:\s+\(?|\s*\()(\d+)\)?")
_DOUBLE = re.compile(r"(\d+)[–-](\d+)")
_SLIP = 6.0  # what a row costs that does not go on with the one before


@dataclass(frozen=True, slots=True)
class Counter:
    """A row's counters, and where they end in its digits: `split` is 0 where there is only one."""

    overall: int
    season: int
    split: int
    second: int  # where the second one starts
    more: int = 0  # how many further episodes the row counts: 1 in "3–4"


@dataclass(frozen=True, slots=True)
class Solution:
    """The counters of each row (None for a row that shows none), and what the reading cost a row."""

    rows: tuple[Counter | None, ...]
    two: bool
    cost: float


# What it cost to come here, the readings on the way, and the last of them.
_Path = tuple[float, tuple[Counter | None, ...], Counter | None]


def solve(printed: Sequence[str], expected: int = 0) -> Solution:
    """The reading of all rows that goes on best from row to row; `expected` is how many the header names."""
    two, one = (_best(printed, both) for both in (True, False))
    two_cost = two.cost + (0.5 if expected == 1 else 0.0)
    one_cost = one.cost + (0.5 if expected == 2 else 0.0)
    return two if two_cost < one_cost or (two_cost == one_cost and expected == 2) else one


def _readings(digits: str, two: bool) -> list[Counter]:
    if not digits:
        return []
    if not digits.isdigit() and "–" in digits.replace("-", "–"):
        return _doubles(digits) if two else _double(digits)
    apart = _APART.fullmatch(digits)
    if apart:
        if not two:
            return []
        return [Counter(int(apart[1]), int(apart[2]), apart.end(1), apart.start(2))]
    if not digits.isdigit():
        return []
    if not two:
        return [Counter(int(digits), int(digits), 0, 0)]
    cuts = range(1, len(digits))
    return [
        Counter(int(digits[:i]), int(digits[i:]), i, i)
        for i in cuts
        if not (digits[0] == "0" and i > 1) and not (digits[i] == "0" and len(digits) - i > 1)
    ]


def _double(digits: str) -> list[Counter]:
    """The reading of "3–4"."""
    found = _DOUBLE.fullmatch(digits)
    more = int(found[2]) - int(found[1]) if found else 0
    return [Counter(int(found[1]), int(found[1]), 0, 0, more)] if found and 0 < more < 9 else []


def _doubles(digits: str) -> list[Counter]:
    """The readings of "13–143–4" as 13–14 and 3–4."""
    out: list[Counter] = []
    for split in range(1, len(digits)):
        one, two = (_double(part.strip()) for part in (digits[:split], digits[split:]))
        if one and two and one[0].more == two[0].more:
            out.append(Counter(one[0].overall, two[0].overall, split, split, one[0].more))
    return out


def _best(printed: Sequence[str], two: bool) -> Solution:
    """The cheapest way through the rows' readings."""
    readings = [_readings(digits, two) for digits in printed]
    paths: list[_Path] = [(0.0, (), None)]
    for row, shown in zip(readings, printed, strict=True):
        if not row:
            paths = [(cost + (_SLIP if shown else 0.0), (*path, None), last) for cost, path, last in paths]
            continue
        paths = [_reach(paths, one, two) for one in row]
    cost, path, _ = min(paths, key=lambda p: p[0])
    return Solution(path, two, cost / max(1, len(path)))


def _reach(paths: Sequence[_Path], one: Counter, two: bool) -> _Path:
    """The cheapest path that ends in `one`."""
    cost, path = min(((cost + _step(last, one, two), path) for cost, path, last in paths), key=lambda p: p[0])
    return cost, (*path, one), one


def _step(last: Counter | None, one: Counter, two: bool) -> float:
    """What it costs that `one` follows `last`."""
    if last is None:
        return (0.0 if one.season in (0, 1) else 1.0) + (4.0 if two and one.overall < one.season else 0.0)
    up, on = one.overall - last.overall - last.more, one.season - last.season - last.more
    if up == on == 1:
        return 0.0
    if two and up == 1 and one.season in (0, 1):  # the next season in the same table
        return 1.0
    if up == on and 1 < up <= 12:  # rows between were lost
        return 2.0
    return _SLIP
