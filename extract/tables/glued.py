"""Cuts tables out of a rendered page's lines, whose cells are glued: the kinds, most telling first."""

from __future__ import annotations

from types import ModuleType
from typing import Protocol, cast

from extract.document import Section
from extract.grammar.lines import Line
from extract.tables import awards, casts, episodes, overview, stacked, tracks
from extract.tables.piece import Cut


class Cutter(Protocol):
    """What the module of one kind offers: the table that starts at line `at`, if one does."""

    def cut(self, text: str, rows: list[Line], at: int, section: Section) -> Cut | None: ...


KINDS: tuple[ModuleType, ...] = (stacked, episodes, tracks, overview, awards, casts)


def cut(text: str, rows: list[Line], at: int, section: Section) -> Cut | None:
    """The table that starts at line `at`, of whichever kind."""
    found = (cast(Cutter, kind).cut(text, rows, at, section) for kind in KINDS)
    return next((one for one in found if one), None)
