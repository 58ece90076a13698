"""The forty competency questions as they are asked, and the bible of the seeds that answers them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import showbible
from graph.asking.query import Asked
from graph.asking.questions import QuestionError, question
from graph.asking.results import Result, plain
from showbible import Bible

ANSWERS = Path(__file__).with_name("answers")


@dataclass(frozen=True)
class Case:
    """A question as it is asked; `answers/<name>.tsv` holds the columns and rows that count.

    With `among` the answer may say more than the file, since the question asks for some of it only.
    """

    name: str
    question: str
    given: dict[str, Any] = field(default_factory=dict)
    among: bool = False

    def __str__(self) -> str:
        return self.name


def case(name: str, asked: str, /, *, among: bool = False, **given: Any) -> Case:
    return Case(name, asked, given, among)


CASES = (
    case("cq01", "episodes", season=2),
    case("cq02", "directors", number=17),
    case("cq03", "story-and-teleplay", season=2),
    case("cq04", "writers-of-several", season=2),
    case("cq05", "joint-writers", season=2),
    case("cq06", "director-count", season=2),
    case("cq06b", "claims", season=2, about="women"),
    case("cq07", "cover-artists", season=2),
    case("cq08", "who-played", character="Alisa Jones"),
    case("cq09", "who-played", manner="young"),
    case("cq10", "cast", season=2),
    case("cq10b", "cast", season=2, among=True),
    case("cq11", "main-in-every-season", series="Jessica Jones"),
    case("cq12", "joined", season=3),
    case("cq13", "considered-not-cast", character="Jessica Jones"),
    case("cq14", "considered", character="Luke Cage"),
    case("cq15", "replacements", name="Trish Walker"),
    case("cq16", "showrunners", series="Jessica Jones", among=True),
    case("cq17", "replacements", name="Raelle Tucker"),
    case("cq18", "writers-who-produce", season=2),
    case("cq19", "season-releases", series="Jessica Jones"),
    case("cq20", "production-events", kind="ordered", among=True),
    case("cq20b", "production-events", kind="cancelled"),
    case("cq21", "days-to-next-order", season=2),
    case("cq22", "releases", series="Jessica Jones", since="2022-01-01", among=True),
    case("cq23", "ratings", series="Jessica Jones", among=True),
    case("cq24", "titles", series="Jessica Jones"),
    case("cq25", "nominations", nominee="Sean Callery"),
    case("cq26", "nominations-per-year", series="Jessica Jones"),
    case("cq27", "nominations", work="AKA Smile"),
    case("cq28", "nominees-who-wrote", work="AKA Smile", season=2),
    case("cq29", "awards-received", series="Jessica Jones"),
    case("cq30", "relatives", character="Jessica Jones"),
    case("cq31", "killings", victim="Alisa Jones"),
    case("cq32", "diagnoses", condition="ALS"),
    case("cq33", "other-names", name="Kilgrave", among=True),
    case("cq33b", "other-names", name="Trish Walker", among=True),
    case("cq33c", "other-names", name="Robert Coleman", among=True),
    case("cq34", "references", season=2),
    case("cq35", "credits", person="David Mack"),
    case("cq36", "filming", season=2),
    case("cq37", "faults", about="Jessica Jones"),
    case("cq38", "called", name="I Want Your Cray Cray"),
    case("cq39", "connection", person="Deborah Chow", other="Lisa Randolph", season=2),
    case("cq40", "directors", number=1),
    case("cq40b", "called", name="Thembi Wallace"),
    case("cq40c", "tracks", season=2, number=10),
    case("cq40d", "nominations", award="Saturn Awards", year=2016, result="won"),
)


@cache
def seeds() -> Bible:
    """The bible of the seeds, built once in a test run."""
    return showbible.build(showbible.seeds())


def expected(name: str) -> tuple[list[str], list[tuple[str, ...]]]:
    """The columns and rows of an answer's file."""
    head, *rows = ANSWERS.joinpath(f"{name}.tsv").read_text("utf-8").splitlines()
    return head.split("\t"), [tuple(row.split("\t")) for row in rows]


def answer(asked: Asked, one: Case) -> Result:
    return asked.ask(question(one.question).bound(one.given, asked))


def verdict(result: Result, name: str, among: bool) -> tuple[set[tuple[str, ...]], set[tuple[str, ...]]]:
    """The rows that are missing, and those that are too many."""
    columns, rows = expected(name)
    at = [result.columns.index(column) for column in columns]
    given = {tuple(plain(row[place]) for place in at) for row in result.terms}
    return set(rows) - given, set() if among else given - set(rows)


def asks(ask: Callable[[], object]) -> str:
    """What a question that cannot be asked says about it."""
    try:
        ask()
    except QuestionError as error:
        return str(error)
    return ""
