"""How long a command takes from start to end, beside Python with two imports that it cannot do without."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import showbible
from benchmarks.measuring import Row, processes, slower
from showbible import store

BARE = (sys.executable, "-c", "import pyoxigraph, click")


def measure() -> Iterator[Row]:
    """The help, and a stored question to the bible of the seeds, as the installed command and beside it."""
    bible = showbible.build(showbible.seeds())
    command = str(Path(sys.executable).with_name("showbible"))
    with tempfile.TemporaryDirectory() as folder:
        store.keep(bible.knowledge, Path(folder))
        took = processes(
            {"bare": BARE, "help": (command, "--help"), "query": (command, "query", "episodes")}, folder
        )
    quads = f"{len(bible.knowledge.store):,} quads"
    yield slower("start: --help", "", took["help"], "python with its imports", took["bare"])
    yield slower("start: query episodes", quads, took["query"], "python with its imports", took["bare"])
