"""`showbible report`: what a build took for one, where its documents disagree, and what gave no fact."""

from __future__ import annotations

import click

from showbible.opening import graph_option, opened
from showbible.tables import FORMATS, show

KINDS = ("merges", "conflicts", "coverage")
PARTS = ("summary", "faults", "passed", "untouched")
EPILOG = """\b
Examples:
  showbible report merges
  showbible report conflicts --format json
  showbible report coverage
  showbible report coverage --part faults
  showbible report coverage --part untouched --format tsv

\b
Which side of a conflict is preferred: the one that most documents say, each counting
for as much as its surest rule is sure of it; of equals, the one with the surest rule;
then the one that stands in more places; then the last in order. Where there can be
only one value, that one is a fact and the others are kept as deprecated statements;
in lists, and where two pages tell of one award or rating, all stand."""


@click.command("report", epilog=EPILOG)
@click.argument("kind", metavar="merges|conflicts|coverage")
@click.option("--part", type=click.Choice(PARTS),
              help="Of the coverage: how much each section gave (if not given), what is wrong in the "
              "documents, what rules passed over, or what no rule took anything from.")  # fmt: skip
@click.option("-f", "--format", "form", type=click.Choice(FORMATS), help="A table on a terminal, else TSV.")
@graph_option
def command(kind: str, part: str | None, form: str | None, graph: str | None) -> None:
    """Report on the last build, or on a graph with evidence.

    \b
    merges     which names were taken for one thing, why, and where they stand
    conflicts  where documents contradict each other, which side stands and why;
               below them the refinements (one page more exact than another)
    coverage   how much of each document became evidence, section by section
    """
    context = click.get_current_context()
    if kind not in KINDS:
        from showbible.near import did_you_mean

        raise click.UsageError(f"no report {kind!r}{did_you_mean(kind, KINDS)}", context)
    if part and kind != "coverage":
        raise click.UsageError(f"--part is for coverage, not {kind}", context)
    from graph.telling.sayings import Sayings
    from showbible import reports

    knowledge = opened(graph).knowledge
    if not Sayings(knowledge).witnessed:
        what = f"{graph} holds no evidence to report on"
        raise click.UsageError(f"{what}; write it with --with-evidence, or as .trig or .nq", context)
    if kind == "coverage":
        show(reports.coverage(knowledge, part or "summary"), form)
    else:
        show(reports.merges(knowledge) if kind == "merges" else reports.conflicts(knowledge), form)
