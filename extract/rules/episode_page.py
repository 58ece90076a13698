"""The infobox of a page about one episode: its place, director, writers, date, code and guests."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.cells.bylines import credited
from extract.cells.castlists import roles
from extract.document import Document, Passage, Section
from extract.facts import Fact, Finding, Ref, Value
from extract.grammar.dates import first_date
from extract.known import Known
from extract.rules.infobox import label_of

_JOBS = {
    "directed by": "director", "director": "director", "written by": "writer", "writer": "writer",
    "story by": "story-by", "story": "story-by", "teleplay by": "teleplay-by", "teleplay": "teleplay-by",
    "cinematography by": "cinematographer", "cinematographer": "cinematographer", "edited by": "editor",
    "editing by": "editor", "editor": "editor", "music by": "composer", "music": "composer",
}  # fmt: skip
_DATES = (
    "original air date",
    "original release date",
    "original release",
    "airdate",
    "air date",
    "release date",
)
_CODES = ("production code", "production no.", "production")
_GUESTS = re.compile(r"guests?(?: appearances?| stars?| actors?)?")
_PLACE = re.compile(r"(?:(?:season|series)\s+(?P<season>\d+)\W*)?\bepisode\s+(?P<episode>\d+)", re.IGNORECASE)
_BRACKET = re.compile(r"\s*\([^()]*\)$")


def facts(document: Document, known: Known) -> Iterator[Finding]:
    if known.topic.type != "episode":
        return
    fields = [(label_of(field), value) for field in document.fields for value in field.values]
    episode = _episode(document, fields, known)
    if not episode.name:
        return
    yield from _place(episode, fields)
    for label, value in fields:
        yield from _said(label, value, episode, known)


def _episode(document: Document, fields: list[tuple[str, Passage]], known: Known) -> Ref:
    """The page's episode, under the page's title without "(Breaking Bad)" or "(TV episode)"."""
    title = document.title.cut(0, len(_BRACKET.sub("", document.title.text)))
    printed = dict(reversed(fields))
    words = " ".join(value.text for label, value in fields if label in ("episode no.", "episode number"))
    found = _PLACE.search(words)
    season = found["season"] if found else _digits(printed.get("season"))
    number = found["episode"] if found else _digits(printed.get("episode"))
    return Ref(
        "episode", title.text.strip('"“”'), title.span(),
        int(season) if season else known.topic.season, int(number) if number else None,
    )  # fmt: skip


def _place(episode: Ref, fields: list[tuple[str, Passage]]) -> Iterator[Fact]:
    """Its season and its number there, with the words of the box that say them."""
    for label, value in fields:
        words = f"{label} {value.text}".casefold() if label.startswith(("season", "episode")) else ""
        if re.search(rf"\b(?:season|series) {episode.season}\b", words):
            season = Ref("season", str(episode.season), value.span(), season=episode.season)
            yield Fact(episode, "partOfSeason", season, value.span())
        if re.search(rf"\bepisode {episode.number}\b", words):
            number = Value(str(episode.number), "integer", value.span())
            yield Fact(episode, "numberInSeason", number, value.span())


def _digits(value: Passage | None) -> str:
    return value.text if value and value.text.isdigit() else ""


def _said(label: str, value: Passage, episode: Ref, known: Known) -> Iterator[Fact]:
    date = first_date(value) if label in _DATES else None
    if date and date.span and date.type == "date":
        yield Fact(episode, "datePublished", date, date.span)
    elif label in _CODES and any(letter.isdigit() for letter in value.text):
        yield Fact(episode, "productionCode", Value(value.text, "string", value.span()), value.span())
    elif label in ("running time", "length", "runtime"):
        yield Fact(episode, "runtime", Value(value.text, "string", value.span()), value.span())
    elif label in _JOBS:
        for job, name in credited(value, _JOBS[label]):
            person = Ref("person", name.text, name.span())
            yield Fact(episode, "credit", person, name.span(), (("job", Ref("job", job)),))
    elif _GUESTS.fullmatch(label):
        for role in roles(value, Section("Guests", 2), frozenset(), surrounded=True):
            if role.character:
                parts = (("character", role.character), ("billing", Value("Guest")), ("scope", episode))
                yield Fact(known.topic.the_series, "performance", role.actor, role.span, parts)
