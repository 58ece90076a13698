"""A soundtrack album that one page names and another only describes is one album."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from extract.entities import Entity
from extract.facts import Ref, Value
from extract.reading import DocumentFacts
from extract.resolve.found import Answer, Found
from extract.resolve.mentions import placed

REASON = "the only album of that season released on that day"


def albums(read: Sequence[DocumentFacts], known: Mapping[str, Mapping[Ref, Answer]]) -> dict[Entity, Entity]:
    """For each album without a name of its own, the one of the same season and day that has one.

    "A soundtrack album for the second season was released digitally on March 16, 2018" is, on the season's
    page, "Jessica Jones: Season 2 (Original Soundtrack)".
    """
    told: dict[Entity, set[object]] = defaultdict(set)
    named: set[Entity] = set()
    for one in read:
        answers = known[one.document.digest]
        for fact in one.facts:
            answer = answers[placed(fact.subject, fact)]
            if fact.subject.kind != "album" or not isinstance(answer, Found):
                continue
            if fact.subject.span and one.document.exact(fact.subject.span) == fact.subject.name:
                named.add(answer.entity)
            if isinstance(fact.object, Value) and fact.predicate == "datePublished":
                told[answer.entity].add(fact.object.lexical)
            elif isinstance(fact.object, Ref) and fact.predicate == "albumOf":
                work = answers[placed(fact.object, fact)]
                told[answer.entity].add(work.entity if isinstance(work, Found) else None)
    found = {}
    for album in sorted(set(told) - named, key=lambda e: e.name):
        same = [other for other in named if len(told[album]) > 1 and told[album] == told[other]]
        if len(same) == 1:
            found[album] = same[0]
    return found
