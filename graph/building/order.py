"""Gives the credits of one work the order in which a document lists them: "Jack Kenny & Lisa Randolph"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from extract.entities import Statement
from extract.facts import Value

LISTED = ("credit", "performance")
APART = ("job", "scope", "billing")  # what makes one list: the writers, the main cast of the second season


def ordered(statements: Iterable[Statement]) -> Iterator[Statement]:
    """The statements, those of a list with the qualifier `order` where the rule gave none."""
    kept = list(statements)
    places = _places(kept)
    for at, statement in enumerate(kept):
        place = places.get(at)
        if place is None:
            yield statement
        else:
            order = ("order", Value(str(place), "integer"))
            yield replace(statement, qualifiers=(*statement.qualifiers, order))


def _places(statements: list[Statement]) -> Mapping[int, int]:
    lists: dict[object, list[int]] = defaultdict(list)
    for at, s in enumerate(statements):
        if s.predicate in LISTED and not any(role == "order" for role, _ in s.qualifiers):
            parts = tuple(part for part in s.qualifiers if part[0] in APART)
            lists[s.predicate, s.subject, s.modality, parts].append(at)
    places: dict[int, int] = {}
    for members in lists.values():
        if len(members) > 1:
            places |= {at: n for n, at in enumerate(_in_one_document(statements, members), start=1)}
    return places


def _in_one_document(statements: list[Statement], members: list[int]) -> list[int]:
    """The members that stand in the document that names most of them, as they follow each other there."""
    naming = Counter(document for at in members for document in {e.document for e in statements[at].evidence})
    if not naming:
        return []
    document = min(naming, key=lambda d: (-naming[d], d))
    starts = {
        at: min((e.span.start for e in statements[at].evidence if e.document == document), default=None)
        for at in members
    }
    return sorted((at for at in members if starts[at] is not None), key=lambda at: (starts[at], at))
