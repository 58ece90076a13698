"""The sentences of a document as its story is read in them, each cut and looked over once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from extract.document import Passage
from extract.grammar.names import INITIALS, NICKNAME, PARTICLE, WORD
from extract.grammar.sentences import sentences
from extract.story.lexicon import OPENERS, TITLES

_PART = rf"(?:{INITIALS}|{WORD})"
_TITLE = r"(?:(?:Dr|Mr|Mrs|Ms|Lt|Sgt|Capt|Det|Prof|Rev|Lic|St)\. ?)?"
_SEQUENCE = re.compile(
    rf"{_TITLE}{_PART}(?:[ ](?:{PARTICLE}[ ]|{NICKNAME}[ ])?{_PART})*(?:[ ]{NICKNAME}(?!\w))?"
)
_WORD = re.compile(r"\S+")
_LETTERS = re.compile(r"[^\W\d_]+")
_LONGEST = 1200


@dataclass(eq=False)
class Line:
    """A sentence, and the runs of capitalised words in it; `kept` is what the last telling made of it."""

    passage: Passage
    kept: tuple[object, Any] = (None, None)

    @property
    def text(self) -> str:
        return self.passage.text

    @cached_property
    def sequences(self) -> tuple[tuple[int, int], ...]:
        """Where its capitalised words stand, without those that only open a sentence."""
        found = (_without_openers(self.text, *match.span()) for match in _SEQUENCE.finditer(self.text))
        return tuple((start, end) for start, end in found if start < end)

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(_LETTERS.findall(self.text))


def _without_openers(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end:
        first = _WORD.match(text, start, end)
        word = first.group() if first else ""
        if word.rstrip(",") not in OPENERS or word in TITLES:
            break
        start += len(word) + (len(word) < end - start)
    return start, end


class Lines:
    """The sentences of a document's passages: a study that all tellings of its story share."""

    def __init__(self) -> None:
        self._cut: dict[tuple[int, int], tuple[Passage, tuple[Line, ...]]] = {}

    def of(self, passage: Passage, start: int = 0) -> tuple[Line, ...]:
        """The sentences that a person would read from a place on: a list run together over a page is none."""
        key = (id(passage), start)  # the passage is kept, so that its id stays its own
        if key not in self._cut:
            rest = passage.cut(start, len(passage.text)) if start else passage
            cut = (Line(s) for s in (sentences(rest) if rest else ()) if len(s.text) <= _LONGEST)
            self._cut[key] = (passage, tuple(cut))
        return self._cut[key][1]
