"""Answers SPARQL of anybody: each question in a process of its own that is ended when it takes too much.

No engine is safe alone: a cross product never ends, a sort fills the memory, and either would take the whole
server with it. So a keeper process holds the graph and forks a child for each question. Where processes
cannot be forked (Windows) a question runs in a thread that is left behind when its time is over, its memory
is not bounded, and its answer is sent only when it is whole.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import threading
from collections.abc import Sequence

from graph.asking.datasets import check_graphs, refuse_unknown
from graph.asking.diagnosis import diagnosed
from graph.asking.engine.answer import Answer
from graph.asking.engine.formats import formats_of, wanted
from graph.asking.engine.here import AnswerHere
from graph.asking.engine.limits import Broken, Limits
from graph.asking.engine.places import Places
from graph.asking.engine.worker import Job
from graph.asking.query import prefixes
from graph.asking.sparql import check, form, names_used
from graph.asking.updates import check_update, with_dataset
from graph.knowledge import KnowledgeGraph

FORKS = hasattr(os, "fork")


class Engine:
    """The graph at hand, for questions of anybody; it starts with the first. Threads may share it."""

    def __init__(self, knowledge: KnowledgeGraph, limits: Limits | None = None) -> None:
        self.knowledge, self.limits = knowledge, limits or Limits()
        self.prefixes = prefixes(knowledge.base)
        self._places = Places(self.limits)
        self._keeper: tuple[int, socket.socket] | None = None
        self._stopped = False
        self._leaving: list[int] = []  # keepers that end when their last child has
        self._lock = threading.Lock()
        self._changing = threading.Lock()

    @property
    def graphs(self) -> list[str]:
        """The named graphs that there are."""
        return sorted(graph.value for graph in self.knowledge.store.named_graphs())

    def answer(
        self,
        text: str,
        accept: str = "",
        format: str = "",
        default: Sequence[str] | None = None,
        named: Sequence[str] | None = None,
    ) -> Answer:
        """The answer to a query, to be begun; refused are those that no engine should see.

        `format` is the name of a format, and comes before `accept`, an HTTP Accept header. `default` and
        `named` are the graphs to ask, in place of those that the query names.
        """
        check(text, own_graphs=True)
        given = default is not None or named is not None
        graphs = self.graphs
        if given:
            refuse_unknown([*(default or ()), *(named or ())], graphs)
        else:
            check_graphs(text, graphs, self.prefixes, self.knowledge.base)
        kind = form(text)
        chosen = wanted(formats_of(kind), accept, format)
        job = Job(
            text, self.knowledge.base, self.prefixes, chosen.format.key, self.limits.rows,
            list(default or ()) if given else None,
            list(named or ()) if given else None,
            names_used(text, self.prefixes) if formats_of(kind) is formats_of("CONSTRUCT") else None,
        )  # fmt: skip
        return self._work(job, chosen.content_type)

    def change(self, text: str, using: Sequence[str] = (), using_named: Sequence[str] = ()) -> None:
        """Update the graph, all of the request or nothing of it.

        A child tries it first, so that one that never ends, or takes too much, harms nobody; then it is done,
        and a new keeper takes over. (Where processes cannot be forked it is done at once.)
        """
        check_update(text, bool(using or using_named))
        asked = with_dataset(text, using, using_named)
        with self._changing:
            if FORKS:
                self._work(Job(asked, self.knowledge.base, self.prefixes), "").begin()
            try:
                self.knowledge.store.update(asked, base_iri=self.knowledge.base, prefixes=self.prefixes)
            except SyntaxError as error:
                raise diagnosed(asked, str(error), self.prefixes, update=True) from None
            self._retire()

    def start(self) -> None:
        """Fork the keeper now, best before there are any threads."""
        if FORKS:
            with self._lock:
                self._ready()

    def stop(self) -> None:
        """End the keeper and all that it has at work, for good."""
        with self._lock:
            self._stopped = True
            if self._keeper:
                self._end(self._keeper)
            self._keeper = None
            for pid in self._leaving:
                self._kill(pid)
            self._leaving.clear()

    def _work(self, job: Job, media_type: str) -> Answer:
        if not FORKS:
            return AnswerHere(job, media_type, self.limits, self._places, self.knowledge.store)
        return Answer(job, media_type, self.limits, self._places, self._open)

    def _open(self) -> socket.socket:
        """A line to a new child."""
        here, there = socket.socketpair()
        with self._lock:
            if self._stopped:
                raise Broken("no more questions are answered here")
            self._bury()
            for _ in range(2):
                try:
                    socket.send_fds(self._ready(), [b"J"], [there.fileno()])
                    break
                except OSError:  # somebody killed the keeper
                    if self._keeper:
                        self._end(self._keeper)
                    self._keeper = None
        there.close()
        return here

    def _ready(self) -> socket.socket:
        if self._keeper is None:
            from graph.asking.engine.keeper import fork_keeper

            self._keeper = fork_keeper(self.knowledge.store, self.limits)
        return self._keeper[1]

    def _retire(self) -> None:
        """Let the keeper go when its children have: it holds the graph as it was."""
        with self._lock:
            if self._keeper:
                pid, control = self._keeper
                control.close()
                self._leaving.append(pid)
            self._keeper = None
            self._bury()

    def _bury(self) -> None:
        """Take note of the keepers that ended since."""
        self._leaving = [pid for pid in self._leaving if os.waitpid(pid, os.WNOHANG) == (0, 0)]

    def _end(self, keeper: tuple[int, socket.socket]) -> None:
        keeper[1].close()
        self._kill(keeper[0])

    def _kill(self, pid: int) -> None:
        with contextlib.suppress(OSError):
            os.killpg(pid, signal.SIGKILL)
        with contextlib.suppress(OSError):
            os.waitpid(pid, 0)
