"""Credits of firms and artists: production companies, effects, title sequences, paintings, costumes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.facts import Ref
from extract.prose.credits import Credited, last_people
from extract.prose.grammar import EPISODE, NAME, NAMES, SEASON, asserted
from extract.prose.people import People, looks_personal
from extract.prose.scopes import scope_after, scope_in
from extract.prose.shape import Sentence

_PARTNERS = (
    rf"(?:,? (?:in association|in collaboration|along|together) with (?P<with>{NAMES}))?"
    rf"(?: for (?P<for>{NAME}))?"
)
_PRODUCED = re.compile(
    rf"(?:\b(?:series|show|season|telenovela|sitcom|drama|miniseries|program(?:me)?|anime)|^It|{SEASON}"
    rf"|{NAME})"
    rf"(?: (?:is|was|were|has been))?(?: co-| )(?:produced|made) by (?P<who>{NAMES})"
    rf"{_PARTNERS}"
)
# "created by Jed Mercurio and produced by World Productions"; "Produced by Bones, the series is"
_AND_PRODUCED = re.compile(
    rf"(?:(?:created|developed|written|directed|adapted) by {NAMES},? and (?:co-)?produced by"
    rf"|^Produced by(?=[^;.]*?, (?:the (?:series|show|season)|it) )) (?P<who>{NAMES}){_PARTNERS}"
)
_EFFECTS = re.compile(
    rf"\b[Vv]isual effects\b[^.;{NAME[1:-1]}]*?(?:completed|provided|created|handled|done|supplied|produced)"
    rf" by "
    rf"(?:the )?(?:{NAME} )?(?:[a-z]+ )*?(?P<who>{NAMES})"
)
_SEQUENCE = re.compile(
    rf"\b(?:title|opening|main title|credits?) (?:sequence|titles|credits)\b,?(?: (?:is|was|were))?"
    rf" (?:created|designed|made|produced|directed) by (?:the )?(?:[a-z]+ )*?(?P<who>{NAMES})"
)
_ARTWORK = re.compile(rf"\b(?:artwork|illustrations|paintings) by (?:[a-z-]+ )*(?P<who>{NAMES})")
_DESIGNER = re.compile(
    rf"(?P<who>{NAME}), (?P<jobs>(?:the )?(?:lead designer|creative director|designer|director))"
    rf"(?: at (?P<firm>{NAME}))? (?:for|on|of) the (?P<of>title sequence|opening sequence|opening titles"
    rf"|project|sequence)"
)
_PAINTED = re.compile(
    r"\b(?P<what>paintings?|artworks?|drawings?|illustrations|murals?|tattoos|puppets?|posters?)\b"
    rf"[^.;]*? (?:was|were) (?:created|painted|drawn|made|designed) by (?:[a-z-]+ )*(?P<who>{NAMES})"
)
_ASSISTED = re.compile(rf"\bassisted(?: (?:on|for|in) (?:{EPISODE}|{SEASON}))? by (?P<who>{NAME})")
_COSTUMES = re.compile(r"\bcostume designer\b")
_THEME = re.compile(
    rf"\b(?:theme song|opening theme|theme)\b[^.;{NAME[1:-1]}]*? (?:sung|performed) by (?P<who>{NAMES})"
)
_ALSO_PRODUCING = re.compile(
    rf"\bwith (?P<who>{NAMES}) (?:also )?(?:co-)?producing(?: (?:in|for) {SEASON})?(?=[.,;])"
)


def firms_in(sentence: Sentence, people: People) -> Iterator[Credited]:
    yield from _producers(sentence, people)
    titles = _about_titles(sentence)
    for pattern, job in (
        (_EFFECTS, "visual-effects"),
        (_SEQUENCE, "title-sequence-designer"),
        (_THEME, "theme-performer"),
    ):
        for match in pattern.finditer(sentence.shape):
            if asserted(sentence.shape, match.start(), match.end()):
                yield from _agents(sentence, people, match, job)
    if titles:
        for match in _ARTWORK.finditer(sentence.shape):
            yield from _agents(sentence, people, match, "title-sequence-artist")
        for match in _DESIGNER.finditer(sentence.shape):
            job = re.sub(r"^the ", "", match["jobs"]).replace(" ", "-")
            yield from _agents(sentence, people, match, f"title-sequence-{job}")
    else:
        for match in _PAINTED.finditer(sentence.shape):
            if sentence.marked("season", match.start(), match.end()) or "series" in match[0]:
                yield from _agents(sentence, people, match, "artist")
    for match in _ASSISTED.finditer(sentence.shape):
        if _COSTUMES.search(sentence.shape):
            for person in last_people(sentence, people, *match.span("who")):
                scope = scope_in(sentence, match.start(), match.end())
                yield Credited(person, "assistant-costume-designer", sentence.where(match), scope)
    for match in _ALSO_PRODUCING.finditer(sentence.shape):
        if asserted(sentence.shape, match.start(), match.end()):
            yield from _companies(sentence, match)


def _about_titles(sentence: Sentence) -> bool:
    told = " ".join((*sentence.section.path, sentence.shape)).lower()
    return "title sequence" in told or "opening titles" in told or "opening sequence" in told


def _producers(sentence: Sentence, people: People) -> Iterator[Credited]:
    """ "produced by Marvel Television in association with ABC Studios", "by Rosy Ocampo for Televisa"."""
    made = (match for pattern in (_PRODUCED, _AND_PRODUCED) for match in pattern.finditer(sentence.shape))
    for match in made:
        if not asserted(sentence.shape, match.start(), match.end()) or not _own(sentence, match):
            continue
        for group in ("who", "with", "for"):
            for at, _ in sentence.marked("name", *match.span(group)) if match[group] else ():
                name, span = sentence.text(at, at + 1), sentence.span(at, at + 1)
                if people.is_known(name):
                    person = people.person(sentence, at)
                    if person:
                        yield Credited(person, "producer", span, scope_after(sentence, match))
                elif group == "for":  # "produced by Kudos for ITV": the network
                    first = sentence.text(match.start("who"), match.start("who") + 1)
                    if looks_personal(first):
                        yield Credited(Ref("organisation", name, span), "production-company", span)
                elif match["for"] and group == "who" and looks_personal(name):
                    # "produced by José Castro for Televisa"
                    yield Credited(Ref("person", name, span), "producer", span, scope_after(sentence, match))
                elif not looks_personal(name) or match["with"]:
                    yield Credited(Ref("organisation", name, span), "production-company", span)


def _companies(sentence: Sentence, match: re.Match[str]) -> Iterator[Credited]:
    for at, _ in sentence.marked("name", *match.span("who")):
        name, span = sentence.text(at, at + 1), sentence.span(at, at + 1)
        if not looks_personal(name):
            firm = Ref("organisation", name, span)
            yield Credited(
                firm, "production-company", span, scope_in(sentence, match.end("who"), match.end())
            )


def _own(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether it is this show that was produced, not an album or another series."""
    first = sentence.marked("name", match.start(), match.start("who"))
    if first:
        return sentence.text(first[0][0], first[0][0] + 1) == sentence.topic.series
    return not re.search(r"\b(?:album|film|soundtrack|song|pilot)\b", sentence.shape[: match.start()])


def _agents(sentence: Sentence, people: People, match: re.Match[str], job: str) -> Iterator[Credited]:
    """Each of a list of people or firms, the whole as one credit each."""
    scope = scope_in(sentence, match.start(), match.end())
    for at, _ in sentence.marked("name", *match.span("who")):
        name, span = sentence.text(at, at + 1), sentence.span(at, at + 1)
        person = people.person(sentence, at)
        personal = job not in ("visual-effects", "title-sequence-designer") or people.is_known(name)
        if person and personal:
            yield Credited(person, job, sentence.where(match), scope)
        elif not personal:
            yield Credited(Ref("organisation", name, span), job, sentence.where(match), scope)
