"""The triples of a graph as sorted lines of N-Triples: what Turtle, TriG, N-Triples and N-Quads are made of.

The store writes the lines itself; making a Python object of each term first would take three times as long.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import chain
from typing import TypeVar

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    DefaultGraph,
    NamedNode,
    RdfFormat,
    Store,
    serialize,
)

FACTS = None  # the name of the default graph
Name = NamedNode | BlankNode | DefaultGraph
Inside = TypeVar("Inside")

# Control characters, and those that turn the reading direction or cannot be seen, are written as escapes.
UNSEEN = r"\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff"
RAW = re.compile(f"[{UNSEEN}]")
PAIRS = re.compile(r"\\(.)")
SHORT = {"b": r"\u0008", "f": r"\u000C"}  # escapes of which some readers know the long form only
BLANK = re.compile(rb"(?:^| )_:", re.M)


def lines(store: Store, named: bool = True) -> dict[NamedNode | None, list[str]]:
    """The lines of each graph in order, without the full stops; or those of the facts only."""
    names: list[Name] = [DefaultGraph(), *(store.named_graphs() if named else ())]
    texts = {name: store.dump(format=RdfFormat.N_TRIPLES, from_graph=name) for name in names}
    if any(text and b"_:" in text and BLANK.search(text) for text in texts.values()):
        texts = _steady(store, named)
    found: dict[NamedNode | None, list[list[str]]] = {FACTS: []}
    for name, text in texts.items():
        if text:
            found.setdefault(name if isinstance(name, NamedNode) else FACTS, []).append(_lines(text))
    return {name: merged(inside) for name, inside in found.items()}


def named(found: Mapping[NamedNode | None, Inside]) -> list[tuple[NamedNode, Inside]]:
    """The named graphs, in the order of their names."""
    return sorted(
        ((n, inside) for n, inside in found.items() if n is not None), key=lambda pair: pair[0].value
    )


def merged(graphs: list[list[str]]) -> list[str]:
    """The lines of several graphs as those of one, each once and in order."""
    if len(graphs) == 1:
        return graphs[0]
    found = sorted(chain.from_iterable(graphs))
    return [line for line, last in zip(found, chain([None], found), strict=False) if line != last]


def steady(store: Store, named: bool = True) -> Dataset:
    """Blank nodes, which only others' files have, get names that are the same each time."""
    dataset = Dataset(store if named else store.quads_for_pattern(None, None, None, DefaultGraph()))
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return dataset


def _steady(store: Store, named: bool) -> dict[Name, bytes | None]:
    dataset = steady(store, named)
    names = {quad.graph_name for quad in dataset}
    inside = dataset.quads_for_graph_name
    return {name: serialize((q.triple for q in inside(name)), format=RdfFormat.N_TRIPLES)
            for name in sorted(names, key=str)}  # fmt: skip


def _lines(written: bytes) -> list[str]:
    """The store's lines in our own escapes, in order."""
    text = written.decode()
    if r"\b" in text or r"\f" in text:
        text = PAIRS.sub(lambda match: SHORT.get(match[1], match[0]), text)
    found = text[:-3].split(" .\n")
    if not text.isascii():  # of ASCII the store itself escapes what cannot be seen
        found = [line if line.isascii() else RAW.sub(_escape, line) for line in found]
    found.sort()
    return found


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04X}"
