"""An answer worked out in a thread of this process, for systems that cannot fork."""

from __future__ import annotations

import socket

from pyoxigraph import Store

from graph.asking.diagnosis import diagnosed
from graph.asking.engine.answer import Answer
from graph.asking.engine.limits import Broken, Limits, Stopped, TooLarge, TooMany, TooSlow
from graph.asking.engine.places import Places
from graph.asking.engine.worker import Job, OverFull, perform
from graph.asking.waiting import within


class Held:
    """All of an answer."""

    def __init__(self) -> None:
        self.data = bytearray()

    def write(self, data: bytes, /) -> int:
        self.data += data
        return len(data)

    def flush(self) -> None:
        """Nothing: it stays here."""


class AnswerHere(Answer):
    """Whole, or not at all."""

    def __init__(self, job: Job, media_type: str, limits: Limits, places: Places, store: Store) -> None:
        super().__init__(job, media_type, limits, places, _no_line)
        self._store = store

    def begin(self) -> Answer:
        self._places.take()
        held = Held()
        try:
            failed = within(self._limits.timeout, lambda: _performed(self._store, self._job, held))
            if failed:
                raise failed
        except SyntaxError as error:
            update = not self._job.format
            raise diagnosed(self._job.text, str(error), self._job.prefixes, update=update) from None
        except OverFull:
            raise TooMany(self._limits) from None
        except TimeoutError:
            raise TooSlow(self._limits) from None
        except MemoryError:
            raise TooLarge(self._limits) from None
        except OSError as error:
            raise Broken(f"the engine failed: {error}") from None
        finally:
            self._places.give()
        if self._stopped:
            raise Stopped
        self.whole = bytes(held.data)
        return self


def _performed(store: Store, job: Job, held: Held) -> Exception | None:
    """What went wrong, bare: its frames hold what must end in the thread that made it."""
    try:
        perform(store, job, held)
    except Exception as error:
        return error.with_traceback(None)
    return None


def _no_line() -> socket.socket:
    raise OSError("no processes here")
