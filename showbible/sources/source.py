"""A document's bytes with its name, and what stands in the way of reading one."""

from __future__ import annotations

import re
from dataclasses import dataclass

LARGEST = 32 * 1024 * 1024  # the longest articles are a few MB; beyond this a file is a dump, not a page
LONGEST_NAME = 300

_UNSHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")


class SourceError(ValueError):
    """A path that gives no document, and what to do about it."""


@dataclass(frozen=True)
class Source:
    """A document's bytes under the name that evidence will carry.

    The name is the same wherever the folder lies, so that the same documents give the same graph.
    `chosen` is false for what only lay in a folder: such a file may turn out to be no document,
    and `problem` says why it could not even be read. `many` marks one page among all those of a dump or
    a crawl: nobody needs to hear that it is about something else.
    """

    name: str
    data: bytes
    chosen: bool = True
    problem: str = ""
    many: bool = False


def inside(container: str, name: str) -> str:
    """The name of a document in a larger file: a label and nothing else, whatever characters it came with."""
    shown = _UNSHOWN.sub(" ", name).strip()
    return f"{container}/{shown[:LONGEST_NAME] or 'unnamed'}"


def lost(name: str, why: str) -> Source:
    """What could not be read in a larger file; the rest of that file can."""
    return Source(name, b"", chosen=False, problem=f"{name}: {why}", many=True)


def too_large(name: str, size: int) -> str:
    return (
        f"{name}: too large for one document ({size / 2**20:.0f} MB; the limit is {LARGEST // 2**20} MB); "
        "give one file for each page"
    )
