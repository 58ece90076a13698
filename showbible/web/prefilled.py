"""The stored questions that can be asked about a thing, with the thing filled in."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from pyoxigraph import NamedNode

from graph.asking.kinds import under
from graph.asking.questions import Question, questions
from graph.portraits.reading import Reading
from graph.portraits.shown import Portrait


@dataclass(frozen=True, slots=True)
class Asked:
    """A question by its name and in English, and where it is asked about the thing."""

    name: str
    english: str
    href: str


def prefilled(reading: Reading, node: NamedNode, portrait: Portrait) -> list[Asked]:
    """Those that take such a thing; of a season, those that take a series and a number."""
    found = []
    for question in questions().values():
        given = _given(reading, node, portrait, question)
        if given:
            found.append(
                Asked(question.name, question.english, f"/questions/{question.name}?{urlencode(given)}")
            )
    return found


def _given(reading: Reading, node: NamedNode, portrait: Portrait, question: Question) -> dict[str, str]:
    by_name = {p.name: p for p in question.parameters}
    if portrait.kind == "season":
        series = next((reading.label(s) for s in reading.things(node, "partOfSeries")), "")
        number = reading.first(node, "seasonNumber")
        both = {"series", "season"} <= by_name.keys() and by_name["season"].type == "integer"
        return {"series": series, "season": number} if both and series and number else {}
    fitting = [p for p in question.parameters if portrait.kind and portrait.kind in under(p.type)]
    needed = [p for p in question.parameters if not p.optional and p not in fitting[:1]]
    return {fitting[0].name: portrait.title} if fitting and not needed else {}
