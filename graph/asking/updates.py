"""What can be told of a SPARQL update before any engine sees it, and the graphs that a request gives it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from graph.asking.sparql import QueryError, Token, nested, tokens

LONGEST_UPDATE = 16_000_000
FETCHES = {"LOAD": "LOAD would fetch from elsewhere", "SERVICE": "SERVICE would ask another server"}


def check_update(text: str, given: bool = False) -> None:
    """Refuse what fetches, or would bring the parser down; and a dataset in the text when one is `given`."""
    if not text.strip():
        raise QueryError("the update is empty")
    if len(text) > LONGEST_UPDATE:
        raise QueryError(
            f"the update is too long ({len(text):,} characters; the limit is {LONGEST_UPDATE:,})"
        )
    for token, depth in nested(text):
        if token.kind == "word":
            word = token.text.upper()
            if word in FETCHES:
                raise QueryError(FETCHES[word], text, token.start)
            if given and not depth and word in ("USING", "WITH"):
                reason = f"{word} cannot be used when the request itself names graphs (using-graph-uri)"
                raise QueryError(reason, text, token.start)


def with_dataset(text: str, using: Sequence[str], using_named: Sequence[str]) -> str:
    """The update with these graphs for each of its WHERE, as if it had said USING."""
    if not using and not using_named:
        return text
    for iri in (*using, *using_named):
        if not iri or any(sign in '<>"{}|^`\\' or sign <= " " for sign in iri):
            raise QueryError(f"this is no address of a graph: {iri[:100]}")
    clause = "".join(
        [*(f"USING <{iri}> " for iri in using), *(f"USING NAMED <{iri}> " for iri in using_named)]
    )
    made, last = [], 0
    for start, copied in _wheres(text):
        made += [text[last:start], copied, clause]
        last = start
    return "".join([*made, text[last:]])


def _wheres(text: str) -> list[tuple[int, str]]:
    """Where each operation's own WHERE stands; with DELETE WHERE, the pattern that it also deletes."""
    found, depth, opened = [], 0, -1
    seen = list(tokens(text))
    shorthand: list[int] = []
    for before, token in pairwise([Token("", "", 0), *seen]):
        if token.kind == "sign" and token.text == "{":
            opened = token.start if not depth else opened
            depth += 1
        elif token.kind == "sign" and token.text == "}":
            depth -= 1
            if shorthand and not depth:
                found.append((shorthand.pop(), text[opened : token.start + 1] + " "))
        elif token.kind == "word" and token.text.upper() == "WHERE" and not depth:
            if before.text.upper() == "DELETE":
                shorthand.append(token.start)
            else:
                found.append((token.start, ""))
    return found
