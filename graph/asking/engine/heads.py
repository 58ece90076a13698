"""The prefixes at the head of Turtle in their order, so that one answer has the same bytes each time."""

from __future__ import annotations

from graph.asking.engine.out import Out

PREFIX = b"@prefix "


def in_order(data: bytes) -> bytes:
    """What begins with lines of prefixes, with these sorted."""
    lines = data.splitlines(keepends=True) if data.startswith(PREFIX) else []
    count = next((at for at, line in enumerate(lines) if not line.startswith(PREFIX)), len(lines))
    return b"".join(sorted(lines[:count]) + lines[count:]) if count else data


class InOrder:
    """Passes on what is written, the head of it in order."""

    def __init__(self, out: Out) -> None:
        self._out, self._began = out, False

    def write(self, data: bytes, /) -> int:
        self._out.write(data if self._began else in_order(data))
        self._began = True
        return len(data)

    def flush(self) -> None:
        self._out.flush()
