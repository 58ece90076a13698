"""Who is who across documents: what each knows by itself, taken together where there is a reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from extract.entities import Entity
from extract.facts import Kind
from extract.resolve import forms, reasons, spellings
from extract.resolve.found import Answer, Found, Unclear
from extract.resolve.members import Member, gather

Node = tuple[str, Entity]  # a document's digest, and an entity as that document knows it

_ACROSS = {
    "character": (
        reasons.same_name_and_series,
        reasons.same_page,
        reasons.same_alias,
        reasons.fuller_name,
        spellings.misspelt,
        reasons.nickname_and_player,
        reasons.same_part,
        reasons.only_bearer,
        reasons.called_so,
        reasons.same_player,
    ),
    "person": (
        reasons.same_name,
        reasons.same_page,
        spellings.letter_doubled,
        reasons.fuller_name_same_work,
        reasons.only_bearer,
    ),
}


def beings(kind: Kind, known: Iterable[tuple[str, Entity, Member]]) -> dict[Node, Answer]:
    """The people or characters of all documents, as (digest, entity there, member there)."""
    members = gather((replace(m, nodes=((digest, entity),)) for digest, entity, m in known), _ACROSS[kind])
    several = reasons.candidates(members)
    found: dict[Node, Answer] = {}
    for at, member in enumerate(members):
        of = member.home if kind == "character" else ""
        entity = Entity(kind, member.name, of, apart=member.apart)
        why = dict(member.reasons)
        for node in member.nodes:
            if len(several.get(at, ())) > 1:
                names = " or ".join(sorted(members[one].name for one in several[at]))
                found[node] = Unclear(f"ambiguous: {member.name} could be {names}")
            else:
                # the first of two that are one has no reason of its own, and may still get the other's series
                moved = next((reason for _, reason in member.reasons), "") if node[1].of != of else ""
                found[node] = Found(entity, why.get(node, moved))
    return found


def episodes(known: Iterable[tuple[str, Entity, int | None]]) -> dict[Node, Answer]:
    """The episodes of all documents, as (digest, entity there, number in the series there)."""
    nodes = [((digest, entity), overall) for digest, entity, overall in known]
    groups: list[list[int]] = []
    why: dict[int, str] = {}
    for at, (_, entity) in _surest_first(nodes):
        fitting = [g for g in groups if _same_episode(nodes, g, at)]
        if len(fitting) == 1:
            fitting[0].append(at)
            why[at] = _reason(entity, [nodes[o][0][1] for o in fitting[0][:-1]])
        else:
            groups.append([at])
    found: dict[Node, Answer] = {}
    for group in groups:
        whole = _fullest([nodes[at][0][1] for at in group])
        for at in group:
            found[nodes[at][0]] = Found(whole, why.get(at, ""))
    return found


def _surest_first(nodes: Sequence[tuple[Node, int | None]]) -> list[tuple[int, Node]]:
    """Numbered episodes before those known by title alone."""
    order = sorted(range(len(nodes)), key=lambda at: (nodes[at][0][1].number is None, at))
    return [(at, nodes[at][0]) for at in order]


def _same_episode(nodes: Sequence[tuple[Node, int | None]], group: Sequence[int], at: int) -> bool:
    entity, overall = nodes[at][0][1], nodes[at][1]
    others = [(nodes[o][0][1], nodes[o][1]) for o in group]
    if any(o.of != entity.of or _clash(o, entity) for o, _ in others):
        return False
    return any(
        (
            o.season is not None
            and o.number is not None
            and (o.season, o.number) == (entity.season, entity.number)
        )
        or (o.name and forms.key(o.name) == forms.key(entity.name))
        or (overall is not None and overall == number and not (o.name and entity.name))
        for o, number in others
    )


def _clash(a: Entity, b: Entity) -> bool:
    """Whether their numbers say that two are not the same episode."""
    return any(
        x is not None and y is not None and x != y for x, y in ((a.season, b.season), (a.number, b.number))
    )


def _reason(entity: Entity, others: Sequence[Entity]) -> str:
    same = any(forms.key(o.name) == forms.key(entity.name) for o in others)
    return "the episode of the same title" if same else "the episode of the same number"


def _fullest(entities: Sequence[Entity]) -> Entity:
    names = sorted({e.name for e in entities if e.name}, key=lambda name: (-len(name), name))
    season = next((e.season for e in entities if e.season is not None), None)
    number = next((e.number for e in entities if e.number is not None), None)
    return replace(entities[0], name=names[0] if names else "", season=season, number=number)


def by_document(nodes: Mapping[Node, Answer]) -> dict[str, dict[Entity, Answer]]:
    """The answers of each document."""
    found: dict[str, dict[Entity, Answer]] = defaultdict(dict)
    for (digest, entity), answer in nodes.items():
        found[digest][entity] = answer
    return found
