"""Words of documents as the pages show them: where they stand, the sentence around them, what they give."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from graph.telling.documents import NAMED, Given
from graph.telling.evidence import FactRow
from graph.telling.sayings import Words
from graph.terms import NAME, SB
from showbible.web.shown import shown

if TYPE_CHECKING:
    from showbible.web.site import Site

SHORT, FURTHER = 90, 90  # a cell with so few letters shows so many around it


@dataclass(frozen=True, slots=True)
class Mark:
    """A place that says a fact: its address, and what it is called where it cannot be seen."""

    href: str
    name: str


def marks(site: Site, words: Iterable[Words]) -> list[Mark]:
    """The places of a fact, each once, in order."""
    places = sorted({(w.source, w.start, w.end): w for w in words if w.source}.values(), key=_order)
    return [Mark(href(site, w), name(site, w)) for w in places]


def _order(words: Words) -> tuple[float, str, int, int]:
    return (-words.confidence, words.source, words.start, words.end)


def href(site: Site, words: Words) -> str:
    """Where a document's page shows the words."""
    page = site.href(words.source)
    more = f"at={words.start}-{words.end}&rule={quote(words.rule, safe='')}"
    return f"{page}{'&' if '?' in page else '?'}{more}#at"


def name(site: Site, words: Words) -> str:
    """A place in words: "Jessica Jones season 2, Episodes"."""
    return shown(", ".join(filter(None, (site.documents.title(words.source), words.section))))


def told(site: Site, given: Given) -> dict[str, Any]:
    """A place with its sentence and facts, for the pages' scripts."""
    w = given.words
    before, prefix, exact, suffix, after = map(shown, _sentence(site, w))
    return {
        "document": shown(site.documents.title(w.source)),
        "section": shown(w.section),
        "href": href(site, w),
        "before": [before, prefix],
        "words": exact,
        "after": [suffix, after],
        "rule_id": w.rule,
        "rule": shown(w.rule.replace("_", " ")),
        "sure": w.confidence,
        "facts": [fact(site, row) for row in given.facts],
    }


def fact(site: Site, row: FactRow) -> dict[str, Any]:
    """A fact, with the pages of what it is about."""
    thing = row.object != row.object_label and not row.object.startswith(SB)
    return {
        "subject": [shown(row.subject_label), site.href(row.subject)],
        "property": NAMED if _same(row) and row.predicate == NAME.value else row.predicate_label,
        "object": ["" if _same(row) else shown(row.object_label), site.href(row.object) if thing else ""],
        "how": how(row.modality, row.rank),
    }


def how(modality: str, rank: str) -> str:
    """How a fact stands; nothing of one that is simply asserted."""
    return ", ".join(p for p in (modality, rank) if p not in ("asserted", "normal rank"))


def _same(row: FactRow) -> bool:
    """Whether a row only says what its thing is called; a series and its character may have one name."""
    return row.object in (row.subject, row.subject_label)


def _sentence(site: Site, w: Words) -> tuple[str, str, str, str, str]:
    """The words in their sentence or cell; around a short one some of the line: it shows a glued table."""
    source = site.documents.all.get(w.source)
    if source is None or site.documents.text(w.source) is None:
        return "", w.prefix, w.exact, w.suffix, ""
    start, end = w.start - len(w.prefix), w.end + len(w.suffix)
    short = end - start <= SHORT
    reading = site.reading(w.source)
    if reading.markup:
        far = reading.beside(w.start, w.end) if short else ("", "")
        parts = (reading.clean(start, w.start), reading.clean(w.start, w.end), reading.clean(w.end, end))
        return far[0], parts[0], parts[1] or w.exact, parts[2], far[1]
    far = _further(reading.text, start, end) if short else ("", "")
    return far[0], w.prefix, w.exact, w.suffix, far[1]


def _further(text: str, start: int, end: int) -> tuple[str, str]:
    """Some words before and behind a place, whole ones, without empty lines."""
    before = re.sub(r"^\S*\s", "", text[max(0, start - FURTHER) : start])
    after = re.sub(r"\s\S*$", "", text[end : end + FURTHER])
    return re.sub(r"\s*\n\s*", "\n", before), re.sub(r"\s*\n\s*", "\n", after)
