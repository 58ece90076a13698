"""Where a sentence has the verbs of the deeds: a cheap look at its words first, then small patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cache

from extract.story.clauses import ADVERB
from extract.story.coding import WHO
from extract.story.pronouns import HER_ALONE
from extract.story.ties import DEEDS, OBJECTS, PAIRS, POSSESSIVE, STATES, TIES, Deed

ADVERBS = rf"(?:{ADVERB} )*"
_MANAGES = (
    r"(?:(?:manages|managed|proceeds|proceeded|goes on|went on|is forced|was forced|is able"
    r"|has used \w+ \w+|uses \w+ \w+) to)"
)
_INCLUDING = (
    r"(?:various |several |many |other )?(?:people|men|women|others|characters),? (?:including|such as) "
)


@dataclass(frozen=True, slots=True)
class Act:
    """A deed's verb with its object: `ours` is the verb in the singular or past, "" for a bare "kill"."""

    start: int
    end: int
    ours: str
    object: tuple[int, int]
    pronoun: bool


def told_of(words: Set[str]) -> tuple[Deed, ...]:
    """The deeds of which a sentence has a form of the verb among its words at all, in their order."""
    found = {at for word in words for at in _forms().get(word, ())}
    return tuple(DEEDS[at] for at in sorted(found))


def active(deed: Deed, code: str) -> Iterator[Act]:
    """ "kills Alisa", "has killed her", "is dating Malcolm", "attacks and injures Cheng"."""
    for pattern in (_verb(deed), _joined(deed)):
        for match in pattern.finditer(code) if pattern else ():
            done_to = _object().match(code, match.end())
            if done_to:
                group = "him" if done_to["him"] else "who"
                ours = match["ours"] or ""
                yield Act(match.start(), done_to.end(), ours, done_to.span(group), bool(done_to["him"]))


@cache
def _forms() -> dict[str, tuple[int, ...]]:
    """Which deeds each form of a verb may tell of."""
    found: dict[str, tuple[int, ...]] = {}
    for at, deed in enumerate(DEEDS):
        for form in dict.fromkeys((deed.verb, deed.does, deed.did, deed.done, deed.doing)):
            found[form] = (*found.get(form, ()), at)
    return found


@cache
def _object() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:{POSSESSIVE} {TIES},? )?(?P<who>{OBJECTS})(?!['’])|(?P<him>him\b|{HER_ALONE}))"
    )


@cache
def _verb(deed: Deed) -> re.Pattern[str]:
    lasting = (
        ""
        if not deed.lasting
        else (
            rf"|(?:is|are|was|were|has been|have been) {ADVERBS}{deed.doing}"
            rf"|(?:begins|starts|began|started|(?:has|have|had) (?:begun|started)) {deed.doing}"
        )
    )
    verb = (
        rf"(?P<ours>{deed.does}|{deed.did}|(?:has|have|had) {ADVERBS}{deed.done}{lasting}"
        rf"|{_MANAGES} {ADVERBS}{deed.verb})|{deed.verb}"
    )
    link = f" {deed.link}" if deed.link else ""
    return re.compile(rf"\b(?:{verb})(?: and (?:\w+ly )?\w+s)?{link} (?:{_INCLUDING})?")


@cache
def _joined(deed: Deed) -> re.Pattern[str] | None:
    if deed.link:
        return None
    return re.compile(rf"\b(?P<ours>{deed.does}|{deed.did}) and (?:\w+ly )?\w+(?:s|ed) ")


@cache
def passive(deed: Deed) -> re.Pattern[str]:
    """ "is killed by El Gordo", "shot to death by Camilo"."""
    return re.compile(
        rf"(?P<be>\b(?:is|was|are|were|been|gets|got|being)\s)?{ADVERBS}{deed.done}"
        rf"(?: {deed.link})? (?:to death )?by (?P<who>{WHO})(?!['’])"
    )


_BOTH = rf"(?P<one>{WHO}) and (?P<other>{WHO}) {ADVERBS}"
_AND_SO = r"(?=[,.;]|$| (?:in|at|on|and|but|after|before|while|when|again|as|during)\b)"


@cache
def mutual() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What two do together, by its property: "Ivan and Lucia finally get married"."""
    words = (*((deed.property, _both(deed)) for deed in DEEDS if deed.both), *PAIRS)
    return tuple((name, re.compile(rf"{_BOTH}(?:{both}){_AND_SO}")) for name, both in words)


def _both(deed: Deed) -> str:
    return (
        rf"(?:{deed.verb}|{deed.did}|(?:get|got|are|were) {ADVERBS}{deed.done}"
        rf"|(?:are|were|begin|start|began|started) {ADVERBS}{deed.doing})"
    )


@cache
def states() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What one is to another by a state, by its property: "is married to Y"."""
    be = r"\b(?P<be>is|was|becomes|became|gets|got)"
    return tuple((name, re.compile(rf"{be} {words} (?P<who>{WHO})(?!['’])")) for name, words in STATES)
