"""When and where it was filmed: "Filming began the week of April 3, 2017 in New York City"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.facts import Fact, Ref, Value
from extract.prose.grammar import DATE, NAME, NAMES, SEASON, TITLE, asserted
from extract.prose.people import People
from extract.prose.scopes import season_refs
from extract.prose.shape import Sentence

_BEGIN = r"began|beginning|started|starting|commenced"
_STOP = r"wrapped|concluded|ended|finished|was completed"
_NOUN = (
    r"(?P<noun>\b[Ff]ilming|\b[Pp]rincipal photography|\b[Ss]hooting|\b[Pp]roduction)"
    rf"(?: (?:for|on|of) (?:{SEASON}|the series|(?P<of>{NAME})))?"
)
_FILMING = re.compile(
    rf"(?:{_NOUN} (?P<verb>{_BEGIN}|{_STOP}|took place|occurred|continued|lasted|ran)"
    rf"|(?:{SEASON}|[Tt]he (?:series|show)|[Ii]t|and|{NAME})(?: (?:is|was|were))? (?:filmed"
    rf"|shot))(?P<rest>[^.;]*)"
)
_ABOUT = r"(?:early |late |mid-)?"
_FROM_TO = re.compile(rf"\bfrom {_ABOUT}(?P<start>{DATE}) (?:to|until|through) {_ABOUT}(?P<end>{DATE})")
_ON = re.compile(rf"(?: again)?(?: on| in| by| that)? ?(?P<week>the week of)? ?{_ABOUT}(?P<date>{DATE})")
_ADVERB = (
    r"(?: on location| entirely| primarily| mostly| mainly| largely| exclusively| again| also| the week of"
    r"| on| by)"
)
_PLACE = re.compile(
    rf"^(?:{_ADVERB}| {DATE}| in {DATE})* (?:in|at|around|near) (?:the )?(?P<places>{NAMES})"
    rf"(?:, including areas of (?P<areas>{NAMES}))?"
)
_VENUE = re.compile(rf".*\bat the {NAME} and {NAME}$")
_WORKING = re.compile(rf"\bworking title,? (?:of |was |is )?(?P<title>{NAME}|{TITLE})")
_SET = re.compile(r"\b(?:film|photography|production|shot|shoot)", re.IGNORECASE)


def filming(sentence: Sentence, people: People) -> Iterator[Fact]:
    for match in _FILMING.finditer(sentence.shape):
        if asserted(sentence.shape, match.start(), match.start("rest")) and not _other_work(sentence, match):
            yield from _filmed(sentence, people, match)
    for match in _WORKING.finditer(sentence.shape) if _SET.search(sentence.shape) else ():
        span = sentence.where(match, "title")
        title = Value(sentence.words(match, "title").strip('"“”'), "string", span)
        yield Fact(sentence.topic.work, "workingTitle", title, span)


def _filmed(sentence: Sentence, people: People, match: re.Match[str]) -> Iterator[Fact]:
    # "The second season was ordered in January 2016, with filming beginning in April 2017"
    subjects = sentence.marked("season", match.start(), match.start("rest"))
    subjects = subjects or sentence.marked("season", 0, match.start())[-1:]
    work = season_refs(sentence, subjects[0][0])[0] if subjects else sentence.topic.work
    places = _places(sentence, people, match)
    if (match["noun"] or "").lower() != "production":
        for place in places:
            if place.span:
                yield Fact(work, "filmingLocation", place, place.span)
    for kind, at, precision in _dates(match):
        qualifiers: list[tuple[str, Ref | Value]] = [("date", sentence.date(at))]
        qualifiers += [("precision", Value(precision))] if precision else []
        qualifiers += [("place", place) for place in places if kind == "filming start"]
        span = sentence.span(match.start(), at + 1)
        yield Fact(work, "event", Value(kind), span, tuple(qualifiers), confidence=0.9)


def _dates(match: re.Match[str]) -> Iterator[tuple[str, int, str]]:
    """The kinds of events, the places of their dates in the shape, and how exact these are."""
    offset, verb = match.start("rest"), match["verb"] or ""
    both = _FROM_TO.search(match["rest"])
    one = _ON.match(match["rest"])
    if both:
        yield "filming start", offset + both.start("start"), ""
        yield "filming end", offset + both.start("end"), ""
    elif one and re.fullmatch(f"{_BEGIN}|{_STOP}", verb):
        kind = "filming start" if re.fullmatch(_BEGIN, verb) else "filming end"
        yield kind, offset + one.start("date"), "week" if one["week"] else ""


def _other_work(sentence: Sentence, match: re.Match[str]) -> bool:
    """ "This followed the end of production on The Defenders"."""
    series = sentence.topic.series
    if match["of"]:
        return sentence.words(match, "of") != series
    first = sentence.marked("name", match.start(), match.start() + 1)
    return bool(first) and sentence.text(match.start(), match.start() + 1) != series


def _places(sentence: Sentence, people: People, match: re.Match[str]) -> list[Ref]:
    found, at = _PLACE.match(match["rest"]), match.start("rest")
    if not found:
        return []
    if _VENUE.match(found[0]):  # "at the Long Island Aquarium and Exhibition Center"
        a, b = at + found.start("places"), at + found.end("places")
        return [Ref("place", sentence.text(a, b), sentence.span(a, b))]
    places = []
    for group in ("places", "areas") if found["areas"] else ("places",):
        for place, _ in sentence.marked("name", at + found.start(group), at + found.end(group)):
            name = sentence.text(place, place + 1)
            if re.match(r"\. Studios\b", sentence.shape[place + 1 :]) or name.endswith("Bros"):
                return []  # "at Warner Bros. Studios": the name goes on
            if people.is_known(name) or people.has_character(name):
                return []
            places.append(Ref("place", name, sentence.span(place, place + 1)))
    return places
