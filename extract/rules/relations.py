"""Who is what to whom: "his sister, Brianna", "Trish Walker, Jones's best friend", "Trish kills Alisa"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extract.document import Document, Span
from extract.facts import Fact, Finding, Ref
from extract.grammar.names import NAME, WORD
from extract.known import Known
from extract.story.bonds import Bond, bonds
from extract.story.coding import Mention
from extract.story.deeds import deeds
from extract.story.described import described, organisations
from extract.story.figures import Figure
from extract.story.paired import paired
from extract.story.predicates import predicates
from extract.story.telling import Told, telling
from extract.story.ties import TIE, ties
from extract.story.together import together
from extract.story.unclear import unclear

_ROLE = re.compile(rf"(?P<of>{NAME}|{WORD})['’]s? (?P<tie>{TIE})$")


def facts(document: Document, known: Known) -> Iterator[Finding]:
    """Every tie and deed between figures of the story, and what organisations they belong to."""
    story = telling(document, known)
    seen: set[Figure] = set()
    found: list[tuple[Told, Bond]] = []
    for told in story:
        found += [(told, bond) for bond in _said(told, seen)]
        seen |= {mention.figure for _, mention in told.sentence.named() if told.kind == "story"}
    certain = tuple(bond for _, bond in found)
    found += [(told, bond) for told in story for bond in together(told, known, certain)]
    said: set[tuple[int, Figure, str, Figure]] = set()
    for told, bond in found:
        key = (id(told), bond.one.figure, bond.property, bond.other.figure)
        if key not in said:
            yield _fact(told, bond)
        said.add(key)
    yield from _siblings(found)
    yield from _by_role(known)
    taken = tuple(bond.span for _, bond in found)
    for told in story:
        yield from unclear(told, taken)
        for name, organisation, span in organisations(told):
            assert told.default
            yield Fact(_ref(told.default), name, organisation, span)


def _said(told: Told, seen: set[Figure]) -> Iterator[Bond]:
    yield from bonds(told)
    yield from paired(told, seen)
    yield from described(told)
    yield from predicates(told)
    yield from deeds(told)


def _ref(mention: Mention) -> Ref:
    return Ref("character", mention.words, mention.span)


def _fact(told: Told, bond: Bond, confidence: float = 1.0) -> Fact:
    episode = (("episode", told.episode),) if told.episode and bond.now else ()
    sure = min(bond.confidence, confidence)
    return Fact(_ref(bond.one), bond.property, _ref(bond.other), bond.span, episode, confidence=sure)


def _by_role(known: Known) -> Iterator[Fact]:
    """A part without a name of its own says whose it is: "Reg E. Cathey as Cage's father"."""
    for ref in dict.fromkeys(known.refs("character")):
        match = _ROLE.match(ref.name)
        if not match or not ref.span:
            continue
        of = Ref("character", match["of"], Span(ref.span.start, ref.span.start + match.end("of")))
        for tie in ties(match["tie"]):
            one, other = (of, ref) if tie.turned else (ref, of)
            yield Fact(one, tie.property, other, ref.span, confidence=0.9)


def _siblings(found: Iterable[tuple[Told, Bond]]) -> Iterator[Fact]:
    """ "his son Phillip … his wife Alisa and daughter Jessica": two children of one parent."""
    children: dict[tuple[int, str], tuple[Told, Bond]] = {}
    for told, bond in found:
        if told.default or bond.property not in ("parentOf", "motherOf", "fatherOf"):
            continue
        key = (id(told), bond.one.figure.name)
        first = children.setdefault(key, (told, bond))[1]
        if first.other.figure != bond.other.figure:
            name = {"m": "brotherOf", "f": "sisterOf"}.get(first.gender, "siblingOf")
            yield _fact(told, Bond(first.other, name, bond.other, bond.span, 0.7))
