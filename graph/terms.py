"""The only place that makes IRIs and literals: readable, stable, safe, and never one for two things."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from pyoxigraph import Literal, NamedNode

if TYPE_CHECKING:
    from extract.entities import Entity
    from extract.facts import Value

BASE = "https://w3id.org/showbible/id/"
SB = "https://w3id.org/showbible/ontology#"
SCHEMA = "https://schema.org/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
OWL = "http://www.w3.org/2002/07/owl#"
OA = "http://www.w3.org/ns/oa#"
PROV = "http://www.w3.org/ns/prov#"

PREFIXES: Mapping[str, str] = {
    "sb": SB,
    "schema": SCHEMA,
    "skos": SKOS,
    "rdf": RDF,
    "rdfs": RDFS,
    "xsd": XSD,
    "oa": OA,
    "prov": PROV,
    "owl": OWL,
}
EVIDENCE_GRAPH = NamedNode("https://w3id.org/showbible/graph/evidence")

TYPE = NamedNode(RDF + "type")
LABEL = NamedNode(RDFS + "label")
NAME = NamedNode(SCHEMA + "name")
ALT_LABEL = NamedNode(SKOS + "altLabel")

# Letters that Unicode does not take apart but people do: "Bjørn", "Łódź", "Straße", "Þór".
FOLDED = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i", "ħ": "h"}
)
LONGEST = 80

Thing = TypeVar("Thing")


@cache
def sb(local: str) -> NamedNode:
    """A term of the ontology."""
    return NamedNode(SB + local)


def schema(local: str) -> NamedNode:
    return NamedNode(SCHEMA + local)


def slug(text: str) -> str:
    """Words as a part of an IRI: `Aïda Mashaka Croal` → `aida-mashaka-croal`; other scripts stay."""
    letters: list[str] = []
    for char in unicodedata.normalize("NFKD", text).lower().translate(FOLDED):
        if unicodedata.combining(char):
            if letters and not letters[-1].isascii():  # й is no и: marks of other scripts stay
                letters.append(char)
        elif char.isalnum():
            letters.append(char)
        elif char not in "'’‘`.\"“”":  # "Ain't" → aint, "J. R." → j-r
            letters.append("-")
    words = unicodedata.normalize("NFC", re.sub("-+", "-", "".join(letters)).strip("-"))
    return words[:LONGEST].rstrip("-")


def short_hash(*parts: str, length: int = 8) -> str:
    """A few hex digits that stand for these words, the same everywhere and always."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:length]


def literal(value: Value) -> Literal:
    if value.type == "string":
        return text(value.lexical)
    return Literal(value.lexical, datatype=NamedNode(XSD + value.type))


def text(words: str) -> Literal:
    """A plain string; what UTF-8 cannot hold (a lone surrogate) becomes the replacement character."""
    return Literal(words.encode("utf-8", "replace").decode("utf-8"))


def path(entity: Entity) -> str:
    """Where an entity stands under the base, before anything else may have taken the place."""
    name = slug(entity.name) or "unnamed"
    apart = f"-{slug(entity.apart)}" if entity.apart else ""
    of = slug(entity.of)
    within = f"series/{of}/" if of else ""
    if entity.kind == "season" and entity.season is not None:
        return f"{within or 'season/'}s{entity.season:02d}{apart}"
    if entity.kind == "episode" and entity.number is not None and of:
        season = "" if entity.season is None else f"s{entity.season:02d}"
        return f"{within}{season}e{entity.number:02d}{apart}"
    if entity.kind in ("season", "episode"):
        return f"{within}{entity.kind}/{name}{apart}"
    return f"{entity.kind}/{of}/{name}{apart}" if of else f"{entity.kind}/{name}{apart}"


def identity(entity: Entity) -> Entity:
    """The entity as far as it is a thing of its own: a season is its series and number, whatever its name."""
    if entity.kind == "season" and entity.season is not None:
        return type(entity)("season", "", entity.of, entity.season, None, entity.apart)
    return entity


def key(entity: Entity) -> tuple[str, ...]:
    """An entity's parts as words, for sorting and for hashes."""
    e = identity(entity)
    return (e.kind, e.of, "" if e.season is None else f"{e.season:06d}",
            "" if e.number is None else f"{e.number:06d}", e.name, e.apart)  # fmt: skip


class Terms:
    """The IRIs of one graph; of two things that want one place, the first in order has it."""

    def __init__(self, entities: Iterable[Entity], base: str = BASE) -> None:
        self.base = base
        things = sorted({identity(e) for e in entities}, key=key)
        self._iris = {e: NamedNode(base + p) for e, p in apart((e, path(e), key(e)) for e in things)}

    def entity(self, entity: Entity) -> NamedNode:
        return self._iris[identity(entity)]

    def knows(self, entity: Entity) -> bool:
        return identity(entity) in self._iris

    def node(self, *parts: str) -> NamedNode:
        """A node under the base; each part must be a slug, or a path of slugs, already."""
        return NamedNode(self.base + "/".join(p for p in parts if p))

    def local(self, node: NamedNode) -> str:
        """What follows the base in an IRI of this graph."""
        return node.value.removeprefix(self.base)


def apart(wanted: Iterable[tuple[Thing, str, tuple[str, ...]]]) -> Iterator[tuple[Thing, str]]:
    """Give each thing the place it wants, or that place and a hash of its words where one came before."""
    taken: set[str] = set()
    for thing, wish, words in wanted:
        place, length = wish, 8
        while place in taken:
            place = f"{wish}-{short_hash(*words, length=length)}"
            length += 8
        taken.add(place)
        yield thing, place
