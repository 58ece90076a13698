"""What can be told of a SPARQL text before any engine sees it: its words, its form, what it must not do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

# Beyond these the engine's parser runs out of stack and takes the whole process with it, or never ends.
DEEPEST = 200
LONGEST = 200_000

TOKEN = re.compile(
    r"""(?P<comment>\#[^\n]*)
      | (?P<string>\"{3}(?:[^"\\]|\\.|\"{1,2}(?!\"))*\"{3} | '{3}(?:[^'\\]|\\.|'{1,2}(?!'))*'{3}
                 | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*')
      | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
      | (?P<variable>[?$]\w+)
      | (?P<name>(?:[^\W\d_][\w.-]*)?:[\w.:%\\-]*)
      | (?P<word>[^\W\d_]\w*)
      | (?P<sign>\S)""",
    re.X | re.S,
)
FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
CHANGES = ("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH")
FETCHES = {
    "SERVICE": "SERVICE would ask another server",
    "FROM": "FROM would fetch a graph from elsewhere; ask the evidence with GRAPH ?g { … }",
}


class QueryError(ValueError):
    """A query that cannot be run: why, with the user's own line and a caret under the place."""

    def __init__(self, reason: str, text: str = "", position: int | None = None) -> None:
        super().__init__(reason)
        self.reason, self.text, self.position = reason, text, position

    @property
    def line(self) -> int:
        return self.text.count("\n", 0, self.position or 0) + 1

    @property
    def column(self) -> int:
        return (self.position or 0) - self.text.rfind("\n", 0, self.position or 0)

    def __str__(self) -> str:
        if self.position is None:
            return self.reason
        line = (
            (self.text.splitlines() or [""])[self.line - 1] if self.text.count("\n") >= self.line - 1 else ""
        )
        shown, caret = _window(line, self.column)
        return f"line {self.line}, column {self.column}: {self.reason}\n  {shown}\n  {' ' * caret}^"


def _window(line: str, column: int, width: int = 100) -> tuple[str, int]:
    """The part of a line around a column, and where the column is in it."""
    start = max(0, column - 1 - width // 2) if len(line) > width else 0
    shown = line[start : start + width].replace("\t", " ")
    return shown, min(column - 1 - start, len(shown))


@dataclass(frozen=True, slots=True)
class Token:
    kind: str
    text: str
    start: int


def tokens(text: str) -> Iterator[Token]:
    """The words and signs of a query, comments and blanks left out."""
    for match in TOKEN.finditer(text):
        if match.lastgroup != "comment":
            yield Token(match.lastgroup or "", match.group(), match.start())


def form(text: str) -> str:
    """SELECT, ASK, CONSTRUCT or DESCRIBE; "" where it is none of them."""
    words = (token.text.upper() for token in tokens(text) if token.kind == "word")
    return next((word for word in words if word in FORMS), "")


def nested(text: str) -> Iterator[tuple[Token, int]]:
    """The tokens, each with how many brackets are open there; more than the parser bears are refused."""
    depth = 0
    for token in tokens(text):
        if token.kind == "sign" and token.text in "({[":
            depth += 1
            if depth > DEEPEST:
                raise QueryError(f"brackets are nested more than {DEEPEST} deep", text, token.start)
        elif token.kind == "sign" and token.text in ")}]":
            depth -= 1
        yield token, depth


def check(text: str, remote: bool = False, own_graphs: bool = False) -> None:
    """Refuse what is no question, or would fetch, or would bring the parser down.

    With `own_graphs` FROM is let through, for whoever then looks that it names graphs of the store's own.
    """
    if not text.strip():
        raise QueryError("the query is empty")
    if len(text) > LONGEST:
        raise QueryError(f"the query is too long ({len(text):,} characters; the limit is {LONGEST:,})")
    first = True
    for token, _ in nested(text):
        if token.kind == "word":
            word = token.text.upper()
            if first and word in CHANGES:
                raise QueryError(f"{word} would change the graph; here one can only ask", text, token.start)
            if word in FETCHES and not remote and not (own_graphs and word == "FROM"):
                raise QueryError(FETCHES[word], text, token.start)
            first = first and word in ("PREFIX", "BASE")


def names_used(text: str, prefixes: Mapping[str, str]) -> dict[str, str]:
    """The prefixes that a query uses, its own and the known ones, with what they stand for."""
    seen = list(tokens(text))
    own = {
        name.text.removesuffix(":"): iri.text[1:-1]
        for word, name, iri in zip(seen, seen[1:], seen[2:], strict=False)
        if word.kind == "word" and word.text.upper() == "PREFIX" and iri.kind == "iri"
    }
    used = {token.text.partition(":")[0] for token in seen if token.kind == "name"}
    both = {**prefixes, **own}
    return {name: both[name] for name in sorted(used & both.keys()) if ":" in both[name]}


def preamble(text: str, prefixes: dict[str, str]) -> str:
    """PREFIX lines, on one line, for the known prefixes that a query uses and does not declare."""
    seen = list(tokens(text))
    names = {token.text.partition(":")[0] for token in seen if token.kind == "name"}
    declared = {
        after.text.partition(":")[0]
        for token, after in pairwise(seen)
        if token.kind == "word" and token.text.upper() == "PREFIX"
    }
    based = any(token.kind == "word" and token.text.upper() == "BASE" for token in seen)
    short = any(token.kind == "iri" and ":" not in token.text for token in seen)  # <person/deborah-chow>
    base = f"BASE <{prefixes['id']}> " if short and not based and "id" in prefixes else ""
    used = (f"PREFIX {name}: <{iri}> " for name, iri in prefixes.items() if name in names - declared)
    return base + "".join(used)
