"""Statements of which only one can be right: two documents fill what there is one of in different ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extract.entities import Entity, Statement
from extract.facts import Modality
from extract.fusion.agreement import Part, better, order, together
from extract.fusion.fuse import FRAMES


@dataclass(frozen=True)
class Dispute:
    """Statements that are the same but for one role: the award that one page says was won."""

    role: str
    statements: tuple[Statement, ...]


def disputes(statements: Iterable[Statement]) -> Iterator[Dispute]:
    """The statements of frames that contradict each other, role by role, in the statements' order."""
    groups: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for statement in statements:
        frame = FRAMES.get(statement.predicate, {})
        if frame.get("single") and statement.modality is Modality.ASSERTED:
            roles = _roles(statement)
            same = tuple(roles.get(role, frozenset()) for role in frame["same"])
            groups[(statement.predicate, _about(statement), statement.object, same)].append(statement)
    for key, group in groups.items():
        for role in FRAMES[str(key[0])]["single"]:
            yield from _of(group, role, tuple(FRAMES[str(key[0])].get("loose", ())))


def _of(group: Sequence[Statement], role: str, loose: tuple[str, ...]) -> Iterator[Dispute]:
    found: list[list[Statement]] = []
    for statement in group:
        if role not in _roles(statement):
            continue
        sides = [side for side in found if any(_against(statement, other, role, loose) for other in side)]
        if sides:
            sides[0].append(statement)
        else:
            found.append([statement])
    yield from (Dispute(role, tuple(side)) for side in found if len(side) > 1)


def _against(a: Statement, b: Statement, role: str, loose: tuple[str, ...]) -> bool:
    """Whether two documents say the same but for this one role, and cannot both be right."""
    ours, theirs = _roles(a), _roles(b)
    one, other = ours.pop(role), theirs.pop(role)
    apart = {e.document for e in a.evidence}.isdisjoint(e.document for e in b.evidence)
    if not apart or len(one) > 1 or len(other) > 1 or together(ours, theirs, loose) is None:
        return False
    return better(*sorted(one | other, key=order)) is None if one != other else False


def _roles(statement: Statement) -> dict[str, frozenset[Part]]:
    found: dict[str, set[Part]] = defaultdict(set)
    for role, part in statement.qualifiers:
        found[role].add(part)
    return {role: frozenset(parts) for role, parts in found.items()}


def _about(statement: Statement) -> Entity:
    """The subject; for nominations its series: the season's page and the series' page share rows."""
    subject = statement.subject
    nominated = statement.predicate == "nomination" and subject.kind in ("season", "episode")
    return Entity("series", subject.of) if nominated and subject.of else subject
