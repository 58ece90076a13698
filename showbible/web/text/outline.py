"""The sections of a document as a list beside its text, each with how much of it became evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.telling.reports import Share
from showbible.web.text.reading import Reading


@dataclass(frozen=True, slots=True)
class Entry:
    """A section: its title and depth, where it stands on the page, and its words (all, near, inside)."""

    title: str
    level: int
    id: str
    total: int
    near: int
    inside: int
    untouched: int


def outline(reading: Reading, shares: Iterable[Share]) -> tuple[Entry, ...]:
    """The headings of the text; a document whose headings are lost has its shares alone."""
    by_path = {share.section: share for share in shares}
    found = [_entry("Lead", 1, "text", by_path.pop(""))] if "" in by_path else []
    for heading in reading.headings:
        found.append(_entry(heading.title, heading.level, heading.id, by_path.pop(heading.path, None)))
    return (*found, *(_entry(path, 1, "text", share) for path, share in by_path.items()))


def _entry(title: str, level: int, id: str, share: Share | None) -> Entry:
    if share is None:
        return Entry(title, level, id, 0, 0, 0, 0)
    return Entry(title, level, id, share.total, share.near, share.inside, share.untouched)
