"""Reads many documents: in this process, on all cores or on a cluster, with what is known of them kept."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Protocol

from extract.readers import UnreadableDocument
from extract.reading import DocumentFacts, NotAboutTelevision
from showbible.reading.cache import Cache
from showbible.reading.encoding import Damaged
from showbible.reading.one import ReadingFailed, Task, answer, facts_in
from showbible.reading.progress import Progress
from showbible.sources import Source

__all__ = ["Cache", "Progress", "Reading", "read"]

HANDFUL = 8  # documents that are read sooner than workers are started
MOST_TOLD = 1000  # lines of what was left out that are kept


class Promise(Protocol):
    """An answer that is under way."""

    def result(self) -> bytes: ...


class Readers(Protocol):
    """Whoever answers tasks: a pool of processes or a cluster, with room for so many at a time."""

    @property
    def room(self) -> int: ...

    def submit(self, task: Task) -> Promise: ...


@dataclass(frozen=True, slots=True)
class Found:
    """An answer; `fresh` if nobody kept it yet."""

    answered: bytes
    fresh: bool = False

    def result(self) -> bytes:
        return self.answered


@dataclass
class Reading:
    """What came of reading: the facts of each document, what was left out, and how many were about others."""

    facts: list[DocumentFacts] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    more: int = 0  # left out beyond those lines
    elsewhere: int = 0
    failed: ReadingFailed | None = None  # the first that was no fault of its document's

    def leave(self, why: str) -> None:
        if len(self.left_out) < MOST_TOLD:
            self.left_out.append(why)
        else:
            self.more += 1

    def told(self) -> tuple[str, ...]:
        """What was left out, a line each."""
        return (*self.left_out, f"{self.more:,} more files") if self.more else tuple(self.left_out)


def read(
    sources: Iterable[Source],
    *,
    jobs: int | None = None,
    scheduler: str | None = None,
    cache: Cache | None = None,
    progress: Progress | None = None,
) -> Reading:
    """What each source says, in their order: the same whoever reads them, and whatever was kept."""
    reading, kept = Reading(), iter(sources)
    few = list(islice(kept, HANDFUL + 1)) if jobs is None and not scheduler else []
    if jobs is None:
        jobs = (os.cpu_count() or 1) if len(few) > HANDFUL else 1
    try:
        with _readers(jobs, scheduler) as readers:
            for source, found in _answers(chain(few, kept), readers, cache):
                before = len(reading.facts)
                _take(source, found, reading, cache)
                if progress:
                    _tell(progress, reading, before, sources, source.name)
    finally:
        if progress:
            progress.clear()
        if cache:
            cache.tidy()
    return reading


def _readers(jobs: int, scheduler: str | None) -> AbstractContextManager[Readers | None]:
    """Whoever is to read; nobody means this process."""
    if scheduler:
        from showbible.reading.cluster import Cluster

        return Cluster(scheduler)
    if jobs > 1:
        from showbible.reading.pool import Pool

        return Pool(jobs)
    return nullcontext()


def _answers(
    sources: Iterable[Source], readers: Readers | None, cache: Cache | None
) -> Iterator[tuple[Source, Found]]:
    """Each source with its answer, in their order; what is under way at a time is bounded."""
    waiting: deque[tuple[Source, Found | Promise]] = deque()
    for source in sources:
        waiting.append((source, _asked(source, readers, cache)))
        while len(waiting) > (readers.room if readers else 0):
            yield _settled(*waiting.popleft())
    while waiting:
        yield _settled(*waiting.popleft())


def _asked(source: Source, readers: Readers | None, cache: Cache | None) -> Found | Promise:
    if source.problem:
        return Found(b"")
    task = _task(source)
    known = cache.get(task) if cache else None
    if known is not None:
        return Found(known)
    return readers.submit(task) if readers else Found(answer(task), fresh=True)


def _settled(source: Source, found: Found | Promise) -> tuple[Source, Found]:
    return source, found if isinstance(found, Found) else Found(found.result(), fresh=True)


def _take(source: Source, found: Found, reading: Reading, cache: Cache | None) -> None:
    if source.problem:
        reading.leave(source.problem)
        return
    task = _task(source)
    try:
        try:
            facts = facts_in(found.answered, task)
        except Damaged:  # an entry of the cache that is whole, and yet nothing that we wrote
            found = Found(answer(task), fresh=True)
            facts = facts_in(found.answered, task)
        reading.facts.append(facts)
    except NotAboutTelevision as error:
        if source.chosen:
            raise
        if source.many:
            reading.elsewhere += 1
        else:
            reading.leave(str(error))
    except (UnreadableDocument, ReadingFailed) as error:
        if source.chosen:
            raise
        reading.leave(str(error))
        if isinstance(error, ReadingFailed):
            reading.failed = reading.failed or error
    if cache and found.fresh:
        cache.put(task, found.answered)


def _task(source: Source) -> Task:
    return Task(source.name, source.data, source.many)


def _tell(progress: Progress, reading: Reading, before: int, sources: Iterable[Source], name: str) -> None:
    progress.documents, progress.elsewhere = len(reading.facts), reading.elsewhere
    progress.left_out = len(reading.left_out) + reading.more
    progress.facts += sum(len(one.facts) for one in reading.facts[before:])
    meter = getattr(sources, "meter", None)
    progress.at = meter.read if meter else 0
    progress.show(name)
