"""Reads HTML as MediaWiki serves it: what `action=render` gives, and whole pages with a skin around them."""

from __future__ import annotations

import re

from extract.document import Passage
from extract.readers.markup.body import Body
from extract.readers.markup.tree import Element, parse
from extract.readers.markup.words import passage
from extract.readers.pieces import Pieces, sorted_out

_START = re.compile(
    r"(?:\s+|\ufeff|<!--(?:[^-]|-(?!->))*+-->|<\?xml[^<>]*>)*+"
    r"<(?:!doctype\s+html|html|head|body|div|table|p|h[1-6]|ul|ol|dl|section|i|b|span|a|center|link|style|meta)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"<(?:!doctype\s+html|html|body)\b", re.IGNORECASE)
_SERVED = re.compile(r"<a\s[^<>]*href=|</(?:p|li|td|h[1-6])>", re.IGNORECASE)
_SITE = re.compile(r"\s+[-–—]\s+(?:[^-–—]*\bWikipedia\b.*|Wiki\w+)$", re.IGNORECASE)


def looks_like(text: str) -> bool:
    """Whether the text starts with a tag and goes on with those that a server sends."""
    if not _START.match(text):
        return False
    return bool(_WHOLE.search(text, 0, 2000) or _SERVED.search(text, 0, 100_000))


def read(text: str) -> Pieces:
    """The document's parts."""
    root, left_out = parse(text)
    content = _content(root)
    title = _title(text, root, left_out)
    body = Body(text)
    body.read([part for part in content.inner if not _is_page_title(part)])
    return sorted_out(title, body.fields, body.blocks, body.citations)


def _content(root: Element) -> Element:
    """The element that holds the article without what the site puts around it."""
    outer: Element | None = None
    for element in root.within():
        if "mw-parser-output" in element.classes:
            best = [e for e in root.within() if "mw-parser-output" in e.classes]
            return max(best, key=lambda e: e.end - e.start)
        if (
            element.said.get("id") in ("mw-content-text", "bodyContent", "bodycontent")
            or element.name == "body"
        ):
            outer = element
    return outer or root


def _title(text: str, root: Element, left_out: list[Element]) -> Passage:
    """The page's first heading, or the window's title without the site's name."""
    headings = [element for element in root.within() if _is_page_title(element)]
    for heading in headings:
        if found := passage(text, heading):
            return found
    for element in left_out:
        for title in (e for e in element.within() if e.name == "title"):
            found = passage(text, title)
            if found:
                site = _SITE.search(found.text)
                return found.cut(0, site.start() if site else len(found.text))
    return Passage("", ((0, 0),))


def _is_page_title(part: object) -> bool:
    return isinstance(part, Element) and part.name == "h1"
