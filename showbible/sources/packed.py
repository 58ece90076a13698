"""Opens what is packed with gzip, bzip2 or Zstandard as a stream; nothing is ever unpacked to disk."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import re
import zlib
from collections.abc import Callable, Iterator
from typing import IO, Any, cast

from showbible.sources.place import Place
from showbible.sources.source import LARGEST, SourceError

# Wikitext packs to a fifth, the dullest log to a hundredth: what grows more is made to fill a memory.
RATIO = 400
WINDOW = 1 << 27  # bytes that a Zstandard frame may ask us to keep
FEED = 2048  # bytes given to Zstandard at a time: they can become 64 MB at most

_ENDING = re.compile(r"\.(gz|bz2|zst|xz)\Z", re.IGNORECASE)


def bare(name: str) -> str:
    """The name without the endings that only say how it is packed."""
    return _ENDING.sub("", name)


def is_packed(name: str) -> bool:
    return _ENDING.search(name) is not None


def opened(place: Place) -> io.BufferedReader:
    """The bytes of a file, unpacked as they are read."""
    packed = place.open()
    found = _ENDING.search(place.name)
    if not found:
        return packed
    return io.BufferedReader(_Unpacked(place.name, packed, OPENERS[found[1].lower()]), 1 << 18)


class _Unpacked(io.RawIOBase):
    """What comes out of a packed stream: its faults told in one line, its growth bounded."""

    def __init__(self, name: str, packed: io.BufferedReader, opener: Callable[[IO[bytes], str], Any]) -> None:
        self.name, self.packed, self.grown, self.taken = name, packed, 0, 0
        self.inner = opener(cast(IO[bytes], _Taken(packed, self)), name)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self.inner.read(len(buffer))
        except EOFError:
            raise SourceError(f"{self.name}: ends in the middle; was it copied whole?") from None
        except (zlib.error, lzma.LZMAError, gzip.BadGzipFile, ValueError) as error:
            raise SourceError(f"{self.name}: is damaged: {_first_line(error)}") from None
        except OSError as error:
            if error.errno is not None:  # the disk's or the network's, not the unpacker's
                raise
            raise SourceError(f"{self.name}: is damaged: {_first_line(error)}") from None
        self.grown += len(data)
        if self.grown > LARGEST and self.grown > RATIO * self.taken:
            raise SourceError(
                f"{self.name}: grows to more than {RATIO} times its size; no text does, so it is not read"
            )
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self.packed.close()
        super().close()


class _Taken(io.RawIOBase):
    """The packed bytes, which tell how many were taken."""

    def __init__(self, file: io.BufferedReader, by: _Unpacked) -> None:
        self.file, self.by = file, by

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data = self.file.read1(min(size, 1 << 16) if size >= 0 else 1 << 16)
        self.by.taken += len(data)
        return data


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]


def _gz(file: IO[bytes], name: str) -> Any:
    return gzip.GzipFile(fileobj=file)


def _bz2(file: IO[bytes], name: str) -> Any:
    return bz2.BZ2File(file)


def _xz(file: IO[bytes], name: str) -> Any:
    return lzma.LZMAFile(file)


def _zst(file: IO[bytes], name: str) -> Any:
    try:
        import zstandard
    except ImportError:
        raise SourceError(f"{name}: to read .zst install the extra: pip install 'showbible[large]'") from None
    return _Joined(_frames(file, zstandard))


def _frames(file: IO[bytes], zstandard: Any) -> Iterator[bytes]:
    """What each of the frames holds, a little at a time."""
    unpacker = zstandard.ZstdDecompressor(max_window_size=WINDOW)
    frame, left = unpacker.decompressobj(), b""
    begun = False
    while piece := left or file.read(FEED):
        begun = True
        try:
            yield frame.decompress(piece)
        except zstandard.ZstdError as error:
            raise ValueError(_first_line(error)) from None
        left = frame.unused_data if frame.eof else b""
        if frame.eof:
            frame, begun = unpacker.decompressobj(), False
    if begun:
        raise EOFError


class _Joined:
    """Pieces of bytes as something to read from."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self.pieces, self.piece, self.at = pieces, b"", 0

    def read(self, size: int) -> bytes:
        while self.at >= len(self.piece):
            found = next(self.pieces, None)
            if found is None:
                return b""
            self.piece, self.at = found, 0
        self.at += size
        return self.piece[self.at - size : self.at]


OPENERS: dict[str, Callable[[IO[bytes], str], Any]] = {"gz": _gz, "bz2": _bz2, "zst": _zst, "xz": _xz}
