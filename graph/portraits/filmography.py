"""What somebody did: by show, then by job, with the roles they play."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode

from graph.knowledge import Node
from graph.portraits.about import About, job
from graph.portraits.cast import ACTORS
from graph.portraits.crew import _label, _rank
from graph.portraits.episodes import ordered
from graph.portraits.shown import Entries, Piece, Section
from graph.telling.told import Told

Places = dict[Node, list[Told]]


def filmography(about: About, title: str = "Work") -> Section | None:
    """A block for each show, the one with most of it first."""
    credits, roles = about.take("Credit", "agent"), about.take("Performance", "agent")
    shows: dict[NamedNode, list[Told]] = {}
    for one in (*roles, *credits):
        for work in one.fillers("work"):
            if isinstance(work, NamedNode):
                shows.setdefault(show_of(about, work), []).append(one)
    ranked = sorted(shows, key=lambda show: (-len(shows[show]), about.reading.label(show), show.value))
    blocks = tuple(_block(about, show, shows[show], alone=len(shows) == 1) for show in ranked)
    return Section(title, blocks) if blocks else None


def show_of(about: About, work: NamedNode) -> NamedNode:
    """The series that a season or an episode is a part of; another work itself."""
    return next(iter(about.reading.things(work, "partOfSeries")), work)


def _block(about: About, show: NamedNode, told: list[Told], alone: bool) -> Entries:
    groups: dict[str, list[Told]] = {}
    playing = any(not one.fillers("job") for one in told)
    for one in told:
        name = job(one) or "actor"
        if not (playing and name in ACTORS and one.fillers("job")):  # "starring" says less than the role
            groups.setdefault(name, []).append(one)
    names = sorted(groups, key=lambda name: (name not in ACTORS, _rank(name), name))
    entries = tuple(
        (_label(about, groups[name][0]) if name not in ACTORS else "Plays", _cell(about, show, groups[name]))
        for name in names
    )
    return Entries(entries, about.reading.label(show), show.value)


def _cell(about: About, show: NamedNode, told: list[Told]) -> tuple[Piece, ...]:
    if told[0].fillers("character"):
        return _roles(about, show, told)
    places: Places = {}
    for one in told:
        for place in one.fillers("scope") or one.fillers("work"):
            places.setdefault(place, []).append(one)
    return tuple(_place(about, show, place, places[place]) for place in _sorted(about, places))


def _roles(about: About, show: NamedNode, told: list[Told]) -> tuple[Piece, ...]:
    """Characters, each with how they are billed and where."""
    roles: Places = {}
    for one in told:
        for character in one.fillers("character") or one.fillers("work"):
            roles.setdefault(character, []).append(one)
    return tuple(
        about.reading.piece(role, (s for one in same for s in one.said), after=_where(about, same))
        for role, same in roles.items()
    )


def _where(about: About, told: list[Told]) -> str:
    """main, seasons and manner of a role."""
    scopes: Places = {}
    for one in told:
        for scope in one.fillers("scope"):
            scopes.setdefault(scope, []).append(one)
    how = [about.reading.label(value) for one in told for value in one.fillers("billing", "manner")]
    credited = [f"credited as {about.reading.label(v)}" for one in told for v in one.fillers("creditedAs")]
    return ", ".join(dict.fromkeys([*how, *(about.short(s) for s in _sorted(about, scopes)), *credited]))


def _place(about: About, show: NamedNode, place: Node, same: list[Told]) -> Piece:
    said = [s for one in same for s in one.said]
    if place == show:
        return about.reading.piece(
            place, said, after="the series" if about.reading.kind(show) == "series" else ""
        )
    year = about.reading.first(place, "datePublished")[:4] if isinstance(place, NamedNode) else ""
    return about.reading.piece(place, said, after=", ".join(filter(None, [_code(about, place), year])))


def _code(about: About, place: Node) -> str:
    """2×04 for an episode."""
    if not isinstance(place, NamedNode) or about.reading.kind(place) != "episode":
        return ""
    season = next(iter(about.reading.things(place, "partOfSeason")), None)
    numbers = [about.reading.first(season, "seasonNumber") if season else "",
               about.reading.first(place, "numberInSeason")]  # fmt: skip
    return f"{numbers[0]}×{numbers[1]:>02}" if all(numbers) else ""


def _sorted(about: About, places: Iterable[Node]) -> list[Node]:
    nodes = [place for place in places if isinstance(place, NamedNode)]
    by_season: dict[str, list[NamedNode]] = {}
    for node in nodes:
        home = next(iter(about.reading.things(node, "partOfSeason")), None)
        number = about.reading.first(home or node, "seasonNumber")
        by_season.setdefault(number.zfill(3) if number.isdigit() else "", []).append(node)
    return [node for number in sorted(by_season) for node in ordered(about.reading, by_season[number])]
