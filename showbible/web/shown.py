"""Words of documents so that all of them can be seen, one character for one, and none steers the page."""

from __future__ import annotations

# Control characters get their pictures (␀); what turns the reading direction of all that follows gets a mark.
_PICTURES = {c: 0x2400 + c for c in range(32) if chr(c) not in "\t\n\r"} | {0x7F: 0x2421, 0x0D: 0x20}
_TURNS = dict.fromkeys([*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], 0xFFFD)
TABLE = _PICTURES | _TURNS


def shown(words: str) -> str:
    """The words as a page shows them: as many characters, at the same places."""
    return words.translate(TABLE)
