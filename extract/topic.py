"""What a document is about: which series, which season, what type of page."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from extract.document import Document, Passage, Span
from extract.facts import Ref
from extract.grammar.sentences import sentences

PageType = Literal["series", "season", "episode-list", "episode", "awards", "characters"]


@dataclass(frozen=True, slots=True)
class Topic:
    """The work that a page is about; `span` is where its name stands."""

    series: str
    span: Span
    season: int | None = None
    type: PageType = "series"

    @property
    def work(self) -> Ref:
        """The season where the page is about one, else the series."""
        if self.season is None:
            return self.the_series
        return Ref("season", str(self.season), self.span, season=self.season)

    @property
    def the_series(self) -> Ref:
        return Ref("series", self.series, self.span)


def topic(document: Document) -> Topic | None:
    """The page's topic from its title, infobox and first sentence; None if it is not about television."""
    first = _first_sentence(document)
    type_, name = _from_title(document.title)
    type_ = _listed(first) if type_ == "series" else type_
    if not _on_television(document, first, type_):
        return None
    season = _season(document, first) if type_ in ("series", "season") else None
    episode = _EPISODE.search(first.text) if first and type_ == "series" and not season else None
    if episode or any(field.label == "Episode no." for field in document.fields):
        return _of_episode(first, name)
    if first and (not name or name.text.startswith(first.text)):  # no title, prose at once
        name = _from_prose(first, listed=type_ not in ("series", "season"))
    if not name:
        return None
    return Topic(name.text, name.span(), season, "season" if season is not None else type_)


_WORDS = tomllib.loads(Path(__file__).with_name("topic.toml").read_text(encoding="utf-8"))
_KINDS = tuple(sorted(_WORDS["kinds"], key=len, reverse=True))
_OTHERS = frozenset(_WORDS["others"])
_LABELS = frozenset(_WORDS["labels"])
_NUMBERS = {
    word: number
    for words in (_WORDS["ordinals"], _WORDS["cardinals"])
    for number, word in enumerate(words.split(), 1)
}

_ANY_KIND = "|".join(re.escape(kind) for kind in _KINDS)
_KIND = re.compile(rf"\b(?:{_ANY_KIND})\b")
_TELEVISION = re.compile(
    r"\b(?:television|TV|sitcom|telenovela|soap opera|anime|miniseries|web series|talk show)\b", re.I
)
_EPISODE = re.compile(r"\b(?:is|was) the [\w -]{0,60}\bepisode (?:of|in|and)\b|\bis an episode of\b")

_LISTING = re.compile(
    r"\b(?:is|are|was) (?:a|an|the) (?:[\w-]+ )?list of (?:(?:the|all|fictional|main|minor|recurring) )*"
    r"(?P<what>episodes|characters|cast members|awards|accolades|nominations)\b",
    re.I,
)
_LISTS: dict[str, PageType] = {
    "episodes": "episode-list",
    "characters": "characters",
    "cast members": "characters",
}

# Titles: what surrounds the series' name.
_TITLES: tuple[tuple[PageType, re.Pattern[str]], ...] = tuple(
    (cast(PageType, type_), re.compile(pattern, re.I))
    for type_, pattern in (
        ("episode-list", r"lists? of (?P<name>.+?) (?:episodes|serials|specials)(?: \(.*\))?"),
        ("episode-list", r"lists? of episodes (?:of|from|in) (?P<name>.+)"),
        (
            "characters",
            r"lists? of (?P<name>.+?) (?:cast members|characters|cast and characters|recurring characters)",
        ),
        ("characters", r"(?:lists? of )?(?:minor |recurring )?characters (?:of|from|in) (?P<name>.+)"),
        (
            "awards",
            r"lists? of (?:awards and nominations|accolades|awards) (?:received by|for|won by) (?P<name>.+)",
        ),
        ("season", r"(?P<name>.+?),? \((?:[^()]* )?(?:season|series) (?:\d+|[a-z]+)\)"),
        (
            "season",
            r"(?P<name>.+?)[,:]? (?:season|series) (?:\d{1,3}|one|two|three|four|five|six|seven)",
        ),
        ("season", r"(?:season|series) \d{1,3} of (?P<name>.+)"),
    )
)
_APART = re.compile(  # what a title adds to tell namesakes apart, "(American TV series)"
    r"\s*\((?:[^()]*\b)?(?:TV|television|series|telenovela|sitcom|soap opera|anime|miniseries|show|program"
    r"|programme|serial|drama|franchise|\d{4}|season \d+)\b[^()]*\)\Z",
    re.I,
)
_NUMBERED = re.compile(
    r"\b(?:season|series) (?P<number>\d{1,3}|[a-z-]+)\b|(?P<th>\d{1,2})(?:st|nd|rd|th) season", re.I
)
_SEASON_OF = re.compile(
    r"\b(?P<word>[a-z]+(?:-[a-z]+)?|\d{1,2}(?:st|nd|rd|th))(?:,? and (?:final|last))?,?"
    r" (?:season|series) of\b",
    re.I,
)
_NAME = (
    r"(?P<name>[A-ZÀ-Þ0-9][^\s,.;()]*(?:[.:!?]?[ ](?:(?:of|the|and|in|to|for|a|an|on|with|at|by|from|de|la|el"
    r"|del|or|y|vs)[ ]){0,3}[A-ZÀ-Þ0-9&][^\s,.;()]*)*)"
)
_AFTER_KIND = re.compile(rf"\b(?:{_ANY_KIND}|series)[ ]{_NAME}")
_AFTER_OF = re.compile(rf"\b(?:season|series|episode) of (?:the )?{_NAME}")
_SUBJECT = re.compile(r"(?P<name>.{1,90}?)(?: \([^()]*\))?,? (?:is|was|are) (?:an?|the)\b")
_STOP = re.compile(
    r"[,.;()]|\b(?:that|which|who|by|based|created|developed|produced|starring|for|on|in|from|about|set|aired|broadcast"
    r"|airing|of|and|written|directed|hosted|premiering|adapted|featuring|following|inspired|made|whose|where|with"
    r"|originally|loosely|executive|to|first|co-created|shown|distributed|presented)\b"
)


def _listed(first: Passage) -> PageType:
    """What a page lists that says so itself: "This is a list of episodes of the sitcom Two Doors"."""
    found = _LISTING.search(first.text[:160])
    if not found:
        return "series"
    return _LISTS.get(found["what"].lower(), "awards")


def _first_sentence(document: Document) -> Passage:
    """The first sentence of the lead, or of the text where a form has no lead."""
    for paragraph in document.paragraphs:
        for sentence in sentences(paragraph.passage):
            if len(sentence.text) > 25 and "|" not in sentence.text:  # no row of a table left standing
                return sentence
    return Passage("", ((0, 0),))


def _from_title(title: Passage) -> tuple[PageType, Passage]:
    """The page's type and the series' name, as far as the title says."""
    for type_, pattern in _TITLES:
        if found := pattern.fullmatch(title.text):
            return type_, _named(title.cut(*found.span("name")))
    return "series", _named(title)


def _named(name: Passage) -> Passage:
    """A name without what only tells namesakes apart."""
    apart = _APART.search(name.text)
    return name.cut(0, apart.start()) if apart and apart.start() else name


def _on_television(document: Document, first: Passage, type_: PageType) -> bool:
    head = _head(first.text)
    if head.rpartition(" ")[2] in _OTHERS and not _SEASON_OF.search(first.text[:120]):
        return False
    if any(field.label in _LABELS for field in document.fields):
        return True
    if head.endswith(_KINDS) or type_ == "episode-list":
        return True
    lead = " ".join(p.passage.text for p in document.lead)[:1500] or first.text
    about_season = type_ != "series" or _SEASON_OF.search(first.text) or _EPISODE.search(first.text)
    signs = (_TELEVISION.search(lead), " episodes" in lead, _KIND.search(first.text))
    return bool(about_season and any(signs))


def _head(sentence: str) -> str:
    """What the sentence says its subject is: "american drama" of "House is an American drama that"."""
    found = re.search(r"\b(?:is|was|are) (?:an?|the|one of the) ", sentence)
    if not found:
        return ""
    rest = sentence[found.end() : found.end() + 200]
    stop = _STOP.search(rest)
    return (rest[: stop.start()] if stop else rest).strip().lower()


def _season(document: Document, first: Passage) -> int | None:
    """The season's number, from the title, the infobox or the first sentence."""
    title = _NUMBERED.search(document.title.text)
    if (
        title
        and _from_title(document.title)[0] == "season"
        and (number := _number(title["number"] or title["th"]))
    ):
        return number
    for field in document.fields:
        if (
            field.label in ("Season", "Season Number", "Series Number")
            and field.values
            and field.values[0].text.isdigit()
        ):
            return int(field.values[0].text)
    found = _SEASON_OF.search(first.text[:160])
    if (
        found
        and re.match(r"(?:The |[\w' ]{0,40}, )", first.text)
        and not _head_first(first.text, found.start())
    ):
        return _number(found["word"])
    if found := re.match(r"(?:Season|Series) (?P<number>\w+) of\b", first.text):
        return _number(found["number"])
    return None


def _head_first(sentence: str, at: int) -> bool:
    """Whether the sentence has said what its subject is before `at`: then the season is not its subject."""
    return bool(re.search(r"\b(?:is|was) (?:an?|the)\b", sentence[:at]))


def _number(word: str) -> int | None:
    digits = re.match(r"\d+", word)
    return int(digits.group()) if digits else _NUMBERS.get(word.lower())


def _from_prose(sentence: Passage, *, listed: bool = False) -> Passage:
    """The series' name in the first sentence: behind "television series", or the sentence's subject."""
    found = None if listed else _SUBJECT.match(sentence.text)
    if listed or _SEASON_OF.search(sentence.text[:160]):
        found = _AFTER_KIND.search(sentence.text) or _AFTER_OF.search(sentence.text) or found
    return sentence.cut(*found.span("name")) if found else sentence.cut(0, 0)


def _of_episode(first: Passage, title: Passage) -> Topic | None:
    """The series that an episode's page belongs to."""
    named = _AFTER_KIND.search(first.text) or _AFTER_OF.search(first.text)
    name = first.cut(*named.span("name")) if named else title.cut(0, 0)
    if not name:
        return None
    found = _SEASON_OF.search(first.text)
    return Topic(name.text, name.span(), _number(found["word"]) if found else None, "episode")
