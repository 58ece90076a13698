"""A folder of sorted N-Quads, packed, for the bulk loaders of stores, with a manifest of what is in it."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from pyoxigraph import NamedNode

from graph.knowledge import KnowledgeGraph
from graph.writing.files import write
from graph.writing.ntriples import FACTS, lines, named

FORMAT = ".nq-shards"
MANIFEST = "manifest.json"
SIZE = 64  # megabytes of text in a shard


class NoFolder(ValueError):  # noqa: N818  the name says it
    """Raised where the folder holds what no export of shards has written."""


@dataclass(frozen=True)
class Shard:
    """`graph` is empty for the facts, which stand in the default one; `text_sha256` is of what is packed."""

    file: str
    graph: str
    quads: int
    bytes: int
    sha256: str
    text_bytes: int
    text_sha256: str


def export_shards(graph: KnowledgeGraph, folder: Path, megabytes: float = SIZE) -> list[Shard]:
    """Write the shards, then the manifest that names them, then take away those that the last one named.

    A file's name has a part of its hash: until the new manifest is there, all is still there that the old
    one names, whenever the writing may end.
    """
    before = _named_before(folder)
    folder.mkdir(exist_ok=True)
    shards = [_written(folder, *piece) for piece in _pieces(graph, int(megabytes * 1_000_000))]
    write(folder / MANIFEST, _manifest(shards))
    for name in before - {shard.file for shard in shards}:
        (folder / name).unlink(missing_ok=True)
    return shards


def _named_before(folder: Path) -> set[str]:
    """The files of an earlier export; a folder with anything else in it is not ours to write to."""
    inside = [file.name for file in folder.iterdir() if file.name[0] != "."] if folder.is_dir() else []
    if inside and MANIFEST not in inside and not all(name.endswith(".nq.gz") for name in inside):
        raise NoFolder(f"{folder} holds other files; name a new folder, or one of an earlier export")
    return {name for name in inside if name.endswith(".nq.gz")}


def _pieces(graph: KnowledgeGraph, most: int) -> Iterator[tuple[str, str, list[str]]]:
    """Name, graph and lines of each shard: the facts first, no shard with two graphs in it."""
    found = lines(graph.store)
    everything: list[tuple[NamedNode | None, list[str]]] = [(FACTS, found[FACTS]), *named(found)]
    for at, (name, inside) in enumerate(everything):
        label = "facts" if name is None else f"graph{at}-{name.value.rstrip('/#').rpartition('/')[2][:30]}"
        safe = "".join(c if c.isascii() and c.isalnum() else "-" for c in label)
        end = " .\n" if name is None else f" {name} .\n"
        for number, part in enumerate(_cut(inside, end, most)):
            yield f"{safe}-{number:05}", "" if name is None else name.value, part


def _cut(inside: list[str], end: str, most: int) -> Iterator[list[str]]:
    part: list[str] = []
    size = 0
    for line in inside:
        part.append(line + end)
        size += len(part[-1])
        if size >= most:
            yield part
            part, size = [], 0
    if part:
        yield part


def _written(folder: Path, label: str, graph: str, part: list[str]) -> Shard:
    text = "".join(part).encode()
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, compresslevel=6, mtime=0) as file:
        file.write(text)
    data = packed.getvalue()
    of_text, of_data = (hashlib.sha256(each).hexdigest() for each in (text, data))
    name = f"{label}-{of_text[:8]}.nq.gz"
    write(folder / name, data)
    return Shard(name, graph, len(part), len(data), of_data, len(text), of_text)


def _manifest(shards: list[Shard]) -> list[str]:
    counts: dict[str, int] = {}
    for shard in shards:
        counts[shard.graph] = counts.get(shard.graph, 0) + shard.quads
    told = {
        "format": "application/n-quads",
        "packed": "gzip",
        "quads": sum(counts.values()),
        "graphs": [{"graph": graph, "quads": quads} for graph, quads in counts.items()],
        "shards": [asdict(shard) for shard in shards],
    }
    return [json.dumps(told, indent=1, ensure_ascii=False) + "\n"]
