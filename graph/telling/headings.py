"""Under which heading a fact stands beside each thing that has a part in it, read from `tellings.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode

from graph.ontology import ontology
from graph.terms import SB

Telling = tuple[str, Sequence[str]]  # a heading, and the parts to name under it


def headings() -> Sequence[str]:
    """The order in which they stand."""
    order: Sequence[str] = _tellings()["headings"]
    return order


def telling(sort: NamedNode) -> Mapping[str, Telling]:
    """For a property, or the class of a situation: part → its heading and what to name beside it."""
    name, label = sort.value.removeprefix(SB), ontology().label(sort)
    found: Mapping[str, Telling] | None = _tellings()["situation"].get(name)
    if found or name[:1].isupper():
        return found or {}
    return {"from": (label, ["to"]), "to": (turned(sort), ["from"])}


def turned(predicate: NamedNode) -> str:
    """What a property is called beside the thing that it points at: "mother of" is "mother"."""
    label = ontology().label(predicate)
    other: str | None = _tellings()["turned"].get(predicate.value.removeprefix(SB))
    return other or (label.removesuffix(" of") if label.endswith(" of") else f"{label} ←")


@cache
def _tellings() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("tellings.toml").read_text("utf-8"))
