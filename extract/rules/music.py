"""Albums of a series' music: their tracks, label, release and composer, and what is wrong in a listing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.cells.bylines import people
from extract.cells.tracks import Listing, Track, faults, listings, seconds
from extract.document import Document, Passage, Span
from extract.facts import Fact, Finding, Ref, Value
from extract.grammar.dates import dates
from extract.grammar.names import NAME, UPPER, split_names
from extract.grammar.seasons import season_number
from extract.grammar.sentences import sentences
from extract.known import Known

_ALBUM = re.compile(
    r"\b(?:soundtrack|score) album\b(?: for the (?:[\w-]+ )?(?:season|series|show))?"
    r"|\bsoundtrack for the (?:[\w-]+ )?(?:season|series|show)",
    re.IGNORECASE,
)
_UNTRUE = re.compile(r"\b(?:not|never|would|will|planned|expected|may|might|if)\b")
_TITLED = re.compile(r"\b(?:titled|entitled|called),?\s+[\"“](?P<title>[^\"”]+)[\"”]")
# "was released by Hollywood Records and Marvel Music digitally on March 16, 2018"
_RELEASED = re.compile(
    r"\breleased\s+(?:digitally\s+)?"
    rf"(?:(?:by|through|via|under)\s+(?P<labels>{UPPER}[^,.;]*?)(?=\s+(?:digitally|on|in|for|as)\b|[,.;]|$))?"
)
_NAMES = rf"(?P<who>{NAME}(?:(?:, and|,| and| &) {NAME})*)"
_ALL_MUSIC = re.compile(
    rf"\bAll (?:music|songs|tracks) (?:is |are |was |were )?(?:composed|written) by {_NAMES}"
)
_SCORE = re.compile(
    r"\b(?:score|music) (?:for the (?:season|series|show) )?(?:was |is |were )?(?:again )?composed by "
    + _NAMES
)


def facts(document: Document, known: Known) -> Iterator[Finding]:
    albums: list[Ref] = []
    for listing in listings(document):
        albums.append(_album(listing, document, known))
        yield from _listed(listing, albums[-1], known)
    for paragraph in document.paragraphs:
        for sentence in sentences(paragraph.passage):
            yield from _told(sentence, albums, known)


def _album(listing: Listing, document: Document, known: Known) -> Ref:
    """The album of a listing, under the title that stands above it."""
    if not listing.title:
        return _untitled(None, known.topic.season, known)
    at = document.text.rfind(listing.title, 0, listing.tracks[0].title.span().start)
    span = Span(at, at + len(listing.title)) if at >= 0 else None
    return Ref("album", listing.title, span, season=season_number(listing.title))


def _untitled(span: Span | None, season: int | None, known: Known) -> Ref:
    """An album that the document gives no title goes by what it is, as such albums are titled."""
    of = f" season {season}" if season is not None else ""
    return Ref("album", f"{known.topic.series}{of} original soundtrack", span, season=season)


def _work(album: Ref, known: Known) -> Ref:
    return Ref("season", str(album.season), season=album.season) if album.season else known.topic.work


def _listed(listing: Listing, album: Ref, known: Known) -> Iterator[Fact]:
    first = listing.tracks[0].title.span()
    yield Fact(_plain(album), "albumOf", _work(album, known), album.span or first)
    for track in listing.tracks:
        yield from _track(track, _plain(album))
    for kind, message, place in faults(listing):
        parts = (("kind", Value(kind)),)
        yield Fact(_plain(album), "fault", Value(message), place.span(), parts)


def _plain(album: Ref) -> Ref:
    return replace(album, season=None)


def _track(track: Track, album: Ref) -> Iterator[Fact]:
    it = Ref("track", track.title.text, track.title.span(), of=album.name)
    yield Fact(it, "inAlbum", album, track.title.span())
    if track.number:
        number = Value(str(int(track.number.text)), "integer", track.number.span())
        yield Fact(it, "trackNumber", number, track.number.span())
    if track.length and (length := seconds(track.length.text)) is not None:
        minutes = f"PT{length // 60}M{length % 60}S"
        yield Fact(it, "duration", Value(minutes, "duration", track.length.span()), track.length.span())
    for name in people(track.performers) if track.performers else ():
        yield Fact(it, "performer", Ref("person", name.text, name.span()), name.span())


def _told(sentence: Passage, albums: list[Ref], known: Known) -> Iterator[Fact]:
    """ "A soundtrack album for the season was released by … on …", "All music composed by …"."""
    if found := _ALL_MUSIC.search(sentence.text):
        yield from _composed(sentence, found, _plain(albums[-1]) if albums else known.topic.work)
    elif found := _SCORE.search(sentence.text):
        yield from _composed(sentence, found, known.topic.work)
    named, released = _ALBUM.search(sentence.text), _RELEASED.search(sentence.text)
    if named and released and not _UNTRUE.search(sentence.text[: released.end()]):
        yield from _release(sentence, named, released, albums, known)


def _composed(sentence: Passage, found: re.Match[str], work: Ref) -> Iterator[Fact]:
    for name in people(sentence.cut(*found.span("who"))):
        person = Ref("person", name.text, name.span())
        yield Fact(work, "credit", person, sentence.span(*found.span()), (("job", Ref("job", "composer")),))


def _release(
    sentence: Passage, named: re.Match[str], released: re.Match[str], albums: list[Ref], known: Known
) -> Iterator[Fact]:
    season = season_number(named.group())
    season = known.topic.season if season is None and "season" in named.group() else season
    fitting = [album for album in albums if album.season in (season, None)]
    title = _TITLED.search(sentence.text)
    if title:
        words = sentence.cut(*title.span("title"))
        album = Ref("album", words.text, words.span(), season=season)
    else:
        album = fitting[0] if len(fitting) == 1 else _untitled(sentence.span(*named.span()), season, known)
    if album not in albums:
        yield Fact(_plain(album), "albumOf", _work(album, known), sentence.span(*named.span()))
    labels = released.span("labels")
    for label in split_names(sentence.cut(*labels)) if released["labels"] else ():
        yield Fact(_plain(album), "label", Ref("organisation", label.text, label.span()), label.span())
    for date, start, _ in dates(sentence):
        if start >= released.start() and date.type == "date" and date.span:
            yield Fact(_plain(album), "datePublished", date, date.span)
            break
