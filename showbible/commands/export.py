"""`showbible export`: the bible in another format."""

from __future__ import annotations

import click

from showbible.opening import graph_option, opened

EPILOG = """\b
Examples:
  showbible export -o graph.trig
  showbible export -o facts.csv
  showbible export -o - --format nt | sort | head"""


@click.command("export", epilog=EPILOG)
@click.option("-o", "--output", metavar="FILE", required=True,
              help="A .ttl .nt .nq .trig .jsonld .rdf .graphml .gexf .csv file, or '-'.")  # fmt: skip
@click.option("-f", "--format", "form", metavar="FORMAT", help="The format, if not the file's ending.")
@click.option("--with-evidence", is_flag=True, help="Write the evidence too (.trig and .nq always do).")
@graph_option
def command(output: str, form: str | None, with_evidence: bool, graph: str | None) -> None:
    """Write the last build, or another RDF file, in another format; the same bytes each time."""
    from showbible.output import export_to, form_of

    chosen = form_of(output, form)
    export_to(opened(graph).knowledge, output, chosen, with_evidence)
