"""A page's text together with a title that was kept apart from it, in the form of that text."""

from __future__ import annotations

import re
from html import escape

_WIKI = re.compile(r"[#<>\[\]{}|\n]")  # no title of a wiki has one of these
_HEADED = re.compile(r"<(?:h1|title)\b", re.IGNORECASE)


def wikitext(title: str, text: str) -> bytes:
    """The title as wikitext itself says it, which holds none otherwise."""
    title = _WIKI.sub(" ", title).strip()
    return _bytes(f"{{{{DISPLAYTITLE:{title}}}}}\n{text}" if title else text)


def html(title: str, text: str) -> bytes:
    headed = not title or _HEADED.search(text)
    return _bytes(text if headed else f"<h1>{escape(_line(title))}</h1>\n{text}")


def markdown(title: str, text: str) -> bytes:
    headed = not title or text.lstrip().startswith("# ")
    return _bytes(text if headed else f"# {_line(title)}\n\n{text}")


def plain(title: str, text: str) -> bytes:
    headed = not title or text.lstrip("\ufeff =\t\r\n").startswith(title)
    return _bytes(text if headed else f"{_line(title)}\n\n{text}")


def _line(title: str) -> str:
    return " ".join(title.split())


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")  # half a surrogate pair is no character
