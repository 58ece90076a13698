"""`showbible diff`: which facts came, went and changed between two bibles."""

from __future__ import annotations

from pathlib import Path

import click

from showbible import store
from showbible.opening import opened
from showbible.tables import FORMATS, show

EPILOG = """\b
Examples:
  showbible diff yesterday.nq
  showbible diff old.ttl new.ttl --format json
  showbible diff ../before ../after          # the builds kept in two folders"""


@click.command("diff", epilog=EPILOG)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="[NEW]", required=False)
@click.option("-f", "--format", "form", type=click.Choice(FORMATS), help="A table on a terminal, else TSV.")
def command(old: str, new: str | None, form: str | None) -> int:
    """Show which facts came, went and changed from OLD to NEW (or to the last build).

    Each is an RDF file or a folder with a build; evidence is left aside. A fact has changed where the same
    thing has another value of the same property. Exit 0 if all facts are the same, 1 if not.
    """
    from pyoxigraph import Literal

    from graph.asking.results import Result
    from graph.telling.difference import difference

    changes = difference(opened(_file(old)).knowledge, opened(_file(new) if new else None).knowledge)
    rows = [tuple(map(Literal, (c.change, c.thing, c.property, c.old, c.new))) for c in changes]
    if rows or form is not None:
        show(Result(("change", "thing", "property", "old", "new"), tuple(rows)), form)
    return 1 if rows else 0


def _file(path: str) -> str:
    """The file itself, or the build that lies in a folder."""
    if not Path(path).is_dir():
        return path
    kept = Path(path) / store.FOLDER / store.FILE
    if not kept.is_file():
        raise click.UsageError(f"{path}: no build in this folder", click.get_current_context())
    return str(kept)
