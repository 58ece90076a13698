"""One statement for what several documents, or several places of one, say alike, with all their evidence."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from extract.entities import Coarser, Entity, Evidence, Extraction, Statement
from extract.facts import Value
from extract.fusion.agreement import DATES, Part, bare, better, order, together

FRAMES: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("fuse.toml").read_text("utf-8"))


@dataclass(frozen=True)
class Said:
    """A statement on its way: its circumstances as sets, so that their order does not matter."""

    statement: Statement
    roles: dict[str, frozenset[Part]]

    @property
    def frame(self) -> dict[str, Any]:
        return FRAMES.get(self.statement.predicate, {})

    @property
    def loose(self) -> tuple[str, ...]:
        """What may differ: who is whose sister is told in many an episode."""
        return tuple(self.frame.get("loose", ())) if self.frame else ("episode",)

    def same(self) -> tuple[object, ...]:
        """What must be the same in two statements for them to be one."""
        s = self.statement
        roles = (
            self.frame["same"]
            if self.frame
            else [role for role in sorted(self.roles) if role not in self.loose]
        )
        return (s.predicate, s.modality, tuple((role, self.roles.get(role, frozenset())) for role in roles))


def fuse(extraction: Extraction) -> Extraction:
    """The extraction with each statement once, in an order that the sources' order does not change."""
    said = [_said(one) for statement in extraction.statements for one in _places(statement)]
    groups: dict[tuple[object, ...], list[Said]] = defaultdict(list)
    for one in said:
        groups[(*one.same(), _object_key(one), _about(one))].append(one)
    found = [_written(one) for group in groups.values() for one in _fused(group)]
    return replace(extraction, statements=tuple(sorted(_list_entries(found), key=_order)))


def _places(statement: Statement) -> Iterator[Statement]:
    """A credit or part for each place it is for: the season's page speaks as the series' page does.

    "Janet McTeer as Alisa Jones" on the page of season 2 is said of the series, for season 2.
    """
    if statement.predicate not in ("credit", "performance"):
        yield statement
        return
    scopes = [part for role, part in statement.qualifiers if role == "scope"]
    others = tuple(pair for pair in statement.qualifiers if pair[0] != "scope")
    subject = statement.subject
    for scope in scopes or [subject]:
        if not isinstance(scope, Entity) or scope.kind == "series":
            yield replace(statement, subject=_series(subject), qualifiers=others)
        elif scope.kind == "episode" and statement.predicate == "credit":
            yield replace(statement, subject=scope, qualifiers=others)
        elif scope.kind in ("season", "episode"):
            yield replace(statement, subject=_series(scope), qualifiers=(*others, ("scope", scope)))
        else:
            yield replace(statement, qualifiers=others)


def _series(work: Entity) -> Entity:
    return Entity("series", work.of) if work.kind in ("season", "episode") and work.of else work


def _said(statement: Statement) -> Said:
    roles: dict[str, set[Part]] = defaultdict(set)
    unknown = FRAMES.get(statement.predicate, {}).get("unknown", {})
    for role, filler in statement.qualifiers:
        if not (isinstance(filler, Value) and unknown.get(role) == filler.lexical):
            roles[role].add(bare(filler))
    if statement.predicate == "nomination" and roles.get("nominee") == {statement.subject}:
        del roles["nominee"]  # a row that names the series as nominee names nobody else
    return Said(
        replace(statement, object=bare(statement.object)), {k: frozenset(v) for k, v in roles.items()}
    )


def _object_key(said: Said) -> object:
    """The object, where it must be the same; a date or a number may be said more or less exactly."""
    object_ = said.statement.object
    if isinstance(object_, Value) and not said.frame:
        return object_.type in ("date", "gYear", "gYearMonth") or ("value", object_.type)
    return object_


def _about(said: Said) -> Entity:
    """The subject, or, for nominations, its series: a season's page and its series' page share their rows."""
    subject = said.statement.subject
    return _series(subject) if said.statement.predicate == "nomination" else subject


def _fused(group: Sequence[Said]) -> list[Said]:
    """Those of a group that say the same as one, the most telling first; what fits several stays alone."""
    found: list[Said] = []
    for one in sorted(group, key=lambda s: (-len(s.roles), _detail(s.statement.object), _order(_written(s)))):
        fits = [(at, both) for at, other in enumerate(found) if (both := _joined(other, one))]
        exact = [pair for pair in fits if pair[1].roles == found[pair[0]].roles == one.roles]
        fits = exact[:1] or fits
        if len(fits) == 1:
            found[fits[0][0]] = fits[0][1]
        else:
            found.append(one)
    return found


def _detail(part: Part) -> int:
    return -len(part.lexical) if isinstance(part, Value) else 0


def _joined(a: Said, b: Said) -> Said | None:
    """Two statements in one, if they can be the same."""
    subject = _finer(a.statement.subject, b.statement.subject)
    object_ = better(a.statement.object, b.statement.object)
    roles = together(a.roles, b.roles, a.loose)
    if subject is None or object_ is None or roles is None:
        return None
    evidence = (*a.statement.evidence, *b.statement.evidence)
    whole = Said(replace(a.statement, subject=subject, object=object_, evidence=evidence), roles)
    coarser = (*a.statement.coarser, *b.statement.coarser, *_coarser(whole, a), *_coarser(whole, b))
    return replace(whole, statement=replace(whole.statement, coarser=coarser))


def _coarser(whole: Said, part: Said) -> Iterator[Coarser]:
    """What a part of the evidence says less exactly than the whole: "March 2018" where the day is known."""
    known = {"": frozenset({whole.statement.object}), **whole.roles}
    for role, parts in {"": frozenset({part.statement.object}), **part.roles}.items():
        for value in parts - known[role]:
            if isinstance(value, Value) and value.type in DATES:
                yield Coarser(role, value, part.statement.evidence)


def _finer(a: Entity, b: Entity) -> Entity | None:
    """The season rather than its series, the episode rather than its season; None for two of a kind."""
    if a == b:
        return a
    ranks = ("series", "season", "episode")
    if a.kind not in ranks or b.kind not in ranks or a.kind == b.kind:
        return None
    coarse, fine = sorted((a, b), key=lambda e: ranks.index(e.kind))
    return fine if coarse.kind == "series" or coarse.season == fine.season else None


def _written(said: Said) -> Statement:
    qualifiers = [(role, part) for role in sorted(said.roles) for part in sorted(said.roles[role], key=order)]
    for role, unknown in sorted(said.frame.get("unknown", {}).items()):
        if role not in said.roles:
            qualifiers.append((role, Value(unknown)))
    evidence = sorted(set(said.statement.evidence), key=_evidence_order)
    coarser = sorted(set(said.statement.coarser), key=lambda c: (c.role, c.value.lexical, _first(c.evidence)))
    return replace(
        said.statement, qualifiers=tuple(qualifiers), evidence=tuple(evidence), coarser=tuple(coarser)
    )


def _list_entries(statements: Iterable[Statement]) -> list[Statement]:
    """A cast list's entry goes up in the one season for which its part is told, with the same billing.

    "Mike Colter as Luke Cage" in the list and "joining them for the first season" are one part. An entry
    whose player is told of in several seasons stays: it may speak of more than those.
    """
    found = list(statements)
    scoped: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, statement in enumerate(found):
        if statement.predicate == "performance" and _get(statement, "scope"):
            scoped[_part(statement)].append(at)
    gone = set()
    for at, statement in enumerate(found):
        seasons = scoped.get(_part(statement), ())
        if statement.predicate == "performance" and not _get(statement, "scope") and len(seasons) == 1:
            finer = found[seasons[0]]
            evidence = sorted({*finer.evidence, *statement.evidence}, key=_evidence_order)
            found[seasons[0]] = replace(finer, evidence=tuple(evidence))
            gone.add(at)
    return [statement for at, statement in enumerate(found) if at not in gone]


def _part(statement: Statement) -> tuple[object, ...]:
    told = (_get(statement, "character"), _get(statement, "billing"), statement.modality)
    return (statement.subject, statement.object, *told)


def _get(statement: Statement, role: str) -> Part | None:
    return next((part for name, part in statement.qualifiers if name == role), None)


def _first(evidence: Sequence[Evidence]) -> tuple[object, ...]:
    return min(map(_evidence_order, evidence), default=())


def _evidence_order(evidence: Evidence) -> tuple[object, ...]:
    return (evidence.document, evidence.span, evidence.rule, -evidence.confidence, evidence.modality)


def _order(statement: Statement) -> tuple[object, ...]:
    qualifiers = tuple((role, *order(part)) for role, part in statement.qualifiers)
    said = (order(statement.subject), statement.predicate, order(statement.object), qualifiers)
    return (*said, statement.modality, *(_evidence_order(e) for e in statement.evidence[:1]))
