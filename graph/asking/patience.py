"""How often and how long one insists with a server that is busy or breaks off."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar

from graph.asking.remote import EndpointError

BUSY = (429, 502, 503, 504)
TRIES = 5
Out = TypeVar("Out")


@dataclass
class Patience:
    """`total` seconds for everything that is done with it; `hint` says what to do when they are over."""

    total: float = 600.0
    hint: str = ""
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    first: float = 2.0  # seconds before the second try; twice as long before each one after it
    _start: float | None = None

    def insist(self, attempt: Callable[[], Out], least: float = 0.0) -> Out:
        """What the attempt gives, made again while the server is busy; after `Retry-After` if it says so."""
        self.begin()
        delay = self.first
        for number in range(1, TRIES + 1):
            try:
                return attempt()
            except EndpointError as error:
                if not (error.status in BUSY or error.broken) or number == TRIES:
                    raise
                told = seconds(error.retry_after)
                self.wait(delay if told is None else max(told, least), str(error))
                delay *= 2
        raise AssertionError("the last try returns or raises")

    def begin(self) -> None:
        self._start = self.clock() if self._start is None else self._start

    def left(self) -> float:
        """How many seconds there still are."""
        return self.total - (self.clock() - (self.clock() if self._start is None else self._start))

    def wait(self, delay: float, why: str) -> None:
        if delay > self.left():
            over = f"the time of {self.total:g} s is over"
            raise EndpointError("; ".join(filter(None, (why, over, self.hint))))
        self.sleep(delay)


def seconds(words: str) -> float | None:
    """How long `Retry-After` says to wait: a number of seconds, or a point in time."""
    if not words:
        return None
    try:
        return max(0.0, float(words))
    except ValueError:
        pass
    try:
        return max(0.0, (parsedate_to_datetime(words) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None
