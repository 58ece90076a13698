"""Who plays whom, as prose tells it: "Eka Darville and Wil Traval were cast as A and B, respectively"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.document import Document
from extract.facts import Fact, Finding, Ref, Value
from extract.grammar.names import is_name
from extract.known import Known
from extract.prose.billings import billings
from extract.prose.bracketed import bracketed, owned
from extract.prose.castings import Casting, castings, given_up
from extract.prose.grammar import DATE
from extract.prose.people import People, is_plot, item_character, plain
from extract.prose.shape import Prose, Sentence

_TRIGGER = re.compile(
    r"\b(?:as|star\w*|play\w*|portray\w*|voice[sd]|join\w*|return\w*|repris\w*|took over|guest|recurring)\b"
    r"|\w \("
)

# "A spin-off, Low Tide, starring Ann Lee as Molly, premiered in 2013"
_ANOTHER = re.compile(
    rf"(?:In {DATE}, )?(?:An?|The|Another) (?:[\w-]+ )*(?:spin-?off|remake|reboot|sequel|prequel|adaptation"
    r"|film|movie)\b"
    r"(?! (?:was|is|were) (?:cast|joined))"
)
_UNNAMED = re.compile(r"['’]s? [a-z]+$")


def facts(document: Document, known: Known) -> Iterator[Finding]:
    people = People(known, document)
    found = list(_castings(document, known, people))
    roleless = frozenset(c.person.name for c in found) - {c.person.name for c in found if c.character}
    roleless -= {name for name in roleless if people.played_by(name)}
    found += owned(Prose(document, known), people, roleless)
    roles = _roles(found, people)
    seen: set[object] = set()
    named = {(plain(c.person.name), c.billing) for c in found if c.character}
    for casting in found:
        again = casting.character is None and (plain(casting.person.name), casting.billing) in named
        if again and _named(casting, roles, known.topic.series) is None:
            continue  # "has a recurring role as Cage's father" says it with the part
        for fact in _facts(casting, known, roles):
            key = (fact.predicate, fact.object, fact.qualifiers, fact.span)
            if key not in seen:
                seen.add(key)
                yield fact
    for sentence in Prose(document, known).sentences(_TRIGGER):
        if not is_plot(sentence):
            yield from given_up(sentence, people, None)


def _castings(document: Document, known: Known, people: People) -> Iterator[Casting]:
    starring = frozenset(
        fact.object.name
        for fact in known.facts
        if isinstance(fact.object, Ref)
        and fact.object.kind == "person"
        and (_is_actor(fact) or fact.get("billing") == Value("Main"))
    )
    prose = Prose(document, known)
    for paragraph in prose.paragraphs(_TRIGGER):
        she: Ref | None = None
        carried: Casting | None = None
        for sentence in paragraph:
            if is_plot(sentence) or _ANOTHER.match(sentence.shape):
                continue
            found = list(castings(sentence, people, she, item_character(sentence, people)))
            found += billings(sentence, people, starring, carried)
            yield from _joined(found)
            she = found[0].person if found else _subject(sentence, people)
            main = [casting for casting in found if casting.billing == "Main"]
            carried = (main or found or [None])[0]  # type: ignore[list-item]
    yield from bracketed(prose, people)


def _joined(found: list[Casting]) -> Iterator[Casting]:
    """What one sentence says twice of a person, once: "They are joined by J. R. Ramirez as Oscar Arocho"."""
    plain = {casting.person.name: casting for casting in found if casting.character is None}
    used: set[str] = set()
    for casting in found:
        other = plain.get(casting.person.name)
        if casting.character is None:
            if casting.person.name not in used:
                yield casting
        elif other is not None and not casting.billing and not casting.manner:
            used.add(casting.person.name)
            yield replace(casting, billing=other.billing, seasons=other.seasons or casting.seasons)
        else:
            yield casting


def _is_actor(fact: Fact) -> bool:
    job = fact.get("job")
    return fact.predicate == "credit" and isinstance(job, Ref) and job.name == "actor"


def _subject(sentence: Sentence, people: People) -> Ref | None:
    """Whom "she" in the next sentence means: "Janet McTeer was cast in an undisclosed role"."""
    for at, _ in sentence.marked("name"):
        before = sentence.shape[:at]
        if not before or re.fullmatch(rf"In {DATE}, ", before):
            return people.person(sentence, at)
    return None


def _roles(found: list[Casting], people: People) -> dict[str, list[Ref]]:
    """The characters of each person: those of the surer rules, then the prose's, longest names first."""
    told: dict[str, list[Ref]] = {}
    for casting in found:
        if casting.character and casting.manner != "young":
            told.setdefault(plain(casting.person.name), []).append(casting.character)
    for person, roles in told.items():
        roles.sort(key=lambda role: -len(role.name))
        roles[:0] = people.played_by(person)
    for casting in found:
        told.setdefault(plain(casting.person.name), list(people.played_by(casting.person.name)))
    return told


def _named(casting: Casting, roles: dict[str, list[Ref]], title: str) -> Ref | None:
    """The character by the fullest name of this player's: "Jones" is Krysten Ritter's Jessica Jones."""
    mine = roles.get(plain(casting.person.name), [])
    if casting.character is None:
        names = dict.fromkeys(_full(role, mine) for role in mine)
        return replace(mine[0], name=next(iter(names)), span=None) if len(names) == 1 else None
    if casting.manner == "young":
        return casting.character
    name = _full(casting.character, mine)
    if _UNNAMED.search(name):  # "as Cage's father", whom another sentence or list calls James Lucas
        name = next((role.name for role in mine if not _UNNAMED.search(role.name)), name)
    if name == casting.character.name and name in title.split()[1:] and is_name(title):
        name = title  # "Mike Colter stars as Cage" in a series called after him
    return replace(casting.character, name=name)


def _full(role: Ref, mine: list[Ref]) -> str:
    words = _words(role.name)
    return next((other.name for other in mine if words & _words(other.name)), role.name)


def _words(name: str) -> set[str]:
    return {word for word in re.findall(r"\w+", name) if len(word) > 2 or word.isupper()}


def _facts(casting: Casting, known: Known, roles: dict[str, list[Ref]]) -> Iterator[Fact]:
    character = _named(casting, roles, known.topic.series)
    qualifiers: list[tuple[str, Ref | Value]] = []
    performs = character is not None or bool(casting.billing)  # "Rosario Dawson also returns in a guest role"
    if character is not None:
        qualifiers.append(("character", character))
    elif not performs:
        qualifiers.append(("job", Ref("job", "actor")))
    if casting.billing:
        qualifiers.append(("billing", Value(casting.billing)))
    qualifiers += [("scope", Ref("season", str(n), None, season=n)) for n in casting.seasons]
    if casting.manner:
        qualifiers.append(("manner", Value(casting.manner)))
    if casting.reprised:
        qualifiers.append(("reprisedFrom", casting.reprised))
    yield Fact(
        known.topic.the_series,
        "performance" if performs else "credit",
        casting.person,
        casting.span,
        tuple(qualifiers),
        confidence=casting.confidence,
    )
