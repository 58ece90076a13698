"""Where the last build lies: `.showbible/bible.nq` where it was run, found from any folder below it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from graph.knowledge import KnowledgeGraph
from graph.terms import SB, TYPE

FOLDER = ".showbible"
FILE = "bible.nq"
AN_HOUR = 3600
LINK = f"<{TYPE.value}> <{SB}Link> .".encode()


class NoBuild(LookupError):  # noqa: N818  the name says it
    """No build in this folder or above it."""

    def __str__(self) -> str:
        return "there is no build here yet: run `showbible build FOLDER` first, or name a file with --graph"


def find(start: Path | None = None) -> Path | None:
    """The last build's file in this folder or the nearest one above it, as git finds its repository."""
    here = (start or Path.cwd()).resolve()
    places = (folder / FOLDER / FILE for folder in (here, *here.parents))
    return next((file for file in places if file.is_file()), None)


def place(start: Path | None = None) -> Path:
    """Where a build is kept: in the folder it is run in, so that none ever overwrites another further up."""
    return (start or Path.cwd()).resolve() / FOLDER / FILE


def folder(start: Path | None = None) -> Path:
    """The folder of what is kept, made if it is not there; nothing in it goes into a repository."""
    from graph.writing.files import write

    made = place(start).parent
    made.mkdir(exist_ok=True)
    ignore = made / ".gitignore"
    if not ignore.exists():
        write(ignore, b"*\n")
    return made


def links(start: Path | None = None) -> int:
    """How many links `showbible link` wrote into the build that is kept here."""
    file = place(start)
    return file.read_bytes().count(LINK) if file.is_file() else 0


def keep(knowledge: KnowledgeGraph, start: Path | None = None) -> Path:
    """Keep a build, whole; whatever goes wrong, the last one stays as it was."""
    from graph.writing.export import render
    from graph.writing.files import write

    file = folder(start) / FILE
    write(file, render(knowledge, FILE[-3:]))
    _tidy(file)
    return file


def _tidy(file: Path) -> None:
    """Take away what builds that were killed long ago left of themselves."""
    for part in file.parent.glob(f".{file.name}.*.part"):
        with suppress(OSError):
            if file.stat().st_mtime - part.stat().st_mtime > AN_HOUR:  # a younger one may be in use
                part.unlink()
