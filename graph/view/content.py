"""What the page knows: each thing's facts and the sentences they came from, in few bytes."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode

from graph.building.frames import Frame, job
from graph.knowledge import KnowledgeGraph, Node
from graph.ontology import ontology
from graph.telling.sayings import Saying, Sayings, Words
from graph.terms import ALT_LABEL, EVIDENCE_GRAPH, SB, sb, schema

Pairs = list[tuple[NamedNode, Node]]

LONGEST = 260  # of the words around the evidence, on each side
ASIDE = ("asserted", "normal rank")  # what goes without saying
FROM, TO = sb("from"), sb("to")
UNTOLD = {sb("modality"), ALT_LABEL}


class Table:
    """Words that stand once and are pointed at by their place."""

    def __init__(self) -> None:
        self.places: dict[Any, int] = {}

    def __call__(self, item: Any) -> int:
        return self.places.setdefault(item, len(self.places))

    def __iter__(self) -> Iterator[Any]:
        return iter(self.places)


class Content:
    """The facts about some things, as lists to be written as JSON.

    `facts`: [sort, parts, evidence, how]. A sort is a place in `sorts`; a part is a place in `parts` with
    a thing's number or with words; `how` is "" or "planned", "deprecated rank" and the like.
    """

    def __init__(self, graph: KnowledgeGraph, things: Iterable[str]) -> None:
        self.sayings = Sayings(graph)
        self.numbers = {iri: i for i, iri in enumerate(things)}
        self.sorts, self.parts = Table(), Table()
        self.documents, self.sections, self.sentences, self.proofs = Table(), Table(), Table(), Table()
        self.rules = Table()
        self.facts = [f for f in self._facts() if any(isinstance(v, int) for _, v in f[1])]

    def data(self) -> dict[str, Any]:
        return {
            "facts": self.facts,
            "headings": _tellings()["headings"],
            "sorts": [_sort(term) for term in self.sorts],
            "parts": [[term.value.removeprefix(SB), ontology().label(term)] for term in self.parts],
            "documents": self._titles(),
            "sections": list(self.sections),
            "sentences": list(self.sentences),
            "rules": list(self.rules),
            "proofs": list(self.proofs),
        }

    # ---- facts

    def _facts(self) -> Iterator[list[Any]]:
        told: set[tuple[Any, ...]] = set()  # plain facts that are told by a situation, with more to it
        later = []
        for subject, how, said in _grouped(self.sayings.every()):
            cls = next((o for s in said if (o := s.triple[2]) in self.sayings.situations), None)
            if cls == sb("Relationship"):
                relation, fact = self._relationship(how, said)
                told.add((relation, *(o for _, o in fact[1][:2]), how))
                yield fact
            elif isinstance(cls, NamedNode):
                parts = _narrowest(said)
                told |= {(p, self._value(s), self._value(o), how) for s, p, o in self._derived(cls, parts)}
                yield self._fact(cls, parts, said, how)
            elif subject.value in self.numbers:
                later.append((subject, how, said))
        for subject, how, said in later:
            for predicate, value in _narrowest(said):
                if (predicate, self._value(subject), self._value(value), how) not in told:
                    proof = [s for s in said if s.triple[1:] == (predicate, value)]
                    yield self._fact(predicate, [(FROM, subject), (TO, value)], proof, how)

    def _derived(self, cls: NamedNode, parts: Pairs) -> Iterator[tuple[Node, NamedNode, Node]]:
        """The plain facts that follow from a situation; where a character appears is told by itself."""
        frame = self.sayings.situations[cls]
        values = {name: [o for p, o in parts if p == sb(name)] for name in ("job", "scope", frame.subject)}
        places = values["scope"] or values[frame.subject]
        for left, name, right in frame.derived:
            ends = [places if part == "place" else _filling(frame, parts, part) for part in (left, right)]
            jobs = [job(str(o.value).rpartition("/")[2]).property for o in values["job"]]
            for predicate in jobs if name == "=job" else [name]:
                if predicate and name != "appearsIn":
                    yield from ((one, sb(predicate), other) for one in ends[0] for other in ends[1])

    def _relationship(self, how: str, said: list[Saying]) -> tuple[NamedNode, list[Any]]:
        """A plain fact with its circumstances: told as the fact, with what else is known of it."""
        parts = _narrowest(said)
        relation = next(o for p, o in parts if p == sb("relation") and isinstance(o, NamedNode))
        ends = [next((p, o) for p, o in parts if p == end) for end in (FROM, TO)]
        rest = [(p, o) for p, o in parts if p not in (FROM, TO, sb("relation"))]
        return relation, self._fact(relation, ends + rest, said, how)

    def _fact(self, sort: NamedNode, parts: Pairs, said: list[Saying], how: str) -> list[Any]:
        filled = [[self.parts(p), self._value(o)] for p, o in parts if p not in UNTOLD]
        return [self.sorts(sort), filled, self._proofs(e for s in said for e in s.evidence), how]

    def _value(self, term: Node) -> int | str:
        if isinstance(term, NamedNode) and term.value in self.numbers:
            return self.numbers[term.value]
        return self.sayings.label(term)

    # ---- evidence

    def _proofs(self, nodes: Iterable[NamedNode]) -> list[int]:
        words = sorted(
            (self.sayings.words(n) for n in nodes), key=lambda w: (w.document, w.start, w.end, w.rule)
        )
        return list(dict.fromkeys(self._proof(w) for w in words))

    def _proof(self, words: Words) -> int:
        before, after = _last(words.prefix), _first(words.suffix)
        sentence = self.sentences(before + words.exact + after)
        place = (self.documents(words.document), self.sections(words.section), sentence)
        how = (self.rules(words.rule), words.confidence)
        return self.proofs((*place, len(before), len(words.exact), *how))

    def _titles(self) -> list[list[str]]:
        """Each document's name and headline; of two pages called "Jones", both say which."""
        titles = {name: self._title(name) for name in self.documents}
        bare = Counter(_bare(title) for title in titles.values())
        return [
            [name, f"{title} · {name}" if title and bare[_bare(title)] > 1 else title]
            for name, title in titles.items()
        ]

    def _title(self, document: str) -> str:
        """The headline of a document."""
        name = Literal(document)
        for quad in self.sayings.store.quads_for_pattern(None, None, name, EVIDENCE_GRAPH):
            for title in self.sayings.store.quads_for_pattern(
                quad.subject, schema("headline"), None, EVIDENCE_GRAPH
            ):
                return title.object.value if isinstance(title.object, Literal) else ""
        return ""


def _grouped(sayings: Iterable[Saying]) -> Iterator[tuple[NamedNode, str, list[Saying]]]:
    """What is said of each subject in one way, in order."""
    groups: dict[tuple[str, str], list[Saying]] = {}
    for saying in sorted(sayings, key=lambda s: (str(s.triple[0]), str(s.triple[1]), str(s.triple[2]))):
        how = "; ".join(word for word in (saying.modality, saying.rank) if word not in ASIDE)
        groups.setdefault((saying.triple[0].value, how), []).append(saying)
    for (subject, how), said in groups.items():
        yield NamedNode(subject), how, said


def _narrowest(said: list[Saying]) -> Pairs:
    """What is said under our own terms, without what only follows from a narrower one."""
    own = [(s.triple[1], s.triple[2]) for s in said if s.triple[1].value.startswith(SB)]
    above = {(wide, value) for p, value in own for wide in ontology().supers.get(p, ())}
    return list(dict.fromkeys(pair for pair in own if pair not in above))


def _filling(frame: Frame, parts: Pairs, part: str) -> list[Node]:
    """What fills a part of a frame."""
    name = {"subject": frame.subject, "object": frame.object}.get(part) or frame.role(part)
    return [o for p, o in parts if p == sb(name)]


def _bare(title: str) -> str:
    return re.sub(r"\s*\([^()]*\)$", "", title)


def _last(words: str) -> str:
    return words if len(words) <= LONGEST else "…" + words[-LONGEST:]


def _first(words: str) -> str:
    return words if len(words) <= LONGEST else words[:LONGEST] + "…"


def _sort(term: NamedNode) -> dict[str, Any]:
    """How a sort of fact is told: its label, and the heading and what to name beside each part of it."""
    name, label = term.value.removeprefix(SB), ontology().label(term)
    told = _tellings()["situation"].get(name)
    if told:
        return {"label": label, "tell": told}
    if name[:1].isupper():
        return {"label": label, "tell": {}}
    turned = _tellings()["turned"].get(name) or (
        label.removesuffix(" of") if label.endswith(" of") else f"{label} ←"
    )
    return {"label": label, "tell": {"from": [label, ["to"]], "to": [turned, ["from"]]}}


@cache
def _tellings() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("tellings.toml").read_text("utf-8"))
