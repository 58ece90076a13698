"""One pattern for many words, and stretches of a text that are taken."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from extract.grammar.choice import one_of
from extract.grammar.taken import Taken

WORDS = st.lists(st.text("ab. -", min_size=1, max_size=6), min_size=1, max_size=12)


@given(WORDS, st.text("ab. -", max_size=30))
def test_finds_what_a_list_finds(words: list[str], text: str) -> None:
    """The pattern finds the same as all the words one after the other, the longest first."""
    listed = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    for source in (one_of(words), one_of(words, deep=1)):
        assert [m.span() for m in re.finditer(source, text)] == [m.span() for m in re.finditer(listed, text)]


def test_many_words_within_each_other() -> None:
    """A thousand names of which each begins the next are no deep nest."""
    names = ["A" * length for length in range(1, 1000)]
    found = re.match(one_of(names), "A" * 2000)
    assert found and found.end() == 999


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 5)), max_size=20))
def test_taken(wished: list[tuple[int, int]]) -> None:
    """What is taken first stays; nothing that is taken meets another stretch."""
    taken, kept = Taken(), list[tuple[int, int]]()
    for start, length in wished:
        end = start + length
        free = all(end <= a or b <= start for a, b in kept)
        assert taken.meets(start, end) is not free
        assert taken.add(start, end) is free
        kept += [(start, end)] if free else []
    assert list(taken) == sorted(kept)
    assert taken.edges(3, 17) == [edge for pair in sorted(kept) for edge in pair if 3 < edge < 17]
