"""What sort of thing something is, in one word of ours: `person`, `episode`, `award`, by its classes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from pyoxigraph import NamedNode, Store

from graph.building.things import KINDS
from graph.ontology import ontology
from graph.terms import SB, TYPE, sb

CLASSES = {sb(name): kind for kind, name in {**KINDS, "document": "Document"}.items()}


def kind_of(store: Store, node: NamedNode) -> str:
    """The kind of a thing; nothing for what is none, such as a credit."""
    return narrowest(q.object for q in store.quads_for_pattern(node, TYPE, None, None))


def narrowest(types: Iterable[object]) -> str:
    """The kind that says most: an episode is a creative work too."""
    known = sorted((t for t in types if isinstance(t, NamedNode) and t in CLASSES), key=str)
    wide = {above for t in known for above in ontology().supers.get(t, ())}
    return next((CLASSES[t] for t in known if t not in wide), "")


def under(name: str) -> frozenset[str]:
    """The kinds of a class of the ontology and of those under it: of `Agent`, people and companies."""
    return _under().get(SB + name, frozenset())


@cache
def _under() -> dict[str, frozenset[str]]:
    supers = ontology().supers
    above = {cls: {cls, *supers.get(cls, ())} for cls in CLASSES}
    every = {wide for wides in above.values() for wide in wides}
    return {w.value: frozenset(CLASSES[c] for c, wides in above.items() if w in wides) for w in every}
