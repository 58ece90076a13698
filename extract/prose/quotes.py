"""What stands between quotation marks: a title is a name, a nickname belongs to one, speech is not read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.document import Passage
from extract.grammar.names import INITIALS, WORD

# A quotation may run over sentences ("She's a very damaged character. There's a lot to mine from."), never
# over paragraphs; an unpaired mark opens nothing.
_QUOTED = re.compile(r"\"([^\"\n]+)\"|“([^”\n]+)”")
_SMALL = r"(?:a|an|and|as|at|but|by|de|del|et|for|from|in|into|is|la|n'|nor|of|on|or|the|to|up|vs\.?|with|y)"
_PART = rf"(?:{INITIALS}|{WORD}|[\d&#@…!?.+/'’-]+|{WORD}[!?…+−-]+)"
_TITLE = re.compile(rf"(?:…|\.\.\.)?{_PART}[,:;!?.]*(?:[ ](?:{_SMALL}|{_PART})[,:;!?.]*)*")
LONGEST_TITLE = 12  # words
STOP = "\u2024"  # stands for a title's full stops ("A.K.A. I Wish") until the sentences are cut


def quotations(text: str) -> Iterator[tuple[int, int]]:
    """Where each quotation starts and ends, its marks included."""
    for match in _QUOTED.finditer(text):
        yield match.span()


def is_title(words: str) -> bool:
    """Whether quoted words look like a title ("AKA God Help the Hobo") and not like speech."""
    return len(words.split()) <= LONGEST_TITLE and bool(_TITLE.fullmatch(words))


def restored(passage: Passage) -> Passage:
    """A sentence with the full stops of its titles."""
    return replace(passage, text=passage.text.replace(STOP, "."))


def hushed(passage: Passage) -> Passage:
    """The passage with the inside of each speech blotted out, so that no rule reads it as the text's own.

    The length stays, and so does the last stop, by which sentences are told apart.
    """
    text = passage.text
    for start, end in quotations(text):
        inside = text[start + 1 : end - 1]
        if is_title(inside.rstrip(".,")) or len(inside) < 2:
            text = text[: start + 1] + inside[:-1].replace(".", STOP) + text[end - 2 :]
            continue
        last = inside[-1] if inside[-1] in ".!?," else "·"
        text = text[: start + 1] + "·" * (len(inside) - 1) + last + text[end - 1 :]
    return replace(passage, text=text)
