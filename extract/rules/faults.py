"""What cannot be right in a document: "February 30, 2018", an end before the start, a number left out."""

from __future__ import annotations

import calendar
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from extract.document import Document, Passage, Span
from extract.facts import Fact, Finding, Modality, Ref, Value
from extract.known import Known
from extract.witness import passages

_MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})"
_DATES = (
    re.compile(rf"\b{_MONTH}\s+(?P<day>\d{{1,2}}),?\s+(?P<year>(?:18|19|20)\d\d)(?!\d)"),
    re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})\s+{_MONTH},?\s+(?P<year>(?:18|19|20)\d\d)(?!\d)"),
)


def facts(document: Document, known: Known) -> Iterator[Finding]:
    for passage in passages(document):
        yield from _impossible(passage, known)
    said = [fact for fact in known.facts if fact.modality is Modality.ASSERTED]
    yield from _ends_before_starts(said)
    counts = [fact for fact in said if fact.predicate == "numberOfEpisodes"]
    for season, rows in _listed(said).items():
        yield from _numbering(rows, "numberInSeason", f"of season {season}")
        yield from _numbering(rows, "numberInSeries", "of the series")
        yield from _count(season, rows, counts)


def _fault(about: Ref, kind: str, message: str, span: Span) -> Fact:
    return Fact(about, "fault", Value(message), span, (("kind", Value(kind)),))


def _impossible(passage: Passage, known: Known) -> Iterator[Fact]:
    """Days that no month has."""
    for form in _DATES:
        for found in form.finditer(passage.text):
            days = calendar.monthrange(int(found["year"]), _MONTHS[found["month"]])[1]
            if not 0 < int(found["day"]) <= days:
                message = f"{found.group()} is no date: {found['month']} {found['year']} has {days} days"
                yield _fault(known.topic.work, "impossible-date", message, passage.span(*found.span()))


def _ends_before_starts(said: Iterable[Fact]) -> Iterator[Fact]:
    """A season or series whose last day comes before its first."""
    starts: dict[tuple[object, ...], Value] = {}
    for predicate in ("datePublished", "dateEnded"):
        for fact in said:
            value, subject = fact.object, fact.subject
            if fact.predicate != predicate or not isinstance(value, Value) or value.type != "date":
                continue
            key = (subject.kind, subject.of, subject.season, "" if subject.kind == "season" else subject.name)
            if predicate == "datePublished":
                starts.setdefault(key, value)
            elif key in starts and value.lexical < starts[key].lexical:
                message = f"ended on {value.lexical}, before it began on {starts[key].lexical}"
                yield _fault(subject, "end-before-start", message, fact.span)


Rows = list[tuple[Ref, dict[str, Fact]]]  # an episode, and what its row numbers it in the season and in all


def _listed(said: Iterable[Fact]) -> dict[int, Rows]:
    """The rows of the episode tables by season, in their order, each episode once."""
    numbers: dict[Ref, dict[str, Fact]] = defaultdict(dict)
    for fact in said:
        if fact.predicate in ("numberInSeries", "numberInSeason"):
            numbers[fact.subject].setdefault(fact.predicate, fact)
    found: dict[int, Rows] = defaultdict(list)
    seen: set[tuple[int | None, int | None, str]] = set()
    for fact in said:
        it = fact.subject
        known = (it.season, it.number, it.name)
        if fact.predicate == "partOfSeason" and it.season is not None and known not in seen:
            seen.add(known)
            found[it.season].append((it, numbers.get(it, {})))
    return found


def _numbering(rows: Rows, predicate: str, where: str) -> Iterator[Fact]:
    """Numbers that a table leaves out, or gives to two episodes."""
    for (before, first), (after, second) in pairwise(rows):
        if predicate not in first or predicate not in second:
            continue  # a row for episodes 5 and 6 has no number of its own
        start, number = (_whole(found[predicate]) for found in (first, second))
        span = second[predicate].span
        if number == start and before.name != after.name:
            names = f"both {before.name} and {after.name}"
            yield _fault(after, "repeated-number", f"{names} have number {number} {where}", span)
        if number > start + 1:
            left = str(start + 1) if number == start + 2 else f"{start + 1}–{number - 1}"
            message = f"number {left} {where} is left out between {start} and {number}"
            yield _fault(after, "missing-number", message, span)


def _whole(fact: Fact) -> int:
    return int(fact.object.lexical) if isinstance(fact.object, Value) else 0


def _count(season: int, rows: Rows, counts: Iterable[Fact]) -> Iterator[Fact]:
    """A season that is said to have more or fewer episodes than its table lists."""
    last = max((_whole(n["numberInSeason"]) for _, n in rows if "numberInSeason" in n), default=len(rows))
    told: set[str] = set()
    for fact in counts:
        value = fact.object
        about = fact.subject.kind == "season" and fact.subject.season == season and not fact.subject.of
        if not about or not isinstance(value, Value):
            continue
        if int(value.lexical) not in (last, len(rows)) and value.lexical not in told:
            told.add(value.lexical)
            message = f"said to have {value.lexical} episodes, where the table lists {len(rows)}"
            yield _fault(fact.subject, "count-mismatch", message, fact.span)
