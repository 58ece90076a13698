"""The mentions of a document: every thing that its facts name, with the place where it does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.document import Span
from extract.facts import Fact, Ref
from extract.reading import DocumentFacts


@dataclass(frozen=True, slots=True)
class Mention:
    """A thing as one fact names it; `ref.span` is always filled, if need be with the fact's own."""

    ref: Ref
    fact: Fact
    named: bool  # whether the span holds the name, or only the words of the fact

    @property
    def span(self) -> Span:
        return self.ref.span or self.fact.span


def placed(ref: Ref, fact: Fact) -> Ref:
    """A mention that knows where it stands: where no words name the thing, at the words of its fact."""
    return ref if ref.span else replace(ref, span=fact.span)


def refs(fact: Fact) -> Iterator[Ref]:
    """The things that a fact names."""
    for part in (fact.subject, fact.object, *(filler for _, filler in fact.qualifiers)):
        if isinstance(part, Ref):
            yield part


def mentions(read: DocumentFacts) -> Iterator[Mention]:
    """Every mention of a document, in the order of its facts."""
    for fact in read.facts:
        for ref in refs(fact):
            yield Mention(placed(ref, fact), fact, ref.span is not None)
