"""The figures of a story: who is known, by which words they are called, and whether "he" or "she" fits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from extract.grammar.hypocorisms import given_names
from extract.grammar.names import NICKNAME, SUFFIX
from extract.story.lexicon import GIVEN, NO_PERSON, TITLES, Gender, fold

# "Lucrecia Curiel ex. de Lomelí", "Carlota viuda de Curiel": whom she married is not what she is called
_MARRIED = re.compile(r",?\s(?:ex\.?|vda\.?|viuda|wdw\.?)\s+de\s.*$")
_BRACKET = re.compile(r"\s*\([^()]*\)")
_NICKNAME = re.compile(NICKNAME)
_SUFFIX = re.compile(SUFFIX)
_NOBODY = frozenset({"himself", "herself", "themselves", "themself", "various", "narrator", "self"})


@dataclass(frozen=True, slots=True)
class Figure:
    """One character, under the fullest name that is known here."""

    name: str


def without_titles(name: str) -> tuple[str, Gender]:
    """A name without "Detective" or "Mrs.", and what the title tells."""
    gender: Gender = ""
    while True:
        first, _, rest = name.partition(" ")
        if not rest or first not in TITLES:
            return name, gender
        name, gender = rest, gender or TITLES[first]


def called(name: str) -> Iterator[tuple[str, int]]:
    """The words a figure may be called by: given names and nicknames (0), the last name (1), others (2)."""
    for one in _MARRIED.sub("", _BRACKET.sub("", name)).split(" / "):
        for nickname in _NICKNAME.findall(one):
            yield from ((fold(word), 0) for word in nickname[1:-1].split())
        bare, _ = without_titles(" ".join(_SUFFIX.sub("", _NICKNAME.sub(" ", one)).split()))
        words = fold(bare).split()
        for at, word in enumerate(words):
            rank = 0 if at == 0 else 1 if at == len(words) - 1 else 2
            yield word, rank
            if "-" in word:
                yield from ((part, max(rank, 1)) for part in word.split("-") if len(part) > 2)


@dataclass(frozen=True)
class Figures:
    """All figures of a document in their order: whoever stands first is meant by a name that two share.

    `index` has for each word the figures called by it: how well known by it, and their place in `all`.
    """

    all: tuple[Figure, ...] = ()
    genders: Mapping[str, Gender] = field(default_factory=dict)
    index: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, names: Iterable[str]) -> Figures:
        figures = cls()
        for name in dict.fromkeys(names):
            if name and fold(name) not in _NOBODY:
                figures = figures.plus(name)
        return figures

    def plus(self, name: str, gender: Gender = "") -> Figures:
        index = dict(self.index)
        for word, rank in called(name):
            index[word] = (*index.get(word, ()), (rank, len(self.all)))
        genders = {**self.genders, name: gender or by_name(name)}
        return Figures((*self.all, Figure(name)), genders, index)

    def with_genders(self, learnt: Mapping[str, Gender]) -> Figures:
        return Figures(self.all, {**self.genders, **learnt}, self.index)

    def find(self, words: str) -> Figure | None:
        """Whom a name means: every word of it is theirs; the better known before the less."""
        bare, _ = without_titles(words)
        parts = [p for p in fold(re.sub(r"[\"“”]", "", bare)).split() if p]
        if not parts:
            return None
        ranks = [self._by_word(part) for part in parts]
        shared = [at for at in ranks[0] if all(at in other for other in ranks)]
        best = min(shared, key=lambda at: (ranks[0][at], at), default=None)
        return None if best is None else self.all[best]

    def _by_word(self, part: str) -> dict[int, int]:
        """The figures called by a word, with how well they are known by it."""
        if part not in self.index and "-" in part:  # "Lomelí-Curiel", elsewhere "Lomelí Curiel"
            shared = [self._by_word(half) for half in part.split("-")]
            return {at: rank for at, rank in shared[0].items() if all(at in other for other in shared)}
        best: dict[int, int] = {}
        for rank, at in self.index.get(part, ()) or self._by_hypocorism(part):
            best[at] = min(rank, best.get(at, rank))
        return best

    def _by_hypocorism(self, part: str) -> tuple[tuple[int, int], ...]:
        """Those whom "Ray" means where nobody else is called so: the only Raymond."""
        full = [
            (0, at) for name in given_names(part) for rank, at in self.index.get(fold(name), ()) if not rank
        ]
        return tuple(full) if len(full) == 1 else ()

    def gender(self, figure: Figure) -> Gender:
        return self.genders.get(figure.name, "")

    def fits(self, figure: Figure, gender: Gender) -> bool:
        """Whether "he" (or "she") can be this figure: known to be so, or not known otherwise."""
        return not gender or self.gender(figure) in ("", gender)


def by_name(name: str) -> Gender:
    """What a title or a given name tells of a figure."""
    for one in _BRACKET.sub("", name).split(" / "):
        bare, gender = without_titles(one.strip())
        if gender:
            return gender
        first = _NICKNAME.sub(" ", bare).split()
        nicknames = [n[1:-1] for n in _NICKNAME.findall(bare)]
        for word in (*first[:1], *nicknames):
            if GIVEN.get(fold(word)):
                return GIVEN[fold(word)]
    return ""


def like_a_name(words: str) -> bool:
    """Whether capitals can be somebody's name at all: no Street, no Agency, no Talk in it."""
    return not any(part in NO_PERSON for word in fold(words).split() for part in (word, *word.split("-")))
