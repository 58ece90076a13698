"""A bible as a notebook's cell shows it: its shows, what is in it, from which documents, and how to go on."""

from __future__ import annotations

from html import escape

from graph.asking.cells import Cell, counted, table
from graph.asking.names import Names
from graph.knowledge import KnowledgeGraph

MOST = 8  # shows and documents that are named
NEXT = (
    '<p>Ask with <code>bible.query("episodes")</code>, look with <code>bible.view()</code> or '
    '<code>bible.serve()</code>, read with <code>bible.facts("…")</code>.</p>'
)


def cover(knowledge: KnowledgeGraph) -> str:
    """The same counts as on the explorer's first page."""
    from showbible.web.contents import Contents

    inside = Contents(knowledge, Names(knowledge))
    shows = [show.label for show in inside.main]
    sources = [source.title or source.name for source in inside.documents]
    rows = [[Cell(sort.label), Cell(f"{number:,}", number=True)] for sort, number in inside.counts]
    kinds = table(("what", "how many"), rows, len(rows), "")
    return (
        f"<p><strong>A bible{_some(' of ', shows)}</strong>, {counted(inside.facts, inside.facts, 'fact')}"
        f"{_some(' from ', sources)}</p>"
        f"{kinds}{NEXT}"
    )


def _some(before: str, names: list[str]) -> str:
    more = f" and {len(names) - MOST:,} more" if len(names) > MOST else ""
    return escape(f"{before}{', '.join(names[:MOST])}{more}") if names else ""
