"""What documents said the last time, kept by their bytes and by the rules that read them.

An entry is a checksum and an answer as `one.answer` gives it. Nothing in one is ever run, so that a
folder from elsewhere does no harm; what is damaged counts as not there. A document's name is no part of
its key: a file that moved is read no second time.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path

import extract
from graph.writing.files import write
from showbible.reading.one import ELSEWHERE, FACTS, Task

MOST = 4 << 30  # bytes; what was not asked for the longest goes first
KEPT = 0.8  # of `MOST`, after something had to go
CHECK = 16
AN_HOUR = 3600
_HEX = frozenset("0123456789abcdef")


@cache
def version() -> str:
    """The rules' own mark: another line of code, another word in a list, and all is read again."""
    mark = sha256(f"1 {sys.version_info[:2]}".encode())
    here = Path(__file__).parent
    files = [*Path(extract.__path__[0]).rglob("*.py"), *Path(extract.__path__[0]).rglob("*.toml")]
    near = (here / "encoding.py", here / "one.py", here.parent / "sources" / "television.py")
    for file in (*sorted(files), *near):
        mark.update(sha256(file.read_bytes()).digest())
    return mark.hexdigest()


@dataclass
class Cache:
    """A folder of answers, shared by all builds that run in its project, also at once."""

    folder: Path
    most: int = MOST
    made: Callable[[], object] = lambda: None  # makes the folder around it
    added: int = field(default=0, init=False)

    def get(self, task: Task) -> bytes | None:
        """The answer that reading this document gave before."""
        file = self._file(task)
        try:
            entry = file.read_bytes()
            os.utime(file)
        except OSError:
            return None
        check, answered = entry[:CHECK], entry[CHECK:]
        return answered if answered and check == sha256(answered).digest()[:CHECK] else None

    def put(self, task: Task, answered: bytes) -> None:
        """Keep an answer; a full disk or a folder that cannot be written costs only time later."""
        if not answered.startswith(FACTS) and not (task.many and answered == ELSEWHERE):
            return
        file = self._file(task)
        with suppress(OSError):
            self.made()
            file.parent.mkdir(parents=True, exist_ok=True)
            write(file, sha256(answered).digest()[:CHECK] + answered)
            self.added += len(answered)

    def tidy(self) -> None:
        """Let the oldest entries go where there is too much, and what killed builds left."""
        if not self.added:
            return
        with suppress(OSError):
            entries = sorted(self._entries())
            total = sum(size for _, size, _ in entries)
            for _, size, file in entries if total > self.most else ():
                file.unlink(missing_ok=True)
                total -= size
                if total <= KEPT * self.most:
                    break

    def _entries(self) -> Iterator[tuple[float, int, Path]]:
        """Each entry with its age and its size. What has another name is not ours, and is left alone."""
        for room in self.folder.iterdir():
            if not _is_hex(room.name, 2) or room.is_symlink():
                continue
            for file in room.iterdir():
                with suppress(OSError):
                    told = file.stat()
                    if _is_hex(file.name, 62):
                        yield told.st_mtime, told.st_size, file
                    elif file.suffix == ".part" and time.time() - told.st_mtime > AN_HOUR:
                        file.unlink()

    def _file(self, task: Task) -> Path:
        key = sha256(f"{version()} {task.many} {sha256(task.data).hexdigest()}".encode()).hexdigest()
        return self.folder / key[:2] / key[2:]


def _is_hex(name: str, length: int) -> bool:
    return len(name) == length and set(name) <= _HEX
