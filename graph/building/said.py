"""Which triples are said, by which evidence and in which way, and what follows from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pyoxigraph import NamedNode

from extract.entities import Evidence
from extract.facts import Modality
from graph.knowledge import Node, Triple
from graph.ontology import ontology
from graph.terms import TYPE

Proof = tuple[Evidence, ...]


class Said:
    """Triples with their evidence, apart by modality; `contested` ones lost to a better value."""

    def __init__(self) -> None:
        self.by: dict[Modality, dict[Triple, Proof]] = defaultdict(dict)
        self.contested: dict[Triple, Proof] = {}

    def add(self, triple: Triple, proof: Proof, modality: Modality = Modality.ASSERTED) -> None:
        _join(self.by[modality], triple, proof)

    def facts(self) -> Iterator[Triple]:
        """The triples of the graph: those that are asserted, and no others."""
        return iter(self.by[Modality.ASSERTED])

    def settled(self) -> Said:
        """The same with one value a single-valued property, and with the super-terms written out."""
        kept, lost = _settle(self.by[Modality.ASSERTED])
        said = Said()
        said.contested = lost
        for modality, triples in self.by.items():
            said.by[modality] = _entail(kept if modality == Modality.ASSERTED else triples)
        return said


def _join(triples: dict[Triple, Proof], triple: Triple, proof: Proof) -> None:
    before = triples.get(triple)
    if before is None:
        triples[triple] = proof
    elif before != proof:
        triples[triple] = tuple(dict.fromkeys((*before, *proof)))


def _entail(triples: dict[Triple, Proof]) -> dict[Triple, Proof]:
    """Each triple and the same under every super-term, with the same evidence."""
    supers = ontology().supers
    full = dict(triples)
    for (subject, predicate, value), proof in triples.items():
        for above in supers.get(predicate, ()):
            _join(full, (subject, above, value), proof)
        if predicate == TYPE and isinstance(value, NamedNode):
            for above in supers.get(value, ()):
                _join(full, (subject, TYPE, above), proof)
    return full


def _settle(triples: dict[Triple, Proof]) -> tuple[dict[Triple, Proof], dict[Triple, Proof]]:
    """Where a single-valued property has several values, the one with most behind it stays."""
    values: dict[tuple[NamedNode, NamedNode], list[Node]] = defaultdict(list)
    for subject, predicate, value in triples:
        if ontology().functional(predicate):
            values[subject, predicate].append(value)
    lost: dict[Triple, Proof] = {}
    for (subject, predicate), rivals in values.items():
        best = max(rivals, key=lambda v: (*weight(triples[subject, predicate, v]), str(v)))
        lost |= {(subject, predicate, v): triples[subject, predicate, v] for v in rivals if v != best}
    return ({t: p for t, p in triples.items() if t not in lost} if lost else triples), lost


def weight(proof: Proof) -> tuple[float, float, int]:
    """How much speaks for a value, in this order: how many documents say so, each counting for as much as
    its surest rule is sure of it; how sure the surest of all is; in how many places it stands.
    """
    surest = {e.document: 0.0 for e in proof}
    for e in proof:
        surest[e.document] = max(surest[e.document], e.confidence)
    return sum(surest.values()), max(surest.values(), default=0.0), len(proof)
