"""A person or a company: what they did, what they won, with whom they worked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pyoxigraph import NamedNode

from graph.portraits import companions, filmography, making
from graph.portraits.about import About, Entry, job
from graph.portraits.cast import ACTORS
from graph.portraits.shown import Cell, Piece, Section
from graph.portraits.tables import planned

KINDS = ("person",)
WRITING = ("story-by", "teleplay-by")


def line(about: About) -> Cell:
    """actor and director: Jessica Jones, The Wire"""
    jobs: Counter[str] = Counter()
    shows: Counter[NamedNode] = Counter()
    for one in about.open.values():
        if one.has("agent", about.node) and not one.standing:
            labels = [about.reading.label(value) for value in one.fillers("job")] or [ACTORS[0]]
            if job(one) in WRITING:
                labels = ["writer"]
            jobs.update(labels)
            works = [work for work in one.fillers("work") if isinstance(work, NamedNode)]
            shows.update(filmography.show_of(about, work) for work in works)
    did = [name for name, _ in sorted(jobs.items(), key=lambda pair: (-pair[1], pair[0]))[:3]]
    known = sorted(shows, key=lambda show: (-shows[show], show.value))[:3]
    words = " and ".join(filter(None, [", ".join(did[:-1]), did[-1] if did else ""]))
    return tuple(
        Piece(p.text, p.iri, p.kind, before=f"{words}:" if at == 0 and words else "")
        for at, p in enumerate(map(about.piece, known))
    )


def card(about: About) -> tuple[Entry, ...]:
    return ()


def sections(about: About) -> Iterator[Section | None]:
    for derived in ("portrays", "castMember"):  # a shortcut: the roles say the same with more to it
        about.take(derived)
    yield filmography.filmography(about)
    yield making.awards(about)
    yield planned(about, "Consideration", "Considered for roles")
    yield companions.companions(about)
    yield from making.afterwards(about)
