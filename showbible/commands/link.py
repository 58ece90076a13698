"""`showbible link`: which items of Wikidata the things of a bible are."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from showbible import store
from showbible.opening import graph_option, opened

if TYPE_CHECKING:
    from graph.linking import Links
    from graph.linking.asking import Asker
    from graph.linking.decisions import Decided, Decision

WIKIDATA = "https://query.wikidata.org/sparql"
DECISIONS = "links.toml"
ASKED = "asked"
KINDS = ("series", "season", "episode", "person", "character")

EPILOG = """\b
Examples:
  showbible link
  showbible link --kind series,episode --contact https://example.org/me
  showbible link --endpoint http://127.0.0.1:7878/query --decisions links.toml

\b
Decisions are kept by hand, in links.toml beside the folder .showbible, and are never overwritten:
  [[link]]
  kind = "person"
  name = "Kim Lee"
  target = "Q42"        # or "none"
  reason = "the director, not the painter"

The same fields make the columns of a .tsv file; `entity` gives a thing by its address, `of` its series.

A decision that is taken back needs "none", or a new build.
A build begins without links: run `showbible link` again, and what was asked before is not asked again."""


@click.command("link", epilog=EPILOG)
@graph_option
@click.option("--endpoint", metavar="URL", default=WIKIDATA,
              help="An endpoint that holds what Wikidata holds, in its shape (Wikidata's own).")  # fmt: skip
@click.option("--decisions", metavar="FILE",
              help=f"Decisions by hand, .toml or .tsv ({DECISIONS} if it is there).")  # fmt: skip
@click.option("--kind", "kinds", metavar="KINDS", default=",".join(KINDS),
              help=f"What to match, with commas between: {', '.join(KINDS)} (all).")  # fmt: skip
@click.option("-o", "--output", metavar="FILE", help="Also write the graph with its links here.")
@click.option("--contact", metavar="WHO", default="",
              help="An address that the endpoint's keepers are told, as Wikimedia asks.")  # fmt: skip
@click.option("--pause", type=click.FloatRange(min=0), default=1.0, metavar="SECONDS",
              help="Time from one request to the next (1).")  # fmt: skip
@click.option("--timeout", type=click.FloatRange(min=0.1), default=60.0, metavar="SECONDS",
              help="Give up on an answer after this long (60).")  # fmt: skip
@click.option("--total", type=click.FloatRange(min=0.1), default=900.0, metavar="SECONDS",
              help="Give up on the whole after this long (900).")  # fmt: skip
@click.option("--fresh", is_flag=True, help="Ask anew what was answered before.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
def command(
    graph: str | None, endpoint: str, decisions: str | None, kinds: str, output: str | None, contact: str,
    pause: float, timeout: float, total: float, fresh: bool, quiet: bool,
) -> None:  # fmt: skip
    """Match series, seasons, episodes, people and characters to Wikidata, by name and context.

    A sure match becomes skos:exactMatch, a likely one skos:closeMatch, each with its score and reason; where
    several items fit alike nothing is written. The links go into the last build; with --graph, to -o.
    """
    from graph.asking.remote import Endpoint
    from graph.linking import link
    from graph.linking.asking import Asker
    from graph.linking.decisions import decided
    from showbible.output import checked, export_to, form_of

    chosen = _kinds(kinds)
    if graph and not output:
        raise click.UsageError("with --graph, say with -o where the links go", click.get_current_context())
    form = form_of(output, None) if output else ""
    if output and output != "-":
        checked(output)
    bible = opened(graph)
    by_hand = decided(_decisions(decisions), bible.knowledge)
    asker = Asker(Endpoint(endpoint, timeout, contact), endpoint, _folder(), pause, total, fresh)
    found = link(bible.knowledge, asker, by_hand, chosen)
    if output:
        export_to(bible.knowledge, output, form)
    if not graph:
        store.keep(bible.knowledge, _project())
    if not quiet:
        _tell(found, by_hand, asker, chosen)


def _kinds(words: str) -> list[str]:
    chosen = [word.strip() for word in words.split(",") if word.strip()]
    if unknown := [word for word in chosen if word not in KINDS]:
        from showbible.near import did_you_mean

        known = did_you_mean(unknown[0], KINDS) or f"; there are {', '.join(KINDS)}"
        raise click.UsageError(f"{unknown[0]!r} cannot be matched{known}", click.get_current_context())
    if not chosen:
        raise click.UsageError(f"--kind: name some of {', '.join(KINDS)}", click.get_current_context())
    return chosen


def _project() -> Path:
    """The folder that the last build belongs to, or this one."""
    file = store.find()
    return file.parent.parent if file else Path.cwd()


def _folder() -> Path:
    """Where answers are kept."""
    return store.folder(_project()) / ASKED


def _decisions(given: str | None) -> tuple[Decision, ...]:
    from graph.linking.decisions import read

    file = Path(given) if given else _project() / DECISIONS
    if given and not file.is_file():
        raise FileNotFoundError(f"{given}: no such file of decisions")
    return read(file) if file.is_file() else ()


def _tell(found: Links, by_hand: Decided, asker: Asker, kinds: list[str]) -> None:
    """What is left to decide, and a line of counts for each kind."""
    from graph.linking import tally

    for decision in by_hand.absent:
        print(f"no such thing here: {decision} ({decision.where})", file=sys.stderr)
    for left in found.unmatched:
        if left.ambiguous:
            print(f"ambiguous: {left.name} ({left.kind}): {left.why}", file=sys.stderr)
    for kind, counts in tally(found, [k for k in KINDS if k in kinds]).items():
        if sum(counts.values()):
            words = ", ".join(f"{number} {way}" for way, number in counts.items() if number)
            print(f"{kind}: {words}", file=sys.stderr)
    print(f"{asker.asked} requests, {asker.recalled} answers kept from before", file=sys.stderr)
