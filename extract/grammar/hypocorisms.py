"""Which given names a short form may stand for: "Ray" is a Raymond, "Liz" an Elizabeth."""

from __future__ import annotations

import tomllib
from pathlib import Path

_DATA: dict[str, str] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))[
    "short"
]


def _by_short() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for full, shorts in _DATA.items():
        for short in shorts.casefold().split():
            found[short] = (*found.get(short, ()), full.casefold())
    return found


_FULL = _by_short()


def given_names(short: str) -> tuple[str, ...]:
    """The given names that a short form may stand for, in small letters; () for what is none."""
    return _FULL.get(short.casefold(), ())
