"""What a sentence says of who plays whom: one `Casting` for each person, the character where it is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.document import Span
from extract.facts import Passed, Ref
from extract.prose.grammar import AND, DATE, NAME, NAMES, ROLE, SEASON, SPEECH, TITLE, asserted
from extract.prose.people import People, looks_personal
from extract.prose.ranks import billing, manner, reach, seasons
from extract.prose.shape import Sentence


@dataclass(frozen=True, slots=True)
class Casting:
    """A person in the cast, as one sentence has it."""

    person: Ref
    character: Ref | None
    span: Span
    billing: str = ""
    seasons: tuple[int, ...] = ()
    manner: str = ""
    reprised: Ref | None = None
    confidence: float = 0.9


_ADVERB = r"(?: also| later| again| originally| previously| first| initially| subsequently| then| all| both)*"
_BE = r"(?:is|are|was|were|has been|have been|had been)"
_CAST = r"(?:the )?(?:(?:main|recurring|series|regular|principal|starring) )*(?:cast|series|show|season)"
_WHEN = rf"(?: (?:for|in|during|throughout) {SEASON})?"
_VERBS = "|".join(
    (
        rf" (?:co-)?star(?:s|red|ring)?(?: in the (?:series|show))?{_WHEN}",
        rf" {_BE}(?: also| later| again| announced to have been| confirmed to have been)? cast{_WHEN}",
        rf" {_BE}(?: also| later)? (?:confirmed|announced|revealed|introduced|credited)",
        rf" {_BE}(?: also)? (?:confirmed|announced|revealed) to be (?:reprising (?:his|her|their) roles?"
        rf"|returning)",
        r"(?: had| has| have| would| ·+)?(?: be)?(?: also)? repris(?:es|ed|e|ing) (?:his|her|their)"
        r" (?:[a-z-]+ )?roles?",
        rf" return(?:s|ed|ing)?(?: to star)?{_WHEN}",
        rf"(?: had| has| have)?(?: also)? join(?:s|ed|ing)? {_CAST}{_WHEN}",
        rf" {_BE}(?: also)? added to {_CAST}{_WHEN}",
        rf" (?:appear|recur)(?:s|red|ed|ring|ing)?{_WHEN}",
        rf" guest[- ]star(?:s|red|ring)?{_WHEN}",
        r" (?:appear|return)(?:s|ed)? in (?:an? )?(?:recurring|guest|cameo) (?:role|appearance)s?",
        rf" (?:has|had|have|makes?|made) an? (?:[a-z]+ ){{0,3}}(?:role|appearance){_WHEN}",
    )
)
_AS = (
    rf",?(?: as| in the (?:[a-z-]+ |{TITLE} )*roles? of| in the {SPEECH} of"
    rf"|, with (?:his|her|their) roles? (?:later )?revealed (?:{DATE} |that [A-Z]\w+ |later )?to be"
    rf"| to be (?:playing|portraying)) "
)
_NOT_OWNED = r"(?!['’]s?\b)"
_VERB_AS = re.compile(
    rf"(?P<who>{NAMES}|\b[SsHh]h?e),?(?P<verb>{_ADVERB}(?:{_VERBS}){_AS})"
    rf"(?P<roles>{ROLE}(?:{AND}{ROLE})*){_NOT_OWNED}"
)
_KIN = (
    r"(?:father|mother|brother|sister|son|daughter|husband|wife|uncle|aunt|cousin|grandmother|grandfather"
    r"|boyfriend|girlfriend|fianc[ée]+|stepfather|stepmother|nephew|niece|boss|assistant|secretary)"
)
# "Reg E. Cathey has a recurring role as Cage's father": the part has no other name
_UNNAMED = re.compile(
    rf"(?P<who>{NAME})(?P<verb>{_ADVERB}(?:{_VERBS}){_AS})"
    rf"(?P<roles>{NAME}['’]s? {_KIN})\b(?! {NAME}|, {NAME})"
)
_PLAYING = re.compile(
    rf"(?P<who>{NAME}|\b[SsHh]h?e)(?:, who)?(?P<verb>{_ADVERB} (?:plays|played|portrays|portrayed"
    rf"|voices|voiced|(?:would|will|to) be (?:playing|portraying)))"
    rf" (?P<roles>(?:the |an? |{NAME}['’]s? )?(?P<young>young(?:er)? )?(?:[a-z-]+ ){{0,3}}?{NAME}(?: ?/"
    rf" ?{NAME})*){_NOT_OWNED}"
)
_BARE = re.compile(rf"(?P<who>{NAME}) as (?P<roles>(?:an? (?P<young>young(?:er)? ))?{ROLE}){_NOT_OWNED}")
_LICENCE = re.compile(
    r"\b(?:starr?(?:s|ed|ing)?|cast|casting|recurring|guest|join(?:s|ed|ing)?|return(?:s|ed|ing)?"
    r"|includ(?:e|es|ed|ing)|features?|featured|featuring|introduc\w+|repris\w+|appear\w*|credited|cameo\w*"
    r"|portrayed|played)\b"
)
_PLAYED_BY = re.compile(
    rf"(?P<role>{NAME}(?:, [^,;{NAME[1:-1]}]*)?(?:, who)?|\b[Tt]he character|, who),? ?"
    rf"(?:is|was|were|being|been)?(?P<verb>{_ADVERB}(?: briefly| also)*) ?(?:being )?(?:portrayed|played"
    rf"|voiced)"
    rf"(?P<how> in flashbacks?)? by (?P<who>{NAME})(?P<after>(?: (?:in|during|for) (?:flashbacks?|{SEASON}"
    rf"|{NAME}))*)"
)
_TAKES_OVER = re.compile(
    rf"(?P<who>{NAME}) took over (?:the role|from {NAME})(?P<after> as a series regular)?(?: (?:for|in|from)"
    rf" {SEASON})?"
)
# "it was revealed that Finn Jones would be reprising his role": settled, though it lay ahead
_SETTLED = re.compile(
    rf"\b(?:revealed|announced|confirmed) (?:that )?{NAMES} (?P<would>would|will) (?=be |also |repris|return"
    rf"|play)"
)
_ELSEWHERE = re.compile(rf"^,? (?:in|on|from) (?:the (?:[\w-]+ )*)?(?P<work>{NAME})(?! (?:season|in season))")
_FROM = re.compile(
    rf"^,? from (?P<work>(?:(?:previous|other|earlier|the|various) )*{NAME}(?: ?/ ?{NAME}| {NAME})*(?:"
    rf" series| shows)?)"
)
_ROLE_OF = re.compile(
    rf"(?P<who>{NAME})(?P<verb>{_ADVERB} repris\w+ (?:his|her|their) (?P<work>{NAME}) roles?,? (?:appearing"
    rf" )?as )"
    rf"(?P<roles>{ROLE}){_NOT_OWNED}"
)


def castings(
    sentence: Sentence, people: People, before: Ref | None, topic_role: Ref | None
) -> Iterator[Casting]:
    """The castings of a sentence that name the character.

    `before` is who "she" is, `topic_role` whom "the character" means: the cast list's item.
    """
    found = list(_with_verbs(sentence, people, before))
    found += _bare_pairs(sentence, people, found)
    found += _unnamed(sentence, people)
    yield from found
    yield from _passives(sentence, people, found[-1].character if found else None, topic_role)


def _with_verbs(sentence: Sentence, people: People, before: Ref | None) -> Iterator[Casting]:
    shape = sentence.shape
    for pattern in (_VERB_AS, _PLAYING, _ROLE_OF):
        for match in pattern.finditer(shape):
            if not asserted(_outright(shape), match.start(), match.end("verb")) or _elsewhere(
                sentence, match.end("roles")
            ):
                continue
            actors = _actors(sentence, people, match, before)
            roles = _roles(sentence, people, match, len(actors))
            strict = pattern is _PLAYING
            for actor, role in zip(actors, roles, strict=False):
                if strict and not (people.is_known(actor.name) or " " in actor.name):
                    continue
                yield Casting(
                    actor,
                    role,
                    _said(sentence, match, actors, roles),
                    billing(sentence, match),
                    seasons(sentence, match.start("verb"), reach(shape, match.end())),
                    "young" if match.groupdict().get("young") else manner(shape, match.end()),
                    _own_work(sentence, match) or reprised_from(sentence, match.end("roles")),
                )


def given_up(sentence: Sentence, people: People, before: Ref | None) -> Iterator[Passed]:
    """Where people are named as cast, and who plays whom was not taken from it."""
    shape = sentence.shape
    for match in _VERB_AS.finditer(shape):
        actors = _actors(sentence, people, match, before)
        if not asserted(_outright(shape), match.start(), match.end("verb")):
            yield Passed(sentence.where(match), "a part that is not said to be played")
        elif actors and not _roles(sentence, people, match, len(actors)):
            yield Passed(sentence.where(match), f"not as many parts as the {len(actors)} named")


def _outright(shape: str) -> str:
    """The shape without the "would" of what was announced."""
    return _SETTLED.sub(lambda found: found[0].replace(found["would"], "·" * len(found["would"])), shape)


def _actors(sentence: Sentence, people: People, match: re.Match[str], before: Ref | None) -> list[Ref]:
    """The people at the end of the list before the verb; "she" is the last person cast before."""
    if match["who"].lower() in ("he", "she"):
        return [before] if before else []
    found: list[Ref] = []
    for at, _ in reversed(sentence.marked("name", *match.span("who"))):
        person = people.person(sentence, at)
        # "Jo Finch as Dr. Amos Pike, Lil Snow reprising her role as Peg": Pike is no actor
        if person is None or re.search(rf" as (?:the |an? )?(?:{NAME} )?$", sentence.shape[:at]):
            break
        found.insert(0, person)
    return found


def _roles(sentence: Sentence, people: People, match: re.Match[str], count: int) -> list[Ref]:
    """As many roles as actors, in order; none where the numbers do not agree."""
    found: list[Ref] = []
    for role in re.finditer(rf"{NAME}(?:(?: ?/ ?| ){NAME})*(?!['’])", match["roles"]):
        start, end = match.start("roles") + role.start(), match.start("roles") + role.end()
        character = people.character(sentence, start, end)
        if character is None or _impossible(character.name, people):
            break
        found.append(character)
    if count == 1:
        return found[:1]
    return found if len(found) == count else []


def _said(sentence: Sentence, match: re.Match[str], actors: list[Ref], roles: list[Ref]) -> Span:
    """From the first actor to the last role: "as Dorothy Walker, Kevin Chacon as …" goes on with another."""
    start = max([sentence.where(match).start, *(a.span.start for a in actors[:1] if a.span)])
    return Span(start, max(role.span.end for role in roles if role.span))


def _impossible(name: str, people: People) -> bool:
    """A network or a studio is nobody's role."""
    return name in people.known.names("organisation") or name.endswith(("+", "Awards", "Award"))


def _bare_pairs(sentence: Sentence, people: People, found: list[Casting]) -> Iterator[Casting]:
    """ "several cast members returned, including Krysten Ritter as Jessica Jones, and …"."""
    shape = sentence.shape
    licence = _LICENCE.search(shape)
    taken = {casting.person.name for casting in found}
    for match in _BARE.finditer(shape):
        at = match.start("who")
        actor = people.person(sentence, at)
        if not licence or actor is None or actor.name in taken:
            continue
        # "revealed that they would return for the second season, including Krysten Ritter as Jessica Jones"
        opened = max(shape.rfind(word, 0, at) for word in ("including ", "included ", "include "))
        if not asserted(shape, at, match.end(), since=opened) or _elsewhere(sentence, match.end()):
            continue
        if not (people.is_known(actor.name) or looks_personal(sentence.text(at, at + 1))):
            continue
        for role in _roles(sentence, people, match, 1):
            scope = seasons(sentence, match.start(), reach(shape, match.end()))
            how = "young" if match["young"] else manner(shape, match.end())
            yield Casting(
                actor, role, _said(sentence, match, [actor], [role]), billing(sentence, match), scope, how
            )


def _unnamed(sentence: Sentence, people: People) -> Iterator[Casting]:
    for match in _UNNAMED.finditer(sentence.shape):
        actor = people.person(sentence, match.start("who"))
        if actor and asserted(sentence.shape, match.start(), match.end()):
            role = Ref("character", sentence.words(match, "roles"), sentence.where(match, "roles"))
            scope = seasons(sentence, match.start(), match.end())
            yield Casting(actor, role, sentence.where(match), billing(sentence, match), scope, confidence=0.8)


def _passives(
    sentence: Sentence, people: People, said: Ref | None, topic_role: Ref | None
) -> Iterator[Casting]:
    """ "Alisa, who was briefly portrayed in flashbacks by Miriam Shor in the first season"."""
    shape = sentence.shape
    for match in _PLAYED_BY.finditer(shape):
        actor = people.person(sentence, match.start("who"))
        role = _played_role(sentence, people, match, said, topic_role)
        if not actor or not role or not asserted(shape, match.start(), match.end()):
            continue
        if any(at for at, _ in sentence.marked("name", *match.span("after"))):
            continue  # "played by Ann Lee in Harbour Lights": that is another series
        how = "flashback" if "flashback" in match[0] else ""
        scope = seasons(sentence, match.start("who"), match.end())
        yield Casting(actor, role, sentence.where(match), "", scope, how)
    for match in _TAKES_OVER.finditer(shape):
        actor = people.person(sentence, match.start("who"))
        if actor and topic_role and asserted(shape, match.start(), match.end()):
            rank = "Main" if match["after"] else ""
            scope = seasons(sentence, match.start(), match.end())
            yield Casting(actor, topic_role, sentence.where(match), rank, scope)


def _played_role(
    sentence: Sentence, people: People, match: re.Match[str], said: Ref | None, topic_role: Ref | None
) -> Ref | None:
    if match["role"].lower() == "the character":
        return topic_role
    if match["role"] == ", who":
        return said
    at = match.start("role")
    if said and match["role"].endswith(", who"):
        return said
    role = people.character(sentence, at, at + 1)
    return None if role is None or _impossible(role.name, people) else role


def _elsewhere(sentence: Sentence, end: int) -> bool:
    """ "who played Wilson Fisk in Daredevil": a role in another work."""
    match = _ELSEWHERE.match(sentence.shape[end:])
    if not match or _FROM.match(sentence.shape[end:]):
        return False
    at = end + match.start("work")
    return sentence.text(at, at + 1) != sentence.topic.series


def _own_work(sentence: Sentence, match: re.Match[str]) -> Ref | None:
    """ "reprises her Iron Fist role, appearing as Colleen Wing"."""
    if not match.groupdict().get("work"):
        return None
    return Ref("work", sentence.words(match, "work"), sentence.where(match, "work"))


def reprised_from(sentence: Sentence, end: int) -> Ref | None:
    """The work that a role was brought along from, as it is called: "previous Marvel Netflix series"."""
    match = _FROM.match(sentence.shape[end:])
    if not match:
        return None
    start, stop = end + match.start("work"), end + match.end("work")
    words = re.sub(r"^(?:(?:previous|other|earlier|the|various) )+", "", sentence.text(start, stop))
    span = sentence.span(start, stop)
    return Ref("work", words, Span(span.end - len(words), span.end))
