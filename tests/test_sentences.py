"""How passages are cut into sentences."""

# ruff: noqa: E501 - sentences are long

from __future__ import annotations

import pytest

from extract.document import Passage
from extract.grammar.sentences import sentences

CASES = [
    ("Dr. Leslie Hansen takes them in. She is saved.", ["Dr. Leslie Hansen takes them in.", "She is saved."]),
    ("They are joined by J. R. Ramirez and Terry Chen.", ["They are joined by J. R. Ramirez and Terry Chen."]),
    ("It was written by Hilly Hicks Jr. and Jamie King.", ["It was written by Hilly Hicks Jr. and Jamie King."]),
    ("It was written by Hilly Hicks Jr. The season ended.", ["It was written by Hilly Hicks Jr.", "The season ended."]),
    ("It aired in the U.S. on Fox. In the U.K. Sky has it.", ["It aired in the U.S. on Fox.", "In the U.K. Sky has it."]),
    ("Batman vs. Superman opened.", ["Batman vs. Superman opened."]),
    ("He sang \"I Want Cray.\" She left.", ['He sang "I Want Cray."', "She left."]),
    ('In "Who Are You?" Anna meets Ben.', ['In "Who Are You?" Anna meets Ben.']),
    ("Quick performance [...] Pacing quibbles aside.", ["Quick performance [...] Pacing quibbles aside."]),
    ("To be continued... Anna returns.", ["To be continued...", "Anna returns."]),
    ("It got 8.2/10. Critics agreed.", ["It got 8.2/10.", "Critics agreed."]),
    ("She met Patrick Reed.But soon he left.", ["She met Patrick Reed.", "But soon he left."]),
    ("Anna as Ben:\nA doctor. He heals.", ["Anna as Ben:", "A doctor.", "He heals."]),
    ("What? Why! \"No.\" Yes.", ["What?", "Why!", '"No."', "Yes."]),
    ("", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_cuts(text: str, expected: list[str]) -> None:
    """A sentence ends at its stop, and not at the dots of names, initials and short forms."""
    assert [s.text for s in sentences(Passage.plain(text))] == expected


def test_sentences_know_their_place() -> None:
    """Each sentence's span slices its words back out of the document."""
    text = "xx One thing. Dr. Two."
    for sentence in sentences(Passage.plain(text[3:], 3)):
        span = sentence.span()
        assert text[span.start : span.end] == sentence.text


@pytest.mark.parametrize("stop", [".", "!", "…", ". ", "?!"])
def test_runs_of_stops_are_looked_at_once(stop: str) -> None:
    """A page of nothing but stops is cut as quickly as prose: it took minutes when each stop tried all."""
    assert list(sentences(Passage.plain("It ends" + stop * 200_000)))
