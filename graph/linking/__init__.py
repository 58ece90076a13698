"""Matches the things of a graph to Wikidata: decisions by hand first, then candidates, judged by context."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pyoxigraph import DefaultGraph, NamedNode, Quad

from graph.building.things import KINDS
from graph.knowledge import KnowledgeGraph
from graph.linking.asking import Asker
from graph.linking.decisions import NONE, Decided
from graph.linking.links import BY_HAND, LIKELY, MATCHED, Link, Unmatched, others, remove, triples, written
from graph.linking.scoring import Judge, Scored, weights
from graph.linking.wanted import ORDER, Ours, Wanted
from graph.linking.wikidata import Named, Wikidata, number_of
from graph.terms import sb
from graph.writing.matches import matches

__all__ = ["ORDER", "Linking", "Links", "link", "tally"]

# what a thing is part of, and the number that it has there
PLACES = {
    "season": (("partOfSeries", "seasonNumber"),),
    "episode": (("partOfSeries", "numberInSeries"), ("partOfSeason", "numberInSeason")),
}


@dataclass
class Links:
    """What came of it."""

    links: list[Link] = field(default_factory=list)
    unmatched: list[Unmatched] = field(default_factory=list)


def link(graph: KnowledgeGraph, asker: Asker, decided: Decided, kinds: Sequence[str] = ORDER) -> Links:
    """Match the things of these kinds; their links take the place of those of an earlier run."""
    linking = Linking(graph, asker, decided, [kind for kind in ORDER if kind in kinds])
    found = linking.run()
    remove(graph, linking.anew)
    graph.store.extend(Quad(*triple, DefaultGraph()) for one in found.links for triple in triples(one, graph))
    return found


class Linking:
    """One run, kind after kind, since what is sure of series tells of episodes, and both of people."""

    def __init__(self, graph: KnowledgeGraph, asker: Asker, decided: Decided, kinds: Sequence[str]) -> None:
        self.graph, self.decided, self.kinds = graph, decided, kinds
        self.ours = Ours(graph)
        self.wikidata = Wikidata(asker)
        self.found = Links()
        before = {node: link for node, link in written(graph).items() if node not in decided.of}
        by_hand = {node: link.target for node, link in before.items() if link.decision == BY_HAND}
        self.settled = {**others(graph), **by_hand}
        self.wanted = {kind: self.ours.wanted(kind) for kind in kinds}
        asked = {w.node for wanted in self.wanted.values() for w in wanted}
        self.anew = frozenset((asked | set(decided.of)) - set(by_hand))
        sure = {n: b.target for n, b in before.items() if b.decision != LIKELY and n not in self.anew}
        self.judge = Judge(self.ours, self.wikidata, {**sure, **self.settled})

    def run(self) -> Links:
        for node, decision in sorted(self.decided.of.items(), key=lambda pair: pair[0].value):
            if decision.target != NONE:
                reason = decision.reason or "decided by hand"
                self.found.links.append(Link(node, _kind(self.ours, node), decision.target, reason, BY_HAND))
                self.judge.linked[node] = decision.target
        for kind in self.kinds:
            settled = {*self.decided.of, *self.settled}
            self._match(kind, [w for w in self.wanted[kind] if w.node not in settled])
        return self.found

    def _match(self, kind: str, wanted: Sequence[Wanted]) -> None:
        candidates = self._candidates(kind, wanted)
        profiles = self.wikidata.profiles(i for items in candidates.values() for i in items)
        best: dict[Wanted, list[Scored]] = {}
        for one in wanted:
            scored = [self.judge.judge(one, profiles[i], named) for i, named in candidates[one].items()]
            best[one] = sorted(scored, key=lambda s: (-s.score, number_of(s.item)))
        for one, outcome in _settled(best).items():
            if isinstance(outcome, Unmatched):
                self.found.unmatched.append(outcome)
                continue
            self.found.links.append(outcome)
            if outcome.decision == MATCHED:
                self.judge.linked[one.node] = outcome.target

    def _candidates(self, kind: str, wanted: Sequence[Wanted]) -> dict[Wanted, dict[str, Named | None]]:
        """The items that each thing may be: those of its name, and what stands at its place in its series."""
        names = [] if kind == "season" else [name for one in wanted for name in one.names]
        named = self.wikidata.named(names, human=kind == "person")
        parts = self._parts(wanted)
        every = {n.item for items in named.values() for n in items} | set(parts)
        classes = matches().classes[sb(KINDS[kind])]
        right = every if kind == "person" else self.wikidata.of_class(every, classes)
        profiles = self.wikidata.profiles(number for number in parts if number in right)
        found: dict[Wanted, dict[str, Named | None]] = {}
        for one in wanted:
            places = list(self._places(one))
            there = [i for i, p in profiles.items() if any(at in p.ordinals[w] for w, at in places)]
            found[one] = dict.fromkeys(there)
            for name in reversed(one.names):
                found[one] |= {n.item: n for n in reversed(named.get(name, [])) if n.item in right}
        return found

    def _parts(self, wanted: Sequence[Wanted]) -> list[str]:
        places = [place for one in wanted for place in self._places(one)]
        return self.wikidata.parts({whole for whole, _ in places}, {int(number) for _, number in places})

    def _places(self, one: Wanted) -> Iterator[tuple[str, str]]:
        """Where a thing stands: the item of its series or season, and its number there."""
        for whole, number in PLACES.get(one.kind, ()):
            place = self.ours.number(one.node, number)
            for node in self.ours.things(one.node, whole) if place is not None else ():
                if node in self.judge.linked:
                    yield self.judge.linked[node], str(place)


def _settled(best: dict[Wanted, list[Scored]]) -> dict[Wanted, Link | Unmatched]:
    """A link for each thing with one candidate good enough and ahead of the rest; no item for two things."""
    found = {one: _outcome(one, scored) for one, scored in best.items()}
    claims: dict[str, list[tuple[Wanted, Link]]] = {}
    for one, outcome in found.items():
        if isinstance(outcome, Link):
            claims.setdefault(outcome.target, []).append((one, outcome))
    for target, rivals in claims.items():
        top = max(link.score or 0.0 for _, link in rivals)
        winners = [one for one, link in rivals if link.score == top]
        for one, _ in rivals:
            if len(rivals) > 1 and winners != [one]:
                them = ", ".join(str(other) for other, _ in rivals if other != one)
                found[one] = _unmatched(one, f"{target} may be {them} as well", True)
    return found


def _outcome(one: Wanted, scored: list[Scored]) -> Link | Unmatched:
    limits = weights()["limits"]
    good = [s for s in scored if s.score >= limits["close"]]
    if not good:
        if not scored:
            return _unmatched(one, "nothing of its name")
        near = f"{scored[0].item} ({scored[0].score:g}: {scored[0].reason})"
        return _unmatched(one, f"no candidate is good enough; the nearest is {near}")
    best = good[0]
    if len(scored) > 1 and best.score - scored[1].score < limits["margin"] - 1e-9:
        close = [s for s in good if best.score - s.score < limits["margin"] - 1e-9]
        close = close if len(close) > 1 else scored[:2]
        return _unmatched(one, " or ".join(f"{s.item} ({s.score:g}: {s.reason})" for s in close), True)
    decision = MATCHED if best.score >= limits["exact"] else LIKELY
    return Link(one.node, one.kind, best.item, best.reason, decision, best.score)


def _unmatched(one: Wanted, why: str, ambiguous: bool = False) -> Unmatched:
    return Unmatched(one.node, one.kind, one.names[0] if one.names else one.node.value, why, ambiguous)


def _kind(ours: Ours, node: NamedNode) -> str:
    types = {v for values in ours.of(node).values() for v in values}
    return next((kind for kind, name in KINDS.items() if sb(name) in types), "thing")


def tally(found: Links, kinds: Iterable[str]) -> dict[str, dict[str, int]]:
    """How many of each kind came out in each way."""
    counts = {kind: dict.fromkeys((MATCHED, LIKELY, BY_HAND, "ambiguous", "without"), 0) for kind in kinds}
    for one in found.links:
        if one.kind in counts:
            counts[one.kind][one.decision] += 1
    for left in found.unmatched:
        counts[left.kind]["ambiguous" if left.ambiguous else "without"] += 1
    return counts
