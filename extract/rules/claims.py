"""What people are reported to have said, kept as theirs: "Rosenberg confirmed that all 13 episodes …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.document import Document
from extract.facts import Fact, Finding, Modality, Ref, Value
from extract.known import Known
from extract.prose.grammar import NAME, SPEECH
from extract.prose.mentions import words
from extract.prose.people import People, is_plot
from extract.prose.shape import Prose, Sentence

_TRIGGER = re.compile(r"\b(?:confirmed|revealed|stated|announced|said|noted|explained|reported|admitted)\b")
_SAID = re.compile(
    rf"(?P<who>{NAME})(?: later| also| further| previously| again)*"
    r" (?:had )?(?:confirmed|revealed|stated|announced|said|noted|explained|reported|admitted) (?:later in"
    r" the month )?that "
    rf"(?P<words>[^{SPEECH[1:-1]};\"“]+?)(?=[.;]|, (?:adding|saying|noting|stating|with which) |$)"
)
LONGEST = 300
SHORTEST = 25


def facts(document: Document, known: Known) -> Iterator[Finding]:
    people = People(known, document)
    for sentence in Prose(document, known).sentences(_TRIGGER):
        if not is_plot(sentence):
            yield from _claims(sentence, people)


def _is_person(sentence: Sentence, people: People, at: int, speaker: Ref) -> bool:
    """Known as one, or told to be: "ABC president Paul Lee", "Jane Roe, chairman of …"; firms speak too."""
    before = re.search(r"([a-z-]+) $", sentence.shape[:at])
    told = before is not None and before[1] not in words("openers")
    return people.is_known(speaker.name) or told or bool(re.match(r", [a-z]", sentence.shape[at + 1 :]))


def _claims(sentence: Sentence, people: People) -> Iterator[Fact]:
    for match in _SAID.finditer(sentence.shape):
        speaker = people.person(sentence, match.start("who"))
        said, stop = sentence.words(match, "words"), sentence.shape[match.end() : match.end() + 1]
        if speaker is None or not _is_person(sentence, people, match.start("who"), speaker):
            continue
        if not SHORTEST <= len(said) <= LONGEST or stop not in (".", ";", ","):
            continue
        qualifiers: list[tuple[str, Ref | Value]] = [("speaker", speaker)]
        before = sentence.marked("date", 0, match.start())
        if before and isinstance(before[-1][1].value, Value):
            qualifiers.append(("date", before[-1][1].value))
        text = Value(said, "string", sentence.where(match, "words"))
        yield Fact(
            sentence.topic.work,
            "claim",
            text,
            sentence.where(match),
            tuple(qualifiers),
            Modality.ATTRIBUTED,
            0.9,
        )
