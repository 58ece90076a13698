"""What stands among the evidence, and what others' vocabularies say: triples as they are, with the words."""

from __future__ import annotations

from dataclasses import replace

from pyoxigraph import Literal, NamedNode

from graph.knowledge import Node
from graph.ontology import ontology
from graph.portraits.about import Entry
from graph.portraits.names import ELSEWHERE
from graph.portraits.reading import Reading
from graph.portraits.shown import Entries, Piece, Quotes, Section
from graph.telling.sayings import OBJECT, PREDICATE, SUBJECT
from graph.terms import ALT_LABEL, EVIDENCE_GRAPH, LABEL, NAME, OA, SCHEMA, SKOS, TYPE, sb, schema

HIDDEN = {LABEL, NAME, ALT_LABEL, TYPE, schema("text"), *ELSEWHERE}
EXACT = NamedNode(OA + "exact")
LONGEST = 400


def title(reading: Reading, node: NamedNode) -> str:
    """Of a statement what it states, of a piece of evidence its words, of others their label."""
    parts = [_one(reading, node, part) for part in (SUBJECT, PREDICATE, OBJECT)]
    if all(parts):
        return " · ".join(reading.label(part) for part in parts if part is not None)
    return _quoted(reading, node) or reading.label(node)


def card(reading: Reading, node: NamedNode) -> tuple[Entry, ...]:
    """Every property with its values."""
    found: dict[NamedNode, list[Node]] = {}
    for quad in reading.store.quads_for_pattern(node, None, None, None):
        if quad.predicate not in HIDDEN and isinstance(quad.object, NamedNode | Literal):
            found.setdefault(quad.predicate, []).append(quad.object)
    return tuple(
        (_upper(ontology().label(p)), tuple(_piece(reading, value) for value in sorted(set(values), key=str)))
        for p, values in sorted(found.items(), key=lambda pair: (ontology().label(pair[0]), pair[0].value))
    )


def said(reading: Reading, node: NamedNode) -> Section | None:
    """The words of a statement, a merge or a side of a conflict; of an evidence node its own."""
    proofs = [v for v in _all(reading, node, sb("evidence")) if isinstance(v, NamedNode)]
    if sb("Evidence") in {
        q.object for q in reading.store.quads_for_pattern(node, TYPE, None, EVIDENCE_GRAPH)
    }:
        proofs = [node]
    words = tuple(reading.sayings.words(proof) for proof in sorted(proofs, key=str))
    return Section("Words", (Quotes(words),)) if words else None


def foreign(reading: Reading, node: NamedNode) -> Section | None:
    """What vocabularies say that are not ours: whatever another program wrote into the graph."""
    known = (sb("").value, SCHEMA, SKOS)
    entries = tuple(
        (_upper(ontology().label(p)), cell)
        for p in sorted({q.predicate for q in reading.facts(node)} - HIDDEN, key=lambda p: p.value)
        if not p.value.startswith(known)
        for cell in [tuple(_piece(reading, value) for value in _values(reading, node, p))]
    )
    return Section("From elsewhere", (Entries(entries),)) if entries else None


def _values(reading: Reading, node: NamedNode, property_: NamedNode) -> list[Node]:
    found = [q.object for q in reading.facts(node) if q.predicate == property_]
    return [value for value in found if isinstance(value, NamedNode | Literal)]


def _quoted(reading: Reading, node: NamedNode) -> str:
    """The words of a piece of evidence, in quotation marks."""
    exact = _one(reading, node, EXACT)
    return f"“{reading.label(exact)}”" if exact is not None else ""


def _piece(reading: Reading, value: Node) -> Piece:
    quoted = _quoted(reading, value) if isinstance(value, NamedNode) else ""
    piece = replace(reading.piece(value), text=quoted) if quoted else reading.piece(value)
    return piece if len(piece.text) <= LONGEST else replace(piece, text=piece.text[:LONGEST] + "…")


def _all(reading: Reading, node: NamedNode, part: NamedNode) -> list[Node]:
    quads = reading.store.quads_for_pattern(node, part, None, EVIDENCE_GRAPH)
    return [q.object for q in quads if isinstance(q.object, NamedNode | Literal)]


def _one(reading: Reading, node: NamedNode, part: NamedNode) -> Node | None:
    return next(iter(_all(reading, node, part)), None)


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
