"""The graph that a command works on: the file that is named, or the last build."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from showbible import store

if TYPE_CHECKING:
    from showbible.bible import Bible

graph_option = click.option(
    "--graph", metavar="FILE", help="Any RDF file, instead of the last build: .ttl .nt .nq .trig .jsonld .rdf"
)


def opened(graph: str | None) -> Bible:
    """The bible of the file, or of the last build of this project."""
    file = Path(graph) if graph else store.find()
    if file is None:
        raise store.NoBuild
    from showbible.bible import Bible

    return Bible.load(file)
