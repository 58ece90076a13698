"""`showbible build`: documents in, a bible out."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import click

from showbible import store

if TYPE_CHECKING:
    from showbible.bible import Bible

EPILOG = """\b
Examples:
  showbible build seeds -o jessica-jones.ttl
  showbible build page.txt 'more/*.html' -o graph.trig
  curl -s https://example.org/page.txt | showbible build - -o - --format nt
  showbible build enwiki-20260101-pages-articles-multistream.xml.bz2
  showbible build --seeds"""


@click.command("build", epilog=EPILOG)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("-o", "--output", metavar="FILE", help="Also write the graph here; '-' is standard output.")
@click.option("-f", "--format", "form", metavar="FORMAT", help="The format, if not the file's ending.")
@click.option("--with-evidence", is_flag=True, help="Write the evidence too (.trig and .nq always do).")
@click.option("--base", metavar="IRI", help="What the IRIs of people, episodes and so on begin with.")
@click.option("--seeds", is_flag=True, help="Read the two documents that come with Show Bible.")
@click.option(
    "--title", "titles", metavar="TITLE", multiple=True, help="Of dumps, only these pages; * for any."
)
@click.option(
    "-j", "--jobs", type=click.IntRange(1, 512), metavar="N", help="Processes that read (all cores)."
)
@click.option("--scheduler", metavar="ADDRESS", help="Read on a Dask cluster, such as tcp://10.0.0.1:8786.")
@click.option("--no-cache", is_flag=True, help="Read every document, also those that did not change.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
def command(
    paths: tuple[str, ...], output: str | None, form: str | None, with_evidence: bool,
    base: str | None, seeds: bool, titles: tuple[str, ...], jobs: int | None, scheduler: str | None,
    no_cache: bool, quiet: bool,
) -> None:  # fmt: skip
    """Read documents (files, folders, patterns, '-' for standard input) and write their bible.

    Files may be packed (.gz .bz2 .zst .xz) or hold many pages: MediaWiki's XML dumps, web archives (.warc)
    and lines of JSON (.jsonl), of which the pages about television are taken. Addresses in s3://, gs:// and
    https:// are read too. What did not change since the last build is not read again.

    The bible is kept in the folder .showbible, where the other commands find it from here and from any
    folder below; -o writes it to a file as well.
    """
    import showbible
    from showbible.bible import Bible
    from showbible.output import STDOUT, checked, export_to, form_of
    from showbible.reading import Cache, Progress
    from showbible.sources import gather

    if seeds:
        paths = (*paths, str(showbible.seeds()))
    if not paths:
        raise click.UsageError("name a file or folder to read, or '-'", click.get_current_context())
    chosen = form_of(output, form) if output else ""
    if output and output != STDOUT:
        checked(output)
    terms = _base(base)
    sources = gather(paths, titles)
    kept = None if no_cache else Cache(store.place().parent / "cache", made=store.folder)
    size = sources.size()  # a path that is none is told before anything is read
    told = None if quiet else Progress(size=size)
    bible = Bible.build(sources, base=terms, jobs=jobs, scheduler=scheduler, cache=kept, progress=told)
    if output:
        export_to(bible.knowledge, output, chosen, with_evidence)
    links = store.links()
    store.keep(bible.knowledge)
    if not quiet:
        _summary(bible, output)
        if links:
            gone = f"{links:,} links of the last build are not in this one: run `showbible link`"
            print(gone, file=sys.stderr)


def _base(base: str | None) -> str | None:
    """The instances' base, if it is one: an address to which names can be added."""
    if base is None or re.fullmatch(r"[a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>\"{}|\\^`]*[/#:]", base):
        return base
    raise click.UsageError(f"--base {base}: give an address that ends in / or #", click.get_current_context())


def _summary(bible: Bible, output: str | None) -> None:
    """One line of counts, and one for each file of a folder that was no document."""
    for line in bible.left_out:
        print(f"left out {line}", file=sys.stderr)
    documents = f"{bible.documents} document{'s' if bible.documents != 1 else ''}"
    facts, passed = len(bible.knowledge), bible.passed_over
    into = f" → {output}" if output and output != "-" else ""
    left = f", {len(bible.left_out):,} left out" if bible.left_out else ""
    left += f", {bible.elsewhere:,} about something else" if bible.elsewhere else ""
    print(f"{documents}{left}, {facts:,} facts, {passed:,} passages passed over{into}", file=sys.stderr)
