"""Where a graph goes: a file that is whole or not there, or standard output."""

from __future__ import annotations

import sys
from pathlib import Path

from graph.knowledge import KnowledgeGraph
from graph.writing.export import FORMATS, render
from graph.writing.files import write
from showbible.near import did_you_mean, then

STDOUT = "-"


def form_of(output: str, form: str | None) -> str:
    """The format that is asked for by name, or by the file's ending; Turtle on standard output."""
    wanted = form or ("ttl" if output == STDOUT else Path(output).suffix)
    ending = f".{wanted.lower().removeprefix('.')}"
    if ending in FORMATS:
        return ending
    known = " ".join(FORMATS)
    if ending == ".":
        raise ValueError(f"{output}: end the name in one of {known}, or give --format")
    if ending in (".html", ".htm"):
        raise ValueError(f"{output}: `showbible view -o {output}` writes pages; the formats here are {known}")
    none = f"{output}: {ending} is no format that can be written{did_you_mean(ending, FORMATS)}"
    raise ValueError(then(none, f"the formats are {known}"))


def checked(output: str) -> Path:
    """The file to write, if it can be one at all: told before any work is done."""
    file = Path(output)
    if file.is_dir():
        raise IsADirectoryError(f"{output} is a folder; name a file to write")
    if not file.parent.is_dir():
        raise FileNotFoundError(f"{file.parent}: no such folder; make it first, or write elsewhere")
    return file


def wrote(output: str) -> None:
    """Tell a person that a file is there; standard output stays free."""
    kilobytes = Path(output).stat().st_size / 1000
    size = f"{kilobytes / 1000:.1f} MB" if kilobytes >= 1000 else f"{kilobytes:.0f} kB"
    print(f"→ {output} ({size})", file=sys.stderr)


def export_to(knowledge: KnowledgeGraph, output: str, form: str, with_evidence: bool = False) -> None:
    """Write the graph to a file or to standard output."""
    pieces = render(knowledge, form, with_evidence)
    if output == STDOUT:
        sys.stdout.flush()
        for piece in pieces:
            sys.stdout.buffer.write(piece.encode())
        sys.stdout.buffer.flush()
    else:
        write(checked(output), pieces)
