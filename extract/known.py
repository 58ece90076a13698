"""What is known of a document while its rules run: its topic, and the facts of the surer rules before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from extract.facts import Fact, Kind, Ref, Value
from extract.topic import Topic


@dataclass(frozen=True)
class Known:
    """The gazetteer that a document gives of itself: its tables and lists before its prose."""

    topic: Topic
    facts: tuple[Fact, ...] = ()

    def plus(self, facts: Iterable[Fact]) -> Known:
        return replace(self, facts=(*self.facts, *facts))

    def refs(self, kind: Kind) -> Iterator[Ref]:
        """Every mention of a kind in the facts so far, in their order."""
        for fact in self.facts:
            for part in (fact.subject, fact.object, *(filler for _, filler in fact.qualifiers)):
                if not isinstance(part, Value) and part.kind == kind:
                    yield part

    def names(self, kind: Kind) -> tuple[str, ...]:
        """The different names of a kind, in order of first mention."""
        return tuple(dict.fromkeys(ref.name for ref in self.refs(kind) if ref.name))

    @cached_property
    def people(self) -> frozenset[str]:
        return frozenset(self.names("person"))

    @cached_property
    def characters(self) -> frozenset[str]:
        return frozenset(self.names("character"))

    @cached_property
    def episodes(self) -> tuple[Ref, ...]:
        """The episodes of the document's tables, each once, in order."""
        return tuple(
            dict.fromkeys(replace(ref, span=None) for ref in self.refs("episode") if ref.number is not None)
        )
