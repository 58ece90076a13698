"""What counts as a full name, and how lists of names are cut."""

import pytest

from extract.document import Passage
from extract.grammar.names import is_name, split_names


@pytest.mark.parametrize(
    "text",
    [
        "Krysten Ritter", "Carrie-Anne Moss", "J. R. Ramirez", "J.R. Ramirez", "A. J. Orr", "Hilly Hicks Jr.",
        "Hilly Hicks, Jr.", "Aïda Mashaka Croal", "Vincent D'Onofrio", "Janet McTeer", "Guillermo del Toro",
        'Patricia "Trish" Walker', "Dr. Leslie Hansen", "Óscar de la Fuente", "Robert C. Cooper",
        "Ana Belén Ponce", "Ludwig van Beethoven", "Robert Downey III", "Lisa O’Hare", "Ł. Żak Nowak",
    ],
)  # fmt: skip
def test_names(text: str) -> None:
    """A full name has at least two words, capitals, and perhaps particles, initials, a nickname."""
    assert is_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "Jones",
        "the Octopus",
        "The Octopus",
        "Krysten Ritter stars",
        "Season Two",
        "",
        "Anna 2",
        "Written By Ann",
    ],
)
def test_no_names(text: str) -> None:
    """One word, a sentence, a heading is no full name."""
    assert not is_name(text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Raelle Tucker & Hilly Hicks Jr.", ["Raelle Tucker", "Hilly Hicks Jr."]),
        ("Ann Lee, Bob de Roy, and Cy Poe, Jr.", ["Ann Lee", "Bob de Roy", "Cy Poe, Jr."]),
        ("Ann Lee and Bob Roy", ["Ann Lee", "Bob Roy"]),
        ("Ann Lee; Bob Roy\nCy Poe", ["Ann Lee", "Bob Roy", "Cy Poe"]),
        ("Sandy Anders", ["Sandy Anders"]),
        ("", []),
    ],
)
def test_split(text: str, parts: list[str]) -> None:
    """Lists are cut at commas, "and", "&", ";" and line ends, and every piece knows its place."""
    source = "xx" + text
    cut = split_names(Passage.plain(text, 2))
    assert [p.text for p in cut] == parts
    assert [source[p.span().start : p.span().end] for p in cut] == parts
