"""Where an answer goes."""

from __future__ import annotations

from typing import Protocol


class Out(Protocol):
    def write(self, data: bytes, /) -> int: ...

    def flush(self) -> None: ...
