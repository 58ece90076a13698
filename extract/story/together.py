"""What two are together: "he and Jones engage in a relationship", "their son Vido"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.known import Known
from extract.story.bonds import Bond
from extract.story.clauses import starts
from extract.story.coding import WHO, Mention
from extract.story.outright import happens
from extract.story.telling import Told
from extract.story.ties import TIE, WHOLIST, ties

_LOVE = (
    r"(?:an? |their )?(?:new |brief |secret |casual |short-lived )*(?:romantic |sexual |physical "
    r"|love )?(?:relationship|romance|affair|love affair)"
)
_BEGIN = re.compile(
    rf"(?P<one>{WHO}|\b[Hh]e|\b[Ss]he) and (?P<other>{WHO}) (?:\w+ly )?(?:engage in|begin|began"
    rf"|start|started|enter|entered|enter into|are in|were in|have|had|resume"
    rf"|share) {_LOVE}(?! with)\b"
)
_WHOSE = re.compile(rf"(?P<one>{WHO}), whose relationship with (?P<other>{WHO}) [^,;.]*\bromantic\b")
_HAD = re.compile(
    rf"(?P<one>{WHO}) (?:[a-z]+s|[a-z]+ed) (?P<other>{WHO})(?:, [^,;.]*,)? about (?:the"
    rf"|their) (?:sexual|romantic|love|past|secret)(?: \w+)? (?:relationship"
    rf"|affair)(?: that)? they (?:had|have)\b"
)
_CHILD = r"(?:sons?|daughters?|child(?:ren)?|kids|bab(?:y|ies)|twins|triplets)"
_COUPLE = re.compile(rf"\bthe couple['’]s (?:[\w-]+ ){{0,2}}{_CHILD},? (?P<who>{WHO})")
_PLANNED = re.compile(r"\b(?:would|will|could|might|may|plan\w*|intend\w*|hope\w*|want\w*)\b")
_THEIRS = re.compile(
    rf"(?P<he>\b[Hh]is|\b[Hh]er|{WHO}['’]s?) (?:ex-|former |estranged )?(?:wife|husband|girlfriend"
    rf"|boyfriend|lover|partner)(?:,? (?P<she>{WHO}),?)? [^,;.]*?\btheir "
    rf"(?:[\w-]+ ){{0,2}}{_CHILD},? (?P<who>{WHOLIST})"
)
_BOTH = re.compile(
    rf"(?P<one>{WHO}) and (?P<other>{WHO})(?P<rest>[^;.]*?)\btheir "
    rf"(?:[\w-]+ ){{0,2}}(?P<tie>{_CHILD}),? (?P<who>{WHOLIST})"
)
_EXPERIMENTS = re.compile(
    rf"(?P<one>(?:his|her|{WHO}['’]s) {TIE}|{WHO}) (?:is|was) [^,;.]*\bexperiments (?:done|made"
    rf"|performed|conducted|carried out) by (?P<who>{WHO})"
)


def together(told: Told, known: Known, bonds: tuple[Bond, ...]) -> Iterator[Bond]:
    """Ties of a couple to each other and to their children; `bonds` are those that are known already."""
    code = told.sentence.code
    if told.kind == "story":
        for pattern in (_BEGIN, _WHOSE, _HAD):
            for match in pattern.finditer(code):
                plain = pattern is not _BEGIN or starts(code, match.start())
                if plain and happens(code, match.start(), match.end()):
                    one, other = told.who(match.start("one")), told.who(match.start("other"))
                    yield from _bond(told, one, "involvedWith", other, match)
        yield from _children(told)
        yield from _experiments(told, bonds)
    yield from _couples(told, known)


def _bond(
    told: Told, one: Mention | None, name: str, other: Mention | None, match: re.Match[str]
) -> Iterator[Bond]:
    if one and other and one.figure != other.figure:
        yield Bond(one, name, other, told.sentence.span(*match.span()), 0.8)


def _children(told: Told) -> Iterator[Bond]:
    """ "his ex-wife kidnaps their son Vido": the son is his."""
    for match in _THEIRS.finditer(told.sentence.code):
        for parent in ("he", "she"):
            if match[parent]:
                yield from _parent(told, match, parent)
    for match in _BOTH.finditer(told.sentence.code):
        if re.search(WHO, match["rest"]) or not starts(told.sentence.code, match.start()):
            continue
        for parent in ("one", "other"):
            yield from _parent(told, match, parent)


def _parent(told: Told, match: re.Match[str], parent: str) -> Iterator[Bond]:
    """The children of one of the two: "their sons Shane and Danny"."""
    for _, child in told.sentence.named(*match.span("who")):
        yield from _bond(told, told.who(match.start(parent)), "parentOf", child, match)


def _couples(told: Told, known: Known) -> Iterator[Bond]:
    """ "while Cage was a part of it, the couple's daughter Danielle": the other half is the title's."""
    code = told.sentence.code
    for match in _COUPLE.finditer(code):
        # "the couple's daughter Danielle would appear way down the road": in this story she may never be
        tie = "relatedTo" if _PLANNED.search(code) else "parentOf"
        before = list({m.figure: m for _, m in told.sentence.named(0, match.start())}.values())
        if (
            len(before) == 1
            and before[0].figure.name != known.topic.series
            and known.topic.series in known.characters
        ):
            title = next((m for m in told.cast if m.figure.name == known.topic.series), None)
            before += [title] if title else []
        if len(before) == 2:
            for parent in before:
                yield from _bond(told, parent, tie, told.who(match.start("who")), match)


def _experiments(told: Told, bonds: tuple[Bond, ...]) -> Iterator[Bond]:
    """ "her mother is alive due to the experiments done by Karl Malus": who is known as her mother."""
    for match in _EXPERIMENTS.finditer(told.sentence.code):
        start = match.start("one")
        one = (
            told.who(start)
            if len(match["one"]) == 1
            else _tied(told, start, match["one"].split(" ", 1)[1], bonds)
        )
        yield from _bond(told, told.who(match.start("who")), "experimentedOn", one, match)


def _tied(told: Told, start: int, phrase: str, bonds: tuple[Bond, ...]) -> Mention | None:
    """Who "her mother" is, if a bond says so and no other says otherwise."""
    of, found = told.who(start), ties(phrase)
    names = {
        (b.one if not tie.turned else b.other).figure: (b.one if not tie.turned else b.other)
        for b in bonds
        for tie in found
        if of and b.property == tie.property and (b.other if not tie.turned else b.one).figure == of.figure
    }
    if len(names) != 1:
        return None
    mention = next(iter(names.values()))
    end = start + 1 + len(phrase) + (len(told.sentence.code[start:].split(" ", 1)[0]))
    return Mention(mention.figure, mention.figure.name, told.sentence.span(start, end))
