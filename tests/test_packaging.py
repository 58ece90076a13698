"""The package holds what it needs, and its rooms' names are its own."""

from __future__ import annotations

import hashlib
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"][
    "wheel"
]["packages"]
SEEDS = (  # the first half of each SHA-256
    ("jessica-jones-season-2.page-text.txt", "e9a463bc31f52240873a27762e594cee"),
    ("jessica-jones-series.equals-text.txt", "69d3ddedd37411d0e7d3124cd9040705"),
)


def test_nobody_else_owns_a_rooms_name() -> None:
    """The top-level names are common words, so another distribution that installs one would break both."""
    owners = packages_distributions()
    for room in PACKAGES:
        assert set(owners.get(room, ["showbible"])) == {"showbible"}, room


def test_every_room_is_in_the_wheel() -> None:
    """A folder of the layout that is forgotten in the wheel is missed only by users."""
    rooms = {p.name for p in ROOT.iterdir() if p.is_dir() and not p.name.startswith((".", "_"))}
    assert rooms - {"tests", "docs", "dist", "build", "benchmarks"} - {
        p.name for p in ROOT.glob("*.egg-info")
    } == set(PACKAGES)


@pytest.mark.parametrize(("name", "digest"), SEEDS)
def test_seeds_are_byte_for_byte_the_documents(name: str, digest: str) -> None:
    """The seeds are other people's text: not a byte of them is ours to change."""
    assert hashlib.sha256((ROOT / "seeds" / name).read_bytes()).hexdigest()[:32] == digest
