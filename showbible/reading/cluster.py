"""Reads on a cluster: the same pure function, run by Dask on as many machines as its scheduler knows."""

from __future__ import annotations

from types import TracebackType
from typing import Any

from showbible.reading.cache import version
from showbible.reading.one import FAILED, Task, answer
from showbible.sources import SourceError

AHEAD = 4  # tasks for each thread of the cluster that wait or are under way
PATIENCE = 30  # seconds for a cluster to answer at all


class Cluster:
    """The workers behind a scheduler's address. One that dies is Dask's to replace."""

    def __init__(self, address: str) -> None:
        try:
            from distributed import Client
        except ImportError:
            raise SourceError(
                f"{address}: for Dask install the extra: pip install 'showbible[large]'"
            ) from None
        try:
            made: Any = Client
            self.client: Any = made(address, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            words = (str(error).splitlines() or ["no answer"])[0]
            raise SourceError(f"{address}: no Dask scheduler answers there: {words}") from None

    @property
    def room(self) -> int:
        threads: dict[str, int] = self.client.nthreads()
        return AHEAD * max(sum(threads.values()), 1)

    def submit(self, task: Task) -> Waiting:
        return Waiting(task, self.client.submit(work, task, version(), pure=False))

    def __enter__(self) -> Cluster:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.client.close()


class Waiting:
    """A task's answer that is under way."""

    def __init__(self, task: Task, future: Any) -> None:
        self.task, self.future = task, future

    def result(self) -> bytes:
        from distributed import KilledWorker

        try:
            found: bytes = self.future.result()
            return found
        except KilledWorker:
            return FAILED + f"{self.task.name}: reading it ended several workers".encode()
        finally:
            self.future.release()


def work(task: Task, ours: str) -> bytes:
    """What a worker of the cluster runs; one with other rules than ours would give other facts."""
    if version() != ours:
        raise SourceError(
            "the cluster's workers have another version of Show Bible or of Python than this one"
        )
    return answer(task)
