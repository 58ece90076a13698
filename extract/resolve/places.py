"""Where names stand in a document: which full name a short one follows in its paragraph, item or row."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from extract.document import Document, Item, Paragraph, Passage
from extract.resolve import forms

# "the Jones family had visited Playland" calls nobody Jones
_NOT_ALONE = re.compile(
    r"[’']?s?\s+(?:family|families|siblings|brothers|sisters|twins|household|clan|house)\b|\s+[A-Z]"
)
_MANY = 2  # pages that call somebody by a bare name in so many places have made it their custom


@dataclass(frozen=True)
class Scope:
    """A stretch that is read on its own: a paragraph, a list item, a table row with what stands below it."""

    start: int
    section: tuple[str, ...]
    passages: tuple[Passage, ...]


class Places:
    """A document's scopes, and who is named in full in each."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def scopes(self) -> tuple[Scope, ...]:
        found = [Scope(self.document.title.span().start, (), (self.document.title,))]
        for block in self.document.blocks:
            if isinstance(block, Paragraph | Item):
                groups: list[tuple[Passage, ...]] = [(block.passage,)]
            else:
                groups = [tuple(p for p in (*row.cells, row.below) if p) for row in block.rows]
            found += [
                Scope(min(p.span().start for p in group), block.section.path, group)
                for group in groups
                if group
            ]
        return tuple(sorted(found, key=lambda scope: scope.start))

    @cached_property
    def _starts(self) -> list[int]:
        return [scope.start for scope in self.scopes]

    def at(self, position: int) -> int:
        """The scope in which a place of the document stands."""
        return max(0, bisect_right(self._starts, position) - 1)


@dataclass(frozen=True)
class Custom:
    """How a document uses one short name that several bear.

    `named` holds, for each scope, (place, bearer) of the full names in it; `votes` which bearer the bare name
    follows in how many scopes, where it follows one only; `first` who was named in full, alone of the
    bearers, before the bare name was used at all; `beside` who is named right before the bare name at a
    place and is not meant by it: "Margaret Scully, Scully's mother".
    """

    named: Mapping[int, tuple[tuple[int, int], ...]]
    votes: Mapping[int, int]
    first: int | None
    beside: Mapping[int, int] = field(default_factory=dict)

    @property
    def usual(self) -> int | None:
        """The bearer whom the page calls so as a rule."""
        ranked = sorted(self.votes.items(), key=lambda pair: (-pair[1], pair[0]))
        if ranked and ranked[0][1] >= _MANY and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]):
            return ranked[0][0]
        return self.first if not ranked or ranked[0][0] == self.first else None


def custom(places: Places, short: str, bearers: Mapping[int, frozenset[str]]) -> Custom:
    """The custom of a page for a bare name, by its key; `bearers` holds the full names of each."""
    pattern, whose = _pattern(short, bearers)
    named: dict[int, list[tuple[int, int]]] = defaultdict(list)
    votes: dict[int, int] = defaultdict(int)
    seen: set[int] = set()  # who has been named in full so far
    first: list[int | None] = []
    beside: dict[int, int] = {}
    for at, scope in enumerate(places.scopes):
        bare = False
        ahead = ""  # the full name before
        for passage, found in ((p, m) for p in scope.passages for m in pattern.finditer(p.text)):
            if found["full"]:
                named[at].append((passage.source(found.start()), whose[found["full"]]))
                seen.add(whose[found["full"]])
                ahead = found["full"]
            elif ahead and passage.text.endswith(f"{ahead}, ", 0, found.start()):
                beside[passage.source(found.start())] = whose[ahead]
            elif not bare and _alone(passage.text, found.start(), found.end()):
                bare = True
                first.append(min(seen) if len(seen) == 1 else None)
                here = {bearer for _, bearer in named[at]}
                if len(here) == 1:
                    votes[min(here)] += 1
    in_scopes = {at: tuple(found) for at, found in named.items()}
    return Custom(in_scopes, dict(votes), first[0] if first else None, beside)


def _pattern(short: str, bearers: Mapping[int, frozenset[str]]) -> tuple[re.Pattern[str], dict[str, int]]:
    whose = {
        v: bearer
        for bearer, names in sorted(bearers.items())
        for n in sorted(names)
        for v in (n, *forms.variants(n))
    }
    words = {
        w for name in whose for w in (*forms.words(name), *forms.nicknames(name)) if forms.key(w) == short
    }
    full, bare = (
        "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
        for names in (whose, words or {short})
    )
    return re.compile(rf"(?<!\w)(?:(?P<full>{full})|(?P<bare>{bare}))(?!\w)"), whose


def _alone(text: str, start: int, end: int) -> bool:
    """Whether a bare name is nobody's given name or surname here, nor a family's ("the Jones family")."""
    if _NOT_ALONE.match(text, end):
        return False
    ahead = text[:start].rstrip(" ")
    word = ahead.rpartition(" ")[2]
    if start == len(ahead) or not (word[:1].isupper() and word.isalpha()):
        return True
    opening = ahead[: len(ahead) - len(word)].rstrip()  # "When Jones attacks": a capital opens the sentence
    return not opening or opening[-1] in '.!?:;"”\n'
