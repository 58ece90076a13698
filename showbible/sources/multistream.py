"""Dumps in many bzip2 streams with an index beside them: unpacked on all cores, or only some titles."""

from __future__ import annotations

import bz2
import os
import re
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import groupby
from pathlib import Path

from showbible.sources.dump import Titles, pages, wanted
from showbible.sources.packed import opened
from showbible.sources.place import Place
from showbible.sources.source import Source, SourceError

LONGEST = 1 << 26  # bytes of one stream; a hundred pages are some hundred kilobytes
UNPACKED = 1 << 28

_DUMP = re.compile(r"(.*multistream)(\d*)\.xml(-p\d+p\d+)?\.bz2", re.DOTALL)
_INDEX = re.compile(r".*multistream-index\d*\.txt(?:-p\d+p\d+)?(?:\.bz2)?", re.DOTALL)
_LINE = re.compile(rb"(\d{1,15}):\d+:(.*?)\r?\n?", re.DOTALL)

Stretch = tuple[int, int]


def takes(place: Place) -> bool:
    """A local dump whose index lies beside it."""
    return place.path is not None and _beside(place.path) is not None


def is_index(name: str) -> bool:
    """Whether a file only tells where the pages of a dump stand."""
    return _INDEX.fullmatch(name) is not None


def documents(place: Place, titles: Titles = ()) -> Iterator[Source]:
    """The dump's pages, in their order; a window of its streams is unpacked on all cores ahead of them."""
    assert place.path
    index = _beside(place.path)
    assert index
    cores = os.cpu_count() or 1
    with ThreadPoolExecutor(cores) as threads:
        ahead: deque[Future[bytes]] = deque()
        for start, end in _streams(index, place.path.stat().st_size, titles):
            if not 0 <= end - start <= LONGEST:
                raise SourceError(f"{index.name}: this is no index of {place.name}; take it away or mend it")
            ahead.append(threads.submit(_unpacked, place, start, end))
            if len(ahead) > 2 * cores:
                yield from _read(place, ahead.popleft(), titles)
        while ahead:
            yield from _read(place, ahead.popleft(), titles)


def _read(place: Place, stream: Future[bytes], titles: Titles) -> Iterator[Source]:
    data = stream.result().rstrip().removesuffix(b"</mediawiki>")
    yield from pages(place.name, (b"<mediawiki>", data, b"</mediawiki>"), titles)


def _beside(dump: Path) -> Path | None:
    """The index that belongs to a dump."""
    found = _DUMP.fullmatch(dump.name)
    if not found:
        return None
    name = f"{found[1]}-index{found[2]}.txt{found[3] or ''}"
    places = (dump.with_name(name + ".bz2"), dump.with_name(name))
    return next((place for place in places if place.is_file()), None)


def _streams(index: Path, size: int, titles: Titles) -> Iterator[Stretch]:
    """Where each stream that is wanted starts and ends; the index has them in order."""
    before: int | None = None
    for start, lines in groupby(_lines(index), key=lambda line: line[0]):
        is_wanted = not titles or any(wanted(title, titles) for _, title in lines)
        if before is not None:
            yield before, start
        before = start if is_wanted else None
    if before is not None:
        yield before, size


def _lines(index: Path) -> Iterator[tuple[int, str]]:
    """Each page's stream and title."""
    with opened(Place(index.name, lambda: index.open("rb"))) as file:
        while line := file.readline(10_000):
            found = _LINE.fullmatch(line)
            if not found:
                raise SourceError(f"{index.name}: this is no index of a dump; take it away or mend it")
            yield int(found[1]), found[2].decode("utf-8", "replace")


def _unpacked(place: Place, start: int, end: int) -> bytes:
    """What some streams that follow one another hold."""
    assert place.path
    with place.path.open("rb") as file:
        file.seek(start)
        packed = file.read(end - start)
    place.meter.read += len(packed)
    found: list[bytes] = []
    try:
        while packed:
            stream = bz2.BZ2Decompressor()
            found.append(stream.decompress(packed, UNPACKED))
            if not stream.eof:
                raise EOFError
            packed = stream.unused_data
    except (OSError, ValueError, EOFError):
        raise SourceError(f"{place.name}: is damaged between the bytes {start} and {end}") from None
    return b"".join(found)
