"""JSON Lines: a text on each line, under the names that crawls and collections give its parts."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from showbible.sources import composed
from showbible.sources.packed import bare, opened
from showbible.sources.place import Place
from showbible.sources.source import LARGEST, Source, inside, lost
from showbible.sources.television import may_be

ENDINGS = (".jsonl", ".ndjson", ".jsonlines")

# The parts that hold a page's text, the form that says most first, and how a title is put to them.
FORMS: tuple[tuple[str, Callable[[str, str], bytes]], ...] = (
    ("html", composed.html), ("raw_html", composed.html),
    ("wikitext", composed.wikitext), ("source_text", composed.wikitext),
    ("markdown", composed.markdown), ("md", composed.markdown),
    ("text", composed.plain), ("content", composed.plain), ("raw_content", composed.plain),
    ("page_content", composed.plain), ("body", composed.plain), ("article", composed.plain),
)  # fmt: skip
TITLES = ("title", "name", "page_title")
ADDRESSES = ("url", "uri", "source_url", "warc-target-uri", "id")
NESTED = ("article_body", "metadata", "meta", "warc_headers")  # where some collections keep these parts


def takes(place: Place) -> bool:
    return bare(place.name).lower().endswith(ENDINGS)


def documents(place: Place) -> Iterator[Source]:
    """The texts that can be about television, and each line that holds none."""
    with opened(place) as file:
        number = 0
        while line := file.readline(2 * LARGEST):
            number += 1
            if not line.endswith(b"\n") and len(line) >= 2 * LARGEST:
                while (rest := file.readline(LARGEST)) and not rest.endswith(b"\n"):
                    pass
                yield lost(f"{place.name} line {number}", "too large for one document")
            elif line.strip():
                yield from _of(place.name, number, line)


def _of(name: str, number: int, line: bytes) -> Iterator[Source]:
    where = f"{name} line {number}"
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        yield lost(where, "no JSON")
        return
    if not isinstance(said, dict):
        yield lost(where, "no object with a text in it")
        return
    if list(said) == ["index"]:  # the search index's dumps say before each page where it belongs
        return
    parts = [said, *(part for key in NESTED if isinstance(part := said.get(key), dict))]
    text, put = _text(parts)
    if not text:
        yield lost(where, f"no text in it; it is looked for in {', '.join(form for form, _ in FORMS)}")
    elif len(text) > LARGEST:
        yield lost(where, "too large for one document")
    elif may_be(text):
        title = _first(parts, TITLES)
        shown = title or _first(parts, ADDRESSES) or str(number)
        yield Source(inside(name, shown), put(title, text), chosen=False, many=True)


def _text(parts: list[dict[str, Any]]) -> tuple[str, Callable[[str, str], bytes]]:
    for form, put in FORMS:
        for part in parts:
            if isinstance(text := part.get(form), str) and text.strip():
                return text, put
    return "", composed.plain


def _first(parts: list[dict[str, Any]], keys: tuple[str, ...]) -> str:
    found = (part.get(key) for key in keys for part in parts)
    return next((word.strip() for word in found if isinstance(word, str) and word.strip()), "")
