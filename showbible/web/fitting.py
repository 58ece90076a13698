"""Which stored questions somebody may mean who types words that are no name."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from graph.asking.names import key
from graph.asking.questions import Question, questions

COMMON = 4  # a word that more than one of so many questions has tells nothing
FORMS = re.compile(r"(?<=..)(?:ers?|ors?|ed|es|ing|e|s)$")


def fitting(words: str) -> list[Question]:
    """The questions that share most words with these, in any form; what many of them have does not count."""
    wanted = _stems(words)
    shared = {name: len(wanted & stems) for name, stems in _telling().items()}
    most = max(shared.values(), default=0)
    return [questions()[name] for name, many in shared.items() if most and many == most]


@cache
def _telling() -> dict[str, set[str]]:
    """The words of each question that tell it from others."""
    found = {name: _stems(f"{q.english} {name} {q.group}") for name, q in questions().items()}
    often = Counter(stem for stems in found.values() for stem in stems)
    rare = {stem for stem, many in often.items() if many * COMMON <= len(found)}
    return {name: stems & rare for name, stems in found.items()}


def _stems(words: str) -> set[str]:
    """The beginnings that forms of a word share: episode and episodes; direct, directed and director."""
    return {FORMS.sub("", word) for word in key(words).split()}
