"""What a question may take, and the ways in which one ends without an answer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """`timeout` and `wait` in seconds, `memory` in megabytes above what the graph itself takes.

    At most `together` questions are worked on at once, and at most `waiting` stand in line, each for
    `wait` seconds.
    """

    timeout: float = 30.0
    rows: int = 1_000_000
    memory: int = 1024
    together: int = 4
    waiting: int = 16
    wait: float = 5.0


class Unanswered(RuntimeError):  # noqa: N818  the name says it
    """A question that got no answer, through no fault of its grammar."""


class TooSlow(Unanswered):
    """The time was over."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(f"no answer within {limits.timeout:g} s; ask for less")


class TooMany(Unanswered):
    """The answer has more rows, or triples, than the limit."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(
            f"the answer has more than {limits.rows:,} rows; ask for less, or for a part with LIMIT"
        )


class TooLarge(Unanswered):
    """The work needs more memory than the limit."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(f"the answer needs more than {limits.memory:,} MB of memory; ask for less")


class Busy(Unanswered):
    """All places are taken; come again in `after` seconds."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(f"{limits.together} questions are being answered; try again in a moment")
        self.after = max(1, round(limits.wait))


class Broken(Unanswered):
    """The process that worked on it ended, or the engine failed."""


class Stopped(Unanswered):
    """Whoever asked does not want the answer any more."""

    def __init__(self) -> None:
        super().__init__("stopped")
