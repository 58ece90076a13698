"""Hand decisions: which item a thing is, or that it is none, read from a file that people keep."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import DefaultGraph, NamedNode

from graph.building.things import KINDS
from graph.knowledge import KnowledgeGraph
from graph.telling.evidence import find
from graph.terms import TYPE, sb
from graph.writing.matches import WD

NONE = "none"
FIELDS = ("entity", "kind", "name", "of", "target", "reason")
EXAMPLE = 'an entry has an entity, or a kind and a name; a target such as "Q42", or "none"; and a reason'


class UnusableDecision(ValueError):  # noqa: N818  the name says it
    """An entry of a file of decisions that cannot be followed."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry: a thing by its IRI, or by kind and name (`of` names its series where that is needed)."""

    where: str
    target: str
    reason: str
    entity: str = ""
    kind: str = ""
    name: str = ""
    of: str = ""

    def __str__(self) -> str:
        return self.entity or f"{self.kind} {self.name!r}" + (f" of {self.of!r}" if self.of else "")


def read(path: Path) -> tuple[Decision, ...]:
    """The decisions of a `.toml` or `.tsv` file."""
    try:
        words = path.read_text("utf-8-sig")
        rows = _toml(words) if path.suffix.lower() == ".toml" else _tsv(words)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, TypeError, AttributeError) as error:
        raise UnusableDecision(f"{path}: cannot be read: {str(error).splitlines()[0]}; {EXAMPLE}") from None
    return tuple(_decision(f"{path}, entry {place}", row) for place, row in enumerate(rows, 1))


def _toml(words: str) -> list[Mapping[str, Any]]:
    return [dict(entry) for entry in tomllib.loads(words).get("link", [])]


def _tsv(words: str) -> list[Mapping[str, Any]]:
    rows = csv.DictReader(words.splitlines(), delimiter="\t")
    return [{k: v or "" for k, v in row.items()} for row in rows if any(row.values())]


def _decision(where: str, row: Mapping[str, Any]) -> Decision:
    if unknown := [str(key) for key in row if key not in FIELDS]:
        raise UnusableDecision(f"{where}: {unknown[0]!r} is no field of a decision; {EXAMPLE}")
    fields = {name: str(row.get(name) or "").strip() for name in FIELDS}
    target = re.sub(rf"^({re.escape(WD)}|https?://www\.wikidata\.org/wiki/)", "", fields["target"])
    if target.lower() != NONE and not re.fullmatch(r"Q[1-9]\d*", target):
        raise UnusableDecision(f"{where}: {target!r} is no item such as Q42, and not {NONE!r}; {EXAMPLE}")
    if not fields["entity"] and not (fields["kind"] and fields["name"]):
        raise UnusableDecision(f"{where}: says not of what; {EXAMPLE}")
    if fields["kind"] and fields["kind"] not in KINDS:
        raise UnusableDecision(f"{where}: {fields['kind']!r} is no kind; there are {', '.join(KINDS)}")
    fields["target"] = NONE if target.lower() == NONE else target
    return Decision(where, **fields)


@dataclass(frozen=True)
class Decided:
    """The decisions on things of one graph, and those on things that it does not have."""

    of: Mapping[NamedNode, Decision]
    absent: tuple[Decision, ...]


def decided(decisions: Iterable[Decision], graph: KnowledgeGraph) -> Decided:
    found: dict[NamedNode, Decision] = {}
    absent = []
    for decision in decisions:
        nodes = list(_nodes(decision, graph))
        if not nodes:
            absent.append(decision)
        elif len(nodes) > 1:
            one = ", ".join(node.value for node in nodes)
            raise UnusableDecision(f"{decision.where}: {decision} may be any of {one}; give its entity")
        elif (before := found.get(nodes[0])) and before.target != decision.target:
            raise UnusableDecision(f"{decision.where}: {decision} was decided otherwise in {before.where}")
        else:
            found[nodes[0]] = decision
    return Decided(found, tuple(absent))


def _nodes(decision: Decision, graph: KnowledgeGraph) -> Iterator[NamedNode]:
    facts = DefaultGraph()
    if decision.entity:
        node = NamedNode(decision.entity)
        if next(graph.store.quads_for_pattern(node, TYPE, None, facts), None):
            yield node
        return
    wholes = find(graph, decision.of) if decision.of else []
    for node in find(graph, decision.name):
        types = {q.object for q in graph.store.quads_for_pattern(node, TYPE, None, facts)}
        near = {q.object for q in graph.store.quads_for_pattern(node, None, None, facts)}
        if sb(KINDS[decision.kind]) in types and (not decision.of or not near.isdisjoint(wholes)):
            yield node
