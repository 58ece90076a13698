"""Workers on all cores: a process each, fed by a thread each, replaced when a document kills one.

They are plain processes that talk through pipes: a script or a notebook that builds needs no
`if __name__ == "__main__"`, and nothing of this process is copied into them.
"""

from __future__ import annotations

import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType

import showbible
from showbible.reading.one import FAILED, Task
from showbible.reading.worker import ANSWER, send

START = "import sys; sys.path.insert(0, sys.argv[1]); from showbible.reading.worker import main; main()"
PATIENCE = 600  # seconds for one document; the longest take some


class Died(Exception):  # noqa: N818  the name says it
    """A worker that ended before its answer came; `why` in words."""


class Worker:
    """One process and the pipes to it."""

    def __init__(self) -> None:
        root = str(Path(showbible.__file__).parents[1])
        self.process = subprocess.Popen(
            [sys.executable, "-c", START, root], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def ask(self, task: Task) -> bytes:
        """The answer to a task; raises Died if the process does not live to give one."""
        assert self.process.stdin
        assert self.process.stdout
        late = threading.Event()
        timer = threading.Timer(PATIENCE, self._give_up, (late,))
        timer.daemon = True
        timer.start()
        try:
            send(task, self.process.stdin)
            (size,) = ANSWER.unpack(self.process.stdout.read(ANSWER.size).ljust(ANSWER.size, b"\xff"))
            found = self.process.stdout.read(size) if size < 1 << 40 else b""
            if not found or len(found) < size:
                raise BrokenPipeError
            return found
        except OSError:
            self.end()
            long = f"it took longer than {PATIENCE} seconds"
            raise Died(
                long if late.is_set() else f"the process ended with {self.process.returncode}"
            ) from None
        finally:
            timer.cancel()

    def _give_up(self, late: threading.Event) -> None:
        late.set()
        self.process.kill()

    def end(self) -> None:
        with suppress(OSError):
            self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            with suppress(OSError):
                if pipe:
                    pipe.close()


class Pool:
    """As many workers as are wanted, each started when the first task for it comes."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self.room = jobs * 4  # tasks that wait or are under way
        self.threads = ThreadPoolExecutor(jobs)
        self.idle: queue.LifoQueue[Worker] = queue.LifoQueue()
        self.living: set[Worker] = set()
        self.turn = Turn()
        self.over = False

    def submit(self, task: Task) -> Future[bytes]:
        return self.threads.submit(self.answer, task)

    def answer(self, task: Task) -> bytes:
        """What a worker answers; where one dies, what another does while all others rest."""
        try:
            with self.turn.shared():
                return self._ask(task)
        except Died:
            if self.over:
                raise
        try:
            with self.turn.alone():
                return self._ask(task)
        except Died as died:
            return FAILED + f"{task.name}: reading it ended the process twice: {died}".encode()

    def _ask(self, task: Task) -> bytes:
        try:
            worker = self.idle.get_nowait()
        except queue.Empty:
            worker = Worker()
            self.living.add(worker)
        if self.over:
            worker.end()
            raise Died("it is over")
        try:
            found = worker.ask(task)
        except Died:
            self.living.discard(worker)
            raise
        self.idle.put(worker)
        return found

    def __enter__(self) -> Pool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.over = True
        self.threads.shutdown(wait=False, cancel_futures=True)
        for worker in tuple(self.living):
            worker.process.kill()  # threads that wait for it see that it is over
        self.threads.shutdown()
        for worker in tuple(self.living):
            worker.end()


class Turn:
    """Many may go on together, or one alone."""

    def __init__(self) -> None:
        self.change = threading.Condition()
        self.together = 0
        self.waiting = 0

    @contextmanager
    def shared(self) -> Iterator[None]:
        with self.change:
            self.change.wait_for(lambda: not self.waiting)
            self.together += 1
        try:
            yield
        finally:
            with self.change:
                self.together -= 1
                self.change.notify_all()

    @contextmanager
    def alone(self) -> Iterator[None]:
        with self.change:
            self.waiting += 1
            self.change.wait_for(lambda: not self.together)
            try:
                yield  # with the lock held: nobody else begins
            finally:
                self.waiting -= 1
                self.change.notify_all()
