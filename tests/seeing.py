"""The one-file page in the browser: visits that wait until it is drawn, and what they take along."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path
from typing import Any

import browsing


class Seeing(browsing.Visit):
    """The page of a file, at a place of its address."""

    def __init__(self, browser: Any, file: Path, at: str = "", **context: Any) -> None:
        super().__init__(browser, f"{file.as_uri()}#{at}", **context)
        self.page.wait_for_selector("html[data-drawn]")

    def shown(self) -> set[str]:
        """The things in the picture, by the ends of their IRIs."""
        return set(self.page.evaluate("showBible.shown()"))

    def panel(self) -> Any:
        return self.page.locator("#panel")

    def saved(self, kind: str, folder: Path) -> Path:
        """What a button of "Save or share" writes, under the name that it is given."""
        with self.page.expect_download() as waiting:
            self.page.get_by_role("button", name=kind, exact=True).click()
        file = folder / waiting.value.suggested_filename
        waiting.value.save_as(file)
        return file

    def close(self) -> None:
        """No complaint, nothing asked for."""
        self.context.close()
        assert self.complaints == []
        assert [url for url in self.requests if not url.startswith(("file:", "data:", "blob:"))] == []


def png(file: Path) -> tuple[int, int, int]:
    """Width and height of a picture, and how many different bytes its dots have."""
    data = file.read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    wide, high = struct.unpack(">II", data[16:24])
    at, dots = 8, b""
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        dots += data[at + 8 : at + 8 + size] if kind == b"IDAT" else b""
        at += size + 12
    return wide, high, len(set(zlib.decompress(dots)))
