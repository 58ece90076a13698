"""Writing files whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path


def write(path: Path, pieces: Iterable[str] | bytes) -> None:
    """Put the pieces in a file; whatever goes wrong on the way, the old file stays as it was."""
    try:
        _write(path.resolve(), pieces)  # a link stays a link: what it points at is replaced
    except OSError as error:
        if error.strerror:  # of the file that was asked for, not of the one beside it that is written first
            error.filename, error.filename2 = str(path), None
        raise


def _write(path: Path, pieces: Iterable[str] | bytes) -> None:
    number, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            if isinstance(pieces, bytes):
                file.write(pieces)
            else:
                file.writelines(piece.encode() for piece in pieces)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(_mode(path))
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int:
    """The old file's rights, or those that a new file gets here."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
