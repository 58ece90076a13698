"""A sentence as grammar sees it: every name, date, season, episode and title in it is one letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from extract.document import Document, Item, Paragraph, Passage, Section, Span
from extract.facts import Ref, Value
from extract.grammar.seasons import season_number
from extract.grammar.sentences import sentences
from extract.known import Known
from extract.prose.mentions import Mentions
from extract.prose.quotes import hushed, is_title, quotations, restored
from extract.prose.seasons import episode_phrases, season_phrases
from extract.prose.when import Calendar

# One private letter a mark, from the range of its kind; `grammar` holds the ranges as character classes.
FIRST = {
    "name": 0xE000,
    "date": 0xE400,
    "season": 0xE800,
    "episode": 0xEC00,
    "title": 0xF000,
    "speech": 0xF400,
}
_MOST = 0x400


@dataclass(frozen=True, slots=True)
class Mark:
    """What one letter of the shape stands for: code points of the sentence's text, and what they mean."""

    kind: str
    start: int
    end: int
    value: Value | Ref | tuple[int, ...] | None = None


@dataclass(frozen=True)
class Sentence:
    """A sentence with its shape; `marks` are in order, `places` lead from the shape back to the text."""

    passage: Passage
    shape: str
    marks: tuple[Mark, ...]
    places: tuple[int, ...]
    section: Section
    known: Known
    item: Passage | None = None
    first: bool = True  # in its paragraph

    def text(self, start: int, end: int) -> str:
        """The words behind a stretch of the shape."""
        return self.passage.text[self.places[start] : self.places[end]].strip() if end > start else ""

    def span(self, start: int, end: int) -> Span:
        """Where a stretch of the shape stands in the document."""
        a, b = self.places[start], self.places[end]
        words = self.passage.text[a:b]
        return self.passage.span(a + len(words) - len(words.lstrip()), b - len(words) + len(words.rstrip()))

    def words(self, match: re.Match[str], group: str | int = 0) -> str:
        return self.text(*match.span(group))

    def where(self, match: re.Match[str], group: str | int = 0) -> Span:
        return self.span(*match.span(group))

    def marked(self, kind: str, start: int = 0, end: int | None = None) -> list[tuple[int, Mark]]:
        """The marks of a kind between two places of the shape, each with its place."""
        stop = len(self.shape) if end is None else end
        low, high = FIRST[kind], FIRST[kind] + _MOST
        return [(at, self.mark(at)) for at in range(start, stop) if low <= ord(self.shape[at]) < high]

    def mark(self, at: int) -> Mark:
        """The mark at a place of the shape."""
        return self._by_place[at]

    def date(self, at: int) -> Value:
        """The date at a place of the shape."""
        value = self.mark(at).value
        if not isinstance(value, Value):
            raise TypeError(f"no date at {at} of {self.shape!r}")
        return value

    @cached_property
    def _by_place(self) -> dict[int, Mark]:
        found = [at for at, letter in enumerate(self.shape) if 0xE000 <= ord(letter) <= 0xF8FF]
        return dict(zip(found, self.marks, strict=True))

    @property
    def season(self) -> int | None:
        """The season that the sentence stands under: the page's, or that of a heading above it."""
        if self.known.topic.season is not None:
            return self.known.topic.season
        return next(filter(None, map(season_number, reversed(self.section.path))), None)


_BRITISH = re.compile(r"\b(?:is|was) an? (?:[a-z-]+ )*(?:British|English|Scottish|Welsh|Irish|Australian)\b")


class Prose:
    """The sentences of a document, shaped with the names that are known of it."""

    def __init__(self, document: Document, known: Known) -> None:
        self._document, self._known = document, known
        self._mentions = Mentions(document, known)
        plain = document.title.text + " ".join(title for b in document.blocks for title in b.section.path)
        british = re.search(r"\b[Ss]eries \d", plain) or re.search(r"\b[Ss]eries \d", known.topic.series)
        lead = next((paragraph.passage.text for paragraph in document.lead), "")
        british = british or _BRITISH.search(lead)
        self._noun = "(?:season|series)" if british else "season"

    def paragraphs(self, trigger: re.Pattern[str]) -> Iterator[list[Sentence]]:
        """Each paragraph's and item's sentences, where the trigger is found in it."""
        for block in self._document.blocks:
            if isinstance(block, Paragraph | Item) and trigger.search(block.passage.text):
                item = block.passage if isinstance(block, Item) else None
                yield list(self._sentences(block.passage, block.section, item))

    def sentences(self, trigger: re.Pattern[str]) -> Iterator[Sentence]:
        """Each sentence in which the trigger is found."""
        for paragraph in self.paragraphs(trigger):
            yield from (s for s in paragraph if trigger.search(s.passage.text))

    def _sentences(self, passage: Passage, section: Section, item: Passage | None) -> Iterator[Sentence]:
        calendar = Calendar()
        for at, sentence in enumerate(sentences(hushed(passage))):
            shaped, calendar = self._shaped(restored(sentence), calendar, section, item, at == 0)
            yield shaped

    def _shaped(
        self, passage: Passage, calendar: Calendar, section: Section, item: Passage | None, first: bool
    ) -> tuple[Sentence, Calendar]:
        marks: list[Mark] = []

        def add(kind: str, start: int, end: int, value: Value | Ref | tuple[int, ...] | None = None) -> None:
            if not any(start < m.end and m.start < end for m in marks):
                marks.append(Mark(kind, start, end, value))

        text = passage.text
        for start, end in quotations(text):
            inside = text[start + 1 : end - 1].rstrip(".,")
            if "·" in inside:
                add("speech", start, end)
            elif not _nickname(text, start, end):
                add("title" if is_title(inside) else "speech", start, end)
        found = calendar.dates(passage)
        for value, start, end in found:
            add("date", start, end, value)
        for start, end, numbers in season_phrases(text, self._known.topic, self._noun):
            add("season", start, end, numbers)
        for start, end, episode in episode_phrases(text, self._known.topic):
            add("episode", start, end, episode)
        for start, end in self._mentions(passage, [(m.start, m.end) for m in marks]):
            add("name", start, end)
        marks.sort(key=lambda mark: mark.start)
        shape, places = _drawn(text, marks)
        told = tuple(each for each in found if each[0].type != "gYear") or found
        return (
            Sentence(passage, shape, tuple(marks), places, section, self._known, item, first),
            calendar.after(told),
        )


def _nickname(text: str, start: int, end: int) -> bool:
    """Whether a quotation stands within a name: Patricia "Trish" Walker."""
    before, after = text[:start].rstrip()[-1:], text[end : end + 2]
    word = re.search(r"([^\W\d_][\w'’.-]*) $", text[:start])
    named = bool(word and word[1][0].isupper() and before.isalpha() | (before == "."))
    return named and bool(re.match(r" [^\W\d_]", after)) and after[1:2].isupper()


def _drawn(text: str, marks: list[Mark]) -> tuple[str, tuple[int, ...]]:
    shape, places, at = [], [], 0
    for number, mark in enumerate(marks):
        for place in range(at, mark.start):
            shape.append(_plain(text[place]))
            places.append(place)
        shape.append(chr(FIRST[mark.kind] + number % _MOST))
        places.append(mark.start)
        at = mark.end
    for place in range(at, len(text)):
        shape.append(_plain(text[place]))
        places.append(place)
    return "".join(shape), (*places, len(text))


def _plain(letter: str) -> str:
    """A letter of the text that is no mark, even if the text itself uses the private ones."""
    return "?" if 0xE000 <= ord(letter) <= 0xF8FF else letter
