"""From bytes to a `Document`: one module for each form in which people have these texts."""

from __future__ import annotations

from hashlib import sha256
from types import ModuleType
from typing import cast

from extract.document import Document
from extract.grammar.lines import too_long
from extract.readers import equals, html, markdown, page, wikitext
from extract.readers.pieces import Reader

# The most specific form first: `page` takes any prose.
READERS: tuple[ModuleType, ...] = (html, equals, wikitext, markdown, page)


class UnreadableDocument(ValueError):  # noqa: N818 - it names the document, not the mistake
    """A document that no reader can take, with what to do about it."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name, self.reason = name, reason


def read(data: bytes, name: str) -> Document:
    """The document in `data`, whichever form it has; `name` is what the user calls it."""
    text = _decoded(data, name)
    for module in READERS:
        if cast(Reader, module).looks_like(text):
            pieces = cast(Reader, module).read(text)
            form = module.__name__.rpartition(".")[2]
            return Document(
                name,
                sha256(data).hexdigest(),
                form,
                text,
                pieces.title,
                pieces.fields,
                pieces.blocks,
                pieces.citations,
            )
    if too_long(text):
        raise UnreadableDocument(
            name, "is one line of millions of characters; give the article's text with its lines"
        )
    raise UnreadableDocument(
        name, "is in no form known here; give the text of a Wikipedia article about a TV series"
    )


def _decoded(data: bytes, name: str) -> str:
    if not data.strip():
        raise UnreadableDocument(name, "is empty; give a file with an article's text")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableDocument(name, "is UTF-16; save it as UTF-8")
    if b"\0" in data:
        raise UnreadableDocument(name, "is a binary file, not text; give an article's text in UTF-8")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableDocument(name, f"is not UTF-8 at byte {error.start}; save it as UTF-8") from None
