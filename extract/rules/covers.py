"""Artists listed "in respective order for each episode", one to each of the document's episodes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.document import Document
from extract.facts import Fact, Finding, Ref
from extract.known import Known
from extract.prose.grammar import NAMES
from extract.prose.people import People
from extract.prose.shape import Prose

_TRIGGER = re.compile(r"\brespective(?:ly)?\b")
_LISTED = re.compile(
    r"\b(?P<what>artists?|covers?|posters?|designers?|illustrators?)\b[^.;]*?"
    rf"in (?:the )?respective (?:episode )?order(?: for each episode)?[:,]? (?P<who>{NAMES})"
)


def facts(document: Document, known: Known) -> Iterator[Finding]:
    people, episodes = People(known, document), known.episodes
    for paragraph in Prose(document, known).paragraphs(_TRIGGER):
        covers = False
        for sentence in paragraph:
            covers = covers or "cover" in sentence.shape
            for match in _LISTED.finditer(sentence.shape):
                artists = people.people(sentence, *match.span("who"))
                if not covers or len(artists) != len(episodes):
                    continue
                for artist, episode in zip(artists, episodes, strict=True):
                    job = (("job", Ref("job", "cover-artist")),)
                    assert artist.span is not None
                    yield Fact(episode, "credit", artist, artist.span, job, confidence=0.95)
