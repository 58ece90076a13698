"""The command line: what a user types, where a build lies, and what goes to which stream."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from competency import seeds

import showbible
from showbible.cli import COMMANDS, main

ROOT = Path(__file__).parents[1]
SERIES = showbible.seeds() / "jessica-jones-series.equals-text.txt"
SEASON = showbible.seeds() / "jessica-jones-season-2.page-text.txt"


class Run:
    """A command's exit code, and what it wrote."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    """Run a command in this process, with standard input if there is any."""

    def command(*args: str, stdin: bytes = b"") -> Run:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
        with pytest.raises(SystemExit) as ended:
            main(list(args))
        written = capsysbinary.readouterr()
        return Run(int(ended.value.code or 0), written.out.decode(), written.err.decode())

    return command


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a build in it, which is the current one."""
    from showbible import store

    monkeypatch.chdir(tmp_path)
    store.keep(seeds().knowledge)
    return tmp_path


# ---- help


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str, run) -> None:
    said = run(command, "--help")
    assert said.code == 0
    assert re.search(rf"Examples?:\n(.*\n)*\s+showbible {command}", said.out)


def test_help_names_every_command(run) -> None:
    said = run("--help")
    assert all(f"  {command} " in said.out for command in COMMANDS)
    assert "showbible build seeds" in said.out


def test_no_command_shows_the_help(run) -> None:
    said = run()
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("Usage: showbible")


def test_a_stored_question_has_help(run) -> None:
    """The parameters of a stored question are options, with what they mean."""
    said = run("query", "credits", "--help")
    assert "--person NAME" in said.out
    assert "only of this person or company" in said.out


def test_version(run) -> None:
    assert re.match(r"showbible, version \d", run("--version").out)


def test_starting_imports_little() -> None:
    """Help and the plain import pay for no library that they do not use."""
    code = (
        "import sys, showbible, showbible.cli\n"
        "heavy = {'rdflib', 'pyoxigraph', 'networkx', 'SPARQLWrapper', 'pandas', 'rich', 'extract'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


# ---- build


def test_build_writes_the_graph_and_keeps_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run) -> None:
    """The file that is asked for is written, and the build is found from any folder below."""
    monkeypatch.chdir(tmp_path)
    said = run("build", str(SEASON), "-o", "season.ttl")
    assert (said.code, said.out) == (0, "")
    assert re.fullmatch(r"1 document, [\d,]+ facts, [\d,]+ passages? passed over → season.ttl\n", said.err)
    assert (tmp_path / "season.ttl").read_text("utf-8").startswith("@")
    assert (tmp_path / ".showbible" / ".gitignore").read_text() == "*\n"
    below = tmp_path / "notes" / "deep"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    assert "Deborah Chow" in run("query", "directors", "--number", "17").out
    before = (tmp_path / ".showbible" / "bible.nq").read_bytes()
    run("build", str(SERIES), "--quiet")  # a build belongs to the folder that it is run in
    assert (below / ".showbible" / "bible.nq").is_file()
    assert (tmp_path / ".showbible" / "bible.nq").read_bytes() == before


def test_build_reads_standard_input_and_writes_standard_output(tmp_path: Path, monkeypatch, run) -> None:
    monkeypatch.chdir(tmp_path)
    said = run("build", "-", "-o", "-", "--format", "nt", "--quiet", stdin=SEASON.read_bytes())
    assert (said.code, said.err) == (0, "")
    assert '<https://schema.org/name> "Jessica Jones"' in said.out


def test_build_of_patterns_folders_and_doubles(tmp_path: Path, monkeypatch, run) -> None:
    """A pattern, a folder below and the same file twice: each document once, READMEs never."""
    monkeypatch.chdir(tmp_path)
    pages = tmp_path / "pages" / "more"
    pages.mkdir(parents=True)
    (pages / "season.txt").write_bytes(SEASON.read_bytes())
    (pages.parent / "README.md").write_text("About these pages.")
    (pages.parent / ".hidden").write_text("x")
    (pages.parent / "shopping.txt").write_text("Milk, eggs and a loaf of bread.\n")
    said = run("build", "pages", "pages/more/*.txt", "pages/more/season.txt")
    lines = said.err.splitlines()
    assert said.code == 0
    assert lines[0].startswith("left out shopping.txt: ")
    assert lines[1].startswith("1 document, ")


def test_the_graph_is_the_same_wherever_the_folder_lies(tmp_path: Path, monkeypatch, run) -> None:
    """Two builds in different folders and with another hash seed write the same bytes."""
    written = []
    for number in ("1", "2"):
        folder = tmp_path / number / "docs"
        folder.mkdir(parents=True)
        (folder / "season.txt").write_bytes(SEASON.read_bytes())
        env = {**os.environ, "PYTHONHASHSEED": number, "PYTHONPATH": str(ROOT)}
        command = [
            sys.executable,
            "-m",
            "showbible",
            "build",
            "docs" if number == "1" else str(folder),
            "-o",
            "g.nq",
        ]
        subprocess.run(command, cwd=folder.parent, env=env, check=True, capture_output=True)
        written.append((folder.parent / "g.nq").read_bytes())
    assert written[0] == written[1]


def test_base(tmp_path: Path, monkeypatch, run) -> None:
    monkeypatch.chdir(tmp_path)
    said = run("build", str(SEASON), "-q", "-o", "-", "--format", "nt", "--base", "https://example.org/tv/")
    assert "<https://example.org/tv/series/jessica-jones>" in said.out
    assert "w3id.org/showbible/id" not in said.out


# ---- query


def test_query_without_an_argument_lists_the_questions(run) -> None:
    said, listed = run("query"), run("questions")
    assert said.out == listed.out
    assert "episodes\tWhich episodes are there" in said.out
    assert "joined\tWho joined the main cast in a season, and as whom?\t--season [--series]" in said.out


def test_a_pipe_gets_tsv_and_formats_are_honoured(built: Path, run) -> None:
    """TSV in a pipe; JSON with numbers as numbers; names on the command line in any case."""
    tsv = run("query", "directors", "--number", "17").out
    assert tsv.splitlines()[0] == "number\tseason\tepisode\ttitle\tdirector\tseries"
    assert tsv.splitlines()[1:] == ["17\t2\t4\tAKA God Help the Hobo\tDeborah Chow\tJessica Jones"]
    found = json.loads(run("query", "directors", "--person", "deborah chow", "--format", "json").out)
    assert found == [{"number": 17, "season": 2, "episode": 4, "title": "AKA God Help the Hobo",
                      "director": "Deborah Chow", "series": "Jessica Jones"}]  # fmt: skip
    assert (
        run("query", "directors", "--number", "17", "-f", "csv")
        .out.splitlines()[1]
        .startswith("17,2,4,AKA God")
    )
    assert "| 17 | 2 | 4 |" in run("query", "directors", "--number", "17", "-f", "md").out
    assert "  Deborah Chow" in run("query", "directors", "--number", "17", "-f", "table").out


def test_sparql_from_the_line_a_file_and_standard_input(built: Path, run) -> None:
    text = "SELECT (COUNT(?e) AS ?n) { ?e a sb:Episode ; sb:partOfSeason/schema:seasonNumber 2 }"
    (built / "count.rq").write_text(text)
    answers = [run("query", "-e", text), run("query", "count.rq"), run("query", "-", stdin=text.encode())]
    assert [said.out for said in answers] == ["n\n13\n"] * 3


def test_a_question_of_ones_own_has_parameters_too(built: Path, run) -> None:
    """A file that declares parameters is asked as a stored question is."""
    (built / "mine.rq").write_text(
        "# Which title has the episode of this number?\n# param number (integer): the number\n"
        "SELECT ?title {\n  #: parameters\n  ?e sb:numberInSeries ?the_number ; schema:name ?title\n}\n"
    )
    assert run("query", "mine.rq", "--number", "17").out == "title\nAKA God Help the Hobo\n"
    assert "mine needs the parameter number" in run("query", "mine.rq").err


def test_things_have_names_in_tables_and_addresses_in_data(built: Path, run) -> None:
    text = "SELECT ?d { ?e sb:numberInSeries 17 ; sb:director ?d }"
    assert run("query", "-e", text).out == "d\nhttps://w3id.org/showbible/id/person/deborah-chow\n"
    assert run("query", "-e", text, "--names").out == "d\nDeborah Chow\n"
    assert "Deborah Chow" in run("query", "-e", text, "-f", "table").out
    assert "person/deborah-chow" in run("query", "-e", text, "-f", "table", "--iris").out


def test_yes_or_no_and_graphs(built: Path, run) -> None:
    assert run("query", "-e", "ASK { ?e a sb:Episode }", "-f", "json").out == "true\n"
    built_graph = run(
        "query", "-e", "CONSTRUCT { ?e schema:name ?n } WHERE { ?e sb:numberInSeries 17 ; schema:name ?n }"
    )
    assert (
        '<https://w3id.org/showbible/id/series/jessica-jones/s02e04> schema:name "AKA God Help the Hobo"'
        in built_graph.out
    )


def test_the_sparql_of_a_question_can_be_seen(built: Path, run) -> None:
    said = run("query", "directors", "--number", "17", "--show")
    assert 'VALUES (?the_number) { ("17"^^<http://www.w3.org/2001/XMLSchema#integer>) }' in said.out


def test_unknown_terms_are_told_after_an_empty_answer(built: Path, run) -> None:
    said = run("query", "-e", "SELECT ?d { ?e sb:diretor ?d }")
    assert (said.code, said.out) == (0, "d\n")
    assert said.err == "showbible: the ontology has no sb:diretor; did you mean director?\n"


def test_another_graph(built: Path, tmp_path: Path, run) -> None:
    """Any RDF file can be asked, shown and exported instead of the last build."""
    (built / "other.ttl").write_text("@prefix schema: <https://schema.org/> . <x:a> schema:name 'Ana' .")
    assert run("query", "-e", "SELECT ?n { ?s schema:name ?n }", "--graph", "other.ttl").out == "n\nAna\n"
    run("export", "--graph", "other.ttl", "-o", "other.nt")
    assert (built / "other.nt").read_text() == '<x:a> <https://schema.org/name> "Ana" .\n'


# ---- the other commands


@pytest.mark.parametrize("form", ["ttl", "nt", "nq", "trig", "jsonld", "rdf", "graphml", "gexf", "csv"])
def test_export(form: str, built: Path, run) -> None:
    """Each format is written to a file and to standard output, the same bytes."""
    assert run("export", "-o", f"graph.{form}").code == 0
    assert run("export", "-o", "-", "--format", form).out == (built / f"graph.{form}").read_text("utf-8")


def test_view(built: Path, run) -> None:
    assert run("view", "-o", "page.html").code == 0
    assert (built / "page.html").read_text("utf-8").lower().startswith("<!doctype html>")


def test_facts_about_someone(built: Path, run) -> None:
    """Each fact comes with the words that say it and where they stand."""
    found = json.loads(run("facts", "--about", "Deborah Chow", "-f", "json").out)
    directed = next(row for row in found if row["predicate"] == "director" or "director" in row["object"])
    text = SEASON.read_text("utf-8")
    assert text[directed["start"] : directed["end"]] == directed["words"]
    assert directed["document"] == SEASON.name


def test_facts_of_documents_leave_the_last_build(built: Path, run) -> None:
    before = (built / ".showbible" / "bible.nq").read_bytes()
    said = run("facts", str(SEASON), "--about", "Kilgrave")
    assert "David Tennant" in said.out
    assert (built / ".showbible" / "bible.nq").read_bytes() == before


def test_merges_and_passages_passed_over(built: Path, run) -> None:
    assert run("facts", "--merges").out.startswith("name\tthing\treason\twords\tdocument")
    assert run("facts", "--passed").out.startswith("words\treason\trule\tdocument")


def test_validate(built: Path, run) -> None:
    """A build keeps to its shapes; a graph that does not is told by its node, and the exit code is 1."""
    said = run("validate")
    assert said.code == 0
    assert "all keep to the shapes" in said.out
    bad = (
        "@prefix sb: <https://w3id.org/showbible/ontology#> . <x:e> a sb:Episode ; sb:numberInSeason 'two' ."
    )
    (built / "bad.ttl").write_text(bad)
    said = run("validate", "--graph", "bad.ttl")
    assert said.code == 1
    assert "<x:e>" in said.out


def test_python_m_and_utf8_whatever_the_locale(built: Path) -> None:
    """Names are UTF-8 in a C locale too."""
    env = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "showbible", "query", "directors", "--number", "15", "-f", "csv"]
    assert subprocess.run(command, env=env, capture_output=True, check=True).stdout.startswith(
        b"number,season"
    )
    command = [sys.executable, "-m", "showbible", "query", "writers-of-several", "-f", "csv"]
    assert "Aïda".encode() in subprocess.run(command, env=env, capture_output=True, check=True).stdout


def test_a_reader_that_has_enough(built: Path) -> None:
    """`showbible export -o - … | head -1` ends without a word."""
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = f"{sys.executable} -m showbible export -o - -f nq | head -n 1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], env=env, capture_output=True, cwd=built)
    assert (done.returncode, done.stderr) == (0, b"")


def test_facts_to_be_read(built: Path, run) -> None:
    """As text, each fact stands once with the places that say it under it."""
    lines = run("facts", "--about", "Jesse Harris", "-f", "text").out.splitlines()
    assert any(re.match(r".*Jesse Harris.*", line) and not line.startswith(" ") for line in lines)
    assert any(re.match(r"    “.*Jesse Harris.*”  .*\.txt · .* · \d+–\d+", line) for line in lines)


def test_a_base_is_remembered(tmp_path: Path, monkeypatch, run) -> None:
    """What a build with another base wrote is exported again as the same bytes."""
    monkeypatch.chdir(tmp_path)
    run("build", str(SEASON), "-q", "-o", "first.ttl", "--base", "https://example.org/tv/")
    run("export", "-o", "second.ttl")
    assert (tmp_path / "first.ttl").read_bytes() == (tmp_path / "second.ttl").read_bytes()


@pytest.mark.parametrize(("columns", "table"), [("200", True), ("40", False)])
def test_narrow_terminals_get_a_line_for_each_cell(
    columns: str, table: bool, built: Path, run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A table that does not fit is not cut: each row stands on lines of its own."""
    monkeypatch.setenv("COLUMNS", columns)
    said = run("query", "episodes", "--season", "2", "--format", "table").out
    assert ("─" in said) is table
    assert "…" not in said and "AKA Shark in the Bathtub, Monster in the Bed" in " ".join(said.split())
    assert all(len(line) <= int(columns) for line in said.splitlines())


def test_a_yes_is_a_word(built: Path, run) -> None:
    assert run("query", "-e", "ASK { ?s a sb:Person }", "--format", "table").out == "true\n"


def test_what_was_written_is_told(built: Path, run) -> None:
    """Beside the file there is a line for the person who waits; standard output stays free."""
    said = run("export", "-o", "told.nt")
    assert said.out == "" and said.err.startswith("→ told.nt (") and said.err.endswith("kB)\n")


def test_a_readme_beside_documents_is_none(built: Path, run) -> None:
    """What a shell makes of `seeds/*` builds as the folder does."""
    said = run("build", *map(str, sorted(showbible.seeds().iterdir())))
    assert said.code == 0 and "left out README.md" in said.err


def test_what_killed_builds_left_is_taken_away(built: Path) -> None:
    """A part of an hour ago and more belongs to nobody; a younger one may be another build's."""
    from showbible import store

    old, young = (built / ".showbible" / f".bible.nq.{name}.part" for name in ("old", "young"))
    old.write_text("")
    young.write_text("")
    os.utime(old, (0, 0))
    store.keep(seeds().knowledge)
    assert young.exists() and not old.exists()


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("showbible qu", {"query", "questions"}),
        ("showbible query epi", {"episodes"}),
        ("showbible query cast --bil", {"--billing"}),
        ("showbible query cast --billing ma", {"main"}),
        ("showbible query credits --person melissa", {"Melissa Rosenberg"}),
    ],
)
def test_a_shell_completes(typed: str, offered: set[str], built: Path) -> None:
    """Commands, questions, their parameters, and the names in the last build."""
    words = typed.split(" ")
    asked = {"_SHOWBIBLE_COMPLETE": "bash_complete", "COMP_WORDS": typed, "COMP_CWORD": str(len(words) - 1)}
    done = subprocess.run(
        [sys.executable, "-c", "from showbible.cli import main; main()"],
        env={**os.environ, "PYTHONPATH": str(ROOT), **asked}, cwd=built, capture_output=True, text=True,
    )  # fmt: skip
    assert {line.split(",", 1)[1] for line in done.stdout.splitlines()} == offered
