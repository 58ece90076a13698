"""What happens to whom in which episode: "Trish … kills Alisa", "Hogarth is diagnosed with ALS"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.document import Document, Span
from extract.facts import Fact, Ref, Value
from extract.known import Known
from extract.story.clauses import subjects
from extract.story.coding import WHO, Mention
from extract.story.outright import happens
from extract.story.telling import Told, telling

# The deeds that `relations` found told as done in an episode, and what such an event is called.
_EVENTS = {
    "kills": "killing",
    "shoots": "shooting",
    "attacks": "attack",
    "kidnaps": "kidnapping",
    "arrests": "arrest",
    "rescues": "rescue",
}
_DIAGNOSED = re.compile(
    r"(?P<be>\b(?:is|was|are|gets) )diagnosed with (?:an? )?(?P<what>[^,.;]+?)(?=[,.;]|$| and\b"
    r"| by\b| after\b| but\b| while\b| when\b)"
)
_KILLED = re.compile(
    r"(?P<be>\b(?:is|are|gets) )(?:\w+ly )?(?:killed|murdered|shot dead)\b(?! by)|(?P<dies>\bdies)\b"
)
_SLAIN = re.compile(rf"\b(?:kills|murders) (?P<who>{WHO})(?!['’]|,? and {WHO})")
_ARRESTED = re.compile(r"(?P<be>\b(?:is|are|gets) )(?:also )?arrested\b(?! by [\ue000-\uf8fe])")


def facts(document: Document, known: Known) -> Iterator[Fact]:
    """The events of each summary: deeds with their doers, deaths, diagnoses and arrests."""
    done: set[tuple[str, str]] = set()
    for fact in known.facts:
        episode = fact.get("episode")
        if fact.predicate in _EVENTS and isinstance(episode, Ref) and isinstance(fact.object, Ref):
            done.add((str(episode), fact.object.name))
            parts = (("doer", fact.subject), ("undergoer", fact.object))
            kind = Value(_EVENTS[fact.predicate])
            yield Fact(episode, "plot", kind, fact.span, parts, confidence=fact.confidence)
    for told in telling(document, known):
        if told.kind == "story":
            yield from _diagnoses(told)
        if told.episode:
            yield from _undergone(told, done)


def _undergoers(told: Told, at: int) -> list[Mention]:
    places = subjects(told.sentence.code, at, single=False)
    return [who for who in map(told.who, places) if who]


def _diagnoses(told: Told) -> Iterator[Fact]:
    """ "Hogarth is diagnosed with ALS": a condition of hers, and an event of the episode."""
    code = told.sentence.code
    for match in _DIAGNOSED.finditer(code):
        if not happens(code, match.start(), match.end()):
            continue
        passage, (start, end) = told.sentence.passage, match.span("what")
        words = passage.cut(told.sentence.places[start], told.sentence.places[end - 1] + 1)
        for who in _undergoers(told, match.start()):
            value = Value(words.text, "string", words.span())
            yield Fact(_ref(who), "condition", value, told.sentence.span(*match.span()))
            if told.episode and match["be"] != "was ":
                yield _event(told, "diagnosis", who, told.sentence.span(*match.span()), (("what", value),))


def _undergone(told: Told, done: set[tuple[str, str]]) -> Iterator[Fact]:
    """ "Brian and his son are killed", "appears and kills Simpson": who did it is not said."""
    code = told.sentence.code
    for match in _SLAIN.finditer(code):
        who = told.who(match.start("who"))
        known = who and (str(told.episode), who.words) in done
        if who and not known and happens(code, match.start(), match.end()):
            yield _event(told, "killing", who, told.sentence.span(*match.span()))
    for pattern, kind in ((_KILLED, "death"), (_ARRESTED, "arrest")):
        for match in pattern.finditer(code):
            if happens(code, match.start(), match.end()):
                for who in _undergoers(told, match.start()):
                    yield _event(told, kind, who, told.sentence.span(*match.span()))


def _event(
    told: Told, kind: str, who: Mention, span: Span, more: tuple[tuple[str, Ref | Value], ...] = ()
) -> Fact:
    assert told.episode
    return Fact(told.episode, "plot", Value(kind), span, (("undergoer", _ref(who)), *more), confidence=0.9)


def _ref(mention: Mention) -> Ref:
    return Ref("character", mention.words, mention.span)
