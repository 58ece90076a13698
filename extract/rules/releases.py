"""When and where a season or series came out and was taken down: "released on Netflix on …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.document import Document
from extract.facts import Fact, Finding, Passed, Ref, Value
from extract.known import Known
from extract.prose.grammar import AND, DATE, NAME, SEASON, asserted
from extract.prose.people import People, is_plot
from extract.prose.scopes import season_refs
from extract.prose.shape import Prose, Sentence

_TRIGGER = re.compile(
    r"\b(?:releas\w+|premier\w+|debut\w*|air(?:s|ed|ing)|broadcast\w*|stream\w*|launched|available|removed"
    r"|ran"
    r"|concluded|ended|finished|finale)\b",
    re.IGNORECASE,
)
_OPENING = r"(?:^|[,;:] |\band |\bthat |\bwhen |\bwhile |\bas |\bbut )"
_KIND = r"series|show|telenovela|sitcom|drama|miniseries|programme|program|anime"
_WHAT = (
    rf"(?P<what>{SEASON}(?: of (?:the (?:[A-Za-z-]+ )*?(?:{NAME} )?(?:[a-z-]+ )*)?(?P<of>{NAME})(?!:))?"
    rf"|[Tt]he (?:{_KIND})"
    rf"|[Ii]t|[Aa]ll (?:of )?the (?:{NAME} )+(?:series|shows)|(?P<title>{NAME}))"
)
# "The season, along with the other Marvel Netflix series, was removed"; "is an American series that aired";
# "was confirmed by Network Ten on 14 September 2010 and began airing"
_ASIDE = r"(?:,[^,;]*(?:,[^,;]*?)?,| (?:is|was) an? [^.;,]*? (?:that|which)| was [^,;.]{3,60} and)?"
_ADVERB = (
    r"(?: first| originally| also| later| then| officially| globally| worldwide| initially| subsequently)*"
)
_OUT = (
    r"(?P<verb>(?:premiered|debuted|has aired|aired|launched|ran"
    r"|(?:began|commenced|started) (?:airing|broadcasting|streaming)"
    r"|(?:was|were|is|are|has been|been) (?:first |originally |also )?"
    r"(?:released|broadcast|aired|premiered|launched|made available|removed|available)|became available)\b)"
)
_RELEASE = re.compile(
    rf"{_OPENING}(?:[Ii]n (?P<dated>{DATE}),? )?{_WHAT}{_ASIDE}{_ADVERB} {_OUT}(?P<rest>[^;]*)"
)
_BROADCASTER = re.compile(
    rf"(?P<platform>{NAME}) (?P<verb>aired|broadcast|released|premiered)"
    rf" (?P<what>(?P<title>{NAME})|the series|the show|{SEASON})(?P<rest> (?:from|on|between) {DATE}[^;]*)"
)
_THEY = re.compile(
    rf"\b(?P<what>they) (?P<verb>(?:began|started) streaming)(?P<rest> on {NAME}(?: on| in)? {DATE})"
)
_SOONER = re.compile(r"before (?:all )?(?:\w+ )?episodes were released\b")
_ALIGNED = re.compile(rf"(?:followed by|and|,|while) (?P<season>{SEASON}) (?:on|in) (?P<date>{DATE})")
_PLATFORM = re.compile(rf"\b(?:on|through|via|from|by) (?:the (?:[a-z-]+ )*)?(?P<platform>{NAME})(?!['’])")
_OTHER_TIME = re.compile(
    r"\b(?:end(?:ed|ing|s)|conclud(?:ed|ing|es)|finish(?:ed|ing|es)|finale"
    r"|until|after|before|ahead|since|prior)\b|\bby (?:the )?$"
)
_END = re.compile(
    r"(?:\b(?:to|until|till|through|and)|[-–—]) "
    rf"(?:(?:it )?(?:ended|concluded|finished|ran|wrapped|aired|its (?:\w+"
    rf" )*finale)[^.;{DATE[1:-1]}]*)?(?P<date>{DATE})"
)
_FINISHED = re.compile(
    rf"{_OPENING}{_WHAT}(?:['’]s? (?:\w+ )*finale)?{_ADVERB} (?:ended|concluded(?: airing)?|finished)"
    rf"(?: its (?:\w+ )*run)? (?:on|in) (?P<date>{DATE})"
)
_ENDED = re.compile(
    rf"\b(?:end(?:ed|ing)|conclud(?:ed|ing)|finish(?:ed|ing)|wrapped up|finale (?:was|aired)|ran until)"
    rf"(?: airing| its (?:\w+ )*run)?(?: on|"
    rf" in)? (?P<date>{DATE})"
)
_PLACES = re.compile(rf"\bin (?:the )?(?P<places>{NAME}(?:{AND}(?:the )?{NAME})*)(?! (?:from|to)\b)")
_ELSEWHERE = re.compile(
    rf"\bin (?:{NAME}['’]s )?(?P<places>other (?:markets|territories|regions|countries)) by (?:the )?end of"
    rf" (?P<date>{DATE})"
)
_MEDIUM = re.compile(r"\b(?:on|to) (?:[a-z-]+ )*(?P<medium>DVD|Blu-ray|VHS)\b|\bdigitally\b|\bRegion\b")
_SELLER = re.compile(rf"\bby (?P<who>{NAME})")


@dataclass(frozen=True, slots=True)
class _Out:
    """One coming out (or taking down): of what, where to look on, and the place of its date."""

    works: tuple[Ref, ...]
    rest: int
    stop: int
    verb: str
    date: int | None

    @property
    def removed(self) -> bool:
        return "removed" in self.verb

    @property
    def again(self) -> bool:
        """ "became available on Disney+": a later home, not the first release."""
        return bool(re.search(r"available|streaming", self.verb))


def facts(document: Document, known: Known) -> Iterator[Finding]:
    people = People(known, document)
    for sentence in Prose(document, known).sentences(_TRIGGER):
        if not is_plot(sentence):
            yield from _sentence(sentence, people)


def _sentence(sentence: Sentence, people: People) -> Iterator[Finding]:
    shape = sentence.shape
    for pattern in (_RELEASE, _BROADCASTER, _THEY):
        for match in pattern.finditer(shape):
            works = _works(sentence, match)
            if works and asserted(shape, match.start(), match.start("rest")):
                yield from _told(sentence, people, match, works)
            elif works:
                yield Passed(sentence.where(match), "not said to have come out")
    for match in _FINISHED.finditer(shape):
        works = _works(sentence, match)
        if works and asserted(shape, match.start(), match.end()):
            yield from _dated("dateEnded", sentence, works[-1:], match.start("date"))


def _works(sentence: Sentence, match: re.Match[str]) -> tuple[Ref, ...]:
    """The seasons or the series that came out; nothing where it is another work's, or something else."""
    topic = sentence.topic
    if match.groupdict().get("of") and sentence.words(match, "of") != topic.series:
        return ()
    seasons = sentence.marked("season", *match.span("what"))
    if seasons:
        return season_refs(sentence, seasons[0][0])
    if match.groupdict().get("title"):
        name = sentence.words(match, "title")
        return (topic.the_series,) if name == topic.series or name.endswith(f" {topic.series}") else ()
    if match["what"].lower() == "it":
        return () if sentence.section.level else (topic.work,)
    # on the page of "series 2" one cannot tell which of the two "the series" is
    return (topic.the_series,) if topic.season is None else ()


def _told(sentence: Sentence, people: People, match: re.Match[str], works: tuple[Ref, ...]) -> Iterator[Fact]:
    start, stop = match.span("rest")
    medium = _MEDIUM.search(sentence.shape, start, stop)
    if medium:
        yield from _on_disc(sentence, match, works, medium)
        return
    sooner = _SOONER.search(sentence.shape, start, stop)
    if sooner:  # "premiered on June 21, 2018, before all 13 episodes were released on Netflix on June 22"
        start = sooner.end()
    out = _Out(works, start, stop, match["verb"], _date(sentence, match, start, stop))
    platforms = _platforms(sentence, people, match, out)
    if out.date is not None and not out.removed and not out.again:
        yield from _first(sentence, out)
    if not sentence.section.level and not out.removed and not out.again:
        yield from _network(sentence, people, out, platforms)
    for platform in platforms:
        yield from _releases(sentence, match, out, platform)
    yield from _aligned(sentence, out, platforms)


def _date(sentence: Sentence, match: re.Match[str], start: int, stop: int) -> int | None:
    """The place of the verb's date, before any other verb takes one; or of the date that opens it."""
    dates = sentence.marked("date", start, stop)
    before = sentence.shape[start : dates[0][0]] if dates else ""
    if match["verb"].startswith("has") and before.endswith(" since "):
        return dates[0][0]  # "It has aired on Channel 4 since 12 May 2010"
    if dates and not _OTHER_TIME.search(sentence.shape, start, dates[0][0]):
        return dates[0][0]
    return match.start("dated") if match.groupdict().get("dated") else None


def _first(sentence: Sentence, out: _Out) -> Iterator[Fact]:
    assert out.date is not None
    yield from _dated("datePublished", sentence, out.works[:1], out.date)
    end = _END.search(sentence.shape, out.date + 1, out.stop) or _ENDED.search(
        sentence.shape, out.date + 1, out.stop
    )
    if end and not re.search(SEASON, sentence.shape[out.date : end.start("date")]):
        yield from _dated("dateEnded", sentence, out.works[-1:], end.start("date"))


def _platforms(sentence: Sentence, people: People, match: re.Match[str], out: _Out) -> list[Ref]:
    if match.groupdict().get("platform"):
        at = match.start("platform")
    else:
        found = _PLATFORM.search(sentence.shape, out.rest, out.stop)
        if not found:
            return []
        at = found.start("platform")
    name = sentence.text(at, at + 1)
    if people.is_known(name) or people.has_character(name):
        return []
    return [Ref("organisation", name, sentence.span(at, at + 1))]


def _network(sentence: Sentence, people: People, out: _Out, platforms: list[Ref]) -> Iterator[Fact]:
    """The lead's "premiered on HBO" names the network, where no infobox does."""
    work = sentence.topic.work
    told = any(fact.predicate == "originalNetwork" for fact in people.known.facts)
    if not told and out.works[0].kind == work.kind and out.works[0].season == work.season:
        yield from (Fact(work, "originalNetwork", p, p.span, confidence=0.85) for p in platforms if p.span)


def _releases(sentence: Sentence, match: re.Match[str], out: _Out, platform: Ref) -> Iterator[Fact]:
    qualifiers: list[tuple[str, Ref | Value]] = [("kind", Value("removal" if out.removed else "release"))]
    if out.date is not None:
        qualifiers.append(("date", sentence.date(out.date)))
    qualifiers += [("territory", place) for place in _places(sentence, out)]
    end = out.date + 1 if out.date is not None and out.date > match.start("verb") else match.end()
    span = sentence.span(match.start("what"), end)
    yield from (
        Fact(work, "release", platform, span, tuple(qualifiers), confidence=0.9) for work in out.works
    )
    other = _ELSEWHERE.search(sentence.shape, out.rest, out.stop)
    if other:  # "ahead of its debut in Disney+'s other markets by the end of 2022"
        place = Ref("place", sentence.words(other, "places"), sentence.where(other, "places"))
        told = (
            ("kind", Value("release")),
            ("date", sentence.date(other.start("date"))),
            ("territory", place),
        )
        for work in out.works:
            yield Fact(work, "release", platform, sentence.where(other), told, confidence=0.8)


def _places(sentence: Sentence, out: _Out) -> list[Ref]:
    """ "available on Disney+ in the United States, Canada, United Kingdom, … on March 16"."""
    found = _PLACES.search(sentence.shape, out.rest, out.stop)
    if not found or re.search(r"\bahead of\b", sentence.shape[out.rest : found.start()]):
        return []
    marks = sentence.marked("name", *found.span("places"))
    return [Ref("place", sentence.text(at, at + 1), sentence.span(at, at + 1)) for at, _ in marks]


def _aligned(sentence: Sentence, out: _Out, platforms: list[Ref]) -> Iterator[Fact]:
    """ "followed by the second on March 8, 2018, and the third on June 14, 2019"."""
    for aligned in _ALIGNED.finditer(sentence.shape, out.rest, out.stop):
        seasons, at = season_refs(sentence, aligned.start("season")), aligned.start("date")
        yield from _dated("datePublished", sentence, seasons, at)
        qualifiers = (("kind", Value("release")), ("date", sentence.date(at)))
        for platform in platforms:
            span = sentence.span(aligned.start("season"), aligned.end())
            yield from (
                Fact(season, "release", platform, span, qualifiers, confidence=0.9) for season in seasons
            )


def _dated(predicate: str, sentence: Sentence, works: tuple[Ref, ...], at: int) -> Iterator[Fact]:
    value = sentence.date(at)
    if value.type == "date":
        yield from (
            Fact(work, predicate, value, sentence.span(at, at + 1), confidence=0.95) for work in works
        )


def _on_disc(
    sentence: Sentence, match: re.Match[str], works: tuple[Ref, ...], medium: re.Match[str]
) -> Iterator[Fact]:
    """ "was released on DVD as a five-disc boxed set … on October 12, 2004, by HBO Video"."""
    seller = _SELLER.search(sentence.shape, *match.span("rest"))
    dates = sentence.marked("date", *match.span("rest"))
    if not seller or not dates or not medium["medium"]:
        return
    firm = Ref("organisation", sentence.words(seller, "who"), sentence.where(seller, "who"))
    told = (
        ("kind", Value("release")),
        ("date", sentence.date(dates[0][0])),
        ("medium", Value(medium["medium"])),
    )
    span = sentence.span(match.start("what"), match.end())
    yield from (Fact(work, "release", firm, span, told, confidence=0.9) for work in works)
