"""The figures of a story: who is known, by which words they are called, and whether "he" or "she" fits."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from extract.grammar.hypocorisms import given_names
from extract.grammar.names import NICKNAME, SUFFIX
from extract.story.lexicon import GIVEN, NO_PERSON, TITLES, Gender, fold

# "Lucrecia Curiel ex. de Lomelí", "Carlota viuda de Curiel": whom she married is not what she is called
_MARRIED = re.compile(r",?\s(?:ex\.?|vda\.?|viuda|wdw\.?)\s+de\s.*$")
_BRACKET = re.compile(r"\s*\([^()]*\)")
_NICKNAME = re.compile(NICKNAME)
_SUFFIX = re.compile(SUFFIX)
_MARKS = re.compile(r"[\"“”]")
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


class Figures:
    """All figures of a document in their order: whoever stands first is meant by a name that two share."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self.all: list[Figure] = []
        self.genders: dict[str, Gender] = {}
        # for each word the figures called by it: how well known by it, and their place in `all`
        self._index: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._found: dict[str, Figure | None] = {}
        for name in dict.fromkeys(names):
            if name and fold(name) not in _NOBODY:
                self.add(name)

    def add(self, name: str, gender: Gender = "") -> None:
        for word, rank in called(name):
            self._index[word].append((rank, len(self.all)))
        self.genders[name] = gender or by_name(name)
        self.all.append(Figure(name))
        self._found.clear()  # a name may mean somebody now, or another

    def learn(self, genders: Mapping[str, Gender]) -> None:
        """What the story itself tells of whether one is a woman or a man."""
        self.genders.update(genders)

    def find(self, words: str) -> Figure | None:
        """Whom a name means: every word of it is theirs; the better known before the less."""
        if words not in self._found:
            self._found[words] = self._find(words)
        return self._found[words]

    def _find(self, words: str) -> Figure | None:
        bare, _ = without_titles(words)
        parts = fold(_MARKS.sub("", bare)).split()
        if not parts:
            return None
        ranks = [self._by_word(part) for part in parts]
        shared = [at for at in ranks[0] if all(at in other for other in ranks[1:])]
        best = min(shared, key=lambda at: (ranks[0][at], at), default=None)
        return None if best is None else self.all[best]

    def _by_word(self, part: str) -> dict[int, int]:
        """The figures called by a word, with how well they are known by it."""
        if part not in self._index and "-" in part:  # "Lomelí-Curiel", elsewhere "Lomelí Curiel"
            shared = [self._by_word(half) for half in part.split("-")]
            return {at: rank for at, rank in shared[0].items() if all(at in other for other in shared)}
        best: dict[int, int] = {}
        for rank, at in self._index.get(part, ()) or self._by_hypocorism(part):
            best[at] = min(rank, best.get(at, rank))
        return best

    def _by_hypocorism(self, part: str) -> tuple[tuple[int, int], ...]:
        """Those whom "Ray" means where nobody else is called so: the only Raymond."""
        full = [
            (0, at) for name in given_names(part) for rank, at in self._index.get(fold(name), ()) if not rank
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
