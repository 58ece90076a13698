"""Characters with their players in brackets: "Michael Westen (Jeffrey Donovan), a covert operative"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.grammar.names import is_name
from extract.prose.castings import Casting
from extract.prose.grammar import NAME
from extract.prose.people import People, looks_personal
from extract.prose.ranks import seasons
from extract.prose.shape import Prose, Sentence

_BRACKETED = re.compile(
    rf"(?P<role>{NAME}) \((?:(?:played|portrayed|voiced) )?(?:by )?(?P<who>{NAME})\)(?!['’])"
)
_OWNED = re.compile(rf"(?P<who>{NAME})['’]s? (?P<role>{NAME})(?!['’]| (?:in|from) {NAME})")
_OWNED_TRIGGER = re.compile(r"['’]s? [^\W\d_a-z]")
_NICK = r" [\"“'‘][^\"”'’]+[\"”'’] "
_TRIGGER = re.compile(r"\w \((?:(?:played|portrayed|voiced) by )?[^\W\d_a-z]")


def bracketed(prose: Prose, people: People) -> Iterator[Casting]:
    """One pair alone may be anything ("Red Dwarf (Grant Naylor)"); several in a document are a custom."""
    found = [pair for sentence in prose.sentences(_TRIGGER) for pair in _pairs(sentence, people)]
    for casting in found:
        if len(found) > 1 or people.is_known(casting.person.name):
            yield casting


def owned(prose: Prose, people: People, actors: frozenset[str]) -> Iterator[Casting]:
    """ "the family and Shakir's John "Bushmaster" McIver", where Shakir is in the cast."""
    for sentence in prose.sentences(_OWNED_TRIGGER):
        for match in _OWNED.finditer(sentence.shape):
            actor, name = people.person(sentence, match.start("who")), sentence.words(match, "role")
            named = people.has_character(name) or (" " in name and looks_personal(re.sub(_NICK, " ", name)))
            if actor and actor.name in actors and named and not people.is_known(name):
                role = people.character(sentence, match.start("role"), match.start("role") + 1)
                scope = seasons(sentence, match.start(), match.end())
                yield Casting(actor, role, sentence.where(match), "", scope, confidence=0.8)


def _pairs(sentence: Sentence, people: People) -> Iterator[Casting]:
    for match in _BRACKETED.finditer(sentence.shape):
        outer, inner = sentence.words(match, "role"), sentence.words(match, "who")
        if people.is_known(outer) and people.has_character(inner) and not people.is_known(inner):
            match_role, match_who = match.start("who"), match.start("role")  # "Catherine Blades (Trish)"
        elif _may_be_role(outer, people) and (people.is_known(inner) or looks_personal(inner)):
            match_role, match_who = match.start("role"), match.start("who")
        else:
            continue
        actor = people.person(sentence, match_who)
        role = people.character(sentence, match_role, match_role + 1)
        if actor and role:
            scope = seasons(sentence, match.start(), match.end())
            yield Casting(actor, role, sentence.where(match), "", scope, confidence=0.85)


def _may_be_role(name: str, people: People) -> bool:
    if people.is_known(name) and not people.has_character(name):
        return False
    things = [ref for kind in ("organisation", "place", "work", "series") for ref in people.known.names(kind)]
    if name in things or name == people.known.topic.series or name.startswith("The "):
        return False
    return looks_personal(name) if is_name(name) else True
