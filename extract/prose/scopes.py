"""Which seasons or episode of the show the words at a place of a sentence mean."""

from __future__ import annotations

import re

from extract.document import Span
from extract.facts import Ref
from extract.prose.grammar import NAME
from extract.prose.shape import Sentence

_NOT_IN = re.compile(r"\b(?:through|until|completion of|after|before|since|from|than) $")
_OF = re.compile(r"(?:for|of|on|episode|in) $")
_CLAUSE = re.compile(rf"[^.;]*?(?=[.;]|, (?:who|with|which|replacing|and (?:{NAME}|was|is|has|had)) |$)")


def season_refs(sentence: Sentence, at: int) -> tuple[Ref, ...]:
    """The seasons that the letter at a place of the shape means."""
    value = sentence.mark(at).value
    assert isinstance(value, tuple)
    return tuple(Ref("season", str(n), sentence.span(at, at + 1), season=n) for n in value)


def scope_after(sentence: Sentence, match: re.Match[str]) -> tuple[Ref, ...]:
    """What the words within and after a credit limit it to, up to the clause's end; else the page's season.

    "David Simon is the series' creator" is said of the whole series, on a season's page too.
    """
    if re.search(r"\b(?:series|show)['’]|\bcreators?\b", match[0]):
        return ()
    clause = _CLAUSE.match(sentence.shape, match.end())
    return scope_in(sentence, match.start(), clause.end() if clause else match.end())


def scope_in(sentence: Sentence, start: int, end: int) -> tuple[Ref, ...]:
    """The first season or episode named in a stretch; else the season of the page or heading."""
    shape = sentence.shape
    for at, mark in sentence.all_marked(start, end):
        if mark.kind not in ("episode", "title", "season") or _NOT_IN.search(shape[:at]):
            continue
        if mark.kind == "episode":
            assert isinstance(mark.value, Ref)
            of = mark.value
            return (Ref(of.kind, "", sentence.span(at, at + 1), of.season, of.number),)
        if mark.kind == "season":
            return season_refs(sentence, at)
        if _OF.search(shape[:at]):
            return (_titled(sentence, at),)
    number = sentence.season
    return (Ref("season", str(number), None, season=number),) if number is not None else ()


def _titled(sentence: Sentence, at: int) -> Ref:
    span = sentence.span(at, at + 1)
    title = sentence.text(at, at + 1).strip('"“”').rstrip(".,")
    return Ref("episode", title, Span(span.start + 1, span.start + 1 + len(title)), season=sentence.season)
