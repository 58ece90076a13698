"""A sentence as patterns read it: each figure one sign, brackets and long quotations out of the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.document import Passage, Span
from extract.grammar.names import INITIALS, NAME, NICKNAME, PARTICLE, WORD
from extract.story.figures import Figure, Figures, without_titles
from extract.story.lexicon import OPENERS, TITLES, fold

_PART = rf"(?:{INITIALS}|{WORD})"
_TITLE = r"(?:(?:Dr|Mr|Mrs|Ms|Lt|Sgt|Capt|Det|Prof|Rev|Lic|St)\. ?)?"
SEQUENCE = re.compile(
    rf"{_TITLE}{_PART}(?:[ ](?:{PARTICLE}[ ]|{NICKNAME}[ ])?{_PART})*(?:[ ]{NICKNAME}(?!\w))?"
)
FIRST_SIGN = 0xE000
WHO = "[\ue000-\uf8fe]"
QUOTE = "\uf8ff"
"""The sign for words that somebody else says."""

_PLAYED = re.compile(rf",? (?:played|portrayed|voiced) by {NAME}(?:,(?= )|(?=[.;)]))")
_LONG_QUOTE = re.compile(r"[\"“](?:[^\"“”\s]+\s+){3,}[^\"“”\s]+[\"”]")
_KEPT_ASIDE = re.compile(r"\((?:his|her|their|[^()\s]+(?:'s?|’s?))(?: [^()\s]+){1,4}\)")
_ASIDE = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])")
# "the Jones family", "the Jessica Jones series": the name in them means no one figure
_NO_ONE_AFTER = re.compile(
    r"\s+(?:family|families|brothers|sisters|siblings|clan|house|household|home|residence|estate"
    r"|series|season|show"
    r"|comics?|film|novel|universe|organi[sz]ation|crew|gang|cartel|company|street|building|incident|case)\b"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure named at a place of the document."""

    figure: Figure
    words: str
    span: Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's `code`, where each of its signs stands in `passage`, and whom the signs mean."""

    passage: Passage
    code: str
    places: tuple[int, ...]
    mentions: tuple[Mention, ...]

    def mention(self, at: int) -> Mention | None:
        """The figure named by the sign at a place of the code."""
        sign = ord(self.code[at]) - FIRST_SIGN
        return self.mentions[sign] if 0 <= sign < len(self.mentions) else None

    def span(self, start: int, end: int) -> Span:
        """Where a stretch of the code stands in the document."""
        last = self.mention(end - 1)
        stop = last.span.end if last else self.passage.span(0, self.places[end - 1] + 1).end
        return Span(self.passage.source(self.places[start]), stop)

    def named(self, start: int = 0, end: int | None = None) -> Iterator[tuple[int, Mention]]:
        """The figures named in a stretch of the code, with their places."""
        for at in range(start, len(self.code) if end is None else end):
            mention = self.mention(at)
            if mention:
                yield at, mention


def sequences(text: str) -> Iterator[tuple[int, int]]:
    """The runs of capitalised words, without the words that only open a sentence."""
    for match in SEQUENCE.finditer(text):
        start, end = match.span()
        while start < end:
            first = re.match(r"\S+", text[start:end])
            word = first.group() if first else ""
            if word.rstrip(",") not in OPENERS or word in TITLES:
                break
            start += len(word) + (len(word) < end - start)
        if start < end:
            yield start, end


def encode(passage: Passage, figures: Figures, makers: frozenset[str] = frozenset()) -> Sentence:
    """A sentence with a sign in place of each figure named in it.

    `makers` are last names of real people: alone they name the actor Jones as well as the figure.
    """
    text = passage.text
    found = {
        start: (end, figure)
        for start, end, figure in named(text, figures)
        if fold(text[start:end]) not in makers
    }
    code: list[str] = []
    places: list[int] = []
    mentions: list[Mention] = []
    at = 0
    while at < len(text):
        if at in found:
            end, figure = found[at]
            code.append(chr(FIRST_SIGN + len(mentions)))
            mentions.append(Mention(figure, text[at:end], passage.span(at, end)))
        elif skipped := _skip(text, at):
            end = skipped[0]
            code.append(skipped[1])
        else:
            end = at + 1
            code.append(text[at])
        places += [at] * len(code[-1])
        at = end
    return Sentence(passage, "".join(code), tuple(places), tuple(mentions))


def _skip(text: str, at: int) -> tuple[int, str] | None:
    """Brackets fall away, "Mick (his brother)" reads as "Mick, his brother"; a quotation is one sign."""
    quote = _LONG_QUOTE.match(text, at)
    if quote:
        return quote.end(), QUOTE
    if text[at] in "(" and _KEPT_ASIDE.match(text, at):
        return at + 1, ", "
    if text[at] == ")":
        return at + 1, ","
    aside = _PLAYED.match(text, at)
    if aside:
        return aside.end(), ""
    aside = _ASIDE.match(text, at)
    if aside and not _KEPT_ASIDE.search(aside.group()):
        return aside.end(), " " if text[aside.end() : aside.end() + 1].isalnum() else ""
    return None


def named(text: str, figures: Figures) -> Iterator[tuple[int, int, Figure]]:
    """The places of a text that name a figure who is known."""
    for start, end in sequences(text):
        figure = figures.find(text[start:end])
        if figure is None or _NO_ONE_AFTER.match(text, end):
            continue
        if (
            re.search(r"\b(?:the|The|a|an) $", text[:start])
            and without_titles(text[start:end])[0] == text[start:end]
        ):
            continue  # "the Walker", "a Jones"
        yield start, end, figure
