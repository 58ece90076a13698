"""A sentence as grammar sees it: every name, date, season, episode and title in it is one letter."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, starmap

from extract.document import Document, Item, Paragraph, Passage, Section, Span
from extract.facts import Ref, Value
from extract.grammar.seasons import season_number
from extract.grammar.sentences import sentences
from extract.grammar.taken import Taken
from extract.known import Known
from extract.prose.mentions import Mentions, Names, Vocabulary, names_of
from extract.prose.quotes import hushed, is_title, quotations, restored
from extract.prose.seasons import episode_phrases, season_phrases
from extract.prose.when import Calendar
from extract.topic import Topic

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
    topic: Topic
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
        return [(at, mark) for at, mark in self._by_kind.get(kind, ()) if start <= at < stop]

    def all_marked(self, start: int, end: int) -> Iterator[tuple[int, Mark]]:
        """The marks between two places of the shape, each with its place."""
        return ((at, mark) for at, mark in self._by_place.items() if start <= at < end)

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
        found = (letter.start() for letter in _PRIVATE.finditer(self.shape))
        return dict(zip(found, self.marks, strict=True))

    @cached_property
    def _by_kind(self) -> dict[str, list[tuple[int, Mark]]]:
        found: dict[str, list[tuple[int, Mark]]] = defaultdict(list)
        for at, mark in self._by_place.items():
            found[mark.kind].append((at, mark))
        return found

    @property
    def season(self) -> int | None:
        """The season that the sentence stands under: the page's, or that of a heading above it."""
        if self.topic.season is not None:
            return self.topic.season
        return next(filter(None, map(season_number, reversed(self.section.path))), None)


_PRIVATE = re.compile("[\ue000-\uf8ff]")
_BRITISH = re.compile(r"\b(?:is|was) an? (?:[a-z-]+ )*(?:British|English|Scottish|Welsh|Irish|Australian)\b")


@dataclass(slots=True)
class _Read:
    """A sentence without its names, and as it was shaped last, with which names."""

    passage: Passage
    marks: tuple[Mark, ...]
    section: Section
    item: Passage | None
    first: bool
    names: Names | None = None
    named: tuple[tuple[int, int], ...] = ()
    shaped: Sentence | None = None


class _Study:
    """What the sentences of a document are without what is known of it; the same for all rules."""

    def __init__(self, document: Document, topic: Topic) -> None:
        self._topic = topic
        plain = document.title.text + " ".join(title for b in document.blocks for title in b.section.path)
        british = re.search(r"\b[Ss]eries \d", plain) or re.search(r"\b[Ss]eries \d", topic.series)
        lead = next((paragraph.passage.text for paragraph in document.lead), "")
        british = british or _BRITISH.search(lead)
        self._noun = "(?:season|series)" if british else "season"
        self._read: dict[int, list[_Read]] = {}
        self.blocks = tuple(b for b in document.blocks if isinstance(b, Paragraph | Item))
        self.mentions = Mentions(Vocabulary(document.text))
        self._names = Names(())

    def names(self, known: Known) -> Names:
        """The names that are known by now; those of the rule before if there are no others."""
        found = names_of(known)
        if found != self._names.all:
            self._names = Names(found)
        return self._names

    def read(self, at: int) -> list[_Read]:
        """The sentences of a block."""
        if at not in self._read:
            self._read[at] = list(self._sentences(self.blocks[at]))
        return self._read[at]

    def _sentences(self, block: Paragraph | Item) -> Iterator[_Read]:
        calendar = Calendar()
        item = block.passage if isinstance(block, Item) else None
        for at, sentence in enumerate(sentences(hushed(block.passage))):
            passage = restored(sentence)
            found = calendar.dates(passage)
            yield _Read(passage, self._marks(passage, found), block.section, item, at == 0)
            calendar = calendar.after(tuple(each for each in found if each[0].type != "gYear") or found)

    def _marks(self, passage: Passage, dates: Iterable[tuple[Value, int, int]]) -> tuple[Mark, ...]:
        """The titles, speeches, dates, seasons and episodes of a sentence, in order."""
        text, taken, marks = passage.text, Taken(), []
        quoted = (("title" if is_title(i) else "speech", a, b, None) for a, b, i in _quoted(text))
        told = (("date", start, end, value) for value, start, end in dates)
        seasons = (("season", *phrase) for phrase in season_phrases(text, self._topic, self._noun))
        episodes = (("episode", *phrase) for phrase in episode_phrases(text, self._topic))
        for mark in starmap(Mark, chain(quoted, told, seasons, episodes)):
            if taken.add(mark.start, mark.end):
                marks.append(mark)
        return tuple(sorted(marks, key=lambda mark: mark.start))


class Prose:
    """The sentences of a document, shaped with the names that are known of it."""

    def __init__(self, document: Document, known: Known) -> None:
        self._topic = known.topic
        self._study = known.once(_Study, lambda: _Study(document, known.topic))
        self._names = self._study.names(known)

    def paragraphs(self, trigger: re.Pattern[str]) -> Iterator[list[Sentence]]:
        """Each paragraph's and item's sentences, where the trigger is found in it."""
        for at, block in enumerate(self._study.blocks):
            if trigger.search(block.passage.text):
                yield [self._shaped(read) for read in self._study.read(at)]

    def sentences(self, trigger: re.Pattern[str]) -> Iterator[Sentence]:
        """Each sentence in which the trigger is found."""
        for at, block in enumerate(self._study.blocks):
            if trigger.search(block.passage.text):
                found = (read for read in self._study.read(at) if trigger.search(read.passage.text))
                yield from map(self._shaped, found)

    def _shaped(self, read: _Read) -> Sentence:
        """The sentence with its names; as it was shaped for the rule before, if the names are the same."""
        if read.shaped is not None and read.names is self._names:
            return read.shaped
        read.names, known = self._names, self._names.find(read.passage.text)
        if read.shaped is None or known != read.named:
            taken = [(mark.start, mark.end) for mark in read.marks]
            names = [Mark("name", *name) for name in self._study.mentions(read.passage, known, taken)]
            marks = tuple(sorted((*read.marks, *names), key=lambda mark: mark.start))
            shape, places = _drawn(read.passage.text, marks)
            read.named = known
            read.shaped = Sentence(
                read.passage, shape, marks, places, read.section, self._topic, read.item, read.first
            )
        return read.shaped


def _quoted(text: str) -> Iterator[tuple[int, int, str]]:
    """The quotations that are no nicknames, with what is in them."""
    for start, end in quotations(text):
        inside = text[start + 1 : end - 1].rstrip(".,")
        if "·" in inside or not _nickname(text, start, end):
            yield start, end, inside


def _nickname(text: str, start: int, end: int) -> bool:
    """Whether a quotation stands within a name: Patricia "Trish" Walker."""
    before, after = text[:start].rstrip()[-1:], text[end : end + 2]
    word = re.search(r"([^\W\d_][\w'’.-]*) $", text[:start])
    named = bool(word and word[1][0].isupper() and before.isalpha() | (before == "."))
    return named and bool(re.match(r" [^\W\d_]", after)) and after[1:2].isupper()


def _drawn(text: str, marks: Iterable[Mark]) -> tuple[str, tuple[int, ...]]:
    # letters of the text that are no marks, even if the text itself uses the private ones
    text = _PRIVATE.sub("?", text)
    shape: list[str] = []
    places: list[int] = []
    at = 0
    for number, mark in enumerate(marks):
        shape += (text[at : mark.start], chr(FIRST[mark.kind] + number % _MOST))
        places += range(at, mark.start + 1)
        at = mark.end
    return "".join((*shape, text[at:])), (*places, *range(at, len(text) + 1))
