"""The benchmarks' invented pages hold their gold in every form, and the measuring runs from end to end."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.forms import FORMS, document
from benchmarks.gold import expected, score
from benchmarks.inventing import seasons
from extract.pipeline import extract

ROOT = Path(__file__).parents[1]


def test_the_same_seed_invents_the_same() -> None:
    """The pages are the same bytes each time, and others for another seed; more begin with the same."""
    assert [document(s, "html") for s in seasons(5)] == [document(s, "html") for s in seasons(9)][:5]
    assert seasons(5) != seasons(5, seed=8)


@pytest.mark.parametrize("form", FORMS)
def test_pages_give_their_gold(form: str) -> None:
    """Nearly all that a page was made from is found again, and nearly nothing else: floors."""
    made = seasons(6)
    found = score(made, extract([document(season, form) for season in made]))
    assert sum(s.gold for s in found.values()) == len({line for season in made for line in expected(season)})
    assert sum(s.right for s in found.values()) >= 0.97 * sum(s.gold for s in found.values())
    assert sum(s.right for s in found.values()) >= 0.99 * sum(s.found for s in found.values())
    assert set(found) >= {"credit", "performance", "nomination", "title", "event"}


def test_the_benchmarks_run(tmp_path: Path) -> None:
    """`python -m benchmarks` measures, tells its rows and writes them as a table with its ratios."""
    out = tmp_path / "r.md"
    command = [sys.executable, "-m", "benchmarks", "--sizes", "2", "--triples", "2000", "--scored", "2",
               "--parts", "read,store", "-o", str(out)]  # fmt: skip
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    text = out.read_text()
    assert "rdflib's serializer" in text
    assert "| wikitext |" in text
    assert "sha256" in done.stderr
