"""Where names stand in a sentence: what the document knows, what it links, what is capitalised."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path

from extract.document import Document, Passage
from extract.grammar.names import HONORIFIC, INITIALS, NICKNAME, PARTICLE, SUFFIX, UPPER, WORD
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


@cache
def words(kind: str) -> frozenset[str]:
    """A list of `names.toml`; `before` holds the words for jobs as well."""
    here = Path(__file__)
    found = set(tomllib.loads(here.with_name("names.toml").read_text("utf-8"))[kind])
    if kind == "before":
        jobs = tomllib.loads((here.parents[1] / "rules" / "jobs.toml").read_text("utf-8"))
        found |= {noun for job in jobs.values() for noun in job["nouns"]}
    return frozenset(found)


class Mentions:
    """Finds names in the sentences of one document."""

    def __init__(self, document: Document, known: Known) -> None:
        self._document = document
        kinds = ("person", "character", "organisation", "work", "series", "place", "fictional-organisation")
        names = {name for kind in kinds for name in known.names(kind)}  # type: ignore[arg-type]
        names.add(known.topic.series)
        names |= {found[0] for name in known.names("person") if (found := _SURNAME.search(name))}
        self.known = frozenset(
            name
            for name in names
            if name[:1].isupper() or name[:1].isdigit() or _SURNAME.fullmatch(f" {name}", 1)
        )
        longest = sorted(self.known, key=lambda name: (-len(name), name))
        self._known = (
            re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)") if longest else None
        )

    @cached_property
    def _lower(self) -> frozenset[str]:
        return frozenset(re.findall(r"\b[a-zà-ÿ][a-zà-ÿ-]+", self._document.text))

    @cached_property
    def _inner(self) -> frozenset[str]:
        """Words with a capital in the midst of a sentence."""
        return frozenset(_INSIDE.findall(self._document.text))

    def __call__(self, passage: Passage, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Each name's start and end, outside what is `taken`."""
        busy = list(taken)
        for start, end in sorted(self._certain(passage), key=lambda pair: (pair[0] - pair[1], pair[0])):
            if not _meets(start, end, busy):
                busy.append((start, end))
                yield start, end
        for match in _RUN.finditer(passage.text):
            for start, end in self._pieces(passage.text, match.start(), match.end(), busy):
                yield start, end

    def _certain(self, passage: Passage) -> Iterator[tuple[int, int]]:
        if self._known:
            for match in self._known.finditer(passage.text):
                yield self._whole(passage.text, *match.span())
        for link in passage.links:
            if passage.text[link.start : link.start + 1].isupper():
                yield link.start, link.end

    def _whole(self, text: str, start: int, end: int) -> tuple[int, int]:
        """A known name inside a longer one is not that name: "Jessica Jones" in "AKA Jessica Jones Redux"."""
        for run in _RUN.finditer(text, max(0, start - 40), min(len(text), end + 40)):
            if run.start() == start and run.end() > end and run[0].startswith(text[start:end]):
                return (start, run.end()) if " " not in text[start:end] else (start, end)
        return start, end

    def _pieces(
        self, text: str, start: int, end: int, busy: list[tuple[int, int]]
    ) -> Iterator[tuple[int, int]]:
        """A run of capitals without what is taken, what opens the sentence and what is only an office."""
        cuts = [start, *sorted(x for pair in busy for x in pair if start < x < end), end]
        for a, b in pairwise(cuts):
            if _meets(a, b, busy):
                continue
            for piece in self._without_offices(text, a, b):
                found = self._trimmed(text, *piece)
                if found:
                    yield found

    @staticmethod
    def _without_offices(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        at = start
        for word in re.finditer(r"\S+", text[start:end]):
            if word[0] in words("offices"):
                yield at, start + word.start()
                at = start + word.end()
        yield at, end

    def _trimmed(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        while start < end and text[start] == " ":
            start += 1
        while end > start and text[end - 1] == " ":
            end -= 1
        opens = not text[:start].rstrip(" \"'“‘([—–") or text[:start].rstrip(" \"'“‘(")[-1:] in ".:!?"
        while start < end and (first := _FIRST.match(text, start, end)):
            word, rest = first["word"], text[first.end() : end]
            low = word.lower()
            lead = low in words("openers") and (opens or not rest)
            title = opens and low in words("before") and bool(rest)
            common = opens and not rest and (low in self._lower and word not in self._inner)
            opening = opens and rest and low in self._lower and word not in self._inner and " " in rest
            if not (lead or title or common or opening):
                break
            start = first.end()
        said = [word for word in text[start:end].split() if word.strip(".,") not in words("never")]
        return (start, end) if any(c.isalpha() for word in said for c in word) else None


def _meets(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return any(start < b and a < end for a, b in taken)
