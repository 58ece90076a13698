"""Who plays whom: for a series season by season, for a season or an episode by billing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from pyoxigraph import NamedNode

from graph.knowledge import Node
from graph.portraits.about import About, job
from graph.portraits.shown import Cell, Piece, Row, Section
from graph.portraits.tables import shaped
from graph.telling.told import Told
from graph.terms import sb

ACTORS = ("actor", "voice-actor")
BILLINGS = ("main", "recurring", "guest", "cameo", "voice", "")
NONE = len(BILLINGS) - 1
TITLES = {
    "main": "Main cast",
    "recurring": "Recurring",
    "guest": "Guests",
    "cameo": "Cameos",
    "voice": "Voices",
    "": "Also in the cast",
}


@dataclass
class Part:
    """One player in one role, with every performance that tells of it."""

    agent: tuple[Node, ...]
    character: tuple[Node, ...]
    how: tuple[str, ...]
    told: list[Told] = field(default_factory=list)
    billing: dict[Node | None, str] = field(default_factory=dict)  # by season or episode; None for all

    @property
    def best(self) -> int:
        return min(
            (BILLINGS.index(b) if b in BILLINGS else NONE for b in self.billing.values()), default=NONE
        )

    @property
    def order(self) -> int:
        numbers = [
            int(str(o.value)) for one in self.told for o in one.fillers("order") if str(o.value).isdigit()
        ]
        return min(numbers, default=999)


def by_season(about: About, seasons: Sequence[NamedNode]) -> Section | None:
    """The cast of a series: a row for each role, a column for each season."""
    parts = _parts(about, about.take("Performance", "work"))
    parts = _starring(about, parts, about.credits(*ACTORS))
    reading = about.reading
    place = {episode: season for season in seasons for episode in reading.pointing("partOfSeason", season)}
    columns = ("Played by", "Character", "Billed", *(about.short(s).capitalize() for s in seasons), "Remarks")
    rows = []
    for part in sorted(parts, key=lambda p: (p.best, -len(p.billing), p.order, str(p.agent))):
        by: dict[Node | None, list[str]] = {}
        for scope, billing in part.billing.items():
            home = place.get(scope, scope) if isinstance(scope, NamedNode) else None  # a guest of one episode
            by.setdefault(home if home in seasons else None, []).append(billing or "yes")
        told = [_billed(by.get(season, [])) for season in (None, *seasons)]
        if any(told[1:]) or by.get(None) == ["yes"]:
            told[0] = ()  # the seasons say it more exactly
        rows.append(_row(about, part, told))
    if not rows:
        return None
    close = frozenset(columns[2:-1])
    return Section("Cast", (shaped(columns, rows, close),), question="cast")


def by_billing(about: About, found: Iterable[Told]) -> Section | None:
    """The cast of a season or an episode, by billing."""
    parts = _parts(about, list(found))
    parts = _starring(about, parts, about.credits(*ACTORS))
    rows = []
    for part in sorted(parts, key=lambda p: (p.best, p.order, str(p.agent))):
        rows.append(replace(_row(about, part, [_scopes(about, part)]), group=TITLES[BILLINGS[part.best]]))
    if len({row.group for row in rows}) == 1 and parts[0].best == NONE:
        rows = [replace(row, group="") for row in rows]
    columns = ("Played by", "Character", "In", "Remarks")
    return Section("Cast", (shaped(columns, rows, frozenset()),), question="cast") if rows else None


def told_already(about: About) -> None:
    """That the characters of the cast appear in the work is told by the cast."""
    reading = about.reading
    for one in list(about.open.values()):
        if one.sort == sb("appearsIn") and one.has("to", about.node) and not one.standing:
            who = [value for value in one.fillers("from") if isinstance(value, NamedNode)]
            played = {node for value in who for node in reading.pointing("character", value)}
            if any({*reading.things(n, "work"), *reading.things(n, "scope")} & {about.node} for n in played):
                about.took([one])


def _parts(about: About, performances: list[Told]) -> list[Part]:
    parts: dict[tuple[object, ...], Part] = {}
    for one in performances:
        agent, character = tuple(one.fillers("agent")), tuple(one.fillers("character"))
        how = tuple(about.reading.label(value) for value in one.fillers("manner", "creditedAs"))
        part = parts.setdefault((agent, character, how), Part(agent, character, how))
        part.told.append(one)
        billed = next((about.reading.label(value) for value in one.fillers("billing")), "")
        for scope in one.fillers("scope") or (None,):
            part.billing[scope] = billed or part.billing.get(scope, "")
    return _joined(list(parts.values()))


def _joined(parts: list[Part]) -> list[Part]:
    """Who is told to be in the cast in one place and to play somebody in another stands once."""
    playing = {part.agent: part for part in reversed(parts) if part.character}
    kept = []
    for part in parts:
        role = playing.get(part.agent)
        if role is None or part.character or part.how:
            kept.append(part)
            continue
        role.told += part.told
        for scope, billed in part.billing.items():
            role.billing[scope] = role.billing.get(scope) or billed
    return kept


def _starring(about: About, parts: list[Part], credits: list[Told]) -> list[Part]:
    """The cast with those of whom no document says whom they play; the others' credits say nothing new."""
    playing = {agent: part for part in reversed(parts) for agent in part.agent}
    for one in credits:
        agents = one.fillers("agent")
        known = [playing[agent] for agent in agents if agent in playing]
        for part in known:
            part.told.append(one)
        if not known:
            parts.append(
                Part(tuple(agents), (), (), [one], dict.fromkeys(one.fillers("scope") or (None,), ""))
            )
    return parts


def _row(about: About, part: Part, told: list[Cell]) -> Row:
    people, characters = (tuple(map(about.piece, nodes)) for nodes in (part.agent, part.character))
    again = dict.fromkeys(work for one in part.told for work in one.fillers("reprisedFrom"))
    remarks = [Piece(words) for words in part.how]
    remarks += [Piece(p.text, p.iri, p.kind, before="also in") for p in map(about.piece, again)]
    words = about.reading.words(s for one in part.told for s in one.said)
    return Row((people, characters, *told, tuple(remarks)), words)


def _where(about: About, scopes: list[NamedNode], works: Iterable[Node]) -> Cell:
    """The seasons of a role, by their numbers alone if all are of one show; else the works."""
    shows = {show for scope in scopes for show in about.reading.things(scope, "partOfSeries")}
    pieces = tuple(map(about.piece, scopes or works))
    return (
        tuple(replace(p, text=about.short(NamedNode(p.iri))) for p in pieces) if len(shows) == 1 else pieces
    )


def _billed(billings: list[str]) -> Cell:
    """The billing in a season: what is billed at all, else a sign that they take part."""
    known = [b for b in BILLINGS if b and b in billings]
    other = [b for b in dict.fromkeys(billings) if b not in (*BILLINGS, "yes")]
    words = [*known, *other]
    return tuple(Piece(word) for word in words) or ((Piece("yes"),) if billings else ())


def _scopes(about: About, part: Part) -> Cell:
    """Of a season's guests: in which episodes."""
    episodes = [s for s in part.billing if isinstance(s, NamedNode) and s != about.node]
    return tuple(about.piece(s) for s in episodes if about.reading.kind(s) == "episode")


def is_acting(one: Told) -> bool:
    return job(one) in ACTORS


def played_by(about: About) -> Section | None:
    """Of a character: who plays them, in which form, billed how, where."""
    parts = _parts(about, about.take("Performance"))
    rows = []
    for part in sorted(parts, key=lambda p: (p.best, -len(p.billing), p.order, str(p.agent))):
        scopes = sorted((s for s in part.billing if isinstance(s, NamedNode)), key=lambda s: s.value)
        works = dict.fromkeys(work for one in part.told for work in one.fillers("work"))
        row = _row(about, part, [_billed([b for b in part.billing.values() if b])])
        cells = (row.cells[0], *row.cells[2:3], _where(about, scopes, works), row.cells[3])
        rows.append(Row(cells, row.words))
    return (
        Section("Played by", (shaped(("Who", "Billed", "In", "Remarks"), rows, frozenset()),))
        if rows
        else None
    )
