"""A process that reads one document after another: tasks come on its standard input, answers go out."""

from __future__ import annotations

import contextlib
import os
import signal
import struct
import sys
from typing import IO

from showbible.reading.one import Task, answer

HEAD = struct.Struct("!?IQ")  # many, the name's length, the data's
ANSWER = struct.Struct("!Q")
MEMORY = 6 << 30  # bytes; a document that takes more is left out before the machine has none


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the asker, who ends this process
    tasks, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a stray print goes nowhere near the answers
    _bound()
    with contextlib.suppress(BrokenPipeError):
        while task := received(tasks):
            done = answer(task)
            answers.write(ANSWER.pack(len(done)) + done)
            answers.flush()
    os._exit(0)


def send(task: Task, to: IO[bytes]) -> None:
    name = task.name.encode("utf-8", "surrogatepass")
    to.write(HEAD.pack(task.many, len(name), len(task.data)) + name)
    to.write(task.data)
    to.flush()


def received(line: IO[bytes]) -> Task | None:
    """The next task; none when the asker has no more or is gone."""
    head = line.read(HEAD.size)
    if len(head) < HEAD.size:
        return None
    many, name, data = HEAD.unpack(head)
    return Task(line.read(name).decode("utf-8", "surrogatepass"), line.read(data), many)


def _bound() -> None:
    """From here on this process ends where it takes too much memory."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
