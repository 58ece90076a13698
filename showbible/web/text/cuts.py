"""Cuts a text where spans begin and end, however they overlap: each stretch knows the spans that cover it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise


class Cuts:
    """Spans, to be asked for the stretches of any part of the text."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        opened, closed = defaultdict(list), defaultdict(list)
        for number, (start, end) in enumerate(spans):
            if start < end:
                opened[start].append(number)
                closed[end].append(number)
        self._edges = sorted({0, *opened, *closed})
        self._over: list[tuple[int, ...]] = []
        now: dict[int, None] = {}
        for edge in self._edges:
            for number in closed[edge]:
                del now[number]
            now.update(dict.fromkeys(opened[edge]))
            self._over.append(tuple(now))

    def within(self, start: int, end: int) -> Iterator[tuple[int, int, tuple[int, ...]]]:
        """The stretches from `start` to `end`, without a gap: where each is, and what covers it."""
        if start >= end:
            return
        at = max(bisect_right(self._edges, start) - 1, 0)
        last = bisect_right(self._edges, end - 1)
        bounds = [start, *self._edges[at + 1 : last], end]
        yield from ((a, b, over) for (a, b), over in zip(pairwise(bounds), self._over[at:last], strict=True))

    def over(self, start: int, end: int) -> tuple[int, ...]:
        """All the spans that cover any part of a stretch."""
        return tuple(dict.fromkeys(n for _, _, numbers in self.within(start, end) for n in numbers))
