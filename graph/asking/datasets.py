"""Which graphs a query wants to ask, and whether the store has them: one that it has not is never fetched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urljoin

from graph.asking.sparql import QueryError, Token, tokens


def refuse_unknown(wanted: Iterable[str], graphs: Iterable[str]) -> None:
    """Refuse graphs that a request names beside its query."""
    known = list(graphs)
    for iri in wanted:
        if iri not in known:
            raise QueryError(_unknown(iri, known))


def check_graphs(text: str, graphs: Iterable[str], prefixes: Mapping[str, str], base: str) -> None:
    """Refuse FROM and FROM NAMED with graphs that the store has not."""
    known = list(graphs)
    for token, iri in _named(list(tokens(text)), prefixes, base):
        if iri not in known:
            raise QueryError(_unknown(iri or token.text, known), text, token.start)


def _named(seen: list[Token], prefixes: Mapping[str, str], base: str) -> Iterator[tuple[Token, str]]:
    """The IRI after each FROM; "" where it cannot be told, which no graph is called."""
    known = dict(prefixes)
    for at, token in enumerate(seen):
        following = seen[at + 1 : at + 3]
        if token.kind != "word" or not following:
            continue
        word = token.text.upper()
        if word == "BASE" and following[0].kind == "iri":
            base = urljoin(base, following[0].text[1:-1])
        elif word == "PREFIX" and len(following) == 2 and following[1].kind == "iri":
            known[following[0].text.removesuffix(":")] = urljoin(base, following[1].text[1:-1])
        elif word == "FROM":
            named = following[0].kind == "word" and following[0].text.upper() == "NAMED"
            graph = following[1] if named and len(following) == 2 else following[0]
            yield graph, _iri(graph, known, base)


def _iri(token: Token, prefixes: Mapping[str, str], base: str) -> str:
    if token.kind == "iri":
        return urljoin(base, token.text[1:-1])
    prefix, colon, local = token.text.partition(":")
    return prefixes[prefix] + local if token.kind == "name" and colon and prefix in prefixes else ""


def _unknown(iri: str, known: list[str]) -> str:
    there = ", ".join(f"<{graph}>" for graph in known[:3]) or "none with a name"
    return f"there is no graph {iri} here, and none is fetched; the graphs are {there}"
