"""One piece of work on a store, a query or an update, its answer written as it comes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, QueryTriples, RdfFormat, Store, Triple
from pyoxigraph import serialize as write_triples

from graph.asking.engine.heads import InOrder
from graph.asking.engine.out import Out
from graph.asking.engine.rows import WRITERS
from graph.asking.query import in_order

LOCAL = re.compile(r"[^\W\d][\w.-]*$")  # the end of a property, which RDF/XML makes an element of
TOGETHER = 200  # rows that are written at once


class OverFull(RuntimeError):  # noqa: N818  the name says it
    """The answer has more rows than it may have."""


@dataclass(frozen=True, slots=True)
class Job:
    """A SPARQL text and all that it takes to answer it; `default` and `named` replace its own dataset."""

    text: str
    base: str
    prefixes: dict[str, str]
    format: str = ""  # "" for an update
    rows: int = 0
    default: list[str] | None = None
    named: list[str] | None = None
    written: dict[str, str] | None = None  # the prefixes that an answer in triples may use


def perform(store: Store, job: Job, out: Out) -> None:
    """Do the work. What the engine refuses comes out as SyntaxError."""
    if not job.format:
        store.update(job.text, base_iri=job.base, prefixes=job.prefixes)
        return
    answer = store.query(
        job.text,
        base_iri=job.base,
        prefixes=job.prefixes,
        default_graph=_graphs(job.default),
        named_graphs=_graphs(job.named),
    )
    if isinstance(answer, QuerySolutions):
        _rows(answer, job, out)
    elif isinstance(answer, QueryTriples):
        write_triples(_counted(answer, job), InOrder(out), _form(job), prefixes=_written(job))  # type: ignore[arg-type]
    else:
        _truth(answer, job, out)


def _form(job: Job) -> RdfFormat:
    form: RdfFormat = getattr(RdfFormat, job.format)
    return form


def _written(job: Job) -> dict[str, str]:
    """The prefixes for the answer; none where one of them is no full address (`PREFIX x: <a:b/../c>`)."""
    try:
        write_triples(iter(()), format=_form(job), prefixes=job.written)
    except ValueError:
        return {}
    return job.written or {}


def _graphs(iris: list[str] | None) -> list[Any] | None:
    return None if iris is None else [NamedNode(iri) for iri in iris]


def _rows(answer: QuerySolutions, job: Job, out: Out) -> None:
    writer = WRITERS[job.format]
    columns = tuple(variable.value for variable in answer.variables)
    order = in_order(columns, job.text)
    names = [columns[at] for at in order]
    out.write(writer.head(names).encode())
    pieces: list[str] = []
    for number, solution in enumerate(answer):
        if number == job.rows:
            raise OverFull
        if number:
            pieces.append(writer.between)
        pieces.append(writer.row(names, [solution[at] for at in order]))
        if len(pieces) >= TOGETHER:
            out.write("".join(pieces).encode())
            pieces.clear()
    out.write(("".join(pieces) + writer.tail).encode())


def _counted(answer: QueryTriples, job: Job) -> Iterator[Triple]:
    for number, triple in enumerate(answer):
        if number == job.rows:
            raise OverFull
        if job.format == "RDF_XML" and not LOCAL.search(triple.predicate.value):
            raise ValueError(f"RDF/XML cannot hold the property {triple.predicate}; ask for Turtle")
        yield triple


def _truth(answer: QueryBoolean, job: Job, out: Out) -> None:
    out.write(WRITERS[job.format].truth(bool(answer)).encode())
