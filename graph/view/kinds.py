"""The kinds of things and of lines as the legend shows them, read from `kinds.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from graph.ontology import ontology
from graph.terms import SB, sb

HUB = 30  # what it costs to go through a thing that brings too much together to tell anything


@dataclass(frozen=True, slots=True)
class Kind:
    """An entry of the legend for things; the names are explained in `kinds.toml`."""

    id: str
    label: str
    kinds: tuple[str, ...]
    shape: str
    size: int
    light: str
    dark: str
    off: bool = False
    through: int = 0


@dataclass(frozen=True, slots=True)
class LineKind:
    """An entry of the legend for lines."""

    id: str
    label: str
    light: str
    dark: str
    frames: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    dash: bool = False
    off: bool = False
    cost: int = 10

    def holds(self, name: str, frame: str) -> bool:
        """Whether a line of this name, told by a situation of this frame, is of this kind."""
        if name in self.names or (frame and frame in self.frames):
            return True
        above = {term.value.removeprefix(SB) for term in ontology().supers.get(sb(name), ())}
        return not above.isdisjoint(self.under) or name in self.under


@cache
def kinds() -> tuple[Kind, ...]:
    return tuple(Kind(**_tuples(entry)) for entry in _entries("kind"))


@cache
def line_kinds() -> tuple[LineKind, ...]:
    return tuple(LineKind(**_tuples(entry)) for entry in _entries("line"))


@cache
def kind_of(kind: str) -> int:
    """The place in the legend of a kind of the network."""
    return next(i for i, entry in enumerate(kinds()) if kind in entry.kinds)


@cache
def line_of(name: str, frame: str) -> int:
    """The place in the legend of a line; the last entry takes what no other does."""
    entries = line_kinds()
    return next((i for i, entry in enumerate(entries) if entry.holds(name, frame)), len(entries) - 1)


def _entries(name: str) -> list[dict[str, Any]]:
    table = tomllib.loads(Path(__file__).with_name("kinds.toml").read_text("utf-8"))
    return list(table[name])


def _tuples(entry: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()}
