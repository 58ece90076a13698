"""An answer from a process of its own: its kind, or why there is none, is known before its first byte."""

from __future__ import annotations

import contextlib
import signal
import socket
import threading
from collections.abc import Callable, Iterator

from graph.asking.diagnosis import diagnosed
from graph.asking.engine.limits import Broken, Limits, Stopped, TooLarge, TooMany, TooSlow
from graph.asking.engine.line import receive, send_job, told
from graph.asking.engine.places import Places
from graph.asking.engine.worker import Job

GRACE = 10.0  # seconds beyond the time limit, for a machine that has much to do

Opening = Callable[[], socket.socket]


class Answer:
    """Begun by `begin`, which returns when it is known how it goes on; read once, by `parts`.

    `whole` is the body where it is short; `stop` may be called at any time, by any thread.
    """

    def __init__(self, job: Job, media_type: str, limits: Limits, places: Places, opened: Opening) -> None:
        self.media_type = media_type
        self.whole: bytes | None = None
        self._job, self._limits, self._places, self._open = job, limits, places, opened
        self._line: socket.socket | None = None
        self._first = b""
        self._stopped = False
        self._ending = threading.Lock()
        self._placed = False

    def begin(self) -> Answer:
        """Wait until the answer is whole, or longer than is held back; raise what went wrong until then."""
        self._places.take()
        self._placed = True
        try:
            sign, self._first = self._asked()
            if sign == b"W":
                self.whole = self._first
                sign, self._first = self._frame() or (b"", b"")
                self._refuse_all_but(b"E", sign, self._first)
                self._end()
            else:
                self._refuse_all_but(b"D", sign, self._first)
        except BaseException:
            self._end()
            raise
        return self

    def parts(self) -> Iterator[bytes]:
        """The body. An answer that breaks off raises, so that nobody takes a part for the whole."""
        if self.whole is not None:
            yield self.whole
            return
        try:
            yield self._first
            while True:
                sign, data = self._frame() or (b"", b"")
                if sign == b"E":
                    return
                self._refuse_all_but(b"D", sign, data)
                yield data
        finally:
            self._end()

    def stop(self) -> None:
        """End the process that works on it, and let go of the place."""
        self._stopped = True
        line = self._line
        if line is not None:
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)  # whoever reads it now is woken
        self._give_back()

    def _asked(self) -> tuple[bytes, bytes]:
        """The first frame of the answer. If no child took the job, the keeper had died: the next gets it."""
        for _ in range(2):
            self._line = self._open()
            if self._stopped:
                break
            self._line.settimeout(self._limits.timeout + GRACE)
            with contextlib.suppress(OSError):
                send_job(self._line, self._job)
            frame = self._frame()
            if frame and frame[0] == b"B":
                frame = self._frame()
                return frame or (b"", b"")
            if frame:
                return frame
            self._hang_up()
        return b"", b""

    def _frame(self) -> tuple[bytes, bytes] | None:
        assert self._line is not None
        try:
            return receive(self._line)
        except TimeoutError:
            raise TooSlow(self._limits) from None
        except OSError:
            return None

    def _refuse_all_but(self, expected: bytes, sign: bytes, data: bytes) -> None:
        if sign != expected:
            raise self._why(sign, data)

    def _why(self, sign: bytes, data: bytes) -> Exception:
        """Why there is no answer, or no more of it."""
        if self._stopped:
            return Stopped()
        if not sign:
            return Broken("the process that answered is gone; ask again")
        found = told(data)
        if sign == b"Z":
            return self._killed(int(found["words"]))
        if found["why"] == "syntax":
            return diagnosed(self._job.text, found["words"], self._job.prefixes, update=not self._job.format)
        if found["why"] == "rows":
            return TooMany(self._limits)
        if found["why"] == "memory":
            return TooLarge(self._limits)
        first = next(iter(found["words"].splitlines()), "no reason told")
        return Broken(f"the engine failed: {first[:200]}")

    def _killed(self, code: int) -> Exception:
        if code == -signal.SIGALRM:
            return TooSlow(self._limits)
        if code in (-signal.SIGABRT, -signal.SIGKILL):  # Rust gives up so without memory, Linux ends so
            return TooLarge(self._limits)
        return Broken("the engine broke down over this question; write it in a simpler way")

    def _hang_up(self) -> None:
        with self._ending:
            if self._line is not None:
                self._line.close()

    def _end(self) -> None:
        self._hang_up()
        self._give_back()

    def _give_back(self) -> None:
        with self._ending:
            placed, self._placed = self._placed, False
        if placed:
            self._places.give()
