"""The way through the house: documents in, one extraction out."""

from __future__ import annotations

from collections.abc import Iterable

from extract.entities import Extraction
from extract.fusion.fuse import fuse
from extract.reading import DocumentFacts, facts_of
from extract.resolve import resolve


def extract(sources: Iterable[tuple[str, bytes]]) -> Extraction:
    """All that the documents say together; a source is (name, bytes), and their order changes nothing."""
    return combine(facts_of(name, data) for name, data in sources)


def combine(read: Iterable[DocumentFacts]) -> Extraction:
    """The work across documents: who is who among all of them, and which statements they share."""
    ordered: dict[str, DocumentFacts] = {}
    for one in sorted(read, key=lambda one: (one.document.digest, one.document.name)):
        ordered.setdefault(one.document.digest, one)  # the same bytes twice say nothing new
    return fuse(resolve(tuple(ordered.values())))
