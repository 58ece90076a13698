"""The page's data as blocks of text inside it: plain where it is little, packed where it is much."""

from __future__ import annotations

import gzip
import json
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

PLAIN = 2_000_000  # letters; what is longer is packed: it takes a fourth of the bytes, and no longer to open


@dataclass(frozen=True, slots=True)
class Block:
    """A script element that holds data; no markup can break out of either form."""

    id: str
    type: str
    text: str


def blocks(data: dict[str, Any], chunks: list[dict[str, Any]]) -> list[Block]:
    """The data that the page opens with, then the facts, which it reads when they are asked for."""
    texts = {"data": _json(data)} | {f"facts-{i}": _json(chunk) for i, chunk in enumerate(chunks)}
    packed = sum(map(len, texts.values())) > PLAIN
    return list(_blocks(texts, packed))


def _blocks(texts: dict[str, str], packed: bool) -> Iterator[Block]:
    for name, text in texts.items():
        if packed:
            squeezed = gzip.compress(text.encode("utf-8", "replace"), mtime=0)
            yield Block(name, "text/plain", b64encode(squeezed).decode())
        else:
            yield Block(name, "application/json", text)


def _json(data: Any) -> str:
    """JSON that no markup can break out of."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
