"""What the show is based on, set in, derived from, and which other works it refers to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.document import Document, Span
from extract.facts import Fact, Finding, Ref, Value
from extract.known import Known
from extract.prose.grammar import NAME, NAMES, SEASON, TITLE, asserted
from extract.prose.people import People, is_plot
from extract.prose.shape import Prose, Sentence

_TRIGGER = re.compile(
    r"\b(?:[Bb]ased on|adapt\w+|set in|references?|mentions|refers|alludes|spin-?off|prequel|sequel|remake"
    r"|creators)\b"
)
_SHOW = rf"(?:{SEASON}|[Tt]he (?:series|show|season|episode)|[Ii]t|{NAME})"
# "Fish and Chips" may be one work or two
_NOT_WHOLE = (
    rf"(?! (?:and|of|in|to|for|from|on)(?: the| an?)? {NAME}| (?:television |TV )?(?:series|film|show)\b)"
)
_WORK = rf"(?P<work>{NAME}(?:: {NAME})?{_NOT_WHOLE}|{TITLE})"
_KIND = (
    r"(?:novels?|books?|comics?|comic books?|comic book series|graphic novels?|manga|films?|television series"
    r"|series|plays?|webtoon|web series|video games?|short stor(?:y|ies)|memoirs?|telenovelas?|podcasts?)"
)
_BASED = re.compile(
    rf"\b(?:based on|adapted from|adaptation of) (?:the |an? |his |her )?(?:(?:[a-z0-9-]+|{NAME}(?:['’]s)?)"
    rf" )*?(?P<kind>{_KIND})"
    rf"(?: series)? (?:titled |entitled |called )?{_WORK}"
)
_SAME_NAME = re.compile(
    rf"\b[Bb]ased on (?P<what>(?:the |an? )?(?:[\w'’-]+ |{NAME}(?:['’]s?)? )*?(?:{_KIND}"
    r"|(?:super)?(?:character|figure|hero|villain))s?"
    r" (?:of the same (?:name|title)|with the same name))"
)
_CREATORS = re.compile(rf"\bthe character['’]s creators,? (?P<who>{NAMES})")
_UNIVERSE = re.compile(rf"\bset in the (?:(?:shared|fictional|wider) )?(?P<universe>{NAME})")
_REFERS = re.compile(
    rf"{_SHOW} (?:also )?(?:makes?|contains?|includes?|features?) (?:several |many |numerous |some |a "
    rf"|multiple )?references? to"
    rf" (?:the (?:events|plot|characters|story) of (?:the (?:film|series|novel) )?)?{_WORK}"
)
_MENTIONS = re.compile(
    rf"{_SHOW} (?:also )?(?:mentions|references|refers to|alludes to) (?:the )?(?P<through>{NAME}) from"
    rf" (?:the )?(?:film |series |novel )?{_WORK}"
)
_MADE_OF = re.compile(
    rf"{_SHOW}[^.;]{{0,80}}? (?:is|was) (?:an? |the )?(?:[a-z-]+ )*?(?P<how>spin-?off|prequel|sequel|remake"
    rf"|reboot|adaptation|revival) (?:of|to|from) (?:the )?(?:{NAME} (?:[a-z]+ )*(?:series|film|show)"
    rf" )?(?:[a-z0-9-]+ )*{_WORK}"
)
_LEADING = re.compile(rf"\bleading (?:up )?to the (?:[a-z-]+ )*(?:miniseries|series|film|event) {_WORK}")


def facts(document: Document, known: Known) -> Iterator[Finding]:
    people = People(known, document)
    original: Ref | None = None
    for sentence in Prose(document, known).sentences(_TRIGGER):
        if is_plot(sentence):
            continue
        for fact in _sources(sentence, people):
            named = isinstance(fact.object, Ref) and fact.object.kind == "character"
            original = fact.object if named and isinstance(fact.object, Ref) else original
            yield fact
        yield from _creators(sentence, people, original)
        yield from _references(sentence, people)


def _sources(sentence: Sentence, people: People) -> Iterator[Fact]:
    series = sentence.topic.the_series
    for match in _SAME_NAME.finditer(sentence.shape):
        if _about_us(sentence, match):
            yield Fact(
                series, "basedOn", _namesake(sentence, match), sentence.where(match, "what"), confidence=0.95
            )
    for match in _BASED.finditer(sentence.shape):
        work = _work(sentence, match, people)
        if work and _about_us(sentence, match):
            yield Fact(series, "basedOn", work, sentence.where(match), confidence=0.9)
            yield from _authors(sentence, match, people, work)
    for match in _UNIVERSE.finditer(sentence.shape):
        name = sentence.words(match, "universe")
        if re.search(r"(?:[Uu]niverse|[Vv]erse)$", name) and asserted(
            sentence.shape, match.start(), match.end()
        ):
            span = sentence.where(match, "universe")
            yield Fact(sentence.topic.work, "setInUniverse", Ref("universe", name, span), span)
    for match in _LEADING.finditer(sentence.shape):
        work = _work(sentence, match, people)
        if work and not sentence.section.level and asserted(sentence.shape, match.start(), match.end()):
            yield Fact(series, "relatedWork", work, sentence.where(match), confidence=0.85)
    for match in _MADE_OF.finditer(sentence.shape):
        work = _work(sentence, match, people)
        if work and not sentence.section.level and asserted(sentence.shape, match.start(), match.end()):
            yield Fact(series, "relatedWork", work, sentence.where(match), confidence=0.85)


def _authors(sentence: Sentence, match: re.Match[str], people: People, work: Ref) -> Iterator[Fact]:
    """ "based on the novel The Tide by Walter Marsh"."""
    by = re.compile(rf" by (?P<who>{NAMES})").match(sentence.shape, match.end())
    for person in people.people(sentence, *by.span("who")) if by else ():
        job = ("job", Ref("job", "writer"))
        span = Span(sentence.where(match, "work").start, sentence.where(by).end if by else 0)
        yield Fact(work, "credit", person, span, (job,), confidence=0.9)


def _namesake(sentence: Sentence, match: re.Match[str]) -> Ref:
    """ "the Marvel Comics character of the same name" is Marvel Comics' own, not the show's character."""
    name, span = sentence.topic.series, sentence.where(match, "what")
    publisher = re.search(
        rf"(?P<of>{NAME}) (?:comics? |comic book )?(?:super)?(?:character|figure|hero|villain)\b",
        match["what"],
    )
    if not publisher:
        return Ref("work", name, span)
    at = match.start("what") + publisher.start("of")
    return Ref("character", name, span, of=sentence.text(at, at + 1))


def _creators(sentence: Sentence, people: People, original: Ref | None) -> Iterator[Fact]:
    """ "the character's creators, Brian Michael Bendis and Michael Gaydos": of the one in the comics."""
    for match in _CREATORS.finditer(sentence.shape) if original else ():
        for person in people.people(sentence, *match.span("who")):
            assert original
            yield Fact(original, "createdBy", person, sentence.where(match), confidence=0.9)


def _about_us(sentence: Sentence, match: re.Match[str]) -> bool:
    """Said of the show, in the lead or outright: "which is based on …" after another work's name is not."""
    if not asserted(sentence.shape, match.start(), match.end()):
        return False
    before = sentence.shape[: match.start()]
    lead = not sentence.section.level
    return lead or bool(re.search(r"(?:[Tt]he (?:series|show)|^It|[Tt]he season)[^;]*$", before))


def _references(sentence: Sentence, people: People) -> Iterator[Fact]:
    """ "The season also mentions the Rand Corporation from Iron Fist"."""
    topic = sentence.topic
    for match in _REFERS.finditer(sentence.shape):
        work = _work(sentence, match, people)
        if work and _is_show(sentence, match) and asserted(sentence.shape, match.start(), match.end()):
            yield Fact(topic.work, "refersTo", work, sentence.where(match), confidence=0.9)
    for match in _MENTIONS.finditer(sentence.shape):
        work = _work(sentence, match, people)
        if work and _is_show(sentence, match) and asserted(sentence.shape, match.start(), match.end()):
            span = sentence.where(match, "through")
            through = Value(sentence.words(match, "through"), "string", span)
            yield Fact(
                topic.work, "refersTo", work, sentence.where(match), (("through", through),), confidence=0.9
            )


def _is_show(sentence: Sentence, match: re.Match[str]) -> bool:
    first = sentence.marked("name", match.start(), match.start() + 1)
    return not first or sentence.text(match.start(), match.start() + 1) == sentence.topic.series


def _work(sentence: Sentence, match: re.Match[str], people: People) -> Ref | None:
    name = sentence.words(match, "work").strip('"“”').rstrip(".,")
    if people.is_known(name) or name == sentence.topic.series:
        return None
    span = sentence.where(match, "work")
    at = sentence.words(match, "work").index(name)
    return Ref("work", name, Span(span.start + at, span.start + at + len(name)))
