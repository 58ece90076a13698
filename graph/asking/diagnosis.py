"""Where a query that Oxigraph refuses goes wrong: its own parser names places that a reader cannot use."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from graph.asking.sparql import QueryError, Token, tokens
from graph.asking.waiting import within

PAIRS = {")": "(", "}": "{", "]": "["}
# What Oxigraph says, hidden among the signs that it expects, of a query whose grammar is right.
SENSE = {
    "contains a variable that is unbound": "a variable of SELECT is neither grouped by nor counted",
    "Duplicated variable name in SELECT": "SELECT names a variable twice",
    "IRI parsing failed": "an address between < and > is not a full one",
}


def diagnosed(text: str, message: str, prefixes: Mapping[str, str], update: bool = False) -> QueryError:
    """The error in the user's own text, a query or an update: the surest reason first."""
    seen = list(tokens(text))
    return (
        _unclosed(text, seen)
        or _unknown_prefix(text, seen, prefixes)
        or _slashed(text, seen)
        or _misfit(text, message, update)
    )


def _unclosed(text: str, seen: list[Token]) -> QueryError | None:
    """A string or a bracket that has a beginning and no end, or an end and no beginning."""
    opened: list[Token] = []
    for token in (t for t in seen if t.kind == "sign"):
        if token.text in "\"'":
            return QueryError(f"the string that begins here has no closing {token.text}", text, token.start)
        if token.text in PAIRS.values():
            opened.append(token)
        elif token.text in PAIRS and (not opened or opened.pop().text != PAIRS[token.text]):
            return QueryError(f"{token.text!r} closes nothing", text, token.start)
    if opened:
        return QueryError(f"the {opened[-1].text!r} that opens here is never closed", text, opened[-1].start)
    return None


def _unknown_prefix(text: str, seen: list[Token], prefixes: Mapping[str, str]) -> QueryError | None:
    declared = {after.text.partition(":")[0] for token, after in pairwise(seen)
                if token.text.upper() == "PREFIX"}  # fmt: skip
    for token in seen:
        prefix = token.text.partition(":")[0]
        if token.kind == "name" and prefix not in declared and prefix not in prefixes and prefix != "_":
            reason = f"the prefix {prefix}: is not known; declare it with PREFIX {prefix}: <…>"
            return QueryError(reason, text, token.start)
    return None


def _slashed(text: str, seen: list[Token]) -> QueryError | None:
    """`id:person/deborah-chow`, which SPARQL reads as a path."""
    for token, after in pairwise(seen):
        place = token.start + len(token.text)
        if token.text.startswith("id:") and after.text == "/" and after.start == place:
            local = re.match(r"[\w/-]*", text[token.start + 3 :])
            reason = f"a name after id: cannot hold '/'; write <{local[0] if local else ''}>"
            return QueryError(reason, text, place)
    return None


def _misfit(text: str, message: str, update: bool) -> QueryError:
    for words, reason in SENSE.items():
        if words in message:
            return QueryError(
                reason, text, next((t.start for t in tokens(text) if t.text in ("<", "SELECT")), 0)
            )
    position = _place(text, update)
    if position is None:
        return QueryError("this is not SPARQL", text, _oxigraphs_place(text, message))
    rest = text[position:]
    if not rest.strip():
        return QueryError(f"the {'update' if update else 'query'} ends too early", text, len(text.rstrip()))
    position += len(rest) - len(rest.lstrip())
    first = next((token for token in tokens(text) if token.start >= position), None)
    word = first.text if first else rest.strip()[0]
    return QueryError(f"{word[:40]!r} does not fit here, or what follows it does not", text, position)


def _place(text: str, update: bool) -> int | None:
    """Where rdflib's parser stops: slower than Oxigraph's, but it knows where it is."""
    from rdflib.plugins.sparql.parser import parseQuery, parseUpdate

    def parse() -> Any:
        try:
            (parseUpdate if update else parseQuery)(text)
        except Exception as error:
            return getattr(error, "loc", None)
        return None

    try:
        place = within(2, parse)
    except TimeoutError:
        return None
    return place if isinstance(place, int) else None


def _oxigraphs_place(text: str, message: str) -> int:
    found = re.search(r"error at (\d+):(\d+)", message)
    if not found:
        return 0
    before = sum(len(line) for line in text.splitlines(keepends=True)[: int(found[1]) - 1])
    return min(before + int(found[2]) - 1, len(text.rstrip()))
