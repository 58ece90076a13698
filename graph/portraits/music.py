"""Records of a show's music, with their tracks in order."""

from __future__ import annotations

from dataclasses import replace

from pyoxigraph import NamedNode

from graph.portraits.about import About, entries
from graph.portraits.shown import Cell, Entries, Piece, Row, Section
from graph.portraits.tables import shaped


def soundtrack(about: About) -> Section | None:
    """Albums of a work, each with its tracks."""
    blocks = []
    for album in about.turned("albumOf"):
        node = NamedNode(album.iri)
        by = tuple(map(about.piece, about.reading.values(node, "composer")))
        found = tuple(map(about.piece, about.reading.pointing("inAlbum", node)))
        blocks.append(Entries(entries(("Album", (album,)), ("By", by), ("Tracks", in_order(about, found)))))
    return Section("Soundtrack", tuple(blocks)) if blocks else None


def tracks(about: About) -> Section | None:
    """Of an album: what is on it."""
    rows = [
        Row(
            (
                (Piece(track.before),) if track.before else (),
                (replace(track, words=(), before="", after=""),),
                tuple(map(about.piece, about.reading.values(NamedNode(track.iri), "performer"))),
                (Piece(track.after),) if track.after else (),
            ),
            track.words,
        )
        for track in in_order(about, about.turned("inAlbum"))
    ]
    columns, close = ("No.", "Title", "Performed by", "Length"), frozenset({"No.", "Length"})
    return Section("Tracks", (shaped(columns, rows, close),)) if rows else None


def in_order(about: About, tracks: Cell) -> Cell:
    """Tracks by number, each with how long it is."""

    def place(iri: str) -> tuple[float, str]:
        number = about.reading.first(NamedNode(iri), "trackNumber")
        return (float(number) if number.isdigit() else float("inf"), iri)

    return tuple(
        replace(
            track,
            before=about.reading.first(NamedNode(track.iri), "trackNumber"),
            after=next(
                (about.piece(v).text for v in about.reading.values(NamedNode(track.iri), "duration")), ""
            ),
        )
        for track in sorted(tracks, key=lambda track: place(track.iri))
    )
