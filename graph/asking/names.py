"""Finds things by their names while somebody types: by any words of any name, whatever case and accents."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain, islice, pairwise

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store

from graph.asking.kinds import narrowest
from graph.asking.nearness import Near
from graph.knowledge import KnowledgeGraph
from graph.telling.evidence import fold
from graph.terms import ALT_LABEL, LABEL, NAME, TYPE, schema

NAMING = (LABEL, NAME, ALT_LABEL, schema("headline"))
IDEAS = ("job", "genre", "category")  # which are told of all the time, and hardly looked for
LAST = "\U0010ffff"
LEAST, MANY = 3, 5000  # letters inside of a word that are worth a look, and how many such places
WORDS = 8  # of a name that is looked for within a sentence


@dataclass(frozen=True, slots=True)
class Found:
    """A thing with its label, its kind, and that name of it which was found."""

    iri: str
    label: str
    kind: str
    name: str


Wanted = str | Collection[str] | None


class Names:
    """The names of all things of a bible. What much is told of comes first among equally good ones.

    Each name has a number in that order. `words` are all words of names, sorted; the numbers of the names
    that have a word stand in `within`, up to its place in `ends`.
    """

    def __init__(self, knowledge: KnowledgeGraph) -> None:
        named = _named(knowledge.store)
        self.entries = [Found(*thing, name) for thing, names in named for name in names]
        self.keys = [key(entry.name) for entry in self.entries]
        at: dict[str, list[int]] = defaultdict(list)
        self.whole: dict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(self.keys):
            self.whole[name].append(number)
            for word in set(name.split()):
                at[word].append(number)
        self.words = sorted(at)
        self.ends = list(accumulate((len(at[word]) for word in self.words), initial=0))
        self.within = array("I", chain.from_iterable(at[word] for word in self.words))

    def __len__(self) -> int:
        return len(self.entries)

    def search(self, words: str, most: int = 20, kind: Wanted = None) -> list[Found]:
        """The best things for some words, whole or begun, in any order; of one kind or of some, if wanted."""
        typed = key(words)
        wanted = {kind} if isinstance(kind, str) else kind
        if not typed:
            return []
        seen: dict[str, Found] = {}
        for entry in (self.entries[number] for tier in self._tiers(typed) for number in tier):
            if entry.iri not in seen and (wanted is None or entry.kind in wanted):
                seen[entry.iri] = entry
                if len(seen) == most:
                    break
        return list(seen.values())

    def near(self, words: str, most: int = 3, kind: Wanted = None) -> list[Found]:
        """What may have been meant by words that nothing is called."""
        wanted = {kind} if isinstance(kind, str) else kind
        numbers = self._near.numbers(key(words))
        entries = (self.entries[number] for number in numbers)
        seen: dict[str, Found] = {}
        for entry in entries:
            if wanted is None or entry.kind in wanted:
                seen.setdefault(entry.iri, entry)
        return list(islice(seen.values(), most))

    def called(self, name: str) -> list[Found]:
        """All the things of this very name, whatever its case and accents."""
        typed = key(name)
        entries = (self.entries[number] for number in self.whole.get(typed, ()) if typed)
        return list({entry.iri: entry for entry in entries}.values())

    def mentioned(self, words: str) -> list[Found]:
        """The best thing for each name that stands in a sentence; of names within names the longest."""
        typed, at, found = key(words).split(), 0, []
        while at < len(typed):
            ends = range(min(len(typed), at + WORDS), at, -1)
            names = [(self.called(" ".join(typed[at:end])), end) for end in ends]
            best, end = next(((things, end) for things, end in names if things), ([], at + 1))
            found += best[:1] if end - at > 1 or len(typed[at]) > LEAST else []
            at = end
        return list({thing.iri: thing for thing in found}.values())

    def thing(self, iri: str) -> Found | None:
        """A thing by its IRI."""
        return self._things.get(iri)

    def best(self, kind: Wanted, most: int) -> list[Found]:
        """The things of a kind of which most is told."""
        wanted = {kind} if isinstance(kind, str) else kind
        some = (thing for thing in self._things.values() if wanted is None or thing.kind in wanted)
        return list(islice(some, most))

    def every(self, kind: Wanted = None) -> list[Found]:
        """All things, or those of some kinds, by their labels."""
        wanted = {kind} if isinstance(kind, str) else kind
        return [thing for thing in self._sorted if wanted is None or thing.kind in wanted]

    def _tiers(self, typed: str) -> Iterator[Iterable[int]]:
        """Numbers of names, better ones first: called just so, having the words, having the letters."""
        yield self.whole.get(typed, ())
        yield self._with(typed.split())
        if len(typed) >= LEAST:
            yield self._inside(typed)

    def _with(self, words: list[str]) -> Iterable[int]:
        """Names in which each of the words begins a word."""
        spans = [self._begun(word) for word in words]
        low, high = min(spans, key=lambda span: span[1] - span[0])
        rest = [" " + word for word, span in zip(words, spans, strict=True) if span != (low, high)]
        found = sorted(set(self.within[low:high]))
        return (n for n in found if all(word in " " + self.keys[n] for word in rest)) if rest else found

    def _begun(self, word: str) -> tuple[int, int]:
        """From where to where the names stand that have a word which begins so."""
        low, high = (bisect_left(self.words, end) for end in (word, word + LAST))
        return self.ends[low], self.ends[high]

    def _inside(self, typed: str) -> Iterator[int]:
        """Names that have the letters anywhere."""
        text, starts = self._text
        found = islice(re.finditer(re.escape(typed), text), MANY)
        yield from (bisect_left(starts, match.end()) for match in found)

    @cached_property
    def _things(self) -> dict[str, Found]:
        return {e.iri: Found(e.iri, e.label, e.kind, e.label) for e in self.entries}

    @cached_property
    def _sorted(self) -> list[Found]:
        return sorted(self._things.values(), key=lambda thing: (key(thing.label), thing.iri))

    @cached_property
    def _text(self) -> tuple[str, list[int]]:
        """All the names in one, and where each ends."""
        return "\n".join(self.keys), list(accumulate(len(name) + 1 for name in self.keys))

    @cached_property
    def _near(self) -> Near:
        return Near(self.words, [self.within[low:high] for low, high in pairwise(self.ends)], self.keys)


def key(name: str) -> str:
    """A name as it is compared: its words, flat and small; its signs where it has no words."""
    flat = fold(name)
    return " ".join(re.findall(r"[^\W_]+", flat)) or flat


def _named(store: Store) -> list[tuple[tuple[str, str, str], list[str]]]:
    """Each thing (IRI, label, kind) with its names, label first; the most told of first."""
    names: dict[NamedNode, dict[str, None]] = defaultdict(dict)
    for predicate in NAMING:
        for quad in sorted(store.quads_for_pattern(None, predicate, None, None), key=str):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
                names[quad.subject][quad.object.value] = None
    types: dict[NamedNode, list[object]] = defaultdict(list)
    for quad in store.quads_for_pattern(None, TYPE, None, None):
        if isinstance(quad.subject, NamedNode) and quad.subject in names:
            types[quad.subject].append(quad.object)
    told = Counter(q.object for q in store.quads_for_pattern(None, None, None, DefaultGraph()))
    things = [(node, kind) for node in names if (kind := narrowest(types[node]))]
    things.sort(key=lambda thing: (thing[1] in IDEAS, -told[thing[0]], thing[0].value))
    return [((node.value, _label(names[node], kind), kind), list(names[node])) for node, kind in things]


def _label(names: Iterable[str], kind: str) -> str:
    """What a thing is called: its label; a document by its headline, which comes last."""
    called = list(names)
    return called[-1] if kind == "document" else called[0]
