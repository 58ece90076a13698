"""RDF files from elsewhere: unpacked within bounds, and what would bring a parser down is refused first."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterable
from itertools import accumulate
from pathlib import Path

from pyoxigraph import RdfFormat

FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
    ".rdf": RdfFormat.RDF_XML,
    ".xml": RdfFormat.RDF_XML,
    ".owl": RdfFormat.RDF_XML,
    ".jsonld": RdfFormat.JSON_LD,
    ".n3": RdfFormat.N3,
}
PACKED = ".gz"
SMALL, TIMES = 256 * 1024 * 1024, 100  # what may come out of a packed file: so many bytes, or so many for one
DEEPEST = 500  # brackets within brackets; the parser's stack ends at some ten thousand
ENTITIES, LONGEST = 100, 300
ENTITY = re.compile(rb"""<!ENTITY\s+[^\s%"'&<>]+\s+(?:"([^"]*)"|'([^']*)')\s*>""")
STRING = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
NEST = re.compile(rb"<<|>>")
NOT_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
STEPS = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}


class UnknownFile(ValueError):  # noqa: N818  the name says it
    """Raised for a file whose name ends in no RDF format."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: not an RDF file by its name; there are {' '.join(FORMATS)}")
        self.path = path


def form(path: Path) -> RdfFormat:
    """The format of a file by the ending of its name, packed or not."""
    suffix = Path(path.stem).suffix if path.suffix.lower() == PACKED else path.suffix
    try:
        return FORMATS[suffix.lower()]
    except KeyError:
        raise UnknownFile(path) from None


def content(path: Path) -> bytes:
    """What is in the file, when it can be given to a parser without harm; ValueError otherwise."""
    kind = form(path)
    data = _unpacked(path) if path.suffix.lower() == PACKED else path.read_bytes()
    if kind == RdfFormat.RDF_XML:
        _no_bomb(data)
    elif kind == RdfFormat.JSON_LD:
        brackets = STRING.sub(b"", data).translate(None, NOT_BRACKETS)
        _not_too_deep(STEPS[bracket] for bracket in brackets)
    elif data.count(b"<<") > DEEPEST:
        _not_too_deep(1 if sign[0] == b"<<" else -1 for sign in NEST.finditer(data))
    return data


def _unpacked(path: Path) -> bytes:
    most = max(SMALL, TIMES * path.stat().st_size)
    try:
        with gzip.open(path) as file:
            data = file.read(most + 1)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise ValueError(f"the packed file is broken: {str(error) or 'it ends too soon'}") from None
    if len(data) > most:
        raise ValueError(f"more than {most // 1024**2:,} MB come out of the packed file; unpack it yourself")
    return data


def _no_bomb(data: bytes) -> None:
    """Entities may be short words, as OWL files have them for their namespaces, and name no others."""
    declared = data.count(b"<!ENTITY")
    values = [one or other for one, other in ENTITY.findall(data)]
    if declared > ENTITIES or declared != len(values):
        raise ValueError("it declares entities of a kind that is not read here, or too many")
    if any(len(value) > LONGEST or b"&" in value or b"%" in value for value in values):
        raise ValueError("it declares entities that grow when they are read")


def _not_too_deep(steps: Iterable[int]) -> None:
    if max(accumulate(steps, lambda depth, step: max(0, depth + step)), default=0) > DEEPEST:
        raise ValueError(f"it is nested deeper than {DEEPEST} levels")
