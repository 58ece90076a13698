"""MediaWiki's XML dumps (`…-pages-articles.xml.bz2`, or what Special:Export gives): a stream of pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from xml.parsers import expat

from showbible.sources import composed
from showbible.sources.packed import bare, opened
from showbible.sources.place import Place
from showbible.sources.source import LARGEST, Source, SourceError, inside, lost
from showbible.sources.television import may_be_page

CHUNK = 1 << 18
DEEPEST = 30  # elements in elements; a dump has five
_NAME = re.compile(r".*\.xml(?:-p\d+p\d+)?", re.IGNORECASE | re.DOTALL)
_READ = frozenset(("title", "ns", "text"))

Titles = tuple[str, ...]


def takes(place: Place) -> bool:
    """A file of XML that begins as a dump does."""
    if not _NAME.fullmatch(bare(place.name)):
        return False
    with opened(place) as file:
        return b"<mediawiki" in file.read(2000)


def documents(place: Place, titles: Titles = ()) -> Iterator[Source]:
    """The dump's pages about television; with `titles`, those of these titles, whatever they are about."""
    with opened(place) as file:
        yield from pages(place.name, iter(lambda: file.read(CHUNK), b""), titles)


def pages(name: str, pieces: Iterable[bytes], titles: Titles = ()) -> Iterator[Source]:
    """The pages of a dump's XML, given in pieces."""
    parser = Pages(name, lambda title: not titles or wanted(title, titles))
    for piece in pieces:
        for page in parser.feed(piece):
            if page.size > LARGEST:
                yield lost(inside(name, page.title), "too large for one document")
            elif titles or may_be_page(page.title, page.text):
                data = composed.wikitext(page.title, page.text)
                yield Source(inside(name, page.title), data, chosen=False, many=True)
    parser.feed(b"", final=True)


def wanted(title: str, titles: Titles) -> bool:
    """Whether a title is among those asked for, which may hold `*`."""
    return any(fnmatchcase(title, pattern) for pattern in titles)


@dataclass
class Page:
    """A page as far as it has been read."""

    title: str = ""
    ns: str = ""
    redirect: bool = False
    pieces: list[str] = field(default_factory=list)
    size: int = 0

    @property
    def text(self) -> str:
        return "".join(self.pieces)


class Pages:
    """Takes the pages out of XML piece by piece; of those that nobody wants, it keeps no text.

    XML can declare entities that grow a thousandfold or name files: no dump does, so the first declaration
    of any kind ends the reading.
    """

    def __init__(self, name: str, wanted: Callable[[str], bool]) -> None:
        self.name, self.wanted = name, wanted
        self.page: Page | None = None
        self.within: list[str] = []
        self.done: list[Page] = []
        self.words: list[str] = []
        self.parser = expat.ParserCreate("utf-8")
        self.parser.buffer_text = True
        self.parser.buffer_size = 1 << 16
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.EntityDeclHandler = self._refuse

    def feed(self, data: bytes, final: bool = False) -> list[Page]:
        """The pages that end in these bytes."""
        self.done = []
        try:
            self.parser.Parse(data, final)
        except expat.ExpatError as error:
            why = expat.ErrorString(error.code) or "not XML"
            at = f"at line {error.lineno}"
            raise SourceError(f"{self.name}: is no whole XML: {why} {at}; was it copied whole?") from None
        return self.done

    def _refuse(self, *_: object) -> None:
        raise SourceError(f"{self.name}: declares entities or a document type, as no dump does; not read")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.within.append(name)
        if len(self.within) > DEEPEST:
            raise SourceError(f"{self.name}: elements stand {DEEPEST} deep in one another; no dump does that")
        if name == "page":
            self.page = Page()
        elif self.page is not None:
            if name == "redirect":
                self.page.redirect = True
            elif name == "revision":
                self.page.pieces, self.page.size = [], 0  # of a page's history, the last text counts
            self.words = []

    def _text(self, words: str) -> None:
        if self.page is None or not self.within or self.within[-1] not in _READ:
            return
        if self.within[-1] != "text":
            if sum(map(len, self.words)) < 5000:
                self.words.append(words)
        elif self._is_wanted(self.page):
            self.page.size += len(words)
            if self.page.size <= LARGEST:
                self.page.pieces.append(words)

    def _is_wanted(self, page: Page) -> bool:
        return page.ns in ("0", "") and not page.redirect and (bool(page.pieces) or self.wanted(page.title))

    def _end(self, name: str) -> None:
        self.within.pop()
        if self.page is None:
            return
        if name == "page":
            if self.page.pieces:
                self.done.append(self.page)
            self.page = None
        elif self.within[-1:] == ["page"]:
            if name == "title":
                self.page.title = "".join(self.words)
            elif name == "ns":
                self.page.ns = "".join(self.words).strip()
