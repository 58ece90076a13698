"""Bad input: one line that says what to do, exit code 2, no file half written, the last build as it was."""

from __future__ import annotations

import io
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from competency import seeds

import showbible
from showbible.cli import main

ROOT = Path(__file__).parents[1]
SEED = showbible.seeds() / "jessica-jones-season-2.page-text.txt"
RECIPE = "Pancakes\n\nBeat three eggs with a pinch of salt, add flour and milk, and fry in butter.\n" * 20

Fail = Callable[..., str]


@pytest.fixture
def fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Fail:
    """Run a command that cannot be done, in a folder with a build; give the one line that it says."""
    from graph.writing import export
    from showbible import store

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(export, "render", lambda *_: iter(["<x:a> <x:b> <x:c> .\n"]))
    store.keep(seeds().knowledge)
    monkeypatch.undo()
    monkeypatch.chdir(tmp_path)
    before = folder(tmp_path)

    def command(*args: str, stdin: bytes = b"") -> str:
        files = {**before, **folder(tmp_path)}
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
        with pytest.raises(SystemExit) as ended:
            main(list(args))
        said = capsys.readouterr()
        assert ended.value.code == 2
        assert said.out == ""
        assert folder(tmp_path) == files
        assert said.err.startswith("showbible: ")
        assert "Traceback" not in said.err
        return said.err.removeprefix("showbible: ").removesuffix("\n")

    return command


def folder(path: Path) -> dict[str, bytes]:
    """All files below a folder, hidden ones too; what is kept of documents that could be read may stay."""
    files = (f for f in sorted(path.rglob("*")) if f.is_file() and "cache" not in f.parts)
    return {str(f): f.read_bytes() for f in files if f.stat().st_size < 1 << 20}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "page.txt: is empty; give"),
        (b" \n\n\t\n", "page.txt: is empty; give"),
        (b"\x7fELF\x02\x01\x01\0\0\0" * 50, "page.txt: is a binary file, not text; give"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "page.txt: is a binary file, not text; give"),
        (
            "Jessica Jones – Staffel 2, Aïda Croal".encode("latin-1", "replace"),
            "page.txt: is not UTF-8 at byte",
        ),
        ("Jessica Jones".encode("utf-16"), "page.txt: is UTF-16; save it as UTF-8"),
        (RECIPE.encode(), "page.txt: "),
        (b"x" * 500, "page.txt: "),
    ],
    ids=["empty", "blank", "binary", "picture", "latin-1", "utf-16", "recipe", "letters"],
)
def test_documents_that_are_none(data: bytes, said: str, fail: Fail, tmp_path: Path) -> None:
    """An empty or binary file, other encodings, another subject: one line with the file's name."""
    (tmp_path / "page.txt").write_bytes(data)
    line = fail("build", "page.txt", "-o", "out.ttl")
    assert line.startswith(said)
    assert "\n" not in line
    assert fail("build", "-", "-o", "out.ttl", stdin=data).startswith(
        said.replace("page.txt", "standard input")
    )


def test_a_document_about_something_else(fail: Fail, tmp_path: Path) -> None:
    """A text that can be read and is about no series says so."""
    (tmp_path / "mercury.txt").write_text(
        "= Mercury (planet) =\n\nMercury is the first planet from the Sun and the smallest of all.\n\n"
        "== Orbit ==\nMercury has the most eccentric orbit of all the planets in the Solar System.\n"
    )
    assert "mercury.txt: this is not about a television series; give" in fail("build", "mercury.txt")


def test_fifty_megabytes(fail: Fail, tmp_path: Path) -> None:
    """A file that is far too large is refused before it is read."""
    with (tmp_path / "dump.txt").open("wb") as file:
        file.truncate(50 << 20)
    line = fail("build", "dump.txt")
    assert (
        line
        == "dump.txt: too large for one document (50 MB; the limit is 32 MB); give one file for each page"
    )


def test_a_long_line(fail: Fail, tmp_path: Path) -> None:
    """One line of some megabytes is refused within seconds."""
    (tmp_path / "line.txt").write_text("Jessica Jones is a television series. " * 400_000)
    assert fail("build", "line.txt").startswith("line.txt: ")


def test_paths_that_are_none(fail: Fail, tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    assert fail("build", "sedes") == "sedes: no such file or folder; did you mean seeds?"
    endings = ".txt .text .md .markdown .htm .html .xhtml .wiki .wikitext .mediawiki .jsonl"
    assert fail("build", "seeds").startswith(f"seeds: no documents in this folder; they end in {endings}")
    assert fail("build", "*.html") == "*.html: no such file or folder"
    assert fail("build", "gopher://example.org/x").endswith("addresses in s3:// gs:// https://")
    assert fail("build").startswith("name a file or folder to read, or '-'")
    (tmp_path / "seeds" / "a.txt").write_bytes(b"\0")
    (tmp_path / "seeds" / "b.txt").write_bytes(b"")
    assert fail("build", "seeds").startswith(
        "none of the 2 files is a document to read; the first: a.txt: is a binary"
    )


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_files_that_may_not_be_read(fail: Fail, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("x")
    (tmp_path / "page.txt").chmod(0)
    assert fail("build", "page.txt") == "page.txt: permission denied"


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("graph", "graph: end the name in one of .ttl .nt .nq"),
        (
            "graph.tll",
            "graph.tll: .tll is no format that can be written; did you mean .ttl? the formats are .ttl",
        ),
        ("graph.html", "graph.html: `showbible view -o graph.html` writes pages; the formats here are .ttl"),
        ("nowhere/graph.ttl", "nowhere: no such folder; make it first, or write elsewhere"),
        (".showbible", ".showbible: "),
    ],
)
def test_outputs_that_cannot_be(output: str, said: str, fail: Fail) -> None:
    """Where nothing can be written, that is told before any document is read."""
    assert fail("build", str(SEED), "-o", output).startswith(said)
    assert fail("export", "-o", output).startswith(said)


def test_pages_end_in_html(fail: Fail) -> None:
    assert fail("view", "-o", "page.ttl").startswith("page.ttl: a page's name ends in .html")
    assert fail("view").startswith("Missing option '-o'")


def test_a_base_that_is_none(fail: Fail) -> None:
    assert fail("build", str(SEED), "--base", "example.org").startswith("--base example.org: give an address")
    assert fail("build", str(SEED), "--base", "http://x/ y/").startswith(
        "--base http://x/ y/: give an address"
    )


def test_questions_that_are_none(fail: Fail) -> None:
    """An unknown stored question, a parameter missing, unknown or of the wrong kind."""
    assert fail("query", "episods").startswith("no stored question 'episods'; did you mean episodes?")
    assert fail("query", "joined").startswith("joined needs the parameter season")
    assert fail("query", "joined", "--season", "two") == "joined: --season wants a number, not 'two'"
    assert "No such option '--sesaon'" in fail("query", "joined", "--sesaon", "2")
    assert fail("query", "credits", "--person", "No One") == "no person or company is called 'No One'"
    assert fail("query", "mine.rq") == "mine.rq: no such file"
    assert fail("query", "SELECT * { ?s ?p ?o }").startswith("to ask SPARQL itself, put -e before it")
    assert fail("query", "episodes", "-e", "ASK {}").startswith("give a question or -e, not both")


def test_broken_sparql(fail: Fail, tmp_path: Path) -> None:
    """The line, the column and a caret under the place, in the user's own text."""
    broken = "SELECT ?e {\n  ?e sb:director ?d\n  ?e sb:writer ?w\n}"
    expected = (
        "line 3, column 3: '?e' does not fit here, or what follows it does not\n    ?e sb:writer ?w\n    ^"
    )
    assert fail("query", "-e", broken) == expected
    (tmp_path / "broken.rq").write_text(broken)
    assert fail("query", "broken.rq") == expected
    assert fail("query", "-", stdin=broken.encode()) == expected
    assert fail("query", "-e", "") == "the query is empty"
    assert fail("query", "-e", "DROP ALL").startswith("line 1, column 1: DROP would change the graph")
    assert "nested more than 200 deep" in fail(
        "query", "-e", "ASK { FILTER" + "(" * 20000 + "1" + ")" * 20000 + "}"
    )


def test_endpoints(fail: Fail) -> None:
    """An endpoint that is down, or none at all."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}/query"
    assert (
        fail("query", "episodes", "--endpoint", url)
        == f"{url}: nothing answers there; is the server running?"
    )
    assert "begins with http://" in fail("query", "episodes", "--endpoint", "localhost:7878")
    assert fail("query", "episodes", "--endpoint", url, "--graph", "x.ttl").startswith(
        "give --graph or --endpoint"
    )


def test_graphs_that_are_none(fail: Fail, tmp_path: Path) -> None:
    """A graph file that is missing, of no known kind, or broken."""
    (tmp_path / "notes.txt").write_text("hello")
    (tmp_path / "broken.ttl").write_text("<x:a> <x:b> .\n")
    assert fail("query", "episodes", "--graph", "no.ttl").startswith("no.ttl: no such file")
    assert fail("facts", "--graph", "notes.txt").startswith(
        "notes.txt: no RDF file by its name; the endings are"
    )
    assert fail("export", "-o", "x.nt", "--graph", "broken.ttl").startswith(
        "broken.ttl: this is not ttl as it should"
    )


def test_no_build_yet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a build each command says how to make one."""
    from showbible import store

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(store, "FOLDER", ".no-such-folder")  # a stray build further up is none of ours
    for args in (
        ["query", "episodes"],
        ["view", "-o", "x.html"],
        ["export", "-o", "x.ttl"],
        ["facts"],
        ["validate"],
    ):
        with pytest.raises(SystemExit) as ended:
            main(args)
        assert ended.value.code == 2
        assert "run `showbible build FOLDER` first" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_names_that_are_not_there(fail: Fail) -> None:
    assert fail("facts", "--about", "Nobody") == "nothing is called 'Nobody'"
    assert fail("facts", "Trish Walker").endswith("facts about a thing are shown by --about 'Trish Walker'")


def test_unknown_commands(fail: Fail) -> None:
    assert fail("bulid", "seeds") == "no command 'bulid'; did you mean build? see `showbible --help`"


def test_a_build_that_fails_at_the_end(fail: Fail, monkeypatch: pytest.MonkeyPatch) -> None:
    """A graph that does not keep to its shapes is written nowhere."""
    import graph.building.validate

    def check(*_: object) -> None:
        raise graph.building.validate.InvalidGraph(
            (graph.building.validate.Violation("x:a", "A", "is wrong"),)
        )

    monkeypatch.setattr(graph.building.validate, "check", check)
    assert fail("build", str(SEED), "-o", "out.ttl") == "<x:a> (A): is wrong"


def test_a_write_that_breaks_off(fail: Fail, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk is full half way, the old file stays and no other is left."""
    import showbible.output

    def half(*_: object) -> object:
        yield "<x:a> <x:b>"
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(showbible.output, "render", half)
    assert fail("build", str(SEED), "-o", "out.ttl") == "out.ttl: no space left on device"


def test_debug_shows_where(tmp_path: Path) -> None:
    """Only --debug shows a traceback."""
    command = [sys.executable, "-m", "showbible", "--debug", "query", "-e", "ASK"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1
    assert "Traceback" in done.stderr
