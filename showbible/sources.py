"""Which documents the user means: files, folders, patterns and standard input, as names and bytes."""

from __future__ import annotations

import glob
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

LARGEST = 32 * 1024 * 1024  # the longest articles are a few MB; beyond this a file is a dump, not a page
STDIN = "-"

# What stands beside documents in a folder and tells about it, such as this project's own seeds/README.md.
ABOUT_THE_FOLDER = ("readme", "license", "licence", "copying", "notice")

# What a folder's documents end in; a picture or a table of numbers beside them is none.
ENDINGS = (
    "", ".txt", ".text", ".md", ".markdown", ".htm", ".html", ".xhtml", ".wiki", ".wikitext", ".mediawiki",
)  # fmt: skip


class SourceError(ValueError):
    """A path that gives no document, and what to do about it."""


@dataclass(frozen=True)
class Source:
    """A document's bytes under the name that evidence will carry.

    The name is the same wherever the folder lies, so that the same documents give the same graph.
    `chosen` is false for what only lay in a folder: such a file may turn out to be no document,
    and `problem` says why it could not even be read.
    """

    name: str
    data: bytes
    chosen: bool = True
    problem: str = ""


def gather(paths: Iterable[str]) -> list[Source]:
    """Every document that the paths mean, each once."""
    found: dict[bytes, Source] = {}
    paths = list(paths)
    for path in paths:
        for source in _of(path, beside=len(paths) > 1):
            found.setdefault(source.data or source.name.encode(), source)
    return list(found.values())


def _of(path: str, beside: bool) -> Iterator[Source]:
    """The documents of one path. A README beside others comes from `seeds/*`: nobody chose it."""
    if path == STDIN:
        yield Source("standard input", _checked(sys.stdin.buffer.read(LARGEST + 1), "standard input"))
    elif Path(path).is_dir():
        yield from _folder(Path(path))
    elif Path(path).is_file():
        about = Path(path).stem.lower() in ABOUT_THE_FOLDER
        yield _lying(Path(path), Path(path).name) if beside and about else _named(Path(path))
    elif Path(path).is_fifo():  # build <(curl …)
        with Path(path).open("rb") as pipe:
            yield Source(Path(path).name, _checked(pipe.read(LARGEST + 1), path))
    elif matches := [Path(match) for match in sorted(glob.glob(path, recursive=True))]:  # noqa: PTH207  absolute ones too
        for match in matches:
            if match.is_file():
                yield _lying(match, match.name)
    elif "://" in path:
        raise SourceError(f"{path}: show bible reads files; save the page as a file and give its path")
    else:
        raise SourceError(f"{path}: no such file or folder{_near(Path(path))}")


def _folder(folder: Path) -> Iterator[Source]:
    """The files of a folder and those below it, by name; hidden ones and READMEs are not documents."""
    files = [f for f in sorted(folder.rglob("*")) if f.is_file() and _looks_like_a_document(f, folder)]
    if not files:
        raise SourceError(f"{folder}: no documents in this folder; they end in {' '.join(ENDINGS[1:])}")
    for file in files:
        yield _lying(file, file.relative_to(folder).as_posix())


def _looks_like_a_document(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    return not hidden and file.suffix.lower() in ENDINGS and file.stem.lower() not in ABOUT_THE_FOLDER


def _named(file: Path) -> Source:
    return Source(file.name, _read(file))


def _lying(file: Path, name: str) -> Source:
    """A file that nobody named: what is wrong with it stops no other."""
    try:
        return Source(name, _read(file), chosen=False)
    except (SourceError, OSError) as error:
        return Source(name, b"", chosen=False, problem=str(error))


def _read(file: Path) -> bytes:
    if file.stat().st_size > LARGEST:
        raise SourceError(_too_large(str(file), file.stat().st_size))
    return _checked(file.read_bytes(), str(file))


def _checked(data: bytes, name: str) -> bytes:
    if len(data) > LARGEST:
        raise SourceError(_too_large(name, len(data)))
    return data


def _too_large(name: str, size: int) -> str:
    return (
        f"{name}: too large for one document ({size / 2**20:.0f} MB; the limit is {LARGEST // 2**20} MB); "
        "give one file for each page"
    )


def _near(path: Path) -> str:
    from difflib import get_close_matches

    if path == Path("seeds"):
        return "; the documents that come with Show Bible are read with --seeds"
    beside = sorted(p.name for p in path.parent.iterdir()) if path.parent.is_dir() else []
    near = get_close_matches(path.name, beside, n=1)
    return f"; did you mean {path.parent / near[0]}?" if near else ""
