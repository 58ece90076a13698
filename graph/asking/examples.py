"""The stored questions as queries to begin with: each parameter with a value that this graph has."""

from __future__ import annotations

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
from graph.terms import XSD

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
        heads = [line for line in question.text.splitlines() if not line.startswith("# param ")]
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
