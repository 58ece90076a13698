"""Who is what to whom: "his sister, Brianna", "Trish Walker, Jones's best friend", "Trish kills Alisa"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extract.document import Document
from extract.facts import Fact, Ref
from extract.known import Known
from extract.story.bonds import Bond, bonds
from extract.story.coding import Mention
from extract.story.deeds import deeds
from extract.story.described import described, organisations
from extract.story.figures import Figure
from extract.story.paired import paired
from extract.story.telling import Told, telling
from extract.story.together import together


def facts(document: Document, known: Known) -> Iterator[Fact]:
    """Every tie and deed between figures of the story, and what organisations they belong to."""
    story = tuple(telling(document, known))
    found = [(told, bond) for told in story for bond in _said(told)]
    certain = tuple(bond for _, bond in found)
    found += [(told, bond) for told in story for bond in together(told, known, certain)]
    said: set[tuple[int, Figure, str, Figure]] = set()
    for told, bond in found:
        key = (id(told), bond.one.figure, bond.property, bond.other.figure)
        if key not in said:
            yield _fact(told, bond)
        said.add(key)
    yield from _siblings(found)
    for told in story:
        for name, organisation, span in organisations(told):
            assert told.default
            yield Fact(_ref(told.default), name, organisation, span)


def _said(told: Told) -> Iterator[Bond]:
    yield from bonds(told)
    yield from paired(told)
    yield from described(told)
    yield from deeds(told)


def _ref(mention: Mention) -> Ref:
    return Ref("character", mention.words, mention.span)


def _fact(told: Told, bond: Bond, confidence: float = 1.0) -> Fact:
    episode = (("episode", told.episode),) if told.episode and bond.now else ()
    sure = min(bond.confidence, confidence)
    return Fact(_ref(bond.one), bond.property, _ref(bond.other), bond.span, episode, confidence=sure)


def _siblings(found: Iterable[tuple[Told, Bond]]) -> Iterator[Fact]:
    """ "his son Phillip … his wife Alisa and daughter Jessica": two children of one parent."""
    children: dict[tuple[int, str], tuple[Told, Bond]] = {}
    for told, bond in found:
        if told.default or bond.property not in ("parentOf", "motherOf", "fatherOf"):
            continue
        key = (id(told), bond.one.figure.name)
        first = children.setdefault(key, (told, bond))[1]
        if first.other.figure != bond.other.figure:
            yield _fact(told, Bond(first.other, "siblingOf", bond.other, bond.span, 0.7))
