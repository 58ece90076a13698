"""Episodes as a table: number, title, who directed and wrote, date, viewers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pyoxigraph import NamedNode

from graph.ontology import ontology
from graph.portraits.reading import Reading
from graph.portraits.shown import Cell, Piece, Row, Table
from graph.portraits.tables import shaped
from graph.telling.told import TO, Told
from graph.terms import sb

APART = ("storyBy", "teleplayBy")  # told apart from who wrote without more
COLUMNS = {
    "No.": ("numberInSeries",),
    "In season": ("numberInSeason",),
    "Title": (),
    "Directed by": ("director",),
    "Written by": ("writer", *APART),
    "First shown": ("datePublished",),
    "Viewers (millions)": ("viewersInMillions",),
    "Code": ("productionCode",),
}
CLOSE = frozenset({"No.", "In season", "First shown", "Viewers (millions)", "Code"})


def episodes(reading: Reading, nodes: Iterable[NamedNode], title: str = "") -> Table | None:
    """The episodes in order."""
    rows = [_row(reading, node) for node in ordered(reading, nodes)]
    return shaped(tuple(COLUMNS), rows, CLOSE, title) if rows else None


def ordered(reading: Reading, nodes: Iterable[NamedNode]) -> list[NamedNode]:
    """Episodes or seasons by their numbers; those without stand last, by their names."""

    def place(node: NamedNode) -> tuple[float, float, str]:
        numbers = (reading.first(node, name) for name in ("numberInSeason", "seasonNumber"))
        number = next((float(n) for n in numbers if n.isdigit()), float("inf"))
        whole = reading.first(node, "numberInSeries")
        return number, float(whole) if whole.isdigit() else float("inf"), reading.label(node)

    return sorted(nodes, key=place)


def _row(reading: Reading, node: NamedNode) -> Row:
    by: dict[str, list[Told]] = {}
    for one in reading.own(node):
        by.setdefault(one.sort.value.rpartition("#")[2], []).append(one)
    cells = [_cell(reading, by, names) for names in COLUMNS.values()]
    cells[2] = (reading.piece(node),)
    # a number says little by itself: its words stand at the end of the row
    close = [at for at, column in enumerate(COLUMNS) if column in CLOSE]
    words = dict.fromkeys(w for at in close for piece in cells[at] for w in piece.words)
    for at in close:
        cells[at] = tuple(replace(piece, words=()) for piece in cells[at])
    return Row(tuple(cells), tuple(words))


def _cell(reading: Reading, by: dict[str, list[Told]], names: tuple[str, ...]) -> Cell:
    made: list[Piece] = []
    for name in names:
        before = ontology().label(sb(name)).removesuffix(" by") if name in APART else ""
        found = sorted(by.get(name, ()), key=lambda one: one.standing != "")
        pieces = [reading.piece(v, one.said, one.standing) for one in found for p, v in one.parts if p == TO]
        made += [replace(piece, before=before if at == 0 else "") for at, piece in enumerate(pieces)]
    return tuple(made)
