"""Who and what the mentions of all documents are: first within each document, then across them."""

from __future__ import annotations

from collections.abc import Iterator

from extract.entities import Entity, Evidence, Extraction, Statement
from extract.facts import Fact, Ref, Value
from extract.reading import DocumentFacts
from extract.topic import Topic
from extract.witness import Witness


def resolve(read: tuple[DocumentFacts, ...]) -> Extraction:
    """Every fact of every document as a statement of its own, with its one piece of evidence."""
    statements: list[Statement] = []
    names: dict[Entity, dict[str, Evidence]] = {}
    for one in read:
        witness = Witness(one.document)
        for fact in one.facts:
            evidence = witness.evidence(fact.span, fact.rule, fact.confidence, fact.modality)
            statements.append(
                Statement(
                    entity(fact.subject, one.topic),
                    fact.predicate,
                    _part(fact.object, one.topic),
                    tuple((role, _part(filler, one.topic)) for role, filler in fact.qualifiers),
                    (evidence,),
                    fact.modality,
                )
            )
            for ref in _refs(fact):
                known = names.setdefault(entity(ref, one.topic), {})
                known.setdefault(ref.name or entity(ref, one.topic).name, evidence)
    return Extraction(
        documents=tuple(one.document for one in read),
        statements=tuple(statements),
        names=tuple((who, tuple(known.items())) for who, known in names.items()),
        passed=tuple((one.document.digest, passed) for one in read for passed in one.passed),
    )


def entity(ref: Ref, topic: Topic) -> Entity:
    """The thing of exactly that name."""
    series = ref.of or topic.series
    if ref.kind == "season":
        return Entity("season", f"{series} season {ref.season}", series, ref.season)
    if ref.kind == "episode":
        return Entity("episode", ref.name, series, ref.season, ref.number)
    return Entity(ref.kind, ref.name, series if ref.kind == "character" else "")


def _part(part: Ref | Value, topic: Topic) -> Entity | Value:
    return part if isinstance(part, Value) else entity(part, topic)


def _refs(fact: Fact) -> Iterator[Ref]:
    for part in (fact.subject, fact.object, *(filler for _, filler in fact.qualifiers)):
        if isinstance(part, Ref):
            yield part
