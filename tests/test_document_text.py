"""The text of each document goes with its evidence, so that words can be shown where they stand."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
import rdflib
from fixtures import DIGEST, DOCUMENT, EXTRACTION
from pyoxigraph import NamedNode, Quad
from test_export import CONTROLS, HOSTILE, RDFLIB, READ

from graph.building.build import build
from graph.knowledge import KnowledgeGraph
from graph.telling.difference import difference
from graph.telling.sayings import Sayings
from graph.terms import BASE, EVIDENCE_GRAPH, TYPE, sb, schema
from graph.view import page
from graph.writing.export import export, render

TAIL = "\r\n".join([*HOSTILE, CONTROLS, "\r", "\u2028", "\ufffe\uffff"]) + "the tail of the text"
HOSTILE_TEXT = DOCUMENT.text + TAIL
NODE = NamedNode(f"{BASE}document/{DIGEST[:16]}")
TEXT = schema("text")
GRAPH = build(replace(EXTRACTION, documents=(replace(DOCUMENT, text=HOSTILE_TEXT),)))

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")


def test_every_piece_of_evidence_stands_in_the_text_that_the_file_keeps(seeds: Any, tmp_path: Path) -> None:
    """Read back from N-Quads, the words of each piece of evidence are `text[start:end]`."""
    export(seeds.knowledge, tmp_path / "bible.nq")
    graph = KnowledgeGraph.read(tmp_path / "bible.nq")
    texts = {
        str(q.subject): q.object.value  # type: ignore[union-attr]
        for q in graph.store.quads_for_pattern(None, TEXT, None, EVIDENCE_GRAPH)
    }
    sources = Path(__file__).parents[1].joinpath("seeds").glob("*.txt")
    assert sorted(texts.values()) == sorted(p.read_bytes().decode() for p in sources)
    sayings = Sayings(graph)
    pieces = [q.subject for q in graph.store.quads_for_pattern(None, TYPE, sb("Evidence"), EVIDENCE_GRAPH)]
    assert len(pieces) > 500
    for piece in pieces:
        words = sayings.words(piece)  # type: ignore[arg-type]
        text = texts[f"<{words.source}>"]
        assert text[words.start : words.end] == words.exact
        assert text[words.start - len(words.prefix) : words.start] == words.prefix
        assert text[words.end : words.end + len(words.suffix)] == words.suffix


@pytest.mark.parametrize("suffix", READ)
def test_oxigraph_reads_the_very_text(suffix: str) -> None:
    """Line ends, control characters, quotation marks and markup come back as they were."""
    written = "".join(render(GRAPH, suffix, with_evidence=True))
    quads = pyoxigraph.parse(written, format=READ[suffix])
    found = [q.object.value for q in quads if (q.subject, q.predicate) == (NODE, TEXT)]
    assert found == [_held(suffix)]


@pytest.mark.parametrize("suffix", RDFLIB)
def test_rdflib_reads_the_very_text(suffix: str) -> None:
    """rdflib's own parsers too."""
    written = "".join(render(GRAPH, suffix, with_evidence=True))
    dataset = rdflib.Dataset(default_union=True).parse(data=written, format=RDFLIB[suffix])
    found = [str(o) for o in dataset.objects(rdflib.URIRef(NODE.value), rdflib.URIRef(TEXT.value))]
    assert found == [_held(suffix)]


def _held(suffix: str) -> str:
    """XML cannot hold some characters; each becomes one other, so that all places stay right."""
    if suffix != ".rdf":
        return HOSTILE_TEXT
    return "".join(
        "\ufffd" if (c < " " and c not in "\t\r\n") or c in "\ufffe\uffff" else c for c in HOSTILE_TEXT
    )


def test_a_lone_surrogate_keeps_its_place() -> None:
    """What UTF-8 cannot hold becomes one other character, and the places behind it stay right."""
    odd = replace(DOCUMENT, text=DOCUMENT.text + "a\ud800b\udfffc")
    graph = build(replace(EXTRACTION, documents=(odd,)))
    (quad,) = graph.store.quads_for_pattern(NODE, TEXT, None, EVIDENCE_GRAPH)
    assert isinstance(quad.object, pyoxigraph.Literal)
    assert quad.object.value == DOCUMENT.text + "a?b?c"


@pytest.mark.parametrize("suffix", [".ttl", ".nt", ".rdf", ".jsonld", ".csv", ".graphml", ".gexf"])
def test_the_text_stays_out_of_the_facts(suffix: str) -> None:
    """Files of facts and tables do not carry it, and neither does the one-file page."""
    assert "the tail of the text" not in "".join(render(GRAPH, suffix))


def test_the_page_that_is_sent_by_mail_does_not_carry_it() -> None:
    """It has its sentences; whole texts stay at home."""
    assert "the tail of the text" not in page(GRAPH)


def test_a_text_is_no_fact() -> None:
    """With and without it the facts are the same, and so is the table of facts."""
    quads = [q for q in GRAPH.store if (q.subject, q.predicate) != (NODE, TEXT)]
    without = KnowledgeGraph.of(quads)
    assert difference(GRAPH, without) == []
    rows = [list(csv.reader(io.StringIO("".join(render(g, ".csv"))))) for g in (GRAPH, without)]
    assert rows[0] == rows[1]


def test_the_shapes_know_it() -> None:
    """A document with two texts is not as the shapes say."""
    from pyshacl import validate

    from graph.ontology import SHAPES

    shapes = rdflib.Graph().parse(SHAPES)
    for texts, right in ((["a"], True), ([], True), (["a", "b"], False)):
        quads = [Quad(NODE, TYPE, sb("Document")), Quad(NODE, sb("digest"), pyoxigraph.Literal(DIGEST))]
        quads += [Quad(NODE, TEXT, pyoxigraph.Literal(t)) for t in texts]
        data = rdflib.Graph()
        data += KnowledgeGraph.of(quads).facts
        assert validate(data, shacl_graph=shapes)[0] is right
