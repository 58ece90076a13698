"""Names that are nearly what somebody typed: "Jesica Jons" for Jessica Jones."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher

ALIKE, ENOUGH = 0.72, 0.6  # of a word with another, and of all words together
TRIED = 40  # words that share most letters with a typed one


class Near:
    """Words by the pairs of letters in them, and the numbers of the names in which each word is."""

    def __init__(self, words: Sequence[str], within: Sequence[Sequence[int]], keys: Sequence[str]) -> None:
        self.words, self.within, self.keys = words, within, keys
        self.having: dict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(words):
            for pair in _pairs(word):
                self.having[pair].append(number)

    def numbers(self, typed: str) -> list[int]:
        """The numbers of names with words like those typed, the likest first."""
        words = list(dict.fromkeys(typed.split()))[:8]
        score: dict[int, float] = defaultdict(float)
        for word in words:
            best: dict[int, float] = {}
            for place, alike in self._like(word):
                for number in self.within[place]:
                    best[number] = max(best.get(number, 0), alike)
            for number, alike in best.items():
                score[number] += alike
        good = [n for n, sum_ in score.items() if sum_ / max(len(words), 1) >= ENOUGH]
        return sorted(good, key=lambda n: (-round(score[n], 3), abs(len(self.keys[n]) - len(typed)), n))

    def _like(self, word: str) -> list[tuple[int, float]]:
        """Places of words that are like one, and how much."""
        shared: Counter[int] = Counter()
        for pair in _pairs(word):
            shared.update(self.having.get(pair, ()))
        tried = sorted(shared, key=lambda p: (-shared[p] / (len(word) + len(self.words[p])), p))[:TRIED]
        alike = ((place, SequenceMatcher(None, word, self.words[place]).ratio()) for place in tried)
        return [(place, ratio) for place, ratio in alike if ratio >= ALIKE]


def _pairs(word: str) -> set[str]:
    edged = f"^{word}$"
    return {edged[at : at + 2] for at in range(len(edged) - 1)}
