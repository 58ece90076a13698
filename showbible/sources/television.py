"""A cheap look at a page before it is read: what is surely not about television goes no further.

The words are those by which `extract.topic` knows its pages, so that nothing it would take is lost here.
"""

from __future__ import annotations

import re
import tomllib
from itertools import islice
from pathlib import Path

import extract

_WORDS = tomllib.loads((Path(extract.__path__[0]) / "topic.toml").read_text(encoding="utf-8"))
_LAST = {re.split(r"[ -]", kind)[-1] for kind in _WORDS["kinds"]}
_SIGNS = sorted(_LAST | {"television", "tv", "season", "episode", "episodes", "seasons", "series"})
_LABELS = sorted({re.findall(r"[a-z]{4,}", label.lower())[-1] for label in _WORDS["labels"]})

_SAID = re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, _SIGNS))})(?![^\W_])", re.IGNORECASE)
_ANYWHERE = frozenset((*_SIGNS, *_LABELS))
_BOX = re.compile(
    r"\{\{\s*(?:#invoke:)?\s*infobox[ _](?:[^|{}\n]{0,60}\b)?(?:television|tv|telenovela|soap|anime|reality"
    r"|sitcom|show|program|programme|serial|miniseries|web|season|episode|animanga/video)\b",
    re.IGNORECASE,
)
_TITLE = re.compile(r"\b(?:lists? of|characters|season|series|episodes?)\b", re.IGNORECASE)
_HEADING = re.compile(r"^==[^=\n][^\n]*==[ \t]*$", re.MULTILINE)
_MARKS = (("{{", "}}"), ("<!--", "-->"), ("{|", "|}"), ("<nowiki>", "</nowiki>"))
_REF = re.compile(r"<ref\b[^<>]{0,200}(?<!/)>", re.IGNORECASE)
_PROSE = re.compile(r"[^\W\d_]{2,30}+(?:[ ,'’\[\]|]{1,5}+[^\W\d_]{1,30}+){5}")
_TEMPLATE = re.compile(r"\{\{[^{}]*\}\}|<!--.*?-->", re.DOTALL)
ENOUGH = 60_000  # characters; where a lead goes on for longer, it is searched no further for its end


def may_be_page(title: str, text: str) -> bool:
    """Whether a wiki's page can be about television, by its title, its infobox and the words of its lead."""
    if _TITLE.search(title):
        return True
    lead = lead_of(text)
    if _says(lead) or _BOX.search(lead):
        return True
    return len(lead) < len(text) and not _has_prose(lead) and _says(text)


def may_be(text: str) -> bool:
    """Whether a text of any form can be about television, by the words in it."""
    lowered = text.lower()
    return any(word in lowered for word in _ANYWHERE)


def _says(text: str) -> bool:
    """Whether one of the words stands in a text; that none of their letters do is seen sooner."""
    lowered = text.lower()
    return any(word in lowered for word in _SIGNS) and _SAID.search(text) is not None


def lead_of(text: str) -> str:
    """A page up to its first heading; the whole page where nothing shows that the heading is one."""
    return text[: _lead_ends(text)[0]]


def decided_by_lead(text: str) -> str:
    """The part of a page that decides what it is about: its lead, if that has prose.

    Of infoboxes, too, only those of the lead count. The heading behind it stays: it shows the form.
    """
    end, heading = _lead_ends(text)
    return text if end == len(text) or not _has_prose(text[:end]) else text[:heading]


def _lead_ends(text: str) -> tuple[int, int]:
    """Where the lead ends, and where the heading behind it does."""
    for heading in islice(_HEADING.finditer(text, 0, ENOUGH), 20):
        lead = text[: heading.start()]
        refs = sum(1 for _ in _REF.finditer(lead))
        if refs <= lead.count("</ref") and all(lead.count(a) <= lead.count(b) for a, b in _MARKS):
            return heading.span()
    return len(text), len(text)


def _has_prose(lead: str) -> bool:
    """Whether a sentence stands in the lead, outside of all templates."""
    lead = lead[:ENOUGH]
    for _ in range(8):
        lead, count = _TEMPLATE.subn(" ", lead)
        if not count:
            break
    return "{{" not in lead and _PROSE.search(lead) is not None
