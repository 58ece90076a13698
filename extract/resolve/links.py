"""Where a document's links lead: the strongest evidence for who a name is, where the form keeps links."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from extract.document import Document, Span
from extract.resolve import forms
from extract.witness import passages

_BRACKET = re.compile(r"^(?P<name>.+?)\s*\((?P<which>[^()]+)\)$")


@dataclass(frozen=True, slots=True)
class Target:
    """The page that a link leads to: "John Smith (actor)" is John Smith, which one: the actor."""

    name: str
    which: str = ""


class Links:
    """The links of one document, by place."""

    def __init__(self, document: Document) -> None:
        found = [(p.span(x.start, x.end), x.target) for p in passages(document) for x in p.links]
        self._found = sorted(found, key=lambda pair: pair[0])
        self._starts = [span.start for span, _ in self._found]

    def at(self, span: Span) -> Target | None:
        """Where the link leads in which, or around which, a name stands."""
        at = bisect_right(self._starts, span.start) - 1
        if at < 0 or self._found[at][0].end < span.end:
            return None
        return target(self._found[at][1])


def target(link: str) -> Target | None:
    """A link's page; None for a part of a page or a list, which are many things' page."""
    name = unquote(link.rpartition("/wiki/")[2]).replace("_", " ").strip()
    if not name or "#" in name or name.startswith(("List of", "Category:", "File:")) or "://" in name:
        return None
    bracket = _BRACKET.match(name)
    return Target(bracket["name"], bracket["which"]) if bracket else Target(name)


def divided(named: Iterable[tuple[str, Target]]) -> Mapping[str, frozenset[str]]:
    """The names (by key) that lead to several pages of that name, with what tells the pages apart."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, page in named:
        if forms.key(name) == forms.key(page.name):
            found[forms.key(name)].add(page.which)
    return {key: frozenset(which) for key, which in found.items() if len(which) > 1}
