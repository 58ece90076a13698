"""Where a store takes updates, questions and whole graphs, told from one of its addresses."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

AUTH = ("/sparql-auth", "/sparql-auth", "/sparql-graph-crud-auth")  # Virtuoso, for those with a name
# The ends of the addresses for updates, questions and graphs, as stores have them out of the box.
ENDINGS = (
    ("/update", "/query", "/store"),  # Oxigraph
    ("/update", "/query", "/data"),  # Fuseki
    ("/sparql", "/sparql", "/sparql-graph-crud"),  # Virtuoso where anybody may write, and `showbible serve`
    AUTH,
    ("/update", "/sparql", "/data"),  # Fuseki again
    ("/statements", "", "/rdf-graphs/service"),  # RDF4J and GraphDB, behind /repositories/NAME
)


@dataclass(frozen=True)
class Places:
    """Three addresses of one store."""

    update: str
    query: str
    graphs: str


def places(url: str, login: bool = False) -> list[Places]:
    """Where it may be, the likeliest first: the address as it was given counts for what its end says."""
    parts = urlsplit(url)
    path = parts.path.rstrip("/")

    def at(place: str) -> str:
        return urlunsplit(parts._replace(path=place, fragment=""))

    found = []
    for ends in ENDINGS:
        for end in filter(None, ends):
            if path.endswith(end):
                base = path[: -len(end)]
                found.append(Places(*(at(base + other) for other in ends)))
    if path.endswith("/sparql"):  # Virtuoso lets those who show who they are write beside it
        found.append(Places(*(at(path.removesuffix("/sparql") + end) for end in AUTH)))
    if not found:
        found = [Places(url, url, url)]
        if not path:
            found = [Places(*map(at, ends)) for ends in ENDINGS[:5]]
    if login:  # first where a name is wanted
        found.sort(key=lambda p: not p.update.endswith("-auth"))
    return list(dict.fromkeys(found))
