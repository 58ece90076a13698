"""A bible: the graph that documents gave, to be asked, looked at and exported."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.knowledge import KnowledgeGraph
from showbible.sources import Source, SourceError

if TYPE_CHECKING:
    import rdflib


class Bible:
    """What a set of documents says. Made by `showbible.build` or `showbible.load`."""

    def __init__(self, knowledge: KnowledgeGraph, passed_over: tuple[str, ...] = (), documents: int = 0) -> None:
        self.knowledge = knowledge
        self.passed_over = passed_over  # lines about files of a folder that were no documents

    @classmethod
    def build(cls, sources: Iterable[Source], *, base: str | None = None, progress: Any = None) -> Bible:
        from extract import combine, facts_of
        from graph.build import build
        from graph.terms import BASE

        read, passed = [], []
        for source in sources:
            if progress:
                progress(source.name)
            try:
                read.append(facts_of(source.name, source.data))
            except (ValueError, LookupError) as error:
                if source.chosen:
                    raise
                passed.append(str(error))
        if not read:
            raise SourceError(passed[0] if len(passed) == 1 else f"none of the {len(passed)} files could be used")
        return cls(build(combine(read), base or BASE), tuple(passed))

    @classmethod
    def load(cls, path: Path) -> Bible:
        return cls(KnowledgeGraph.read(path))

    @property
    def graph(self) -> rdflib.Graph:
        """The facts as an rdflib graph."""
        return self.knowledge.facts
