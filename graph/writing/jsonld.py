"""JSON-LD: one object a node, sorted, with the usual prefixes as its context."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from pyoxigraph import Literal, NamedNode

from graph.terms import PREFIXES, TYPE, XSD
from graph.writing.ntriples import UNSEEN
from graph.writing.triples import Term

ESCAPED = re.compile(f"[<{UNSEEN}]")
Triples = Iterable[tuple[Term, NamedNode, Term]]


def jsonld(triples: Triples, graphs: Iterable[tuple[NamedNode, Triples]] = ()) -> Iterator[str]:
    """A JSON-LD file, node by node; named graphs follow, each as one object."""
    yield '{\n"@context": ' + json.dumps(dict(PREFIXES), indent=1) + ',\n"@graph": ['
    comma = "\n"
    for node in _nodes(triples):
        yield comma + node
        comma = ",\n"
    for name, inside in graphs:
        yield f'{comma}{{"@id": {_text(name.value)}, "@graph": [\n'
        for at, node in enumerate(_nodes(inside)):
            yield (",\n" if at else "") + node
        yield "\n]}"
    yield "\n]\n}\n"


def _nodes(triples: Triples) -> Iterator[str]:
    rows = sorted(
        ((_id(s), _short(p.value), _text(_value(o)), o) for s, p, o in triples), key=itemgetter(0, 1, 2)
    )
    for subject, about in groupby(rows, itemgetter(0)):
        parts = [f'"@id": {_text(subject)}']
        for predicate, same in groupby(about, itemgetter(1)):
            values = [(written, term) for _, _, written, term in same]
            if predicate == _short(TYPE.value):
                kinds = ", ".join(_text(_short(_id(term))) for _, term in values)
                parts.append(f'"@type": [{kinds}]')
            else:
                parts.append(f"{_text(predicate)}: [{', '.join(written for written, _ in values)}]")
        yield "{" + ",\n ".join(parts) + "}"


def _id(term: Term) -> str:
    return term.value if isinstance(term, NamedNode) else f"_:{term.value}"


def _value(term: Term) -> object:
    if not isinstance(term, Literal):
        return {"@id": _id(term)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if term.datatype.value == XSD + "string":
        return term.value
    return {"@value": term.value, "@type": _short(term.datatype.value)}


def _short(iri: str) -> str:
    """`sb:director`, where a prefix fits."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and iri != namespace:
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def _text(value: object) -> str:
    """JSON that stays harmless inside a page's script, whatever a document calls its people."""
    return ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False))
