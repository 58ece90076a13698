"""The door to the page that draws a bible."""

from __future__ import annotations

from pathlib import Path

from graph.files import write
from graph.knowledge import KnowledgeGraph


def page(knowledge: KnowledgeGraph, file: Path) -> None:
    """Write the page to a file, whole."""
    from graph.view import html

    write(file, [html(knowledge)])
