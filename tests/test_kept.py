"""A kept build answers from its facts alone, quickly, just as the whole of it would."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import DefaultGraph, Quad

from graph.asking.query import Local
from graph.asking.questions import questions
from graph.kept import Kept, facts
from graph.knowledge import KnowledgeGraph
from graph.terms import EVIDENCE_GRAPH, TYPE, sb
from graph.writing.export import render
from graph.writing.files import write

SLOW = {"rdflib", "numpy", "networkx", "rich", "starlette", "jinja2", "graph.writing.export", "fsspec"}


@pytest.fixture(scope="module")
def file(seeds: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("kept") / ".showbible" / "bible.nq"
    made.parent.mkdir()
    write(made, render(seeds.knowledge, ".nq"))
    return made


def test_every_stored_question_is_answered_alike(file: Path) -> None:
    """The facts alone give the very answers of the whole, names and all, row by row."""
    some, whole = Kept(file), Local(KnowledgeGraph.read(file))
    asked = [q.text for q in questions().values() if not any(not p.optional for p in q.parameters)]
    assert len(asked) > 10
    for text in asked:
        assert some.ask(text) == whole.ask(text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }",
        "SELECT (COUNT(*) AS ?n) { { ?s ?p ?o } UNION { graph ?g { ?s ?p ?o } } }",
        "SELECT ?d { VALUES ?d { DOCUMENT <document/x> } }",
        "SELECT ?s ?o { ?s sb:director ?o # GRAPH\n } ORDER BY ?s ?o LIMIT 5",
    ],
)
def test_evidence_is_there_for_who_asks_for_it(file: Path, text: str) -> None:
    """A question that names graphs reaches the evidence, and a document is called by its name."""
    whole = KnowledgeGraph.read(file)
    document = next(whole.store.quads_for_pattern(None, TYPE, sb("Document"), None)).subject
    text = text.replace("DOCUMENT", str(document))
    result = Kept(file).ask(text)
    assert result == Local(whole).ask(text)
    assert document.value in result.labels or "VALUES" not in text


def test_the_facts_are_all_there(file: Path, seeds: Any) -> None:
    """Not one fact more or less than the default graph has, under the same base."""
    found, default = facts(file), seeds.knowledge.store.quads_for_pattern(None, None, None, DefaultGraph())
    assert set(found.store) == set(default)
    assert found.base == seeds.knowledge.base


@pytest.mark.parametrize(
    "graphs", [(), (DefaultGraph(),), (EVIDENCE_GRAPH,), (DefaultGraph(), EVIDENCE_GRAPH)]
)
def test_small_files(tmp_path: Path, graphs: tuple[Any, ...]) -> None:
    """A file may hold nothing, facts only or evidence only."""
    quads = [Quad(sb("a"), sb("p"), sb(f"o{i}"), g) for g in graphs for i in range(3)]
    write(tmp_path / "x.nq", render(KnowledgeGraph.of(quads), ".nq"))
    assert set(facts(tmp_path / "x.nq").store) == {q for q in quads if q.graph_name == DefaultGraph()}


@pytest.mark.parametrize(
    "args", [["--help"], ["query", "episodes"], ["query", "credits", "--person", "rosenberg"]]
)
def test_nothing_slow_is_imported(file: Path, args: list[str]) -> None:
    """What a command does not need is not imported: it would take longer than the command."""
    code = f"import sys; from showbible.cli import main\ntry: main({args!r})\n"
    code += "except SystemExit as ended: assert not ended.code\n"
    code += f"sys.exit(repr(sorted({SLOW!r} & set(sys.modules))) if {SLOW!r} & set(sys.modules) else 0)"
    here = {"PYTHONPATH": str(Path(__file__).parents[1])}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=file.parent, env=here, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
