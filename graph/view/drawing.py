"""What is drawn, out of the pyvis model, in short lists: `page/data.js` says what stands where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import networkx

from graph.network import BETWEEN
from graph.view.content import Table
from graph.view.kinds import kinds, line_kinds
from graph.view.model import model
from graph.view.roles import BILLINGS, Roles

DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
DATED = (
    "series",
    "season",
    "episode",
    "work",
    "award",
    "album",
    "track",
)  # by what is told of them elsewhere
LAST = 999  # the place in a list of who has none


def drawing(drawn: networkx.MultiDiGraph, roles: Roles, centres: Sequence[str], depth: int) -> dict[str, Any]:
    """Things and lines as the page draws them, and what it opens around."""
    numbers = {iri: i for i, iri in enumerate(drawn)}
    base = _base(list(drawn))
    return {
        "base": base,
        "start": [[numbers[iri] for iri in centres], depth],
        "kinds": [[k.id, k.label, k.shape, k.light, k.dark, int(k.off)] for k in kinds()],
        "lineKinds": [[k.id, k.label, k.light, k.dark, int(k.dash), int(k.off)] for k in line_kinds()],
        **_lists(drawn, roles, numbers, len(base)),
    }


def _lists(
    drawn: networkx.MultiDiGraph, roles: Roles, numbers: dict[str, int], skipped: int
) -> dict[str, Any]:
    pyvis = model(drawn, roles)
    kind_places = {entry.id: i for i, entry in enumerate(kinds())}
    line_places = {entry.id: i for i, entry in enumerate(line_kinds())}
    known = dates(drawn)
    things = []
    for node in pyvis.nodes:
        iri, data = node["id"], drawn.nodes[node["id"]]
        names = [name for name in data["names"].split(BETWEEN) if name]
        label = roles.label(iri)
        thing = [kind_places[node["group"]], node["label"], names, node["x"], node["y"], node["side"]]
        thing += [node["size"], iri[skipped:], label if label != node["label"] else ""]
        things.append(_cut([*thing, data.get("number", 0), known.get(iri, "")]))
    labels, lines = Table(), dict[tuple[int, int, int], list[str]]()
    ranks: dict[tuple[int, int, int], int] = {}
    for edge, (_, _, data) in zip(pyvis.edges, drawn.edges(data=True), strict=True):
        key = (numbers[edge["from"]], numbers[edge["to"]], line_places[edge["group"]])
        if edge["title"] not in lines.setdefault(key, []):
            lines[key].append(edge["title"])
        if (rank := _rank(data)) is not None:
            ranks[key] = min(rank, ranks.get(key, rank))
    told = [[*key, labels(", ".join(said)), *_some(ranks.get(key))] for key, said in lines.items()]
    return {"things": things, "lines": told, "labels": list(labels)}


def _cut(thing: list[Any]) -> list[Any]:
    """Without what is empty at the end."""
    while not thing[-1] and len(thing) > 8:
        thing.pop()
    return thing


def _some(value: int | None) -> tuple[int, ...]:
    return () if value is None else (value,)


def _rank(data: dict[str, Any]) -> int | None:
    """A role's place in the credits: those of the main cast in order, then the others."""
    if data.get("frame") != "performance":
        return None
    billings = [BILLINGS.index(word) for word in data.get("billing", "").split(BETWEEN) if word in BILLINGS]
    order = str(data.get("order", ""))
    place = int(order) if order.isascii() and order.isdigit() else LAST
    return min(billings, default=len(BILLINGS)) * (LAST + 1) + min(place, LAST)


def dates(drawn: networkx.MultiDiGraph) -> dict[str, str]:
    """When things were: their own date, the first one of their parts, or the first that is told of them."""
    told: dict[str, list[str]] = {}
    for start, end, data in drawn.edges(data=True):
        for day in (*_days(data.get("date", "")), *_days(data.get("year", ""))):
            told.setdefault(start, []).append(day)
            told.setdefault(end, []).append(day)
    found = {
        node: min(days) for node, data in drawn.nodes(data=True) if (days := _days(data.get("date", "")))
    }
    for kind in ("season", "series"):
        parts: dict[str, list[str]] = {}
        for start, end, name in drawn.edges(data="name"):
            if start in found and name.startswith("partOf"):
                parts.setdefault(end, []).append(found[start])
        found = {node: min(days) for node, days in parts.items() if drawn.nodes[node]["kind"] == kind} | found
    rest = {node: min(days) for node, days in told.items() if drawn.nodes[node]["kind"] in DATED}
    return rest | found


def _days(words: Any) -> list[str]:
    return [word for word in str(words).split(BETWEEN) if DATE.fullmatch(word)]


def _base(iris: list[str]) -> str:
    """What all the IRIs begin with, up to a slash."""
    if not iris:
        return ""
    first, last = min(iris), max(iris)
    same = next(
        (i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last))
    )
    return first[: first.rfind("/", 0, same) + 1]
