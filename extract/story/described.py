"""Ties in descriptions without a subject: "Jones' neighbor who struggles", "brother of Antolín"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.document import Span
from extract.facts import Ref
from extract.grammar.names import UPPER, WORD
from extract.story.bonds import Bond, describes, owners, say
from extract.story.coding import WHO
from extract.story.telling import Told
from extract.story.ties import OBJECTS, POSSESSIVE, TIE, TIES, Tie, ties

_START = r"(?:^|[,;] (?:and |& )?|(?<=\w) and |\. )"
_ARTICLE = r"(?:the |The |an? |An? |one of the )?"
_END = (
    r"(?=[,.;:)(—–]| ?$| -| who\b| whom\b| whose\b| and\b| as\b| in\b| from\b| with\b| that\b| but\b"
    r"| hence\b| while\b| turned\b)"
)
_OWNED = re.compile(rf"{_START}(?:{_ARTICLE}|is |was )(?P<of>{POSSESSIVE}) (?P<ties>{TIES}){_END}")
_OF = re.compile(
    rf"(?:{_START}|\b(?:who|He|She) is |^{WHO} (?:is|was) |\bworks as |\bacts as )(?:also"
    rf" )?{_ARTICLE}(?P<ties>{TIES}) (?P<link>of|to|for) (?P<of>{OBJECTS})(?!['’])"
)
_RIVAL = re.compile(rf"^{_ARTICLE}rival (?:[\w-]+ ){{1,3}}(?:of|to) (?P<of>{OBJECTS})(?!['’])")
_BUILDING = re.compile(
    rf"(?P<ties>(?:[\w-]+ )?(?:superintendent|landlord|landlady)) (?:in"
    rf"|of) (?P<of>{WHO})['’]s? (?:apartment |own )?building"
)
_TAKES_BACK = re.compile(r"\b(?:not|never|no longer|was going to|would|supposed|claims|pretends|posing)\b")


def described(told: Told) -> Iterator[Bond]:
    """What the first words of a description tie the one described to."""
    who = told.default
    if who is None or told.kind != "story":
        return
    listed = sum(len(pattern.findall(told.sentence.code)) for pattern in (_OWNED, _OF)) > 2
    for pattern in (_OWNED, _OF, _BUILDING) if told.opens or _speaks_of(told) else ():
        for match in pattern.finditer(told.sentence.code):
            if not _his_own(told, match, listed):
                continue
            for of in owners(told, match, both=True):
                for tie in _meant(ties(match["ties"]), pattern is _OF):
                    yield from say(told, who, tie, of, _from(match, pattern is _OWNED), match.end())
    rival = _RIVAL.match(told.sentence.code)
    for _, of in told.sentence.named(*rival.span("of")) if rival else ():
        yield from say(told, who, ties("rival")[0], of, *rival.span())  # type: ignore[union-attr]


def _from(match: re.Match[str], owned: bool) -> int:
    """The evidence begins with "Molly Quay is the daughter of" where that is said."""
    named = re.match(WHO, match.group())
    return match.start() if named else match.start("of" if owned else "ties")


def _meant(found: list[Tie], spread: bool) -> list[Tie]:
    """ "An attorney and ally to Jones" is not her attorney; "a friend and colleague of Jones" is both."""
    return [tie for tie in found if not spread or tie is found[-1] or tie.property not in _TRADES]


def _speaks_of(told: Told) -> bool:
    """ "A love interest for Jessica who", "He is Miller's partner": the one described goes on being it."""
    return describes(told) or bool(
        re.match(
            rf"(?:An?|The|(?:He|She) (?:is|was|works|acts|serves))\b|{WHO}['’]s? {TIE}", told.sentence.code
        )
    )


def _his_own(told: Told, match: re.Match[str], listed: bool) -> bool:
    """Not where the tie may be of somebody just named: "friend of Ann, Bob's sister"; a long list is his."""
    left = told.sentence.code[: match.start()]
    if _TAKES_BACK.search(re.split(r"[,;.]", left)[-1]):
        return False
    return listed or bool(re.match(r",? ?(?:and|&) |;", match.group())) or not re.search(rf"{WHO}$", left)


_TRADES = frozenset(
    {"lawyerOf", "doctorOf", "nurseOf", "therapistOf", "mentorOf", "assistantOf", "guardOf", "employerOf"}
)
_ORG_WORD = (
    r"(?:Investigations|Associates|Corporation|Corp\.?|Industries|Enterprises|Agency|Inc\.?"
    r"|Ltd\.?|Holdings|Records|Partners"
    r"|Consulting|Security|Securities|Bakery|Diner|Café|Clinic|Foundation|Company"
    r"|Detective Agency|Publishing|Magazine)"
)
_ORG = (
    rf"(?P<org>(?:the |The )?{UPPER}[\w.’'-]*(?: (?:&|and|of) {WORD}| {WORD})*?(?: {_ORG_WORD}"
    rf"| & {_ORG_WORD}))(?![\w’'-]| (?:{UPPER}|&))"
)
_RUNS = re.compile(
    rf"\b(?:(?P<leads>heads|head of|CEO of|president of|director of)"
    rf"|owns|runs|opens|founds|founded|opened|owner of|founder of)"
    rf"(?: and (?:owns|runs|operates|manages))? (?:(?:his|her|their|a|an"
    rf"|the) (?:own )?(?:[\w-]+ ){{0,3}}(?:agency|company|firm|business|club|bar"
    rf"|restaurant|shop|store|bakery|clinic)?,? ?(?:called |named )?)?{_ORG}"
)
_SERVES = re.compile(
    rf"^(?:{_ARTICLE})(?:[\w-]+ ){{0,4}}?(?:associate|employee|lawyer|attorney|partner|secretary"
    rf"|assistant|engineer|doctor|agent|worker|manager"
    rf"|accountant|reporter|journalist|editor|investigator|executive|intern|receptionist|analyst"
    rf"|scientist|researcher)"
    rf" (?:at|with|for|of) {_ORG}"
)
_CLIENT = re.compile(rf"\b(?:is |^{_ARTICLE})(?:a |the |an )?(?:[\w-]+ )?client of {_ORG}")


def organisations(told: Told) -> Iterator[tuple[str, Ref, Span]]:
    """Organisations of the story that the one described owns, works for or is a client of."""
    passage = told.sentence.passage
    for pattern, name in ((_RUNS, "owns"), (_SERVES, "worksFor"), (_CLIENT, "clientOf")):
        for match in pattern.finditer(passage.text) if told.default and told.kind == "story" else ():
            if name == "worksFor" and not told.opens:
                continue
            org = passage.cut(*match.span("org"))
            leads = pattern is _RUNS and match["leads"] and " own " not in match.group()
            yield (
                "worksFor" if leads else name,
                Ref("fictional-organisation", org.text, org.span()),
                passage.span(*match.span()),
            )
