"""How the show came about: ordered, renewed, cancelled, filmed when and where, shown first, advertised."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.document import Document
from extract.facts import Fact, Finding, Kind, Passed, Ref, Value
from extract.known import Known
from extract.prose.filming import filming
from extract.prose.grammar import DATE, NAME, SEASON, asserted
from extract.prose.people import People, is_plot, looks_personal
from extract.prose.scopes import season_refs
from extract.prose.seasons import number
from extract.prose.shape import Prose, Sentence

_TRIGGER = re.compile(
    r"\b(?:order(?:ed|s)?|renew\w*|cancel\w*|(?:re-?)?commissioned|greenlit|greenlighted|picked up|axed"
    r"|film(?:ed|ing)|shot"
    r"|shooting|photography|production|premiere|trailer|teaser|confirmed)\b",
    re.IGNORECASE,
)
_KINDS = {
    "order": "ordered", "commission": "ordered", "greenl": "ordered", "picked": "ordered",
    "recommission": "renewed", "re-commission": "renewed",
    "confirm": "ordered", "renew": "renewed", "cancel": "cancelled", "axed": "cancelled",
}  # fmt: skip
_DECIDED = r"ordered|re-?commissioned|commissioned|greenlit|greenlighted|picked up|renewed|cancell?ed|axed"
_OF = rf"(?: of (?:the (?:[a-z]+ )*)?(?P<of>{NAME}))?"
_ACTIVE = re.compile(
    rf"(?P<agent>{NAME})(?: had| has| officially| announced it had| also)* (?P<verb>{_DECIDED})"
    rf" (?P<what>{SEASON}|the (?:series|show|project|sitcom|drama|telenovela)|it|{NAME}){_OF}(?P<rest>[^.;]*)"
)
_PASSIVE = re.compile(
    rf"(?:^|[,;] |and |that |when )(?:[Oo]n {DATE}, |[Ii]n {DATE}, )?"
    rf"(?P<what>{SEASON}{_OF}|[Tt]he (?:series|show)|[Ii]t|{NAME})(?:,[^,]*,)?"
    rf" (?:was|were|had been|has been) (?:also |officially |later )?(?P<verb>{_DECIDED}"
    rf"|confirmed)(?P<rest>[^;]*)"
)
_EPISODES = re.compile(
    r" (?:of|with|consisting of|for) (?P<count>\d+|[a-z]+) (?:[a-z-]+ )?episodes|\b(?P<count2>\d+)-episode "
)
_BY = re.compile(rf"(?: for {SEASON})? by (?:the )?(?:[a-z]+ )*?(?P<agent>{NAME})")
_WHEN = re.compile(rf"(?:on|in|by|during|of) (?:early |late |mid-)?(?P<date>{DATE})")
_LATER = re.compile(r"\b(?:after|before|ahead|prior|with|releas\w*|air\w*|began|premier\w*|debut\w*)\b")
_PREMIERE = re.compile(
    rf"(?:{SEASON}|[Tt]he (?:series|show)) (?:held|had) (?:its|a|the) (?:[a-z]+ )*premiere(?P<rest>[^.;]*)"
)
_TRAILER = re.compile(
    rf"\b(?:[Aa]|[Tt]he) (?:[a-z-]+ )*(?:trailer|teaser)(?: trailer)?(?: for (?:{SEASON}|the series))?"
    r" (?:was|were|had been) (?:also )?(?:released|unveiled|debuted)(?P<rest>[^.;]*)"
)
_VENUE = re.compile(rf"\b(?:at|in) (?:the )?(?P<place>{NAME})")


def facts(document: Document, known: Known) -> Iterator[Finding]:
    people = People(known, document)
    for sentence in Prose(document, known).sentences(_TRIGGER):
        if not is_plot(sentence):
            yield from _decisions(sentence, people)
            yield from filming(sentence, people)
            yield from _showings(sentence)


def _decisions(sentence: Sentence, people: People) -> Iterator[Finding]:
    """ "On January 17, 2016, Netflix ordered a second season of 13 episodes"; "was cancelled on …"."""
    for pattern in (_ACTIVE, _PASSIVE):
        for match in pattern.finditer(sentence.shape):
            works, agent = _works(sentence, match), _agent(sentence, people, match)
            # "The second series was confirmed by Network Ten"; "the role was confirmed" is no order
            hollow = match["verb"] == "confirmed" and not (
                agent and sentence.marked("season", *match.span("what"))
            )
            if works and not hollow and asserted(sentence.shape, match.start(), match.start("rest")):
                yield from _decided(sentence, match, works, agent)
            elif works and not hollow:
                yield Passed(sentence.where(match), "decided only in hope, in plans or by hearsay")


def _decided(
    sentence: Sentence, match: re.Match[str], works: tuple[Ref, ...], agent: Ref | None
) -> Iterator[Fact]:
    kind = next(kind for stem, kind in _KINDS.items() if match["verb"].startswith(stem))
    date = _when(sentence, match)
    qualifiers: list[tuple[str, Ref | Value]] = [("date", sentence.date(date))] if date is not None else []
    if agent:
        qualifiers.append(("agent", agent))
    qualifiers += _episodes(sentence.words(match))
    clause = re.search(r", |$", match["rest"])
    end = match.start("rest") + (clause.start() if clause else 0)
    places = [match.start() + len(match[0]) - len(match[0].lstrip(",; ")), end]
    if date is not None:
        places = [min(places[0], date), max(places[1], date + 1)]
    for work in works:
        yield Fact(work, "event", Value(kind), sentence.span(*places), tuple(qualifiers), confidence=0.9)


def _works(sentence: Sentence, match: re.Match[str]) -> tuple[Ref, ...]:
    """The seasons or series decided on; nothing if it is another work's, or what "it" is cannot be told."""
    topic = sentence.topic
    if match["of"] and sentence.words(match, "of") != topic.series:
        return ()
    renewed = re.match(rf" for (?P<season>{SEASON})", match["rest"])
    if renewed:
        return season_refs(sentence, match.start("rest") + renewed.start("season"))
    seasons = sentence.marked("season", *match.span("what"))
    if seasons:
        return season_refs(sentence, seasons[0][0])
    if sentence.marked("name", *match.span("what")):
        name = sentence.words(match, "what")
        return (topic.the_series,) if name == topic.series or name.endswith(f" {topic.series}") else ()
    if match["what"].lower() == "it":
        return () if sentence.section.level and not sentence.first else (topic.work,)
    return (topic.the_series,)


def _when(sentence: Sentence, match: re.Match[str]) -> int | None:
    """The place of the date after the verb, or of the one that opens the clause."""
    clause = re.search(r", (?:and|but|with|which)\b|$", match["rest"])
    stop = match.start("rest") + (clause.start() if clause else 0)
    after = _WHEN.search(sentence.shape, match.start("rest"), stop)
    if after and not _LATER.search(sentence.shape, match.start("rest"), after.start()):
        return after.start("date")
    before = sentence.marked("date", 0, match.start("verb"))
    return before[-1][0] if before else None


def _agent(sentence: Sentence, people: People, match: re.Match[str]) -> Ref | None:
    by = _BY.match(match["rest"])
    if match.groupdict().get("agent"):
        at = match.start("agent")
    elif by:
        at = match.start("rest") + by.start("agent")
    else:
        return None
    name = sentence.text(at, at + 1)
    office = re.search(
        r"\b(?:controller|commissioner|president|head|chief|executive|chairman) $", sentence.shape[:at]
    )
    kind: Kind = "person" if office and looks_personal(name) else "organisation"
    return None if people.is_known(name) else Ref(kind, name, sentence.span(at, at + 1))


def _episodes(words: str) -> list[tuple[str, Ref | Value]]:
    found = _EPISODES.search(words)
    word = (found["count"] or found["count2"]) if found else ""
    try:
        return [("episodes", Value(str(number(word)), "integer"))] if word else []
    except KeyError:  # "of several episodes"
        return []


def _showings(sentence: Sentence) -> Iterator[Fact]:
    """ "The season held its red carpet premiere on March 7, 2018, at the AMC Loews Lincoln Square"."""
    for pattern, kind in ((_PREMIERE, "premiere"), (_TRAILER, "trailer")):
        for match in pattern.finditer(sentence.shape):
            dates = sentence.marked("date", match.start("rest"), match.end("rest"))
            dates = dates or sentence.marked("date", 0, match.start())
            if not dates or not asserted(sentence.shape, match.start(), match.end()):
                continue
            at = dates[0][0]
            qualifiers: list[tuple[str, Ref | Value]] = [("date", sentence.date(at))]
            venue = _VENUE.search(match["rest"])
            if venue and kind == "premiere":
                place = match.start("rest") + venue.start("place")
                ref = Ref("place", sentence.text(place, place + 1), sentence.span(place, place + 1))
                qualifiers.append(("place", ref))
            seasons = sentence.marked("season", match.start(), match.end())
            works = season_refs(sentence, seasons[0][0]) if seasons else (sentence.topic.work,)
            span = sentence.span(min(match.start(), at), match.end())
            for work in works:
                yield Fact(work, "event", Value(kind), span, tuple(qualifiers), confidence=0.9)
