"""The Oxigraph store under rdflib, with strings as rdflib's own parsers give them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from oxrdflib import OxigraphStore
from rdflib import XSD, Graph, Literal
from rdflib.query import Result


class PlainStore(OxigraphStore):
    """Strings without oxrdflib's type xsd:string: to rdflib's `==` that is another literal."""

    def triples(self, pattern: Any, context: Graph | None = None) -> Iterator[Any]:
        for (subject, predicate, value), graphs in super().triples(pattern, context):
            yield (subject, predicate, plain(value)), graphs

    def query(self, *args: Any, **kwargs: Any) -> Result:
        result: Result = super().query(*args, **kwargs)
        if result.type == "SELECT":
            result.bindings = [{name: plain(term) for name, term in row.items()} for row in result.bindings]
        return result


def plain(term: Any) -> Any:
    return Literal(str(term)) if isinstance(term, Literal) and term.datatype == XSD.string else term
