"""What a request of the SPARQL 1.1 Protocol wants: a query, an update, or to be told of the service."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
LARGEST_QUERY = 1_000_000
LARGEST_UPDATE = 16_000_000
LEFT_UNREAD = 2 * LARGEST_UPDATE
ASKED = ("default-graph-uri", "named-graph-uri")
UPDATED = ("using-graph-uri", "using-named-graph-uri")
MOST = 100  # parameters


class Refused(Exception):  # noqa: N818  the name says it
    """A request that cannot be understood: its status and why, in words."""

    def __init__(self, status: int, words: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(words)
        self.status, self.headers = status, headers or {}


@dataclass(frozen=True, slots=True)
class Operation:
    """`kind` is "query", "update" or "" where nothing is asked; graphs are None where none are named."""

    kind: str
    text: str
    default: tuple[str, ...] | None
    named: tuple[str, ...] | None
    format: str


Given = list[tuple[str, str]]


def in_address(request: Request) -> Operation:
    """What a GET asks."""
    given = _pairs(request.scope["query_string"])
    if any(name == "update" for name, _ in given):
        raise Refused(400, "an update is sent by POST, not in the address")
    return _operation(given)


async def in_body(request: Request) -> Operation:
    """What a POST asks, as a form or with the text itself as its body."""
    given = _pairs(request.scope["query_string"])
    kind, _, rest = request.headers.get("content-type", "").partition(";")
    kind = kind.strip().lower()
    if kind not in (FORM, QUERY, UPDATE):
        told = f"not {kind}" if kind else "and it has no Content-Type"
        raise Refused(415, f"a POST to /sparql is {FORM}, {QUERY} or {UPDATE}, {told}")
    charset = rest.partition("charset=")[2].partition(";")[0].strip(" \"'").lower()
    if charset not in ("", "utf-8", "utf8"):
        raise Refused(415, f"SPARQL is sent as UTF-8, not as {charset[:40]}")
    body = await _read(request, LARGEST_QUERY if kind == QUERY else LARGEST_UPDATE)
    if kind == FORM:
        return _operation(given + _pairs(body), posted=True)
    name = "query" if kind == QUERY else "update"
    return _operation([*given, (name, _text(body))], posted=True)


async def _read(request: Request, most: int) -> bytes:
    """The body, if it is not too large. What is more is read to its end, or the client would never read
    what it is told; unless it is much more."""
    length = request.headers.get("content-length", "0")
    body, size = bytearray(), 0
    if not length.isdigit() or int(length) <= LEFT_UNREAD:
        async for piece in request.stream():
            size += len(piece)
            if size <= most:
                body += piece
            elif size > LEFT_UNREAD:
                break
        if size <= most:
            return bytes(body)
    raise Refused(413, f"this is larger than {most:,} bytes", {"Connection": "close"})


def _operation(given: Given, posted: bool = False) -> Operation:
    texts = [(name, value) for name, value in given if name in ("query", "update")]
    if len(texts) > 1:
        raise Refused(400, f"one query or update at a time; here are {len(texts)}")
    if not texts and posted:
        raise Refused(400, "there is no query in this request: it goes into the parameter query")
    kind, text = texts[0] if texts else ("", "")
    if kind == "query" and len(text) > LARGEST_QUERY:
        raise Refused(413, f"this is larger than {LARGEST_QUERY:,} characters")
    names, others = (UPDATED, ASKED) if kind == "update" else (ASKED, UPDATED)
    for name, _ in given:
        if name in others:
            raise Refused(400, f"{name} goes with {'a query' if kind == 'update' else 'an update'}")
    default, named = (tuple(value for name, value in given if name == wanted) for wanted in names)
    none = not default and not named
    formats = [value for name, value in given if name == "format"]
    return Operation(kind, text, None if none else default, None if none else named, ",".join(formats))


def _pairs(data: bytes) -> Given:
    """The parameters of a form or an address; UTF-8 is all that they may be."""
    try:
        words = data.decode("ascii")
        return parse_qsl(words, keep_blank_values=True, errors="strict", max_num_fields=MOST)
    except UnicodeDecodeError:
        raise Refused(400, "the parameters are not UTF-8, percent-encoded") from None
    except ValueError:
        raise Refused(400, f"there are more than {MOST} parameters") from None


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(400, f"this is not UTF-8: byte {error.start} cannot be read") from None
