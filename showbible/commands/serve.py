"""`showbible serve`: the bible in the browser, and as a SPARQL endpoint."""

from __future__ import annotations

from pathlib import Path

import click

from showbible import store

PORT = 8000
EPILOG = """\b
Examples:
  showbible serve --open
  showbible serve graph.trig --port 8001
  curl -H 'Accept: text/csv' --data-urlencode 'query=SELECT * { ?s ?p ?o } LIMIT 5' http://127.0.0.1:8000/sparql"""


@click.command("serve", epilog=EPILOG)
@click.argument("graph", required=False, metavar="[GRAPH]", type=click.Path())
@click.option("-p", "--port", type=click.IntRange(0, 65535), metavar="PORT",
              help=f"Where to listen; 0 takes any free port.  [{PORT}, or the next free one]")  # fmt: skip
@click.option("-o", "--open", "open_browser", is_flag=True, help="Open it in the browser.")
@click.option("--host", default="127.0.0.1", metavar="ADDRESS",
              help="Listen at this address of the machine; 0.0.0.0 lets others in.  [127.0.0.1]")  # fmt: skip
@click.option("--allow-host", "allowed", multiple=True, metavar="NAME",
              help="Answer too if the browser calls this machine by this name; may be repeated.")  # fmt: skip
@click.option("--timeout", type=click.FloatRange(min=0.1, max=86400), default=30.0, metavar="SECONDS",
              help="Give up a query after this long.  [30]")  # fmt: skip
@click.option("--max-rows", type=click.IntRange(1), default=1_000_000, metavar="NUMBER",
              help="Refuse answers with more rows than this.  [1000000]")  # fmt: skip
@click.option("--cors", is_flag=True, help="Let pages of any web site query this bible from your browser.")
@click.option("--updates", is_flag=True,
              help="Take SPARQL updates: kept in memory, never written to a file.")  # fmt: skip
def command(
    graph: str | None, port: int | None, open_browser: bool, host: str, allowed: tuple[str, ...],
    timeout: float, max_rows: int, cors: bool, updates: bool,
) -> None:  # fmt: skip
    """Explore the last build, or another RDF file, in the browser, and serve it as a SPARQL endpoint.

    Only this machine can reach it, unless --host says otherwise, and nobody can change
    anything through it, unless --updates lets them.
    """
    from graph.asking.engine import Limits
    from showbible.opening import opened
    from showbible.web.listening import listening, outside, some
    from showbible.web.server import serve
    from showbible.web.service import Service
    from showbible.web.site import Site

    ear = some(host, PORT) if port is None else listening(host, port)
    with ear:
        if port is None and ear.getsockname()[1] != PORT:
            click.echo(f"port {PORT} is in use: taking {ear.getsockname()[1]}", err=True)
        changed = ", and change it in memory" if updates else ""
        if outside(host):
            click.echo(f"anybody who can reach {host} can read this bible and query it{changed}", err=True)
        bible = opened(graph)
        file = Path(graph) if graph else store.find()
        service = Service(Limits(timeout, max_rows), cors, updates)
        serve(Site(bible, file.name if file else "", service), ear, host, allowed, open_browser)
