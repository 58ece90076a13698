"""Cuts the values of an infobox line apart, `Anna Lee, Bo Hicks, Jr., Foo (pilot, final)`."""

from __future__ import annotations

import re

from extract.document import Passage

_COMMA = re.compile(r",\s+(?!(?:Jr|Sr|Inc|Ltd|LLC|II|III|IV|PhD|MD|M\.D|Ph\.D)\b)|\s*;\s+|\n")
# What stands together: brackets, quotations, and the day and year of "March 8, 2018".
_WHOLE = re.compile(
    r"\([^()]*\)|\"[^\"]*\"|“[^”]*”"
    r"|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}, \d{4}"
)


def values(whole: Passage) -> tuple[Passage, ...]:
    """The values, in their order."""
    bare = _WHOLE.sub(lambda found: "x" * len(found.group()), whole.text)
    places = [found.span() for found in _COMMA.finditer(bare)]
    starts = [0, *(end for _, end in places)]
    ends = [*(start for start, _ in places), len(bare)]
    found = (whole.cut(start, end) for start, end in zip(starts, ends, strict=True))
    return tuple(value for value in found if value)
