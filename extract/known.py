"""What is known of a document while its rules run: its topic, and the facts of the surer rules before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

from extract.facts import Fact, Kind, Ref, Value
from extract.topic import Topic

T = TypeVar("T")


@dataclass(frozen=True)
class Known:
    """The gazetteer that a document gives of itself: its tables and lists before its prose.

    `studies` holds what was worked out of the document's words alone, for all the rules to share.
    """

    topic: Topic
    facts: tuple[Fact, ...] = ()
    studies: dict[type, Any] = field(default_factory=dict, compare=False, repr=False)

    def plus(self, facts: Iterable[Fact]) -> Known:
        more = tuple(facts)
        return replace(self, facts=(*self.facts, *more)) if more else self

    def once(self, study: type[T], make: Callable[[], T]) -> T:
        """The study of the document, made when a rule first asks for it."""
        if study not in self.studies:
            self.studies[study] = make()
        found: T = self.studies[study]
        return found

    def refs(self, kind: Kind) -> Sequence[Ref]:
        """Every mention of a kind in the facts so far, in their order."""
        return self._refs.get(kind, ())

    def names(self, kind: Kind) -> tuple[str, ...]:
        """The different names of a kind, in order of first mention."""
        return tuple(self._names.get(kind, ()))

    @cached_property
    def _refs(self) -> dict[Kind, list[Ref]]:
        found: dict[Kind, list[Ref]] = defaultdict(list)
        for fact in self.facts:
            for part in (fact.subject, fact.object, *(filler for _, filler in fact.qualifiers)):
                if not isinstance(part, Value):
                    found[part.kind].append(part)
        return found

    @cached_property
    def _names(self) -> dict[Kind, dict[str, None]]:
        return {
            kind: dict.fromkeys(ref.name for ref in refs if ref.name) for kind, refs in self._refs.items()
        }

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
