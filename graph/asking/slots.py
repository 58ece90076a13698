"""Where in a query a place is: at a subject, a property, a value; and of which class its variables are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.asking.sparql import FORMS, TOKEN, Token, tokens

START, PROJECTION, SUBJECT, PREDICATE, OBJECT, TYPE, EXPRESSION, ORDER, DATA, AFTER, NOWHERE = (
    "start", "projection", "subject", "predicate", "object", "type", "expression", "order", "data", "after",
    "nowhere",
)  # fmt: skip
PATTERNS = (SUBJECT, PREDICATE, OBJECT, TYPE, AFTER)
NEXT = {  # what stands after a word of the language
    **dict.fromkeys(FORMS, PROJECTION),
    **dict.fromkeys(("WHERE", "OPTIONAL", "UNION", "MINUS", "GRAPH"), SUBJECT),
    **dict.fromkeys(("FILTER", "BIND", "HAVING", "EXISTS", "NOT"), EXPRESSION),
    **dict.fromkeys(("ORDER", "GROUP", "BY", "LIMIT", "OFFSET"), ORDER),
    **dict.fromkeys(("PREFIX", "BASE"), NOWHERE),
    "VALUES": DATA,
    "CONSTRUCT": SUBJECT,
}
FOLLOWS = {SUBJECT: PREDICATE, PREDICATE: OBJECT, OBJECT: AFTER, TYPE: AFTER, NOWHERE: NOWHERE}
TYPING = ("a", "rdf:type")
SOFT = ("OPTIONAL", "MINUS", "EXISTS", "CONSTRUCT")  # after which a pattern need not be there


@dataclass(frozen=True, slots=True)
class Triple:
    """A pattern of a query: its subject, and where its property begins and its object ends."""

    subject: str
    start: int
    end: int


@dataclass
class Walk:
    """A way through a query's words that knows at each where it is."""

    slot: str = START
    subject: str = ""
    predicate: str = ""
    via: str = ""  # the property before the last "/" of a path
    open: list[tuple[str, str, str, str]] = field(default_factory=list)
    classes: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    led: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    before: Token | None = None
    begun: int | None = None  # where the property of this triple begins
    soft: list[bool] = field(default_factory=list)  # of each open bracket, whether it may hold nothing
    triples: list[Triple] = field(default_factory=list)

    def step(self, token: Token) -> None:
        if self.slot == PREDICATE and self.begun is None:
            self.begun = token.start
        if token.kind == "sign":
            self._sign(token)
        elif token.kind == "word" and token.text.upper() in NEXT:
            self.slot = NEXT[token.text.upper()]
        elif token.kind != "word" or token.text == "a" or token.text.lower() in ("true", "false"):
            self._triple(token)
            self._term(token.text)
        self.before = token

    def _triple(self, token: Token) -> None:
        """Note a triple that must hold, at its end."""
        if self.slot in (OBJECT, TYPE) and self.begun is not None and not any(self.soft):
            self.triples.append(Triple(self.subject, self.begun, token.start + len(token.text)))

    def _term(self, words: str) -> None:
        if self.slot == SUBJECT:
            self.subject, self.begun = words, None
        elif self.slot == PREDICATE:
            self.predicate = words
        elif self.slot == TYPE:
            self.classes[self.subject].add(words)
        elif self.slot == OBJECT:
            self.led[words].add(self.predicate)
            self.via = ""
        if self.slot == PREDICATE and words in TYPING:
            self.slot = TYPE
        elif self.slot != START:
            self.slot = FOLLOWS.get(self.slot, self.slot)

    def _sign(self, token: Token) -> None:
        sign = token.text
        if sign in "{([":
            self.open.append((sign, self.slot, self.subject, self.predicate))
            self.soft.append(self.before is not None and self.before.text.upper() in SOFT)
            self._opened(sign)
        elif sign in "})]":
            self._closed()
        elif self.slot in PATTERNS:
            self._between(sign, token.start)

    def _opened(self, sign: str) -> None:
        if sign == "{" and self.slot != DATA:
            self.slot = SUBJECT
        elif sign == "[":
            self.subject, self.slot, self.begun = f"[{len(self.open)}", PREDICATE, None
        elif sign == "(" and self.slot in (AFTER, SUBJECT):  # FILTER EXISTS {…} (…) and the like
            self.slot = EXPRESSION

    def _closed(self) -> None:
        if not self.open:
            return
        opened, slot, self.subject, self.predicate = self.open.pop()
        self.soft.pop()
        self.begun = self.begun if opened == "(" else None
        if opened == "{":
            self.slot = SUBJECT if self.open else ORDER
        elif opened == "[":
            self.slot = FOLLOWS.get(slot, slot)
            self.subject = "[]" if slot == SUBJECT else self.subject
        elif slot == EXPRESSION:  # FILTER (…) is over, CONTAINS(…) within it is not
            inside = self.open and self.open[-1][0] == "("
            self.slot = EXPRESSION if inside else SUBJECT if self.open else ORDER
        else:  # a path in brackets is a property
            self.slot = OBJECT if slot == PREDICATE else slot

    def _between(self, sign: str, start: int) -> None:
        if sign == "." and not self._in_number(start):
            self.slot = SUBJECT
        elif sign == ";":
            self.slot, self.begun = PREDICATE, None
        elif sign == ",":
            self.slot = TYPE if self.predicate in TYPING else OBJECT
        elif sign in "/|" and self.slot in (OBJECT, TYPE):
            self.slot, self.via = PREDICATE, self.predicate if sign == "/" else self.via
        elif sign.isdigit() and self.slot == OBJECT:
            self.slot = AFTER

    def _in_number(self, start: int) -> bool:
        return self.before is not None and self.before.text.isdigit() and self.before.start == start - 1


def walk(seen: Iterable[Token]) -> Walk:
    walked = Walk()
    for token in seen:
        walked.step(token)
    return walked


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody types: the slot, the typed part from `start`, the quote or `<` that it stands after."""

    slot: str
    subject: str
    predicate: str
    via: str
    typed: str
    start: int
    quote: str = ""


def place(text: str, at: int) -> Place | None:
    """Where `at` is in a query; nothing within a comment or a string that is closed."""
    found = list(TOKEN.finditer(text, 0, at))
    last = found[-1] if found else None
    if last and last.lastgroup == "comment" and last.end() == at:
        return None
    seen = [Token(m.lastgroup or "", m.group(), m.start()) for m in found if m.lastgroup != "comment"]
    cut, quote = _beginning(seen, text, at)
    if (
        seen
        and not quote
        and seen[-1].kind in ("string", "iri")
        and seen[-1].start + len(seen[-1].text) == at
    ):
        return None
    start = seen[cut].start if cut < len(seen) else at
    walked = walk(seen[:cut])
    return Place(
        walked.slot, walked.subject, walked.predicate, walked.via, text[start + len(quote) : at], start, quote
    )


def _beginning(seen: list[Token], text: str, at: int) -> tuple[int, str]:
    """Which token the typed part begins with, and its quote if it is within a string or an IRI."""
    for number, token in enumerate(seen):
        if token.kind == "sign" and token.text in "\"'":  # a closed string is a token of its own
            line = text[token.start : at]
            if "\n" not in line:
                return number, token.text
        if token.kind == "sign" and token.text == "<" and _iri_begins(text[token.start + 1 : at]):
            return number, "<"
    if seen and seen[-1].start + len(seen[-1].text) == at:
        last = seen[-1]
        if last.kind in ("variable", "name", "word") or last.text in "?$":
            return len(seen) - 1, ""
    return len(seen), ""


def _iri_begins(rest: str) -> bool:
    """Whether what follows a `<` may be an address: no blank, and it does not compare."""
    return (
        bool(rest)
        and not any(sign.isspace() or sign in '<>"{}|^`\\=' for sign in rest)
        and rest[0] not in "?$0123456789"
    )


def patterns(text: str) -> list[str]:
    """The triples that must hold for an answer, each as SPARQL; those are left out that have no name."""
    found = [
        t
        for t in walk(tokens(text)).triples
        if t.subject[:1] != "[" and text[t.end : t.end + 1] not in ("@", "^")
    ]
    return list(dict.fromkeys(f"{t.subject} {text[t.start : t.end]}" for t in found))
