"""Stretches of a text that are spoken for, so that what comes later leaves them alone."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator


class Taken:
    """Stretches of a text, none of which meets another, in order of place."""

    def __init__(self, stretches: Iterable[tuple[int, int]] = ()) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(stretches):
            self._starts.append(start)
            self._ends.append(end)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return zip(self._starts, self._ends, strict=True)

    def meets(self, start: int, end: int) -> bool:
        """Whether a stretch has a part in one that is taken."""
        at = bisect_left(self._starts, end)
        return at > 0 and start < self._ends[at - 1]

    def add(self, start: int, end: int) -> bool:
        """Take a stretch if it is free."""
        at = bisect_left(self._starts, end)
        if at and start < self._ends[at - 1]:
            return False
        self._starts.insert(at, start)
        self._ends.insert(at, end)
        return True

    def edges(self, start: int, end: int) -> list[int]:
        """Where taken stretches start and end within a stretch, in order."""
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        found = (x for at in range(first, last) for x in (self._starts[at], self._ends[at]))
        return [x for x in found if start < x < end]
