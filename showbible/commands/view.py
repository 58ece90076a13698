"""`showbible view`: the bible as one HTML page."""

from __future__ import annotations

import click

from showbible.opening import graph_option, opened

EPILOG = """\b
Examples:
  showbible view -o jessica-jones.html
  showbible view --graph other.ttl -o other.html"""


@click.command("view", epilog=EPILOG)
@click.option("-o", "--output", metavar="FILE", required=True, help="The HTML file to write.")
@graph_option
def command(output: str, graph: str | None) -> None:
    """Draw the last build, or another RDF file, as one HTML page that works without a network."""
    if not output.lower().endswith((".html", ".htm")):
        raise click.UsageError(f"{output}: a page's name ends in .html", click.get_current_context())
    from showbible.output import checked, wrote

    checked(output)
    opened(graph).view(output)
    wrote(output)
