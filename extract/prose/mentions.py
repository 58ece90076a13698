"""Where names stand in a sentence: what the document knows, what it links, what is capitalised."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path

from extract.document import Passage
from extract.facts import Kind
from extract.grammar.names import HONORIFIC, INITIALS, NICKNAME, PARTICLE, SUFFIX, UPPER, WORD
from extract.grammar.taken import Taken
from extract.known import Known

# "Disney+", "ITV2", "Channel 4"
_WORD = rf"(?:{INITIALS}|(?:Channel|BBC|Canal|TV|Network) \d+\b|Bros\.(?=[ ][A-Z])|{WORD}\d*\+?)"
_RUN = re.compile(
    rf"(?<![\w'’-])(?:{HONORIFIC}[ ])?{_WORD}(?:[ ](?:{PARTICLE}[ ](?:d['’])?|{NICKNAME}["
    rf" ])?{_WORD})*{SUFFIX}?"
)
_SURNAME = re.compile(rf"(?<= ){PARTICLE} {WORD}$")  # "Lee, de Roy, and Farr return"
_FIRST = re.compile(rf"(?P<word>{UPPER}[\w'’-]*)(?P<gap>[ ]+|$)")
_INSIDE = re.compile(rf"[a-zà-ÿ,;)] ({UPPER}[^\W\d_]+)")
_LETTERS, _LETTER = re.compile(r"\w+"), re.compile(r"\w")
_NOT_BLANK = re.compile(r"\S+")
_KINDS: tuple[Kind, ...] = (
    "person", "character", "organisation", "work", "series", "place", "fictional-organisation",
)  # fmt: skip


@cache
def words(kind: str) -> frozenset[str]:
    """A list of `names.toml`; `before` holds the words for jobs as well."""
    here = Path(__file__)
    found = set(tomllib.loads(here.with_name("names.toml").read_text("utf-8"))[kind])
    if kind == "before":
        jobs = tomllib.loads((here.parents[1] / "rules" / "jobs.toml").read_text("utf-8"))
        found |= {noun for job in jobs.values() for noun in job["nouns"]}
    return frozenset(found)


@dataclass(frozen=True)
class Vocabulary:
    """How a document writes its words, which tells a common word that opens a sentence from a name."""

    text: str

    @cached_property
    def lower(self) -> frozenset[str]:
        return frozenset(re.findall(r"\b[a-zà-ÿ][a-zà-ÿ-]+", self.text))

    @cached_property
    def inner(self) -> frozenset[str]:
        """Words with a capital in the midst of a sentence."""
        return frozenset(_INSIDE.findall(self.text))


def names_of(known: Known) -> frozenset[str]:
    """The names that are known of a document."""
    names = {name for kind in _KINDS for name in known.names(kind)} | {known.topic.series}
    names |= {found[0] for name in known.names("person") if (found := _SURNAME.search(name))}
    return frozenset(name for name in names if _begins(name))


class Names:
    """Names by their first word."""

    def __init__(self, names: Iterable[str]) -> None:
        self.all = frozenset(names)
        self._by_first: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self.all, key=lambda name: (-len(name), name)):
            if first := _LETTERS.match(name):
                self._by_first[first[0]].append(name)

    def find(self, text: str) -> tuple[tuple[int, int], ...]:
        """Where a text has them: the longest first, whole words only."""
        found: list[tuple[int, int]] = []
        at = 0
        for word in _LETTERS.finditer(text):
            start = word.start()
            if start < at or word[0] not in self._by_first:
                continue
            for name in self._by_first[word[0]]:
                end = start + len(name)
                if text.startswith(name, start) and not _LETTER.match(text, end):
                    found.append((start, end))
                    at = end
                    break
        return tuple(found)


def _begins(name: str) -> bool:
    return name[:1].isupper() or name[:1].isdigit() or bool(_SURNAME.fullmatch(f" {name}", 1))


class Mentions:
    """Finds names in the sentences of one document."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words

    def __call__(
        self, passage: Passage, known: Iterable[tuple[int, int]], marked: Iterable[tuple[int, int]]
    ) -> Iterator[tuple[int, int]]:
        """Each name's start and end, outside what is `marked`; `known` names may stand in longer ones."""
        text, busy = passage.text, Taken(marked)
        certain = [self._whole(text, start, end) for start, end in known]
        certain += [(x.start, x.end) for x in passage.links if text[x.start : x.start + 1].isupper()]
        for start, end in sorted(certain, key=lambda pair: (pair[0] - pair[1], pair[0])):
            if busy.add(start, end):
                yield start, end
        for match in _RUN.finditer(text):
            yield from self._pieces(text, match.start(), match.end(), busy)

    @staticmethod
    def _whole(text: str, start: int, end: int) -> tuple[int, int]:
        """A single word that is known, inside a longer name, is not that name: "Jones" in "Jones Street"."""
        if " " in text[start:end]:
            return start, end
        for run in _RUN.finditer(text, max(0, start - 40), min(len(text), end + 40)):
            if run.start() == start and run.end() > end:
                return start, run.end()
        return start, end

    def _pieces(self, text: str, start: int, end: int, busy: Taken) -> Iterator[tuple[int, int]]:
        """A run of capitals without what is taken, what opens the sentence and what is only an office."""
        for a, b in pairwise((start, *busy.edges(start, end), end)):
            if busy.meets(a, b):
                continue
            for piece in self._without_offices(text, a, b):
                found = self._trimmed(text, *piece)
                if found:
                    yield found

    @staticmethod
    def _without_offices(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        at = start
        for word in _NOT_BLANK.finditer(text[start:end]):
            if word[0] in words("offices"):
                yield at, start + word.start()
                at = start + word.end()
        yield at, end

    def _trimmed(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        while start < end and text[start] == " ":
            start += 1
        while end > start and text[end - 1] == " ":
            end -= 1
        opens = _opens(text, start)
        while start < end and (first := _FIRST.match(text, start, end)):
            word, rest = first["word"], text[first.end() : end]
            low = word.lower()
            lead = low in words("openers") and (opens or not rest)
            title = opens and low in words("before") and bool(rest)
            common = opens and (not rest or " " in rest)
            if not (lead or title or (common and self._is_common(word))):
                break
            start = first.end()
        said = [word for word in text[start:end].split() if word.strip(".,") not in words("never")]
        return (start, end) if any(c.isalpha() for word in said for c in word) else None

    def _is_common(self, word: str) -> bool:
        """Whether a document writes a word small, and never with a capital in the midst of a sentence."""
        return word.lower() in self._words.lower and word not in self._words.inner


def _opens(text: str, at: int) -> bool:
    """Whether a sentence opens at a place, brackets, dashes and quotation marks before it set aside."""
    marked = at
    while marked and text[marked - 1] in " \"'“‘([—–":
        marked -= 1
    while at and text[at - 1] in " \"'“‘(":
        at -= 1
    return not marked or text[at - 1] in ".:!?"
