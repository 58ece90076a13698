"""What a reader should find in the invented pages, and what ours has found, in the same words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from benchmarks.inventing import Season
from extract.entities import Entity, Extraction, Statement

Line = tuple[str, ...]
OF_A_SEASON = ("country", "datePublished", "dateEnded", "numberOfEpisodes", "originalNetwork")


@dataclass(frozen=True)
class Score:
    """How much of the gold was found, and how much of what was found is gold."""

    right: int
    found: int
    gold: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0


def score(seasons: Iterable[Season], extraction: Extraction) -> dict[str, Score]:
    """By family of facts, the second word of each line."""
    gold = {line for season in seasons for line in expected(season)}
    found = {line for statement in extraction.statements for line in _lines(statement)}
    return {
        family: Score(len(right & wrong), len(wrong), len(right))
        for family in sorted({line[1] for line in gold})
        for right, wrong in [({x for x in gold if x[1] == family}, {x for x in found if x[1] == family})]
    }


def expected(season: Season) -> Iterator[Line]:
    work = f"{season.series} {season.number}"
    yield work, "country", season.country
    yield work, "originalNetwork", season.network
    yield work, "numberOfEpisodes", str(len(season.episodes))
    yield work, "datePublished", str(season.episodes[0].day)
    yield work, "dateEnded", str(season.episodes[-1].day)
    yield work, "event", "filming start", str(season.filmed[0])
    yield work, "event", "filming end", str(season.filmed[1])
    if season.number > 1:
        yield work, "event", "renewed", str(season.renewed)
    for e in season.episodes:
        episode = f"{work} {e.number}"
        yield episode, "title", e.title
        yield episode, "numberInSeries", str(e.overall)
        yield episode, "datePublished", str(e.day)
        yield from ((episode, "credit", who, "director") for who in e.directors)
        yield from ((episode, "credit", who, "writer") for who in e.writers)
    for role in season.cast:
        yield season.series, "performance", role.actor, role.character, role.billing
    for p in season.prizes:
        yield work, "nomination", p.category, p.nominee, "Won" if p.won else "Nominated", str(p.year)


def _lines(s: Statement) -> Iterator[Line]:
    work = _work(s.subject)
    parts = {role: getattr(f, "name", "") or getattr(f, "lexical", "") for role, f in s.qualifiers}
    value = s.object.name if isinstance(s.object, Entity) else s.object.lexical
    if s.subject.kind == "season" and s.predicate in OF_A_SEASON:
        yield work, s.predicate, value
    elif s.subject.kind == "episode" and s.predicate in ("numberInSeries", "datePublished"):
        yield work, s.predicate, value
        if s.predicate == "numberInSeries":
            yield work, "title", s.subject.name
    elif s.subject.kind == "episode" and s.predicate == "credit":
        yield work, "credit", value, parts.get("job", "")
    elif s.predicate == "event":
        yield work, "event", value, parts.get("date", "")
    elif s.predicate == "performance":
        of = s.subject.of or s.subject.name
        yield of, "performance", value, parts.get("character", ""), parts.get("billing", "")
    elif s.predicate == "nomination":
        yield work, "nomination", *(parts.get(role, "") for role in ("category", "nominee", "result", "year"))


def _work(entity: Entity) -> str:
    numbers = [str(n) for n in (entity.season, entity.number) if n is not None]
    return " ".join([entity.of or entity.name, *numbers])
