"""Where documents come from: a room with a module for each kind of file that holds one or many of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from types import ModuleType

from showbible.sources import dump, multistream, page, records, warc
from showbible.sources.paths import STDIN, places
from showbible.sources.place import Meter, Place
from showbible.sources.source import LARGEST, Source, SourceError

__all__ = ["LARGEST", "STDIN", "Source", "SourceError", "Sources", "gather"]

# The most particular kind first: `page` takes any file.
KINDS: tuple[ModuleType, ...] = (multistream, dump, warc, records, page)
TITLED = (multistream, dump)  # those whose pages can be asked for by title


def gather(paths: Iterable[str], titles: Iterable[str] = ()) -> Sources:
    """Every document that the paths mean, each once, read when its turn comes.

    With `titles`, which may hold `*`, only the pages of these titles are taken from dumps.
    """
    return Sources(tuple(paths), tuple(titles))


class Sources:
    """The documents of some paths, to be gone through once or more, and how far a reader has come."""

    def __init__(self, paths: tuple[str, ...], titles: tuple[str, ...] = ()) -> None:
        self.paths, self.titles, self.meter = paths, titles, Meter()

    def __iter__(self) -> Iterator[Source]:
        self.meter.read = 0
        seen: set[bytes] = set()
        for place in self._places(self.meter):
            for source in self._documents(place):
                mark = sha256(source.data or source.name.encode()).digest()
                if source.problem or mark not in seen:
                    seen.add(mark)
                    yield source

    def size(self) -> int:
        """How many bytes there are to read, as far as that is known before."""
        return sum(place.size for place in self._places(Meter()))

    def _places(self, meter: Meter) -> Iterator[Place]:
        for path in self.paths:
            yield from places(path, len(self.paths) > 1, meter)

    def _documents(self, place: Place) -> Iterator[Source]:
        """What a file holds; what is wrong with one that nobody named stops no other."""
        try:
            kind = next(kind for kind in KINDS if kind.takes(place))
            given = (self.titles,) if kind in TITLED else ()
            yield from kind.documents(place, *given)
        except (SourceError, OSError) as error:
            if place.chosen:
                raise
            yield Source(place.name, b"", chosen=False, problem=str(error))
