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
_WON = re.compile(
    rf"(?P<who>{SEASON}|[Tt]hey|[Ii]t|[Tt]he (?:series|show|season)|{NAME})?"
    r"(?:,? (?:and|which|that|has|have|had|also|eventually))* ?"
    r"(?P<verb>won|received|earned|was awarded|were awarded|(?:was|were) (?:recogni[sz]ed|honou?red) with)"
    r"(?P<awards>[^.;]*)"
)
_ENOUGH = re.compile(r"\b(?:nominat\w+|while|but|whereas|losing|lost|(?:his|her) (?:role|performance))\b")
_ONE = re.compile(
    rf"(?: {_AN}|, {_AN}|\bincluding {_AN}|\bwith {_AN}|: ?{_AN})(?P<award>(?:{NAME}['’]s )?{NAME})(?!['’])"
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
        if not works or not asserted(sentence.shape, match.start(), match.start("awards")):
            continue
        enough = _ENOUGH.search(sentence.shape, *match.span("awards"))
        end = enough.start() if enough else match.end()
        for one in _ONE.finditer(sentence.shape, match.start("awards"), end):
            name, span = sentence.words(one, "award"), sentence.where(one, "award")
            if _AWARD.search(name):
                award = Ref("award", name, span)
                yield from (Fact(work, "receivedAward", award, span, confidence=0.9) for work in works)


def _works(sentence: Sentence, people: People, match: re.Match[str]) -> list[Ref]:
    """Who won: the seasons or the series; a person's own award is none of the show's."""
    who, topic = match["who"] or "", sentence.topic
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
