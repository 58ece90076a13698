"""`showbible serve`: the bible in the browser, and as a SPARQL endpoint."""

from __future__ import annotations

from pathlib import Path

import click

from showbible import store

EPILOG = """\b
Examples:
  showbible serve --open
  showbible serve graph.trig --port 8001
  curl -H 'Accept: text/csv' --data-urlencode 'query=SELECT * { ?s ?p ?o } LIMIT 5' http://127.0.0.1:8000/sparql"""


@click.command("serve", epilog=EPILOG)
@click.argument("graph", required=False, metavar="[GRAPH]", type=click.Path())
@click.option("-p", "--port", type=click.IntRange(0, 65535), default=8000, metavar="PORT",
              help="Where to listen (8000); 0 takes any free port.")  # fmt: skip
@click.option("-o", "--open", "open_browser", is_flag=True, help="Open it in the browser.")
def command(graph: str | None, port: int, open_browser: bool) -> None:
    """Explore the last build, or another RDF file, in the browser, and serve it as a SPARQL endpoint.

    Only this machine can reach it, and nobody can change anything through it.
    """
    from showbible.opening import opened
    from showbible.web.server import serve
    from showbible.web.site import Site

    bible = opened(graph)
    file = Path(graph) if graph else store.find()
    serve(Site(bible, file.name if file else ""), "127.0.0.1", port, open_browser)
