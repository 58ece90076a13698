"""Cuts glued cells of names apart (`Anna FoersterMelissa Rosenberg`)."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

Cuts = tuple[tuple[int, int], ...]  # where each cell of a row starts and ends

CREDIT = re.compile(
    r"(?:Story(?: (?:&|and) teleplay)?|Teleplay|Screenplay|Written|Directed|Storyboarded|Idea|Adapted|Script)"
    r" (?:by|supervised by)[ ]?:?[ ]?",
    re.IGNORECASE,
)
_JOIN = re.compile(r"\s*(?:,(?!\s*(?:Jr|Sr|II|III|IV)\b)\s*(?:and\s|&\s)?|;|\s(?:&|and|y|e|with|/)\s|\n)\s*")
_LISTS = tomllib.loads(Path(__file__).with_name("people.toml").read_text(encoding="utf-8"))
_NEVER, _PREFIX, _PARTICLE, _OPENS = (
    frozenset(_LISTS[name].split()) for name in ("never", "prefixes", "particles", "opens")
)
_UNSAID = re.compile(r"TBA|TBD|N/A|Unknown|Various|—|–|None")
_UNSAID_LAST = re.compile(r"(?:TBA|TBD|N/A)\Z")
_SUFFIX = re.compile(r"(?:\b(?:Jr|Sr)\.?|\bI{2,3}|\bIV)\Z")
_WORD = re.compile(r"[^\W\d_a-z]|[^\W\d_]{1,3}(?:['’]|\b)|[\"“(]")


def split(texts: Sequence[str], columns: int, known: Callable[[str], bool]) -> list[Cuts | None]:
    """Each row's text cut into `columns` cells; None for a row where no reading is the best.

    A row that can be read in one way teaches the names of its columns to the others; `known` says
    whether a name stands elsewhere in the document.
    """
    readings = [list(_readings(text, columns)) for text in texts]
    chosen: list[Cuts | None] = [options[0] if len(options) == 1 else None for options in readings]
    for _ in range(3):
        taught = _names(texts, chosen, columns)
        for row, (text, options) in enumerate(zip(texts, readings, strict=True)):
            if len(options) > 1:
                chosen[row] = _choose(text, options, taught, _recurring(texts, row), known)
    return chosen


def _readings(text: str, columns: int) -> Iterator[Cuts]:
    """Every way to cut a text into cells that hold names: at sure boundaries, else at doubtful ones."""
    if columns == 1:
        if is_people(text):
            yield ((0, len(text)),)
        return
    for boundaries in _boundaries(text):
        found = False
        for ends in combinations(boundaries, columns - 1):
            starts = (0, *(end for _, end in ends))
            cuts = tuple(zip(starts, (*(start for start, _ in ends), len(text)), strict=True))
            if all(is_people(text[a:b]) for a, b in cuts):
                found = True
                yield cuts
        if found:
            return


def _boundaries(text: str) -> Iterator[list[tuple[int, int]]]:
    """Where one cell may end and the next start: by credit words and glue, within names, at blanks."""
    credit = [m.start() for m in CREDIT.finditer(text)]
    sure: list[tuple[int, int]] = []
    doubtful: list[tuple[int, int]] = []
    if credit and credit[0] > 0:
        at = credit[0]
        yield [(len(text[:at].rstrip()), at)]
    for at in range(1, len(text)):
        if text[at] == "\n" and not CREDIT.match(text, at + 1):
            sure.append((at, at + 1))
        elif is_glue(text, at) and _chunk(text, at) not in _NEVER:
            (doubtful if _is_prefix(text, at) else sure).append((at, at))
    yield sure
    # "Story by : A B & C D\nTeleplay by : E F Ann Lee": with blanks between cells the next one starts behind
    last = max((m.end() for m in CREDIT.finditer(text)), default=0)
    blanks = [(m.start(), m.end()) for m in re.finditer(r" +", text) if m.start() > last]
    if not sure and (not credit or credit[0] == 0) and "\n" not in text[last:]:
        yield sorted(blanks + doubtful)
    else:
        yield sorted(sure + doubtful)


def _chunk(text: str, at: int) -> str:
    """The part of a word that stands before `at`: "Mac" in "MacDonald"."""
    return re.split(r"[\s.-]|(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-Þ])", text[max(0, at - 12) : at])[-1]


def _is_prefix(text: str, at: int) -> bool:
    return _chunk(text, at) in _PREFIX or _chunk(text, at) in _NEVER


def is_glue(text: str, at: int) -> bool:
    """Whether a word starts at `at` without a blank before it."""
    before, here = text[at - 1], text[at]
    if not here.isupper() and here not in '"“':
        return False
    if before.islower() or before in "”)":
        return True
    behind = text[max(0, at - 8) : at]
    starts = text[at + 1 : at + 2].islower() or text[at + 1 : at + 2] == "." or _UNSAID.match(text, at)
    return bool(starts) and bool(_SUFFIX.search(behind) or _UNSAID_LAST.search(behind))


def names(text: str) -> list[str]:
    """The names that a cell joins."""
    plain = CREDIT.sub("\n", text)
    return [name.strip() for name in _JOIN.split(plain) if name and name.strip()]


def is_people(text: str) -> bool:
    """Whether a cell holds names, each of two to five words."""
    parts = names(text)
    stripped = text.strip()
    if not parts or stripped != stripped.strip("&,;/") or re.match(r"(?:and|y)\s|.*\s(?:and|y)\Z", stripped):
        return False
    return all(_is_name(part) for part in parts)


def _is_name(text: str) -> bool:
    words = re.sub(r"\([^()]*\)", "", text).split()
    if _UNSAID.fullmatch(text):
        return True
    proper = [w for w in words if w.lower() not in _PARTICLE]
    if (
        not 2 <= len(words) <= 6
        or len(proper) < 1
        or (len(words) == 2 and _SUFFIX.search(words[1].rstrip(",")))
    ):
        return False
    if words[-1].lower() in _PARTICLE and len(words[-1]) < 4 and words[-1].islower():
        return False
    if _SUFFIX.fullmatch(words[0]) or re.fullmatch(r"[A-Z]\.", words[-1]) or words[-1] in _OPENS:
        return False
    return all(_WORD.match(word) for word in proper) and all(
        word[0].isupper() or not word[0].isalpha() for word in proper
    )


def _names(texts: Sequence[str], chosen: Sequence[Cuts | None], columns: int) -> list[Counter[str]]:
    """How often each column's names occur in the rows that are decided."""
    found: list[Counter[str]] = [Counter() for _ in range(columns)]
    for text, cuts in zip(texts, chosen, strict=True):
        for column, (start, end) in enumerate(cuts or ()):
            found[column].update(names(text[start:end]))
    return found


def _recurring(texts: Sequence[str], row: int) -> Callable[[str, bool], int]:
    """How many other rows start (or end) with the same words."""
    others = [text for i, text in enumerate(texts) if i != row]

    def count(words: str, first: bool) -> int:
        if first:
            return sum(t.startswith(words) and not t[len(words) : len(words) + 1].islower() for t in others)
        return sum(t.endswith(words) for t in others)

    return count


def _choose(
    text: str,
    options: Sequence[Cuts],
    taught: Sequence[Counter[str]],
    recurring: Callable[[str, bool], int],
    known: Callable[[str], bool],
) -> Cuts | None:
    """The reading whose names are best known; None if two are as good."""
    marks = [_mark(text, cuts, taught, recurring, known) for cuts in options]
    best = max(marks)
    clear = best > 0 or best - sorted(marks)[-2] >= 0.5
    return options[marks.index(best)] if clear and marks.count(best) == 1 else None


def _mark(
    text: str,
    cuts: Cuts,
    taught: Sequence[Counter[str]],
    recurring: Callable[[str, bool], int],
    known: Callable[[str], bool],
) -> float:
    mark = 0.0
    for column, (start, end) in enumerate(cuts):
        cell = text[start:end].strip()
        for name in names(cell):
            mark += 3.0 if taught[column][name] else 0.0
            mark += 1.5 if any(other[name] for other in taught) else 0.0
            mark += 1.0 if known(name) else 0.0
            inside = sum(is_glue(name, i) and not _is_prefix(name, i) for i in range(1, len(name)))
            mark -= 1.0 * inside + 0.25 * max(0, len(name.split()) - 3)
            mark -= 1.0 * (name.split()[0] in _OPENS)  # no one is called "Le Nevez" alone
        mark -= 0.5 * (0 < start < len(text) and is_glue(text, start) and _is_prefix(text, start))
        if column in (0, len(cuts) - 1):
            mark += min(3, recurring(cell, column == 0))
    return mark
