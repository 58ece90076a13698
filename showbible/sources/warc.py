"""Web archives (WARC): the HTML pages among the answers that a crawler got."""

from __future__ import annotations

import codecs
import io
import re
import zlib
from collections.abc import Iterator

from showbible.sources.packed import bare, opened
from showbible.sources.place import Place
from showbible.sources.source import LARGEST, Source, SourceError, inside, lost
from showbible.sources.television import may_be

HTML = ("text/html", "application/xhtml+xml")
LONGEST_LINE = 1 << 16
MOST_LINES = 1000

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_CHUNK = re.compile(rb"([0-9a-fA-F]{1,8})(?:;[^\r\n]*)?\r?\n")

Head = dict[str, str]


def takes(place: Place) -> bool:
    return bare(place.name).lower().endswith((".warc", ".wet"))


def documents(place: Place) -> Iterator[Source]:
    """The pages that can be about television, under their addresses."""
    with opened(place) as file:
        while head := _head(file, place.name):
            size = head.get("content-length", "")
            if not size.isascii() or not size.isdigit() or len(size) > 15:
                raise SourceError(f"{place.name}: is damaged: a record that does not say how long it is")
            yield from _record(place.name, head, int(size), file)


def _head(file: io.BufferedReader, name: str) -> Head:
    """A record's first line and fields; none at the end of the file."""
    line = file.readline(LONGEST_LINE)
    while line in (b"\r\n", b"\n"):
        line = file.readline(LONGEST_LINE)
    if line and not line.startswith(b"WARC/"):
        raise SourceError(f"{name}: is no web archive, or a damaged one: a record begins with no version")
    return {"": line.decode("latin-1")} | _fields(file) if line else {}


def _fields(file: io.BufferedReader | io.BytesIO) -> Head:
    """`Name: value` on each line up to an empty one."""
    found: Head = {}
    for _ in range(MOST_LINES):
        line = file.readline(LONGEST_LINE)
        if not line.strip():
            break
        key, _, value = line.decode("utf-8", "replace").partition(":")
        found.setdefault(key.strip().lower(), value.strip())
    return found


def _record(name: str, head: Head, size: int, file: io.BufferedReader) -> Iterator[Source]:
    kind, address = head.get("warc-type", ""), head.get("warc-target-uri", "").strip("<>")
    shown = inside(name, address)
    if kind not in ("response", "resource", "conversion") or size > LARGEST:
        _skip(file, size, name)
        if kind == "response" and size > LARGEST:
            yield lost(shown, "too large for one document")
        return
    block = file.read(size)
    if len(block) < size:
        raise SourceError(f"{name}: ends in the middle; was it copied whole?")
    try:
        page = _answer(block) if kind == "response" else _kept(head, block)
    except (zlib.error, ValueError) as error:
        yield lost(shown, f"its answer cannot be unpacked: {error}")
        return
    if page and may_be(page.decode("utf-8", "replace")):
        yield Source(shown, page, chosen=False, many=True)


def _skip(file: io.BufferedReader, size: int, name: str) -> None:
    while size > 0:
        got = len(file.read(min(size, 1 << 20)))
        if not got:
            raise SourceError(f"{name}: ends in the middle; was it copied whole?")
        size -= got


def _kept(head: Head, block: bytes) -> bytes:
    """A record that is a page itself, or the text that was taken out of one."""
    kind = head.get("content-type", "").lower()
    return _utf8(block, kind) if kind.startswith((*HTML, "text/plain")) else b""


def _answer(block: bytes) -> bytes:
    """The HTML of an HTTP answer; nothing if it is none or says that there was no page."""
    stream = io.BytesIO(block)
    status = stream.readline(LONGEST_LINE).split(None, 2)
    fields = _fields(stream)
    kind = fields.get("content-type", "").lower()
    if len(status) < 2 or status[1] != b"200" or not kind.startswith(HTML):
        return b""
    body = stream.read()
    if "chunked" in fields.get("transfer-encoding", "").lower():
        body = _joined(body)
    coding = fields.get("content-encoding", "").lower().strip()
    if coding in ("gzip", "x-gzip", "deflate"):
        body = _inflated(body)
    elif coding not in ("", "identity", "utf-8"):
        raise ValueError(f"it is packed as {coding[:20]!r}")
    return _utf8(body, kind)


def _joined(body: bytes) -> bytes:
    """The body without the lengths between its chunks; many crawlers took them out already."""
    found: list[bytes] = []
    at = 0
    while chunk := _CHUNK.match(body, at):
        size = int(chunk[1], 16)
        if not size:
            return b"".join(found)
        found.append(body[chunk.end() : chunk.end() + size])
        at = chunk.end() + size
        at += 2 if body[at : at + 2] == b"\r\n" else 1
    return body


def _inflated(body: bytes) -> bytes:
    if body[:2] not in (b"\x1f\x8b", b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda"):
        return body  # unpacked already
    unpacker = zlib.decompressobj(wbits=47)
    data = unpacker.decompress(body, LARGEST)
    if unpacker.unconsumed_tail:
        raise ValueError("it grows too large for one document")
    return data


def _utf8(body: bytes, kind: str) -> bytes:
    """The page in UTF-8, from the charset that its server or itself names; as it is if that is none."""
    try:
        body.decode("utf-8")
        return body
    except UnicodeDecodeError:
        pass
    found = _CHARSET.search(kind.encode()) or _CHARSET.search(body, 0, 2048)
    try:
        codec = codecs.lookup(found[1].decode("ascii")) if found else None
        return body.decode(codec.name).encode() if codec else body
    except (LookupError, UnicodeError):
        return body
