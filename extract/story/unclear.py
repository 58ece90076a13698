"""Words of the story that tell a tie or a deed from which nothing could be taken, each with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.document import Span
from extract.facts import Passed
from extract.story.acts import active, passive, told_of
from extract.story.bonds import DOUBT
from extract.story.clauses import subjects
from extract.story.coding import WHO
from extract.story.outright import happens
from extract.story.telling import Told
from extract.story.ties import TIES, Deed, ties

_OWNED = re.compile(rf"(?P<of>\b[Hh]is|\b[Hh]er) (?P<ties>{TIES}),? (?P<who>{WHO})")
_HEDGED = re.compile(
    rf"\b(?P<hedge>potentially|possibly|allegedly|supposedly|apparently|seemingly|reportedly|future|potential"
    rf"|possible|supposed|alleged|so-called|would-be|presumed|fake|surrogate) (?P<ties>{TIES})"
    rf" (?:of|to|for) {WHO}"
)


def unclear(told: Told, taken: tuple[Span, ...]) -> Iterator[Passed]:
    """What a reader may miss in a sentence; nothing that touches the evidence of what was `taken`."""
    for passed in (*_ties(told), *_deeds(told)):
        if not any(span.start < passed.span.end and passed.span.start < span.end for span in taken):
            yield passed


def _ties(told: Told) -> Iterator[Passed]:
    """ "his brother Ivan" where "his" may be two men's; "potentially powerful ally to Jones"."""
    if not told.tied:
        return
    code = told.sentence.code
    for match in _OWNED.finditer(code) if told.kind == "story" else ():
        if ties(match["ties"]) and not told.who(match.start("of")):
            whose = told.sentence.passage.text[told.sentence.places[match.start("of")] :][:3]
            yield Passed(told.sentence.span(*match.span()), f'whom "{whose}" means is not clear')
    for match in _HEDGED.finditer(code):
        if ties(match["ties"]):
            yield Passed(told.sentence.span(*match.span()), f'hedged: "{match["hedge"]}"')


def _deeds(told: Told) -> Iterator[Passed]:
    for deed in told_of(told.sentence.words) if told.kind == "story" else ():
        yield from _done(told, deed)
        yield from _suffered(told, deed)


def _done(told: Told, deed: Deed) -> Iterator[Passed]:
    code = told.sentence.code
    for act in active(deed, code):
        span = told.sentence.span(act.start, act.end)
        if not happens(code, act.start, act.end) or DOUBT.search(code[: act.start]):
            yield Passed(span, f'"{deed.verb}" is not told as done')
        elif act.pronoun and not told.who(act.object[0]):
            yield Passed(span, f'whom "{code[slice(*act.object)]}" means is not clear')
        elif act.ours and not any(told.who(place) for place in subjects(code, act.start)):
            yield Passed(span, f'who does it ("{deed.verb}") is not clear')


def _suffered(told: Told, deed: Deed) -> Iterator[Passed]:
    code = told.sentence.code
    for match in passive(deed).finditer(code):
        if match["be"] and not happens(code, match.start(), match.end()):
            yield Passed(told.sentence.span(*match.span()), f'"{deed.done}" is not told as done')
        elif match["be"] and not any(map(told.who, subjects(code, match.start(), single=False))):
            yield Passed(
                told.sentence.span(*match.span()), f'to whom it is done ("{deed.done}") is not clear'
            )
