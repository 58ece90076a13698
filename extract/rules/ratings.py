"""What critics made of it, in figures: "an approval rating of 82%", "gave the season 4 out of 5 stars"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.document import Document, Span
from extract.facts import Fact, Finding, Ref, Value
from extract.known import Known
from extract.prose.grammar import NAME, SEASON, SPEECH, TITLE
from extract.prose.people import People
from extract.prose.seasons import number
from extract.prose.shape import Prose, Sentence

_TRIGGER = re.compile(
    r"%|\b(?:scores?|rating|stars?|out of|grade|gave|awarding|giving|points)\b", re.IGNORECASE
)
_SMALL = r"(?:one|two|three|four|five|six|seven|eight|nine|ten)"
_PERCENT = re.compile(
    r"(?P<score>\d{1,3}%) (?:[a-z]+ )*?(?:rating|score)"
    r"|(?:approval |critical |fresh )?(?:rating|score) of (?P<score2>\d{1,3}%)"
)
_POINTS = re.compile(
    r"score of (?P<score>\d{1,3})(?: out of (?:a possible )?100|/100)?(?=[ ,.])|(?P<score2>\d{1,3}(?: out of"
    r" |/)100)"
)
_AVERAGE = re.compile(
    r"average (?:rating|score|critic rating) of (?P<average>\d{1,2}(?:\.\d+)?)(?: out of |/)10\b"
)
_COUNT = re.compile(
    rf"based on (?P<count>\d[\d,]*|{_SMALL}) (?:[a-z]+ )?(?:reviews?|critics?|ratings?|reviewers?)"
)
# "Allison Keene of Collider", "CNN's Brian Lowry"
_GIVER = (
    rf"(?P<critic>{NAME}),? (?:of|from|for|at|with|writing for|reviewing for) (?:the )?(?P<outlet>{NAME})"
    rf"|(?P<owner>{NAME})['’]s? (?P<critic2>{NAME})"
)
_CONSENSUS = re.compile(
    rf"\bconsensus (?:reads|states|says|is|was|read|stated|calls)[,:]? (?:that )?(?P<words>{SPEECH}|{TITLE})"
)
_TARGET = rf"(?:the (?:\"?[a-z]+\"? )?(?:season|series|show)|{SEASON}|it|the {SPEECH} season)"
_STARS = (
    rf"(?:an? )?(?:score of |rating of |grade of )?(?P<score>(?:\d(?:\.\d)?|{_SMALL})(?: and a half)?(?:"
    rf" stars)?"
    rf"(?: out of |/)(?:a possible )?(?:\d{{1,3}}|{_SMALL})(?: stars)?|(?P<grade>\"[A-F][+−–-]?\"|{TITLE})"
    rf"|[A-F][+−-]?(?= (?:grade|rating)))"
)
_GAVE = re.compile(rf"(?:{_GIVER}) (?:also )?(?:gave|awarded|rated|graded|scored) {_TARGET} {_STARS}")
_AWARDING = re.compile(rf"^(?:Awarding|Giving|Grading) {_TARGET} {_STARS}, (?:{_GIVER})")
_TRAILING = re.compile(rf"(?:{_GIVER})[^;]*?, (?:awarding|giving|rating) {_TARGET} {_STARS}")


def facts(document: Document, known: Known) -> Iterator[Finding]:
    people = People(known, document)
    for paragraph in Prose(document, known).paragraphs(_TRIGGER):
        works: list[Ref] = []
        found: list[Fact] = []
        for sentence in paragraph:
            works = _works(sentence, works)
            found = [_agreed(fact, sentence, document) for fact in found]
            if aggregated := list(_aggregated(sentence, people, works)):
                yield from found
                found = aggregated
            yield from _graded(sentence, people, works)
        yield from found


def _works(sentence: Sentence, before: list[Ref]) -> list[Ref]:
    """What is rated: the season that the sentence names, or the last one that the paragraph named."""
    for at, mark in sentence.marked("season"):
        if isinstance(mark.value, tuple) and len(mark.value) == 1 and not _compared(sentence.shape[:at]):
            return [Ref("season", str(n), sentence.span(at, at + 1), season=n) for n in mark.value]
    if before:
        return before
    number = sentence.season
    return (
        [Ref("season", str(number), None, season=number)]
        if number is not None
        else [sentence.topic.the_series]
    )


def _agreed(fact: Fact, sentence: Sentence, document: Document) -> Fact:
    """ "The website's critical consensus reads, "…"" goes with the figure before it."""
    said = _CONSENSUS.search(sentence.shape)
    if not said or fact.get("consensus"):
        return fact
    span = sentence.where(said, "words")
    words = document.exact(span).strip('"“”').strip()
    if re.search(r"[<\[{|*_]", words):  # markup inside: the words are not the text's own
        words = re.sub(r"<[^>]*>|\[\[(?:[^|\]]*\|)?|\]\]|[*_]+|''+", "", words)
    consensus = Value(words, "string", span)
    return replace(fact, qualifiers=(*fact.qualifiers, ("consensus", consensus)))


def _compared(lead: str) -> bool:
    """ "better than the first season" rates another one."""
    return bool(re.search(r"\b(?:than|from|after|since|unlike|over|compared (?:to|with)|like) $", lead))


def _aggregated(sentence: Sentence, people: People, works: list[Ref]) -> Iterator[Fact]:
    """ "Metacritic assigned the season a score of 70 out of 100 based on 19 critics"."""
    shape = sentence.shape
    found = _PERCENT.search(shape) or _POINTS.search(shape)
    agency = _agency(sentence, people, found.start()) if found else None
    if not found or agency is None or re.search(r"\bepisode\b", shape):
        return
    count, average = _COUNT.search(shape), _AVERAGE.search(shape)
    if not count and not average and "%" not in found[0]:
        return
    score = re.sub(r"(?: out of |/)100$", "", found["score"] or found["score2"])
    qualifiers: list[tuple[str, Ref | Value]] = [
        ("score", Value(score, "string", _where(sentence, found, score)))
    ]
    if average:
        qualifiers.append(
            ("average", Value(average["average"], "decimal", sentence.where(average, "average")))
        )
    if count:
        figure = number(count["count"].replace(",", ""))
        qualifiers.append(("count", Value(str(figure), "integer", sentence.where(count, "count"))))
    ends = [m.end() for m in (found, average, count) if m]
    for work in works:
        yield Fact(
            work,
            "rating",
            agency,
            sentence.span(min(_start(sentence, agency), found.start()), max(ends)),
            tuple(qualifiers),
        )


def _where(sentence: Sentence, found: re.Match[str], score: str) -> Span:
    at = found.start("score") if found["score"] else found.start("score2")
    return sentence.span(at, at + len(score))


def _start(sentence: Sentence, agency: Ref) -> int:
    return next(at for at, _ in sentence.marked("name") if sentence.span(at, at + 1) == agency.span)


def _agency(sentence: Sentence, people: People, score: int) -> Ref | None:
    """Whose figure it is: the first name of the sentence that is no person and no part of the show."""
    for at, _ in sentence.marked("name"):
        name = sentence.text(at, at + 1)
        if name == sentence.topic.series or people.is_known(name) or people.has_character(name):
            continue
        told = sentence.shape[max(0, at - 60) : at + 60]
        if re.search(
            r"\b(?:website|aggregat\w+|weighted|reported|assigned|gave|give|holds|has|scored|critics)\b", told
        ):
            return Ref("organisation", name, sentence.span(at, at + 1))
    return None


def _graded(sentence: Sentence, people: People, works: list[Ref]) -> Iterator[Fact]:
    """ "Allison Keene of Collider gave the season 4 out of 5 stars"; "Awarding the season a "B", …"."""
    seen: set[int] = set()
    for pattern in (_GAVE, _AWARDING, _TRAILING):
        for match in pattern.finditer(sentence.shape):
            score = sentence.words(match, "score").strip('"“”').rstrip(".,")
            if match.start("score") in seen or (match["grade"] and not re.fullmatch(r"[A-F][+−–-]?", score)):
                continue
            seen.add(match.start("score"))
            yield from _grade(sentence, people, match, works, score)


def _grade(
    sentence: Sentence, people: People, match: re.Match[str], works: list[Ref], score: str
) -> Iterator[Fact]:
    critic_at = match.start("critic") if match["critic"] else match.start("critic2")
    outlet_at = match.start("outlet") if match["outlet"] else match.start("owner")
    critic = people.person(sentence, critic_at) if critic_at >= 0 else None
    if outlet_at < 0 or critic is None:
        return
    outlet = Ref(
        "organisation", sentence.text(outlet_at, outlet_at + 1), sentence.span(outlet_at, outlet_at + 1)
    )
    qualifiers = (("score", Value(score, "string", sentence.where(match, "score"))), ("critic", critic))
    for work in works:
        yield Fact(work, "rating", outlet, sentence.where(match), qualifiers, confidence=0.9)
