"""The line between an asker and the process that works for it: a job goes out, frames of an answer come back.

A frame is a sign, the length of what follows, and that. B says that the work begins, W is a whole answer, D a
part of one that is too long to be held back, and E follows the last of them; X says why there is none; Z,
from the keeper, how the process ended. A line that ends without E or X broke off.
"""

from __future__ import annotations

import json
import signal
import socket
import struct
from dataclasses import asdict
from typing import Any

from graph.asking.engine.worker import Job

HEAD = struct.Struct("!cI")
HELD = 1 << 20  # so much is held back, so that what goes wrong until then can still be told
PART = 1 << 16
PATIENCE = 60.0  # seconds for which a reader may take nothing at all


def send(line: socket.socket, sign: bytes, data: bytes | bytearray = b"") -> None:
    line.sendall(HEAD.pack(sign, len(data)) + data)


def receive(line: socket.socket) -> tuple[bytes, bytes] | None:
    """The next frame; None where the line ends, be it within a frame."""
    head = _exactly(line, HEAD.size)
    if head is None:
        return None
    sign, size = HEAD.unpack(head)
    data = _exactly(line, size)
    return None if data is None else (sign, data)


def _exactly(line: socket.socket, size: int) -> bytes | None:
    data = bytearray()
    while len(data) < size:
        piece = line.recv(min(size - len(data), 1 << 20))
        if not piece:
            return None
        data += piece
    return bytes(data)


def send_job(line: socket.socket, job: Job) -> None:
    send(line, b"J", json.dumps(asdict(job)).encode())


def receive_job(line: socket.socket) -> Job | None:
    frame = receive(line)
    return Job(**json.loads(frame[1])) if frame else None


def failed(why: str, words: str = "") -> bytes:
    """What an X frame holds."""
    return json.dumps({"why": why, "words": words}).encode()


def told(data: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(data)
    return found


class Sender:
    """Holds the beginning of an answer back, then sends it in parts; the clock stands while it sends."""

    def __init__(self, line: socket.socket) -> None:
        self.line, self.held, self.began = line, bytearray(), False

    def write(self, data: bytes, /) -> int:
        self.held += data
        if len(self.held) >= (PART if self.began else HELD):
            self._send(b"D")
            self.began = True
        return len(data)

    def flush(self) -> None:
        """Nothing: parts go when they are full."""

    def end(self) -> None:
        if self.held or not self.began:
            self._send(b"D" if self.began else b"W")
        self._send(b"E")

    def _send(self, sign: bytes) -> None:
        left, _ = signal.setitimer(signal.ITIMER_REAL, 0)  # a slow reader does not make the question slow
        send(self.line, sign, self.held)
        self.held.clear()
        signal.setitimer(signal.ITIMER_REAL, left)
