"""Ties that the prose states between figures: "her ex-boyfriend Will", "Trish, Jones's best friend", "Ann and Bea, sisters"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from extract.document import Span
from extract.story.clauses import subjects
from extract.story.coding import WHO, Mention
from extract.story.telling import Told
from extract.story.ties import OBJECTS, POSSESSIVE, TIE, TIES, WHOLIST, Tie, ties


@dataclass(frozen=True, slots=True)
class Bond:
    """`one` `property` `other`, as the words at `span` say; `now` is a deed done before our eyes, no state or past."""

    one: Mention
    property: str
    other: Mention
    span: Span
    confidence: float = 1.0
    now: bool = False


_PLACE = r"(?:(?:building|apartment|house|office)['’]s )?"
_AFTER = re.compile(
    rf"(?P<one>\b[Oo]ne of )?(?P<of>{POSSESSIVE}) {_PLACE}(?P<ties>{TIES})(?P<gap>,? (?:named |called )?|: |—|,? (?:[Dd]r|[Mm]rs?)\. )"
    rf"(?P<who>{WHOLIST})(?=(?P<end>.{{0,16}}))"
)
_BEFORE = re.compile(
    rf"(?P<who>{WHO}|{WHOLIST}), (?P<of>{POSSESSIVE}) {_PLACE}(?P<ties>{TIES})(?=[,.;:)—]|$| who\b| whom\b)(?=(?P<end>.{{0,16}}))"
)
_OF = re.compile(
    rf"(?P<who>{WHOLIST})(?P<link>,|,? who (?:is|was)(?: also)?| (?:is|was|becomes|became)(?: also| now| secretly)?) "
    rf"(?:the |an? |one of the )?(?P<ties>{TIES}) (?:of|to|for) (?P<of>{OBJECTS})(?P<end>['’]|)"
)
_IS = re.compile(
    rf"(?P<who>{WHO}|\b(?:[Hh]e|[Ss]he))(?P<link>,? who)? (?:is|was|becomes|became)(?: also| now| secretly| actually| really)? "
    rf"(?P<of>{POSSESSIVE}) (?P<ties>{TIES})(?=[,.;:)]|$| who\b| and\b| but\b)"
)
_PAIR = re.compile(
    rf"(?P<own>(?:{POSSESSIVE}|\bof|\bthe) )?\b(?P<ties>{TIE}),? (?P<who>{WHO}(?:, {WHO})*,? (?:and|&) {WHO})"
)
_ARE = re.compile(
    rf"(?P<who>{WHO} and {WHO})(?:,? who)?(?: are| were| become| became|, )(?: now| also| secretly)? ?(?:an? |the )?"
    rf"(?P<ties>{TIES})(?=[,.;:)]|$| who\b| and\b| but\b)"
)
_WITH = re.compile(
    rf"(?P<of>{WHO})?(?: living| staying)? with (?:an? )?(?:new |old |former |young )*(?P<ties>{TIE}),? (?P<who>{WHO})(?=[,.;:)]|$| [a-z])"
)
_YOUNG = re.compile(
    rf"(?P<ties>{TIE}) (?:of|to) an? (?:[\w-]+ ){{0,2}}(?:boy|girl|son|daughter|child|baby),? (?:named|called) (?P<who>{WHO})"
)
_BORN = re.compile(
    rf"\b(?:has|had|have|gives birth to|gave birth to|bears|delivers) (?:an?|her|their|his) (?:[\w-]+ )?"
    rf"(?:baby boy|baby girl|boy|girl|baby|son|daughter|child)(?:,| named| called|, named) (?P<who>{WHO})"
)
_DOUBT = re.compile(
    r"\b(?:claim|pretend|pos(?:es?|ed|ing) as|imagin|believ|think|thought|suspect|assum|suppos|alleg|mistak|lie[sd]?\b|lying|dream"
    r"|hallucinat|fear|worr|wonder|whether|\bif\b|unless|would|could|might|may|not|never|no longer|falsely|rumou?r"
    r"|suggest|accus|convinced)\w*\b[^,;]*$"
)


def bonds(told: Told) -> Iterator[Bond]:
    """Every tie between two figures that a sentence states; prose about the making only those named on both sides."""
    for find in (_after, _before, _of, _is, _pairs, _ares, _withs, _young, _born):
        yield from find(told)


def say(
    told: Told, who: Mention | None, tie: Tie, of: Mention | None, start: int, end: int, sure: float = 1.0
) -> Iterator[Bond]:
    """The bond that a tie makes, in the direction that its word gives it."""
    if who is None or of is None or who.figure == of.figure:
        return
    one, other = (of, who) if tie.turned else (who, of)
    yield Bond(one, tie.property, other, told.sentence.span(start, end), sure)


def owners(told: Told, match: re.Match[str]) -> list[Mention]:
    """Whom the possessive of a match stands for: "Maripaz's & Lucia's" are two, "her" is one or nobody."""
    start, end = match.span("of")
    named = [mention for _, mention in told.sentence.named(start, end)]
    if not named and told.who(start) and told.kind == "story":
        named = [who for who in [told.who(start)] if who]
    whose = re.search(r"['’]s?$", match["of"]) and match.start() > 0
    if len(named) == 2 and whose and not re.match(rf"{WHO}['’]", match["of"]):
        return named[1:]  # "Trish and Jessica's mother": one of them, Trish may be there on her own
    return named


def _people(told: Told, match: re.Match[str], group: str = "who") -> list[Mention]:
    return [mention for _, mention in told.sentence.named(*match.span(group))]


def _after(told: Told) -> Iterator[Bond]:
    """ "her law-firm partners Benowitz and Chao", "his wife Alisa and daughter Jessica"."""
    code = told.sentence.code
    for match in _AFTER.finditer(code):
        found = ties(match["ties"])
        end = match["end"]
        apposed = "," not in match["gap"] or re.match(r"[,.;:)—!?]|$| who| and ", end)
        listed = match["gap"].startswith(",") and _opens_list(code, match)
        if not found or not apposed or listed or re.match(r"['’]", end) and "," in match["gap"]:
            continue
        if _told_that(code, match):
            continue
        who = _people(told, match)
        who = who if found[-1].plural and not match["one"] else who[:1]
        for of in owners(told, match):
            for tie in found:
                for one in who:
                    yield from say(told, one, tie, of, match.start(), _after_who(told, match, len(who)))
            yield from _chain(told, match, of)


def _after_who(told: Told, match: re.Match[str], count: int) -> int:
    places = [at for at, _ in told.sentence.named(*match.span("who"))]
    return places[count - 1] + 1


def _opens_list(code: str, match: re.Match[str]) -> bool:
    """ "With the help of her mother, Trish and Jessica": the comma ends the opening phrase."""
    opening = re.match(r"(?:With|When|After|While|As|Before|Following|Despite|At|In|For|To|Upon|Since|Because|Unlike|Like|Without"
                       r"|During|By|From|On|If|Once|[A-Z]\w+ing)\b", code)  # fmt: skip
    inside = "," not in code[: match.start("gap")]
    closed = re.match(r",(?! (?:and|&) )", match["end"])
    return bool(opening and inside and not (closed and len(re.findall(WHO, match["who"])) == 1))


def _told_that(code: str, match: re.Match[str]) -> bool:
    """ "tells her brother Jones is dead": the name opens what is told."""
    before = re.search(
        r"\b(?:tell|told|inform|convinc|assur|warn|remind|persuad)\w* $", code[: match.start()]
    )
    return bool(before and re.match(r" (?:is|was|has|had|will|can|must)\b", match["end"]))


def _chain(told: Told, match: re.Match[str], of: Mention) -> Iterator[Bond]:
    """ "… and daughter Jessica": the next of the same family."""
    code, at = told.sentence.code, match.start("who") + 1
    while True:
        more = _MORE.match(code, at)
        if not more:
            return
        for tie in ties(more["ties"]):
            yield from say(told, told.who(more.start("who")), tie, of, match.start(), more.end("who"))
        at = more.end("who")


_MORE = re.compile(
    rf",? (?:and |& )?(?!(?:his|her|their)\b)(?P<ties>{TIE}),? (?P<who>{WHO})(?=[,.;:)]|$| [a-z])"
)


def _before(told: Told) -> Iterator[Bond]:
    """ "Trish Walker, Jones's best friend and adopted sister,"."""
    code = told.sentence.code
    for match in _BEFORE.finditer(code):
        found = ties(match["ties"])
        listed = re.search(rf"{WHO},?(?: and| &|,) $", code[: match.start()]) and not found[-1].plural
        goes_on = re.match(rf", (?:and )?(?:{WHO}|his\b|her\b|him\b)|, and (?:the|an?|their)\b", match["end"])
        if (
            listed
            or goes_on
            or re.search(r"\b(?:[Uu]nlike|[Ll]ike|[Tt]o \w+|[Ff]or|[Ww]ithout) $", code[: match.start()])
        ):
            continue
        who = _people(told, match)
        who = who if found[-1].plural else who[-1:]
        for of in owners(told, match):
            for tie in found:
                for one in who:
                    yield from say(told, one, tie, of, match.start(), match.end("ties"))


def _of(told: Told) -> Iterator[Bond]:
    """ "Lucia, the younger sister of Maripaz", "Tyler, a longtime rival of Misty Knight"."""
    code = told.sentence.code
    for match in _OF.finditer(code):
        found = ties(match["ties"])
        if (
            match["end"]
            or ("is" in match["link"] or "was" in match["link"])
            and _DOUBT.search(code[: match.start()])
        ):
            continue
        who = _people(told, match)
        who = who if found and found[-1].plural else who[-1:]
        for tie in found:
            for of in _people(told, match, "of"):
                for one in who:
                    yield from say(told, one, tie, of, match.start(), match.end("of"))


def _is(told: Told) -> Iterator[Bond]:
    """ "He is Miller's partner"; not where somebody claims it."""
    code = told.sentence.code
    for match in _IS.finditer(code):
        if (
            told.kind != "story"
            or _DOUBT.search(code[: match.start()])
            or re.search(r"\b(?:of|to|by|with) $", code[: match.start()])
        ):
            continue
        for tie in ties(match["ties"]):
            for of in owners(told, match):
                yield from say(told, told.who(match.start("who")), tie, of, match.start(), match.end("ties"))


def _pairs(told: Told) -> Iterator[Bond]:
    """ "brothers Matt and Nick", "best friends Ann, Bea and Cleo"."""
    for match in _PAIR.finditer(told.sentence.code):
        found = ties(match["ties"])
        if match["own"] or not found or not (found[0].plural and found[0].both):
            continue
        yield from _each_other(told, _people(told, match), found, match.start("ties"), match.end("who"))


def _ares(told: Told) -> Iterator[Bond]:
    """ "Ann and Bea are best friends", "Dan and Eve, a married couple"."""
    code = told.sentence.code
    for match in _ARE.finditer(code):
        found = [tie for tie in ties(match["ties"]) if tie.both and tie.plural]
        if (
            told.kind == "story"
            and not _DOUBT.search(code[: match.start()])
            and not re.search(rf"{WHO}, $", code[: match.start()])
        ):
            yield from _each_other(told, _people(told, match), found, match.start(), match.end("ties"))


def _each_other(told: Told, who: list[Mention], found: list[Tie], start: int, end: int) -> Iterator[Bond]:
    for one, other in combinations(who[:4], 2):
        for tie in found:
            yield from say(told, one, tie, other, start, end)


def _withs(told: Told) -> Iterator[Bond]:
    """ "living with a new boyfriend, Stirling", "returns with new girlfriend Tammy": hers who lives, his who returns."""
    code = told.sentence.code
    for match in _WITH.finditer(code):
        found = ties(match["ties"])
        place = match.start("of") if match["of"] and match["of"] + " with" not in match.group() else None
        if place is None:
            doer = _doer(code, match.start())
            place = doer[0] if len(doer) == 1 else None
        if place is None or told.kind != "story" or not found or not found[0].kin:
            continue
        yield from say(
            told,
            told.who(match.start("who")),
            found[0],
            told.who(place),
            match.start(),
            match.end("who"),
            0.9,
        )


def _doer(code: str, at: int) -> tuple[int, ...]:
    """The subject of the plain clause that goes on up to a place: no comma, no other figure between."""
    clause = re.search(
        rf"(?:^|[,;] (?:but |and )?)(?P<who>{WHO}|[Hh]e|[Ss]he)\b(?P<rest>[^,;]*)$|^(?P<first>{WHO})(?P<more>[^,;]*)$",
        code[:at],
    )
    if not clause:
        return ()
    group, rest = ("who", clause["rest"]) if clause["who"] else ("first", clause["more"])
    return () if re.search(rf"{WHO}|\b(?:that|who|which|him|her)\b", rest) else (clause.start(group),)


def _young(told: Told) -> Iterator[Bond]:
    """ "a single father to a young boy named Vido"."""
    code = told.sentence.code
    for match in _YOUNG.finditer(code):
        subject = re.search(
            rf"(?P<who>{WHO}|\b[Hh]e|\b[Ss]he)(?:,| is| was|, who is) an? (?:[\w-]+ )?$",
            code[: match.start()],
        )
        of = told.who(subject.start("who")) if subject else told.default if told.opens else None
        for tie in ties(match["ties"]):
            yield from say(told, of, tie, told.who(match.start("who")), match.start(), match.end("who"))


def _born(told: Told) -> Iterator[Bond]:
    """ "Lucia has a baby girl named Perlita"."""
    parent = Tie("parentOf", False, "", True, False, False, "parent")
    for match in _BORN.finditer(told.sentence.code):
        if told.kind != "story" or _DOUBT.search(told.sentence.code[: match.start()]):
            continue
        for place in subjects(told.sentence.code, match.start(), single=False):
            yield from say(
                told, told.who(place), parent, told.who(match.start("who")), match.start(), match.end("who")
            )
