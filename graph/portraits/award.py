"""An award or one of its categories: who was named, for what, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator

from graph.portraits.about import About, Entry
from graph.portraits.printed import counted, years
from graph.portraits.shown import Cell, Entries, Piece, Section
from graph.portraits.tables import plans, table
from graph.terms import sb

KINDS = ("award", "category")


def line(about: About) -> Cell:
    """12 nominations, 3 won, 2016–2019"""
    found = [one for one in about.open.values() if one.sort == sb("AwardNomination") and not one.standing]
    won = sum(sb("Won") in one.fillers("result") for one in found)
    dates = sorted(str(value.value) for one in found for value in one.fillers("year"))
    words = [counted(len(found), "nomination") if found else "", f"{won} won" if won else "",
             years(dates[0], dates[-1]) if dates else ""]  # fmt: skip
    return tuple(Piece(word) for word in words if word)


def card(about: About) -> tuple[Entry, ...]:
    return ()


def sections(about: About) -> Iterator[Section | None]:
    """By year, then by category."""
    found = about.take("AwardNomination")
    if found:
        yield Section("Nominations", (table(about, plans()["AwardNomination"], found, grouped="Year"),))
    received = about.turned("receivedAward")
    yield Section("Received by", (Entries((("Works and people", received),)),)) if received else None
