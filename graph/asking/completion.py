"""What may be meant by is typed in a query: the graph's own words and names, the likeliest first."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Protocol

from pyoxigraph import Literal

from graph.asking import slots
from graph.asking.names import Found
from graph.asking.slots import Place, place, walk
from graph.asking.sparql import tokens
from graph.asking.vocabulary import CLASS, PROPERTY, Vocabulary, Word

KEYWORDS = Path(__file__).with_name("keywords.toml")
NAMING = ("schema:name", "rdfs:label", "skos:altLabel")  # whose values are a thing's names
UNASKED = (slots.START, slots.SUBJECT, slots.ORDER, slots.EXPRESSION)  # whose words need no letter
FEWEST, MOST, THINGS = 2, 60, 12  # letters that are looked for among names, offers, and things among them
# Others' prefixes that people type by heart; they must be declared.
FOREIGN: Mapping[str, str] = {
    "foaf": "http://xmlns.com/foaf/0.1/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "void": "http://rdfs.org/ns/void#",
    "wikibase": "http://wikiba.se/ontology#",
    "bd": "http://www.bigdata.com/rdf#",
    "dbr": "http://dbpedia.org/resource/",
    "p": "http://www.wikidata.org/prop/",
    "ps": "http://www.wikidata.org/prop/statement/",
    "pq": "http://www.wikidata.org/prop/qualifier/",
}


class Named(Protocol):
    """What finds things by their names."""

    def search(self, words: str, most: int = 20, kind: str | None = None) -> list[Found]: ...


@dataclass(frozen=True, slots=True)
class Offer:
    """What may be meant: how it is shown, what is put in its place, what it is, how much there is of it."""

    label: str
    insert: str
    kind: str
    detail: str = ""
    about: str = ""
    declare: str = ""  # a line to be put first
    of: str = ""  # the kind of a thing


@dataclass(frozen=True, slots=True)
class Offers:
    """What may stand from `start` to `end`."""

    start: int
    end: int
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True)
class Completion:
    """Completes queries of one graph; `prefixes` need not be declared, `base` is that of its things."""

    vocabulary: Vocabulary
    names: Named
    prefixes: Mapping[str, str]
    base: str

    def at(self, text: str, at: int) -> Offers:
        """The offers for a text and a place in it."""
        here = place(text, at)
        if here is None or here.slot == slots.NOWHERE:
            return Offers(at, at)
        closing = {"<": ">"}.get(here.quote, here.quote)
        end = at + 1 if closing and text[at : at + 1] == closing else at
        found = self._quoted(here) if here.quote else self._open(here, text)
        one_of_each = {(offer.insert, offer.kind): offer for offer in found}
        return Offers(here.start, end, tuple(islice(one_of_each.values(), MOST)))

    def _quoted(self, here: Place) -> Iterator[Offer]:
        """Names after a quote: the name itself where a name is wanted, else the thing."""
        if here.quote == "<":
            yield from self._addressed(here.typed)
            return
        things = self.names.search(here.typed, MOST) if here.typed.strip() else []
        if here.predicate in NAMING or here.slot in (slots.EXPRESSION, slots.DATA):
            yield from _strings(things, here.quote)
            yield from self._things(things[:THINGS])
        else:
            yield from self._things(things)
            yield from _strings(things[:THINGS], here.quote)

    def _addressed(self, typed: str) -> Iterator[Offer]:
        """Things by the beginning of their address: `<person/deb` is a person called Deb…"""
        kind, slash, rest = typed.rpartition("/")
        words = re.sub(r"[/-]", " ", rest if slash else typed)
        yield from self._things(self.names.search(words, MOST, kind.partition("/")[0] or None))

    def _open(self, here: Place, text: str) -> Iterator[Offer]:
        """All kinds of offers, those first that the slot asks for."""
        if here.typed[:1] in ("?", "$"):
            yield from _variables(here, text)
            return
        in_pattern = here.slot in (slots.PREDICATE, slots.TYPE)
        if here.slot == slots.PREDICATE and "a".startswith(here.typed) and not here.via:
            yield Offer("a", "a ", "keyword", "", "is of the class")
        if not in_pattern:
            yield from _variables(here, text)
            yield from _keywords(here, here.slot)
        if here.slot == slots.PREDICATE or (":" in here.typed and here.slot != slots.TYPE):
            yield from self._properties(here, text)
        if here.slot == slots.TYPE or ":" in here.typed:
            yield from self._classes(here)
        if in_pattern:
            yield from _variables(here, text)
        if len(here.typed) >= FEWEST and ":" not in here.typed:
            if here.slot not in (slots.START, slots.PROJECTION, slots.PREDICATE, slots.TYPE, slots.ORDER):
                yield from self._things(self.names.search(here.typed, THINGS))
            yield from self._prefixes(here.typed, text)
            yield from _keywords(here, *(slot for slot in keywords() if slot != here.slot))
        elif here.typed.endswith(":"):
            yield from self._prefixes(here.typed[:-1], text)

    def _properties(self, here: Place, text: str) -> Iterator[Offer]:
        fitting = self.vocabulary.fitting(self._classes_of(here, text))
        every = [
            w
            for w in _matching(self.vocabulary.of(PROPERTY), here.typed)
            if w.name != "rdf:type" or ":" in here.typed
        ]  # for which there is `a`
        if fitting:
            every.sort(key=lambda word: (not fitting[word.name], word.name.startswith("schema:")
                                     and word.name not in NAMING, -fitting[word.name]))  # fmt: skip
        for word in every:
            yield _of_word(word, fitting[word.name] or word.count)

    def _classes(self, here: Place) -> Iterator[Offer]:
        return (_of_word(word, word.count) for word in _matching(self.vocabulary.of(CLASS), here.typed))

    def _classes_of(self, here: Place, text: str) -> set[str]:
        """The classes that the subject is said to be of, or that the properties leading to it lead to."""
        if here.via:
            return set(self.vocabulary.leads.get(here.via, ()))
        walked = walk(tokens(text))
        said = walked.classes.get(here.subject, set())
        led = walked.led.get(here.subject, set())
        return said or {cls for name in led for cls in self.vocabulary.leads.get(name, ())}

    def _things(self, things: list[Found]) -> Iterator[Offer]:
        for thing in things:
            local = thing.iri.removeprefix(self.base)
            detail = thing.kind if thing.name == thing.label else f"{thing.kind}, also {thing.name}"
            yield Offer(thing.label, f"<{local}> ", "thing", detail, f"<{local}>", of=thing.kind)

    def _prefixes(self, typed: str, text: str) -> Iterator[Offer]:
        for name, iri in self.prefixes.items():
            if name.startswith(typed):
                yield Offer(f"{name}:", f"{name}:", "prefix", "", iri)
        declared = re.findall(r"(?i)\bprefix\s+([\w-]*):", text)
        for name, iri in FOREIGN.items():
            if name.startswith(typed) and name not in self.prefixes and name not in declared:
                line = f"PREFIX {name}: <{iri}>\n"
                yield Offer(f"{name}:", f"{name}:", "prefix", "declares it", iri, line)


def _of_word(word: Word, count: int) -> Offer:
    detail = f"{count:,}" if count else "not in this graph"
    label = "" if word.label.lower() == word.name.partition(":")[2].lower() else f"{word.label}. "
    return Offer(word.name, word.name + " ", word.role, detail, f"{label}{word.comment}".strip())


def _matching(words: list[Word], typed: str) -> list[Word]:
    """The words that begin as typed; then those that have it inside, or in their label."""
    prefix, colon, local = typed.partition(":")
    if colon:
        ours = [word for word in words if word.name.startswith(prefix + ":")]
        return [w for rank in (0, 1) for w in ours if _rank(w, local.lower()) == rank]
    ranks = [(_rank(word, typed.lower()), word) for word in words]
    return [word for rank in (0, 1) for r, word in ranks if r == rank]


def _rank(word: Word, typed: str) -> int:
    local = word.name.partition(":")[2].lower()
    if local.startswith(typed) or word.name.lower().startswith(typed):
        return 0
    inside = len(typed) > FEWEST and (typed in local or typed in word.label.lower())
    return 1 if inside else 2


def _variables(here: Place, text: str) -> Iterator[Offer]:
    """The query's other variables, those nearest before first; and one named as the property."""
    typed = here.typed[1:] if here.typed[:1] in ("?", "$") else here.typed
    others = [t for t in tokens(text) if t.kind == "variable" and t.start != here.start]
    nearest = sorted(others, key=lambda t: (t.start > here.start, abs(t.start - here.start)))
    names = list(dict.fromkeys("?" + token.text[1:] for token in nearest))
    if here.slot == slots.OBJECT and here.predicate.partition(":")[2]:
        fresh = "?" + re.sub(r"(?<=[a-z])(?=[A-Z])", "_", here.predicate.partition(":")[2]).lower()
        names += [fresh] if fresh not in names and re.fullmatch(r"\?\w+", fresh) else []
    for name in names:
        if name[1:].lower().startswith(typed.lower()) and name != here.typed:
            yield Offer(name, name + " ", "variable")


def _strings(things: list[Found], quote: str) -> Iterator[Offer]:
    for name in dict.fromkeys(thing.name for thing in things):
        yield Offer(f'"{name}"', str(Literal(name)), "string", "name")


def _keywords(here: Place, *wanted: str) -> Iterator[Offer]:
    """The language's own words; without a letter typed, only where little else can stand."""
    typed = here.typed.upper()
    for slot in wanted:
        for words, about in keywords().get(slot, {}).items():
            begun = any(part.startswith(typed) for part in re.split(r"[ (]+", words.upper())[:2])
            if begun if typed else slot in UNASKED:
                yield Offer(words.rstrip(" ({"), words, "keyword", "", about)


@cache
def keywords() -> Mapping[str, Mapping[str, str]]:
    """By slot, what may be put there and what it does."""
    table: dict[str, dict[str, str]] = tomllib.loads(KEYWORDS.read_text("utf-8"))
    return table
