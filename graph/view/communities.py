"""Who belongs together: groups of things with more lines among them than to others.

Louvain's method in whole numbers and in the order of the IRIs, so that every machine finds the same groups.
"""

from __future__ import annotations

from collections import Counter
from itertools import count
from typing import Any

import networkx

from graph.view.kinds import HUB, kind_of, kinds, line_kinds, line_of

LEAST = 4  # things that make a group
MOST = 60  # groups that are shown, the biggest
CENTRAL = 3  # things that a group is named after
ROUNDS = 12  # walks over all the things, at each of the steps
TELLING = 15  # what a line may cost to hold a group together

Weights = list[dict[int, int]]


def communities(network: networkx.MultiDiGraph) -> dict[str, Any]:
    """`communities`: each group's central things, biggest first; `community`: each thing's group, or -1."""
    weights = _weights(network)
    found = _numbered(groups(weights), weights)
    members: list[list[int]] = [[] for _ in range(max(found, default=-1) + 1)]
    for thing, group in enumerate(found):
        if group >= 0:
            members[group].append(thing)
    return {"community": found, "communities": [_central(things, weights) for things in members]}


def groups(weights: Weights) -> list[int]:
    """The group of each node, from the weights of its lines."""
    found = list(range(len(weights)))
    while True:
        moved = _moved(weights)
        numbers = {group: number for number, group in enumerate(dict.fromkeys(moved))}
        found = [numbers[moved[group]] for group in found]
        if len(numbers) == len(weights):
            return found
        weights = _merged(weights, [numbers[group] for group in moved], len(numbers))


def _weights(network: networkx.MultiDiGraph) -> Weights:
    """How many telling lines any two things have; what brings too much together has none."""
    numbers = {iri: number for number, iri in enumerate(network)}
    hubs = {iri for iri, kind in network.nodes(data="kind") if kinds()[kind_of(kind)].through >= HUB}
    weights: Weights = [{} for _ in numbers]
    for start, end, data in network.edges(data=True):
        line = line_kinds()[line_of(data["name"], data.get("frame", ""))]
        if start == end or start in hubs or end in hubs or line.cost > TELLING:
            continue
        one, other = numbers[start], numbers[end]
        weights[one][other] = weights[other][one] = weights[one].get(other, 0) + 1
    return weights


def _moved(weights: Weights) -> list[int]:
    """The group of each node when none is better off in a neighbour's; a node's own weight counts twice."""
    degrees = [sum(near.values()) for near in weights]
    whole, totals, group = sum(degrees), degrees[:], list(range(len(weights)))
    for _ in range(ROUNDS):
        changed = False
        for node, near in enumerate(weights):
            own, degree = group[node], degrees[node]
            links: dict[int, int] = {own: 0}
            for other, weight in near.items():
                if other != node:
                    links[group[other]] = links.get(group[other], 0) + weight
            totals[own] -= degree
            best, gain = own, links[own] * whole - totals[own] * degree
            for other, weight in links.items():
                more = weight * whole - totals[other] * degree
                if more > gain or (more == gain and other < best and best != own):
                    best, gain = other, more
            totals[best] += degree
            group[node], changed = best, changed or best != own
        if not changed:
            break
    return group


def _merged(weights: Weights, group: list[int], size: int) -> Weights:
    """The groups as nodes."""
    merged: Weights = [{} for _ in range(size)]
    for node, near in enumerate(weights):
        into = merged[group[node]]
        for other, weight in near.items():
            into[group[other]] = into.get(group[other], 0) + weight
    return merged


def _numbered(found: list[int], weights: Weights) -> list[int]:
    """The groups by size, the biggest first; -1 where a thing hangs on nothing or its group is too small."""
    sizes = Counter(group for group, near in zip(found, weights, strict=True) if near)
    order = sorted((g for g, size in sizes.items() if size >= LEAST), key=lambda g: (-sizes[g], g))[:MOST]
    numbers = dict(zip(order, count(), strict=False))
    return [numbers.get(group, -1) if near else -1 for group, near in zip(found, weights, strict=True)]


def _central(things: list[int], weights: Weights) -> list[int]:
    """The things of a group with the most lines within it."""
    inside = set(things)
    within = {t: sum(weight for other, weight in weights[t].items() if other in inside) for t in things}
    return sorted(things, key=lambda t: (-within[t], t))[:CENTRAL]
