"""Asks the graph at hand: a SPARQL text in, a typed result or an error with its place out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Store

from graph.asking.diagnosis import diagnosed
from graph.asking.results import Result, Term
from graph.asking.sparql import check, tokens
from graph.asking.waiting import within
from graph.knowledge import KnowledgeGraph
from graph.terms import BASE, LABEL, PREFIXES, XSD

HINT = "ask for less, or allow more with --timeout"


def prefixes(base: str = BASE) -> dict[str, str]:
    """The prefixes that a query need not declare."""
    return {
        **PREFIXES,
        "id": base,
        "wd": "http://www.wikidata.org/entity/",
        "wdt": "http://www.wikidata.org/prop/direct/",
        "dbo": "http://dbpedia.org/ontology/",
    }


class Asked(Protocol):
    """Whatever can be asked: a graph at hand or an endpoint."""

    def ask(self, text: str) -> Result: ...


@dataclass(frozen=True)
class Local:
    """A graph at hand. Nothing is fetched, and after `timeout` seconds the asking is given up."""

    knowledge: KnowledgeGraph
    timeout: float = 60.0

    def ask(self, text: str) -> Result:
        check(text)
        known = prefixes(self.knowledge.base)
        try:
            result = within(
                self.timeout,
                lambda: gathered(
                    self.knowledge.store.query(text, prefixes=known, base_iri=self.knowledge.base)
                ),
                HINT,
            )
        except SyntaxError as error:
            raise diagnosed(text, str(error), known) from None
        result = as_written(result, text)
        return replace(result, labels=labels(self.knowledge.store, result))


def gathered(answer: QuerySolutions | QueryBoolean | QueryTriples) -> Result:
    """The engine's answer, read to its end."""
    try:
        if isinstance(answer, QueryBoolean):
            yes = Literal("true" if answer else "false", datatype=NamedNode(XSD + "boolean"))
            return Result(("answer",), ((yes,),), "answer")
        if isinstance(answer, QueryTriples):
            triples: set[tuple[Term | None, ...]] = {(t.subject, t.predicate, t.object) for t in answer}
            return Result(("subject", "predicate", "object"), tuple(sorted(triples, key=str)), "graph")
        columns = tuple(variable.value for variable in answer.variables)
        return Result(columns, tuple(tuple(solution[column] for column in columns) for solution in answer))
    finally:
        del answer  # it must end in the thread that made it, so no error may carry it to another


def as_written(result: Result, text: str) -> Result:
    """For `SELECT *`, the columns in the order in which the text names them; the engine sorts them."""
    order = in_order(result.columns, text) if result.kind == "rows" else []
    if order == sorted(order):
        return result
    rows = tuple(tuple(row[at] for at in order) for row in result.terms)
    return replace(result, columns=tuple(result.columns[at] for at in order), terms=rows)


def in_order(columns: Sequence[str], text: str) -> list[int]:
    """Which column comes first, second …: as they are, but for `SELECT *` as the text names them."""
    words = [token.text for token in tokens(text)]
    if "*" not in words[: words.index("{") if "{" in words else 0]:
        return list(range(len(columns)))
    places = {word[1:]: at for at, word in reversed(list(enumerate(words))) if word[0] in "?$"}
    return sorted(range(len(columns)), key=lambda at: places.get(columns[at], len(words)))


def labels(store: Store, result: Result) -> dict[str, str]:
    """What the things of a result are called."""
    things = {term for row in result.terms for term in row if isinstance(term, NamedNode)}
    found: dict[str, str] = {}
    for thing in sorted(things, key=str):
        quads = store.quads_for_pattern(thing, LABEL, None, None)
        names = sorted(quad.object.value for quad in quads if isinstance(quad.object, Literal))
        if names:
            found[thing.value] = names[0]
    return found


def unknown_terms(text: str, declared: Iterable[str]) -> list[str]:
    """The names with the prefix sb: that the ontology does not have, in order."""
    known = set(declared)
    found = re.findall(r"(?<![\w?$])sb:(\w+)", text)
    return [name for name in dict.fromkeys(found) if name not in known]
