"""Who made the show, by job and scope, and who replaced whom: "with Melissa Rosenberg as showrunner"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.document import Document
from extract.facts import Fact, Finding, Ref, Value
from extract.known import Known
from extract.prose.credits import Credited, credits_in, last_people
from extract.prose.firms import firms_in
from extract.prose.grammar import NAME, NAMES, SEASON, asserted
from extract.prose.jobs import JOB, JOBS, jobs_in
from extract.prose.people import People, is_plot
from extract.prose.scopes import scope_after
from extract.prose.shape import Prose, Sentence

_TRIGGER = re.compile(
    rf"\b(?:{JOB}|by|serv\w+|compos\w+|music|sequence|assisted|replac\w+|creat\w+)\b", re.IGNORECASE
)
_FOR = re.compile(
    rf"\b(?:series|show|sitcom|drama|telenovela|miniseries)(?: that was| which was)? created by {NAMES} for"
    rf" (?:the )?(?:{NAME}['’]s )?"
    rf"(?:(?:[a-z-]+|{NAME}) )*?(?P<network>{NAME})(?=[,.;]| and\b| that\b| which\b| based\b|$)"
)
_REPLACING = re.compile(
    rf"(?P<new>{NAME})[^.;]*? as (?:an? |the )?(?P<jobs>{JOBS})[^.;{NAME[1:-1]}]*?,? replacing"
    rf" (?P<old>{NAME})"
    rf"(?: from {SEASON})?(?:,? who (?P<reason>(?:departed|left|exited|stepped|moved|quit|was)[^.;]*))?"
)
_REPLACED_BY = re.compile(
    rf"(?P<old>{NAME}) was replaced by (?P<new>{NAME}) as (?:the |an? )?(?P<jobs>{JOBS})"
)


def facts(document: Document, known: Known) -> Iterator[Finding]:
    people = People(known, document)
    for sentence in Prose(document, known).sentences(_TRIGGER):
        if is_plot(sentence):
            continue
        for credited in (*credits_in(sentence, people), *firms_in(sentence, people)):
            yield _credit(credited, known)
        yield from _networks(sentence, people)
        yield from _replacements(sentence, people)


def _credit(credited: Credited, known: Known) -> Fact:
    if credited.job == "production-company":
        work = credited.scope[0] if credited.scope else known.topic.work
        return Fact(work, "productionCompany", credited.agent, credited.span, confidence=credited.confidence)
    scope = [("scope", ref) for ref in credited.scope if not credited.work]
    return Fact(
        credited.work or known.topic.the_series,
        "credit",
        credited.agent,
        credited.span,
        (("job", Ref("job", credited.job)), *scope),
        confidence=credited.confidence,
    )


def _networks(sentence: Sentence, people: People) -> Iterator[Fact]:
    """ "created by Melissa Rosenberg for the streaming service Netflix"."""
    for match in _FOR.finditer(sentence.shape):
        name = sentence.words(match, "network")
        if asserted(sentence.shape, match.start(), match.end()) and not people.is_known(name):
            network = Ref("organisation", name, sentence.where(match, "network"))
            yield Fact(
                sentence.topic.the_series, "originalNetwork", network, sentence.where(match, "network")
            )


def _replacements(sentence: Sentence, people: People) -> Iterator[Fact]:
    for pattern in (_REPLACING, _REPLACED_BY):
        for match in pattern.finditer(sentence.shape):
            new = last_people(sentence, people, *match.span("new"))
            old = last_people(sentence, people, *match.span("old"))
            if not (new and old) or not asserted(sentence.shape, match.start(), match.end("old")):
                continue
            qualifiers: list[tuple[str, Ref | Value]] = [("replaces", old[0])]
            qualifiers += [("job", Ref("job", job)) for job in jobs_in(match["jobs"])]
            qualifiers += [("scope", ref) for ref in scope_after(sentence, match)]
            if match.groupdict().get("reason"):
                qualifiers.append(
                    (
                        "reason",
                        Value(sentence.words(match, "reason"), "string", sentence.where(match, "reason")),
                    )
                )
            yield Fact(
                sentence.topic.the_series,
                "replacement",
                new[0],
                sentence.where(match),
                tuple(qualifiers),
            )
