"""Show Bible: the book that a writers' room keeps about its show, written from documents, as a graph.

>>> import showbible
>>> bible = showbible.build("seeds")
>>> bible.query("credits", person="Melissa Rosenberg")
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from graph.asking.results import Result
    from showbible.bible import Bible
    from showbible.remote import Remote

__all__ = ["Bible", "Result", "build", "endpoint", "load", "seeds"]


def build(documents: str | Path | Iterable[str | Path], *, base: str | None = None) -> Bible:
    """The bible of a folder, a file, a pattern such as `"pages/*.txt"`, or a list of these."""
    from pathlib import Path

    from showbible.bible import Bible
    from showbible.sources import gather

    paths = [documents] if isinstance(documents, str | Path) else list(documents)
    return Bible.build(gather([str(path) for path in paths]), base=base)


def load(path: str | Path) -> Bible:
    """The bible in an RDF file, such as `showbible build … -o graph.nq` writes."""
    from pathlib import Path

    from showbible.bible import Bible

    return Bible.load(Path(path))


def endpoint(url: str, *, timeout: float = 60.0) -> Remote:
    """The bible in a store, such as `showbible push` loads: `endpoint(url).query("episodes", season=2)`."""
    from showbible.remote import Remote

    return Remote(url, timeout)


def seeds() -> Path:
    """The folder of the two documents that come with Show Bible."""
    from pathlib import Path

    return Path(__file__).parents[1] / "seeds"


def __getattr__(name: str) -> Any:  # the classes cost an import of half a second: only who names them pays
    if name == "Bible":
        from showbible.bible import Bible

        return Bible
    if name == "Result":
        from graph.asking.results import Result

        return Result
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
