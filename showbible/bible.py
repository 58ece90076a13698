"""A bible: the graph that documents gave, to be asked, looked at and exported."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.intake import FORMATS, PACKED
from graph.knowledge import KnowledgeGraph
from showbible.output import checked, export_to, form_of
from showbible.remote import answer
from showbible.sources import Source, SourceError

if TYPE_CHECKING:
    import networkx
    import rdflib

    from graph.asking.results import Result
    from graph.connection import Connection, Connections
    from showbible.reading import Cache, Progress, Reading
    from showbible.rows import Facts, Merges
    from showbible.web.beside import Served

COUNTS = """SELECT ?class (COUNT(DISTINCT ?thing) AS ?count) {
  ?thing a ?class FILTER(STRSTARTS(STR(?class), STR(sb:)))
} GROUP BY ?class ORDER BY DESC(?count) ?class"""


@dataclass(frozen=True)
class Frame:
    """A page in a notebook's cell."""

    html: str

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return "<Frame: shows itself in a notebook; view(path) writes a file>"


class Bible:
    """What a set of documents says. Made by `showbible.build` or `showbible.load`.

    `documents` and `passed_over` count what a build read and the passages that gave nothing;
    `left_out` has a line for each file of a folder that turned out to be no document, `elsewhere`
    counts the pages of dumps and crawls that were looked at and are about something else.
    """

    def __init__(
        self,
        knowledge: KnowledgeGraph,
        documents: int = 0,
        passed_over: int = 0,
        left_out: tuple[str, ...] = (),
        elsewhere: int = 0,
    ) -> None:
        self.knowledge = knowledge
        self.documents, self.passed_over, self.left_out = documents, passed_over, left_out
        self.elsewhere = elsewhere

    @classmethod
    def build(
        cls,
        sources: Iterable[Source],
        *,
        base: str | None = None,
        jobs: int | None = None,
        scheduler: str | None = None,
        cache: Cache | None = None,
        progress: Progress | None = None,
    ) -> Bible:
        """Read the sources and write their graph; what is said of it is checked before anyone sees it.

        `jobs` processes read the documents, without a number as many as the machine has cores where there
        are more than a handful; `scheduler` is the address of a Dask cluster to do it instead.
        """
        from extract.pipeline import combine
        from graph.building.build import assemble
        from graph.building.validate import check
        from graph.terms import BASE
        from showbible.reading import read

        reading = read(sources, jobs=jobs, scheduler=scheduler, cache=cache, progress=progress)
        if not reading.facts:
            if reading.failed:
                raise reading.failed
            raise SourceError(_nothing(reading))
        extraction = combine(reading.facts)
        knowledge = assemble(extraction, base or BASE)
        check(knowledge, extraction.documents)
        counts = len(extraction.documents), len(extraction.passed)
        return cls(knowledge, *counts, reading.told(), reading.elsewhere)

    @classmethod
    def load(cls, path: Path) -> Bible:
        """The bible in an RDF file."""
        from graph.terms import TYPE, sb

        if path.is_dir():
            raise IsADirectoryError(f"{path}: a folder; `showbible build {path} -o FILE` makes a file of it")
        if not path.is_file():
            raise FileNotFoundError(f"{path}: no such file; `showbible build … -o FILE` writes one")
        if Path(path.name.lower().removesuffix(PACKED)).suffix not in FORMATS:
            raise ValueError(f"{path}: no RDF file by its name; the endings are {' '.join(FORMATS)}")
        try:
            knowledge = KnowledgeGraph.read(path)
        except (SyntaxError, ValueError) as error:
            words = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise ValueError(f"{path}: this is not {path.suffix[1:]} as it should be: {words}") from None
        documents = len(
            {q.subject for q in knowledge.store.quads_for_pattern(None, TYPE, sb("Document"), None)}
        )
        return cls(replace(knowledge, base=_base(knowledge)), documents)

    @property
    def graph(self) -> rdflib.Graph:
        """The facts as an rdflib graph."""
        return self.knowledge.facts

    @property
    def merges(self) -> Merges:
        """Which names were taken for which things, and why."""
        from graph.telling.evidence import merges
        from showbible.rows import Merges

        return Merges(merges(self.knowledge))

    def query(self, question: str, /, **given: Any) -> Result:
        """Ask a stored question by its name, with its parameters, or SPARQL."""
        from graph.asking.query import Local

        return answer(Local(self.knowledge), question, given)

    def facts(self, about: str | None = None) -> Facts:
        """The facts, or those about one thing, each with the words that say it."""
        from graph.telling.evidence import facts
        from showbible.rows import Facts

        return Facts(facts(self.knowledge, about))

    def network(self) -> networkx.MultiDiGraph:
        """Works, people and characters as nodes, and the ways in which they meet as edges."""
        from graph.network import network

        return network(self.knowledge)

    @cached_property
    def _connections(self) -> Connections:
        from graph.connection import Connections

        return Connections(self.knowledge)

    def connection(self, one: str, other: str, most: int = 10) -> Connection:
        """How two things are connected, by name or IRI: up to `most` ways, those that tell most first."""
        from showbible.telling import found

        meant = self._connections.meant
        ends = [meant(found(self.knowledge, name)) for name in (one, other)]
        return self._connections.between(ends[0], ends[1], most)

    def view(
        self,
        path: str | Path | None = None,
        *,
        around: str | Iterable[str] = (),
        depth: int = 2,
        most: int | None = None,
    ) -> Path | Frame:
        """Write the bible as one HTML page, which needs no network; without a path, show it in a notebook.

        It opens `around` the things of these names and what is `depth` lines away, if any are given; with
        `most`, only so many things are in it.
        """
        from graph.view import NOTEBOOK, notebook, view

        near = (around,) if isinstance(around, str) else tuple(around)
        if path is None:
            return Frame(notebook(self.knowledge, most or NOTEBOOK, around=near, depth=depth))
        view(self.knowledge, checked(str(path)), most=most, around=near, depth=depth)
        return Path(path)

    def serve(self, port: int = 0) -> Served:
        """Start the explorer on this machine, at any free port: `.url` says where, `.stop()` ends it."""
        from showbible.web.beside import Served

        return Served(self, port=port)

    def export(self, path: str | Path, *, format: str | None = None, with_evidence: bool = False) -> Path:
        """Write the graph to a file, in the format of its ending."""
        export_to(self.knowledge, str(path), form_of(str(path), format), with_evidence)
        return Path(path)

    def counts(self) -> dict[str, int]:
        """How many things of each class there are, by the class's name in words."""
        from pyoxigraph import NamedNode

        from graph.ontology import ontology

        return {ontology().label(NamedNode(row["class"])): row["count"] for row in self.query(COUNTS)}

    def __repr__(self) -> str:
        return f"<Bible: {len(self.knowledge):,} facts>"

    def _repr_html_(self) -> str:
        """What is in it, from which documents, and how to go on."""
        from showbible.cover import cover

        return cover(self.knowledge)


def _base(knowledge: KnowledgeGraph) -> str:
    """What the addresses of a graph's things begin with: a document's tells, since it has one form only."""
    from graph.terms import TYPE, sb

    for quad in knowledge.store.quads_for_pattern(None, TYPE, sb("Document"), None):
        before, found, _ = str(getattr(quad.subject, "value", "")).rpartition("document/")
        if found:
            return before
    return knowledge.base


def _nothing(reading: Reading) -> str:
    left_out = reading.left_out
    if len(left_out) == 1 and not reading.elsewhere:
        return left_out[0]
    if left_out:
        count = len(left_out) + reading.more
        return f"none of the {count} files is a document to read; the first: {left_out[0]}"
    if reading.elsewhere:
        return "no page here is about a television series"
    return "no documents; give a folder or a file with the text of a page about a television series"
