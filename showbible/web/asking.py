"""A stored question as a page has it: its fields, what was filled in, and the query that comes of them."""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from graph.asking.meant import ANYTHING, Unmeant, choices, things
from graph.asking.names import Found, Names
from graph.asking.query import Local
from graph.asking.questions import LITERALS, Parameter, Question, option, questions
from graph.knowledge import KnowledgeGraph
from showbible.web.kinds import kinds_of

LONGEST = 200
ORDER = ("Episodes and seasons", "Cast and characters", "Crew", "Story")  # the others follow
INPUTS = {"integer": "number", "date": "date", "gYear": "number"}
WANTED = {"integer": "a whole number", "date": "a day such as 2018-03-08", "gYear": "a year such as 2018"}


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter as a field: `input` is its type in HTML, `names` the class whose things it takes."""

    name: str
    label: str
    about: str
    required: bool
    input: str
    choices: tuple[str, ...]
    names: str | None
    value: str = ""
    wrong: str = ""
    near: tuple[Found, ...] = ()
    all: tuple[Found, ...] = ()  # several things of one name, which the question is about


@dataclass(frozen=True, slots=True)
class Asking:
    """A question as it was asked: `sparql` if it can be answered, else what is missing or wrong."""

    question: Question
    fields: tuple[Field, ...]
    missing: tuple[Field, ...] = ()
    wrong: str = ""
    sparql: str = ""

    @property
    def given(self) -> dict[str, str]:
        return {field.name: field.value for field in self.fields if field.value}

    def address(self, **other: str) -> str:
        """Where this is asked, or the same with another value."""
        asked = urlencode(self.given | other)
        return f"/questions/{self.question.name}" + (f"?{asked}" if asked else "")

    def command(self) -> str:
        """The same on the command line."""
        given = [f"--{option(name)} {shlex.quote(value)}" for name, value in self.given.items()]
        return " ".join(["showbible query", self.question.name, *given])

    def python(self, file: str) -> str:
        """The same in Python."""
        kinds = {p.name: p.type for p in self.question.parameters}
        given = "".join(
            f", {name}={int(value) if kinds[name] == 'integer' else repr(value)}"
            for name, value in self.given.items()
        )
        asked = f"bible.query({self.question.name!r}{given}).to_frame()"
        return f"import showbible\n\nbible = showbible.load({file!r})\n{asked}"


def blank(question: Question) -> tuple[Field, ...]:
    """The fields of a question, empty."""
    return tuple(_field(parameter) for parameter in question.parameters)


def groups() -> dict[str, list[Question]]:
    """The stored questions by their headings, those that can be told most before the special ones."""
    found: dict[str, list[Question]] = {group: [] for group in ORDER}
    for question in sorted(questions().values(), key=lambda q: -len(q.parameters)):
        found.setdefault(question.group or "Others", []).append(question)
    rest = sorted(set(found) - set(ORDER))
    return {group: found[group] for group in (*ORDER, *rest) if found[group]}


def asking(question: Question, given: Mapping[str, str], knowledge: KnowledgeGraph, names: Names) -> Asking:
    """A question with what was filled in."""
    filled = {name: value.strip()[:LONGEST] for name, value in given.items() if value.strip()}
    local = Local(knowledge)
    fields = tuple(_filled(p, filled.get(p.name, ""), local, names) for p in question.parameters)
    missing = tuple(field for field in fields if field.required and not field.value)
    known = {field.name for field in fields}
    strange = [name for name in filled if name not in known]
    wrong = f"This question has no field “{strange[0][:40]}”." if strange else ""
    if missing or wrong or any(field.wrong for field in fields):
        return Asking(question, fields, missing, wrong)
    return Asking(question, fields, sparql=question.bound(filled, local))


def _field(p: Parameter, value: str = "") -> Field:
    fixed = () if p.type in LITERALS else tuple(choices(p.type))
    names = None if p.type in LITERALS or fixed else ("" if p.type == ANYTHING else p.type)
    label = p.name.replace("_", " ")
    input_ = INPUTS.get(p.type, "text")
    return Field(p.name, label, p.about, not p.optional, input_, fixed, names, value)


def _filled(p: Parameter, value: str, local: Local, names: Names) -> Field:
    """A field with its value, and what is wrong with that."""
    if not value:
        return _field(p)
    if p.type in LITERALS:
        right = re.fullmatch(LITERALS[p.type], value)
        return replace(_field(p, value), wrong="" if right else f"This wants {WANTED[p.type]}.")
    try:
        meant = things(p, value, local)
    except Unmeant as error:
        near = _near(p, value, names)
        words = str(error).partition("; did you mean")[0] if near else str(error)
        return replace(_field(p, value), wrong=words[:1].upper() + words[1:].rstrip(".?") + ".", near=near)
    several = [names.thing(node.value) for node in meant] if len(meant) > 1 else []
    return replace(_field(p, value), all=tuple(thing for thing in several if thing))


def _near(p: Parameter, value: str, names: Names) -> tuple[Found, ...]:
    """Things of the wanted class that may have been meant; of several that fit in part, these."""
    if p.type in LITERALS or choices(p.type):
        return ()
    kinds = None if p.type == ANYTHING else kinds_of(p.type)
    return tuple(names.search(value, 6, kinds) or names.near(value, 4, kinds))
