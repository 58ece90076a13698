"""The reports on a bible as answers: what was taken for one, what contradicts, what gave no fact."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pyoxigraph import Literal, NamedNode

from graph.asking.query import Local
from graph.asking.results import Result, Term
from graph.knowledge import KnowledgeGraph
from graph.telling.reports import Reports
from graph.telling.sayings import Words
from graph.terms import XSD
from showbible.telling import told

INTEGER = NamedNode(XSD + "integer")
PARTS = ("summary", "faults", "passed", "untouched")
FAULTS = """SELECT DISTINCT ?thing ?kind ?message ?words ?document ?section ?start ?end {
  ?fault a sb:SourceFault ; sb:about/rdfs:label ?thing ; sb:message ?message .
  OPTIONAL { ?fault sb:kind ?kind }
  OPTIONAL { GRAPH ?g {
    ?s rdf:subject ?fault ; rdf:predicate sb:message ; sb:evidence ?e .
    ?e oa:exact ?words ; oa:start ?start ; oa:end ?end ; sb:section ?section ;
       sb:document/rdfs:label ?document .
  } }
} ORDER BY ?document ?start ?thing ?kind ?message"""


def merges(knowledge: KnowledgeGraph) -> Result:
    """Which names were taken for which things, why, and where they stand."""
    result = told(knowledge, "merges")
    return replace(result, terms=tuple(sorted(result.terms, key=_by_thing)))


def conflicts(knowledge: KnowledgeGraph) -> Result:
    """The sides of each conflict with their evidence, and below them the refinements, which are none."""
    reports = Reports(knowledge)
    columns = ("kind", "thing", "property", "value", "standing", "why")
    rows = [
        (*map(Literal, (side.kind, side.thing, side.property, side.value, side.standing, side.why)), *place)
        for side in (*reports.conflicts(), *reports.refinements())
        for place in _places(side.words)
    ]
    return Result((*columns, "words", "document", "section", "start", "end", "rule"), tuple(rows))


def coverage(knowledge: KnowledgeGraph, part: str = "summary") -> Result:
    """How much of each section is evidence; or the faults, or the words that gave nothing."""
    if part == "faults":
        return Local(knowledge).ask(FAULTS)
    if part == "summary":
        return _summary(knowledge)
    rows = [
        (*map(Literal, (s.document, s.section, s.rule, s.reason, s.words)), _number(s.start), _number(s.end))
        for s in Reports(knowledge).silent()
        if bool(s.rule) == (part == "passed")
    ]
    return Result(("document", "section", "rule", "reason", "words", "start", "end"), tuple(rows))


def _by_thing(row: tuple[Term | None, ...]) -> tuple[str, ...]:
    name, thing, *rest = (getattr(term, "value", "") for term in row)
    return (thing.casefold(), name.casefold(), *rest)


def _summary(knowledge: KnowledgeGraph) -> Result:
    columns = ("document", "section", "words", "inside", "near", "inside %", "near %", "untouched")
    rows = []
    for s in Reports(knowledge).shares():
        parts = (_number(round(100 * part / s.total)) for part in (s.inside, s.near))
        counts = map(_number, (s.total, s.inside, s.near))
        rows.append((Literal(s.document), Literal(s.section), *counts, *parts, _number(s.untouched)))
    return Result(columns, tuple(rows))


def _places(words: Iterable[Words]) -> list[tuple[Term | None, ...]]:
    return [
        (
            *map(Literal, (w.exact, w.document, w.section)), _number(w.start), _number(w.end),
            Literal(w.rule),
        )
        for w in words
    ] or [(None,) * 6]  # fmt: skip


def _number(number: int) -> Literal:
    return Literal(str(number), datatype=INTEGER)
