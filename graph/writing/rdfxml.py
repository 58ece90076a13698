"""RDF/XML, for tools that read nothing else: one element a node, sorted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from pyoxigraph import BlankNode, NamedNode

from graph.terms import PREFIXES, XSD
from graph.writing.triples import Term

NAME = re.compile(r"^(.*?)([^\W\d][\w.-]*)$", re.DOTALL)
# XML cannot hold these at all, not even escaped: they become the replacement character.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
POINTERS = (" rdf:resource=", " rdf:nodeID=")
ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}


def rdfxml(triples: Iterable[tuple[Term, NamedNode, Term]]) -> Iterator[str]:
    """An RDF/XML file, node by node."""
    rows = sorted((_subject(s), *_split(p.value), *_object(o)) for s, p, o in triples)
    names = {namespace: prefix for prefix, namespace in PREFIXES.items()}
    for namespace in sorted({row[1] for row in rows} - names.keys()):
        names[namespace] = f"ns{len(names)}"
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF'
    for namespace, prefix in names.items():
        yield f'\n  xmlns:{prefix}="{_escape(namespace)}"'
    yield ">\n"
    for subject, about in groupby(rows, itemgetter(0)):
        yield f"<rdf:Description {subject}>\n"
        for _, namespace, local, attribute, content in about:
            name = f"{names[namespace]}:{local}"
            end = "/>" if attribute.startswith(POINTERS) else f">{content}</{name}>"
            yield f"  <{name}{attribute}{end}\n"
        yield "</rdf:Description>\n"
    yield "</rdf:RDF>\n"


def _subject(term: Term) -> str:
    if isinstance(term, BlankNode):
        return f'rdf:nodeID="b{term.value}"'
    return f'rdf:about="{_escape(term.value)}"'


def _split(iri: str) -> tuple[str, str]:
    """A property's IRI as namespace and local name, as XML wants it."""
    match = NAME.match(iri)
    if match is None:
        raise ValueError(f"RDF/XML cannot write the property <{iri}>: it does not end in a name")
    return match[1], match[2]


def _object(term: Term) -> tuple[str, str]:
    """An object as attribute and content of its element."""
    if isinstance(term, NamedNode):
        return f' rdf:resource="{_escape(term.value)}"', ""
    if isinstance(term, BlankNode):
        return f' rdf:nodeID="b{term.value}"', ""
    if term.language:
        return f' xml:lang="{term.language}"', _escape(term.value)
    kind = term.datatype.value
    return ("" if kind == XSD + "string" else f' rdf:datatype="{_escape(kind)}"'), _escape(term.value)


def _escape(words: str) -> str:
    return re.sub('[&<>"\r\n\t]', lambda match: ENTITIES[match[0]], FORBIDDEN.sub("\ufffd", words))
