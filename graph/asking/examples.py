"""Queries to begin with: the stored questions, with values that this graph has, and one for each class."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count
from typing import Protocol

from pyoxigraph import Literal, NamedNode

from graph.asking.kinds import under
from graph.asking.meant import ANYTHING, choices
from graph.asking.names import Found
from graph.asking.questions import LITERALS, MARK, Parameter, Question
from graph.asking.results import short
from graph.asking.vocabulary import CLASS, PROPERTY, Vocabulary, Word
from graph.knowledge import WITNESSES
from graph.ontology import ontology
from graph.terms import XSD, sb

DECLARED = ("# param ", "# group:")  # lines for those who list the questions
USUAL = {"integer": "1", "date": "2018-03-08", "gYear": "2018", "string": "the"}


class Told(Protocol):
    """The names of a graph, those first of which most is told."""

    @property
    def entries(self) -> Iterable[Found]: ...


@dataclass(frozen=True)
class Examples:
    """Makes queries out of questions; `base` is that of the graph's things."""

    names: Told
    base: str

    def text(self, question: Question) -> str:
        """A query that runs as it is: what must be told is bound, what may be told stands in comments."""
        if not question.parameters:
            return MARK.sub("", question.text)
        counts: dict[str, count[int]] = {}
        lines = []
        for p in sorted(question.parameters, key=lambda p: p.optional):
            taken = next(counts.setdefault(p.type, count()))
            lines.append(self._line(p, taken))
        heads = [line for line in question.text.splitlines() if not line.startswith(DECLARED)]
        return MARK.sub(lambda _: "\n".join(lines), "\n".join(heads)) + "\n"

    def _line(self, p: Parameter, taken: int) -> str:
        values = f"VALUES ?the_{p.name} {{ {self._value(p, taken)} }}"
        return (
            f"  # {values}  # {p.about}; without the first # to ask so"
            if p.optional
            else f"  {values}  # {p.about}"
        )

    def _value(self, p: Parameter, taken: int) -> str:
        """What a parameter may be, in this graph; for the second of a type another one."""
        if p.type in ("integer", "string"):
            return USUAL[p.type] if p.type == "integer" else str(Literal(USUAL["string"]))
        if p.type in LITERALS:
            return f'"{USUAL[p.type]}"^^{short(NamedNode(XSD + p.type))}'
        if fixed := choices(p.type):
            return short(next(iter(fixed.values())))
        kinds = under(p.type)
        things = dict.fromkeys(e.iri for e in self.names.entries if p.type == ANYTHING or e.kind in kinds)
        found = list(things)[: taken + 1]
        return f"<{found[-1].removeprefix(self.base)}>" if found else "UNDEF"


COLUMNS, ROWS = 4, 200  # of a query about a class


def classes(vocabulary: Vocabulary) -> list[Word]:
    """The classes of things that this graph tells of, the narrowest only, and no evidence."""
    used = [
        w
        for w in vocabulary.of(CLASS)
        if w.count and w.name.startswith("sb:") and w.name[3:] not in WITNESSES
    ]
    wide = {short(above) for w in used for above in ontology().supers.get(sb(w.name[3:]), ())}
    return [w for w in used if w.name not in wide]


def about(cls: Word, vocabulary: Vocabulary) -> str:
    """A query for all things of a class, with what is told of most of them."""
    uses = vocabulary.fitting({cls.name})
    wide = {short(above) for supers in ontology().supers.values() for above in supers}
    told = [
        p
        for p in vocabulary.of(PROPERTY)
        if uses.get(p.name) and p.name.startswith("sb:") and p.name not in wide
    ]
    told.sort(key=lambda p: (-uses[p.name], p.name))
    thing = _variable(cls.name)
    columns = {_variable(p.name): p.name for p in told[:COLUMNS] if _variable(p.name) != thing}
    optional = "".join(f"  OPTIONAL {{ {thing} {name} {column} }}\n" for column, name in columns.items())
    shown = " ".join([thing, *columns])
    begun = f"# {cls.label.capitalize()}: what is told of each\nSELECT {shown} {{\n  {thing} a {cls.name} .\n"
    return f"{begun}{optional}}} ORDER BY {thing}\nLIMIT {ROWS}\n"


def _variable(name: str) -> str:
    """A variable after a class or a property: `sb:datePublished` gives `?date_published`."""
    return "?" + re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name.partition(":")[2]).lower()
