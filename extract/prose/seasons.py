"""Words for seasons and for single episodes: "the first season", "seasons two and three", "the pilot"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract.facts import Ref
from extract.grammar.seasons import CARDINALS, NUMBERS, ORDINALS
from extract.grammar.taken import Taken
from extract.topic import Topic

_NUMBER = NUMBERS | {"inaugural": 1, "debut": 1, "maiden": 1}

_ORD = rf"(?:{'|'.join(ORDINALS)}|inaugural|debut|maiden|\d{{1,2}}(?:st|nd|rd|th))"
_CARD = rf"(?:{'|'.join(CARDINALS)}|\d{{1,2}})"
_OWN = r"(?:the series['’]s?|the show['’]s|its|their|the|an?(?: \d+-episode)?|this)"
_AND = r"(?:,? and |, | & |,? or )"
_DASH = r"(?: through | to |[-–])"


@cache
def season_patterns(noun: str) -> tuple[re.Pattern[str], ...]:
    """The ways to speak of seasons, for a page that calls them so ("season", or "series" in Britain)."""
    forms = (
        rf"(?:{_OWN} )?first (?P<count>{'|'.join(CARDINALS[1:])}|\d{{1,2}}) {noun}s?\b",
        rf"(?:{_OWN} )?(?P<list>{_ORD}(?:{_AND}(?:the )?{_ORD})*)(?: and (?:the )?(?P<final>final|last))?"
        rf" {noun}s?\b",
        rf"(?:{_OWN} )?{noun}s? (?P<from>{_CARD}){_DASH}(?P<to>{_CARD})\b",
        rf"(?:{_OWN} )?{noun}s? (?P<list>{_CARD}(?:{_AND}{_CARD})*)\b(?! episodes| (?:and a half )?stars|"
        rf" out of| awards|[%/]|\.\d)",
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


_NOUN = re.compile(r"season|series", re.IGNORECASE)
_HERE = re.compile(r"\b(?:this|the) season\b(?!['’]?s? (?:premiere|finale)\b)", re.IGNORECASE)
# "followed by the second on March 8, 2018", "Metzner took over for the second": the noun was said before.
_SHORT = re.compile(rf"\bthe (?P<list>{_ORD})(?= (?:on|in|was|premiered|aired|followed|between)\b|[,;.]|$)")
_EPISODE_WORD = re.compile(r"episode|pilot", re.IGNORECASE)
_EPISODE = re.compile(
    rf"\b(?:the (?P<nth>{_ORD}) episode\b(?! of (?:the|its) (?:{_ORD}))(?: of the (?:series|season))?"
    rf"|the pilot(?: episode)?\b(?! (?:for|of)\b)|episode (?P<number>{_CARD})\b)",
    re.IGNORECASE,
)


def season_phrases(
    text: str, topic: Topic, noun: str = "season"
) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Each phrase's start, end and the seasons it means; on a season's page "the season" is that one."""
    if not _NOUN.search(text):
        return
    taken = Taken()
    first: int | None = None  # where the first phrase ends
    for pattern in (*season_patterns(noun), _HERE, _SHORT):
        for match in pattern.finditer(text):
            start, end = match.span()
            if pattern is _SHORT and (first is None or start < first):
                continue
            if taken.add(start, end):
                first = end if first is None else min(first, end)
                yield start, end, _numbers(match) if pattern is not _HERE else _this(topic)


def _this(topic: Topic) -> tuple[int, ...]:
    return (topic.season,) if topic.season else ()


def _numbers(match: re.Match[str]) -> tuple[int, ...]:
    parts = match.groupdict()
    if parts.get("count"):
        return tuple(range(1, number(parts["count"]) + 1))
    if parts.get("from"):
        return tuple(range(number(parts["from"]), number(parts["to"]) + 1))
    words = re.findall(rf"{_ORD}|{_CARD}", parts["list"], re.IGNORECASE)
    return tuple(dict.fromkeys(number(word) for word in words))


def number(word: str) -> int:
    """The number that a word or figure means: "second", "2nd", "two" and "2" are 2."""
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else _NUMBER[word.lower()]


def episode_phrases(text: str, topic: Topic) -> Iterator[tuple[int, int, Ref]]:
    """Episodes meant by their place: "the first episode", "the pilot", "episode 3".

    On a series page only the very first can be told: its tenth episode is not the tenth of any season known.
    """
    for match in _EPISODE.finditer(text) if _EPISODE_WORD.search(text) else ():
        parts = match.groupdict()
        at = number(parts["nth"] or parts["number"]) if parts["nth"] or parts["number"] else 1
        if topic.season is None and at > 1:
            continue
        season = topic.season or 1
        if match[0].lower().startswith("the pilot") and season > 1:
            continue
        yield match.start(), match.end(), Ref("episode", "", None, season=season, number=at)
