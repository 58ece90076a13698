"""How two things are connected, in words: each step of each way with the words that say it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape

from pyoxigraph import NamedNode

from graph.knowledge import KnowledgeGraph
from graph.network import network
from graph.telling.sayings import Saying, Sayings, Words
from graph.terms import sb
from graph.view.kinds import line_kinds, line_of
from graph.view.verbs import sentence, verbs
from graph.ways import MOST, Way, Ways

PERSONS = ("person", "character")  # "who", where others are "which"; and whom people mean by a name first
TOGETHER = 3  # things that one does for another, told in one breath: "directed and wrote"


@dataclass(frozen=True, slots=True)
class Thing:
    """What stands on a way."""

    iri: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Step:
    """From one thing to the next: `verb` stands between the two, `words` say it."""

    start: Thing
    end: Thing
    verb: str
    words: tuple[Words, ...]

    def __str__(self) -> str:
        return sentence(self.start.label, self.verb, self.end.label)


@dataclass(frozen=True, slots=True)
class Told:
    """A way in words; the less it costs, the more it tells."""

    cost: int
    steps: tuple[Step, ...]

    def __str__(self) -> str:
        first, *rest = self.steps
        clauses = (sentence("", s.verb, s.end.label, True, s.start.kind in PERSONS) for s in rest)
        return ", ".join((str(first), *clauses))


@dataclass(frozen=True, slots=True)
class Connection:
    """The ways between two things, those that tell most first; false if there is none."""

    start: Thing
    end: Thing
    ways: tuple[Told, ...]

    def __bool__(self) -> bool:
        return bool(self.ways)

    def __len__(self) -> int:
        return len(self.ways)

    def __iter__(self) -> Iterator[Told]:
        return iter(self.ways)

    @property
    def head(self) -> str:
        """What was found, in one line."""
        ends = f"{self.start.label} and {self.end.label}"
        if self.start == self.end:
            return f"{self.start.label} is one and the same"
        if not self.ways:
            return f"{ends} are not connected in this bible"
        steps, ways = len(self.ways[0].steps), len(self.ways)
        return f"{ends}: {steps} step{'s'[: steps > 1]}, {ways} way{'s'[: ways > 1]}"

    def __str__(self) -> str:
        told = "".join(f"\n{number}. {way}" for number, way in enumerate(self.ways, 1))
        return self.head + told

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        ways = "".join(f"<li>{_html(way)}</li>" for way in self.ways)
        return f"<p><b>{escape(self.head)}</b></p><ol>{ways}</ol>"


def _html(way: Told) -> str:
    """A way that opens into its steps and the words that say them."""
    steps = "".join(
        f"<li>{escape(str(step))}"
        + "".join(f"<br><q>{escape(' '.join(w.exact.split()))}</q> {escape(w.document)}" for w in step.words)
        + "</li>"
        for step in way.steps
    )
    return f"<details><summary>{escape(str(way))}</summary><ul>{steps}</ul></details>"


class Connections:
    """The connections of a graph; its network is read once."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self.graph = graph
        self.network = network(graph)
        self.sayings = Sayings(graph)

    @cached_property
    def ways(self) -> Ways:
        return Ways(self.network)

    def between(self, start: str, end: str, most: int = MOST) -> Connection:
        """The ways from one IRI to another."""
        ways = tuple(self._told(way) for way in self.ways.between(start, end, most))
        return Connection(self.thing(start), self.thing(end), ways)

    def thing(self, iri: str) -> Thing:
        data = self.network.nodes.get(iri, {})
        return Thing(iri, data.get("label", iri), data.get("kind", ""))

    def meant(self, nodes: Sequence[NamedNode]) -> str:
        """Which of several things of one name: a person before a character before all else."""
        here = [node.value for node in nodes if node.value in self.network] or [nodes[0].value]
        order = {kind: at for at, kind in enumerate(PERSONS)}
        return min(here, key=lambda iri: (order.get(self.thing(iri).kind, 9), -self._degree(iri), iri))

    def _degree(self, iri: str) -> int:
        return int(self.network.degree(iri)) if iri in self.network else 0

    def _told(self, way: Way) -> Told:
        pairs = zip(way.things, way.things[1:], strict=False)
        return Told(way.cost, tuple(self._step(one, other) for one, other in pairs))

    def _step(self, one: str, other: str) -> Step:
        found: list[tuple[str, tuple[Words, ...]]] = []
        for start, end, data in self._lines(one, other):
            line = line_kinds()[line_of(data["name"], data.get("frame", ""))].id
            along, against = verbs(data["label"], line, self.thing(start).kind, self.thing(end).kind)
            found.append((along if start == one else against, self._words(start, end, data)))
        verb = together([verb for verb, _ in found])
        said = tuple(dict.fromkeys(words for _, several in found for words in several))
        return Step(self.thing(one), self.thing(other), verb, said)

    def _lines(self, one: str, other: str) -> list[tuple[str, str, dict[str, str]]]:
        """The lines between two things that tell most of all between them, as the page orders them."""
        both = sorted({(one, other), (other, one)}, key=lambda ends: self.ways.numbers[ends[0]])
        found = [
            (start, end, data)
            for start, end in both
            for _, data in sorted((self.network.get_edge_data(start, end) or {}).items())
        ]
        costs = [line_kinds()[line_of(data["name"], data.get("frame", ""))].cost for *_, data in found]
        return [line for line, cost in zip(found, costs, strict=True) if cost == min(costs)]

    def _words(self, start: str, end: str, data: dict[str, str]) -> tuple[Words, ...]:
        """The words that say a line: those of its situation, or of its one fact."""
        said: list[Saying] = list(self.sayings.of(NamedNode(data.get("about", start))))
        if "about" not in data:
            triple = (NamedNode(start), sb(data["name"]), NamedNode(end))
            said = [saying for saying in said if saying.triple == triple]
        words = {self.sayings.words(node) for saying in said for node in saying.evidence}
        return tuple(sorted(words, key=lambda w: (w.document, w.start, w.end, w.rule)))


def together(found: list[str]) -> str:
    """Several verbs as one: "directed and wrote"; what needs a name behind it stands alone."""
    first, *rest = dict.fromkeys(found)
    if first.startswith(("’s ", "· ", "← ")):
        return first
    plain = [verb for verb in rest if not verb.startswith(("’s ", "· ", "← "))][: TOGETHER - 1]
    return " and ".join([first, *plain])
