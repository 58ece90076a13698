"""Writes a graph out: the same bytes from run to run and from machine to machine."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from graph.knowledge import KnowledgeGraph
from graph.telling.evidence import FactRow, facts
from graph.terms import EVIDENCE_GRAPH
from graph.writing.files import write
from graph.writing.jsonld import jsonld
from graph.writing.ntriples import FACTS, lines, merged, named
from graph.writing.rdfxml import FORBIDDEN, rdfxml
from graph.writing.triples import Triples, graphs
from graph.writing.turtle import trig, turtle

if TYPE_CHECKING:
    import networkx

DAY = re.compile(r' lastmodifieddate="[^"]*"')
# What a spreadsheet may run, also behind blanks and in full width; -5 and +1.5 are only numbers.
FORMULA = re.compile(r"(?![+-]?[0-9]+(\.[0-9]+)?$)\s*[=+\-@\t\r\n＝＋－＠]|[\t\r\n]")
MANY = 4000  # lines of a piece

COLUMNS = (
    "subject", "predicate", "object", "modality",
    "words", "document", "section", "start", "end", "rule", "confidence",
    "subject IRI", "predicate IRI", "object IRI",
)  # fmt: skip


class UnknownFormat(ValueError):  # noqa: N818  the name says it
    """Raised for a format that nobody here can write."""

    def __init__(self, suffix: str) -> None:
        super().__init__(f"no format {suffix!r}; there are {' '.join(FORMATS)}")
        self.suffix = suffix


def export(graph: KnowledgeGraph, path: Path, with_evidence: bool = False, suffix: str = "") -> None:
    """Write the graph to a file, in the format that its name ends in or that `suffix` names."""
    write(path, render(graph, suffix or path.suffix, with_evidence))


def render(graph: KnowledgeGraph, suffix: str, with_evidence: bool = False) -> Iterator[str]:
    """The file's text, piece by piece. TriG and N-Quads hold the evidence anyway, in a graph of its own."""
    try:
        form = FORMATS[f".{suffix.lower().removeprefix('.')}"]
    except KeyError:
        raise UnknownFormat(suffix) from None
    return form(graph, with_evidence)


def _lines(graph: KnowledgeGraph, with_evidence: bool) -> list[str]:
    """The facts, with the evidence among them if that is wanted."""
    found = lines(graph.store, with_evidence)
    return merged([found[FACTS], found.get(EVIDENCE_GRAPH, [])]) if with_evidence else found[FACTS]


def _turtle(graph: KnowledgeGraph, with_evidence: bool) -> Iterator[str]:
    return turtle(_lines(graph, with_evidence), graph.base)


def _trig(graph: KnowledgeGraph, _: bool) -> Iterator[str]:
    found = lines(graph.store)
    return trig(found[FACTS], named(found), graph.base)


def _ntriples(graph: KnowledgeGraph, with_evidence: bool) -> Iterator[str]:
    return _ended(_lines(graph, with_evidence), " .\n")


def _nquads(graph: KnowledgeGraph, _: bool) -> Iterator[str]:
    found = lines(graph.store)
    yield from _ended(found[FACTS], " .\n")
    for name, inside in named(found):
        yield from _ended(inside, f" {name} .\n")


def _ended(inside: list[str], end: str) -> Iterator[str]:
    """The lines with what follows each of them, in pieces of some hundred kilobytes."""
    for at in range(0, len(inside), MANY):
        yield end.join([*inside[at : at + MANY], ""])


def _flat(graph: KnowledgeGraph, with_evidence: bool) -> Triples:
    found = graphs(graph, with_evidence)
    return found[FACTS] + found.get(EVIDENCE_GRAPH, [])


def _jsonld(graph: KnowledgeGraph, with_evidence: bool) -> Iterator[str]:
    found = graphs(graph, with_evidence)
    return jsonld(found[FACTS], named(found))


def _rdfxml(graph: KnowledgeGraph, with_evidence: bool) -> Iterator[str]:
    return rdfxml(_flat(graph, with_evidence))


def _csv(graph: KnowledgeGraph, _: bool) -> Iterator[str]:
    """One row a fact and place where it is said."""
    yield cells(COLUMNS)
    for row in facts(graph):
        for place in _places(row):
            yield cells((row.subject_label, row.predicate_label, row.object_label, row.modality, *place,
                          row.subject, row.predicate, row.object))  # fmt: skip


def _places(row: FactRow) -> Iterator[tuple[str, ...]]:
    for w in row.words:
        yield w.exact, w.document, w.section, str(w.start), str(w.end), w.rule, f"{w.confidence:g}"
    if not row.words:
        yield ("",) * 7


def cells(values: Iterable[str]) -> str:
    """A line of CSV in which no spreadsheet finds a formula."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(
        [f"'{value}" if FORMULA.match(value) else value for value in values]
    )
    return line.getvalue()


def _graphml(graph: KnowledgeGraph, _: bool) -> Iterator[str]:
    import networkx

    return (f"{line}\n" for line in networkx.generate_graphml(_network(graph)))


def _gexf(graph: KnowledgeGraph, _: bool) -> Iterator[str]:
    import networkx

    lines = networkx.generate_gexf(_network(graph))
    # networkx notes the day of writing: two builds of the same documents would differ
    return (f"{DAY.sub('', line)}\n" for line in lines)


def _network(graph: KnowledgeGraph) -> networkx.MultiDiGraph:
    """The network without the characters that XML cannot hold."""
    from graph.network import network

    made = network(graph)
    each = [data for _, data in made.nodes(data=True)] + [data for *_, data in made.edges(data=True)]
    for data in each:
        data.update({k: FORBIDDEN.sub("\ufffd", v) for k, v in data.items() if isinstance(v, str)})
    return made


def _quickstatements(graph: KnowledgeGraph, _: bool) -> Iterator[str]:
    from graph.writing.quickstatements import sheet

    return (f"{row}\n" for row in sheet(graph).rows)


FORMATS: Mapping[str, Callable[[KnowledgeGraph, bool], Iterator[str]]] = {
    ".ttl": _turtle,
    ".nt": _ntriples,
    ".nq": _nquads,
    ".trig": _trig,
    ".jsonld": _jsonld,
    ".rdf": _rdfxml,
    ".graphml": _graphml,
    ".gexf": _gexf,
    ".csv": _csv,
    ".qs": _quickstatements,
    ".quickstatements": _quickstatements,
}
