"""The families of rules, by which a document's marks are coloured."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("families.toml")


@dataclass(frozen=True, slots=True)
class Family:
    """Rules that read about the same side of a show."""

    id: str
    label: str
    rules: frozenset[str]


@cache
def families() -> tuple[Family, ...]:
    found = tomllib.loads(FILE.read_text("utf-8"))["family"]
    return tuple(Family(f["id"], f["label"], frozenset(f["rules"])) for f in found)


@cache
def family(rule: str) -> Family:
    """The family of a rule; the last one for rules that nobody here knows."""
    return next((f for f in families() if rule in f.rules), families()[-1])
