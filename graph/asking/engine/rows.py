"""Rows as SPARQL's JSON, XML, CSV and TSV, written one by one so that they can be counted and sent."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from json.encoder import encode_basestring as quoted
from xml.sax.saxutils import escape, quoteattr

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from graph.asking.results import Term
from graph.terms import XSD

Columns = Sequence[str]
Row = Sequence[Term | None]
STRINGS = (XSD + "string", "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString",
           "http://www.w3.org/1999/02/22-rdf-syntax-ns#dirLangString")  # fmt: skip
PARTS = ("subject", "predicate", "object")
ITS = "http://www.w3.org/2005/11/its"
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML 1.0 cannot hold
BARE = {XSD + "integer": r"[+-]?\d+", XSD + "decimal": r"[+-]?\d*\.\d+", XSD + "boolean": "true|false"}


@dataclass(frozen=True, slots=True)
class Writer:
    """The pieces of a format; `truth` is a whole answer to ASK."""

    head: Callable[[Columns], str]
    row: Callable[[Columns, Row], str]
    between: str
    tail: str
    truth: Callable[[bool], str]


def _json_term(term: Term) -> str:
    if isinstance(term, NamedNode):
        return f'{{"type":"uri","value":{quoted(term.value)}}}'
    if isinstance(term, Literal):
        return f'{{"type":"literal","value":{quoted(term.value)}{_json_kind(term)}}}'
    if isinstance(term, BlankNode):
        return f'{{"type":"bnode","value":{quoted(term.value)}}}'
    parts = ",".join(f'"{at}":{_json_term(part)}' for at, part in zip(PARTS, term, strict=True))
    return f'{{"type":"triple","value":{{{parts}}}}}'


def _json_kind(term: Literal) -> str:
    if term.language:
        turned = f',"its:dir":"{term.direction.value}"' if term.direction else ""
        return f',"xml:lang":{quoted(term.language)}{turned}'
    kind = term.datatype.value
    return "" if kind in STRINGS else f',"datatype":{quoted(kind)}'


def _json_row(columns: Columns, row: Row) -> str:
    cells = (
        f"{quoted(at)}:{_json_term(term)}" for at, term in zip(columns, row, strict=True) if term is not None
    )
    return "{" + ",".join(cells) + "}"


def _xml_text(words: str) -> str:
    return escape(NO_XML.sub("\ufffd", words), {"\r": "&#13;"})


def _xml_term(term: Term) -> str:
    if isinstance(term, NamedNode):
        return f"<uri>{_xml_text(term.value)}</uri>"
    if isinstance(term, Literal):
        return f"<literal{_xml_kind(term)}>{_xml_text(term.value)}</literal>"
    if isinstance(term, BlankNode):
        return f"<bnode>{_xml_text(term.value)}</bnode>"
    parts = (f"<{at}>{_xml_term(part)}</{at}>" for at, part in zip(PARTS, term, strict=True))
    return f"<triple>{''.join(parts)}</triple>"


def _xml_kind(term: Literal) -> str:
    if term.language:
        turned = (
            f' its:dir="{term.direction.value}" xmlns:its="{ITS}" its:version="2.0"' if term.direction else ""
        )
        return f" xml:lang={quoteattr(term.language)}{turned}"
    kind = term.datatype.value
    return "" if kind in STRINGS else f" datatype={quoteattr(kind)}"


def _xml_row(columns: Columns, row: Row) -> str:
    cells = (
        f"<binding name={quoteattr(at)}>{_xml_term(term)}</binding>"
        for at, term in zip(columns, row, strict=True)
        if term is not None
    )
    return f"<result>{''.join(cells)}</result>\n"


def _csv_cell(term: Term | None) -> str:
    words = _csv_words(term)
    return '"' + words.replace('"', '""') + '"' if re.search('[",\r\n]', words) else words


def _csv_words(term: Term | None) -> str:
    if isinstance(term, Triple):
        return " ".join(map(_csv_words, term))
    if term is None:
        return ""
    return f"_:{term.value}" if isinstance(term, BlankNode) else term.value


def _tsv_cell(term: Term | None) -> str:
    if term is None:
        return ""
    if isinstance(term, Triple):
        return f"<<( {' '.join(map(_tsv_cell, term))} )>>"
    if isinstance(term, Literal) and re.fullmatch(BARE.get(term.datatype.value, "(?!)"), term.value):
        return term.value
    return str(term).replace("\t", "\\t")  # the only sign of TSV's own that N-Triples leaves as it is


XML_HEAD = '<?xml version="1.0"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n<head>'
WRITERS = {
    "JSON": Writer(
        lambda columns: f'{{"head":{{"vars":[{",".join(map(quoted, columns))}]}},"results":{{"bindings":[\n',
        _json_row,
        ",\n",
        "\n]}}\n",
        lambda yes: f'{{"head":{{}},"boolean":{"true" if yes else "false"}}}\n',
    ),
    "XML": Writer(
        lambda columns: (
            f"{XML_HEAD}{''.join(f'<variable name={quoteattr(at)}/>' for at in columns)}</head>\n<results>\n"
        ),
        _xml_row,
        "",
        "</results>\n</sparql>\n",
        lambda yes: f"{XML_HEAD}</head>\n<boolean>{'true' if yes else 'false'}</boolean>\n</sparql>\n",
    ),
    "CSV": Writer(
        lambda columns: ",".join(columns) + "\r\n",
        lambda columns, row: ",".join(map(_csv_cell, row)) + "\r\n",
        "",
        "",
        lambda yes: "true\r\n" if yes else "false\r\n",
    ),
    "TSV": Writer(
        lambda columns: "\t".join("?" + at for at in columns) + "\n",
        lambda columns, row: "\t".join(map(_tsv_cell, row)) + "\n",
        "",
        "",
        lambda yes: "true\n" if yes else "false\n",
    ),
}
