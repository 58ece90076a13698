"""One statement for what several places say alike: pairs that are one, and pairs that stay two."""

from __future__ import annotations

import itertools

import pytest

from extract.document import Span
from extract.entities import Entity, Evidence, Extraction, Statement
from extract.facts import Modality, Value
from extract.fusion.disputes import disputes
from extract.fusion.fuse import fuse

SERIES = Entity("series", "Lantern Bay")
SEASON = Entity("season", "Lantern Bay season 2", "Lantern Bay", 2)
PILOT = Entity("episode", "Low Tide", "Lantern Bay", 1, 1)
ADA = Entity("character", "Ada Vance", "Lantern Bay")
ANN = Entity("person", "Ann Bell")
AWARD = Entity("award", "Harbour Awards")
CATEGORY = Entity("category", "Best Music")
TOMATOES = Entity("organisation", "Rotten Tomatoes")
DIRECTOR = Entity("job", "director")


def say(subject, predicate, object_, document="a", modality=Modality.ASSERTED, **roles) -> Statement:
    """A statement; a role's value is an entity, a string, or a list of such."""
    qualifiers = []
    for role, fillers in roles.items():
        for one in fillers if isinstance(fillers, list) else [fillers]:
            qualifiers.append((role, one if isinstance(one, Entity | Value) else text(one)))
    evidence = Evidence(document, Span(0, 1), "x", "", "test", 1.0, modality)
    object_ = text(object_) if isinstance(object_, str) else object_
    return Statement(subject, predicate, object_, tuple(qualifiers), (evidence,), modality)


def text(lexical: str) -> Value:
    kinds = {4: "gYear", 7: "gYearMonth", 10: "date"}
    dated = lexical.replace("-", "").isdigit() and len(lexical) in kinds
    return Value(lexical, kinds[len(lexical)] if dated else "string")


def fused(*statements: Statement) -> tuple[Statement, ...]:
    return fuse(Extraction((), statements)).statements


ROW = {"category": CATEGORY, "year": "2018", "nominee": ANN}
ONE = {
    "the same words twice": (
        say(SERIES, "country", Entity("country", "Ireland")),
        say(SERIES, "country", Entity("country", "Ireland"), "b"),
        say(SERIES, "country", Entity("country", "Ireland")),
    ),
    "an unknown result is filled": (
        say(SERIES, "nomination", AWARD, **ROW, result="Unknown"),
        say(SERIES, "nomination", AWARD, "b", **ROW, result="Won"),
        say(SERIES, "nomination", AWARD, **ROW, result="Won"),
    ),
    "a row on the season's page and on the series' page is one, about the season": (
        say(SERIES, "nomination", AWARD, **ROW),
        say(SEASON, "nomination", AWARD, "b", **ROW, result="Nominated"),
        say(SEASON, "nomination", AWARD, **ROW, result="Nominated"),
    ),
    "a month and a day in it": (
        say(SEASON, "event", "ordered", date="2016-01"),
        say(SEASON, "event", "ordered", "b", date="2016-01-17", agent=TOMATOES),
        say(SEASON, "event", "ordered", date="2016-01-17", agent=TOMATOES),
    ),
    "a year and a day in it, plainly": (
        say(SERIES, "datePublished", "2015"),
        say(SERIES, "datePublished", "2015-11-20", "b"),
        say(SERIES, "datePublished", "2015-11-20"),
    ),
    "7/10 and 7.00/10, each with something of its own": (
        say(SEASON, "rating", TOMATOES, score="82%", average="7.00/10"),
        say(SEASON, "rating", TOMATOES, "b", average="7/10", count="89"),
        say(SEASON, "rating", TOMATOES, score="82%", average="7.00/10", count="89"),
    ),
    "a number with and without noughts": (
        say(PILOT, "viewersInMillions", Value("2.50", "decimal")),
        say(PILOT, "viewersInMillions", Value("2.5", "decimal"), "b"),
        say(PILOT, "viewersInMillions", Value("2.5", "decimal")),
    ),
    "a part said of the season, and of the series for the season": (
        say(SEASON, "performance", ANN, character=ADA, billing="Main"),
        say(SERIES, "performance", ANN, "b", character=ADA, scope=SEASON),
        say(SERIES, "performance", ANN, character=ADA, billing="Main", scope=SEASON),
    ),
    "a list's entry whose part is told for one season": (
        say(SERIES, "performance", ANN, character=ADA, billing="Main"),
        say(SERIES, "performance", ANN, "b", character=ADA, billing="Main", scope=SEASON),
        say(SERIES, "performance", ANN, character=ADA, billing="Main", scope=SEASON),
    ),
    "a director of an episode, said of the episode or of the series": (
        say(PILOT, "credit", ANN, job=DIRECTOR),
        say(SERIES, "credit", ANN, "b", job=DIRECTOR, scope=PILOT),
        say(PILOT, "credit", ANN, job=DIRECTOR),
    ),
}
TWO = {
    "two dates": (
        say(SEASON, "event", "trailer", date="2018-02-07"),
        say(SEASON, "event", "trailer", "b", date="2017-12"),
    ),
    "won and nominated: the documents disagree": (
        say(SERIES, "nomination", AWARD, **ROW, result="Nominated"),
        say(SERIES, "nomination", AWARD, "b", **ROW, result="Won"),
    ),
    "the same row of two seasons": (
        say(SEASON, "nomination", AWARD, **ROW),
        say(Entity("season", "Lantern Bay season 1", "Lantern Bay", 1), "nomination", AWARD, "b", **ROW),
    ),
    "two nominees": (
        say(SERIES, "nomination", AWARD, **ROW),
        say(SERIES, "nomination", AWARD, "b", **{**ROW, "nominee": Entity("person", "Bea Holt")}),
    ),
    "showrunner of the series, and of one season": (
        say(SERIES, "credit", ANN, job=Entity("job", "showrunner")),
        say(SERIES, "credit", ANN, "b", job=Entity("job", "showrunner"), scope=SEASON),
    ),
    "a role considered, and a role played": (
        say(SERIES, "consideration", ANN, modality=Modality.CONSIDERED, character=ADA),
        say(SERIES, "performance", ANN, "b", character=ADA),
    ),
    "another number": (say(SERIES, "numberOfEpisodes", "39"), say(SERIES, "numberOfEpisodes", "13", "b")),
    "a list's entry of a player who is told of in two seasons stays": (
        say(SERIES, "performance", ANN, character=ADA, billing="Main"),
        say(SERIES, "performance", ANN, "b", character=ADA, billing="Main", scope=[SEASON, PILOT]),
    ),
}


@pytest.mark.parametrize(("a", "b", "both"), ONE.values(), ids=ONE.keys())
def test_one_statement_with_the_evidence_of_both(a: Statement, b: Statement, both: Statement) -> None:
    """Two that say the same become one that says all that they say, in whichever order they come."""
    for pair in ((a, b), (b, a)):
        (found,) = fused(*pair)
        assert (found.subject, found.object) == (both.subject, both.object)
        wanted = [pair for pair in both.qualifiers if pair[1] != text("Unknown")]
        assert sorted(found.qualifiers, key=repr) == sorted(wanted, key=repr)
        assert [e.document for e in found.evidence] == ["a", "b"]


@pytest.mark.parametrize(("a", "b"), TWO.values(), ids=TWO.keys())
def test_two_statements_stay_two(a: Statement, b: Statement) -> None:
    """What differs, or contradicts, stays as each document has it."""
    assert len(fused(a, b)) >= 2
    assert fused(a, b) == fused(b, a)


def test_what_fits_two_stays_alone() -> None:
    """A trailer without a date is neither the one of December nor the one of February."""
    dated = [
        say(SEASON, "event", "trailer", d, date=when) for d, when in (("a", "2017-12"), ("b", "2018-02-07"))
    ]
    assert len(fused(*dated, say(SEASON, "event", "trailer", "c"))) == 3


def test_no_order_of_the_sources_changes_the_outcome() -> None:
    """The statements come out alike for every order in which they went in."""
    said = [*ONE["7/10 and 7.00/10, each with something of its own"], *TWO["two dates"]]
    assert len({fused(*order) for order in itertools.permutations(said)}) == 1


def test_what_was_said_less_exactly_is_kept() -> None:
    """The coarser date of another page stands beside the finer one, with its evidence."""
    (one,) = fused(say(SEASON, "datePublished", "2019-03-01"), say(SEASON, "datePublished", "2019-03", "b"))
    assert one.object == text("2019-03-01")
    assert [(c.role, c.value.lexical, c.evidence[0].document) for c in one.coarser] == [("", "2019-03", "b")]
    (one,) = fused(
        say(SERIES, "event", "renewed", date="2019"), say(SERIES, "event", "renewed", "b", date="2019-05-03")
    )
    assert [(c.role, c.value.lexical) for c in one.coarser] == [("date", "2019")]


DISPUTED = {
    "another result in another document": (
        say(SERIES, "nomination", AWARD, **ROW, result="Won"),
        say(SERIES, "nomination", AWARD, "b", **ROW, result="Nominated"),
    ),
    "another score": (
        say(SEASON, "rating", TOMATOES, score="82%"),
        say(SEASON, "rating", TOMATOES, "b", score="83%"),
    ),
}
UNDISPUTED = {
    "another year": (
        say(SERIES, "nomination", AWARD, **ROW, result="Won"),
        say(SERIES, "nomination", AWARD, "b", **{**ROW, "year": "2019"}, result="Nominated"),
    ),
    "the same document": (
        say(SERIES, "nomination", AWARD, **ROW, result="Won"),
        say(SERIES, "nomination", AWARD, **ROW, result="Nominated"),
    ),
    "a finer date": (
        say(SERIES, "release", TOMATOES, date="2019", medium="DVD"),
        say(SERIES, "release", TOMATOES, "b", date="2019-05-03", medium="DVD"),
    ),
}


@pytest.mark.parametrize("case", DISPUTED)
def test_disputes(case: str) -> None:
    """What there is one of, and two documents tell differently."""
    found = list(disputes(fused(*DISPUTED[case])))
    assert [len(one.statements) for one in found] == [2]


@pytest.mark.parametrize("case", UNDISPUTED)
def test_no_disputes(case: str) -> None:
    """What differs in more than that, or in one document, or in exactness only."""
    assert list(disputes(fused(*UNDISPUTED[case]))) == []
