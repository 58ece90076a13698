"""Invented bibles of any size: shows of several shapes, their episodes, casts and makers, always the same."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle, pairwise
from random import Random
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from extract.facts import Value
from graph.knowledge import KnowledgeGraph
from graph.terms import (
    ALT_LABEL,
    BASE,
    EVIDENCE_GRAPH,
    LABEL,
    NAME,
    OA,
    RDF,
    TYPE,
    XSD,
    literal,
    sb,
    schema,
    slug,
)

PARTS = (
    "ka", "lo", "mi", "ren", "sha", "tor", "vel", "bri", "dun", "es", "fa", "gor", "hal", "ish", "jo", "nor",
    "pe", "quin", "ro", "sel", "tam", "ul", "wen", "yar", "zo", "ber", "cal", "dei",
)  # fmt: skip
# seasons, episodes of each, days between them, how many of the main cast, guests of an episode
SHAPES = {
    "sitcom": (9, 24, 7, 7, 2),
    "drama": (3, 13, 7, 12, 4),
    "telenovela": (1, 120, 1, 24, 1),
    "mini-series": (1, 6, 7, 9, 1),
    "talk show": (2, 40, 1, 1, 3),
}
TIES = ("siblingOf", "parentOf", "spouseOf", "friendOf", "employerOf")


@dataclass(frozen=True)
class Said:
    """A triple and the sentence that says it."""

    subject: NamedNode
    predicate: NamedNode
    object: NamedNode | Literal


def many(things: int, evidence: bool = False, shapes: tuple[str, ...] = tuple(SHAPES)) -> KnowledgeGraph:
    """A graph with about so many things, a few more; the last show is cut to fit."""
    quads = [Quad(s.subject, s.predicate, s.object) for s in said(things, shapes)]
    witnesses = [w for i, q in enumerate(quads) for w in _witness(i, q)] if evidence else []
    return KnowledgeGraph.of([*quads, *witnesses, *(_document() if evidence else ())])


def said(things: int, shapes: tuple[str, ...] = tuple(SHAPES)) -> Iterator[Said]:
    writing = Writing(things)
    for shape in cycle(shapes):
        if writing.full:
            return
        yield from writing.show(shape)


class Writing:
    """Invents shows until there are enough things; some people work in several."""

    def __init__(self, things: int) -> None:
        self.random, self.things, self.made = Random(7), things, 0
        self.shows = 0
        self.people: list[NamedNode] = []

    @property
    def full(self) -> bool:
        return self.made >= self.things

    def show(self, shape: str) -> Iterator[Said]:
        seasons, episodes, days, main, guests = SHAPES[shape]
        self.shows += 1
        title = f"The {self.word()} {self.word()} {self.shows}"
        series, day = f"series/{slug(title)}", date(1990 + self.shows % 30, 9, 2)
        yield from self.thing(series, "Series", title)
        network = f"organisation/channel-{self.shows % 40}"
        yield from self.thing(network, "Organisation", f"Channel {self.shows % 40}")
        yield Said(node(series), sb("originalNetwork"), node(network))
        creator = yield from self.person()
        yield from self.credit("creator", creator, series)
        cast: list[str] = []
        for i in range(main):
            cast.append((yield from self.role(series, series, "Main", i + 1)))
        for (one, other), tie in zip(pairwise(cast), cycle(TIES), strict=False):
            yield from self.situation(
                f"relationship/{one}/{tie}/{other}", "Relationship",
                {"from": node(one), "to": node(other), "relation": sb(tie)},
            )  # fmt: skip
        for s in range(1, seasons + 1):
            season = f"{series}/s{s:02}"
            yield from self.thing(season, "Season", f"{title} season {s}")
            yield Said(node(season), sb("partOfSeries"), node(series))
            yield Said(node(season), sb("seasonNumber"), number(s))
            award = f"award/prize-{self.shows % 25}"
            yield from self.thing(award, "Award", f"The {self.shows % 25} Prize")
            won = {"nominee": node(season), "award": node(award), "result": sb("Won")}
            year = literal(Value(str(day.year), "gYear"))
            yield from self.situation(f"nomination/{season}", "AwardNomination", {**won, "year": year})
            for e in range(1, episodes + 1):
                if self.full:
                    return
                episode = f"{season}e{e:02}"
                yield from self.thing(episode, "Episode", f"{self.word()} and {self.word()}")
                yield Said(node(episode), sb("partOfSeason"), node(season))
                yield Said(node(episode), sb("partOfSeries"), node(series))
                yield Said(node(episode), sb("numberInSeason"), number(e))
                yield Said(node(episode), sb("datePublished"), literal(Value(day.isoformat(), "date")))
                day += timedelta(days)
                for job in ("director", "writer"):
                    maker = yield from self.person()
                    yield from self.credit(job, maker, episode)
                for _ in range(guests):
                    yield from self.role(series, episode, "Guest", 99)
            day += timedelta(120)

    def thing(self, place: str, kind: str, name: str) -> Iterator[Said]:
        self.made += 1
        yield Said(node(place), TYPE, sb(kind))
        yield Said(node(place), NAME, Literal(name))
        yield Said(node(place), LABEL, Literal(name))

    def person(self) -> Generator[Said, None, NamedNode]:
        """Somebody new, or somebody who has worked before."""
        if self.people and self.random.random() < 0.55:
            return self.random.choice(self.people)
        name = f"{self.word()} {self.word()}"
        place = f"person/{slug(name)}-{len(self.people)}"
        yield from self.thing(place, "Person", name)
        if self.random.random() < 0.1:
            yield Said(node(place), ALT_LABEL, Literal(f"{name} the {self.word()}"))
        self.people.append(node(place))
        return node(place)

    def role(self, series: str, scope: str, billing: str, order: int) -> Generator[Said, None, str]:
        name = f"{self.word()} {self.word()}"
        character = f"character/{series.partition('/')[2]}/{slug(name)}-{self.made}"
        yield from self.thing(character, "Character", name)
        actor = yield from self.person()
        parts: dict[str, NamedNode | Literal] = {
            "agent": actor,
            "character": node(character),
            "work": node(series),
            "billing": sb(billing),
        }
        parts |= {"scope": node(scope)} if scope != series else {"order": number(order)}
        yield from self.situation(f"performance/{character}", "Performance", parts)
        yield Said(node(character), sb("appearsIn"), node(scope))
        return character

    def credit(self, job: str, agent: NamedNode, work: str) -> Iterator[Said]:
        parts = {"agent": agent, "work": node(work), "job": node(f"job/{job}")}
        yield from self.situation(f"credit/{work}/{job}/{agent.value.rpartition('/')[2]}", "Credit", parts)
        yield Said(node(work), sb(job), agent)

    def situation(self, place: str, kind: str, parts: Mapping[str, NamedNode | Literal]) -> Iterator[Said]:
        yield Said(node(place), TYPE, sb(kind))
        for name, value in parts.items():
            yield Said(node(place), sb(name), value)

    def word(self) -> str:
        return "".join(self.random.choice(PARTS) for _ in range(self.random.randint(2, 3))).title()


def node(place: str) -> NamedNode:
    return NamedNode(BASE + place)


def number(value: int) -> Literal:
    return literal(Value(str(value), "integer"))


def _witness(i: int, quad: Quad) -> Iterator[Quad]:
    """A statement and its evidence: the words of a sentence that tells three facts."""
    statement, evidence = node(f"statement/{i:08}"), node(f"evidence/0/{i // 3}/table")
    told: dict[NamedNode, Any] = {
        TYPE: sb("Statement"), NamedNode(RDF + "subject"): quad.subject,
        NamedNode(RDF + "predicate"): quad.predicate, NamedNode(RDF + "object"): quad.object,
        sb("modality"): sb("Asserted"), sb("rank"): sb("NormalRank"), sb("evidence"): evidence,
    }  # fmt: skip
    for predicate, value in told.items():
        yield Quad(statement, predicate, value, EVIDENCE_GRAPH)
    if i % 3:
        return
    exact = f"sentence {i // 3} of what is told"
    text = {"exact": exact, "prefix": "Before it stands ", "suffix": f", which says more of {i}."}
    yield Quad(evidence, sb("section"), Literal("Cast"), EVIDENCE_GRAPH)
    for name, words in text.items():
        yield Quad(evidence, NamedNode(OA + name), Literal(words), EVIDENCE_GRAPH)
    for name, at in (("start", 40 * i), ("end", 40 * i + len(exact))):
        yield Quad(evidence, NamedNode(OA + name), number(at), EVIDENCE_GRAPH)
    sure = Literal("0.9", datatype=NamedNode(XSD + "decimal"))
    rest: dict[str, NamedNode | Literal] = {
        "confidence": sure,
        "document": node("document/0"),
        "rule": node("rule/table"),
        "section": Literal("Cast"),
    }
    yield Quad(evidence, TYPE, sb("Evidence"), EVIDENCE_GRAPH)
    for name, value in rest.items():
        yield Quad(evidence, sb(name), value, EVIDENCE_GRAPH)


def _document() -> Iterator[Quad]:
    for place, kind, label in (("document/0", "Document", "Many shows"), ("rule/table", "Rule", "table")):
        yield Quad(node(place), TYPE, sb(kind), EVIDENCE_GRAPH)
        yield Quad(node(place), LABEL, Literal(label), EVIDENCE_GRAPH)
    yield Quad(node("document/0"), schema("headline"), Literal("Many shows"), EVIDENCE_GRAPH)
