"""Turtle and TriG as a person would write them: sorted, grouped by subject, no prefix that is not used."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from pyoxigraph import BlankNode, Literal, NamedNode

from graph.terms import PREFIXES, TYPE, XSD

Term = NamedNode | BlankNode | Literal
Row = tuple[str, str, str]  # subject, predicate and object as they will be written

LOCAL = re.compile(r"[A-Za-z_][\w-]*", re.ASCII)
RELATIVE = re.compile(r"[^\W_][\w-]*(/[\w-]+)*")  # `person/deborah-chow`: what no resolver can take amiss
ABBREVIATED = {
    XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    XSD + "boolean": re.compile(r"true|false"),
}
ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
# Control characters, and those that turn the reading direction or cannot be seen, are written as escapes.
UNSEEN = r"\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff"
HIDDEN = re.compile(rf'[\\"{UNSEEN}]')
FIRST = {"a": 0, "rdfs:label": 1, "schema:name": 2, "skos:altLabel": 3}


def quote(words: str) -> str:
    """A string between quotation marks, as Turtle and N-Triples both read it."""
    return f'"{HIDDEN.sub(_escape, words)}"'


def _escape(match: re.Match[str]) -> str:
    return ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04X}"


class Writer:
    """Writes terms short, and remembers which prefixes that took."""

    def __init__(self, base: str = "") -> None:
        self.base = base if base.endswith("/") else ""  # only there do relative IRIs simply follow
        self.used: set[str] = set()
        self.known: dict[NamedNode, str] = {}

    def term(self, term: Term) -> str:
        if isinstance(term, NamedNode):
            return self.known.get(term) or self.known.setdefault(term, self.iri(term.value))
        return self.literal(term) if isinstance(term, Literal) else f"_:{term.value}"

    def iri(self, iri: str) -> str:
        if self.base and iri.startswith(self.base) and RELATIVE.fullmatch(iri, len(self.base)):
            self.used.add("")
            return f"<{iri[len(self.base) :]}>"
        for prefix, namespace in PREFIXES.items():
            if iri.startswith(namespace) and LOCAL.fullmatch(iri, len(namespace)):
                self.used.add(prefix)
                return f"{prefix}:{iri[len(namespace) :]}"
        return f"<{iri}>"

    def literal(self, literal: Literal) -> str:
        kind = literal.datatype.value
        if literal.language:
            return f"{quote(literal.value)}@{literal.language}"
        if kind == XSD + "string":
            return quote(literal.value)
        if kind in ABBREVIATED and ABBREVIATED[kind].fullmatch(literal.value):
            return literal.value
        return f"{quote(literal.value)}^^{self.iri(kind)}"

    def rows(self, triples: Iterable[tuple[Term, NamedNode, Term]]) -> list[Row]:
        """The triples as text, in the order in which they are written."""
        term, rank = self.term, FIRST.get
        rows = [(term(s), "a" if p == TYPE else term(p), term(o)) for s, p, o in triples]
        rows.sort(key=lambda row: (row[0], rank(row[1], 9), row[1], _order(row[2])))
        return rows

    def head(self) -> Iterator[str]:
        if "" in self.used:
            yield f"@base <{self.base}> .\n"
        for prefix, namespace in PREFIXES.items():
            if prefix in self.used:
                yield f"@prefix {prefix}: <{namespace}> .\n"


def _order(written: str) -> tuple[int, str]:
    """Our own classes before schema.org's, numbers by size, then as they are written."""
    if written.isdecimal():
        return (1, written.zfill(20))
    return (0 if written.startswith("sb:") else 2, written)


def turtle(triples: Iterable[tuple[Term, NamedNode, Term]], base: str = "") -> Iterator[str]:
    """A Turtle file, piece by piece."""
    writer = Writer(base)
    rows = writer.rows(triples)
    yield from writer.head()
    yield from _subjects(rows, "")


def trig(
    triples: Iterable[tuple[Term, NamedNode, Term]],
    graphs: Iterable[tuple[NamedNode, Iterable[tuple[Term, NamedNode, Term]]]],
    base: str = "",
) -> Iterator[str]:
    """A TriG file: what stands in no graph first, then each graph in its braces."""
    writer = Writer(base)
    rows = writer.rows(triples)
    boxes = [(writer.term(name), writer.rows(inside)) for name, inside in graphs]
    yield from writer.head()
    yield from _subjects(rows, "")
    for name, inside in boxes:
        yield f"\n{name} {{\n"
        yield from _subjects(inside, "    ")
        yield "}\n"


def _subjects(rows: list[Row], indent: str) -> Iterator[str]:
    column: Callable[[Row], str] = itemgetter(0)
    for subject, about in groupby(rows, column):
        lines = [
            f"{predicate} {', '.join(dict.fromkeys(row[2] for row in same))}"
            for predicate, same in groupby(about, itemgetter(1))
        ]
        yield f"\n{indent}{subject} " + f" ;\n{indent}    ".join(lines) + " .\n"
