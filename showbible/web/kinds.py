"""The kinds of things as pages show them: those of the network's legend, and what has no sign there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from graph.asking.kinds import CLASSES, under
from graph.ontology import ontology
from graph.view.kinds import kinds as legend

DOCUMENTS, IDEAS = "document", "idea"
BESIDES = (  # what the network does not draw: id, words, kinds, shape
    ("document", "Documents", ("document",), "page"),
    ("idea", "Jobs, genres, categories", ("job", "genre", "category"), "ring"),
)
GROUPS = {"organisation": ("group",)}  # kinds that stand in the network as their members


@dataclass(frozen=True, slots=True)
class Sort:
    """A heading under which things are listed: its `kind-<id>` is their colour."""

    id: str
    label: str
    kinds: tuple[str, ...]
    shape: str


@cache
def sorts() -> dict[str, Sort]:
    """All of them by their ids, in the order of the legend."""
    drawn = [Sort(k.id, k.label, (*k.kinds, *GROUPS.get(k.id, ())), k.shape) for k in legend()]
    return {sort.id: sort for sort in (*drawn, *(Sort(*besides) for besides in BESIDES))}


@cache
def sort(kind: str) -> Sort:
    """The heading of a kind, or of its own id; what is no kind of ours goes to the last."""
    found = (s for s in sorts().values() if kind == s.id or kind in s.kinds)
    return next(found, sorts()[IDEAS])


def kinds_of(name: str) -> frozenset[str]:
    """The kinds that a heading, a kind or a class such as Agent stands for; none for other words."""
    if name in sorts():
        return frozenset(sorts()[name].kinds)
    return frozenset([name]) if name in CLASSES.values() else under(name)


@cache
def word(kind: str) -> str:
    """A kind in words, of one thing: `fictional organisation`."""
    return next((ontology().label(cls).lower() for cls, k in CLASSES.items() if k == kind), kind)
