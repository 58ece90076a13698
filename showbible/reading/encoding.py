"""What a document says as bytes, and back: lists of words and numbers only, so reading them runs nothing.

The text is not in them: whoever has the document has its bytes, and most passages are stretches of it.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from dataclasses import fields
from hashlib import sha256
from operator import attrgetter
from typing import Any

from extract.document import (
    Document,
    Field,
    Instead,
    Item,
    Link,
    Paragraph,
    Passage,
    Row,
    Section,
    Span,
    Table,
)
from extract.facts import Fact, Modality, Passed, Ref, Value
from extract.reading import DocumentFacts
from extract.topic import Topic

TUPLE, MODALITY, STRETCH = 0, 1, 2
CLASSES: tuple[type, ...] = (
    Span, Link, Instead, Passage, Section, Field, Paragraph, Item, Row, Table,
    Topic, Fact, Passed, Ref, Value,
)  # fmt: skip
FIRST = 3
FAST = 1  # zlib's quickest
MOST = 1 << 30

Encoder = Callable[[Any], list[Any]]


class Damaged(ValueError):  # noqa: N818  the name says it
    """Bytes that are no document's facts."""


def encoded(facts: DocumentFacts) -> bytes:
    """All of a document's facts but its name and its text."""
    document = facts.document
    pack = _Packer(document.text).pack
    parts = (document.title, document.fields, document.blocks, document.citations)
    said = [document.form, pack(parts), pack(facts.topic), pack(facts.facts), pack(facts.passed)]
    return zlib.compress(json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode(), FAST)


def decoded(data: bytes, name: str, document: bytes) -> DocumentFacts:
    """The facts of a document of which these are the bytes."""
    try:
        text = document.decode()
        form, parts, topic, facts, passed = json.loads(_unpacked(data))
        unpack = _Unpacker(text).unpack
        title, boxes, blocks, citations = unpack(parts)
        digest = sha256(document).hexdigest()
        read = Document(name, digest, form, text, title, boxes, blocks, citations)
        return DocumentFacts(read, unpack(topic), unpack(facts), unpack(passed))
    except (ValueError, TypeError, IndexError, KeyError, RecursionError, zlib.error) as error:
        raise Damaged(str(error)) from None


class _Packer:
    """Turns dataclasses into lists: the number of the class, then its fields."""

    def __init__(self, text: str) -> None:
        self.text = text

    def pack(self, it: Any) -> Any:
        kind = type(it)
        if kind is str or kind is int or it is None or kind is float:
            return it
        if kind is tuple:
            return [TUPLE, *map(self.pack, it)]
        if kind is Modality:
            return [MODALITY, it.value]
        if kind is Passage and self._stands(it):
            return [STRETCH, it.runs[0][1], len(it.text), *map(self.pack, it.links)]
        number, values = _NUMBERS[kind]
        return [number, *map(self.pack, values(it))]

    def _stands(self, it: Passage) -> bool:
        """Whether a passage stands in the document unbroken, as it is read."""
        if it.insteads or len(it.runs) != 1 or it.runs[0][0]:
            return False
        return self.text.startswith(it.text, it.runs[0][1])


class _Unpacker:
    """The way back."""

    def __init__(self, text: str) -> None:
        self.text = text

    def unpack(self, it: Any) -> Any:
        if type(it) is not list:
            return it
        number = it[0]
        if number == TUPLE:
            return tuple([self.unpack(part) for part in it[1:]])
        if number == STRETCH:
            start, length = it[1], it[2]
            links = tuple([self.unpack(link) for link in it[3:]])
            return Passage(self.text[start : start + length], ((0, start),), links)
        if number == MODALITY:
            return Modality(it[1])
        return CLASSES[number - FIRST](*[self.unpack(part) for part in it[1:]])


def _unpacked(data: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    words = unpacker.decompress(data, MOST)
    if not unpacker.eof:
        raise ValueError("cut off, or made to fill a memory")
    return words


def _values(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    return attrgetter(*(field.name for field in fields(kind)))


_NUMBERS = {kind: (FIRST + at, _values(kind)) for at, kind in enumerate(CLASSES)}
