"""The names of each thing with their evidence, and the list of names that were taken for it, with reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from extract.entities import Entity, Evidence, Merge
from extract.resolve import forms


@dataclass(frozen=True, slots=True)
class Naming:
    """A thing called by a name in a document, and why the name was taken for it."""

    entity: Entity
    name: str
    reason: str
    evidence: Evidence
    given: bool = False  # whether a fact says that this is its name


Names = tuple[tuple[Entity, tuple[tuple[str, Evidence], ...]], ...]


def names(namings: Iterable[Naming]) -> Names:
    """Every name of every thing, each with the first words that say it, the fullest first."""
    found: dict[Entity, dict[str, Evidence]] = {}
    for naming in sorted(namings, key=_place):
        known = found.setdefault(naming.entity, {})
        for name in _own_names(naming):
            known.setdefault(name, naming.evidence)
    return tuple(
        (entity, tuple(sorted(known.items(), key=lambda pair: _rank(entity, pair[0]))))
        for entity, known in sorted(found.items(), key=lambda pair: _order(pair[0]))
    )


def merges(namings: Iterable[Naming], about: Mapping[str, str] = MappingProxyType({})) -> tuple[Merge, ...]:
    """Each name that is not the thing's own, with the reason and where it is first used so.

    Where a person or a character stands in several documents, each document after the first has a merge too;
    `about` says which series each document is about.
    """
    namings = sorted(namings, key=_place)
    found = [*_renamed(namings), *_again(namings, about)]
    return tuple(sorted(found, key=lambda m: (_order(m.entity), m.name, m.reason, _where(m.evidence))))


def _again(namings: Iterable[Naming], about: Mapping[str, str]) -> Iterator[Merge]:
    """Those whom several documents call by one name: met in one, and taken for the same in the others."""
    first: dict[tuple[Entity, str], str] = {}
    told: set[tuple[Entity, str, str]] = set()
    namings = tuple(namings)
    why = {n.entity: n.reason for n in reversed(namings) if n.reason and n.name == n.entity.name}
    for naming in namings:
        entity, document = naming.entity, naming.evidence.document
        if entity.kind not in ("person", "character") or forms.unpossessed(naming.name) != entity.name:
            continue
        known = (entity, entity.name, document)
        if first.setdefault((entity, entity.name), document) != document and known not in told:
            told.add(known)
            same = about.get(document) == about.get(first[entity, entity.name])
            reason = naming.reason or why.get(entity) or _SAME[entity.kind, same]
            yield Merge(entity, entity.name, reason, naming.evidence)


_SAME = {
    ("person", True): "the same full name in another document about the series",
    ("person", False): "the same full name in a document about another series, and nothing tells them apart",
    ("character", True): "the same name, of the same series, in another document",
    ("character", False): "the same name, of the same series, in a document about another",
}


def _renamed(namings: Iterable[Naming]) -> Iterator[Merge]:
    found: dict[tuple[Entity, str, str], Merge] = {}
    for naming in namings:
        name = (
            forms.unpossessed(naming.name) if naming.entity.kind in ("person", "character") else naming.name
        )
        if name != naming.entity.name and naming.entity.kind != "season":
            reason = naming.reason or _written(name)
            found.setdefault(
                (naming.entity, name, reason), Merge(naming.entity, name, reason, naming.evidence)
            )
    yield from found.values()


def _writes(name: str, exact: str) -> bool:
    """Whether a document writes a name, rather than a rule making it up ("the soundtrack of season 2")."""
    return forms.key(name) in forms.key(exact)


def _written(name: str) -> str:
    return "the same name with a rank" if forms.titled(name)[0] else "the same name, written differently"


def _own_names(naming: Naming) -> tuple[str, ...]:
    """The names that a mention is evidence for. "Jones" alone is none: it is many people's.

    'Patricia "Trish" Walker' is Patricia Walker, Trish Walker, Patricia and Trish as well.
    """
    entity, written = naming.entity, naming.name
    if naming.given:
        return (written,)
    if entity.kind not in ("person", "character"):
        own = written == entity.name or _writes(written, naming.evidence.exact)
        return (entity.name,) if entity.kind == "season" else (written,) if own else ()
    written = forms.unpossessed(written)
    found = [written] if written == entity.name or forms.is_full(written) else []
    if found and not forms.parts(written):
        found += [*forms.variants(written), *(forms.nicknames(written)), *forms.christened(written)]
    return tuple(dict.fromkeys((*found, *forms.parts(written))))


def _rank(entity: Entity, name: str) -> tuple[object, ...]:
    return (name != entity.name, tuple(-part for part in forms.fullness(name)), name)


def _place(naming: Naming) -> tuple[object, ...]:
    return (*_where(naming.evidence), naming.name, naming.evidence.rule)


def _where(evidence: Evidence) -> tuple[object, ...]:
    return (evidence.document, evidence.span)


def _order(entity: Entity) -> tuple[object, ...]:
    number = (entity.season or 0, entity.number or 0)
    return (entity.kind, entity.of, number, entity.name, entity.apart)
