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
    facts, passed = rules.run(document, Known(about))
    return DocumentFacts(document, about, facts, passed)
