"""One document read to an answer in bytes: a pure function, whichever process or machine it runs on."""

from __future__ import annotations

from dataclasses import dataclass

from extract import readers
from extract.readers import UnreadableDocument
from extract.reading import DocumentFacts, NotAboutTelevision, RuleFailed, facts_of
from extract.topic import topic
from showbible.reading.encoding import decoded, encoded
from showbible.sources.television import decided_by_lead

FACTS, ELSEWHERE, UNREADABLE, FAILED = b"F", b"N", b"U", b"R"


@dataclass(frozen=True, slots=True)
class Task:
    """A document to read; `many` says that it is one of a dump's, where most are about something else."""

    name: str
    data: bytes
    many: bool = False


class ReadingFailed(RuntimeError):  # noqa: N818  the name says it
    """A document on which whatever read it died: too large for the memory, or a fault of Show Bible's."""


def answer(task: Task) -> bytes:
    """What reading a document comes to: a letter that says how it ended, and its facts or what is wrong."""
    try:
        if task.many and _is_elsewhere(task):
            return ELSEWHERE
        return FACTS + encoded(facts_of(task.name, task.data))
    except NotAboutTelevision:
        return ELSEWHERE
    except UnreadableDocument as error:
        return UNREADABLE + error.reason.encode("utf-8", "replace")
    except RuleFailed as error:
        return FAILED + str(error).encode("utf-8", "replace")
    except (MemoryError, RecursionError) as error:
        return FAILED + f"{task.name}: reading it ended with a {type(error).__name__}".encode()


def facts_in(answered: bytes, task: Task) -> DocumentFacts:
    """The facts of an answer; raises what reading the document would have raised here."""
    letter, words = answered[:1], answered[1:]
    if letter == FACTS:
        return decoded(words, task.name, task.data)
    if letter == ELSEWHERE:
        raise NotAboutTelevision(task.name)
    if letter == UNREADABLE:
        raise UnreadableDocument(task.name, words.decode())
    raise ReadingFailed(words.decode())


def _is_elsewhere(task: Task) -> bool:
    """Whether the lead of a wiki's page already shows that it is about something else."""
    try:
        text = task.data.decode()
        lead = decided_by_lead(text)
        return len(lead) < len(text) and topic(readers.read(lead.encode(), task.name)) is None
    except (UnicodeError, UnreadableDocument):
        return False  # the whole of it decides
