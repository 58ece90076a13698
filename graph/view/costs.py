"""What the page needs to ask as the library does: costs of ways, and the classes of the kinds."""

from __future__ import annotations

from typing import Any

import networkx

from graph.building.frames import frames
from graph.network import THINGS
from graph.terms import SB
from graph.view.kinds import kind_of, kinds, line_kinds


def costs(network: networkx.MultiDiGraph) -> dict[str, Any]:
    """`through` by kind of thing and `costs` by kind of line; `classes`: [kind, a class of things drawn so].

    `situations` are the classes of what brings several things together: credits, performances, …
    """
    return {
        "through": [kind.through for kind in kinds()],
        "costs": [line.cost for line in line_kinds()],
        "classes": [[kind_of(kind), cls.value.removeprefix(SB)] for cls, kind in THINGS.items()],
        "situations": sorted({frame.cls for frame in frames().values()}),
    }
