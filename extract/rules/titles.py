"""What the show was called on its way to the screen: "A.K.A. Jessica Jones … would be shortened to …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.document import Document
from extract.facts import Fact, Finding, Ref, Value
from extract.known import Known
from extract.prose.grammar import NAME, TITLE
from extract.prose.people import People
from extract.prose.shape import Prose, Sentence

_TRIGGER = re.compile(r"\b(?:titled?|develop\w+|reworking|renamed|retitled|known|called|shortened)\b")
_NAMED = rf"(?P<title>(?:[Tt]he )?(?:{NAME}['’]s )?{NAME}(?: {NAME})*|{TITLE})"
# "originally titled Cod and Kin": where such a title ends, its words do not tell
_NEW = rf"(?P<title>(?:[Tt]he )?(?:{NAME}['’]s )?{NAME}(?: {NAME})*(?! (?:and|of|in|the|for|vs\.?) )|{TITLE})"
_DEVELOPING = re.compile(rf"\b(?:developing|developed) {_NAMED} for (?P<agent>{NAME})")
_REWORKING = re.compile(rf"\breworking it for (?P<agent>{NAME})[^.;]*? as {_NEW}")
_REVEALED = re.compile(
    rf"\b(?:official |final |working )?title (?:for the series |of the series )?(?:was|is) (?:revealed"
    rf"|announced|confirmed) (?:to be|as) {_NEW}"
)
_CHANGED = re.compile(
    rf"\b(?:title|name)\b[^.;,]*? (?:(?:would be|was|had been|been) )?(?:shortened|changed|retitled|renamed"
    rf"|simplified) (?:to|as|from (?P<old>{NAME}|{TITLE}) to) ?{_NEW}"
)
_RETITLED = re.compile(rf"\b(?:was|been) (?:later |subsequently )?(?:retitled|renamed) {_NEW}")
_FORMERLY = re.compile(
    rf"\b(?:originally|initially|formerly|previously) (?:titled|called|known as|named|entitled) {_NEW}"
)
_UNDER = re.compile(rf"\bunder the (?:working |original |tentative )?title (?:of )?{_NEW}")
_FREE = (_DEVELOPING, _REWORKING)


def facts(document: Document, known: Known) -> Iterator[Finding]:
    people = People(known, document)
    for sentence in Prose(document, known).sentences(_TRIGGER):
        yield from _uses(sentence, people)


def _uses(sentence: Sentence, people: People) -> Iterator[Fact]:
    for pattern in (_DEVELOPING, _REWORKING, _REVEALED, _CHANGED, _RETITLED, _FORMERLY, _UNDER):
        for match in pattern.finditer(sentence.shape):
            title = sentence.words(match, "title").strip('"“”').rstrip(".,")
            if not _is_ours(sentence, title, match, pattern):
                continue
            qualifiers: list[tuple[str, Ref | Value]] = []
            date = _date(sentence, match)
            if date is not None:
                qualifiers.append(("date", date))
            if match.groupdict().get("agent"):
                agent = Ref("organisation", sentence.words(match, "agent"), sentence.where(match, "agent"))
                qualifiers.append(("agent", agent))
            span = sentence.where(match, "title")
            yield Fact(
                sentence.topic.the_series, "titleUse", Value(title, "string", span),
                sentence.where(match), tuple(qualifiers), confidence=0.9,
            )  # fmt: skip


def _is_ours(sentence: Sentence, title: str, match: re.Match[str], pattern: re.Pattern[str]) -> bool:
    """A title that holds the show's own; other works, albums and episodes have titles too."""
    series = sentence.topic.series
    about = re.search(r"\b(?:series|show|project|title)\b", sentence.shape[: match.start("title")])
    other = re.search(
        r"\b(?:album|soundtrack|song|film|book|boxed|disc|novel|comic|episode|season|filming|began|filmed)\b",
        sentence.shape[: match.end()],
    )
    if series.casefold() in title.casefold():
        return series != title and not (other and pattern is _UNDER)
    return bool(about) and not other and pattern not in _FREE and not sentence.topic.season


def _date(sentence: Sentence, match: re.Match[str]) -> Value | None:
    """The date of the clause: "by late 2013", "However, in June 2015, Marvel revealed that …"."""
    inside = sentence.marked("date", match.start(), match.end())
    before = sentence.marked("date", 0, match.start())
    found = inside[:1] or before[-1:]
    if not found:
        return None
    value = found[0][1].value
    return value if isinstance(value, Value) else None
