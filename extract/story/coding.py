"""A sentence as patterns read it: each figure one sign, brackets and long quotations out of the way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from extract.document import Passage, Span
from extract.grammar.names import NAME
from extract.story.figures import Figure, Figures, without_titles
from extract.story.lexicon import fold
from extract.story.lines import Line

FIRST_SIGN = 0xE000
WHO = "[\ue000-\uf8fe]"
_SIGN = re.compile(WHO)
_WORD = re.compile(r"[^\W\d_]+")
QUOTE = "\uf8ff"
"""The sign for words that somebody else says."""

_PLAYED = re.compile(rf",? (?:played|portrayed|voiced) by {NAME}(?:,(?= )|(?=[.;)]))")
_LONG_QUOTE = re.compile(r"[\"“](?:[^\"“”\s]+\s+){3,}[^\"“”\s]+[\"”]")
# Where words may begin that are not read as they stand
_SET_ASIDE = re.compile(r"(?=[\"“()\[]|\s+[(\[]|,? (?:played|portrayed|voiced) by )")
_KEPT_ASIDE = re.compile(r"\((?:his|her|their|[^()\s]+(?:'s?|’s?))(?: [^()\s]+){1,4}\)")
_ASIDE = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])")
# "the Jones family", "the Jessica Jones series": the name in them means no one figure
_NO_ONE_AFTER = re.compile(
    r"\s+(?:family|families|brothers|sisters|siblings|clan|house|household|home|residence|estate"
    r"|series|season|show"
    r"|comics?|film|novel|universe|organi[sz]ation|crew|gang|cartel|company|street|building|incident|case)\b"
)
_ARTICLE = re.compile(r"\b(?:the|The|a|an) \Z")


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure named at a place of the document."""

    figure: Figure
    words: str
    span: Span


@dataclass(frozen=True)
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
        end = len(self.code) if end is None else end
        return ((at, mention) for at, mention in self._named if start <= at < end)

    @cached_property
    def _named(self) -> tuple[tuple[int, Mention], ...]:
        found = ((sign.start(), self.mention(sign.start())) for sign in _SIGN.finditer(self.code))
        return tuple((at, mention) for at, mention in found if mention)

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words, to tell at a look what it cannot speak of."""
        return frozenset(_WORD.findall(self.code))


def encode(line: Line, figures: Figures, makers: frozenset[str] = frozenset()) -> Sentence:
    """A sentence with a sign in place of each figure named in it.

    `makers` are last names of real people: alone they name the actor Jones as well as the figure.
    """
    found = tuple(
        (start, end, figure)
        for start, end, figure in named(line, figures)
        if not makers or fold(line.text[start:end]) not in makers
    )
    if line.kept[0] != found:
        line.kept = (found, _coded(line.passage, found))
    sentence: Sentence = line.kept[1]
    return sentence


def _coded(passage: Passage, found: Iterable[tuple[int, int, Figure]]) -> Sentence:
    text = passage.text
    signs = {start: (end, figure) for start, end, figure in found}
    code: list[str] = []
    places: list[int] = []
    mentions: list[Mention] = []
    at = 0
    for start in sorted({*signs, *(aside.start() for aside in _SET_ASIDE.finditer(text))}):
        if start < at:
            continue
        if start in signs:
            end, figure = signs[start]
            read = chr(FIRST_SIGN + len(mentions))
            mentions.append(Mention(figure, text[start:end], passage.span(start, end)))
        elif skipped := _skip(text, start):
            end, read = skipped
        else:
            continue
        code += (text[at:start], read)
        places += (*range(at, start), *(start for _ in read))
        at = end
    code.append(text[at:])
    places += range(at, len(text))
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


def named(line: Line, figures: Figures) -> Iterator[tuple[int, int, Figure]]:
    """The places of a sentence that name a figure who is known."""
    text = line.text
    for start, end in line.sequences:
        words = text[start:end]
        figure = figures.find(words)
        if figure is None or _NO_ONE_AFTER.match(text, end):
            continue
        if _ARTICLE.search(text, max(0, start - 5), start) and without_titles(words)[0] == words:
            continue  # "the Walker", "a Jones"
        yield start, end, figure
