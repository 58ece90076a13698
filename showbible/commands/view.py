"""`showbible view`: the bible as one HTML page."""

from __future__ import annotations

import click

from showbible.opening import graph_option, opened

EPILOG = """\b
Examples:
  showbible view -o jessica-jones.html
  showbible view --around "Jessica Jones" --depth 2 -o around-her.html
  showbible view --graph other.ttl --most 500 -o other.html"""


@click.command("view", epilog=EPILOG)
@click.option("-o", "--output", metavar="FILE", required=True, help="The HTML file to write.")
@click.option("--around", metavar="NAME", multiple=True, help="Open at this thing; may be repeated.")
@click.option(
    "--depth", type=click.IntRange(1, 4), default=2, show_default=True,
    help="How many lines to go from there.",
)  # fmt: skip
@click.option(
    "--most", metavar="N", type=click.IntRange(min=1),
    help="Take only so many things along: those nearest to --around, or else the best known.",
)  # fmt: skip
@graph_option
def command(output: str, around: tuple[str, ...], depth: int, most: int | None, graph: str | None) -> None:
    """Draw the last build, or another RDF file, as one HTML page that works without a network."""
    if not output.lower().endswith((".html", ".htm")):
        raise click.UsageError(f"{output}: a page's name ends in .html", click.get_current_context())
    from graph.view.choice import TooMany, UnknownThing
    from showbible.output import checked, wrote

    checked(output)
    try:
        opened(graph).view(output, around=around, depth=depth, most=most)
    except (UnknownThing, TooMany) as error:
        raise click.UsageError(str(error), click.get_current_context()) from None
    wrote(output)
