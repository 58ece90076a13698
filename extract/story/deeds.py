"""What figures do to each other: "Trish goes there and kills Alisa"; nothing that is only tried."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.story.acts import ADVERBS, Act, active, mutual, passive, states, told_of
from extract.story.bonds import Bond
from extract.story.clauses import starts, subjects
from extract.story.coding import WHO, Mention
from extract.story.outright import happens
from extract.story.telling import Told
from extract.story.ties import Deed

_SUBJECT = re.compile(rf"(?:{WHO}|\b[Hh]e|\b[Ss]he) (?:{ADVERBS})$")
_IS_ONE_WHO = re.compile(
    rf"(?:He|She) (?:is|was) (?:an?|the) [^;:,{WHO[1:-1]}]*\bwho(?: (?:\w+ly|later|then|also|once))?$"
)
_WATCHED = re.compile(
    rf"\b(?:watch|see|saw|help|let|make|made|hear)\w* (?P<who>{WHO}|him"
    rf"|her) (?:(?:\w+ )?\w+ (?:{WHO}|him|her|it) and )?{ADVERBS}$"
)


def deeds(told: Told) -> Iterator[Bond]:
    """Every deed of one figure to another that a sentence of the story tells as done."""
    for deed in told_of(told.sentence.words):
        yield from _actively(told, deed)
        yield from _passively(told, deed)
    yield from _together(told)
    yield from _states(told)
    yield from _let_die(told)


def _actively(told: Told, deed: Deed) -> Iterator[Bond]:
    code = told.sentence.code
    for act in active(deed, code):
        doers = _doers(told, act)
        if not doers or not happens(code, act.start, act.end):
            continue
        span, now = told.sentence.span(_from(act, code), act.end), _now(deed, act)
        for who in doers:
            for one in _objects(told, act):
                # "An ally to Jones, who hires Jones": who does is the one described
                doer = told.default if told.opens and told.default and one == who else who
                if one and doer.figure != one.figure:
                    yield Bond(doer, deed.property, one, span, 0.8 if act.pronoun else 0.9, now)


def _from(act: Act, code: str) -> int:
    """The evidence begins with the subject where it stands right before the verb."""
    near = _SUBJECT.search(code[: act.start])
    return near.start() if near else act.start


def _now(deed: Deed, act: Act) -> bool:
    """Whether it is done in the present of the story: "kills", not "killed" or "had killed"."""
    first = act.ours.split(" ")[0]
    return not first or first in (deed.does, "begins", "starts", "manages", "proceeds", "goes")


def _doers(told: Told, act: Act) -> list[Mention]:
    """Who does it: the subject of the verb; of a bare verb only two together, or whom somebody sees do it."""
    code = told.sentence.code
    if told.kind != "story":
        return []
    if not act.ours:
        watched = _WATCHED.search(code[: act.start])
        if watched:
            who = told.who(watched.start("who"))
            return [who] if who else []
        places = subjects(code, act.start, single=False)
        return [w for w in map(told.who, places) if w] if len(places) > 1 else []
    places = subjects(code, act.start, single=not act.ours.endswith("ed"))
    if not places and _described(told, act.start):
        return [told.default] if told.default else []
    return [who for who in map(told.who, places) if who]


def _described(told: Told, at: int) -> bool:
    """ "An attorney, who hires Jones": a description has no subject but the one described."""
    left = told.sentence.code[:at].rstrip()
    if told.default and _IS_ONE_WHO.match(left):  # "He is a police officer who later marries Amy"
        return True
    return (
        told.opens
        and told.default is not None
        and bool(re.match(r"^(?:An?|The) [^;:]*\bwho$", left))
        and not re.search(WHO, left)
    )


def _objects(told: Told, act: Act) -> list[Mention | None]:
    if act.pronoun:
        return [told.who(act.object[0])]
    return [mention for _, mention in told.sentence.named(*act.object)]


def _passively(told: Told, deed: Deed) -> Iterator[Bond]:
    """ "Gerardo is killed by El Gordo"; in a description the one described: "killed by Camilo"."""
    code = told.sentence.code
    for match in passive(deed).finditer(code):
        if told.kind != "story" or not happens(code, match.start(), match.end()):
            continue
        if match["be"]:
            places = subjects(code, match.start(), single=False)
            undergoers = [who for who in map(told.who, places) if who]
        else:
            bare = re.search(r"(?:^|, |—)(?:was |and )?$", code[: match.start()])
            undergoers = [told.default] if bare and told.opens and told.default else []
        doer = told.who(match.start("who"))
        now = (match["be"] or "").strip() in ("is", "are", "gets", "being")
        for one in undergoers:
            if doer and doer.figure != one.figure:
                yield Bond(
                    doer, deed.property, one, told.sentence.span(match.start(), match.end("who")), 0.9, now
                )


def _together(told: Told) -> Iterator[Bond]:
    """ "Ivan and Lucia finally get married", "Mark and Kate get engaged"."""
    code = told.sentence.code
    for name, pattern in mutual():
        for match in pattern.finditer(code):
            one, other = told.who(match.start("one")), told.who(match.start("other"))
            plain = starts(code, match.start()) and happens(code, match.start(), match.end())
            if one and other and one.figure != other.figure and told.kind == "story" and plain:
                yield Bond(one, name, other, told.sentence.span(match.start(), match.end()), 0.9)


def _states(told: Told) -> Iterator[Bond]:
    """ "he becomes romantically involved with Megan", "X is married to Y"."""
    code = told.sentence.code
    for name, pattern in states():
        for match in pattern.finditer(code):
            for place in subjects(code, match.start()):
                one, other = told.who(place), told.who(match.start("who"))
                if (
                    one
                    and other
                    and one.figure != other.figure
                    and told.kind == "story"
                    and happens(code, match.start(), match.end())
                ):
                    yield Bond(one, name, other, told.sentence.span(match.start(), match.end()), 0.9)


_DEATH = re.compile(
    rf", (?:letting|pushing|throwing|sending|causing|leaving) (?P<who>{WHO}) (?:to )?(?:fall |fly "
    rf"|plunge |drown )?to (?:his|her) death\b"
)


def _let_die(told: Told) -> Iterator[Bond]:
    """ "Alisa grabs Sunday and jumps, letting Sunday fall to her death"."""
    code = told.sentence.code
    for match in _DEATH.finditer(code):
        places = subjects(code, match.start() + 1)
        doer = told.who(places[0]) if places else None
        one = told.who(match.start("who"))
        if (
            doer
            and one
            and doer.figure != one.figure
            and told.kind == "story"
            and happens(code, match.start(), match.end())
        ):
            yield Bond(doer, "kills", one, told.sentence.span(match.start() + 2, match.end()), 0.85, True)
