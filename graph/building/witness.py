"""Writes the evidence graph: for every triple where it is said, in which words, by which rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from extract.document import Document
from extract.entities import Entity, Evidence, Extraction
from extract.facts import Modality, Value
from extract.topic import topic
from graph.building.conflicts import Conflict, Judged, Refinement
from graph.building.covering import covering
from graph.building.said import Proof, Said
from graph.knowledge import Node, Triple
from graph.terms import (
    EVIDENCE_GRAPH,
    LABEL,
    OA,
    RDF,
    TYPE,
    Terms,
    literal,
    sb,
    schema,
    short_hash,
    slug,
    text,
)

SUBJECT, PREDICATE, OBJECT = (NamedNode(RDF + part) for part in ("subject", "predicate", "object"))
START, END, EXACT = (NamedNode(OA + part) for part in ("start", "end", "exact"))
NOTHING_JUDGED = Judged()
PREFIX, SUFFIX = (NamedNode(OA + part) for part in ("prefix", "suffix"))


def witness(
    said: Said, extraction: Extraction, terms: Terms, judged: Judged = NOTHING_JUDGED
) -> Iterator[Quad]:
    """All the quads of the evidence graph."""
    for subject, predicate, value in Witness(extraction, terms).triples(said, judged):
        yield Quad(subject, predicate, value, EVIDENCE_GRAPH)


class Witness:
    """Evidence nodes are shared by all that they are evidence of, so each is written once."""

    def __init__(self, extraction: Extraction, terms: Terms) -> None:
        self.extraction = extraction
        self.terms = terms
        self.nodes: dict[Evidence, NamedNode] = {}
        self.taken: dict[NamedNode, Evidence] = {}
        self.series = {
            name: e.name for e, names in extraction.names if e.kind == "series" for name, _ in names
        }

    def triples(self, said: Said, judged: Judged) -> Iterator[Triple]:
        for modality in Modality:
            yield from self.statements(said.by.get(modality, {}), modality, sb("NormalRank"))
        yield from self.statements(said.contested, Modality.ASSERTED, sb("DeprecatedRank"))
        yield from self.merges()
        for conflict in judged.conflicts:
            yield from self.conflict(conflict)
        for refinement in judged.refinements:
            yield from self.refinement(refinement)
        yield from self.passed()
        yield from covering(self.extraction, self.terms)
        for evidence, node in self.nodes.items():
            yield from self.evidence(evidence, node)
        for rule in sorted({e.rule for e in self.nodes}):
            yield from _typed(self.rule(rule), "Rule", rule)
        for document in self.extraction.documents:
            yield from self.document(document)

    def statements(
        self, triples: dict[Triple, Proof], modality: Modality, rank: NamedNode
    ) -> Iterator[Triple]:
        manner = sb(modality.capitalize())
        for triple, proof in triples.items():
            subject, predicate, value = triple
            node = self.statement(triple, modality)
            yield node, TYPE, sb("Statement")
            yield node, TYPE, NamedNode(RDF + "Statement")
            yield node, SUBJECT, subject
            yield node, PREDICATE, predicate
            yield node, OBJECT, value
            yield node, sb("modality"), manner
            yield node, sb("rank"), rank
            for evidence in proof:
                yield node, sb("evidence"), self.node(evidence)

    def statement(self, triple: Triple, modality: Modality = Modality.ASSERTED) -> NamedNode:
        return self.terms.node("statement", short_hash(*map(str, triple), modality, length=20))

    def conflict(self, conflict: Conflict) -> Iterator[Triple]:
        sides = [self.statement(side) for side in conflict.sides]
        node = self.terms.node("conflict", short_hash(*(side.value for side in sides), length=20))
        yield node, TYPE, sb("Conflict")
        yield node, sb("about"), conflict.about
        yield node, sb("property"), conflict.property
        yield node, sb("reason"), text(conflict.reason)
        yield node, sb("preferred"), sides[0]
        for at, side in enumerate(sides):
            yield node, sb("side"), side
            if at < conflict.stand:
                yield node, sb("stands"), side

    def refinement(self, refined: Refinement) -> Iterator[Triple]:
        parts = (refined.about.value, refined.property.value, str(refined.finer), str(refined.coarser))
        node = self.terms.node("refinement", short_hash(*parts, length=20))
        yield node, TYPE, sb("Refinement")
        yield node, sb("about"), refined.about
        yield node, sb("property"), refined.property
        yield node, sb("finer"), refined.finer
        yield node, sb("coarser"), refined.coarser
        for evidence in refined.proof:
            yield node, sb("evidence"), self.node(evidence)

    def node(self, evidence: Evidence) -> NamedNode:
        """The node of some words under a rule; how sure the rule was belongs to it."""
        known = self.nodes.get(evidence)
        if known is None:
            e = evidence
            sure = "" if e.confidence == 1 else f"-{_decimal(e.confidence)}"
            where = f"{e.span.start}-{e.span.end}"
            known = self.terms.node("evidence", e.document[:16], where, (slug(e.rule) or "rule") + sure)
            first = self.taken.setdefault(known, evidence)
            if (first.section, first.prefix, first.suffix) != (e.section, e.prefix, e.suffix):
                known = NamedNode(f"{known.value}-{short_hash(e.section, e.prefix, e.suffix)}")
            self.nodes[evidence] = known
        return known

    def evidence(self, e: Evidence, node: NamedNode) -> Iterator[Triple]:
        yield node, TYPE, sb("Evidence")
        yield node, sb("document"), self.doc(e.document)
        yield node, sb("section"), text(e.section)
        yield node, START, literal(Value(str(e.span.start), "integer"))
        yield node, END, literal(Value(str(e.span.end), "integer"))
        yield node, EXACT, text(e.exact)
        if e.prefix:
            yield node, PREFIX, text(e.prefix)
        if e.suffix:
            yield node, SUFFIX, text(e.suffix)
        yield node, sb("rule"), self.rule(e.rule)
        yield node, sb("confidence"), literal(Value(_decimal(e.confidence), "decimal"))

    def merges(self) -> Iterator[Triple]:
        for merge in self.extraction.merges:
            thing = self.terms.entity(merge.entity)
            node = self.terms.node("merge", short_hash(thing.value, merge.name, merge.reason, length=20))
            yield from _typed(node, "Merge", f"{merge.name} → {merge.entity.name}")
            yield node, sb("entity"), thing
            yield node, sb("mention"), text(merge.name)
            yield node, sb("reason"), text(merge.reason)
            yield node, sb("evidence"), self.node(merge.evidence)

    def passed(self) -> Iterator[Triple]:
        documents = {d.digest: d for d in self.extraction.documents}
        for digest, passed in self.extraction.passed:
            span, why = passed.span, short_hash(passed.rule, passed.why)
            node = self.terms.node("passed", digest[:16], f"{span.start}-{span.end}", why)
            yield node, TYPE, sb("PassedOver")
            yield node, sb("document"), self.doc(digest)
            yield node, START, literal(Value(str(span.start), "integer"))
            yield node, END, literal(Value(str(span.end), "integer"))
            yield node, EXACT, text(documents[digest].exact(span))
            yield node, sb("reason"), text(passed.why)
            if passed.rule:
                yield node, sb("rule"), self.rule(passed.rule)

    def document(self, document: Document) -> Iterator[Triple]:
        node = self.doc(document.digest)
        yield from _typed(node, "Document", document.name)
        yield node, sb("digest"), text(document.digest)
        yield node, sb("form"), text(document.form)
        yield node, schema("text"), text(document.text)  # what the places of evidence count in
        if document.title:
            yield node, schema("headline"), text(document.title.text)
        work = self.topic(document)
        if work is not None:
            yield node, schema("about"), work

    def topic(self, document: Document) -> NamedNode | None:
        """The series or season that a document is about, if anything is said of it."""
        found = topic(document)
        if found is None:
            return None
        series = self.series.get(found.series, found.series)
        entity = (
            Entity("series", series) if found.season is None else Entity("season", "", series, found.season)
        )
        return self.terms.entity(entity) if self.terms.knows(entity) else None

    def doc(self, digest: str) -> NamedNode:
        return self.terms.node("document", digest[:16])

    def rule(self, name: str) -> NamedNode:
        return self.terms.node("rule", slug(name) or "rule")


def _decimal(number: float) -> str:
    return f"{number:.4f}".rstrip("0").rstrip(".")


def _typed(node: NamedNode, cls: str, label: str) -> Iterable[tuple[NamedNode, NamedNode, Node]]:
    return (node, TYPE, sb(cls)), (node, LABEL, text(label))
