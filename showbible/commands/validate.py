"""`showbible validate`: does a bible keep to its shapes?"""

from __future__ import annotations

import sys

import click

from showbible.opening import graph_option, opened

EPILOG = """\b
Examples:
  showbible validate
  showbible validate --graph other.ttl"""


@click.command("validate", epilog=EPILOG)
@graph_option
def command(graph: str | None) -> int:
    """Check the last build, or another RDF file, against the shapes; exit 1 if it is not as they say."""
    from graph.building.validate import misshapen

    knowledge = opened(graph).knowledge
    found = list(misshapen(knowledge))
    for violation in found:
        print(violation)
    if found:
        nodes = len({violation.node for violation in found})
        print(
            f"{len(found)} violation{'s'[: len(found) > 1]} at {nodes} node{'s'[: nodes > 1]}",
            file=sys.stderr,
        )
    if not found:
        print(f"{len(knowledge):,} facts, and all keep to the shapes")
    return 1 if found else 0
