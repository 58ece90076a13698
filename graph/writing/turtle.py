"""Turtle and TriG as a person would write them: sorted, grouped by subject, no prefix that is not used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode

from graph.terms import PREFIXES, TYPE, XSD

LOCAL = re.compile(r"[A-Za-z_][\w-]*", re.ASCII)
RELATIVE = re.compile(r"[^\W_][\w-]*(/[\w-]+)*")  # `person/deborah-chow`: what no resolver can take amiss
ABBREVIATED = {
    XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    XSD + "boolean": re.compile(r"true|false"),
}
FIRST = {"a": 0, "rdfs:label": 1, "schema:name": 2, "skos:altLabel": 3}


class Terms(dict[str, str]):
    """Terms of N-Triples → as Turtle has them, each worked out once; remembers which prefixes that took."""

    def __init__(self, base: str = "") -> None:
        super().__init__()
        self.base = base if base.endswith("/") else ""  # only there do relative IRIs simply follow
        self.used: set[str] = set()

    def __missing__(self, term: str) -> str:
        if term[0] == "<" and term[1] != "<":
            short = self.iri(term[1:-1])
        elif term[0] == '"' and term[-1] == ">":
            short = self.typed(*term[1:-1].rsplit('"^^<', 1))
        else:
            return term  # a string, with its language or without, or a blank node: nothing to remember
        self[term] = short
        return short

    def iri(self, iri: str) -> str:
        if self.base and iri.startswith(self.base) and RELATIVE.fullmatch(iri, len(self.base)):
            self.used.add("")
            return f"<{iri[len(self.base) :]}>"
        for prefix, namespace in PREFIXES.items():
            if iri.startswith(namespace) and LOCAL.fullmatch(iri, len(namespace)):
                self.used.add(prefix)
                return f"{prefix}:{iri[len(namespace) :]}"
        return f"<{iri}>"

    def typed(self, words: str, kind: str) -> str:
        if kind in ABBREVIATED and ABBREVIATED[kind].fullmatch(words):
            return words
        return f'"{words}"^^{self[f"<{kind}>"]}'

    def head(self) -> Iterator[str]:
        if "" in self.used:
            yield f"@base <{self.base}> .\n"
        for prefix, namespace in PREFIXES.items():
            if prefix in self.used:
                yield f"@prefix {prefix}: <{namespace}> .\n"


def turtle(lines: list[str], base: str = "") -> Iterator[str]:
    """A Turtle file, piece by piece, from sorted lines of N-Triples."""
    terms = Terms(base)
    blocks = _blocks(lines, terms, "")
    yield from terms.head()
    yield from blocks


def trig(lines: list[str], graphs: Iterable[tuple[NamedNode, list[str]]], base: str = "") -> Iterator[str]:
    """A TriG file: what stands in no graph first, then each graph in its braces."""
    terms = Terms(base)
    blocks = _blocks(lines, terms, "")
    boxes = [(terms[str(name)], _blocks(inside, terms, "    ")) for name, inside in graphs]
    yield from terms.head()
    yield from blocks
    for name, inside in boxes:
        yield f"\n{name} {{\n"
        yield from inside
        yield "}\n"


def _blocks(lines: list[str], terms: Terms, indent: str) -> list[str]:
    """What is said of each subject, in the order of the subjects as they are written.

    In sorted lines those of one subject and predicate stand together. Blocks and their parts begin with
    what they are sorted by and a space, so that the texts themselves can be sorted.
    """
    blocks: list[str] = []
    parts: list[str] = []
    objects: list[str] = []
    subject, predicate, first, between = "", "", "", f" ;\n{indent}    "
    ranked = Ranked(terms)
    for line in lines:
        s, p, o = line.split(" ", 2)
        if s != subject or p != predicate:
            if objects:
                parts.append(f"{first} {objects[0] if len(objects) == 1 else _listed(objects)}")
            if s != subject:
                if parts:
                    blocks.append(f"\n{indent}{terms[subject]} {_told(parts, between)} .\n")
                    parts = []
                subject = s
            predicate, first, objects = p, ranked[p], []
        objects.append(o if o[-1] == '"' else terms[o])
    if objects:
        parts.append(f"{first} {_listed(objects)}")
        blocks.append(f"\n{indent}{terms[subject]} {_told(parts, between)} .\n")
    return sorted(blocks)


def _told(parts: list[str], between: str) -> str:
    """The predicates with their objects, in order, without the digits by which they are sorted."""
    parts.sort()
    return between.join([part[1:] for part in parts])


def _listed(objects: list[str]) -> str:
    return ", ".join(sorted(objects, key=_order))


class Ranked(dict[str, str]):
    """A predicate of N-Triples → as Turtle has it, after a digit that says where it comes."""

    def __init__(self, terms: Terms) -> None:
        super().__init__()
        self.terms = terms

    def __missing__(self, predicate: str) -> str:
        short = "a" if predicate == str(TYPE) else self.terms[predicate]
        self[predicate] = ranked = f"{FIRST.get(short, 9)}{short}"
        return ranked


def _order(written: str) -> tuple[int, str]:
    """Our own classes before schema.org's, numbers by size, then as they are written."""
    if written.isdecimal():
        return (1, written.zfill(20))
    return (0 if written.startswith("sb:") else 2, written)
