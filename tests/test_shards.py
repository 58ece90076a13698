"""The shards for bulk loaders hold the whole graph once, sorted, and say so in their manifest."""

from __future__ import annotations

import gzip
import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Dataset, RdfFormat, parse

from graph.writing.export import render
from graph.writing.shards import MANIFEST, NoFolder, export_shards


def test_shards_hold_everything_once(seeds: Any, tmp_path: Path) -> None:
    """All shards together are the N-Quads file, cut between lines; the manifest counts and hashes them."""
    shards = export_shards(seeds.knowledge, tmp_path / "x", 1)
    told = json.loads((tmp_path / "x" / MANIFEST).read_text())
    texts = [gzip.decompress((tmp_path / "x" / each["file"]).read_bytes()) for each in told["shards"]]
    assert len(shards) == len(texts) > 5
    assert b"".join(texts).decode() == "".join(render(seeds.knowledge, ".nq"))
    for each, text in zip(told["shards"], texts, strict=True):
        data = (tmp_path / "x" / each["file"]).read_bytes()
        assert (each["quads"], each["text_bytes"], each["bytes"]) == (text.count(b"\n"), len(text), len(data))
        assert each["text_sha256"] == hashlib.sha256(text).hexdigest()
        assert each["sha256"] == hashlib.sha256(data).hexdigest()
        graphs = {getattr(q.graph_name, "value", "") for q in parse(text, format=RdfFormat.N_QUADS)}
        assert graphs <= {each["graph"]}
    assert sum(each["quads"] for each in told["graphs"]) == told["quads"] == len(seeds.knowledge.store)


def test_shards_are_the_same_bytes(seeds: Any, tmp_path: Path) -> None:
    """The same graph gives the same files, whatever they are called and whenever they are made."""
    for name in ("one", "other"):
        export_shards(seeds.knowledge, tmp_path / name, 3)
    one, other = ({f.name: f.read_bytes() for f in (tmp_path / n).iterdir()} for n in ("one", "other"))
    assert one == other


def test_shards_of_before_are_gone(seeds: Any, tmp_path: Path) -> None:
    """Another size leaves no file of the last export; a folder with other things in it is left alone."""
    export_shards(seeds.knowledge, tmp_path / "x", 1)
    shards = export_shards(seeds.knowledge, tmp_path / "x", 5)
    assert {f.name for f in (tmp_path / "x").iterdir()} == {MANIFEST, *(s.file for s in shards)}
    (tmp_path / "photo.jpg").touch()
    with pytest.raises(NoFolder, match="holds other files"):
        export_shards(seeds.knowledge, tmp_path, 5)


def test_oxigraph_loads_the_shards(seeds: Any, tmp_path: Path) -> None:
    """`showbible export -o FOLDER --format nq-shards`, unpacked, is what Oxigraph's own loader takes."""
    file = tmp_path / "x.nq"
    seeds.export(file)
    command = [sys.executable, "-m", "showbible", "export", "--graph", str(file), "-o", str(tmp_path / "s"),
               "--format", "nq-shards", "--shard-size", "4"]  # fmt: skip
    done = subprocess.run(command, cwd=Path(__file__).parents[1], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "shards" in done.stderr
    oxigraph = Path(sys.executable).with_name("oxigraph")
    if not oxigraph.exists():
        pytest.skip("the oxigraph command is not installed")
    loads = [*map(str, sorted((tmp_path / "s").glob("*.nq.gz")))]
    subprocess.run([oxigraph, "load", "--location", tmp_path / "db", "--file", *loads], check=True)
    dumped = [oxigraph, "dump", "--location", tmp_path / "db", "--format", "nq"]
    out = subprocess.run(dumped, check=True, capture_output=True).stdout
    assert Dataset(parse(out, format=RdfFormat.N_QUADS)) == Dataset(seeds.knowledge.store)
