"""Who is in the cast without a word of the character: "A and B also star, with C joining"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.facts import Ref
from extract.prose.castings import Casting, reprised_from
from extract.prose.grammar import NAME, NAMES, SEASON, asserted
from extract.prose.people import People
from extract.prose.ranks import seasons
from extract.prose.shape import Sentence

_ALSO = r"(?: also| all| both| each)*"
_SEASON = rf"(?P<season>{SEASON})"
_RANKED = re.compile(
    rf"(?P<who>{NAMES}){_ALSO}(?: (?:return|appear|guest[- ]star)(?:s|ed|ing|red|ring)?)?"
    rf"(?: (?:for|in|from|during) {SEASON})? (?:in|as|with|has|had|have|make|makes|made) (?:an? )?(?:special"
    rf" |minor )?"
    r"(?P<rank>guest|recurring|cameo|featured) (?:role|star|appearance|character)s?"
)
_STAR = re.compile(
    rf"(?P<who>{NAMES}){_ALSO} (?:co-)?star(?:s|red)?\b(?= ?(?:[,.;]|$| in (?:the (?:series|show)|{SEASON})|"
    rf" as (?:the |co-?)?(?:protagonists?|antagonists?|leads?|main|regular)\b| as the ))"
)
_STARRING = re.compile(rf"\b(?P<guest>guest[- ])?(?:stars|starring|starred) (?P<who>{NAMES})(?! as\b)")
_RETURNING = re.compile(
    rf"\bwith (?P<who>{NAMES}){_ALSO} returning(?: from (?P<from>{SEASON}))?(?! (?:as|in|for)\b)"
)
# "Krysten Ritter stars as Jones, with Eka Darville also returning from the first season": so does she
_TOO = re.compile(
    rf"(?P<who>{NAME}) (?:stars?|starred) as [^.;]*?, with {NAMES} also returning from (?P<from>{SEASON})"
)
_MEMBERS = re.compile(
    rf"\b(?:principal|main|starring|lead|regular) (?:cast(?: members)?|actors) (?P<who>{NAMES})(?! as\b)"
)
_JOINING = re.compile(
    rf"(?P<who>{NAMES}){_ALSO} (?:joining|joined|join)(?: them| the (?P<main>main )?cast)?"
    rf"(?: (?:for|in|during) {_SEASON})(?! (?:as|in)\b)"
)
_JOINED_BY = re.compile(
    rf"\b[Tt]hey (?:are|were) (?:also )?joined by (?P<who>{NAMES}(?: as {NAME}(?:, | and |, and )?{NAMES})*)"
)
_JOIN_INVERTED = re.compile(
    rf"\b[Jj]oining (?:them|the cast)(?: (?:for|in) {SEASON})? (?:are|is|were|was) (?P<who>{NAMES})(?! as\b)"
)
_RETURN = re.compile(
    rf"(?P<who>{NAMES}){_ALSO} (?:return|returns|returned) (?:for|in|to) {_SEASON}(?! (?:as|in)\b)"
)
_REPRISING = re.compile(rf"(?P<who>{NAMES}){_ALSO} repris(?:e|es|ed|ing) (?:his|her|their) roles?(?! as\b)")


def billings(
    sentence: Sentence, people: People, starring: frozenset[str], carried: Casting | None
) -> Iterator[Casting]:
    """The castings of a sentence that name no character.

    `starring` are those of the infobox; `carried` is the casting that the sentence before ended on, whom
    "They are joined by …" goes on from.
    """
    shape = sentence.shape
    for match in _RANKED.finditer(shape):
        yield from _each(sentence, people, match, match["rank"].capitalize())
    star_sentence = re.search(
        r"(?<!guest )(?<!guest-)\b(?:co-)?star(?:s|red|ring)?\b(?! in (?:a|the film))", shape
    )
    for match in _STAR.finditer(shape):
        yield from _each(sentence, people, match, "Main")
    if star_sentence and not sentence.section.level:
        for match in _STARRING.finditer(shape):
            yield from _each(sentence, people, match, "Guest" if match["guest"] else "Main")
    for pattern in (_RETURNING, _JOINING, _MEMBERS):
        for match in pattern.finditer(shape):
            ranked = star_sentence or pattern is _MEMBERS or match.groupdict().get("main")
            yield from _each(sentence, people, match, "Main" if ranked else "")
    for match in _RETURNING.finditer(shape) if star_sentence else ():
        if match["from"]:  # who returns from the first season to star was in it too
            yield from _each(sentence, people, match, "Main", again=True)
    for match in _TOO.finditer(shape):
        yield from _each(sentence, people, match, "Main", again=True)
    for match in _RETURN.finditer(shape):
        yield from _each(sentence, people, match, "", starring)
    for match in _JOIN_INVERTED.finditer(shape):
        yield from _each(sentence, people, match, "")
    for match in _REPRISING.finditer(shape):
        yield from _each(sentence, people, match, "", source=reprised_from(sentence, match.end()))
    if carried is not None:
        for match in _JOINED_BY.finditer(shape):
            yield from _each(sentence, people, match, carried.billing, carried=carried)


def _each(
    sentence: Sentence,
    people: People,
    match: re.Match[str],
    rank: str,
    starring: frozenset[str] = frozenset(),
    carried: Casting | None = None,
    source: Ref | None = None,
    again: bool = False,
) -> Iterator[Casting]:
    if not asserted(sentence.shape, match.start(), match.end()):
        return
    scope = seasons(sentence, match.start(), match.end())
    if again:
        told = sentence.mark(match.start("from")).value
        scope = told if isinstance(told, tuple) else ()
    for at, _ in sentence.marked("name", *match.span("who")):
        person = people.person(sentence, at)
        if person is None or (" " not in person.name):
            continue
        own = "Main" if person.name in starring else rank
        yield Casting(
            person,
            None,
            sentence.where(match),
            own,
            scope or (carried.seasons if carried else ()),
            reprised=source,
        )
