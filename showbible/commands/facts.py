"""`showbible facts`: what is said, and the words that say it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from showbible.opening import graph_option, opened
from showbible.tables import FORMATS, show

if TYPE_CHECKING:
    from showbible.bible import Bible

EPILOG = """\b
Examples:
  showbible facts --about "Trish Walker"
  showbible facts seeds --about Kilgrave --format json
  showbible facts --merges
  showbible facts page.txt --passed"""


@click.command("facts", epilog=EPILOG)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--about", metavar="NAME", help="Only the facts about the thing of this name.")
@click.option("--merges", is_flag=True, help="Show which names were taken for which thing, and why.")
@click.option("--passed", is_flag=True, help="Show the passages that a rule looked at and took nothing from.")
@click.option("-f", "--format", "form", type=click.Choice(["text", *FORMATS]),
              help="Text to read on a terminal, else TSV.")  # fmt: skip
@graph_option
def command(
    paths: tuple[str, ...], about: str | None, merges: bool, passed: bool, form: str | None, graph: str | None
) -> None:
    """Show the facts of documents, or of the last build, each with the words that say it.

    Documents given here are read anew and the last build stays as it was.
    """
    if merges and passed:
        raise click.UsageError("give --merges or --passed, not both", click.get_current_context())
    if paths and graph:
        raise click.UsageError("give documents or --graph, not both", click.get_current_context())
    from showbible.telling import as_text, told

    kind = "merges" if merges else "passed" if passed else "facts"
    result = told(_bible(paths, graph).knowledge, kind, about)
    if form == "text" or (form is None and sys.stdout.isatty()):
        print(as_text(result, kind), end="")
    else:
        show(result, form)


def _bible(paths: tuple[str, ...], graph: str | None) -> Bible:
    if not paths:
        return opened(graph)
    from showbible.bible import Bible
    from showbible.sources import SourceError, gather

    try:
        return Bible.build(gather(paths))
    except SourceError as error:
        name = next((path for path in paths if not Path(path).exists()), "")
        if name and not Path(name).suffix and "/" not in name:  # `showbible facts "Trish Walker"`
            raise SourceError(f"{error}; facts about a thing are shown by --about {name!r}") from None
        raise
