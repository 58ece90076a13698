"""Cuts the infobox of a rendered page, whose cells are glued (`Country of originUnited States`)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from extract.document import Field, Passage
from extract.grammar.lines import Line
from extract.grammar.words import passage

_ARROW = re.compile(r"(?P<back>←\s*Previous)|(?P<on>Next\s*→)")
_HEAD = re.compile(r"(?:.{1,80}?\s)??(?P<word>Season|Series)\s+(?P<number>\d{1,3})", re.IGNORECASE)
_OPEN = re.compile(r"(?:[–—,&(-]|\b(?:and|by|to|the|of|with))$")


@cache
def _labels() -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str]]:
    """A label with its value glued, a label with its value behind a blank, and the heads."""
    words = tomllib.loads(Path(__file__).with_name("infobox.toml").read_text(encoding="utf-8"))
    either = "|".join(map(re.escape, sorted(words["labels"], key=len, reverse=True))).replace(
        r"\ ", r"[ \u00a0]"
    )
    return (
        re.compile(rf"(?P<label>{either})(?=[^\Wa-z_]|[\"“'‘«(¡¿]|[^\x00-\x7f]|$)"),
        re.compile(rf"(?P<label>{either})(?=[ \u00a0]\S|$)"),
        frozenset(words["heads"]),
    )


@dataclass
class _Open:
    """A label whose values are being gathered, as stretches of the text."""

    label: str
    values: list[tuple[int, int]] = field(default_factory=list)


def fields(text: str, rows: Sequence[Line]) -> tuple[Field, ...]:
    """The fields of a block of lines; none if it is no infobox."""
    glued, spaced, heads = _labels()
    with_value = [sum(_has_value(p, row.text) for row in rows) for p in (glued, spaced)]
    alone = sum(bool(glued.fullmatch(row.text)) for row in rows)  # a label a line, a value a line
    certain = max(with_value) > 1 or alone > 2 or any(_is_certain(glued, row.text) for row in rows)
    if not certain:  # the title "Studio 60"
        return ()
    pattern = glued if with_value[0] >= with_value[1] else spaced
    stacked = alone > 2 * max(with_value)
    found: list[_Open] = []
    for row in rows:
        if _ARROW.search(row.text):
            _chronology(row, found)
        elif row.text in heads:
            found.append(_Open(""))
        elif label := (pattern.fullmatch if stacked else pattern.match)(row.text):
            found.append(_Open(label["label"]))
            _add(found[-1], text, row.start + label.end(), row.end)
        elif found:
            _add(found[-1], text, row.start, row.end)
        elif head := _HEAD.fullmatch(row.text):
            found.append(_Open("Season"))
            _add(found[-1], text, row.start + head.start("number"), row.end)
            found.append(_Open(""))
    return tuple(_field(text, one) for one in found if one.label and one.values)


def is_label(words: str) -> bool:
    """Whether words are an infobox's label and nothing more."""
    return bool(_labels()[0].fullmatch(words))


def _is_certain(pattern: re.Pattern[str], line: str) -> bool:
    """Whether a line alone shows an infobox: a label of several words with its value glued."""
    found = pattern.match(line)
    return bool(found and found.end() < len(line) and " " in found["label"])


def _has_value(pattern: re.Pattern[str], line: str) -> bool:
    found = pattern.match(line)
    return bool(found and found.end() < len(line))


def _add(label: _Open, text: str, start: int, end: int) -> None:
    """One more value, or the rest of one whose line was not complete ("September 13, 2005 –")."""
    if not text[start:end].strip():
        return
    if label.values and _OPEN.search(text[slice(*label.values[-1])]):
        label.values[-1] = (label.values[-1][0], end)
    else:
        label.values.append((start, end))


def _chronology(row: Line, found: list[_Open]) -> None:
    """`← Previous` and `Next →`, with what is glued behind them."""
    marks = list(_ARROW.finditer(row.text))
    for mark, nxt in zip(marks, [*marks[1:], None], strict=True):
        found.append(_Open("Previous" if mark["back"] else "Next"))
        end = nxt.start() if nxt else len(row.text)
        if row.text[mark.end() : end].strip():
            found[-1].values.append((row.start + mark.end(), row.start + end))


def _field(text: str, one: _Open) -> Field:
    values = [passage(text, start, end) for start, end in one.values]
    return Field(" ".join(one.label.split()), tuple(v for v in values if isinstance(v, Passage) and v))
