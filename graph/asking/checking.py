"""Checks a query while it is typed, in a process of its own, which may crash or take too long alone."""

from __future__ import annotations

import multiprocessing
import re
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from pyoxigraph import Store

from graph.asking.sparql import QueryError, Token, check, form, tokens

READY, SECONDS = 20.0, 2.0  # for the process to begin, and for one check
ERROR, WARNING = "error", "warning"


@dataclass(frozen=True, slots=True)
class Remark:
    """What is wrong with a query, or may be, from `start` to `end`."""

    start: int
    end: int
    weight: str
    words: str


@dataclass
class Parser:
    """A process that parses: it is started when first asked, and again when it had to be killed."""

    prefixes: Mapping[str, str]
    base: str
    seconds: float = SECONDS
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _process: BaseProcess | None = None
    _line: Connection | None = None

    def error(self, text: str) -> QueryError | None:
        """Why a query cannot be run; nothing for one that can, or could not be parsed in time."""
        try:
            check(text, own_graphs=True)
        except QueryError as refused:
            return refused
        with self._lock:
            said = self._asked(text)
        return QueryError(said[0], text, said[1]) if said else None

    def stop(self) -> None:
        """End the process, wherever it is."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._line is not None:
            self._line.close()
        self._process = self._line = None

    def _asked(self, text: str) -> tuple[str, int | None] | None:
        try:
            line = self._line or self._started()
            line.send(text)
            if line.poll(self.seconds):
                answer: tuple[str, int | None] | None = line.recv()
                return answer
        except (EOFError, OSError):  # it crashed over this text
            pass
        self.stop()
        return None

    def _started(self) -> Connection:
        spawning = multiprocessing.get_context("spawn")
        ours, theirs = spawning.Pipe()
        self._process = spawning.Process(
            target=_parse, args=(theirs, dict(self.prefixes), self.base), daemon=True
        )
        self._process.start()
        theirs.close()
        self._line = ours
        if not ours.poll(READY):
            raise EOFError
        ours.recv()
        return ours


def _parse(line: Connection, prefixes: dict[str, str], base: str) -> None:
    """The process: a text in, its error or nothing out, until nobody asks any more."""
    import signal

    from graph.asking.diagnosis import diagnosed
    from graph.asking.waiting import within

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends this one
    empty = Store()
    line.send("ready")
    while True:
        try:
            text = line.recv()
        except EOFError:
            return
        said = None
        try:  # over an empty store, so that nothing is found; without a time, since who asked has one
            within(3600, partial(_tried, empty, text, prefixes, base))
        except SyntaxError as error:
            found = diagnosed(text, str(error), prefixes)
            said = (found.reason, found.position)
        except Exception:  # an error while it is worked out is no error of its form
            pass
        line.send(said)


def _tried(empty: Store, text: str, prefixes: dict[str, str], base: str) -> None:
    empty.query(text, prefixes=prefixes, base_iri=base)


def remarks(text: str, parser: Parser, declared: set[str]) -> list[Remark]:
    """The error of a query, or else what in it may be meant otherwise."""
    if not text.strip():
        return []
    error = parser.error(text)
    if error is not None:
        start = error.position or 0
        token = next((t for t in tokens(text) if t.start == start), None)
        end = start + len(token.text) if token else min(start + 1, len(text))
        return [Remark(start, max(end, start), ERROR, error.reason)]
    seen = list(tokens(text))
    return sorted([*_undeclared(seen, declared), *_loose(text, seen)], key=lambda r: r.start)


def _undeclared(seen: list[Token], declared: set[str]) -> Iterator[Remark]:
    """Names with the prefix sb: that the ontology does not have."""
    for token in seen:
        if (
            token.kind == "name"
            and token.text.startswith("sb:")
            and token.text[3:].rstrip(".") not in declared
        ):
            name = token.text.rstrip(".")
            near = get_close_matches(name[3:], sorted(declared), n=2, cutoff=0.6)
            meant = f"; did you mean {' or '.join('sb:' + n for n in near)}?" if near else ""
            words = f"the ontology has no {name}{meant}"
            yield Remark(token.start, token.start + len(name), WARNING, words)


def _loose(text: str, seen: list[Token]) -> Iterator[Remark]:
    """Variables that SELECT shows and nothing else has: mostly a slip of the hand."""
    if form(text) != "SELECT":
        return
    count: dict[str, int] = {}
    for token in seen:
        if token.kind == "variable":
            count[token.text[1:]] = count.get(token.text[1:], 0) + 1
    shown = True
    for number, token in enumerate(seen):
        if token.text == "{":
            shown = False
        elif shown and token.kind == "variable" and count[token.text[1:]] == 1:
            if number and re.fullmatch("(?i)as", seen[number - 1].text):
                continue
            words = f"{token.text} is shown, and nothing in the query gives it a value"
            yield Remark(token.start, token.start + len(token.text), WARNING, words)
