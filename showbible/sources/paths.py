"""Which files the user means: named ones, folders, patterns, standard input and addresses."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import IO

from showbible.sources import dump, multistream, page, records, stores
from showbible.sources.packed import bare, is_packed
from showbible.sources.place import Meter, Place
from showbible.sources.source import SourceError

STDIN = "-"

# What stands beside documents in a folder and tells about it, such as this project's own seeds/README.md.
ABOUT_THE_FOLDER = ("readme", "license", "licence", "copying", "notice")
LARGER = (*records.ENDINGS, ".warc", ".wet")


def places(path: str, beside: bool, meter: Meter) -> Iterator[Place]:
    """The files of one path. A README beside others comes from `seeds/*`: nobody chose it."""
    if path == STDIN:
        yield Place("standard input", lambda: sys.stdin.buffer, meter=meter)
    elif Path(path).is_dir():
        yield from _folder(Path(path), meter)
    elif Path(path).is_file():
        about = Path(path).stem.lower() in ABOUT_THE_FOLDER
        yield _place(Path(path), Path(path).name, not (beside and about), meter)
    elif Path(path).is_fifo():  # build <(curl …)
        yield Place(Path(path).name, partial(_opened, Path(path)), meter=meter)
    elif matches := [Path(match) for match in sorted(glob.glob(path, recursive=True))]:  # noqa: PTH207  absolute ones too
        files = (match for match in matches if match.is_file() and not multistream.is_index(match.name))
        yield from (_place(match, match.name, False, meter) for match in files)
    elif stores.is_address(path):
        yield from _stored(path, meter)
    else:
        raise SourceError(f"{path}: no such file or folder{_near(Path(path))}")


def _place(file: Path, name: str, chosen: bool, meter: Meter) -> Place:
    return Place(name, partial(_opened, file), chosen, file, file.stat().st_size, meter)


def _opened(file: Path) -> IO[bytes]:
    return file.open("rb")


def _folder(folder: Path, meter: Meter) -> Iterator[Place]:
    """The files of a folder and those below it, by name; hidden ones and READMEs are not documents."""
    found = False
    for file in _walk(folder):
        place = _place(file, file.relative_to(folder).as_posix(), False, meter)
        if _looks_like_documents(place):
            found = True
            yield place
    if not found:
        endings = " ".join((*page.ENDINGS[1:], *LARGER, ".xml"))
        raise SourceError(f"{folder}: no documents in this folder; they end in {endings}, packed or not")


def _walk(folder: Path) -> Iterator[Path]:
    """The files below a folder in the order of their paths, one folder's names in memory at a time."""
    left = [(folder, True)]
    while left:
        here, is_folder = left.pop()
        if is_folder:
            with os.scandir(here) as entries:
                inner = [
                    (here / e.name, e.is_dir(follow_symlinks=False)) for e in entries if e.name[0] != "."
                ]
            left += sorted(inner, reverse=True)
        elif here.is_file():
            yield here


def _stored(address: str, meter: Meter) -> Iterator[Place]:
    found = False
    for inner, place in stores.places(address, meter):
        hidden = any(part.startswith(".") for part in inner.split("/"))
        if place.chosen or (not hidden and _looks_like_documents(place)):
            found = True
            yield place
    if not found:
        raise SourceError(f"{address}: no documents at this address")


def _looks_like_documents(place: Place) -> bool:
    """Whether a file that only lies in a folder can be one to read, by its name."""
    name = place.name.rpartition("/")[2]
    inner = Path(bare(name))
    if inner.stem.lower() in ABOUT_THE_FOLDER or multistream.is_index(name):
        return False
    ending = inner.suffix.lower()
    if is_packed(name) and not ending:
        return False  # some other archive
    return ending in (*page.ENDINGS, *LARGER) or _is_dump(place)


def _is_dump(place: Place) -> bool:
    try:
        return dump.takes(place)
    except (SourceError, OSError):
        return True  # what is wrong with it is told when it is read


def _near(path: Path) -> str:
    from difflib import get_close_matches

    if path == Path("seeds"):
        return "; the documents that come with Show Bible are read with --seeds"
    beside = sorted(p.name for p in path.parent.iterdir()) if path.parent.is_dir() else []
    near = get_close_matches(path.name, beside, n=1)
    return f"; did you mean {path.parent / near[0]}?" if near else ""
