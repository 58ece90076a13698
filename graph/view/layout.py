"""Where each thing stands: the shows beside and below each other, what is small in rows below them all.

Only whole numbers and the four basic operations, so that every machine draws the same picture.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import isqrt

import networkx

from graph.view.block import STEP, Block, Spot
from graph.view.roles import Roles

BETWEEN = 240  # from one show to the next, where the outermost names stand
WIDE = 160  # what a small thing and its name take
SHAPE = 2  # width to height of several shows together


def positions(network: networkx.MultiDiGraph, roles: Roles | None = None) -> dict[str, Spot]:
    """The place of every thing."""
    roles = roles or Roles(network)
    blocks = [Block(roles, show) for show in roles.shows]
    for block in blocks:
        block.fill()
    spots = dict(_shelves(blocks))
    rest = [node for node in network if node not in spots]
    order = sorted(rest, key=lambda n: (roles.bench(n) != "awards", roles.kind(n), roles.label(n), n))
    return spots | dict(_rows(order, Box(spots.values())))


class Box:
    """How far some places reach."""

    def __init__(self, spots: Iterable[Spot]) -> None:
        known = list(spots) or [Spot(0, 0, 0)]
        self.left, self.right = min(s.x for s in known), max(s.x for s in known)
        self.top, self.bottom = min(s.y for s in known), max(s.y for s in known)
        self.width, self.height = self.right - self.left + BETWEEN, self.bottom - self.top + 6 * STEP


def _shelves(blocks: list[Block]) -> Iterable[tuple[str, Spot]]:
    """The shows, the biggest first, on shelves of about the same width."""
    boxes = [Box(block.spots.values()) for block in blocks]
    area = SHAPE * sum(box.width * box.height for box in boxes)
    widest = max([isqrt(area), *(box.width for box in boxes)])
    left = top = shelf = 0
    for block, box in zip(blocks, boxes, strict=True):
        if left and left + box.width > widest:
            left, top, shelf = 0, top + shelf, 0
        for node, spot in block.spots.items():
            yield node, Spot(spot.x - box.left + left, spot.y - box.top + top, spot.side)
        left, shelf = left + box.width, max(shelf, box.height)


def _rows(nodes: list[str], above: Box) -> Iterable[tuple[str, Spot]]:
    """Things in rows below all the rest."""
    wide = max(6, (above.right - above.left) // WIDE)
    middle = (above.left + above.right) // 2
    for i, node in enumerate(nodes):
        row, place = divmod(i, wide)
        count = min(wide, len(nodes) - row * wide)
        x = middle + (2 * place - count + 1) * WIDE // 2
        yield node, Spot(x, above.bottom + 4 * STEP + row * 2 * STEP, 0)
