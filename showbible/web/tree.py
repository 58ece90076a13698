"""The ties of someone of a story as a drawing: they stand in the middle, those tied to them on both sides."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, groupby
from unicodedata import east_asian_width

from graph.portraits.shown import Piece, Tie, Ties

WIDTH, ROW, HEAD, GAP = 1080, 27, 26, 12  # heights of a row, of a group's name, and between groups
MIDDLE = WIDTH // 2  # where the one whose ties these are stands
REACH = 190  # from the middle to the dots
MOST, LONGEST = 25, 32  # drawn at most; letters of a name
LETTER, SMALL = 8, 7  # about how wide a letter of a name is, and one of a label
NARROW, BROAD = frozenset("fijlrtI .,:;'’|!()[]-"), frozenset("mwMW@%&—…")
BOX, PAD = 330, 40  # how wide the middle is at most, without what is left free beside its name


@dataclass(frozen=True, slots=True)
class Spot:
    """One who is tied: where the dot stands, on which side, and the line to the middle."""

    other: Piece
    name: str
    label: str
    group: str
    x: int
    y: int
    side: int
    line: str


@dataclass(frozen=True, slots=True)
class Heading:
    words: str
    group: str
    x: int
    y: int
    side: int


@dataclass(frozen=True, slots=True)
class Tree:
    """The drawing; `arcs` are ties among the others, `groups` has all the ties for who reads them."""

    who: str
    width: int
    box: int  # how wide the middle is
    height: int
    spots: tuple[Spot, ...]
    headings: tuple[Heading, ...]
    arcs: tuple[str, ...]
    left: int  # ties that are not drawn
    groups: tuple[tuple[str, tuple[Tie, ...]], ...]


def tree(ties: Ties) -> Tree:
    """The first ties, each other one once, the groups shared out to the two sides."""
    merged = _merged(ties.ties)
    drawn = merged[:MOST]
    sides = _sides(drawn)
    height = max(max(_height(side) for side in sides), ROW * 3)
    who = _within(ties.who.text, BOX)
    box = max(_width(who) + PAD, 130)
    spots: list[Spot] = []
    headings: list[Heading] = []
    for side, groups in zip((-1, 1), sides, strict=True):
        y = (height - _height(groups)) // 2
        for name, members in groups:
            headings.append(Heading(name, _slug(name), MIDDLE + side * (REACH + 14), y + HEAD - 9, side))
            y += HEAD
            for tie in members:
                spots.append(_spot(tie, MIDDLE + side * REACH, y + ROW // 2, side, (box // 2, height // 2)))
                y += ROW
            y += GAP
    listed = tuple((name, tuple(members)) for name, members in groupby(ties.ties, key=lambda tie: tie.group))
    left = len(merged) - len(drawn)
    return Tree(who, WIDTH, box, height, tuple(spots), tuple(headings), _arcs(ties, spots), left, listed)


def _merged(ties: tuple[Tie, ...]) -> list[Tie]:
    """One who is tied in several ways stands once, in the first group."""
    by: dict[str, Tie] = {}
    for tie in ties:
        first = by.setdefault(tie.other.iri, tie)
        if first is not tie:
            by[tie.other.iri] = Tie((*first.labels, *tie.labels), first.other, first.group)
    return list(by.values())


Side = list[tuple[str, list[Tie]]]


def _sides(ties: list[Tie]) -> tuple[Side, Side]:
    """The groups in their order: the first to the left until about half of the height is used."""
    groups: dict[str, list[Tie]] = {}
    for tie in ties:
        groups.setdefault(tie.group, []).append(tie)
    every = list(groups.items())
    cut = min(range(1, len(every) + 1), key=lambda at: abs(_height(every[:at]) - _height(every[at:])))
    return every[:cut], every[cut:]


def _height(groups: Side) -> int:
    return sum(HEAD + ROW * len(members) + GAP for _, members in groups) - (GAP if groups else 0)


def _spot(tie: Tie, x: int, y: int, side: int, middle: tuple[int, int]) -> Spot:
    half, height = middle
    start, bend = MIDDLE + side * half, side * 60
    line = f"M{start} {height}C{start + bend} {height} {x - bend} {y} {x} {y}"
    name = _cut(tie.other.text, LONGEST)
    room = (MIDDLE - REACH - 24 - len(name) * LETTER) // SMALL
    return Spot(
        tie.other, name, _fitting(list(dict.fromkeys(tie.labels)), room), _slug(tie.group), x, y, side, line
    )


def _fitting(labels: list[str], room: int) -> str:
    """As many labels as there is room for, the first one at least in part."""
    kept = [at for at in range(1, len(labels) + 1) if len(", ".join(labels[:at])) <= room]
    if not kept:
        return _cut(labels[0], max(room, 8))
    return ", ".join(labels[: kept[-1]]) + (" …" if kept[-1] < len(labels) else "")


def _arcs(ties: Ties, spots: list[Spot]) -> tuple[str, ...]:
    """Thin lines between two others on one side who are tied themselves."""
    at = {spot.other.iri: spot for spot in spots}
    found: dict[tuple[str, str], str] = {}
    for one, other, _ in ties.among:
        first, second = sorted((one, other))
        if first in at and second in at and at[first].side == at[second].side:
            a, b = at[first], at[second]
            bend = a.x - a.side * min(24 + abs(a.y - b.y) // 4, 70)
            found[first, second] = f"M{a.x} {a.y}Q{bend} {(a.y + b.y) // 2} {b.x} {b.y}"
    return tuple(found.values())


def _width(name: str) -> int:
    """About how wide a name is in bold letters, rather too wide than too narrow."""
    return sum(map(_letter, name))


def _letter(letter: str) -> int:
    if letter in NARROW:
        return 7
    if letter in BROAD or east_asian_width(letter) in "WF":
        return 17
    return 13 if letter.isupper() else 11


def _within(name: str, room: int) -> str:
    """As much of a name as there is room for."""
    ends = accumulate(map(_letter, name))
    return name if _width(name) <= room else _cut(name, sum(end <= room for end in ends))


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def _slug(group: str) -> str:
    return group.lower()
