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
  showbible export -o shards --format nq-shards --shard-size 200
  showbible link && showbible export --format quickstatements -o rows.txt"""


@click.command("export", epilog=EPILOG)
@click.option("-o", "--output", metavar="FILE", required=True,
              help="A .ttl .nt .nq .trig .jsonld .rdf .graphml .gexf .csv .qs file, or '-'.")  # fmt: skip
@click.option("-f", "--format", "form", metavar="FORMAT", help="The format, if not the file's ending.")
@click.option("--with-evidence", is_flag=True, help="Write the evidence too (.trig and .nq always do).")
@click.option("--shard-size", type=click.FloatRange(min=0.001), default=64, metavar="MB", show_default=True,
              help="How much text goes into a file of --format nq-shards.")  # fmt: skip
@graph_option
def command(output: str, form: str | None, with_evidence: bool, shard_size: float, graph: str | None) -> None:
    """Write the last build, or another RDF file, in another format; the same bytes each time.

    The format nq-shards makes a folder of packed N-Quads, facts and evidence apart, with a manifest: for
    the bulk loaders of stores. QuickStatements (.qs) hold what is known of things that `showbible link`
    has matched to Wikidata.
    """
    from showbible.output import STDOUT, export_to, form_of, wrote

    if form and form.lower().lstrip(".") == "nq-shards":
        return _shards(output, shard_size, graph)
    chosen = form_of(output, form)
    knowledge = opened(graph).knowledge
    export_to(knowledge, output, chosen, with_evidence)
    if output != STDOUT:
        wrote(output)
    if chosen in (".qs", ".quickstatements"):
        from graph.writing.quickstatements import sheet

        print(sheet(knowledge), file=sys.stderr)
    return None


def _shards(output: str, megabytes: float, graph: str | None) -> None:
    from pathlib import Path

    from graph.writing.shards import export_shards

    shards = export_shards(opened(graph).knowledge, Path(output), megabytes)
    quads, size = sum(shard.quads for shard in shards), sum(shard.bytes for shard in shards) / 1_000_000
    print(f"→ {output}: {len(shards)} shards, {quads:,} quads, {size:.1f} MB", file=sys.stderr)
