"""Cuts a passage into its sentences, knowing "Dr.", "J. R.", "U.S.", "Jr.", "vs.", quotes and ellipses."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from extract.document import Passage

_LISTS = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text(encoding="utf-8"))
_BOUND, _LOOSE, _OPENERS = (frozenset(_LISTS[name].split()) for name in ("bound", "loose", "openers"))
_STOP = re.compile(r"[\n.!?…]")
_END = re.compile(
    r"\n+"
    r"|(?<![.!?…])[.!?…]++(?P<after>[\"'”’»)\]]*)(?P<gap>[ \n]+)(?=[\"'“‘«(\[]*[^\W_a-z])"
    r"|(?<=[^\W\d_A-Z]{2})\.(?=[A-Z][a-z]+ )"  # "about Patrick Reed.But soon realise"
)
_TOKEN = re.compile(r"[^\s(\[\"“‘]+\Z")
_WORD = re.compile(r"[^\W_]+(?:['’][a-z]+)?")


def sentences(passage: Passage) -> Iterator[Passage]:
    """The sentences of a passage, in order, each with its final stop; a line break ends one too."""
    text, start = passage.text, 0
    for end in _stops(text):
        if end.group().strip() and not _ends(text, start, end):
            continue
        at = end.end() - len(end["gap"] or "")
        if text[start:at].strip():
            yield passage.cut(start, at)
        start = end.end()
    if text[start:].strip():
        yield passage.cut(start, len(text))


def _stops(text: str) -> Iterator[re.Match[str]]:
    """What looks like the end of a sentence, tried only where a stop or a line's end stands."""
    at = 0
    for stop in _STOP.finditer(text):
        if stop.start() >= at and (end := _END.match(text, stop.start())):
            at = end.end()
            yield end


def _ends(text: str, start: int, end: re.Match[str]) -> bool:
    """Whether a stop that looks like the end of a sentence is one."""
    stop, after = end.group().rstrip()[0], end["after"] or ""
    before = _TOKEN.search(text, max(start, end.start() - 40), end.start())
    opens = (_next_word(text, end.end()) or "").lower() in _OPENERS
    if "]" in after and end.group().startswith(("..", "…")):  # "powerhouse performance [...] Pacing quibbles"
        return False
    if stop != ".":  # in "Who Are You?" Jessica meets …
        return (
            opens
            or not after.strip(")]")
            or end.start() - text.rfind(" ", start, end.start()) <= 0
            or _long_quote(text, start, end)
        )
    word = before.group().lower() if before else ""
    if word in ("no", "nos"):  # "No. 5", but not "No."
        return not text[end.end() : end.end() + 1].isdigit()
    if word in _BOUND:
        return False
    if word in _LOOSE or re.fullmatch(r"(?:[^\W\d_]\.)*[^\W\d_]", word):
        return opens
    return True


def _next_word(text: str, at: int) -> str | None:
    found = _WORD.search(text, at, at + 40)
    return found.group() if found else None


def _long_quote(text: str, start: int, end: re.Match[str]) -> bool:
    """Whether the quotation that ends here is speech rather than a title: a verb's worth of words."""
    opened = max(text.rfind(mark, start, end.start()) for mark in '"“‘')
    return opened < 0 or text.count(" ", opened, end.start()) >= 6
