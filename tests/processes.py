"""What runs on this machine, as /proc tells it: children, open files, and whether a process is there."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

PROC = Path("/proc")
needs_proc = pytest.mark.skipif(not (PROC / "self/statm").exists(), reason="there is no /proc here")


def children(pid: int) -> list[int]:
    """The processes that a process started, dead ones that nobody buried included."""
    found = []
    for entry in PROC.iterdir():
        if entry.name.isdigit():
            try:
                after = (entry / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
            except OSError:
                continue
            if int(after[1]) == pid:
                found.append(int(entry.name))
    return found


def alive(pid: int) -> bool:
    """Whether it is there and no mere remainder."""
    try:
        return (PROC / str(pid) / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def open_files(pid: int) -> int:
    return len(list((PROC / str(pid) / "fd").iterdir()))


def soon(what: Callable[[], object], seconds: float = 20) -> bool:
    """Whether it comes to be, within a time that is long for a machine with much to do."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if what():
            return True
        time.sleep(0.02)
    return False
