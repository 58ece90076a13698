"""Ties that stand beside a name: "her ex-boyfriend Will", "Trish, Jones's best friend"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.document import Span
from extract.story.coding import WHO, Mention
from extract.story.lexicon import Gender
from extract.story.telling import Told
from extract.story.ties import OBJECTS, POSSESSIVE, TIE, TIES, WHOLIST, Tie, ties


@dataclass(frozen=True, slots=True)
class Bond:
    """`one` `property` `other`, as the words at `span` say.

    `now` marks a deed told as it is done; `gender` is that of a child, as "son" tells it.
    """

    one: Mention
    property: str
    other: Mention
    span: Span
    confidence: float = 1.0
    now: bool = False
    gender: Gender = ""


_PLACE = r"(?:(?:building|apartment|house|office)['’]s )?"
_AFTER = re.compile(
    rf"(?P<one>\b[Oo]ne of )?(?P<of>{POSSESSIVE}) {_PLACE}(?P<ties>{TIES})(?P<gap>,? (?:named "
    rf"|called )?|: |—|,? (?:[Dd]r|[Mm]rs?)\. )"
    rf"(?P<who>{WHOLIST})(?=(?P<end>.{{0,16}}))"
)
_BEFORE = re.compile(
    rf"(?P<who>{WHO}|{WHOLIST}), (?P<of>{POSSESSIVE}) {_PLACE}(?P<ties>{TIES})(?=[,.;:)—]|$| who\b"
    rf"| whom\b| and {POSSESSIVE} {TIES}[,.;])(?=(?P<end>.{{0,16}}))"
)
_OF = re.compile(
    rf"(?P<who>{WHOLIST})(?P<link>,(?: an? [^,;{WHO[1:-1]}]{{1,40}}? and)?"
    rf"|,? who (?:is|was)(?: also)?| (?:is|was|becomes|became)(?: also"
    rf"| now| secretly)?) "
    rf"(?:the |an? |one of the )?(?P<ties>{TIES}) (?:of|to|for) (?P<of>{OBJECTS})(?P<end>['’]|)"
)
_IS = re.compile(
    rf"(?P<who>{WHO}|\b(?:[Hh]e|[Ss]he))(?P<link>,? who)? (?:is|was|becomes|became)(?: also| now"
    rf"| secretly| actually| really)? "
    rf"(?P<of>{POSSESSIVE}) (?P<ties>{TIES})(?=[,.;:)]|$| who\b| and\b| but\b)"
    rf"(?: and (?P<too>{POSSESSIVE} {TIES})(?=[,.;:)]|$| who\b))?"
)
_IS_THE = re.compile(rf"(?:He|She|{WHO}) (?:is|was) (?:also )?(?:the |an? |{WHO}['’])")
_PARENTS = {"his": "fatherOf", "her": "motherOf"}
_AND_ALSO = re.compile(rf" and (?P<of>{POSSESSIVE}) (?P<ties>{TIES})(?=[,.;)]|$)")
_TOO = re.compile(rf"(?P<of>{POSSESSIVE}) (?P<ties>{TIES})$")
DOUBT = re.compile(
    r"\b(?:claim|pretend|pos(?:es?|ed|ing) as|imagin|believ|think|thought|suspect|assum|suppos"
    r"|alleg|mistak|lie[sd]?\b|lying|dream"
    r"|hallucinat|fear|worr|wonder|whether|\bif\b|unless|would|could|might|may(?!or)|not\b|never"
    r"|no longer|falsely|rumou?r"
    r"|suggest|accus|convinced)\w*\b[^,;]*$"
)


def bonds(told: Told) -> Iterator[Bond]:
    """Every tie of two figures that a sentence states; of prose about the making only between names."""
    if not told.tied:
        return
    # "brother of Antolín and Carmen, Lichita's uncle": a description's next tie is not Carmen's
    apposed = () if told.opens or describes(told) else (_before, _of)
    for find in (_after, *apposed, _is):
        yield from find(told)


def describes(told: Told) -> bool:
    """ "He is the son of Marie and Frank, husband of Debra": all are ties of the one described."""
    if told.default is None or not _IS_THE.match(told.sentence.code):
        return False
    first = told.sentence.mention(0)
    return first is None or first.figure == told.default.figure


def say(
    told: Told,
    who: Mention | None,
    tie: Tie,
    of: Mention | None,
    start: int,
    end: int,
    sure: float = 1.0,
    owner: str = "",
) -> Iterator[Bond]:
    """The bond that a tie makes, in the direction that its word gives it; "his son" tells of a father."""
    if who is None or of is None or who.figure == of.figure:
        return
    one, other = (of, who) if tie.turned else (who, of)
    name = tie.property
    if name == "parentOf" and tie.turned:
        name = _PARENTS.get(owner.lower(), name)
    yield Bond(one, name, other, told.sentence.span(start, end), sure, gender=tie.gender)


def owners(told: Told, match: re.Match[str], both: bool = False) -> list[Mention]:
    """Whom the possessive of a match stands for: "Maripaz's & Lucia's" are two, "her" is one or nobody."""
    start, end = match.span("of")
    named = [mention for _, mention in told.sentence.named(start, end)]
    if not named and told.who(start) and told.kind == "story":
        named = [who for who in [told.who(start)] if who]
    whose = re.search(r"['’]s?$", match["of"]) and not (both and match.start() == 0)
    if len(named) == 2 and whose and not re.match(rf"{WHO}['’]", match["of"]):
        return named[1:]  # "Trish and Jessica's mother": one of them, Trish may be there on her own
    return named


def people(told: Told, match: re.Match[str], group: str = "who") -> list[Mention]:
    return [mention for _, mention in told.sentence.named(*match.span(group))]


def _after(told: Told) -> Iterator[Bond]:
    """ "her law-firm partners Benowitz and Chao", "his wife Alisa and daughter Jessica"."""
    code = told.sentence.code
    for match in _AFTER.finditer(code):
        found = ties(match["ties"])
        end = match["end"]
        apposed = "," not in match["gap"] or re.match(r"[,.;:)—!?]|$| who| and ", end)
        listed = match["gap"].startswith(",") and _opens_list(code, match)
        if not found or not apposed or listed or (re.match(r"['’]", end) and "," in match["gap"]):
            continue
        if _told_that(code, match):
            continue
        who = people(told, match)
        who = who if found[-1].plural and not match["one"] else who[:1]
        for of in owners(told, match):
            for tie in found:
                for one in who:
                    yield from say(
                        told,
                        one,
                        tie,
                        of,
                        match.start(),
                        _after_who(told, match, len(who)),
                        owner=match["of"],
                    )
            yield from _chain(told, match, of)


def _after_who(told: Told, match: re.Match[str], count: int) -> int:
    places = [at for at, _ in told.sentence.named(*match.span("who"))]
    return places[count - 1] + 1


def _opens_list(code: str, match: re.Match[str]) -> bool:
    """ "With the help of her mother, Trish and Jessica": the comma ends the opening phrase."""
    opening = re.match(
        r"(?:With|When|After|While|As|Before|Following|Despite|At|In|For|To|Upon|Since|Because|Unlike"
        r"|Like|Without"

                       r"|During|By|From|On|If|Once|[A-Z]\w+ing)\b", code)  # fmt: skip
    inside = "," not in code[: match.start("gap")]
    closed = re.match(r"[.;)]|$|,(?! (?:and|&) )", match["end"])
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
            who = told.who(more.start("who"))
            yield from say(told, who, tie, of, match.start(), more.end("who"), owner=match["of"])
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
        who = people(told, match)
        who = who if found[-1].plural else who[-1:]
        for of in owners(told, match):
            for tie in found:
                for one in who:
                    yield from say(told, one, tie, of, match.start(), match.end("ties"))
        too = _AND_ALSO.match(code, match.end("ties"))
        for of in owners(told, too) if too else ():  # "Aída, Paulo's girlfriend and Teresa's enemy,"
            for tie in ties(too["ties"]) if too else ():
                yield from say(told, who[0] if who else None, tie, of, match.start(), too.end() if too else 0)


def _of(told: Told) -> Iterator[Bond]:
    """ "Lucia, the younger sister of Maripaz", "Tyler, a longtime rival of Misty Knight"."""
    code = told.sentence.code
    for match in _OF.finditer(code):
        found = ties(match["ties"])
        if match["end"] or (
            ("is" in match["link"] or "was" in match["link"]) and DOUBT.search(code[: match.start()])
        ):
            continue
        who = people(told, match)
        who = who if found and found[-1].plural else who[-1:]
        for tie in found:
            for of in people(told, match, "of"):
                for one in who:
                    yield from say(told, one, tie, of, match.start(), match.end("of"))


def _is(told: Told) -> Iterator[Bond]:
    """ "He is Miller's partner"; not where somebody claims it."""
    code = told.sentence.code
    for match in _IS.finditer(code):
        if (
            told.kind != "story"
            or DOUBT.search(code[: match.start()])
            or re.search(r"\b(?:of|to|by|with) $", code[: match.start()])
        ):
            continue
        too = _TOO.search(code, match.end("ties"), match.end()) if match["too"] else None
        for part in (match, *([too] if too else [])):
            for tie in ties(part["ties"]):
                for of in owners(told, part):
                    yield from say(
                        told, told.who(match.start("who")), tie, of, match.start(), part.end("ties")
                    )
