"""Which things a person means by the name they give: by the whole of it, or by a part that is enough."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Protocol

from pyoxigraph import Literal, NamedNode

from graph.asking.query import Asked
from graph.ontology import ontology
from graph.terms import SB, sb, slug

ANYTHING = "Thing"  # the class of what may be a person, a character, a work, …
Named = list[tuple[NamedNode, str]]


class Unmeant(LookupError):  # noqa: N818  the name says it
    """Nothing goes by a name, or too much does by a part of one."""


class Naming(Protocol):
    """A class of the ontology, by the end of its IRI."""

    @property
    def type(self) -> str: ...


def choices(kind: str) -> dict[str, NamedNode]:
    """The ontology's own things of a class, by their words: main, recurring … for Billing."""
    declared = ontology()
    ours = [term for term, types in declared.types.items() if SB + kind in types]
    return {declared.label(term): term for term in ours}


def things(wanted: Naming, name: str, asked: Asked) -> list[NamedNode]:
    """The things of a class that go by a name: exactly so, else in any case, else in part."""
    if fixed := choices(wanted.type):
        return _chosen(wanted.type, name, fixed)
    kind = "" if wanted.type == ANYTHING else f"a {sb(wanted.type)} ; "
    each = f"?thing {kind}schema:name|skos:altLabel ?name"
    exact = asked.ask(
        f"SELECT DISTINCT ?thing {{ VALUES ?name {{ {Literal(name)} }} {each} }} ORDER BY ?thing"
    )
    found = [row[0] for row in exact.terms if isinstance(row[0], NamedNode)]
    if found:
        return found
    every = asked.ask(f"SELECT DISTINCT ?thing ?name {{ {each} }} ORDER BY ?thing ?name")
    names = [
        (thing, label.value)
        for thing, label in every.terms
        if isinstance(thing, NamedNode) and isinstance(label, Literal)
    ]
    found = list(dict.fromkeys(thing for thing, label in names if slug(label) == slug(name)))
    return found or _partly(wanted.type, name, names)


def _chosen(kind: str, name: str, fixed: dict[str, NamedNode]) -> list[NamedNode]:
    """One of a few: `main`, `Main` or `sb:Main`."""
    for label, term in fixed.items():
        if name.removeprefix("sb:").casefold() == label.casefold():
            return [term]
    raise Unmeant(f"there is no {_words(kind)} {name!r}; there are {', '.join(fixed)}")


def _partly(kind: str, name: str, names: Named) -> list[NamedNode]:
    """`rosenberg` for Melissa Rosenberg, if no other has that in their name."""
    parts = set(slug(name).split("-"))
    within = [(thing, label) for thing, label in names if parts <= set(slug(label).split("-"))]
    meant = list(dict.fromkeys(thing for thing, _ in within))
    if len(meant) == 1:
        return meant
    folded = {slug(label): label for _, label in names}
    close = [folded[near] for near in get_close_matches(slug(name), list(folded), n=3, cutoff=0.6)]
    near = list(dict.fromkeys([*(label for _, label in within), *close]))[:3]
    none = f"no {_words(kind)} is called {name!r}"
    raise Unmeant(none + (f"; did you mean {' or '.join(near)}?" if near else ""))


def _words(kind: str) -> str:
    """A class in words: "person or company" says more than "agent"."""
    words = {"Agent": "person or company", ANYTHING: "thing", "Job": "job"}
    return words.get(kind) or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind).lower()
