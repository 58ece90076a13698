"""Whom a name in a sentence means: a person by full name, or by a surname that only one known person has."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from extract.document import Document, Item, Paragraph, Span
from extract.facts import Ref
from extract.grammar.names import NAME, is_name
from extract.known import Known
from extract.prose.mentions import words
from extract.prose.shape import Sentence

_SUFFIX = re.compile(r",? (?:Jr\.?|Sr\.?|II|III|IV)$")
_NAME = re.compile(rf"(?<![\w'’-]){NAME}(?!\+)")
_RANK = re.compile(
    r"^(?:Detective|Officer|Agent|Special Agent|Sergeant|Lieutenant|Captain|Inspector|Deputy|Sheriff|Chief"
    r"|Commander)"
    r" (?=\S+ \S)"
)
_NICK = re.compile(r"[\"“'‘]([^\"”'’]+)[\"”'’]")
_NICK_AND_BLANK = re.compile(rf"{_NICK.pattern} ?")
_TELLS = re.compile(r"\b(?:Plot|Synopsis|Premise|Storyline|Story|Summary|Recap)\b", re.IGNORECASE)
_BARE = re.compile(r"[^\w ]")


@dataclass(frozen=True)
class _Told:
    """People whom only the prose names in full: "Robert F. Colesberry … Colesberry"."""

    document: Document

    @cached_property
    def by_surname(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for block in self.document.blocks:
            for match in _NAME.finditer(block.passage.text) if isinstance(block, Paragraph | Item) else ():
                first, _, rest = match[0].partition(" ")
                name = rest if first.lower() in words("before") else match[0]  # "Actress Ann Lee"
                if looks_personal(name):
                    found[_SUFFIX.sub("", name).split()[-1]][name] = None
        return {part: tuple(full) for part, full in found.items()}


class People:
    """The people and characters that the surer rules know of, by their full names and by parts of them."""

    def __init__(self, known: Known, document: Document) -> None:
        self.known = known
        self._told = known.once(_Told, lambda: _Told(document))
        parts = known.once(_Parts, _Parts)
        self._people, self._characters = (
            parts.of("person", known.people),
            parts.of("character", known.characters),
        )
        self._things = frozenset(
            name
            for kind in ("organisation", "place", "work", "series", "award")
            for name in known.names(kind)
        ) | {known.topic.series}

    def person(self, sentence: Sentence, at: int) -> Ref | None:
        """The person whom the name at a place of the shape means, if it can be told."""
        name, span = sentence.text(at, at + 1), sentence.span(at, at + 1)
        full = self.full_name(name)
        return Ref("person", full, span) if full else None

    def people(self, sentence: Sentence, start: int, end: int) -> list[Ref]:
        """The people of a list of names; none at all if one of them cannot be one."""
        found = [self.person(sentence, at) for at, _ in sentence.marked("name", start, end)]
        return [ref for ref in found if ref] if all(found) else []

    def full_name(self, name: str) -> str | None:
        if name in self.known.people:
            return name
        if name in self._things:
            return None
        if " " in name:
            if name in self.known.characters or not (looks_personal(name) or name in self._people):
                return None
            short = self._people.get(name, ())  # "de Roy"
            return short[0] if len(short) == 1 else self._longer(name) or name
        found = self._people.get(_SUFFIX.sub("", name), ())
        if found or name in self._characters or name in self.known.topic.series.split():
            return found[0] if len(found) == 1 else None
        told = self._told.by_surname.get(name, ())
        return told[0] if len(told) == 1 else None

    def _longer(self, name: str) -> str | None:
        """ "Raven Metzner" is the infobox's "M. Raven Metzner"; "Hilly Hicks" its "Hilly Hicks Jr."."""
        plain = set(_BARE.sub("", name).split())
        found = [
            full
            for full in self._people.get(_SUFFIX.sub("", name).split()[-1], ())
            if plain < set(_BARE.sub("", full).split()) and len(plain) > 1
        ]
        return found[0] if len(found) == 1 else None

    def is_known(self, name: str) -> bool:
        """Whether the surer rules know this person, by full name or as the only one of that surname."""
        full = self.full_name(name)
        return full is not None and full in self.known.people

    def character(self, sentence: Sentence, start: int, end: int) -> Ref | None:
        """The character that the words mean, under its full name where one known character has them."""
        name = re.sub(r"^(?:the|an?) ", "", sentence.text(start, end))
        if name not in self.known.characters:  # "as Detective Ray Cole"
            name = _RANK.sub("", name)
        if not name or name in self.known.people:
            return None
        last = sentence.span(start, end).end
        return Ref("character", self.full_character(name) or name, Span(last - len(name), last))

    def full_character(self, name: str) -> str | None:
        """Alisa is Alisa Jones where no other character is called Alisa."""
        if name in self.known.characters:
            return name
        found = self._characters.get(name, ())
        return found[0] if len(found) == 1 else None

    def has_character(self, name: str) -> bool:
        return self.full_character(name) is not None

    def played_by(self, person: str) -> tuple[Ref, ...]:
        """The characters that a person plays, as the surer rules say."""
        return tuple(self._played.get(plain(person), {}).values())

    @cached_property
    def _played(self) -> dict[str, dict[str, Ref]]:
        """By person, the characters by name."""
        found: dict[str, dict[str, Ref]] = defaultdict(dict)
        for fact in self.known.facts:
            played = fact.get("character")
            if fact.predicate != "performance" or not isinstance(fact.object, Ref) or fact.get("manner"):
                continue
            if isinstance(played, Ref):
                found[plain(fact.object.name)].setdefault(played.name, played)
        return found


def plain(name: str) -> str:
    """A name without its accents: "Rosa Maria Bianchi" is Rosa María Bianchi."""
    letters = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def looks_personal(name: str) -> bool:
    """Whether capitalised words may be a person's full name: no studio, city, newspaper or award."""
    parts = re.split(r"[ -]", name)
    if any(
        part in words("things") or (len(part) > 2 and part.isupper() and part.isalpha()) for part in parts
    ):
        return False
    return is_name(name) and not name.endswith("+")


class _Parts:
    """What full names are called for short; kept for a rule that knows the same names as the one before."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[frozenset[str], dict[str, tuple[str, ...]]]] = {}

    def of(self, kind: str, names: frozenset[str]) -> dict[str, tuple[str, ...]]:
        """The full names by each of their parts."""
        if kind not in self._kept or self._kept[kind][0] != names:
            self._kept[kind] = (names, _by_part(names))
        return self._kept[kind][1]


def _by_part(names: frozenset[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for name in sorted(names):
        for part in _parts(name):
            found[part][name] = None
    return {part: tuple(full) for part, full in found.items()}


def _parts(name: str) -> Iterator[str]:
    """What a full name is called for short: its surname, its first name, its nickname."""
    plain = _SUFFIX.sub("", name)
    nick = _NICK.findall(plain)
    bare = _NICK_AND_BLANK.sub("", plain).split()
    if len(bare) < 2 and not nick:
        return
    yield from dict.fromkeys([bare[-1], bare[0], " ".join(bare[-2:]) if len(bare) > 2 else bare[-1], *nick])
    if nick:
        yield f"{nick[0]} {bare[-1]}"


def item_character(sentence: Sentence, people: People) -> Ref | None:
    """The character that a cast list's item is about: "Janet McTeer as Alisa Jones: … The character …"."""
    if sentence.item is None:
        return None
    head = re.match(
        r"(?P<actor>[^:\n]{3,60}?) (?:as|–|-) (?P<character>[^:,\n(\[]{2,60})", sentence.item.text
    )
    if not head or not people.is_known(head["actor"]):
        return None
    name = head["character"].strip()
    at = sentence.item.text.index(name, head.start("character"))
    full = people.full_character(name) or name
    return Ref("character", full, sentence.item.span(at, at + len(name)))


def is_plot(sentence: Sentence) -> bool:
    """Whether the sentence stands where the story is told, so that its verbs are the characters'."""
    return any(map(_TELLS.search, sentence.section.path))
