"""Checks a graph: its shape by SHACL, and that each piece of evidence stands where it says it does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import rdflib
from pyoxigraph import NamedNode

from extract.document import Document
from graph.knowledge import KnowledgeGraph
from graph.ontology import SHAPES
from graph.telling.sayings import Sayings
from graph.terms import OA, SB

EVIDENCE = f"""
PREFIX sb: <{SB}>
PREFIX oa: <{OA}>
SELECT ?evidence ?digest ?start ?end ?exact WHERE {{
  GRAPH ?graph {{
    ?evidence sb:document ?document ; oa:start ?start ; oa:end ?end ; oa:exact ?exact .
    ?document sb:digest ?digest .
  }}
}}
"""


@dataclass(frozen=True, slots=True)
class Violation:
    """What is wrong with one node."""

    node: str
    label: str
    message: str
    value: str = ""

    def __str__(self) -> str:
        named = f" ({self.label})" if self.label else ""
        found = f", but here is {self.value}" if self.value else ""
        return f"<{self.node}>{named}: {self.message}{found}"


class InvalidGraph(ValueError):  # noqa: N818  the name says it
    """Raised for a graph that is not as its shapes or its documents say; holds every violation."""

    def __init__(self, violations: tuple[Violation, ...]) -> None:
        more = f" (and {len(violations) - 1} more)" if len(violations) > 1 else ""
        super().__init__(f"{violations[0]}{more}")
        self.violations = violations


def check(graph: KnowledgeGraph, documents: Iterable[Document]) -> None:
    """Raise InvalidGraph if anything is wrong with a graph that was built from these documents."""
    violations = (*misplaced(graph, documents), *misshapen(graph))
    if violations:
        raise InvalidGraph(violations)


def misplaced(graph: KnowledgeGraph, documents: Iterable[Document]) -> list[Violation]:
    """The evidence whose words do not stand where it says."""
    texts = {d.digest: d.text for d in documents}
    return sorted(_misplaced(graph, texts), key=str)


def _misplaced(graph: KnowledgeGraph, texts: Mapping[str, str]) -> Iterator[Violation]:
    rows: Any = graph.store.query(EVIDENCE)
    for evidence, digest, start, end, exact in rows:
        text = texts.get(digest.value)
        if text is None:
            yield Violation(evidence.value, "", "the document that it stands in was not read")
            continue
        found = text[int(start.value) : int(end.value)]
        if not found or found != exact.value:
            message = f"the words {_short(exact.value)} do not stand at {start.value}:{end.value}"
            yield Violation(evidence.value, "", message, _short(found))


def misshapen(graph: KnowledgeGraph) -> list[Violation]:
    """What SHACL finds wrong with the facts."""
    from pyshacl import validate  # only here: rules, questions and pages do without it

    shapes = rdflib.Graph().parse(SHAPES, format="turtle")
    facts = rdflib.Graph()  # in rdflib's own memory pyshacl takes a twentieth of the time
    for triple in graph.facts:
        facts.add(triple)
    conforms, report, _ = validate(facts, shacl_graph=shapes)
    return [] if conforms else sorted(set(_violations(report, Sayings(graph))), key=str)


def _violations(report: rdflib.Graph, sayings: Sayings) -> Iterator[Violation]:
    for result in report.subjects(rdflib.RDF.type, rdflib.SH.ValidationResult):
        node, message, value = (
            str(report.value(result, part) or "")
            for part in (rdflib.SH.focusNode, rdflib.SH.resultMessage, rdflib.SH.value)
        )
        yield Violation(node, sayings.label(NamedNode(node)), message, "" if value == node else value)


def _short(words: str) -> str:
    return repr(words if len(words) <= 60 else f"{words[:59]}…")
