"""Passages out of an element's words: tags gone, entities read, blanks as a browser shows them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from extract.document import Passage
from extract.grammar.weave import Weave
from extract.grammar.words import unmarked
from extract.readers.markup.tree import BLOCKS, Element, Stretch
from extract.readers.targets import MARK, target

_ODD = re.compile(
    r"(?P<entity>&(?:\#(?:\d{1,7}|[xX][0-9a-fA-F]{1,6});?|[a-zA-Z][a-zA-Z0-9]{1,31};))"
    r"|(?P<blank>[\s\u00a0]{2,}|[\n\r\t\f])|[\u200b-\u200f\u2060\ufeff\u00ad]"
)
_UNSEEN = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad")


def passage(text: str, element: Element) -> Passage:
    """The words of an element."""
    return together(text, element.inner, element.start)


def together(text: str, inner: Iterable[Element | Stretch], at: int) -> Passage:
    """The words of some parts of an element; where there are none, a blank place at `at`."""
    weave = Weave(text)
    _add(weave, inner)
    return unmarked(weave.passage(at))


def _add(weave: Weave, inner: Iterable[Element | Stretch]) -> None:
    for part in inner:
        if isinstance(part, tuple):
            _stretch(weave, *part)
        elif part.name == "br":
            weave.put("\n", part.start, part.end)
        elif part.name == "a":
            _link(weave, part)
        elif part.name in BLOCKS:
            weave.put("\n", part.start, part.start + 1)
            _add(weave, part.inner)
            if _closed(part):  # without an end tag, what comes next begins a line by itself
                weave.put("\n", part.end - 1, part.end)
        else:
            _add(weave, part.inner)


def _closed(part: Element) -> bool:
    """Whether an end tag of its own stands behind the words of an element: `<td>&amp;<tr>` has none."""
    if not part.inner:
        return True
    last = part.inner[-1]
    return (last[1] if isinstance(last, tuple) else last.end) < part.end


def _stretch(weave: Weave, start: int, end: int) -> None:
    at = start
    for found in _ODD.finditer(weave.text, start, end):
        weave.keep(at, found.start())
        at = found.end()
        if found["blank"]:
            weave.put(" ", *found.span())
        elif found["entity"]:
            one = unescape(found["entity"])
            weave.put(" " if one.isspace() else "" if one in _UNSEEN else one, *found.span())
    weave.keep(at, end)


def _link(weave: Weave, element: Element) -> None:
    address = element.said.get("href", "")
    if MARK.match(address):  # "[1]", "^"
        return
    since = weave.length
    _add(weave, element.inner)
    if page := target(address, element.said.get("title", "")):
        weave.link(since, page)
