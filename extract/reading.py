"""One document read on its own: what it is about and everything its rules find, whatever the others say."""

from __future__ import annotations

from dataclasses import dataclass

from extract import readers, rules
from extract.document import Document
from extract.facts import Fact, Passed
from extract.known import Known
from extract.topic import Topic, topic


class NotAboutTelevision(ValueError):  # noqa: N818  the name says it
    """A document that could be read, but that is about no series, season or episode."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name
        self.reason = "this is not about a television series; give the text of a page about one"

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"


class RuleFailed(RuntimeError):  # noqa: N818  the name says it
    """A rule that stumbled over a document: a fault of Show Bible's, whatever the document is like."""

    def __init__(self, name: str, error: Exception) -> None:
        super().__init__(f"{name} was read, but a rule failed on it with {type(error).__name__}: {error}")
        self.name = name


@dataclass(frozen=True)
class DocumentFacts:
    """What one document says, its mentions still as they are written."""

    document: Document
    topic: Topic
    facts: tuple[Fact, ...]
    passed: tuple[Passed, ...] = ()


def facts_of(name: str, data: bytes) -> DocumentFacts:
    """Read one document and run the rules over it: a pure function of its two arguments."""
    document = readers.read(data, name)
    about = topic(document)
    if about is None:
        raise NotAboutTelevision(name)
    try:
        facts, passed = rules.run(document, Known(about))
    except Exception as error:  # a KeyError of ours must not look like a fault of the document's
        raise RuleFailed(name, error) from error
    return DocumentFacts(document, about, facts, passed)
