"""`showbible push`: the bible into a store, by SPARQL Update or the Graph Store HTTP Protocol."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING, Any

import click

from showbible.opening import graph_option, opened

if TYPE_CHECKING:
    from graph.pushing import Pushed
    from graph.pushing.loads import Load
    from graph.pushing.login import Login

PASSWORD = "SHOWBIBLE_PASSWORD"
EPILOG = f"""\b
Examples:
  showbible push --endpoint http://localhost:7878                       # Oxigraph
  showbible push --endpoint http://localhost:8890/sparql --user dba     # Virtuoso
  showbible push --endpoint http://localhost:3030/tv/update --to https://example.org/bible
  showbible push --endpoint http://localhost:7878/store --facts-only    # Graph Store Protocol
  showbible query episodes --endpoint http://localhost:7878/query

\b
The password is asked for, or taken from the environment: {PASSWORD}.
Facts go to the default graph, so that questions there answer as they do here; in Virtuoso, which has
none to write to, to https://w3id.org/showbible/graph/facts. Evidence goes to
https://w3id.org/showbible/graph/evidence; with --to IRI, to IRI/evidence.
A push replaces what those graphs hold. With updates it is loaded beside them, counted, and then put in
place in one request: whoever asks sees the old graph or the new one, also when a push breaks off."""


@click.command("push", epilog=EPILOG)
@click.option(
    "--endpoint", metavar="URL", required=True, help="The store, or its address for updates or graphs."
)
@graph_option
@click.option("--to", "target", metavar="IRI", default="",
              help="The graph for the facts (the default graph, where there is one).")  # fmt: skip
@click.option("--protocol", type=click.Choice(["auto", "update", "gsp"]), default="auto",
              help="Updates or the Graph Store Protocol (as the address tells).")  # fmt: skip
@click.option(
    "--query", metavar="URL", default="", help="Where it answers questions, if the address does not tell."
)
@click.option("--user", metavar="NAME", help=f"Who writes; the password: {PASSWORD} or a prompt.")
@click.option("--facts-only", is_flag=True, help="Leave the evidence here.")
@click.option("--replace", is_flag=True, help="Replace graphs even if they hold what is no bible's.")
@click.option("--batch", type=click.IntRange(1, 1_000_000), default=1000, metavar="N",
              help="Triples in a request (1000).")  # fmt: skip
@click.option("--timeout", type=click.FloatRange(min=0.1), default=120.0, metavar="SECONDS",
              help="Give up on a request after this long (120).")  # fmt: skip
@click.option("--total", type=click.FloatRange(min=0.1), default=3600.0, metavar="SECONDS",
              help="Give up on the whole after this long (3600).")  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Say what would be sent, and send nothing.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
def command(
    endpoint: str, graph: str | None, target: str, protocol: Any, query: str, user: str | None,
    facts_only: bool, replace: bool, batch: int, timeout: float, total: float, dry_run: bool, quiet: bool,
) -> int:  # fmt: skip
    """Load the last build, or another RDF file, into a SPARQL store: facts and evidence.

    A store that breaks off keeps what it had; the next push clears up.
    """
    from graph.asking.patience import Patience
    from graph.pushing import Push
    from graph.pushing.loads import loads
    from graph.pushing.wire import Wire

    to = _graph(target)
    wire = Wire(endpoint, None, timeout, Patience(total, "allow more with --total", first=1.0))
    knowledge = opened(graph).knowledge
    if dry_run:
        _would(loads(knowledge, to if not isinstance(to, str) else None, facts_only), target)
        return 0
    wire.login = _login(user)
    line = _Line(quiet)
    started = time.monotonic()
    try:
        pushed = Push(wire, to, protocol, facts_only, batch, query, replace).run(
            knowledge, line.show, line.tell
        )
    finally:
        line.end()
    return _outcome(pushed, time.monotonic() - started, quiet)


def _graph(target: str) -> Any:
    """What `--to` names."""
    from pyoxigraph import NamedNode

    if target in ("", "default"):
        return target
    try:
        return NamedNode(target)
    except ValueError:
        raise click.UsageError(f"--to: {target!r} is no full IRI, such as https://example.org/bible",
                               click.get_current_context()) from None  # fmt: skip


def _login(user: str | None) -> Login | None:
    from graph.pushing.login import Login

    if user is None:
        return None
    password = os.environ.get(PASSWORD)
    if password is None:
        if not sys.stdin.isatty():
            raise click.UsageError(f"--user wants a password: set {PASSWORD}", click.get_current_context())
        password = click.prompt(f"Password of {user}", hide_input=True, err=True)
    return Login(user, str(password))


class _Line:
    """One line on standard error that tells how far it is; only on a terminal does it change."""

    def __init__(self, quiet: bool) -> None:
        self.quiet, self.live, self.shown = quiet, sys.stderr.isatty(), False

    def show(self, done: int, total: int) -> None:
        if self.live and not self.quiet:
            print(
                f"\r\x1b[K{done:,} of {total:,} triples ({100 * done // total} %)",
                end="",
                file=sys.stderr,
                flush=True,
            )
            self.shown = True

    def tell(self, words: str) -> None:
        self.end()
        if not self.quiet:
            print(f"showbible: {words}", file=sys.stderr)

    def end(self) -> None:
        if self.shown:
            print("\r\x1b[K", end="", file=sys.stderr)
            self.shown = False


def _would(sent: list[Load], target: str) -> None:
    from graph.pushing.loads import FACTS_GRAPH

    for load in sent:
        name = load.name if load.graph or target else f"{load.name} (in Virtuoso {FACTS_GRAPH})"
        print(f"would replace {name}: {len(load.lines):,} triples, {load.size / 1e6:.1f} MB", file=sys.stderr)


def _outcome(pushed: Pushed, seconds: float, quiet: bool) -> int:
    """What is there now; 1 if that is not what was sent."""
    for load, there in pushed.graphs:
        if there != len(load.lines):
            print(f"showbible: {load.name}: {len(load.lines):,} triples were sent and {there:,} are there",
                  file=sys.stderr)  # fmt: skip
        elif not quiet:
            print(f"→ {load.name}: {there:,} triples, counted there", file=sys.stderr)
    if not quiet:
        print(f"{pushed.requests:,} requests in {seconds:.1f} s; now it can be asked:\n"
              f"  showbible query episodes --endpoint {pushed.query}", file=sys.stderr)  # fmt: skip
    return 0 if pushed.whole else 1
