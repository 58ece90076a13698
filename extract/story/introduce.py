"""New figures, first named in the story: "Detective Eddy Costa", "his son Vido", "Pryce Cheng, another"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set

from extract.facts import Kind
from extract.grammar.names import NAME, UPPER
from extract.known import Known
from extract.story.figures import Figures, by_name, like_a_name, without_titles
from extract.story.lexicon import GIVEN, NO_PERSON, OPENERS, Gender, fold
from extract.story.lines import Line
from extract.story.ties import TIE, TIES, may_tie, ties

_TIE_BEFORE = re.compile(
    rf"(?:\b(?:[Hh]is|[Hh]er|[Tt]heir|[Aa]n?|[Tt]he)|['’]s?) (?P<tie>{TIE}),? (?:named |called )?$"
)
# "with their daughter Ally and twin sons Geoffrey and Michael", "with wife Maria"
_KIN_BEFORE = re.compile(rf"\b(?:and|with|of|to) (?P<tie>{TIE}),? $")
_ONE = rf"{UPPER}[\w’'-]+(?: {UPPER}[\w’'-]+){{0,2}}(?: \([^()]*\))?"
_LIST_BEFORE = re.compile(
    rf"(?:\b(?:[Hh]is|[Hh]er|[Tt]heir|and|with|of)|['’]s?) (?P<tie>{TIE}),? "
    rf"{_ONE}(?:, {_ONE})*,? (?:and |& )?$"
)
# "Ramón, the father of Esperanza"
_OF_BEFORE = re.compile(rf"(?:, | is | was | becomes | became )(?:the |an? )?(?P<tie>{TIE}) of $")
_OF_AFTER = re.compile(rf"(?:,| is| was) (?:the |an? )(?P<tie>{TIE}) of (?:{UPPER}|his\b|her\b)")
_CHILD_BEFORE = re.compile(r"\b(?P<tie>boy|girl|son|daughter|man|woman) (?:named|called) $")
_TIE_AFTER = re.compile(rf"(?:, (?:his|her|their|[^\W\d_]+['’]s?)|['’]s?) (?P<tie>{TIES})(?![\w-])")
_AND_TIE_AFTER = re.compile(rf" and (?:his|her) (?P<tie>{TIE})(?![\w-])")
_ROLE_BEFORE = re.compile(
    r"\b(?:[a-z][\w-]*(?:er|or|ist|ian|man|woman|ney|ess|ant|nurse|judge|chef|cop|thief|spy"
    r"|priest|king|queen|prince"
    r"|hero|heroine|agent|student|boy|girl)) $"
)
_ROLE_AFTER = re.compile(r",? (?:an?|another|the|who|whose|his|her) |, \d\d,|'s |’s ")
_PLACED = re.compile(r"\b(?:in|at|to|near|from|into|of|the|The|around|outside|across|for|a|an) $")
_PLACE_AFTER = re.compile(
    r"['’]s? (?:Day|Cross|Church)\b| (?:hospital|prison|school|bay|island|point|gang)\b"
)
_PLAYED = re.compile(rf" \({NAME}\)")
_ACTS = re.compile(r"\s(?:is|was|has|had|who|[a-z]+s)\b(?!\s+of)")


# What a document names that is neither person nor character
OTHERS: tuple[Kind, ...] = ("organisation", "place", "work", "series", "album", "track")
_OWNER_BEFORE = re.compile(
    rf"(?:\b(?P<couple>the couple)|\b(?P<who>[A-Z]\w+(?: [A-Z]\w+)?))['’]s? (?P<tie>{TIE}),? $"
)
_SHOW_DOES = (
    r"(?:is|was|has|follows|premieres|airs|stars|tells|focus|cent|explores|features|receives|ends"
    r"|begins|returns|shows|conclud|chronicles|revolves|opens|moves|uses)"
)


def introduce(
    figures: Figures, told: Iterable[tuple[Line, bool]], asides: Iterable[Line], known: Known
) -> None:
    """Add to the figures everybody whom the story's sentences name and who was not known before.

    Each sentence comes with whether it is pure story; else only a tie or an actor's name beside it tells.
    `asides` are about the making: there only "Luke Cage's father James" and "the couple's daughter Ann" tell.
    """
    told = list(told)
    if _named_after(known.topic.series, figures, [line.text for line, _ in told]):
        figures.add(known.topic.series)
    taken = {fold(person) for person in known.people}
    taken |= {fold(name) for kind in OTHERS for name in known.names(kind)}
    again = _alone([line for line, _ in told])
    for line, pure in told:
        for start, end in line.sequences:
            words = line.text[start:end]
            if figures.find(words) or fold(words) in taken:
                continue
            gender = _new(line.text, start, end, again, pure)
            if gender is not None:
                figures.add(without_titles(words)[0], gender)
    for line in asides:
        _introduce_kin(figures, line, taken)


def _introduce_kin(figures: Figures, line: Line, taken: Set[str]) -> None:
    for start, end in line.sequences if may_tie(line.words) else ():
        owner, words = _OWNER_BEFORE.search(line.text[:start]), line.text[start:end]
        if not owner or figures.find(words) or fold(words) in taken or not like_a_name(words):
            continue
        told = ties(owner["tie"])
        whose = owner["couple"] or (" " in owner["who"] and figures.find(owner["who"]))
        if told and told[0].kin and whose:
            figures.add(words, told[0].gender)


def _named_after(series: str, figures: Figures, texts: list[str]) -> bool:
    """Whether the show is called after a figure who acts in it: "House tries to cope with his feelings"."""
    if figures.find(series):
        return False
    acts = re.compile(
        rf"(?:^|, |\b(?:when|while|that|and) ){re.escape(series)} "
        rf"(?!{_SHOW_DOES})[a-z]+s\b[^.;]*\b(?:his|her)\b"
    )
    return any(acts.search(text) for text in texts)


def _new(text: str, start: int, end: int, again: frozenset[str], pure: bool) -> Gender | None:
    """The gender ("" if untold) of somebody new, or None if the words name no person that can be told."""
    before, after = text[:start], text[end:]
    bare, titled = without_titles(text[start:end])
    many = " " in bare
    told = _by_tie(before, after, many, bare)
    if told is not None and (many or like_a_name(bare)):
        return told or titled or by_name(bare)
    if many and _PLAYED.match(after) and like_a_name(bare):
        return titled or by_name(bare)
    if not pure or not like_a_name(bare):
        return None
    if bare != text[start:end] and not _PLACE_AFTER.match(after):
        return titled or by_name(bare)
    if not many:
        return _lone(text, start, end, again)
    return _full(bare, before, after, again)


def _full(bare: str, before: str, after: str, again: frozenset[str]) -> Gender | None:
    first, last = bare.split()[0].strip('"“”'), bare.split()[-1]
    if len(bare.split()) > 4 or first in OPENERS or re.search(r"\b(?:[Tt]he|an?) $", before):
        return None
    if fold(first) in GIVEN:
        return GIVEN[fold(first)]
    if _PLACED.search(before) and last not in again:
        return None
    acted = bool(_ROLE_AFTER.match(after) or _ACTS.match(after))
    both = re.search(r"(?:^|[,;] )[A-Z]\w+ and $", before) and re.match(r" (?:are|were)\b", after)
    known = acted and (last in again or first in again)
    return "" if _ROLE_BEFORE.search(before) or known or both else None


def _by_tie(before: str, after: str, many: bool, bare: str) -> Gender | None:
    """ "his sister, Brianna", "Pam, her assistant", "Patrick's sister": a tie makes a person of a name."""
    match = _TIE_BEFORE.search(before)
    if match:
        told = ties(match["tie"])
        return told[0].gender if told and (many or told[0].kin) else None
    match = _KIN_BEFORE.search(before) or _LIST_BEFORE.search(before)
    if match:
        told = ties(match["tie"])
        if told and told[-1].kin and (told[-1].plural or match.re is _KIN_BEFORE):
            return told[-1].gender
    match = _OF_BEFORE.search(before) or _OF_AFTER.match(after)
    if match:
        told = ties(match["tie"])
        if told and told[-1].kin:
            return told[-1].gender if match.re is _OF_AFTER else ""
    match = _CHILD_BEFORE.search(before)
    if match:
        return "m" if match["tie"] in ("boy", "son", "man") else "f"
    match = _TIE_AFTER.match(after)
    if match and (many or any(tie.kin for tie in ties(match["tie"])) or fold(bare) in GIVEN):
        told = ties(match["tie"])
        if told:
            return told[0].gender if after.startswith(",") else ""
    match = _AND_TIE_AFTER.match(after)
    return ("m" if " his " in match.group() else "f") if match and ties(match["tie"]) else None


def _lone(text: str, start: int, end: int, again: frozenset[str]) -> Gender | None:
    """A given name on its own: "Billie and Mick", named more than once and never as a place."""
    word = text[start:end]
    gender = GIVEN.get(fold(word))
    if gender is None or word not in again or re.search(r"\b(?:the|The|in|at|near|from) $", text[:start]):
        return None
    return gender


def _alone(lines: Iterable[Line]) -> frozenset[str]:
    """Words that stand alone as somebody's name: they act, or have something, at least once."""
    found: set[str] = set()
    for line in lines:
        text = line.text
        for start, end in line.sequences:
            word = text[start:end]
            owns = re.match(r"['’]s? [a-z]|, (?:who|whose)\b", text[end:])
            acts = _ACTS.match(text[end:]) or re.match(r" and [A-Z]\w+ [a-z]", text[end:])
            if (
                " " not in word
                and fold(word) not in NO_PERSON
                and (owns or acts)
                and not _PLACED.search(text[:start])
            ):
                found.add(word)
    return frozenset(found)
