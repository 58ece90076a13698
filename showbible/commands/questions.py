"""`showbible questions`: what can be asked by name."""

from __future__ import annotations

import click

from graph.asking.questions import option, questions
from graph.asking.results import Result
from showbible.tables import FORMATS, show

EPILOG = """\b
Examples:
  showbible questions
  showbible questions --format md"""


@click.command("questions", epilog=EPILOG)
@click.option("-f", "--format", "form", type=click.Choice(FORMATS), help="A table on a terminal, else TSV.")
def command(form: str | None) -> None:
    """List the stored questions with their parameters; those in [brackets] may be left out."""
    show(listed(), form)


def listed() -> Result:
    """The stored questions as an answer of their own."""
    from pyoxigraph import Literal

    rows = []
    for asked in questions().values():
        options = [f"--{option(p.name)}" for p in asked.parameters if not p.optional]
        options += [f"[--{option(p.name)}]" for p in asked.parameters if p.optional]
        rows.append((Literal(asked.name), Literal(asked.english), Literal(" ".join(options))))
    return Result(("name", "question", "parameters"), tuple(rows))
