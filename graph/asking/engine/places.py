"""How many questions are worked on at once: who comes when all places are taken waits in line for a while."""

from __future__ import annotations

import threading

from graph.asking.engine.limits import Busy, Limits


class Places:
    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._places = threading.BoundedSemaphore(limits.together)
        self._line = threading.BoundedSemaphore(limits.together + limits.waiting)

    def take(self) -> None:
        """A place, as soon as one is free; Busy where that takes too long."""
        if not self._line.acquire(blocking=False):
            raise Busy(self._limits)
        if not self._places.acquire(timeout=self._limits.wait):
            self._line.release()
            raise Busy(self._limits)

    def give(self) -> None:
        self._places.release()
        self._line.release()
