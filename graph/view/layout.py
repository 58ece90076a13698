"""Where each thing stands: the series in the middle, its making on the left, its story on the right.

Only whole numbers and the four basic operations, so that every machine draws the same picture.
"""

from __future__ import annotations

from dataclasses import dataclass

import networkx

from graph.view.roles import Roles, Show

STEP = 24  # from one row to the next
LETTER = 7  # how wide a letter of a label is, about
MOST_LETTERS = 30
GAP = 44  # between a column's labels and the next column's things
MIDDLE = 150  # half the width of the middle column
BULGE = 90  # how far a column's ends bend towards the middle
SHAPE = 1.5  # width to height of a show


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the picture; `side` is where the label goes: -1 left, 1 right, 0 below."""

    x: int
    y: int
    side: int


def positions(network: networkx.MultiDiGraph) -> dict[str, Spot]:
    """The place of every thing; shows stand below each other."""
    roles = Roles(network)
    spots: dict[str, Spot] = {}
    top = 0
    for show in roles.shows:
        block = Block(roles, show)
        block.fill()
        high = min((s.y for s in block.spots.values()), default=0)
        for node, spot in block.spots.items():
            spots[node] = Spot(spot.x, spot.y - high + top, spot.side)
        top = max((s.y for s in spots.values()), default=0) + 6 * STEP
    return spots


class Block:
    """The picture of one show, around its own middle."""

    def __init__(self, roles: Roles, show: Show) -> None:
        self.roles = roles
        self.show = show
        self.spots: dict[str, Spot] = {}
        self.rows = 1

    def fill(self) -> None:
        left, right = self.left(), self.right()
        self.rows = _rows(self, left, right)
        self.middle()
        self.wing([self.flow(bench) for bench in left], -1)
        self.cast(right)
        self.below()

    # ---- what sits where

    def left(self) -> list[list[str]]:
        """Episodes in order, then who directs and writes them, then the other makers."""
        episodes = sorted(self.show.bench("episodes"), key=self._number)
        rank = {node: i / max(len(episodes), 1) for i, node in enumerate(episodes)}
        makers = self._near(self.show.bench("makers"), rank)
        crew = self._near(self.show.bench("crew"), rank)
        return [bench for bench in (episodes, makers, crew) if bench]

    def right(self) -> list[tuple[str, list[str]]]:
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

    def _number(self, node: str) -> tuple[int, int, str]:
        season = self.roles.met(node, "parts")
        numbers = [int(self.roles.network.nodes[s].get("number", 0)) for s in season]
        return (max(numbers, default=0), int(self.roles.network.nodes[node].get("number", 0)), node)

    def _near(self, nodes: list[str], rank: dict[str, float]) -> list[str]:
        """In the order of the works they made, so that few lines cross."""

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
        return min(letters, MOST_LETTERS) * LETTER + GAP

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

    def cast(self, pairs: list[tuple[str, list[str]]]) -> None:
        """Blocks of two columns: characters, and beside each who plays them; the main ones in the middle."""
        at = MIDDLE
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

    def casts(self, pairs: list[tuple[str, list[str]]]) -> list[list[tuple[str, list[str]]]]:
        """Pairs in blocks that fit; characters whom nobody plays come last, in a block of their own."""
        blocks: list[list[tuple[str, list[str]]]] = []
        for group in ([p for p in pairs if p[1]], [p for p in pairs if not p[1]]):
            if not group:
                continue
            count = -(-sum(max(len(actors), 1) for _, actors in group) // self.rows)
            size = -(-len(group) // count)
            blocks += [group[i * size : (i + 1) * size] for i in range(count)]
        return blocks

    def widths(self, block: list[tuple[str, list[str]]]) -> tuple[int, int]:
        inner = self.width([character for character, _ in block if character])
        players = [actor for _, actors in block for actor in actors]
        return inner, self.width(players) if players else 0

    # ---- the middle, and what is small

    def middle(self) -> None:
        """The series, its seasons to the left, companies above and other works below."""
        if self.show.series:
            self.put(self.show.series, 0, 0, 0)
        seasons = sorted(self.show.bench("seasons"), key=self._number)
        spread = min(4 * STEP, self.rows * STEP // max(len(seasons), 1))
        for i, season in enumerate(seasons):
            y = (2 * i - len(seasons) + 1) * spread // 2
            self.put(season, -MIDDLE // 2, y, -1)
        self.stack(self.show.bench("companies"), -1)
        self.stack([*self.show.bench("works"), *self.show.bench("world")], 1)

    def stack(self, bench: list[str], way: int) -> None:
        """Things above each other in the middle, as many as there is room for."""
        nodes = sorted(bench, key=lambda n: (-self.roles.degree(n), self.roles.label(n)))
        room = max(self.rows // 2 - 4, 0)
        for i, node in enumerate(nodes[:room]):
            self.put(node, 0, way * (4 + i) * STEP, 0)

    def below(self) -> None:
        """Everything else in rows below: awards, then what is switched off at first."""
        y = (self.rows // 2 + 3) * STEP
        rest = [n for bench in self.show.benches.values() for n in bench if n not in self.spots]
        order = sorted(
            rest, key=lambda n: (self.roles.bench(n) != "awards", self.roles.kind(n), self.roles.label(n))
        )
        wide = max(6, _width(self) // 180)
        for i, node in enumerate(order):
            row, place = divmod(i, wide)
            count = min(wide, len(order) - row * wide)
            self.put(node, (2 * place - count + 1) * 90, y + row * 2 * STEP, 0)


def _rows(block: Block, left: list[list[str]], right: list[tuple[str, list[str]]]) -> int:
    """How many rows make the show about as wide as a window."""
    for rows in range(12, 1000, 2):
        block.rows = rows
        wings = sum(block.width(column) for bench in left for column in block.flow(bench))
        wings += sum(sum(block.widths(cast)) for cast in block.casts(right))
        if wings + 2 * MIDDLE <= SHAPE * rows * STEP:
            return rows
    return 1000


def _width(block: Block) -> int:
    across = [spot.x for spot in block.spots.values()] or [0]
    return max(across) - min(across)


def _from_the_middle(block: list[tuple[str, list[str]]]) -> list[tuple[str, list[str]]]:
    """The first in the middle, the others above and below by turns."""
    return [*block[1::2][::-1], *block[0::2]]
