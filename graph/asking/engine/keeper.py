"""The keeper: a process that holds the store, with nothing else running in it, and forks one child a job.

It is forked from the asker, so the store is shared until one of them writes. A child can be ended at any
time: by the kernel's alarm when its time is over, by the kernel when it takes too much memory, by the
keeper when the asker hangs up. The keeper ends when its asker does, whatever way that ends.
"""

from __future__ import annotations

import contextlib
import faulthandler
import gc
import os
import resource
import select
import signal
import socket
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Store

from graph.asking.engine.limits import Limits
from graph.asking.engine.line import PATIENCE, Sender, failed, receive_job, send
from graph.asking.engine.worker import OverFull, perform
from graph.asking.waiting import STACK

ROOM = 192 << 20  # what a thread and its allocator reserve without using it
LOOK = 2000  # milliseconds after which the keeper looks whether its asker still lives


def fork_keeper(store: Store, limits: Limits) -> tuple[int, socket.socket]:
    """A new keeper's process id, and the line on which it takes jobs."""
    here, there = socket.socketpair()
    asker = os.getpid()
    pid = os.fork()
    if pid:
        there.close()
        return pid, here
    try:
        _settle(there)
        _keep(store, limits, there, asker)
    finally:
        os._exit(0)


@dataclass(frozen=True, slots=True)
class Child:
    """A child at work: `life` ends when it does, `line` is the keeper's own hold on the asker."""

    pid: int
    life: int
    line: socket.socket


def _settle(control: socket.socket) -> None:
    """Leave all that came with the fork behind: the asker's open files, its signals, its terminal."""
    with contextlib.suppress(OSError):
        os.setpgid(0, 0)  # Ctrl-C is for the asker, and all children can be ended as one group
    faulthandler.disable()
    signal.set_wakeup_fd(-1)
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGALRM, signal.SIGCHLD):
        signal.signal(each, signal.SIG_DFL)
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    _close_all_but((0, 1, 2, control.fileno()))
    gc.disable()
    gc.freeze()
    with contextlib.suppress(OSError):
        os.nice(5)  # the pages of the explorer come first


def _close_all_but(kept: Iterable[int]) -> None:
    kept = frozenset(kept)
    for name in os.listdir("/dev/fd"):  # noqa: PTH208  no paths are wanted
        if int(name) not in kept:
            with contextlib.suppress(OSError):
                os.close(int(name))


def _keep(store: Store, limits: Limits, control: socket.socket, asker: int) -> None:
    """Fork for each job that comes, until the asker hangs up and all children have ended."""
    poll = select.poll()
    poll.register(control, select.POLLIN)
    lives: dict[int, Child] = {}
    lines: dict[int, Child] = {}
    hung_up = False
    while not hung_up or lives:
        # what has ended goes first, so that no number of a file means two in one round
        for ready in sorted((ready for ready, _ in poll.poll(LOOK)), key=lambda at: at == control.fileno()):
            if ready == control.fileno():
                line = _taken(control)
                if line is None:
                    hung_up = True
                    poll.unregister(control)
                elif child := _fork_child(store, limits, line, [control, *(c.line for c in lives.values())]):
                    lives[child.life] = lines[line.fileno()] = child
                    poll.register(child.life, 0)
                    poll.register(line, 0)  # 0: only that the asker hung up
            elif ready in lives:
                child = lives.pop(ready)
                if lines.pop(child.line.fileno(), None):
                    poll.unregister(child.line)
                poll.unregister(child.life)
                _buried(child)
            elif ready in lines:
                poll.unregister(ready)
                os.kill(lines.pop(ready).pid, signal.SIGKILL)
        if os.getppid() != asker:
            os.killpg(0, signal.SIGKILL)


def _taken(control: socket.socket) -> socket.socket | None:
    """The line of the next job; None where the asker is gone."""
    try:
        _, handles, _, _ = socket.recv_fds(control, 1, 1)
    except OSError:
        return None
    return socket.socket(fileno=handles[0]) if handles else None


def _buried(child: Child) -> None:
    """Tell the asker how the child ended, and leave nothing of it."""
    os.close(child.life)
    _, status = os.waitpid(child.pid, 0)
    child.line.setblocking(False)  # the asker may not be reading, and has the answer then
    with contextlib.suppress(OSError):
        send(child.line, b"Z", failed("ended", str(os.waitstatus_to_exitcode(status))))
    child.line.close()


def _fork_child(
    store: Store, limits: Limits, line: socket.socket, others: list[socket.socket]
) -> Child | None:
    try:
        life, its_life = os.pipe()
        pid = os.fork()
    except OSError:  # the machine has no more processes or files to give
        line.close()
        return None
    if pid:
        os.close(its_life)
        return Child(pid, life, line)
    try:
        os.close(life)
        for other in others:
            other.close()
        _bound(limits)
        _deep(lambda: _work(store, line))
    finally:
        os._exit(0)


def _bound(limits: Limits) -> None:
    """From here on the kernel ends this process when it takes too long or too much."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(OSError, ValueError):  # where there is no /proc, memory has no bound
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        most = pages * resource.getpagesize() + STACK + ROOM + (limits.memory << 20)
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    signal.setitimer(signal.ITIMER_REAL, limits.timeout)


def _deep(work: object) -> None:
    """Do the work on a deep stack: Oxigraph's parser and planner recurse."""
    threading.stack_size(STACK)
    thread = threading.Thread(target=work)  # type: ignore[arg-type]
    thread.start()
    thread.join()


def _work(store: Store, line: socket.socket) -> None:
    line.settimeout(PATIENCE)
    out = Sender(line)
    try:
        job = receive_job(line)
        if job:
            send(line, b"B")
            perform(store, job, out)
            out.end()
    except OverFull:
        send(line, b"X", failed("rows"))
    except MemoryError:
        send(line, b"X", failed("memory"))
    except SyntaxError as error:
        send(line, b"X", failed("syntax", str(error)))
    except (BrokenPipeError, ConnectionError, TimeoutError):
        pass  # nobody listens any more
    except BaseException as error:  # a panic of the engine is none of the usual exceptions
        send(line, b"X", failed("engine", str(error)))
    finally:
        os._exit(0)
