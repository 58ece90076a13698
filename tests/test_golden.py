"""Each rule says of each golden snippet exactly the facts beside it; `pytest --golden` rewrites them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extract import readers, rules
from extract.document import Span
from extract.facts import Fact
from extract.known import Known
from extract.printing import line, unquoted
from extract.topic import Topic, topic

GOLDEN = Path(__file__).with_name("golden")
CASES = sorted(GOLDEN.glob("*/*.txt"))
THE_SHOW = Topic("The Show", Span(0, 0), season=1, type="season")  # where a snippet does not say its topic
SPAN = re.compile(r" \| (?P<start>\d+):(?P<end>\d+) (?P<exact>'.*')(?: \| \w+)?(?: \| [\d.]+)?$")


def said(case: Path) -> list[str]:
    """What the rule of the case's folder says of it, given the rules before it."""
    document = readers.read(case.read_bytes(), case.name)
    known = Known(topic(document) or THE_SHOW)
    for rule in rules.RULES:
        found = [f for f in rule.facts(document, known) if isinstance(f, Fact)]
        if rules.name_of(rule) == case.parent.name:
            return [line(fact, document) for fact in found]
        known = known.plus(found)
    raise AssertionError(f"no rule is called {case.parent.name}")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.stem}")
def test_golden(case: Path, request: pytest.FixtureRequest) -> None:
    """The rule gives these facts, in this order, and no others."""
    found, expected = said(case), case.with_suffix(".facts")
    if request.config.getoption("--golden"):
        expected.write_text("".join(f"{one}\n" for one in found), encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.stem}")
def test_spans_slice_back(case: Path) -> None:
    """The words beside a span are those that stand there."""
    text = case.read_bytes().decode()
    for number, one in enumerate(case.with_suffix(".facts").read_text(encoding="utf-8").splitlines(), 1):
        found = SPAN.search(one)
        assert found, f"line {number} has no span"
        assert text[int(found["start"]) : int(found["end"])] == unquoted(found["exact"]), f"line {number}"


def test_every_module_is_a_rule() -> None:
    """A module put into extract/rules and forgotten in RULES would do nothing."""
    folder = Path(rules.__file__).parent
    modules = {path.stem for path in folder.glob("*.py") if path.stem != "__init__"}
    assert modules == {rules.name_of(rule) for rule in rules.RULES}


@pytest.mark.parametrize("rule", [rules.name_of(rule) for rule in rules.RULES])
def test_every_rule_has_a_case(rule: str) -> None:
    """A rule is shown by at least one snippet."""
    assert list((GOLDEN / rule).glob("*.txt")), f"write tests/golden/{rule}/<case>.txt"


def test_every_case_has_facts() -> None:
    """No snippet without its facts, no facts without their snippet."""
    facts = sorted(path.with_suffix("") for path in GOLDEN.glob("*/*.facts"))
    assert facts == sorted(path.with_suffix("") for path in CASES)
