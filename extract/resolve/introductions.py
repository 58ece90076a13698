"""Full names that only the text gives: "learn of Justis Ambrose", before "Jones confronts Ambrose"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.document import Passage, Span
from extract.grammar.names import NAME, is_name
from extract.resolve import forms
from extract.resolve.places import Places, custom

_NAME = re.compile(NAME)
_LONGEST = 3  # words; more are several names, or a name with somebody's job before it


@dataclass(frozen=True, slots=True)
class Introduction:
    """Somebody's full name where it is first written."""

    name: str
    span: Span


def introduction(short: str, places: Places, others: frozenset[str]) -> Introduction | None:
    """The only full name that a passage gives before it goes on with the short one.

    `others` are the keys of names that are somebody or something else's. A surname's full name comes
    before a given name's: "Costa" is Eddy Costa, though somebody goes to Costa Rica.
    """
    for end in (-1, 0):
        found: dict[str, Introduction] = {}
        for name, passage, start in _names(short, end, places):
            if forms.key(name) not in others:
                where = passage.span(start, start + len(name))
                found.setdefault(forms.key(name), Introduction(name, where))
        told = [
            one
            for one in found.values()
            if custom(places, forms.key(short), {0: frozenset({one.name})}).votes
        ]
        if len(found) == 1 and told:
            return told[0]
        if found:
            return None
    return None


def _names(short: str, end: int, places: Places) -> Iterator[tuple[str, Passage, int]]:
    """The names of a text that end (or begin) with a word, without rank, and where they stand."""
    for scope in places.scopes:
        for passage in scope.passages:
            if short not in passage.text:
                continue
            for match in _NAME.finditer(passage.text):
                name = forms.titled(forms.unpossessed(match[0]))[1]
                found = forms.words(name)
                if 1 < len(found) <= _LONGEST and found[end] == short and is_name(name):
                    yield name, passage, match.start() + match[0].index(name)
