"""`showbible build`: documents in, a bible out."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from showbible import store

EPILOG = """\b
Examples:
  showbible build seeds -o jessica-jones.ttl
  showbible build page.txt 'more/*.html' -o graph.trig
  curl -s https://example.org/page.txt | showbible build - -o - --format nt
  showbible build --seeds"""


@click.command("build", epilog=EPILOG)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("-o", "--output", metavar="FILE", help="Also write the graph here; '-' is standard output.")
@click.option("-f", "--format", "form", metavar="FORMAT", help="The format, where the file's ending does not tell it.")
@click.option("--with-evidence", is_flag=True, help="Write the evidence beside the facts (.trig and .nq always do).")
@click.option("--base", metavar="IRI", help="What the IRIs of people, episodes and so on begin with.")
@click.option("--seeds", is_flag=True, help="Read the two documents that come with Show Bible.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
def command(
    paths: tuple[str, ...], output: str | None, form: str | None, with_evidence: bool,
    base: str | None, seeds: bool, quiet: bool,
) -> None:  # fmt: skip
    """Read documents (files, folders, patterns, '-' for standard input) and write their bible.

    The bible is kept in the folder .showbible, where the other commands find it from here and from any
    folder below; -o writes it to a file as well.
    """
    import showbible
    from showbible.bible import Bible
    from showbible.output import export_to, form_of
    from showbible.sources import gather

    if seeds:
        paths = (*paths, str(showbible.seeds()))
    if not paths:
        raise click.UsageError("name the documents to read: a file, a folder or '-'", click.get_current_context())
    chosen = form_of(output, form, "ttl") if output else ""
    bible = Bible.build(gather(paths), base=base, progress=None if quiet else _progress)
    if output:
        export_to(bible.knowledge, output, chosen, with_evidence)
    store.keep(lambda draft: export_to(bible.knowledge, str(draft), "nq"))
    if not quiet:
        _summary(bible, output)


def _progress(name: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\x1b[Kreading {name} …", end="", file=sys.stderr, flush=True)


def _summary(bible: Bible, output: str | None) -> None:
    print(bible.passed_over, len(bible.knowledge), file=sys.stderr)
