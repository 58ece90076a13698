"""Who sits where: each thing's bench in the picture, and the show that it belongs to."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from functools import cached_property

import networkx

from graph.view.kinds import line_kinds, line_of

BENCHES = {
    "series": "series", "season": "seasons", "episode": "episodes", "character": "characters",
    "organisation": "companies", "work": "works", "universe": "works", "fictional-organisation": "world",
    "fictional-place": "world", "award": "awards",
}  # fmt: skip
NAMED_ONLY = 6  # lines of a series that others' documents only name
BILLINGS = ("main", "recurring", "guest", "cameo", "voice")


@dataclass(frozen=True, slots=True)
class Meeting:
    """A line as one of its ends sees it."""

    other: str
    kind: str
    label: str
    billing: str = ""
    order: int = 999


@dataclass
class Show:
    """The things of one series (or of none), by bench."""

    series: str
    benches: dict[str, list[str]] = field(default_factory=dict)

    def bench(self, name: str) -> list[str]:
        return self.benches.get(name, [])


class Roles:
    """What the network tells of each thing's place."""

    def __init__(self, network: networkx.MultiDiGraph) -> None:
        self.network = network
        self.labels: dict[str, str] = {}
        self.meetings: dict[str, list[Meeting]] = {node: [] for node in network}
        for start, end, data in network.edges(data=True):
            kind = line_kinds()[line_of(data["name"], data.get("frame", ""))].id
            order = int(data["order"]) if str(data.get("order", "")).isdigit() else 999
            rest = (kind, data["label"], data.get("billing", ""), order)
            self.meetings[start].append(Meeting(end, *rest))
            self.meetings[end].append(Meeting(start, *rest))

    def kind(self, node: str) -> str:
        return str(self.network.nodes[node]["kind"])

    def label(self, node: str) -> str:
        """The name as it is drawn: "Jessica Jones season 2" is "Season 2" beside its series."""
        if node not in self.labels:
            self.labels[node] = short(self.network, node)
        return self.labels[node]

    def met(self, node: str, *lines: str) -> list[str]:
        """Whom a thing meets by these kinds of lines, each once, in order."""
        return list(dict.fromkeys(m.other for m in self.meetings[node] if m.kind in lines))

    def degree(self, node: str) -> int:
        return len(self.meetings[node])

    def bench(self, node: str) -> str:
        """The bench of a thing; people sit by what they do."""
        kind = self.kind(node)
        if kind == "person":
            return self._person(node)
        if kind == "organisation" and not self.met(node, "companies", "made", "ties"):
            return "rest"
        return BENCHES.get(kind, "rest")

    def _person(self, node: str) -> str:
        if self.met(node, "plays"):
            return "actors"
        if self.met(node, "written"):
            return "makers"
        return "crew" if self.met(node, "made") else "rest"

    def billing(self, character: str) -> tuple[int, int, int]:
        """How far from the middle of the cast: the main ones first, then who meets most."""
        played = [m for m in self.meetings[character] if m.kind == "plays"]
        ranks = [BILLINGS.index(b) for m in played for b in m.billing.split("; ") if b in BILLINGS]
        order = min((m.order for m in played), default=999)
        return (min(ranks, default=len(BILLINGS) if not played else 2), order, -self.degree(character))

    @cached_property
    def shows(self) -> list[Show]:
        """The shows, the biggest first."""
        found: dict[str, Show] = {}
        nearest = self.nearest
        biggest = next(iter(nearest.values()), "")
        for node in self.network:  # what hangs on nothing is put with the biggest show
            series = nearest.get(node, biggest)
            show = found.setdefault(series, Show(series))
            bench = self.bench(node)
            named = bench == "series" and node != series  # another series that is only named
            show.benches.setdefault("works" if named else bench, []).append(node)
        return sorted(found.values(), key=_size)

    @cached_property
    def nearest(self) -> dict[str, str]:
        """The series that each thing is nearest to, counted in lines, as far as any can be reached."""
        series = [n for n in self.network if self.kind(n) == "series"]
        told = [s for s in series if self._told(s) > NAMED_ONLY] or series
        nearest = {s: s for s in sorted(told, key=lambda s: (-self.degree(s), s))}
        queue = deque(nearest)
        while queue:
            node = queue.popleft()
            for meeting in self.meetings[node]:
                if meeting.other not in nearest:
                    nearest[meeting.other] = nearest[node]
                    queue.append(meeting.other)
        return nearest

    def _told(self, series: str) -> int:
        """How much is told of a series and its seasons."""
        seasons = [n for n in self.met(series, "parts") if self.kind(n) == "season"]
        return sum(self.degree(n) for n in (series, *seasons))


def short(network: networkx.MultiDiGraph, node: str) -> str:
    """A label without the series' name before it, where a season or an episode is called after its series."""
    data = network.nodes[node]
    label = str(data["label"])
    if data["kind"] not in ("season", "episode"):
        return label
    parts = [end for _, end, line in network.out_edges(node, data=True) if line["name"].startswith("partOf")]
    series = [
        n for part in parts for n in (part, *network.successors(part)) if network.nodes[n]["kind"] == "series"
    ]
    names = [str(network.nodes[n]["label"]) for n in series]
    rest = next(
        (label.removeprefix(name + " ") for name in names if label.startswith(name + " season")), label
    )
    return rest[:1].upper() + rest[1:]


def _size(show: Show) -> tuple[int, str]:
    """By which shows are ordered: the biggest first."""
    return (-sum(map(len, show.benches.values())), show.series)
