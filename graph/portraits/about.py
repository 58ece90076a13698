"""One thing with all that is told of it; each section takes what it shows, so that nothing is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pyoxigraph import NamedNode

from graph.knowledge import Node
from graph.ontology import ontology
from graph.portraits.printed import years
from graph.portraits.reading import Reading
from graph.portraits.shown import Cell, Piece, Row
from graph.telling.told import FROM, Told
from graph.terms import sb

DEPRECATED = "deprecated rank"
Entry = tuple[str, Cell]


class About:
    """What is told of a thing, and what of it no section has taken yet."""

    def __init__(self, reading: Reading, node: NamedNode) -> None:
        self.reading, self.node = reading, node
        every = reading.about(node)
        whole = {one.node for one in every if one.sort in reading.sayings.situations}
        # a part of a situation that lost to a better value is told without the rest of it
        lost = [one for one in every if one.node in whole and one.parts[0] == (FROM, one.node)]
        self.lost: dict[tuple[Node, NamedNode], list[Told]] = {}
        for one in lost:
            self.lost.setdefault((one.node, one.sort), []).append(one)
        gone = set(map(id, lost))
        self.open = {id(one): one for one in every if id(one) not in gone}

    # ---- taking

    def take(self, sort: str, *parts: str, also: tuple[str, ...] = ()) -> list[Told]:
        """What is told under a class or a property, where the thing has one of these parts: facts, and
        what is put in some other way that is `also` wanted.
        """
        found = [
            one
            for one in self.open.values()
            if one.sort == sb(sort)
            and (not one.standing or one.standing in also)
            and (not parts or any(one.has(part, self.node) for part in parts))
        ]
        return self.took(found)

    def took(self, found: list[Told]) -> list[Told]:
        for one in found:
            self.open.pop(id(one), None)
        return found

    def credits(self, *jobs: str) -> list[Told]:
        """The credits on this thing for some jobs, all if none are named."""
        found = [
            one
            for one in self.open.values()
            if one.sort == sb("Credit")
            and not one.standing
            and (one.has("work", self.node) or one.has("scope", self.node))
            and (not jobs or job(one) in jobs)
        ]
        return self.took(found)

    # ---- cells

    def values(self, *names: str) -> Cell:
        """The values of plain properties, the one that stands before those that lost to it."""
        found = [one for name in names for one in self.take(name, "from", also=(DEPRECATED,))]
        return self.ends(found, "to")

    def turned(self, *names: str) -> Cell:
        """The things that point here with a property."""
        return self.ends([one for name in names for one in self.take(name, "to")], "from")

    def ends(self, found: Iterable[Told], part: str, *after: str) -> Cell:
        """What stands under a part of each of several facts, each thing once with all its words."""
        pieces: dict[tuple[Node, str], list[Told]] = {}
        for one in found:
            for value in one.fillers(part):
                pieces.setdefault((value, one.standing), []).append(one)
        made = (
            self.reading.piece(
                value, [s for one in same for s in one.said], standing, "", self._after(same, after)
            )
            for (value, standing), same in pieces.items()
        )
        return tuple(sorted(made, key=lambda piece: piece.standing != ""))

    def _after(self, same: list[Told], names: tuple[str, ...]) -> str:
        """The quiet words behind a thing: for which seasons, and the like; none if it is also said of all."""
        each = [[o for o in one.fillers(*names) if o != self.node] for one in same]
        return ", ".join(dict.fromkeys(self.short(o) for found in each for o in found)) if all(each) else ""

    def cell(self, one: Told, *names: str, whole: bool = False) -> Cell:
        """The parts of a situation, beside them values that lost; the thing itself only if wanted."""
        if names == ("=cast",):
            return self.cast(one)
        values = self._wholes([value for name in names for value in one.fillers(name)])
        mine = [Piece(self.reading.label(self.node))] if whole else []
        made = [p for value in values for p in (mine if value == self.node else [self.piece(value)])]
        if "precision" in names and one.fillers("precision"):  # "3 April 2017, to the week"
            made[-1] = replace(made[-1], before="to the")
        for name in names:
            for lost in self.lost.get((one.node, sb(name)), ()):
                made += [self.reading.piece(v, lost.said, DEPRECATED) for v in lost.fillers("to")]
        return tuple(made)

    def _wholes(self, values: list[Node]) -> list[Node]:
        """Of people who were named together, the group and not each again."""
        groups = [v for v in values if isinstance(v, NamedNode) and self.reading.kind(v) == "group"]
        members = {member for group in groups for member in self.reading.things(group, "member")}
        return [value for value in values if value not in members]

    def cast(self, one: Told) -> Cell:
        """Who is told to play the characters of a situation."""
        reading = self.reading
        characters = [value for value in one.fillers("character") if isinstance(value, NamedNode)]
        nodes = [node for character in characters for node in reading.pointing("character", character)]
        played = [node for node in nodes if sb("Performance") in reading.types(node)]
        played = [node for node in played if not reading.values(node, "manner")] or played  # not as a child
        return tuple(
            map(self.piece, dict.fromkeys(a for node in played for a in reading.things(node, "agent")))
        )

    def row(self, one: Told, cells: Iterable[Cell], sign: str = "") -> Row:
        return Row(tuple(cells), self.reading.words(one.said), one.standing, sign)

    def piece(self, value: Node) -> Piece:
        return self.reading.piece(value)

    def short(self, value: Node) -> str:
        """How a thing is called in passing: "season 2" for a season."""
        if isinstance(value, NamedNode) and self.reading.kind(value) == "season":
            number = self.reading.first(value, "seasonNumber")
            return f"season {number}" if number else self.reading.label(value)
        return self.reading.label(value)

    # ---- what a thing's line says

    def when(self, node: NamedNode) -> str:
        """The years of a work."""
        first, last = self.reading.first(node, "datePublished"), self.reading.first(node, "dateEnded")
        return years(first, last)

    def all(self, property_: str) -> Iterator[Piece]:
        """The values of a property, for the line: their words stand in the card."""
        yield from (self.piece(value) for value in self.reading.values(self.node, property_))


def job(one: Told) -> str:
    """The id of a credit's job."""
    return next((str(o.value).rpartition("/")[2] for o in one.fillers("job")), "")


def entries(*found: Entry) -> tuple[Entry, ...]:
    """Those that have something to show."""
    return tuple(entry for entry in found if entry[1])


def heading(property_: str, called: Mapping[str, str] = {}) -> str:
    """What a property is called as a heading, if nothing shorter will do where it stands."""
    label = called.get(property_) or ontology().label(sb(property_))
    return label[:1].upper() + label[1:]
