"""A file that is one document."""

from __future__ import annotations

from collections.abc import Iterator

from showbible.sources.packed import opened
from showbible.sources.place import Place
from showbible.sources.source import LARGEST, Source, SourceError, too_large

# What a folder's documents end in; a picture or a table of numbers beside them is none.
ENDINGS = (
    "", ".txt", ".text", ".md", ".markdown", ".htm", ".html", ".xhtml", ".wiki", ".wikitext", ".mediawiki",
)  # fmt: skip


def takes(place: Place) -> bool:
    """Whatever no other kind takes."""
    return True


def documents(place: Place) -> Iterator[Source]:
    if place.size > LARGEST:
        raise SourceError(too_large(str(place.path or place.name), place.size))
    with opened(place) as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise SourceError(too_large(str(place.path or place.name), len(data)))
    yield Source(place.name, data, place.chosen)
