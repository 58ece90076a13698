"""Work that may take too long or go too deep, done where it can be given up."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar

STACK = 256 * 1024 * 1024  # Oxigraph's parser and planner recurse: 5,000 OPTIONALs in a row overflow 8 MB
Out = TypeVar("Out")


def within(seconds: float, work: Callable[[], Out], hint: str = "") -> Out:
    """Do the work on a deep stack, and stop waiting for it when the time is over."""
    done: list[tuple[bool, Any]] = []

    def run() -> None:
        try:
            done.append((True, work()))
        except BaseException as error:
            done.append((False, error))

    thread = threading.Thread(target=run, daemon=True)
    before = threading.stack_size(STACK)
    try:
        thread.start()
    finally:
        threading.stack_size(before)
    thread.join(seconds)
    if not done:
        raise TimeoutError(f"no answer within {seconds:g} s" + (f"; {hint}" if hint else ""))
    good, outcome = done[0]
    if not good:
        raise outcome
    answer: Out = outcome
    return answer
