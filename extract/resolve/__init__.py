"""Who and what the mentions of all documents are: first within each document, then across them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from extract.document import Span
from extract.entities import Entity, Extraction, Statement
from extract.facts import Fact, Modality, Passed, Ref, Value
from extract.reading import DocumentFacts
from extract.resolve.beings import ALIASES
from extract.resolve.found import Answer, Found, Unclear
from extract.resolve.identities import identities
from extract.resolve.mentions import mentions, placed, refs
from extract.resolve.naming import Naming, merges, names
from extract.witness import Witness

INTRODUCED = "introduced"  # the rule of a full name that no fact uses, only the text


def resolve(read: Sequence[DocumentFacts]) -> Extraction:
    """Every fact whose mentions are clear as a statement of its own, with its one piece of evidence."""
    known = identities(read)
    statements: list[Statement] = []
    passed: list[tuple[str, Passed]] = []
    taken: set[tuple[str, Span]] = set()
    namings: list[Naming] = []
    for one in read:
        digest, witness = one.document.digest, Witness(one.document)
        for fact in one.facts:
            made = _statement(fact, known[digest], witness)
            if isinstance(made, Statement):
                statements.append(made)
                taken.update((digest, span) for span in _spans(fact))
            else:
                passed.append((digest, made))
        namings += _namings(one, known[digest], witness)
        passed += [(digest, words) for words in one.passed]
    return Extraction(
        documents=tuple(one.document for one in read),
        statements=tuple(statements),
        names=names(namings),
        merges=merges(namings, {one.document.digest: one.topic.series for one in read}),
        passed=tuple(passed),
        taken=tuple(sorted(taken)),
    )


def _spans(fact: Fact) -> Iterator[Span]:
    """The words of a fact, and of the things and values in it: a year in its own cell."""
    parts = (fact.subject, fact.object, *(filler for _, filler in fact.qualifiers))
    spans = (fact.span, *(part.span for part in parts if part.span))
    return (span for span in spans if span.start < span.end)


def _statement(fact: Fact, known: Mapping[Ref, Answer], witness: Witness) -> Statement | Passed:
    """The fact with things in the place of mentions; none where one of them is unclear."""
    unclear = [a for ref in refs(fact) if isinstance(a := known[placed(ref, fact)], Unclear)]
    if unclear:
        return Passed(fact.span, unclear[0].why, fact.rule)

    def part(it: Ref | Value) -> Entity | Value:
        answer = known[placed(it, fact)] if isinstance(it, Ref) else it
        return answer.entity if isinstance(answer, Found) else answer  # type: ignore[return-value]

    subject, object_ = part(fact.subject), part(fact.object)
    if subject == object_:
        return Passed(
            fact.span,
            f"{fact.subject.name or fact.subject.kind} would be its own {fact.predicate}",
            fact.rule,
        )
    evidence = witness.evidence(fact.span, fact.rule, fact.confidence, fact.modality)
    qualifiers = tuple((role, part(filler)) for role, filler in fact.qualifiers)
    return Statement(subject, fact.predicate, object_, qualifiers, (evidence,), fact.modality)  # type: ignore[arg-type]


def _namings(read: DocumentFacts, known: Mapping[Ref, Answer], witness: Witness) -> list[Naming]:
    found = []
    said = {mention.ref: mention.fact for mention in mentions(read)}
    for ref, answer in known.items():
        if isinstance(answer, Found) and ref.name and ref.span and ref.span.start < ref.span.end:
            rule, confidence = (said[ref].rule, said[ref].confidence) if ref in said else (INTRODUCED, 1.0)
            evidence = witness.evidence(ref.span, rule, confidence)
            found.append(Naming(answer.entity, ref.name, answer.reason, evidence))
    return found + [_given(fact, known, witness) for fact in read.facts if _gives_name(fact, known)]


def _gives_name(fact: Fact, known: Mapping[Ref, Answer]) -> bool:
    named = (
        fact.predicate in ALIASES and fact.modality is Modality.ASSERTED and isinstance(fact.object, Value)
    )
    return named and isinstance(known[placed(fact.subject, fact)], Found)


def _given(fact: Fact, known: Mapping[Ref, Answer], witness: Witness) -> Naming:
    """A name that a fact gives: "He was born Kevin Thompson"."""
    answer, value = known[placed(fact.subject, fact)], fact.object
    assert isinstance(answer, Found) and isinstance(value, Value)
    evidence = witness.evidence(value.span or fact.span, fact.rule, fact.confidence)
    return Naming(answer.entity, value.lexical, f"its {fact.predicate}, the text says", evidence, given=True)
