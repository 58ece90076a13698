"""What is written is the same graph, the same bytes everywhere, and whole or not there at all."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import subprocess
import sys
import xml.dom.minidom
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from fixtures import EXTRACTION, SERIES, STATEMENTS, job, say
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Dataset, DefaultGraph, Literal, NamedNode, Quad, RdfFormat
from rdflib.compare import isomorphic

from extract.entities import Entity
from extract.facts import Value
from graph.building.build import build
from graph.intake import UnknownFile
from graph.knowledge import KnowledgeGraph
from graph.terms import BASE, sb
from graph.writing.export import FORMATS, UnknownFormat, cells, export, render
from graph.writing.triples import graphs

ROOT = Path(__file__).parents[1]
READ = {
    ".ttl": RdfFormat.TURTLE, ".nt": RdfFormat.N_TRIPLES, ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG, ".jsonld": RdfFormat.JSON_LD, ".rdf": RdfFormat.RDF_XML,
}  # fmt: skip
RDFLIB = {
    ".ttl": "turtle",
    ".nt": "nt",
    ".nq": "nquads",
    ".trig": "trig",
    ".jsonld": "json-ld",
    ".rdf": "xml",
}
QUADS = (".nq", ".trig")
HOSTILE = [
    'say "hi"', "back\\slash", "two\nlines\r\nand\ttab", "<img src=x onerror=alert(1)>", "</script>", "]]>",
    "\u202eevil\u2066", "\U0001f3ac", "e\u0301",
    "'''", '"""', "a & b", "=cmd()", "@en", "^^xsd:date", " ", "\u00a0", "\ufeffx",
]  # fmt: skip
CONTROLS = "".join(map(chr, [0, 1, 7, 8, 11, 12, 27, 127, 133]))

GRAPH = build(EXTRACTION)

# rdflib's own parsers use what rdflib itself calls old
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")


def text_of(graph: KnowledgeGraph, suffix: str, evidence: bool = False) -> str:
    return "".join(render(graph, suffix, evidence))


def wanted(graph: KnowledgeGraph, suffix: str, evidence: bool) -> Dataset:
    """What a file of this format has to hold."""
    if suffix in QUADS or (suffix == ".jsonld" and evidence):
        return Dataset(graph.store)
    return Dataset(
        Quad(*t) for name, triples in graphs(graph).items() if name is None or evidence for t in triples
    )


@pytest.mark.parametrize("evidence", [False, True])
@pytest.mark.parametrize("suffix", READ)
def test_oxigraph_reads_the_same(suffix: str, evidence: bool) -> None:
    """What Oxigraph reads back is the same graph."""
    assert Dataset(pyoxigraph.parse(text_of(GRAPH, suffix, evidence), format=READ[suffix])) == wanted(
        GRAPH, suffix, evidence
    )


@pytest.mark.parametrize("suffix", READ)
def test_rdflib_reads_the_same(suffix: str) -> None:
    """What rdflib reads back is the same graph."""
    read = rdflib.Dataset() if suffix in QUADS else rdflib.Graph()
    read.parse(data=text_of(GRAPH, suffix), format=RDFLIB[suffix])
    facts = read.default_graph if isinstance(read, rdflib.Dataset) else read
    assert isomorphic(facts, rdflib.Graph().parse(data=text_of(GRAPH, ".nt"), format="nt"))


def hostile() -> KnowledgeGraph:
    things = [say(Entity("person", w), "alias", Value(w + w), "Mia Okafor") for w in HOSTILE if w.strip()]
    return build(replace(EXTRACTION, statements=(*STATEMENTS, *things)))


@pytest.mark.parametrize("suffix", READ)
def test_hostile_names_survive(suffix: str) -> None:
    """Quotes, line ends, markup, bidirectional marks: text in, the same text out."""
    graph = hostile()
    written = text_of(graph, suffix)
    assert Dataset(pyoxigraph.parse(written, format=READ[suffix])) == wanted(graph, suffix, False)
    read = rdflib.Dataset() if suffix in QUADS else rdflib.Graph()
    read.parse(data=written, format=RDFLIB[suffix])
    names = (
        {str(o) for o in read.objects(None, rdflib.URIRef("https://schema.org/name"))}
        if suffix not in QUADS
        else set()
    )
    assert suffix in QUADS or {w for w in HOSTILE if w.strip()} <= names


@pytest.mark.parametrize("suffix", [s for s in READ if s != ".rdf"])
def test_control_characters_survive(suffix: str) -> None:
    """Even what no document should hold comes back, except through XML, which cannot hold it."""
    graph = KnowledgeGraph.of([Quad(sb("x"), sb("words"), Literal(CONTROLS))])
    read = Dataset(pyoxigraph.parse(text_of(graph, suffix), format=READ[suffix]))
    assert read == Dataset(graph.store)
    assert not set(text_of(graph, suffix)) & set(CONTROLS)


def test_xml_stays_well_formed() -> None:
    """In RDF/XML the forbidden characters become replacement characters."""
    graph = KnowledgeGraph.of([Quad(sb("x"), sb("words"), Literal("a\x00b\x01c"))])
    (quad,) = pyoxigraph.parse(text_of(graph, ".rdf"), format=RdfFormat.RDF_XML)
    assert quad.object == Literal("a\ufffdb\ufffdc")


LITERALS = st.one_of(
    st.text(max_size=20).map(Literal),
    st.integers().map(Literal),
    st.sampled_from(["1.50", "-0.5", ".5", "1e3", "007", "+3", "1.", "true", "1"]).flatmap(
        lambda words: st.sampled_from(["integer", "decimal", "boolean", "double", "gYear", "date"]).map(
            lambda kind: Literal(words, datatype=NamedNode(f"http://www.w3.org/2001/XMLSchema#{kind}"))
        )
    ),
    st.text(max_size=9).map(lambda words: Literal(words, language="en-GB")),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(LITERALS, max_size=8))
def test_any_literals_survive(literals: list[Literal]) -> None:
    """Literals are written short only where that reads back as exactly the same."""
    graph = KnowledgeGraph.of(Quad(sb("x"), sb("words"), literal) for literal in literals)
    for suffix in (".ttl", ".nt", ".trig", ".jsonld"):
        assert Dataset(pyoxigraph.parse(text_of(graph, suffix), format=READ[suffix])) == Dataset(graph.store)


def test_turtle_is_readable() -> None:
    """Only the prefixes that are used, types first, names next, numbers bare, things by their short IRIs."""
    text = text_of(GRAPH, ".ttl")
    head, _, body = text.partition("\n\n")
    assert head.splitlines()[0] == f"@base <{BASE}> ."
    assert "@prefix sb:" in head and "prefix oa:" not in head and "prefix owl:" not in head
    node = "<series/harbour-lights/s02e02>"
    episode = body[body.index(f"{node} a") :].partition("\n\n")[0].splitlines()
    assert episode[:3] == [
        f"{node} a sb:CreativeWork, sb:Episode, schema:CreativeWork, schema:TVEpisode ;",
        '    rdfs:label "The Tide" ;',
        '    schema:name "The Tide" ;',
    ]
    assert "    sb:numberInSeries 12 ;" in episode and "    sb:viewersInMillions 1.5 ;" in episode


def test_blank_nodes_of_other_files(tmp_path: Path) -> None:
    """A file that somebody else wrote is written the same each time, blank nodes or not."""
    file = tmp_path / "other.ttl"
    file.write_text('@prefix x: <http://x/> . x:a x:b [ x:c "1" ; x:d [ x:e x:f ] ] .')
    first, second = (text_of(KnowledgeGraph.read(file), ".ttl") for _ in range(2))
    assert first == second
    assert isomorphic(rdflib.Graph().parse(file), rdflib.Graph().parse(data=first))


def test_csv_rows() -> None:
    """One row a fact and place, in words."""
    rows = list(csv.DictReader(io.StringIO(text_of(GRAPH, ".csv"))))
    row = next(r for r in rows if (r["subject"], r["predicate"]) == ("Low Water", "director"))
    assert (row["object"], row["words"], row["document"]) == (
        "Kim Sørensen",
        "directed by Kim Sørensen",
        "harbour-lights.txt",
    )


def test_csv_holds_no_formulas() -> None:
    """No cell begins as a spreadsheet's formula would."""
    things = [
        say(Entity("person", f"{c}cmd|' /C calc'!A0"), "alias", Value("x"), "Mia Okafor") for c in "=+-@"
    ]
    text = text_of(build(replace(EXTRACTION, statements=(*STATEMENTS, *things))), ".csv")
    assert not [
        cell for row in csv.reader(io.StringIO(text)) for cell in row if cell.startswith(tuple("=+-@\t\r"))
    ]


@pytest.mark.parametrize(
    ("value", "written"),
    [("=1+1", "'=1+1"), (" =1+1", "' =1+1"),
     ("\u00a0@SUM(A1)", "'\u00a0@SUM(A1)"), ("\uff1d1+1", "'\uff1d1+1"),
     ("\tx", "'\tx"), ("\nx", "'\nx"), ("-1+1", "'-1+1"), ("-5x", "'-5x"), ("-5", "-5"), ("+1.5", "+1.5"),
     ("a=b", "a=b"), (" x", " x")],
)  # fmt: skip
def test_formulas(value: str, written: str) -> None:
    """A formula is kept from running also behind blanks or in full width; numbers and words stay plain."""
    assert next(csv.reader(io.StringIO(cells([value]), newline=""))) == [written]


@pytest.mark.parametrize("suffix", [".graphml", ".gexf"])
def test_networks_are_well_formed(suffix: str) -> None:
    """What XML cannot hold becomes the replacement character in the network's files too."""
    bell = Entity("person", "Bell\x07 \x1b[31m Red\ufffe")
    odd = say(SERIES, "credit", bell, "created by Ana Ferrer", ("job", job("creator")))
    written = text_of(build(replace(EXTRACTION, statements=(*STATEMENTS, odd))), suffix)
    assert "Bell\ufffd" in xml.dom.minidom.parseString(written.encode()).toxml()


@pytest.mark.parametrize("suffix", FORMATS)
def test_same_bytes_everywhere(suffix: str) -> None:
    """Another process, folder and hash seed write the same bytes."""
    code = (
        "import hashlib, sys; sys.path[:0] = sys.argv[1:]\n"
        "from fixtures import EXTRACTION; from graph.building.build import build\n"
        "from graph.writing.export import render\n"
        f"print(hashlib.sha256(''.join(render(build(EXTRACTION), {suffix!r}, True)).encode()).hexdigest())"
    )
    here = hashlib.sha256(text_of(GRAPH, suffix, True).encode()).hexdigest()
    env = {**os.environ, "PYTHONHASHSEED": "7"}
    command = [sys.executable, "-c", code, str(ROOT), str(ROOT / "tests")]
    assert (
        subprocess.run(command, capture_output=True, text=True, env=env, cwd="/", check=True).stdout.strip()
        == here
    )


ODD = [
    Literal("7", datatype=NamedNode("http://example.org/own#string")),
    Literal("caf\u00e9 \b\f\\b \\\\f \u200b\u0085 ends . \n<s>"),
    Literal("x", language="en-GB"),
]


@pytest.mark.parametrize("suffix", [".ttl", ".nt", ".nq", ".trig"])
def test_lines_are_the_same_in_whatever_order_they_came(suffix: str) -> None:
    """The order of insertion leaves no trace; others' datatypes and odd characters come back as they were."""
    quads = [*GRAPH.store, *(Quad(sb("x"), sb("words"), word) for word in ODD)]
    there, back = KnowledgeGraph.of(quads), KnowledgeGraph.of(reversed(quads))
    written = text_of(there, suffix)
    assert written == text_of(back, suffix)
    assert not set("\b\f\u200b\u0085") & set(written)
    read = Dataset(pyoxigraph.parse(written, format=READ[suffix]))
    assert {q.object for q in read if q.subject == sb("x")} == set(ODD)


def test_unknown_format() -> None:
    """The error names the formats there are."""
    with pytest.raises(UnknownFormat, match=r"no format '.doc'; there are .ttl"):
        render(GRAPH, ".doc")


def test_a_failure_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is there whole or not at all, and nothing else is left behind."""
    file = tmp_path / "graph.ttl"
    file.write_text("old")

    def broken(graph: KnowledgeGraph, _: bool) -> Iterator[str]:
        yield "new"
        raise OSError("disk full")

    monkeypatch.setitem(FORMATS, ".ttl", broken)  # type: ignore[arg-type]
    with pytest.raises(OSError, match="disk full"):
        export(GRAPH, file)
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_export_writes_utf8_with_plain_line_ends(tmp_path: Path) -> None:
    """The file has what `render` gives, in UTF-8, and the rights that any new file gets."""
    file, other = tmp_path / "graph.ttl", tmp_path / "other"
    export(GRAPH, file)
    other.touch()
    assert file.read_bytes() == text_of(GRAPH, ".ttl").encode()
    assert file.stat().st_mode == other.stat().st_mode


def test_a_file_is_read_again(tmp_path: Path) -> None:
    """What was exported can be loaded: the facts in the default graph, the evidence in its own."""
    file = tmp_path / "graph.trig"
    export(GRAPH, file)
    again = KnowledgeGraph.read(file)
    assert len(again) == len(GRAPH)
    assert Dataset(again.store) == Dataset(GRAPH.store)
    assert next(again.store.quads_for_pattern(None, None, None, DefaultGraph()))


@pytest.mark.parametrize("suffix", [".ttl", ".nt", ".rdf"])
def test_flattened_evidence_is_sorted_out_again(tmp_path: Path, suffix: str) -> None:
    """A file that holds evidence among the facts gives the same graph as one that keeps them apart."""
    file = tmp_path / f"graph{suffix}"
    export(GRAPH, file, with_evidence=True)
    assert Dataset(KnowledgeGraph.read(file).store) == Dataset(GRAPH.store)


def test_the_base_is_found_again(tmp_path: Path) -> None:
    """A graph of another base is written with that base after reading, too."""
    file = tmp_path / "graph.nq"
    export(build(EXTRACTION, "https://example.org/tv/"), file)
    assert text_of(KnowledgeGraph.read(file), ".ttl").startswith("@base <https://example.org/tv/> .")


def test_no_rdf_file(tmp_path: Path) -> None:
    """A file that is no RDF by its name is refused in one line."""
    with pytest.raises(UnknownFile, match=r"not an RDF file by its name; there are \.ttl"):
        KnowledgeGraph.read(tmp_path / "graph.docx")
