"""Which part of a network goes into a page: all of it, what is best known, or what is near to some things."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import networkx

from graph.asking.names import Names
from graph.knowledge import KnowledgeGraph

LIMIT = 100_000  # things in one file; a browser opens no more of them in a few seconds


class TooMany(ValueError):  # noqa: N818  the name says it
    """Raised for a bible that is too big for one page."""

    def __init__(self, count: int) -> None:
        super().__init__(
            f"{count:,} things are too many for one page, which holds {LIMIT:,}; "
            "take a part with --around NAME --depth N or --most N, or look at it with `showbible serve`"
        )
        self.count = count


class UnknownThing(LookupError):  # noqa: N818  the name says it
    """Raised for a name that nothing in the network has; `near` are names that are like it."""

    def __init__(self, name: str, near: Sequence[str]) -> None:
        meant = f"; did you mean {' or '.join(near)}?" if near else ""
        super().__init__(f"nothing in the network is called {name!r}{meant}")
        self.name, self.near = name, tuple(near)

    def __str__(self) -> str:
        return str(self.args[0])


def named(
    graph: KnowledgeGraph, drawn: networkx.MultiDiGraph, wanted: Iterable[str], names: Names | None = None
) -> list[str]:
    """The things with these IRIs or names; of several that are called so, the one that meets most others."""
    asked = list(wanted)
    index = (names or Names(graph)) if any(one not in drawn for one in asked) else None
    return list(dict.fromkeys(one if one in drawn else _called(one, drawn, index) for one in asked))


def _called(name: str, drawn: networkx.MultiDiGraph, index: Names | None) -> str:
    assert index is not None
    found = [one for one in index.search(name, 50) if one.iri in drawn]
    if not found:
        near = dict.fromkeys(one.name for one in index.near(name, 20) if one.iri in drawn)
        raise UnknownThing(name, list(near)[:3])
    exact = [one for one in found if one.name.casefold() == name.casefold()]
    return min(exact or found[:1], key=lambda one: (-drawn.degree(one.iri), one.iri)).iri


def part(
    drawn: networkx.MultiDiGraph, centres: Sequence[str], depth: int, most: int | None
) -> networkx.MultiDiGraph:
    """What goes into the page: a whole bible if it fits, and no more than `most` things, if that is asked."""
    if centres and (most is not None or len(drawn) > LIMIT):
        return _kept(drawn, nearest(drawn, centres, depth)[: min(most or LIMIT, LIMIT)])
    if most is not None:
        return best_known(drawn, min(most, LIMIT))
    if len(drawn) > LIMIT:
        raise TooMany(len(drawn))
    return drawn


def best_known(drawn: networkx.MultiDiGraph, most: int) -> networkx.MultiDiGraph:
    """The part of a network with the things that meet the most others."""
    ranked = sorted(
        drawn, key=lambda node: (drawn.nodes[node]["kind"] != "series", -drawn.degree(node), node)
    )
    return _kept(drawn, ranked[:most])


def nearest(drawn: networkx.MultiDiGraph, centres: Sequence[str], depth: int) -> list[str]:
    """The things at most so many lines away, the nearest first, then those that meet the most others."""
    known = dict.fromkeys(centres)
    ring = list(known)
    for _ in range(depth):
        beside = {other for node in ring for other in networkx.all_neighbors(drawn, node)} - known.keys()
        ring = sorted(beside, key=lambda node: (-drawn.degree(node), node))
        known |= dict.fromkeys(ring)
    return list(known)


def _kept(drawn: networkx.MultiDiGraph, nodes: Sequence[str]) -> networkx.MultiDiGraph:
    """A part of a network, in the order of the whole."""
    if len(nodes) == len(drawn):
        return drawn
    kept = set(nodes)
    made: networkx.MultiDiGraph = networkx.MultiDiGraph()
    made.add_nodes_from((node, data) for node, data in drawn.nodes(data=True) if node in kept)
    ends = ((a, b, key, data) for a in made for _, b, key, data in drawn.out_edges(a, keys=True, data=True))
    made.add_edges_from(edge for edge in ends if edge[1] in kept)
    return made
