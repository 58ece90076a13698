"""The one door: documents in, an extraction out, whatever their order and whatever Python's hash seed."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from extract import pipeline, reading
from extract.entities import Extraction

ROOT = Path(__file__).parents[1]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
PRINT = """
import sys, hashlib, pathlib; from extract import pipeline
found = pipeline.extract((p, pathlib.Path(p).read_bytes()) for p in sys.argv[1:])
print(hashlib.sha256(repr((found.statements, found.names, found.merges, found.passed)).encode()).hexdigest())
"""


@pytest.fixture(scope="module")
def seeds() -> Extraction:
    return pipeline.extract((path.name, path.read_bytes()) for path in SEEDS)


def test_the_same_bytes_from_every_order_and_hash_seed() -> None:
    """Neither the order of the sources nor PYTHONHASHSEED changes anything."""
    said = set()
    for seed, paths in (("0", SEEDS), ("1", SEEDS[::-1])):
        command = [sys.executable, "-c", PRINT, *map(str, paths)]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        run = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)
        said.add(run.stdout)
    assert len(said) == 1


def test_the_same_document_twice_says_nothing_new(seeds: Extraction) -> None:
    """A document is known by its bytes, not by its name."""
    again = [(path.name, path.read_bytes()) for path in SEEDS] + [("copy", SEEDS[0].read_bytes())]
    assert pipeline.extract(again).statements == seeds.statements


def test_a_document_about_something_else() -> None:
    """A readable page that is about no television is refused by name, with what to do about it."""
    page = b"= Basalt =\n\nBasalt is a volcanic rock.\n\n== Uses ==\n\nIt is cut for paving.\n"
    with pytest.raises(
        reading.NotAboutTelevision, match=r"rock\.txt: this is not about a television"
    ) as told:
        pipeline.extract([("rock.txt", page)])
    assert told.value.name == "rock.txt"
    assert str(pickle.loads(pickle.dumps(told.value))) == str(told.value)


def test_one_documents_work_can_be_done_elsewhere() -> None:
    """What a document says by itself can come from another process, or from a cache."""
    read = [reading.facts_of(path.name, path.read_bytes()) for path in SEEDS]
    assert pipeline.combine(pickle.loads(pickle.dumps(read))) == pipeline.combine(reversed(read))


def test_every_piece_of_evidence_stands_in_its_document(seeds: Extraction) -> None:
    """`text[start:end] == exact`, and so do the words before and behind."""
    texts = {document.digest: document.text for document in seeds.documents}
    pieces = [e for statement in seeds.statements for e in statement.evidence]
    pieces += [e for _, names in seeds.names for _, e in names] + [merge.evidence for merge in seeds.merges]
    assert pieces
    for e in pieces:
        text = texts[e.document]
        assert text[e.span.start : e.span.end] == e.exact
        assert text[: e.span.start].endswith(e.prefix)
        assert text[e.span.end :].startswith(e.suffix)
