"""Which words of a document tell its story: summaries, descriptions of the cast, plot, some of the lead."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from extract.document import Document, Item, Paragraph, Passage, Row, Section, Span, Table
from extract.facts import Ref
from extract.grammar.choice import one_of
from extract.grammar.names import NAME, UPPER, is_name
from extract.known import Known
from extract.story.lexicon import fold
from extract.story.lines import Line, Lines

Kind = Literal["story", "prose"]

_STORY = re.compile(
    r"\b(plot|premise|synops[ei]s|summary|storyline|story|overview|setting|cast|characters?"
    r"|biography|fictional|episodes?)\b",
    re.I,
)
_WORLD = re.compile(
    r"\b(production|development|writing|casting|filming|music|reception|response|release|awards?"
    r"|accolades|marketing"
    r"|broadcast|home (media|video)|ratings|legacy|references|adaptations?|soundtrack|design|crew"
    r"|costumes?|sequels?"
    r"|effects|tie-ins|viewership|conception|background|themes|analysis|locations?|merchandise|controvers)\b",
    re.I,
)
# Words of the people who make and watch a show, not of those who live in it.
_MAKERS = re.compile(
    r"\b(film(ed|ing|s)?|casting|cast as|role|actors?|portray\w*|play(s|ed) (by|the)|scripts?"
    r"|audiences?|viewers|critics?"
    r"|reviews?|repris\w+|joined by|joining|cast members|directors|composed|broadcast"
    r"|premiered?s?|air(s|ed|ing)|comics?|characters?|storylines?|fans|franchise|adapt\w*|scenes"
    r"|writers|showrunner|produc(er|ers|tion|ed)|renewed|starr?(s|ing|red)|released on|soundtrack"
    r"|inspired by|described|recurring|director of photography)\b|\b(19|20)\d\d\b"
)
_TELLS = re.compile(r"(?:plot|synopsis|premise|storylines?|story|summary|plot summary)", re.I)
# "Additional storylines revolve around Elena's brother", under "Plot"
_SOFT = re.compile(
    r"\b(?:storylines?|characters?|scenes|fans|described|recurring|adapt\w*|directors|composed|scripts?|role"
    r"|actors?|join(?:ing|ed by)|producers?|writers|film)\b"
)
_NOTES = re.compile(r"\b(?:description|notes?|biography|information|about|summary|role)\b", re.I)
_HEAD = re.compile(rf"(?P<name>{NAME})(?: \([^()]*\))?(?:\s*[:–—]|\s-)\s")
_PLAYED = re.compile(rf",? (?:played|portrayed|voiced) by {NAME}(?:,(?= )|(?=[.;)]))")
_MARK = re.compile(r"[\"“”]")
_CAPITALS = re.compile(rf"\b{UPPER}[\w’'-]*\b")
_ASIDE = re.compile(r"\s*\([^()]*\)")
_QUOTE = re.compile(r"[\"“][^\"“”]{25,}[\"”]")


@dataclass(frozen=True, slots=True)
class Scene:
    """Sentences that hang together, for "he" and "she" to reach back in.

    `episode` is the episode that a summary tells; `pure` says it is nothing but story;
    `figure` is whom a description is about, named at `about`.
    """

    lines: tuple[tuple[Line, Kind], ...]
    episode: Ref | None = None
    pure: bool = False
    figure: str = ""
    about: Span | None = None


class _Last:
    """The last scenes of a document, kept for a telling that knows no more of who is real."""

    def __init__(self) -> None:
        self.given: object = None
        self.scenes: tuple[Scene, ...] = ()


def scenes(document: Document, known: Known) -> tuple[Scene, ...]:
    """Every stretch of prose of a document, with what is known of it from where it stands."""
    stage, last = Stage(known, known.once(Lines, Lines)), known.once(_Last, _Last)
    headed = frozenset(block.section.title for block in document.blocks) & known.characters
    given = (known.names("person"), stage.surnames, stage.played, stage.episodes, headed)
    if last.given != given:
        last.given, last.scenes = given, tuple(_scenes(document, stage))
    return last.scenes


def _scenes(document: Document, stage: Stage) -> Iterator[Scene]:
    for block in document.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                yield from [_summary(row, stage)] if row.below else _notes(row, block, stage)
        elif isinstance(block, Item):
            yield _description(block, stage)
        else:
            yield _paragraph(block, stage)


@dataclass(frozen=True)
class Stage:
    """Who is who where: the real people of a document, and the figures and episodes by where they stand."""

    known: Known
    lines: Lines

    @cached_property
    def played(self) -> Named:
        """The characters of the performances."""
        roles = (fact.get("character") for fact in self.known.facts if fact.predicate == "performance")
        return Named.of(role for role in roles if isinstance(role, Ref))

    @cached_property
    def episodes(self) -> Named:
        return Named.of(self.known.refs("episode"))

    def named(self, text: str) -> bool:
        """Whether a real person is named outside brackets; "Michael Westen (Jeffrey Donovan)" is story."""
        bare = _ASIDE.sub("", text)
        return bool(self._people and self._people.search(bare)) or any(
            map(self._surname, _CAPITALS.findall(bare))
        )

    def _surname(self, word: str) -> bool:
        return fold(word.removesuffix("'s").removesuffix("’s")) in self.surnames

    @cached_property
    def _people(self) -> re.Pattern[str] | None:
        return re.compile(one_of(self.known.people)) if self.known.people else None

    @cached_property
    def surnames(self) -> frozenset[str]:
        theirs = {fold(person.split()[-1]) for person in self.known.people}
        figures = {fold(word.strip('"“”')) for name in self.known.characters for word in name.split()}
        return frozenset(theirs - figures)


@dataclass(frozen=True)
class Named:
    """Things by the place of the words that name them."""

    starts: tuple[int, ...]
    refs: tuple[Ref, ...]

    @classmethod
    def of(cls, refs: Iterable[Ref]) -> Named:
        placed = sorted(((ref.span, ref) for ref in refs if ref.span), key=lambda pair: pair[0])
        return cls(tuple(span.start for span, _ in placed), tuple(ref for _, ref in placed))

    def first(self, start: int, end: int) -> Ref | None:
        """The first thing named in a stretch of the document."""
        for ref in self.refs[bisect_left(self.starts, start) : bisect_left(self.starts, end)]:
            if ref.span and ref.span.end <= end:
                return ref
        return None


def _summary(row: Row, stage: Stage) -> Scene:
    assert row.below is not None
    return Scene(tuple((s, "story") for s in stage.lines.of(row.below)), _episode(row, stage), pure=True)


def _notes(row: Row, table: Table, stage: Stage) -> Iterator[Scene]:
    """The column of a cast table that describes the character of the row."""
    for about, cell in ((_whom(cell, stage), cell) for cell in row.cells if cell):
        if about is None or about.name not in cell.text:
            continue
        for column, other in zip(table.columns, row.cells, strict=False):
            told = _NOTES.search(column) or len(other.text.split()) > 8
            if told and other.text != cell.text:
                yield Scene(tuple(_judged(stage.lines.of(other), stage)), None, True, about.name, about.span)
        return


def _episode(row: Row, stage: Stage) -> Ref | None:
    """The episode whose title or number stands in the row."""
    cells = [cell.span() for cell in row.cells if cell]
    if not cells:
        return None
    ref = stage.episodes.first(min(c.start for c in cells), max(c.end for c in cells))
    return replace(ref, span=None) if ref else None


def _description(item: Item, stage: Stage) -> Scene:
    """A cast item's words after "Actor as Character:"; they are about the character."""
    passage = item.passage
    about = _whom(passage, stage) or _heads(item, stage.known)
    if about is None:
        plot = any(_STORY.search(title) for title in item.section.path)
        return Scene(
            tuple((s, kind if plot else "prose") for s, kind in _judged(stage.lines.of(passage), stage))
        )
    start = _clean(passage, about.span.end) if about.span else 0
    lead = re.compile(r"[\s\"”’\]]*(?:\([^()]*\)\s*)?[:,;.–—-]*\s*").match(passage.text, start)
    rest = stage.lines.of(passage, lead.end() if lead else start)
    return Scene(tuple(_judged(rest, stage)), None, True, about.name, about.span)


def _whom(passage: Passage, stage: Stage) -> Ref | None:
    """The character of the first performance that stands in the passage."""
    whole = passage.span()
    return stage.played.first(whole.start, whole.end)


def _heads(item: Item, known: Known) -> Ref | None:
    """The name at the head of an item that names no actor: "Dora Finch: A waitress"."""
    head = _HEAD.match(item.passage.text)
    listed = any(re.search(r"\b[Cc]haracters?\b", title) for title in item.section.path)
    if not head or not listed or head["name"] in known.people or _MAKERS.search(head["name"]):
        return None
    return Ref("character", head["name"], item.passage.span(*head.span("name")))


def _paragraph(paragraph: Paragraph, stage: Stage) -> Scene:
    tells = bool(_TELLS.fullmatch(paragraph.section.title))
    judged = tuple(_judged(stage.lines.of(paragraph.passage), stage, tells))
    story = sum(kind == "story" for _, kind in judged)
    if any(_WORLD.search(title) for title in paragraph.section.path) or story * 2 < len(judged):
        return Scene(tuple((passage, "prose") for passage, _ in judged))
    plot = any(_STORY.search(title) for title in paragraph.section.path) and story * 4 > len(judged) * 3
    return Scene(judged, None, plot, _subject(paragraph.section, stage.known))


def _subject(section: Section, known: Known) -> str:
    """The character whose name is the heading, as on a page of characters."""
    title, above = section.title, section.parent.title if section.parent else ""
    listed = re.search(r"\b[Cc]haracters?\b", above) and is_name(title) and not _WORLD.search(title)
    named = title in known.characters or (listed and title not in known.people)
    return title if named and section.level > 1 else ""


def _judged(lines: Iterable[Line], stage: Stage, tells: bool = False) -> Iterator[tuple[Line, Kind]]:
    """Each sentence's kind; where the section `tells` the story, some words do not speak of the making."""
    quoted = False
    for line in lines:
        text = _PLAYED.sub("", line.text)
        marks = len(_MARK.findall(text))
        bare = _ASIDE.sub("", text)
        bare = _SOFT.sub("", bare) if tells else bare
        world = quoted or _MAKERS.search(bare) or _QUOTE.search(text) or stage.named(text)
        quoted ^= marks % 2 == 1
        yield line, "prose" if world or quoted else "story"


def _clean(passage: Passage, source: int) -> int:
    """The place in a passage's text of a place in the document."""
    for clean, start in reversed(passage.runs):
        if start <= source:
            return min(len(passage.text), clean + source - start)
    return 0
