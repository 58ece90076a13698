"""The stored questions: `queries/*.rq`, their parameters, and how a value becomes a term of the query.

A parameter `season` is the variable `?the_season` of the query, bound in a VALUES block at the line
`#: parameters`; one that is not given stays unbound.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from itertools import product
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from graph.asking.meant import Unmeant, things
from graph.asking.query import Asked
from graph.terms import XSD

FOLDER = Path(__file__).parents[2] / "queries"
MARK = re.compile(r"^[ \t]*#: parameters[ \t]*$", re.M)
PARAM = re.compile(
    r"#\s*param\s+(?P<name>\w+)\s+\((?P<type>\w+)(?P<optional>,\s*optional)?\):\s*(?P<about>.+)"
)
GROUP = re.compile(r"^#\s*group:\s*(?P<group>\S.*?)\s*$", re.M)
LITERALS = {"integer": r"[+-]?\d+", "date": r"\d{4}-\d\d-\d\d", "gYear": r"\d{4}", "string": r"(?s:.*)"}


class QuestionError(ValueError):
    """A question that cannot be asked as it was: unknown, or a parameter missing or not to be used."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """`type` is `integer`, `date`, `gYear` or `string`, or a class, whose things are given by name."""

    name: str
    type: str
    about: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """One `.rq` file: its name, what it asks in English, what it wants to be told, and what it belongs to."""

    name: str
    english: str
    parameters: tuple[Parameter, ...]
    text: str
    group: str = ""

    def bound(self, given: Mapping[str, object], asked: Asked) -> str:
        """The query with the values as terms in a VALUES block; names are looked up where it is asked."""
        self._check(given)
        chosen = [p for p in self.parameters if given.get(p.name) is not None]
        if not chosen:
            return MARK.sub("", self.text)
        choices = [_terms(self, p, given[p.name], asked) for p in chosen]
        rows = " ".join(f"({' '.join(row)})" for row in product(*choices))
        block = f"VALUES ({' '.join('?the_' + p.name for p in chosen)}) {{ {rows} }}"
        return MARK.sub(lambda _: block, self.text)

    def _check(self, given: Mapping[str, object]) -> None:
        known = [p.name for p in self.parameters]
        for name in given:
            if name not in known:
                names = ", ".join(known) or "none"
                near = _near(name, known) or ";"
                raise QuestionError(f"{self.name} has no parameter {name!r}{near} its parameters: {names}")
        for p in self.parameters:
            if not p.optional and given.get(p.name) is None:
                raise QuestionError(
                    f"{self.name} needs the parameter {p.name} ({p.about}): --{option(p.name)} …"
                )


def option(name: str) -> str:
    """A parameter's name as the command line has it."""
    return name.replace("_", "-")


@cache
def questions(folder: Path = FOLDER) -> Mapping[str, Question]:
    """All the stored questions by name, in the order of their names."""
    files = sorted(folder.glob("*.rq"))
    return {file.stem: read(file.stem, file.read_text("utf-8")) for file in files}


def read(name: str, text: str) -> Question:
    """A question from its file's text: the first comment line is the question, then come its parameters."""
    english = next((line.lstrip("# ").strip() for line in text.splitlines() if line.startswith("#")), "")
    parameters = tuple(
        Parameter(found["name"], found["type"], found["about"].strip(), bool(found["optional"]))
        for found in PARAM.finditer(text)
    )
    if parameters and not MARK.search(text):
        raise QuestionError(
            f"{name}: parameters are declared, but no line `#: parameters` says where they go"
        )
    group = GROUP.search(text)
    return Question(name, english, parameters, text, group["group"] if group else "")


def question(name: str) -> Question:
    """The stored question of this name."""
    known = questions()
    if name not in known:
        if name.endswith(".rq"):
            raise QuestionError(f"{name}: no such file")
        listed = "`showbible questions` lists them"
        raise QuestionError(f"no stored question {name!r}{_near(name, known) or ';'} {listed}")
    return known[name]


def _terms(asker: Question, p: Parameter, given: object, asked: Asked) -> list[str]:
    """The terms that a value stands for, as SPARQL writes them: several where things share a name."""
    words = str(given)
    if p.type not in LITERALS:
        try:
            return [str(thing) for thing in things(p, words, asked)]
        except Unmeant as error:
            raise QuestionError(str(error)) from None
    if not re.fullmatch(LITERALS[p.type], words):
        raise QuestionError(f"{asker.name}: --{option(p.name)} wants {_wants(p.type)}, not {words!r}")
    return [str(Literal(str(int(words)) if p.type == "integer" else words, datatype=NamedNode(XSD + p.type)))]


def _wants(kind: str) -> str:
    return {"integer": "a number", "date": "a date such as 2018-03-08", "gYear": "a year such as 2016"}[kind]


def _near(word: str, known: Iterable[str]) -> str:
    near = get_close_matches(word, list(known), n=1)
    return f"; did you mean {near[0]}?" if near else ""
