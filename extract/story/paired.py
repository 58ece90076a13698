"""Ties without a possessive: "Ann and Bea are sisters", "has a baby girl named Perlita"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from itertools import combinations

from extract.story.bonds import DOUBT, Bond, people, say
from extract.story.clauses import subjects
from extract.story.coding import WHO, Mention
from extract.story.figures import Figure
from extract.story.telling import Told
from extract.story.ties import POSSESSIVE, TIE, TIES, Tie, ties

_PAIR = re.compile(
    rf"(?P<own>(?:{POSSESSIVE}|\bof|\bthe) )?\b(?P<ties>{TIE}),? (?P<who>{WHO}(?:, {WHO})*,? (?:and|&) {WHO})"
)
_ARE = re.compile(
    rf"(?P<who>{WHO} and {WHO})(?:,? who)?(?: are| were| become| became|, )(?: now| also"
    rf"| secretly)? ?(?:an? |the )?"
    rf"(?P<ties>{TIES})(?=[,.;:)]|$| who\b| and\b| but\b)"
)
_WITH = re.compile(
    rf"(?P<of>{WHO})?(?: living| staying)? with (?:an? )?(?:new |old |former "
    rf"|young )*(?P<ties>{TIE}),? (?P<who>{WHO})(?=[,.;:)]|$| [a-z])"
)
_YOUNG = re.compile(
    rf"(?P<ties>{TIE}) (?:of|to) an? (?:[\w-]+ ){{0,2}}(?:boy|girl|son|daughter|child"
    rf"|baby),? (?:named|called) (?P<who>{WHO})"
)
_BORN = re.compile(
    rf"\b(?:has|had|have|gives birth to|gave birth to|bears|delivers) (?:an?|her|their|his) (?:[\w-]+ )?"
    rf"(?:baby boy|baby girl|boy|girl|baby|son|daughter|child)(?:,| named| called|, named) (?P<who>{WHO})"
)


def paired(told: Told, seen: Set[Figure] = frozenset()) -> Iterator[Bond]:
    """Every such tie of a sentence; who was `seen` before it is not born in it."""
    for find in (_pairs, _ares, _withs, _young) if told.tied else ():
        yield from find(told)
    # "gives birth to a son, Patrick", after his grandfather Patrick was killed
    yield from (bond for bond in _born(told) if bond.other.figure not in seen)


def _pairs(told: Told) -> Iterator[Bond]:
    """ "brothers Matt and Nick", "best friends Ann, Bea and Cleo"."""
    for match in _PAIR.finditer(told.sentence.code):
        found = ties(match["ties"])
        if match["own"] or not found or not (found[0].plural and found[0].both):
            continue
        yield from _each_other(told, people(told, match), found, match.start("ties"), match.end("who"))


def _ares(told: Told) -> Iterator[Bond]:
    """ "Ann and Bea are best friends", "Dan and Eve, a married couple"."""
    code = told.sentence.code
    for match in _ARE.finditer(code):
        found = [tie for tie in ties(match["ties"]) if tie.both and tie.plural]
        if (
            told.kind == "story"
            and not DOUBT.search(code[: match.start()])
            and not re.search(rf"{WHO}, $", code[: match.start()])
        ):
            yield from _each_other(told, people(told, match), found, match.start(), match.end("ties"))


def _each_other(told: Told, who: list[Mention], found: list[Tie], start: int, end: int) -> Iterator[Bond]:
    for one, other in combinations(who[:4], 2):
        for tie in found:
            yield from say(told, one, tie, other, start, end)


def _withs(told: Told) -> Iterator[Bond]:
    """ "living with a new boyfriend, Stirling", "returns with new girlfriend Tammy": the subject's."""
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
        rf"(?:^|[,;] (?:but |and )?)(?P<who>{WHO}|[Hh]e|[Ss]he)\b(?P<rest>[^,;]*)$"
        rf"|^(?P<first>{WHO})(?P<more>[^,;]*)$",
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
        if told.kind != "story" or DOUBT.search(told.sentence.code[: match.start()]):
            continue
        for place in subjects(told.sentence.code, match.start(), single=False):
            yield from say(
                told, told.who(place), parent, told.who(match.start("who")), match.start(), match.end("who")
            )
