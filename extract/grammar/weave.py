"""Weaves a passage out of a document's text: what is kept, what stands for something else, what is linked."""

from __future__ import annotations

import re

from extract.document import Instead, Link, Passage, Span

_BLANKS = dict.fromkeys(
    map(ord, "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\x0b\x0c"), " "
) | {ord("\r"): "\n"}
_GAP = re.compile(r"(?<=\n)[ \n]+| +(?=[ \n])")


class Weave:
    """A passage in the making; its pieces are given in the order of the document."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.length = 0
        self._out: list[str] = []
        self._runs: list[tuple[int, int]] = []
        self._links: list[Link] = []
        self._insteads: list[Instead] = []

    def keep(self, start: int, end: int) -> None:
        """Words that are read as they stand."""
        if start < end:
            self._runs.append((self.length, start))
            self._add(self.text[start:end])

    def put(self, words: str, start: int, end: int) -> None:
        """Words that are read where `text[start:end]` stands, which is not nothing."""
        if words:
            self._runs.append((self.length, start))
            self._insteads.append(Instead(self.length, self.length + len(words), Span(start, end)))
            self._add(words)

    def link(self, since: int, target: str) -> None:
        """What was woven since `length` was `since` is linked."""
        if since < self.length:
            self._links.append(Link(since, self.length, target))

    def passage(self, at: int) -> Passage:
        """The passage, of two blanks one; an empty one stands at `at`."""
        whole = Passage(
            "".join(self._out).translate(_BLANKS),
            tuple(self._runs) or ((0, at),),
            tuple(self._links),
            tuple(self._insteads),
        )
        return tidy(whole.cut(0, len(whole.text)))

    def _add(self, words: str) -> None:
        self._out.append(words)
        self.length += len(words)


def tidy(found: Passage) -> Passage:
    """Without the second of two blanks, and those at the ends of lines."""
    return found.without([gap.span() for gap in _GAP.finditer(found.text)])
