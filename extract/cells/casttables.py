"""Cast tables: columns for actor and character, and perhaps one a season that says "Main" or "Guest"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.cells.billing import Appearance, appearances, billing, is_cast, manner
from extract.cells.castlists import Role, table_roles
from extract.document import Row, Table
from extract.grammar.seasons import season_number

_ACTOR = re.compile(
    r"(?:main |recurring |guest )?(?:actors?|actress|cast members?|performers?|cast|portrayed by|played by"
    r"|voiced by|voice actors?)(?: ?/ ?actress)?$",
    re.IGNORECASE,
)
_CHARACTER = re.compile(r"(?:characters?|roles?)(?: name)?$", re.IGNORECASE)


def appearing(table: Table, *, anywhere: bool) -> Iterator[tuple[Role, Appearance]]:
    """Each role of a cast table in each way in which its row has it appear; on a page about characters
    it may stand anywhere."""
    actor = next((i for i, column in enumerate(table.columns) if _ACTOR.match(column.strip())), None)
    character = next((i for i, column in enumerate(table.columns) if _CHARACTER.match(column.strip())), None)
    if actor is None or character is None or not (anywhere or is_cast(table.section)):
        return
    seasons = {i: n for i, column in enumerate(table.columns) if (n := _season(column)) is not None}
    below: str | None = None
    for row in table.rows:
        if len({cell.text for cell in row.cells}) == 1:  # a heading across all columns: "Main cast"
            below = billing(row.cells[0].text)
            continue
        for role in table_roles(row.cells[actor], row.cells[character]):
            sure = replace(role, confidence=table.certainty)
            for way in _ways(row, seasons) or appearances(role.note) or [Appearance()]:
                yield sure, replace(way, billing=way.billing or below, manner=way.manner or manner(role.note))


def _season(column: str) -> int | None:
    bare = re.fullmatch(r"(?:seasons?\s+)?(\d{1,2})", column.strip(), re.IGNORECASE)
    return int(bare[1]) if bare else season_number(column)


def _ways(row: Row, seasons: dict[int, int]) -> list[Appearance]:
    """The seasons by billing: "Main" in 1 and 2, "Guest" in 3."""
    found: dict[str, list[int]] = {}
    for column, season in seasons.items():
        if way := billing(row.cells[column].text):
            found.setdefault(way, []).append(season)
    return [Appearance(way, tuple(numbers)) for way, numbers in found.items()]
