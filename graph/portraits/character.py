"""Someone of a story: who plays them, who they are tied to, where they appear, what they do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from graph.portraits import appearances, ties
from graph.portraits.about import About, Entry, entries, heading
from graph.portraits.cast import played_by
from graph.portraits.shown import Cell, Piece, Section
from graph.portraits.tables import planned

KINDS = ("character", "fictional-organisation", "fictional-place")
FIRST = ("occupation", "condition", "createdBy")


def line(about: About) -> Cell:
    """character of Jessica Jones, played by Krysten Ritter"""
    reading = about.reading
    what = reading.kind(about.node).replace("-", " ")
    performances = reading.pointing("character", about.node)
    shows = dict.fromkeys(work for node in performances for work in reading.things(node, "work"))
    performances.sort(
        key=lambda node: (len(reading.values(node, "manner")), node.value)
    )  # young versions last
    agents = dict.fromkeys(a for node in performances for a in reading.things(node, "agent"))
    works = [work for work in reading.things(about.node, "appearsIn") if reading.kind(work) == "series"]
    parts = [
        replace(about.piece(show), before=f"{what} of" if at == 0 else "")
        for at, show in enumerate([*(shows or works)][:3])
    ]
    parts += [
        replace(about.piece(a), before="played by" if at == 0 else "") for at, a in enumerate([*agents][:3])
    ]
    return tuple(parts) if parts else (Piece("told of in the documents"),)


def card(about: About) -> tuple[Entry, ...]:
    return entries(*((heading(name), about.values(name)) for name in FIRST))


def sections(about: About) -> Iterator[Section | None]:
    about.take("portrays", "to")
    yield played_by(about)
    yield ties.ties(about)
    yield planned(about, "PlotEvent", "In the story")
    yield appearances.appearances(about)
    yield planned(about, "Consideration", "Considered for the role")
