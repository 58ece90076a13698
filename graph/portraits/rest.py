"""What no section of its own shows: facts under their headings, and apart from them what is no fact."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from graph.knowledge import Node
from graph.ontology import ontology
from graph.portraits.about import DEPRECATED, About
from graph.portraits.shown import Block, Cell, Entries, Listing, Piece, Row, Section
from graph.telling.headings import headings, telling
from graph.telling.told import FROM, TO, Told
from graph.terms import SB, sb

SILENT = {sb("order"), sb("precision"), sb("modality")}
WHY = {
    "planned": "Was planned; no document says that it came to be.",
    "considered": "Was only considered.",
    "unrealised": "Was meant to be and did not come to be.",
    "negated": "A document says that it is not so.",
    "attributed": "Somebody is reported to have said it; whether it is so is another matter.",
    DEPRECATED: "Documents disagree, and more speaks for another value.",
}


def rest(about: About, title: str = "More") -> Section | None:
    """The facts that are left, by heading."""
    left = [one for one in about.open.values() if not one.standing]
    groups: dict[str, list[Told]] = {}
    for one in about.took(left):
        groups.setdefault(_heading(about, one), []).append(one)
    order = list(headings())
    names = sorted(groups, key=lambda h: (order.index(h) if h in order else len(order), h))
    plain: list[tuple[str, Cell]] = []
    blocks: list[Block] = []
    for name in names:
        words = name[:1].upper() + name[1:]
        if all(len(one.parts) == 2 and one.parts[0][0] == FROM for one in groups[name]):
            part = "to" if groups[name][0].has("from", about.node) else "from"
            plain.append((words, about.ends(groups[name], part)))
        else:
            blocks.append(Listing(tuple(_row(about, one) for one in groups[name]), words))
    facts = [Entries(tuple(plain))] if plain else []
    return Section(title, (*facts, *blocks)) if facts or blocks else None


def apart(about: About) -> Iterator[Section]:
    """What is told and is no fact, by how it is put."""
    groups: dict[str, list[Told]] = {}
    for one in about.took(list(about.open.values())):
        groups.setdefault(one.standing, []).append(one)
    for standing, found in sorted(groups.items()):
        rows = tuple(_row(about, one, named=True) for one in found)
        why = WHY.get(standing, "Is told, and is no fact.")
        yield Section("Not taken" if standing == DEPRECATED else _upper(standing), (Listing(rows),), why)


def _heading(about: About, one: Told) -> str:
    part = _own(about, one)
    told = telling(one.sort).get(part.value.removeprefix(SB))
    words = told[0] if told else f"{ontology().label(one.sort)}s"
    for name in ("job",):
        filler = next((about.reading.label(v) for v in one.fillers(name)), name)
        words = words.replace(f"{{{name}}}", filler)
    return words


def _own(about: About, one: Told) -> NamedNode:
    """The part that the thing has in a fact, of several that of which there is something to tell."""
    mine = [part for part, value in one.parts if value == about.node]
    told = telling(one.sort)
    return next((p for p in mine if p.value.removeprefix(SB) in told), mine[0] if mine else one.parts[0][0])


def _row(about: About, one: Told, named: bool = False) -> Row:
    """What a fact names, then the rest of it in quiet words; `named` with what the fact is."""
    told = telling(one.sort).get(_own(about, one).value.removeprefix(SB))
    wanted = list(told[1]) if told else []
    chosen = [pair for name in wanted for pair in _filling(one, name)]
    main = [pair for pair in chosen if pair[1] != about.node]
    main = (
        main
        or [(p, v) for p, v in one.parts if v != about.node and p not in SILENT][: None if not told else 1]
    )
    others = [(p, v) for p, v in one.parts if (p, v) not in main and v != about.node and p not in SILENT]
    cells: list[Cell] = [(Piece(_heading(about, one)),)] if named else []
    cells += [(about.reading.piece(value),) for _, value in main]
    cells += [
        (_quiet(about, part, value),)
        for part, value in others
        if f"{{{_name(part)}}}" not in (told or ("",))[0]
    ]
    return about.row(one, cells or [(about.piece(one.node),)])


def _filling(one: Told, name: str) -> list[tuple[NamedNode, Node]]:
    """ "scope|work" is the scopes, or the work where there is none."""
    for choice in name.split("|"):
        found = [(p, v) for p, v in one.parts if p == sb(choice)]
        if found:
            return found
    return []


def _quiet(about: About, part: NamedNode, value: Node) -> Piece:
    bare = part in (FROM, TO)
    return about.reading.piece(value, before="" if bare else ontology().label(part))


def _name(part: NamedNode) -> str:
    return part.value.removeprefix(SB)


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
