"""Who was only thought of: tested, in contention, turned down; and characters put in another's place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.document import Document
from extract.facts import Fact, Finding, Modality, Ref, Value
from extract.known import Known
from extract.prose.credits import last_people
from extract.prose.grammar import NAME, NAMES, ROLE
from extract.prose.people import People, is_plot, item_character
from extract.prose.shape import Prose, Sentence

_TRIGGER = re.compile(
    r"\b(?:test(?:ed|ing)|contention|candidates?|audition\w*|considered|turned down|approached|offered"
    r"|front-?runners?"
    r"|shortlist\w*|replacement|originally|initially|in talks|vying|going to be)\b"
)
_BE = (
    r"(?: (?:had|has|have))?(?: also| all| both)? ?(?:is|was|were|been|being)?"
    r"(?: also| all| both| originally| initially| once| being)*"
)
_FOR = re.compile(
    rf"(?P<who>{NAMES}){_BE} (?:(?:screen[- ])?tested|tested|in contention|considered|(?:the )?final"
    rf" candidates|candidates"
    rf"|(?:the )?front-?runners?|shortlisted|auditioned|auditioning|up|approached|in talks|vying|in"
    rf" consideration)"
    rf" (?:to (?:play|portray|star as)|for) (?:the )?(?:lead |title |titular )?"
    rf"(?:(?:role|part)s? of )?(?P<role>{ROLE}|role|part|lead)(?!['’])"
)
_TURNED_DOWN = re.compile(
    rf"(?P<who>{NAMES}) (?:had )?(?:turned down|declined|passed on|refused|was offered|were offered|had been"
    rf" offered)"
    rf" (?:an offer to (?:play|portray) |the (?:lead |title )?(?:role|part) of )(?P<role>{ROLE})"
)
_ALSO = re.compile(rf", with (?P<who>{NAME}) having been auditioning|, with (?P<both>both) auditioning")
_ORIGINALLY = re.compile(
    rf"(?P<who>{NAME}) was (?:originally|initially|first) (?:cast|hired|chosen|set to (?:play|portray)"
    rf"|considered)"
    rf" (?:as|for the (?:role|part) of )? ?(?P<role>{ROLE})"
)
_FOR_ANOTHER = re.compile(
    rf"(?P<new>{NAME}|[Tt]he (?:latter |former )?character|[SsHh]h?e) was (?:added|created|introduced"
    rf"|brought in|used)"
    rf"[^.;]*? as a (?:replacement|substitute|stand-in) for (?P<old>{NAME})"
    r"(?:,? (?:as|because|since|after|when) (?P<reason>[^.;]*))?"
)
_CHANGED = re.compile(
    rf"was (?:originally )?(?:going|intended|supposed|meant|planned) to be (?P<old>{NAME})[^.;]*?"
    rf" but was changed to (?P<new>{NAME})(?: (?:due to|because of|because|as|since) (?P<reason>[^.;]*))?"
)


def facts(document: Document, known: Known) -> Iterator[Finding]:
    people = People(known, document)
    for paragraph in Prose(document, known).paragraphs(_TRIGGER):
        role: Ref | None = None
        latest: Ref | None = None
        for sentence in paragraph:
            if is_plot(sentence):
                continue
            for fact in _considered(sentence, people, role or item_character(sentence, people)):
                played = fact.get("character")
                role = played if isinstance(played, Ref) else role
                yield fact
            if cast := re.search(rf"\bcast as (?P<role>{ROLE})", sentence.shape):
                role = people.character(sentence, *cast.span("role")) or role
            yield from _instead(sentence, people, latest)
            latest = _last_character(sentence, people) or latest


def _considered(sentence: Sentence, people: People, before: Ref | None) -> Iterator[Fact]:
    """ "Lance Gross, Mike Colter, and Cleo Anthony were in contention for the role of Luke Cage"."""
    for pattern in (_FOR, _TURNED_DOWN, _ORIGINALLY):
        for match in pattern.finditer(sentence.shape):
            if re.search(r"\b(?:not|never)\b", match[0]):
                continue
            role: Ref | None = before
            if sentence.marked("name", *match.span("role")):
                role = people.character(sentence, *match.span("role"))
            if role is None:
                continue
            for person in last_people(sentence, people, *match.span("who")):
                yield Fact(
                    sentence.topic.the_series, "consideration", person, sentence.where(match),
                    (("character", role),), Modality.CONSIDERED, 0.9,
                )  # fmt: skip


def _instead(sentence: Sentence, people: People, latest: Ref | None) -> Iterator[Fact]:
    """ "The latter character was added to the series as a replacement for Carol Danvers"."""
    for pattern in (_FOR_ANOTHER, _CHANGED):
        for match in pattern.finditer(sentence.shape):
            old = people.character(sentence, *match.span("old"))
            new = latest
            if sentence.marked("name", *match.span("new")):
                new = people.character(sentence, *match.span("new"))
            if old is None or new is None:
                continue
            qualifiers: list[tuple[str, Ref | Value]] = [("replaces", old)]
            if match["reason"]:
                reason = Value(sentence.words(match, "reason"), "string", sentence.where(match, "reason"))
                qualifiers.append(("reason", reason))
            series = sentence.topic.the_series
            yield Fact(
                series, "replacement", new, sentence.where(match), tuple(qualifiers), Modality.UNREALISED, 0.9
            )


def _last_character(sentence: Sentence, people: People) -> Ref | None:
    """ "the latter character": the last one that the sentence before cast somebody as."""
    found = [match.span("role") for match in re.finditer(rf" as (?P<role>{ROLE})", sentence.shape)]
    named = [at for at, _ in sentence.marked("name") if people.has_character(sentence.text(at, at + 1))]
    if found:
        return people.character(sentence, *found[-1])
    return people.character(sentence, named[-1], named[-1] + 1) if named else None
