"""The formats of answers: their names and media types, and which of them a client wants."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """`types` are its media types, its own first; `names` what `format=` may call it."""

    key: str
    types: tuple[str, ...]
    names: tuple[str, ...]
    iri: str  # by which a service description calls it


@dataclass(frozen=True, slots=True)
class Wanted:
    """A format, and the media type by which it was asked for."""

    format: Format
    type: str

    @property
    def content_type(self) -> str:
        return self.type + ("; charset=utf-8" if self.type.startswith("text/") else "")


W3 = "http://www.w3.org/ns/formats/"
XML = ("application/xml", "text/xml")  # what a client may call them that does not know better
JSON = "application/json"
ROWS = (
    Format("JSON", ("application/sparql-results+json", JSON), ("json", "srj"), W3 + "SPARQL_Results_JSON"),
    Format("XML", ("application/sparql-results+xml", *XML), ("xml", "srx"), W3 + "SPARQL_Results_XML"),
    Format("CSV", ("text/csv",), ("csv",), W3 + "SPARQL_Results_CSV"),
    Format("TSV", ("text/tab-separated-values",), ("tsv",), W3 + "SPARQL_Results_TSV"),
)
GRAPHS = (
    Format("TURTLE", ("text/turtle", "application/x-turtle"), ("turtle", "ttl"), W3 + "Turtle"),
    Format("N_TRIPLES", ("application/n-triples", "text/plain"), ("ntriples", "nt"), W3 + "N-Triples"),
    Format("RDF_XML", ("application/rdf+xml", *XML), ("rdf", "rdfxml", "rdf+xml", "xml"), W3 + "RDF_XML"),
    Format("JSON_LD", ("application/ld+json", JSON), ("jsonld", "json-ld", "json"), W3 + "JSON-LD"),
    Format("N_QUADS", ("application/n-quads",), ("nquads", "nq"), W3 + "N-Quads"),
    Format("TRIG", ("application/trig",), ("trig",), W3 + "TriG"),
    Format("N3", ("text/n3", "text/rdf+n3"), ("n3",), W3 + "N3"),
)


class Unacceptable(ValueError):  # noqa: N818  the name says it
    """None of the formats that there are for this answer is wanted."""

    def __init__(self, wanted: str, formats: Iterable[Format]) -> None:
        super().__init__(f"this cannot be answered as {wanted[:200]}; "
                         f"there are {', '.join(each.types[0] for each in formats)}")  # fmt: skip


def formats_of(form: str) -> tuple[Format, ...]:
    """Those for a form of query: rows for SELECT and ASK, triples for CONSTRUCT and DESCRIBE."""
    return GRAPHS if form in ("CONSTRUCT", "DESCRIBE") else ROWS


def wanted(formats: tuple[Format, ...], accept: str = "", name: str = "") -> Wanted:
    """The format that is asked for by name (`format=csv`), else the one that Accept likes best."""
    if name:
        named = [part.strip().lower() for part in name.split(",")]  # SPARQLWrapper names some in several ways
        for each in formats:
            if any(part in each.names + each.types for part in named):
                return Wanted(each, each.types[0])
        raise Unacceptable(name, formats)
    ranges = list(_ranges(accept or "*/*"))
    liked = [
        (quality, exact, -place, -at, Wanted(each, type_))
        for at, each in enumerate(formats)
        for type_ in each.types
        for quality, exact, place in [_liking(type_, ranges)]
        if quality > 0
    ]
    if not liked:
        raise Unacceptable(accept, formats)
    return max(liked, key=lambda each: each[:4])[4]


def prefers_page(accept: str, formats: tuple[Format, ...]) -> bool:
    """Whether a web page is wanted before any of the formats: then a browser asks."""
    ranges = list(_ranges(accept))
    page, exact, _ = _liking("text/html", ranges)
    if not page or exact < 2:
        return False
    named = (_liking(type_, ranges) for each in formats for type_ in each.types)
    return all(quality <= page for quality, exact, _ in named if exact == 2)


def _ranges(accept: str) -> Iterator[tuple[str, float]]:
    """The media ranges of an Accept header, each with its weight; what makes no sense is left out."""
    for part in accept.split(","):
        type_, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weights = [p.partition("=")[2].strip() for p in parameters if p.partition("=")[0].strip() == "q"]
        weight = weights[0] if weights else "1"
        if type_ and re.fullmatch(r"[01](\.\d*)?", weight):
            yield type_, min(float(weight), 1.0)


def _liking(type_: str, ranges: list[tuple[str, float]]) -> tuple[float, int, int]:
    """The weight of a media type, how exactly it is named (2, or 1 for text/*, or 0), and where."""
    kinds = ("*/*", type_.partition("/")[0] + "/*", type_)
    found = [
        (kinds.index(range_), weight, place)
        for place, (range_, weight) in enumerate(ranges)
        if range_ in kinds
    ]
    if not found:
        return 0.0, 0, 0
    exact, weight, place = max(found, key=lambda each: each[0])
    return weight, exact, place
