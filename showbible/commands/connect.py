"""`showbible connect`: how two things are connected, each step with the words that say it."""

from __future__ import annotations

import sys

import click

from showbible.opening import graph_option, opened
from showbible.tables import FORMATS, show

EPILOG = """\b
Examples:
  showbible connect "Deborah Chow" "Lisa Randolph"
  showbible connect "Krysten Ritter" Kilgrave --most 3
  showbible connect "Jack Kenny" Netflix -f json"""


@click.command("connect", epilog=EPILOG)
@click.argument("one", metavar="NAME")
@click.argument("other", metavar="NAME")
@click.option("--most", type=click.IntRange(1, 100), default=10, show_default=True, metavar="N",
              help="How many ways to show, those that tell most first.")  # fmt: skip
@click.option("-f", "--format", "form", type=click.Choice(["text", *FORMATS]),
              help="Text to read on a terminal, else TSV.")  # fmt: skip
@graph_option
def command(one: str, other: str, most: int, form: str | None, graph: str | None) -> int:
    """Show the shortest ways from one thing to another; the code is 1 if there is none.

    A shared episode tells more than a shared season, and either more than a shared network or country.
    """
    from showbible.connecting import as_text, rows

    connection = opened(graph).connection(one, other, most)
    if form == "text" or (form is None and sys.stdout.isatty()):
        print(as_text(connection), end="")
    else:
        show(rows(connection), form)
        if not connection:
            print(f"showbible: {connection.head}", file=sys.stderr)
    return 0 if connection else 1
