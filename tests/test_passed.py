"""What a rule looked at and took nothing from is told with the reason."""

from __future__ import annotations

import pytest

from extract import readers, rules
from extract.document import Span
from extract.known import Known
from extract.topic import Topic

PAGE = """= The Quays (TV series) =

The Quays is a drama television series created by Ann Lee.

== Plot ==

{plot}

== Cast ==

- Bo Reed as Molly Quay: A lawyer.
- Cy Poe as Ned Quay: A potentially powerful ally to Molly.

== Production ==

{production}
"""


def passed(plot: str = "", production: str = "") -> list[tuple[str, str]]:
    """The words passed over and why, but for those of the cast list."""
    text = PAGE.format(plot=plot, production=production)
    document = readers.read(text.encode(), "quays.txt")
    _, over = rules.run(document, Known(Topic("The Quays", Span(0, 0))))
    return [(document.exact(one.span), one.why) for one in over]


@pytest.mark.parametrize(
    ("plot", "words", "why"),
    [
        ("Molly plans to kill Ned.", "kill Ned", '"kill" is not told as done'),
        (
            "Ned and Robert Roy argue. His brother Tim arrives.",
            "His brother Tim",
            'whom "His" means is not clear',
        ),
        ("A stranger in a coat kills Ned.", "kills Ned", 'who does it ("kill") is not clear'),
    ],
)
def test_the_story(plot: str, words: str, why: str) -> None:
    """A deed that is only planned, a relative of nobody known, a doer without a name."""
    assert any(found[0].startswith(words) and found[1] == why for found in passed(plot)), passed(plot)


def test_hedged_ties() -> None:
    """ "A potentially powerful ally" is none, and it is said why."""
    assert ("potentially powerful ally to Molly", 'hedged: "potentially"') in passed()


def test_decisions_that_are_hopes() -> None:
    """What a network might do it has not done."""
    found = passed(production="It is possibly true that the series was cancelled in 2019.")
    assert any(why.startswith("decided only in hope") for _, why in found), found
