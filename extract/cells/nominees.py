"""Whom and what a nomination names: "Ann Lee, Bob de Roy, and Cy Poe for "Low Tide"" and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.document import Passage
from extract.facts import Ref
from extract.grammar.names import UPPER, folded, is_name, split_names
from extract.known import Known

_QUOTED = re.compile(r"[\"“](?P<title>[^\"”]+(?:\"[^\"]+\"[^\"]*)?)[\"”]")
_BY = re.compile(r"\s*\bby\s+")
_BEHIND = re.compile(
    r"^by\s+|\s*(?:[()–—:]|\s-\s|\bfor\b(?=\s*$)|\bas\s.*|\bin\b(?=\s*$)|\b(?:written|directed) by\b)\s*"
)
_AND = re.compile(r"\s+y\s+")  # "David Zepeda y Sandra Echeverría"
_COMPANY = re.compile(
    r"\b(?:Television|Studios?|Productions?|Pictures|Entertainment|Company|Films?|Networks?|Media|Inc|VFX|Effects|"
    r"Animation|Records|Orchestra|Forces)\b"
)
_BRAND = re.compile(rf"^{UPPER}[\w.&]*['’]s?\s+")  # "Marvel's Jessica Jones"
_GROUP = re.compile(
    r"\b(?:cast|ensemble|team|crew|writers|producers|staff|episodes?|season|series)\b", re.IGNORECASE
)
_SONG = re.compile(r"\b(?:song|theme|music(?:al)?|track|lyrics)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Nominees:
    """Who is nominated, and the episode it is for, if one is named."""

    who: tuple[Ref, ...]
    episode: Ref | None = None


def nominees(cell: Passage, category: Passage, known: Known) -> Nominees:
    """What a row's nominee and category name; an episode's title stands in quotation marks in either."""
    episode = _performance(category, known)
    who: list[Ref] = []
    rest = [cell]
    for quote in _QUOTED.finditer(cell.text):
        if _is_nickname(cell.text, quote):
            continue
        title = cell.cut(*quote.span("title"))
        rest = [cell.cut(0, quote.start()), cell.cut(quote.end(), len(cell.text))]
        if _BY.match(cell.text, quote.end()) or (
            _SONG.search(category.text) and not _of(title, known).number
        ):
            who.append(Ref("track", title.text, title.span()))
        else:
            episode = episode or _of(title, known)
        break
    for part in rest:
        who += _named(part, known)
    return Nominees(tuple(who), episode)


def _performance(category: Passage, known: Known) -> Ref | None:
    """ "Performance in "AKA You're a Winner!""."""
    quote = _QUOTED.search(category.text)
    return _of(category.cut(*quote.span("title")), known) if quote else None


def _of(title: Passage, known: Known) -> Ref:
    """The episode of a title, with its numbers where the document's tables tell them."""
    for episode in known.episodes:
        if folded(episode.name) == folded(title.text):
            return Ref("episode", episode.name, title.span(), episode.season, episode.number)
    return Ref("episode", title.text, title.span())


def _is_nickname(text: str, quote: re.Match[str]) -> bool:
    """ "Patricia "Trish" Walker" names no episode."""
    before, after = text[: quote.start()], text[quote.end() :]
    return bool(re.search(rf"\b{UPPER}\w*\s$", before) and re.match(rf"\s{UPPER}\w", after))


def _named(words: Passage, known: Known) -> Iterator[Ref]:
    organisations = {folded(name) for name in known.names("organisation")}
    for part in _cut(words, _BEHIND):
        people = []
        for piece in (cut for name in split_names(part) for cut in _cut(name, _AND)):
            text = piece.text
            if folded(known.topic.series) in (folded(text), folded(_BRAND.sub("", text))):
                yield Ref("series", known.topic.series, piece.span())
            elif folded(text) in organisations or _COMPANY.search(text):
                yield Ref("organisation", text, piece.span())
            elif is_name(text) and not _GROUP.search(text):
                people.append(Ref("person", text, piece.span()))
        yield from people
        if len(people) > 1:  # "Best couple: David Zepeda y Sandra Echeverría" is one nominee
            yield Ref("group", part.text, part.span())


def _cut(words: Passage, gap: re.Pattern[str]) -> list[Passage]:
    cuts, at = [], 0
    for found in gap.finditer(words.text):
        cuts.append(words.cut(at, found.start()))
        at = found.end()
    return [cut for cut in (*cuts, words.cut(at, len(words.text))) if cut]
