"""Times and rows: the processor's seconds, ours and a peer's by turns, so that a noisy machine hits both."""

from __future__ import annotations

import gc
import resource
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any


@dataclass(frozen=True)
class Row:
    """One measurement; `ratio` is ours by the peer's, or the other way round where `better` says so."""

    what: str
    size: str
    ours: str
    peer: str
    theirs: str
    ratio: float
    better: str  # what makes it good: "higher" or "lower"


def seconds(work: Mapping[str, Callable[[], Any]], times: int = 3) -> dict[str, float]:
    """The median of the processor's seconds that each piece of work takes, done by turns."""
    taken: dict[str, list[float]] = {name: [] for name in work}
    for _ in range(times):
        for name, do in work.items():
            gc.collect()
            begun = time.process_time()
            do()
            taken[name].append(time.process_time() - begun)
    return {name: median(each) for name, each in taken.items()}


def processes(commands: Mapping[str, Sequence[str]], folder: str, times: int = 9) -> dict[str, float]:
    """The same of whole processes, from start to end."""

    def run(command: Sequence[str]) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(times):
        for name, command in commands.items():
            taken[name].append(run(command))
    return {name: median(each) for name, each in taken.items()}


def told(value: float) -> str:
    """Seconds as people read them."""
    return f"{value:.2f} s" if value >= 1 else f"{value * 1000:.1f} ms"


def faster(what: str, size: str, ours: float, peer: str, theirs: float) -> Row:
    """How many times as fast as the peer we are."""
    return Row(what, size, told(ours), peer, told(theirs), theirs / ours if ours else 0.0, "higher")


def slower(what: str, size: str, ours: float, peer: str, theirs: float) -> Row:
    """How many times as long as the peer we take, where less is not to be had."""
    return Row(what, size, told(ours), peer, told(theirs), ours / theirs if theirs else 0.0, "lower")
