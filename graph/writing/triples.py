"""The triples of each graph as terms, for the formats that are not made of lines."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, DefaultGraph, Literal, NamedNode, Quad

from graph.knowledge import KnowledgeGraph
from graph.writing.ntriples import FACTS, UNSEEN

Term = NamedNode | BlankNode | Literal
Triples = list[tuple[Term, NamedNode, Term]]
ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
HIDDEN = re.compile(rf'[\\"{UNSEEN}]')


def graphs(graph: KnowledgeGraph, named: bool = True) -> dict[NamedNode | None, Triples]:
    """The triples of each graph, or of the facts only."""
    quads = graph.store if named else graph.store.quads_for_pattern(None, None, None, DefaultGraph())
    found: dict[NamedNode | None, Triples] = {FACTS: []}
    for quad in _steady(list(quads)):
        name = quad.graph_name if isinstance(quad.graph_name, NamedNode) else FACTS
        found.setdefault(name, []).append((quad.subject, quad.predicate, quad.object))  # type: ignore[arg-type]
    return found


def _steady(quads: list[Quad]) -> Iterable[Quad]:
    """Blank nodes, which only others' files have, get names that are the same each time."""
    if not any(isinstance(q.subject, BlankNode) or isinstance(q.object, BlankNode) for q in quads):
        return quads
    dataset = Dataset(quads)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return dataset


def sorted_names(found: dict[NamedNode | None, Triples]) -> list[tuple[NamedNode, Triples]]:
    """The named graphs, in the order of their names."""
    return sorted(((name, t) for name, t in found.items() if name), key=lambda pair: pair[0].value)


def line(triple: tuple[Term, NamedNode, Term]) -> str:
    """A triple as N-Triples has it, without the full stop."""
    return " ".join(_plain(term) for term in triple)


def _plain(term: Term) -> str:
    """A term as N-Triples has it, in our own escapes: characters that cannot be seen are written out."""
    if isinstance(term, NamedNode | BlankNode):
        return str(term)
    if term.language:
        return f"{quote(term.value)}@{term.language}"
    kind = term.datatype.value
    return quote(term.value) + ("" if kind.endswith("#string") else f"^^<{kind}>")


def quote(words: str) -> str:
    """A string between quotation marks, as Turtle and N-Triples both read it."""
    return f'"{HIDDEN.sub(_escape, words)}"'


def _escape(match: re.Match[str]) -> str:
    return ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04X}"
