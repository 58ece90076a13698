"""Awards that the prose says were won: "received numerous accolades including a Peabody Award"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.document import Document
from extract.facts import Fact, Finding, Ref
from extract.known import Known
from extract.prose.grammar import NAME, SEASON, asserted
from extract.prose.people import People
from extract.prose.shape import Prose, Sentence

_TRIGGER = re.compile(r"\b(?:won|received|winning|earned|awarded|recogni[sz]ed|honou?red)\b")
_COUNT = r"\d+|two|three|four|five|six|seven|eight|nine|ten|several|multiple|many"
_AN = rf"(?:(?:an?|the|its (?:first|only)|{_COUNT}) )?"
_AWARDS = rf"{_AN}{NAME}(?:(?:, and|,| and) {_AN}{NAME})*"
_WON = re.compile(
    rf"(?P<who>{SEASON}|[Tt]hey|[Ii]t|[Tt]he (?:series|show|season)|{NAME})?(?:,? (?:and|which|that|has|have"
    rf"|had|also|eventually))* ?"
    rf"(?P<verb>won|received|earned|was awarded|were awarded|(?:was|were) (?:recogni[sz]ed|honou?red) with)"
    rf"(?P<what>(?: [a-z0-9-]+){{0,4}}? (?:accolades|awards|honou?rs|prizes)(?:,? including| such as| in|"
    rf" from|:))? (?P<awards>{_AWARDS})"
)
_AWARD = re.compile(
    r"(?:\b(?:Awards?|Prizes?|Emmys?|Globes?|BAFTAs?|Peabody|Stamp|Medal|Trophy|Oscars?|Logies?|Gemini"
    r"|Roses?)|Golden Rose)$|^Premios? |^Premio "
)
_NOMINATED = re.compile(r"\bnominat\w+")


def facts(document: Document, known: Known) -> Iterator[Finding]:
    people = People(known, document)
    for sentence in Prose(document, known).sentences(_TRIGGER):
        yield from _won(sentence, people)


def _won(sentence: Sentence, people: People) -> Iterator[Fact]:
    for match in _WON.finditer(sentence.shape):
        works = _works(sentence, people, match)
        if not works or not asserted(sentence.shape, match.start(), match.end()):
            continue
        if _NOMINATED.search(sentence.shape, match.start("verb"), match.end()):
            continue
        for at, _ in sentence.marked("name", *match.span("awards")):
            name = sentence.text(at, at + 1)
            if _AWARD.search(name):
                span = sentence.span(at, at + 1)
                yield from (
                    Fact(work, "receivedAward", Ref("award", name, span), span, confidence=0.9)
                    for work in works
                )


def _works(sentence: Sentence, people: People, match: re.Match[str]) -> list[Ref]:
    """Who won: the seasons or the series; a person's own award is none of the show's."""
    who, topic = match["who"] or "", sentence.known.topic
    seasons = sentence.marked("season", *match.span("who")) if who else []
    if seasons:
        numbers = seasons[0][1].value
        assert isinstance(numbers, tuple)
        span = sentence.span(seasons[0][0], seasons[0][0] + 1)
        return [Ref("season", str(n), span, season=n) for n in numbers]
    if sentence.marked("name", *match.span("who")) if who else False:
        own = sentence.words(match, "who") == topic.series
        return [topic.the_series] if own else []
    names = sentence.marked("name", 0, match.start())
    if not who and any(people.person(sentence, at) for at, _ in names):
        return []
    return [topic.work]
