"""Where a graph goes: a file that is whole or not there, or standard output."""

from __future__ import annotations

import sys
from pathlib import Path

from pyoxigraph import RdfFormat, serialize

from graph.knowledge import FORMATS, KnowledgeGraph
from showbible import store
from showbible.near import did_you_mean

STDOUT = "-"


def form_of(output: str, form: str | None, default: str | None = None) -> str:
    """The format that is asked for: `ttl`, `nt`, …"""
    named = form or (default if output == STDOUT else Path(output).suffix) or ""
    ending = named.lower().lstrip(".")
    if "." + ending not in FORMATS:
        known = [known.lstrip(".") for known in FORMATS]
        raise ValueError(f"{output}: {ending or 'no ending'!r} is no format I write{did_you_mean(ending, known)}; "
                         f"the formats are {', '.join(known)}")  # fmt: skip
    return ending


def export_to(knowledge: KnowledgeGraph, output: str, form: str, with_evidence: bool = False) -> None:
    """Write the graph to a file or to standard output."""
    if output == STDOUT:
        sys.stdout.flush()
        sys.stdout.buffer.write(_bytes(knowledge, form, with_evidence))
        sys.stdout.buffer.flush()
    else:
        store.write_whole(Path(output), lambda draft: draft.write_bytes(_bytes(knowledge, form, with_evidence)))


def _bytes(knowledge: KnowledgeGraph, form: str, with_evidence: bool) -> bytes:
    chosen = FORMATS["." + form]
    if chosen.supports_datasets:
        return knowledge.store.dump(format=chosen)
    from pyoxigraph import DefaultGraph, Triple
    from graph.terms import PREFIXES
    return serialize((q.triple for q in knowledge.store if with_evidence or isinstance(q.graph_name, DefaultGraph)), format=chosen, prefixes=dict(PREFIXES))
