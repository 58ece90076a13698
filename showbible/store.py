"""Where the last build lies: `.showbible/bible.nq` of the project, found from any folder below it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

FOLDER = ".showbible"
FILE = "bible.nq"
NO_BUILD = "there is no build here yet: run `showbible build FOLDER` first, or name a file with --graph"


class NoBuild(LookupError):  # noqa: N818  the name says it
    """No build in this folder or above it."""

    def __str__(self) -> str:
        return NO_BUILD


def find(start: Path | None = None) -> Path | None:
    """The last build's file in this folder or the nearest one above it, as git finds its repository."""
    here = (start or Path.cwd()).resolve()
    return next((f for f in (folder / FOLDER / FILE for folder in (here, *here.parents)) if f.is_file()), None)


def place(start: Path | None = None) -> Path:
    """Where a build is to be kept: the project's store if there is one, else a new one here."""
    return find(start) or (start or Path.cwd()).resolve() / FOLDER / FILE


def keep(write: Callable[[Path], object], file: Path | None = None) -> Path:
    """Keep a build: whole, or the last one stays as it was."""
    file = file or place()
    file.parent.mkdir(exist_ok=True)
    ignore = file.with_name(".gitignore")
    if not ignore.exists():
        ignore.write_text("*\n", "utf-8")
    write_whole(file, write)
    return file


def write_whole(file: Path, write: Callable[[Path], object]) -> None:
    """Let `write` make the file under another name, and give it its own when it is whole."""
    if file.is_dir():
        raise IsADirectoryError(f"{file} is a folder; name a file to write to")
    if not file.parent.is_dir():
        raise FileNotFoundError(f"{file.parent}: no such folder; make it first, or write elsewhere")
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.stem}-", suffix=file.suffix)
    os.close(handle)
    draft = Path(name)
    try:
        write(draft)
        draft.chmod(_mode(file))
        draft.replace(file)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _mode(file: Path) -> int:
    """The mode that the file has, or would have had if it were opened the ordinary way."""
    if file.exists():
        return file.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
