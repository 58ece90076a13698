"""`showbible export`: the bible in another format."""

from __future__ import annotations

import sys

import click

from showbible.opening import graph_option, opened

EPILOG = """\b
Examples:
  showbible export -o graph.trig
  showbible export -o facts.csv
  showbible export -o - --format nt | sort | head
  showbible link && showbible export --format quickstatements -o rows.txt"""


@click.command("export", epilog=EPILOG)
@click.option("-o", "--output", metavar="FILE", required=True,
              help="A .ttl .nt .nq .trig .jsonld .rdf .graphml .gexf .csv .qs file, or '-'.")  # fmt: skip
@click.option("-f", "--format", "form", metavar="FORMAT", help="The format, if not the file's ending.")
@click.option("--with-evidence", is_flag=True, help="Write the evidence too (.trig and .nq always do).")
@graph_option
def command(output: str, form: str | None, with_evidence: bool, graph: str | None) -> None:
    """Write the last build, or another RDF file, in another format; the same bytes each time.

    QuickStatements (.qs) hold what is known of things that `showbible link` has matched to Wikidata.
    """
    from showbible.output import STDOUT, export_to, form_of, wrote

    chosen = form_of(output, form)
    knowledge = opened(graph).knowledge
    export_to(knowledge, output, chosen, with_evidence)
    if output != STDOUT:
        wrote(output)
    if chosen in (".qs", ".quickstatements"):
        from graph.writing.quickstatements import sheet

        print(sheet(knowledge), file=sys.stderr)
