"""Writing files whole or not at all, on the disk before anyone is told that they are there."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def write(path: Path, pieces: Iterable[str] | Iterable[bytes] | bytes) -> None:
    """Put the pieces in a file; whatever goes wrong on the way, the old file stays as it was."""
    try:
        target = path.resolve()  # a link stays a link: what it points at is replaced
        if target.exists() and not target.is_file():  # /dev/null and pipes are written to, never replaced
            with target.open("wb") as file:
                file.writelines(_bytes(pieces))
        else:
            _write(target, pieces)
    except OSError as error:
        if error.strerror:  # of the file that was asked for, not of the one beside it that is written first
            error.filename, error.filename2 = str(path), None
        raise


def _write(path: Path, pieces: Iterable[str] | Iterable[bytes] | bytes) -> None:
    # short, since the name of the file itself may be as long as names can be
    part = path.with_name(f".{path.name[:40]}.{secrets.token_hex(6)}.part")
    with os.fdopen(os.open(part, NEW, 0o666), "wb") as file:  # less what the umask takes away
        try:
            if path.exists():
                part.chmod(path.stat().st_mode & 0o777)
            file.writelines(_bytes(pieces))
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            file.close()
            part.unlink(missing_ok=True)
            raise
    try:
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    _flush(path.parent)


def _bytes(pieces: Iterable[str] | Iterable[bytes] | bytes) -> Iterable[bytes]:
    if isinstance(pieces, bytes):
        return (pieces,)
    return (piece.encode() if isinstance(piece, str) else piece for piece in pieces)


def _flush(folder: Path) -> None:
    """Put the new name on the disk too; systems that cannot open a folder do so by themselves."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
