"""The words of the sentence patterns: `NAMES`, `SEASON`, `DATE` …, and what takes a sentence's word back."""

from __future__ import annotations

import re

from extract.prose.shape import FIRST


def _letter(kind: str) -> str:
    return f"[{chr(FIRST[kind])}-{chr(FIRST[kind] + 0x3FF)}]"


NAME = _letter("name")
DATE = _letter("date")
SEASON = _letter("season")
EPISODE = _letter("episode")
TITLE = _letter("title")
SPEECH = _letter("speech")

AND = r"(?:, and |, as well as |, along with |, & |, | and | & | as well as | along with | alongside )"
NAMES = rf"{NAME}(?:{AND}{NAME})*"
# "as Detective Nandi Tyler", "as Danny Rand / Iron Fist", "as the Doctor", "as Rose's brother Tom"
ROLE = rf"(?:(?:the|a|an) |{NAME}['’]s? (?:[a-z-]+ ){{1,3}})?{NAME}(?:(?: ?/ ?| ){NAME})*"

# A clause with one of these asserts nothing of its verb.
_DOUBT = re.compile(
    r"\b(?:would|could|might|may|should|will|shall|can|cannot|not|never|no longer|unless|if|whether|almost"
    r"|nearly"
    r"|planned|plans|planning|intended|intends|hoped|hopes|hoping|wanted|wants|wished|expected|rumou?red"
    r"|reportedly"
    r"|allegedly|possibly|potentially|perhaps|considered|offered|declined|refused|supposed|slated|set to|due"
    r" to"
    r"|scheduled|instead of|rather than|unable|failed|opted|had been going|was going|were going|in talks"
    r"|n't|n’t)\b"
)
_BORDER = re.compile(r"[;:—]| – |, (?:but|although|though|while|whereas|however) | but |\. ")


def asserted(shape: str, start: int, end: int, since: int = 0) -> bool:
    """Whether the clause that holds `shape[start:end]` says so outright, up to the pattern's end.

    What stands before `since` does not count.
    """
    borders = [border.end() for border in _BORDER.finditer(shape, 0, start)]
    return not _DOUBT.search(shape, max([since, *borders]), end)
