"""Cuts tables."""

from __future__ import annotations

from extract.document import Section
from extract.lines import Line
from extract.tables.piece import Cut


def cut(text: str, rows: list[Line], at: int, section: Section) -> Cut | None:
    return None
