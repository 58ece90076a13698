"""Ties that a verb states: "her best friend is Aurora", "Arturo's sister, Luisa, becomes Teresa's friend"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.story.bonds import DOUBT, Bond, owners, people, say
from extract.story.clauses import subjects
from extract.story.outright import happens
from extract.story.telling import Told
from extract.story.ties import OBJECTS, POSSESSIVE, TIES, WHOLIST, ties

# "her best friend is Aurora", "Trish's employer is Ed"
_WHO_IS = re.compile(
    rf"(?P<of>{POSSESSIVE}) (?P<ties>{TIES}) (?:is|are|was|were) (?P<who>{WHOLIST})"
    r"(?=[,.;:)]|$| who\b| and\b)"
)
# "becomes Teresa's friend", "is the mother of Callum", behind a subject that stands further off
_BECOMES = re.compile(
    rf"\b(?:is|was|becomes|became) (?:also |now |secretly )?(?:(?P<of>{POSSESSIVE}) (?P<ties>{TIES})"
    rf"|(?:the |an? )(?P<ties2>{TIES}) (?:of|to) (?P<of2>{OBJECTS}))(?=[,.;:)]|$| who\b| and\b| but\b)"
)


def predicates(told: Told) -> Iterator[Bond]:
    """Every such tie of a sentence of the story."""
    if told.kind == "story" and told.tied:
        yield from _who_is(told)
        yield from _becomes(told)


def _who_is(told: Told) -> Iterator[Bond]:
    """ "her best friend is Aurora": the other way round."""
    code = told.sentence.code
    for match in _WHO_IS.finditer(code):
        found, who = ties(match["ties"]), people(told, match)
        if not found or DOUBT.search(code[: match.start()]):
            continue
        who = who if found[-1].plural else who[:1]
        for of in owners(told, match):
            for tie in found:
                for one in who:
                    yield from say(told, one, tie, of, match.start(), match.end("who"), owner=match["of"])


def _becomes(told: Told) -> Iterator[Bond]:
    """ "Arturo's sister, Luisa, becomes Teresa's friend"; not where somebody claims it."""
    code = told.sentence.code
    for match in _BECOMES.finditer(code) if not told.opens else ():
        if not happens(code, match.start(), match.end()) or DOUBT.search(code[: match.start()]):
            continue
        owned = match["of"] is not None
        others = owners(told, match) if owned else people(told, match, "of2")
        for place in subjects(code, match.start()):
            for tie in ties(match["ties"] or match["ties2"]):
                for of in others:
                    yield from say(told, told.who(place), tie, of, _from(match, place), match.end())


def _from(match: re.Match[str], place: int) -> int:
    """The evidence begins with the subject where that stands near."""
    return place if 0 <= match.start() - place < 60 else match.start()
