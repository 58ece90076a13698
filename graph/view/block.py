"""The picture of one show: the series in the middle, its making on the left, its story on the right.

Only whole numbers and the four basic operations, so that every machine draws the same picture.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from graph.view.roles import Roles, Show

STEP = 18  # from one row to the next; like all of these, in pixels of a window of ordinary size
LETTER = 7  # how wide a letter of a label is, about
MOST_LETTERS = 28
GAP = 36  # between a column's labels and the next column's things
MIDDLE = 125  # from the series to the episodes on its left
WORKS = 165  # from the series to the characters on its right, names of companies between
BULGE = 64  # how far a column's ends bend towards the middle
SHAPE = 1.6  # width to height of a show, names included


Pair = tuple[str, list[str]]  # a character, and who plays it


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the picture; `side` is where the label goes: -1 left, 1 right, 0 below."""

    x: int
    y: int
    side: int


class Block:
    """The picture of one show, around its own middle."""

    def __init__(self, roles: Roles, show: Show) -> None:
        self.roles = roles
        self.show = show
        self.spots: dict[str, Spot] = {}
        self.rows = 1
        self.spare = 0  # what each column gets on top of what its names need

    def fill(self) -> None:
        left, right = self.left(), self.right()
        _measure(self, left, right)
        self.middle()
        self.wing([self.flow(bench) for bench in (*left, self.crew())], -1)
        self.cast(right)

    # ---- what sits where

    def left(self) -> list[list[str]]:
        """Episodes in order, then who directs and writes them."""
        makers = self._near(self.show.bench("makers"), self.episodes)
        return [bench for bench in (self.episodes, makers) if bench]

    @cached_property
    def episodes(self) -> list[str]:
        return sorted(self.show.bench("episodes"), key=self._number)

    def crew(self) -> list[str]:
        """The other makers; their lines are off at first, so they stand outermost and are not measured."""
        return self._near(self.show.bench("crew"), self.episodes)

    def right(self) -> list[Pair]:
        """Characters with who plays them, those billed highest first; then players of nobody named."""
        seated: set[str] = set()
        pairs = []
        for character in sorted(self.show.bench("characters"), key=self.roles.billing):
            actors = [a for a in self.roles.met(character, "plays") if a not in seated]
            actors = [a for a in actors if a in self.show.bench("actors")]
            seated |= set(actors)
            pairs.append((character, actors))
        pairs += [("", [a]) for a in self.show.bench("actors") if a not in seated]
        return pairs

    def _number(self, episode: str) -> tuple[int, int, str]:
        seasons = [self._own_number(s)[0] for s in self.roles.met(episode, "parts")]
        return (max(seasons, default=0), *self._own_number(episode))

    def _own_number(self, node: str) -> tuple[int, str]:
        return (int(self.roles.network.nodes[node].get("number", 0)), node)

    def _near(self, nodes: list[str], works: list[str]) -> list[str]:
        """In the order of the works they made, so that few lines cross."""
        rank = {node: i / max(len(works), 1) for i, node in enumerate(works)}

        def middle(node: str) -> tuple[float, str]:
            at = [rank[work] for work in self.roles.met(node, "written", "made") if work in rank]
            return (round(sum(at) / len(at), 6) if at else 0.5, self.roles.label(node))

        return sorted(nodes, key=middle)

    # ---- columns

    def flow(self, bench: list[str]) -> list[list[str]]:
        """A bench in columns that fit; neighbours stay neighbours."""
        count = -(-len(bench) // self.rows)
        episodes = bool(bench) and self.roles.kind(bench[0]) == "episode"
        if episodes:  # in order, one column after the other, the first outermost
            size = -(-len(bench) // count)
            return [bench[i * size : (i + 1) * size] for i in range(count)][::-1]
        return [bench[i::count] for i in range(count)]

    def width(self, column: list[str]) -> int:
        letters = max((len(self.roles.label(node)) for node in column), default=0)
        return min(letters, MOST_LETTERS) * LETTER + GAP + self.spare

    def wing(self, benches: list[list[list[str]]], side: int) -> None:
        at = MIDDLE
        for columns in benches:
            for column in columns:
                self.column(column, side, at)
                at += self.width(column)

    def column(self, column: list[str], side: int, at: int) -> None:
        """Things one below the other around the middle line, the ends bent inwards."""
        spread = min(3 * STEP, self.rows * STEP // max(len(column), 1))
        for i, node in enumerate(column):
            y = (2 * i - len(column) + 1) * spread // 2
            self.put(node, side * (at - self.bend(y)), y, side)

    def bend(self, y: int) -> int:
        half = max(self.rows * STEP // 2, 1)
        return BULGE * y * y // (half * half)

    def put(self, node: str, x: int, y: int, side: int) -> None:
        self.spots.setdefault(node, Spot(x, y, side))

    # ---- the cast

    def cast(self, pairs: list[Pair]) -> None:
        """Blocks of two columns: characters, and beside each who plays them; the main ones in the middle."""
        at = WORKS
        for block in self.casts(pairs):
            inner, outer = self.widths(block)
            total = sum(max(len(actors), 1) for _, actors in block)
            spread = min(2 * STEP, self.rows * STEP // max(total, 1))
            y = -(total - 1) * spread // 2
            for character, actors in _from_the_middle(block):
                for i, actor in enumerate(actors):
                    self.put(actor, at + inner - self.bend(y + i * spread), y + i * spread, 1)
                height = (max(len(actors), 1) - 1) * spread
                if character:
                    self.put(character, at - self.bend(y + height // 2), y + height // 2, 1)
                y += height + spread
            at += inner + outer

    def casts(self, pairs: list[Pair]) -> list[list[Pair]]:
        """Pairs in blocks that fit; characters whom nobody plays stand inside, in a block of their own."""
        blocks: list[list[Pair]] = []
        for group in ([p for p in pairs if not p[1]], [p for p in pairs if p[1]]):
            if not group:
                continue
            count = -(-sum(max(len(actors), 1) for _, actors in group) // self.rows)
            size = -(-len(group) // count)
            blocks += [group[i * size : (i + 1) * size] for i in range(count)]
        return blocks

    def widths(self, block: list[Pair]) -> tuple[int, int]:
        inner = self.width([character for character, _ in block if character])
        players = [actor for _, actors in block for actor in actors]
        return inner, self.width(players) if players else 0

    # ---- the middle

    def middle(self) -> None:
        """The series, its seasons to the left, companies above and other works below."""
        if self.show.series:
            self.put(self.show.series, 0, 0, 0)
        seasons = sorted(self.show.bench("seasons"), key=self._own_number)
        spread = min(5 * STEP, self.rows * STEP // max(len(seasons), 1))
        for i, season in enumerate(seasons):
            y = (2 * i - len(seasons) + 1) * spread // 2
            self.put(season, -MIDDLE * 11 // 20, y, -1)
        self.stack(self.show.bench("companies"), -1)
        self.stack([*self.show.bench("works"), *self.show.bench("world")], 1)

    def stack(self, bench: list[str], way: int) -> None:
        """Things above each other in the middle, as many as there is room for."""
        nodes = sorted(bench, key=lambda n: (-self.roles.degree(n), self.roles.label(n)))
        room = max(self.rows // 2 - 6, 6)
        for i, node in enumerate(nodes[:room]):
            self.put(node, 0, way * (5 * STEP + i * (STEP + 5)), 1)


def _measure(block: Block, left: list[list[str]], right: list[Pair]) -> None:
    """Settle how many rows make the show about as wide as a window, and how much room is left over."""
    for rows in range(12, 1000, 2):
        block.rows = rows
        columns = [block.width(column) for bench in left for column in block.flow(bench)]
        columns += [width for cast in block.casts(right) for width in block.widths(cast) if width]
        room = int(SHAPE * rows * STEP) - sum(columns) - MIDDLE - WORKS
        if room >= 0:
            block.spare = min(room // max(len(columns), 1), 2 * GAP)
            return


def _from_the_middle(block: list[Pair]) -> list[Pair]:
    """The first in the middle, the others above and below by turns."""
    return [*block[1::2][::-1], *block[0::2]]
