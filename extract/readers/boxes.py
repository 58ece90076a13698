"""Infoboxes that a converter made tables of: two columns, labels in the first."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from extract.document import Field, Passage
from extract.readers.markup.box import values
from extract.tables.grid import Cell


def fields_of(rows: Sequence[Sequence[Cell]]) -> tuple[Field, ...]:
    """The fields of a table's rows, if most of its labels are an infobox's."""
    pairs = [row[:2] for row in rows if len(row) > 1 and row[0].words and row[1].words]
    known = [pair for pair in pairs if " ".join(pair[0].words.text.split()).casefold() in _labels()]
    if len(known) < 3 or 2 * len(known) < len(pairs) or any(len(row) > 2 and row[2].words for row in rows):
        return ()
    return tuple(
        Field(" ".join(label.words.text.split()), tuple(_cut(value.words))) for label, value in pairs
    )


def _cut(value: Passage) -> Iterator[Passage]:
    """The values of a cell; links with nothing between them are values, too."""
    for one in values(value):
        at = 0
        for link, following in zip(one.links, one.links[1:], strict=False):
            if not one.text[link.end : following.start].strip():
                yield one.cut(at, link.end)
                at = following.start
        yield one.cut(at, len(one.text))


@cache
def _labels() -> frozenset[str]:
    words = tomllib.loads(Path(__file__).with_name("infobox.toml").read_text(encoding="utf-8"))
    return frozenset(label.casefold() for label in words["labels"])
