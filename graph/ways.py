"""How two things are connected: the ways between them that tell most, searched from both ends at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from heapq import heappop, heappush

import networkx

from graph.view.kinds import kind_of, kinds, line_kinds, line_of

MOST = 10  # ways to show
CLOSE = 80  # what a way may cost to be shown beside a better one; beyond that, SLACK more than the best
SLACK = 8
TRIES = 20_000  # beginnings of ways that are followed; `ways.js` has the same four
FAR = 1 << 30

Costs = dict[int, int]


@dataclass(frozen=True, slots=True)
class Way:
    """The things from one to the other, and what the way costs: the less, the more it tells."""

    cost: int
    things: tuple[str, ...]


class Ways:
    """An index of a network, made once; then an answer takes about a millisecond.

    The page looks for ways in the same manner (`ways.js`) and finds the same ones in the same order.
    """

    def __init__(self, network: networkx.MultiDiGraph) -> None:
        self.things = list(network)
        self.numbers = {iri: number for number, iri in enumerate(self.things)}
        costs: list[Costs] = [{} for _ in self.things]
        for start, end, data in network.edges(data=True):
            one, other = self.numbers[start], self.numbers[end]
            cost = line_kinds()[line_of(data["name"], data.get("frame", ""))].cost
            if one != other:
                costs[one][other] = costs[other][one] = min(cost, costs[one].get(other, FAR))
        self.lines = [sorted(near.items()) for near in costs]
        through = (kinds()[kind_of(kind)].through for _, kind in network.nodes(data="kind"))
        # of two seasons the smaller one tells more: so many digits as its number of neighbours has in binary
        self.through = [cost + len(near).bit_length() for cost, near in zip(through, costs, strict=True)]

    @cached_property
    def parts(self) -> list[int]:
        """The number of the connected part that each thing belongs to."""
        found = [-1] * len(self.things)
        for first in range(len(self.things)):
            queue = [first] if found[first] < 0 else []
            while queue:
                thing = queue.pop()
                if found[thing] < 0:
                    found[thing] = first
                    queue += (other for other, _ in self.lines[thing] if found[other] < 0)
        return found

    def between(self, start: str, end: str, most: int = MOST) -> list[Way]:
        """Up to `most` ways, those that tell most first, none longer in steps than the first."""
        if start not in self.numbers or end not in self.numbers or start == end:
            return []
        ends = self.numbers[start], self.numbers[end]
        if self.parts[ends[0]] != self.parts[ends[1]]:
            return []
        rest, bound = Search(self, *ends).run()
        found: list[Way] = []
        for cost, way in self._cheapest(*ends, rest, bound):
            if not found or len(way) <= len(found[0].things):
                found.append(Way(cost, tuple(self.things[thing] for thing in way)))
            if len(found) == most:
                break
        return found

    def _cheapest(self, start: int, end: int, rest: Costs, bound: int) -> Iterator[tuple[int, list[int]]]:
        """The ways of up to `bound` in their order, with what is known of the rest from each thing."""
        heap: list[tuple[int, int, list[int], int]] = [(rest[start], -1, [start], 0)]
        longest = len(self.things)
        for _ in range(TRIES):
            if not heap:
                return
            total, _, way, gone = heappop(heap)
            if way[-1] == end:
                longest = min(longest, len(way))
                yield total, way
                continue
            if len(way) >= longest:
                continue
            for other, cost in self.lines[way[-1]]:
                left = rest.get(other)
                if left is None or other in way:
                    continue
                if (whole := gone + cost + left) <= bound:
                    further = gone + cost + self.through[other]
                    heappush(heap, (whole, -len(way) - 1, [*way, other], further))


class Search:
    """Two searches that meet: what is left to the end, for all the things on a way that is cheap enough.

    A thing's cost here is that of reaching it and going on through it, so that hubs come late.
    """

    def __init__(self, ways: Ways, start: int, end: int) -> None:
        self.ways = ways
        self.ends = (start, end)
        self.known: tuple[Costs, Costs] = ({start: 0}, {end: 0})
        self.heaps: tuple[list[tuple[int, int]], ...] = ([(0, start)], [(0, end)])
        self.best = FAR

    @property
    def bound(self) -> int:
        """The most that a way may cost to be shown."""
        return max(self.best + SLACK, CLOSE)

    def run(self) -> tuple[Costs, int]:
        """What is left from each thing to the end, and the most that a way may cost."""
        one, other = self.heaps
        while one and other and one[0][0] + other[0][0] < self.bound:
            self._step(0 if len(one) <= len(other) else 1)
        bound = self.bound
        while other and other[0][0] <= bound:  # back to the start, but only where the first search has been
            self._step(1, bound)
        return self.known[1], bound

    def _step(self, side: int, bound: int = 0) -> None:
        known, others, through = self.known[side], self.known[1 - side], self.ways.through
        heap, goal = self.heaps[side], self.ends[1 - side]
        cost, thing = heappop(heap)
        if cost > known[thing]:
            return
        for other, line in self.ways.lines[thing]:
            gone = cost + line
            met = others.get(other)
            if met is not None and gone + met < self.best:
                self.best = gone + met
            if other == goal:
                known[goal] = min(gone, known.get(goal, FAR))
            elif not bound or (met is not None and met + gone <= bound):
                reached = gone + through[other]
                if reached < known.get(other, FAR):
                    known[other] = reached
                    heappush(heap, (reached, other))
