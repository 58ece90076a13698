"""The network as a `pyvis.Network` with every thing in its place: what the page draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx

from graph.view.kinds import kind_of, kinds, line_kinds, line_of
from graph.view.layout import positions
from graph.view.roles import Roles

if TYPE_CHECKING:
    from pyvis.network import Network


def model(network: networkx.MultiDiGraph, roles: Roles | None = None) -> Network:
    """Things and lines with shape, colour and place; nothing moves by itself.

    The lists are filled and not `add_node` called, which looks through all that is there each time.
    """
    from pyvis.network import Network  # brings IPython along: a second that only who draws should wait

    drawn = Network(height="750px", width="100%", directed=True)
    drawn.toggle_physics(False)
    spots = positions(network, roles)
    for iri, data in network.nodes(data=True):
        kind = kinds()[kind_of(data["kind"])]
        drawn.nodes.append(
            {
                "id": iri, "label": data["label"], "group": kind.id, "shape": kind.shape, "color": kind.light,
                "size": kind.size + growth(network.degree(iri)), "x": spots[iri].x, "y": spots[iri].y,
                "side": spots[iri].side, "physics": False,
            }
        )  # fmt: skip
        drawn.node_ids.append(iri)
        drawn.node_map[iri] = drawn.nodes[-1]
    for start, end, data in network.edges(data=True):
        line = line_kinds()[line_of(data["name"], data.get("frame", ""))]
        drawn.edges.append(
            {"from": start, "to": end, "title": data["label"], "group": line.id, "color": line.light,
             "dashes": line.dash, "arrows": "to"}
        )  # fmt: skip
    return drawn


def growth(degree: int) -> int:
    """How much bigger a thing is drawn for the lines that it has: a little, and not for ever."""
    return sum(1 for least in (6, 16, 48) if degree >= least)
