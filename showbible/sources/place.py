"""A file that documents are read from, wherever it lies, and how much of it has been read."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any


@dataclass
class Meter:
    """How many bytes of the inputs have been read so far."""

    read: int = 0


@dataclass(frozen=True)
class Place:
    """One input file: `opener` gives its bytes as they lie there, `path` is its file if it is a local one.

    `size` is 0 where nobody knows it.
    """

    name: str
    opener: Callable[[], IO[bytes]]
    chosen: bool = True
    path: Path | None = None
    size: int = 0
    meter: Meter = field(default_factory=Meter)

    def open(self) -> io.BufferedReader:
        return io.BufferedReader(Counted(self.opener(), self.meter), 1 << 18)


class Counted(io.RawIOBase):
    """A file that counts what is read of it."""

    def __init__(self, file: IO[bytes], meter: Meter) -> None:
        self.file, self.meter = file, meter

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self.file.read(len(buffer))
        buffer[: len(data)] = data
        self.meter.read += len(data)
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self.file.close()
        super().close()
