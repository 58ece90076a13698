"""When and where a season or series came out, and when it was taken down again: "released on Netflix on …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.document import Document
from extract.facts import Fact, Finding, Ref, Value
from extract.known import Known
from extract.prose.grammar import DATE, NAME, NAMES, SEASON, asserted
from extract.prose.people import People
from extract.prose.shape import Prose, Sentence

_TRIGGER = re.compile(
    r"\b(?:releas\w+|premier\w+|debut\w*|air(?:s|ed|ing)|broadcast\w*|stream\w*|launched|available|removed|ran"
    r"|concluded|finale)\b",
    re.IGNORECASE,
)
_OPENING = r"(?:^|[,;:] |\band |\bthat |\bwhen |\bwhile |\bas |\bbut )"
_WHAT = (
    rf"(?P<what>{SEASON}(?: of (?:the (?:[a-z]+ )*(?:series )?)?(?P<of>{NAME})(?!:))?|[Tt]he (?:series|show|telenovela|"
    rf"sitcom|drama|miniseries)|[Ii]t|[Aa]ll (?:of )?the (?:{NAME} )+(?:series|shows)|(?P<title>{NAME}))"
)
_ASIDE = r"(?:,[^,;]*(?:,[^,;]*?)?,| (?:is|was) an? [^.;,]*? (?:that|which)| was [^,;.]{3,60} and)?"
_ADVERB = (
    r"(?: first| originally| also| later| then| officially| globally| worldwide| initially| subsequently)*"
)
_OUT = (
    r"(?P<verb>(?:premiered|debuted|aired|launched|ran|(?:began|commenced|started) (?:airing|broadcasting|streaming)"
    r"|(?:was|were|is|are|has been|been) (?:first |originally |also )?(?:released|broadcast|aired|premiered|launched"
    r"|made available|removed|available)|became available)\b)"
)
_RELEASE = re.compile(rf"{_OPENING}(?:[Ii]n {DATE},? )?{_WHAT}{_ASIDE}{_ADVERB} {_OUT}(?P<rest>[^;]*)")
_BROADCASTER = re.compile(
    rf"(?P<platform>{NAME}) (?:aired|broadcast|released|premiered) (?P<title>{NAME}|the series|the show|{SEASON})"
    rf"(?P<rest> (?:from|on|between) {DATE}[^;]*)"
)
_THEY = re.compile(rf"\bthey (?P<verb>(?:began|started) streaming) (?P<rest>on {NAME}(?: (?:on|in))? {DATE})")
_ALIGNED = re.compile(rf"(?:followed by|and|,|while) (?P<season>{SEASON}) (?:on|in) (?P<date>{DATE})")
_ON = re.compile(rf"\b(?:on|from|through|via|by) (?:the (?:[a-z-]+ )*)?(?P<platform>{NAME})(?!['’])")
_DATE = re.compile(rf"(?P<date>{DATE})")
_END = re.compile(
    rf"(?:\b(?:to|until|till|through|and)|[-–—]) (?:(?:it )?(?:ended|concluded|finished|ran|wrapped|aired|its (?:\w+ )*finale)"
    rf"[^.;{DATE[1:-1]}]*)?(?P<date>{DATE})"
)
_ENDED = re.compile(
    rf"\b(?:ended|concluded|finished|wrapped up|finale (?:was|aired)|finale was broadcast|ran until)"
    rf"(?: (?:airing|its run|after [a-z0-9]+ episodes|with [^,;]*?))*(?: on| in)? (?P<date>{DATE})"
)
_FINISHED = re.compile(
    rf"{_OPENING}{_WHAT}(?:['’]s? (?:\w+ )*finale)?{_ADVERB} (?:ended|concluded(?: airing)?|finished)"
    rf"(?: its (?:\w+ )*run)? (?:on|in) (?P<date>{DATE})"
)
_PLACES = re.compile(rf"\bin (?:the )?(?P<places>{NAMES})(?! (?:from|to)\b)")
_MEDIUM = re.compile(
    r"\b(?:on|to) (?:[a-z-]+ )*(?P<medium>DVD|Blu-ray|VHS|Region)\b|\bdigitally\b|\bsoundtrack\b|\balbum\b"
)
_DATED = re.compile(rf"[Ii]n {DATE},? ")
_BEFORE = re.compile(rf"before (?:all )?(?:\w+ )?episodes were released\b")


def facts(document: Document, known: Known) -> Iterator[Finding]:
    people = People(known, document)
    for sentence in Prose(document, known).sentences(_TRIGGER):
        yield from _sentence(sentence, people)


def _sentence(sentence: Sentence, people: People) -> Iterator[Fact]:
    shape = sentence.shape
    for pattern in (_RELEASE, _BROADCASTER, _THEY):
        for match in pattern.finditer(shape):
            works = _works(sentence, match)
            if works and asserted(shape, match.start(), match.start("rest")):
                yield from _released(sentence, match, works, people)
    for match in _FINISHED.finditer(shape):
        works = _works(sentence, match)
        if works and asserted(shape, match.start(), match.end()):
            yield from _dated("dateEnded", sentence, works, match.start("date"))


def _works(sentence: Sentence, match: re.Match[str]) -> list[Ref]:
    """The seasons or the series that came out; nothing where it is another work's, or something else."""
    parts, topic = match.groupdict(), sentence.known.topic
    what = parts.get("what") or parts.get("title") or ""
    if parts.get("of") and sentence.words(match, "of") != topic.series:
        return []
    group = "what" if parts.get("what") else "title"
    marked = sentence.marked("season", *match.span(group)) if what else []
    if marked:
        numbers = marked[0][1].value
        assert isinstance(numbers, tuple)
        span = sentence.span(marked[0][0], marked[0][0] + 1)
        return [Ref("season", str(n), span, season=n) for n in numbers]
    if parts.get("title") and sentence.marked("name", *match.span("title")):
        name = sentence.words(match, "title")
        own = name == topic.series or name.endswith(f" {topic.series}")
        return [topic.the_series] if own else []
    if what.lower() == "it":
        return [topic.work] if not sentence.section.level else []
    return [topic.the_series]


def _released(sentence: Sentence, match: re.Match[str], works: list[Ref], people: People) -> Iterator[Fact]:
    shape, start, stop = sentence.shape, match.start("rest"), match.end("rest")
    medium = _MEDIUM.search(shape, start, stop)
    if medium:
        yield from _on_disc(sentence, match, works, medium)
        return
    sooner = _BEFORE.search(shape, start, stop)
    if sooner:  # "premiered on June 21, 2018, before all 13 episodes were released on Netflix on June 22"
        start = sooner.end()
    date = _first_date(sentence, start, stop)
    if date is None and (
        dated := _DATED.search(
            shape, match.start(), match.start("what") if "what" in match.groupdict() else start
        )
    ):
        date = dated.start() + 3
    removed = "removed" in (match.groupdict().get("verb") or "")
    platforms = _platforms(sentence, match, people, start)
    available = re.search(r"available|streaming", match.groupdict().get("verb") or "")
    if date is not None and not removed and not available:
        yield from _dated("datePublished", sentence, works, date)
        end = _END.search(shape, date + 1, stop) or _ENDED.search(shape, date + 1, stop)
        if end and not re.search(SEASON, shape[date : end.start("date")]):
            yield from _dated("dateEnded", sentence, works, end.start("date"))
    for platform in platforms:
        kind = "removal" if removed else "release"
        yield from _release(sentence, match, works, platform, date, kind)
    for aligned in _ALIGNED.finditer(shape, start, stop):
        numbers = sentence.mark(aligned.start("season")).value
        assert isinstance(numbers, tuple)
        others = [Ref("season", str(n), sentence.where(aligned, "season"), season=n) for n in numbers]
        at = aligned.start("date")
        yield from _dated("datePublished", sentence, others, at)
        for platform in platforms:
            yield from _release(sentence, aligned, others, platform, at, "release")


def _first_date(sentence: Sentence, start: int, stop: int) -> int | None:
    """The place of the date that goes with the verb: before any other clause's verb takes one."""
    shape = sentence.shape
    found = _DATE.search(shape, start, stop)
    if not found:
        return None
    between = shape[start : found.start("date")]
    if re.search(r"\b(?:ended|concluded|finale|until|after|before|by|ahead|since|prior)\b", between):
        return None
    return found.start("date")


def _platforms(sentence: Sentence, match: re.Match[str], people: People, start: int) -> list[Ref]:
    groups = match.groupdict()
    at = match.start("platform") if groups.get("platform") else -1
    if at < 0:
        rest = sentence.shape[start : match.end("rest")]
        found = re.search(
            rf"\b(?:on|through|via|from|by) (?:the (?:[a-z-]+ )*)?(?P<platform>{NAME})(?!['’])", rest
        )
        if not found:
            return []
        at = start + found.start("platform")
    name = sentence.text(at, at + 1)
    if people.is_known(name) or people.has_character(name):
        return []
    further = re.match(rf"(?: Network)?(?:{NAME})?", sentence.shape[at:])
    return [Ref("organisation", name, sentence.span(at, at + 1))] if further else []


def _release(
    sentence: Sentence, match: re.Match[str], works: list[Ref], platform: Ref, date: int | None, kind: str
) -> Iterator[Fact]:
    qualifiers: list[tuple[str, Ref | Value]] = [("kind", Value(kind))]
    if date is not None:
        value = sentence.mark(date).value
        assert isinstance(value, Value)
        qualifiers.append(("date", value))
    if "rest" in match.groupdict():
        qualifiers += [("territory", place) for place in _places(sentence, match)]
    for work in works:
        yield Fact(
            work,
            "release",
            platform,
            sentence.span(match.start(), _until(sentence, match, date)),
            tuple(qualifiers),
            confidence=0.9,
        )


def _until(sentence: Sentence, match: re.Match[str], date: int | None) -> int:
    return max(date + 1, match.start() + 1) if date is not None else match.end()


def _places(sentence: Sentence, match: re.Match[str]) -> Iterator[Ref]:
    """ "available on Disney+ in the United States, Canada, United Kingdom, … on March 16"."""
    found = _PLACES.search(sentence.shape, match.start("rest"), match.end("rest"))
    if found and not re.search(r"\bahead of\b", sentence.shape[match.start("rest") : found.start()]):
        for at, _ in sentence.marked("name", *found.span("places")):
            yield Ref("place", sentence.text(at, at + 1), sentence.span(at, at + 1))


def _dated(predicate: str, sentence: Sentence, works: list[Ref], at: int) -> Iterator[Fact]:
    value = sentence.mark(at).value
    if isinstance(value, Value) and value.type == "date":
        for work in works[:1] if predicate == "datePublished" else works[-1:]:
            yield Fact(work, predicate, value, sentence.span(at, at + 1), confidence=0.95)


def _on_disc(
    sentence: Sentence, match: re.Match[str], works: list[Ref], medium: re.Match[str]
) -> Iterator[Fact]:
    """ "was released on DVD as a five-disc boxed set … on October 12, 2004, by HBO Video"."""
    start, stop = match.start("rest"), match.end("rest")
    seller = re.search(rf"\bby (?P<who>{NAME})", sentence.shape[start:stop])
    date = _first_date(sentence, start, stop)
    if not seller or date is None or not medium["medium"] or medium["medium"] == "Region":
        return
    value, at = sentence.mark(date).value, start + seller.start("who")
    assert isinstance(value, Value)
    firm = Ref("organisation", sentence.text(at, at + 1), sentence.span(at, at + 1))
    for work in works:
        yield Fact(
            work, "release", firm, sentence.where(match),
            (("kind", Value("release")), ("date", value), ("medium", Value(medium["medium"]))), confidence=0.9,
        )  # fmt: skip
