"""RDF files that somebody else wrote are read, or refused in one line before they do harm."""

from __future__ import annotations

import gzip
import socket
from pathlib import Path

import pytest

import graph.intake
import showbible
from graph.knowledge import KnowledgeGraph
from graph.terms import sb

DTD = '<?xml version="1.0"?><!DOCTYPE rdf:RDF [{}]><rdf:RDF xmlns:rdf="{}" xmlns:sb="{}">{}</rdf:RDF>'
RDF, SB = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "https://w3id.org/showbible/ontology#"
THING = '<rdf:Description rdf:about="http://example.org/a"><sb:words>{}</sb:words></rdf:Description>'
LAUGHS = "".join(
    f'<!ENTITY l{i} "{f"&l{i - 1};" * 10 if i else "ha"}">' for i in range(10)
)  # a kilobyte that is twenty gigabytes
TURTLE = b"<http://example.org/a> <http://example.org/p> "


def read(folder: Path, name: str, data: bytes | str) -> KnowledgeGraph:
    file = folder / name
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return showbible.load(file).knowledge


@pytest.mark.parametrize(
    "declared",
    [
        LAUGHS,
        f'<!ENTITY l9 "{"x" * 5000}">',
        '<!ENTITY l9 SYSTEM "file:///etc/passwd">',
        '<!ENTITY % p "x"><!ENTITY l9 "y">',
        '<!ENTITY a "ha"><!ENTITY l9 "&#38;a;&#38;a;">',
        "".join(f'<!ENTITY l{i} "x">' for i in range(200)),
    ],
)
def test_entity_bombs(tmp_path: Path, declared: str) -> None:
    """Entities that name others, are long, many or from outside are refused before anything is parsed."""
    with pytest.raises(ValueError, match="declares entities"):
        read(tmp_path, "x.rdf", DTD.format(declared, RDF, SB, THING.format("&l9;")))


def test_entities_of_namespaces(tmp_path: Path) -> None:
    """The entities with which OWL files write their namespaces short are read."""
    declared = f'<!ENTITY sb "{SB}" ><!ENTITY rdf "{RDF}">'
    graph = read(tmp_path, "x.owl", DTD.format(declared, "&rdf;", "&sb;", THING.format("said")))
    assert [q.predicate for q in graph.store] == [sb("words")]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.jsonld", b'{"@id":"http://a","http://p":' * 20_000 + b"1" + b"}" * 20_000),
        ("x.jsonld", b'{"@graph":[' * 20_000 + b"]}" * 20_000),
        ("x.ttl", TURTLE + b"<<( <p:p> <p:p> " * 50_000 + b"<p:p>" + b")>>" * 50_000 + b"."),
        ("x.nt", TURTLE + b"<<( <p:p> <p:p> " * 50_000 + b"<p:p>" + b")>>" * 50_000 + b" ."),
        ("x.trig", b"<< " * 50_000),
        ("x.ttl", b"# \x27\n" + TURTLE + b"\x27\x22\x27, " + b"<<( <p:p> <p:p> " * 50_000),
    ],
)
def test_deep_nesting(tmp_path: Path, name: str, data: bytes) -> None:
    """What is nested too deep for the parser's stack is refused, which would otherwise end the process."""
    with pytest.raises(ValueError, match="nested deeper"):
        read(tmp_path, name, data)


def test_many_shallow_ones(tmp_path: Path) -> None:
    """Many brackets beside each other, or in strings, are no nesting."""
    words = b'{"@graph":[' + b'{"@id":"http://a","http://p":"[[[{{{\\\\"},' * 2000 + b"{}]}"
    assert len(read(tmp_path, "x.jsonld", words).store) == 1
    terms = b"".join(TURTLE + b"<<( <p:p> <p:p> %d )>> .\n" % i for i in range(2000))
    assert len(read(tmp_path, "x.ttl", terms).store) == 2000


def test_packed_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A packed file is read as what is in it; one that swells, is cut off or no gzip at all is refused."""
    line = TURTLE + b'"said" .\n'
    assert len(read(tmp_path, "x.nt.gz", gzip.compress(line)).store) == 1
    for broken in (b"", gzip.compress(line)[:-9], line):
        if broken:
            with pytest.raises(ValueError, match="broken"):
                read(tmp_path, "x.nt.gz", broken)
    monkeypatch.setattr(graph.intake, "SMALL", 1000)
    with pytest.raises(ValueError, match="come out of the packed file"):
        read(tmp_path, "x.nt.gz", gzip.compress(line * 100_000))


def test_a_term_without_end(tmp_path: Path) -> None:
    """A term longer than the parser keeps is an error in words, and takes no memory."""
    with pytest.raises(ValueError, match="too long"):
        read(tmp_path, "x.nt", TURTLE + b'"' + b"x" * 20_000_000 + b'" .')


def test_nothing_is_fetched(tmp_path: Path) -> None:
    """A JSON-LD context that lies elsewhere is refused, and nobody is asked for it."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/context"
        with pytest.raises(ValueError, match="context"):
            read(tmp_path, "x.jsonld", f'{{"@context": "{address}", "a": "b"}}')
        with pytest.raises(TimeoutError):
            server.accept()
