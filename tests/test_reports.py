"""Several documents together: what is one, what contradicts, what was left, what changed, and why."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pages import LIST, OTHER, SEASON, episodes, page, section

from extract.document import Document
from extract.facts import Finding
from extract.known import Known
from extract.pipeline import extract
from graph.building.build import build
from graph.knowledge import KnowledgeGraph
from graph.telling.difference import difference
from graph.telling.explanation import explained
from graph.telling.reports import Reports
from graph.terms import BASE
from showbible.cli import main
from showbible.tables import FORMATS
from showbible.telling import found

DOCUMENTS = {"season.html": SEASON, "list.html": LIST, "other.html": OTHER}


def built(*names: str) -> KnowledgeGraph:
    return build(extract([(name, DOCUMENTS[name]) for name in names]), BASE)


@pytest.fixture(scope="module")
def together() -> KnowledgeGraph:
    return built(*DOCUMENTS)


# ---- one graph of many documents


def test_the_order_of_documents_changes_nothing(together: KnowledgeGraph) -> None:
    """The same quads come of every order."""
    quads = set(map(str, together.store))
    for order in itertools.permutations(DOCUMENTS):
        assert set(map(str, built(*order).store)) == quads


@pytest.mark.parametrize(
    ("name", "nodes"),
    [
        ("Tom Hale", ["person/tom-hale"]),  # an actor of two shows is one person
        ("Ada Vance", ["character/lantern-bay/ada-vance"]),  # whom one player plays is one, of her own show
        ("Ray Cole", ["character/gull-rock/ray-cole", "character/lantern-bay/ray-cole"]),
        ("Lantern Bay", ["series/lantern-bay"]),  # list and season page are about one series
        ("Flood", ["series/lantern-bay/s01e02"]),
    ],
)
def test_one_or_two(together: KnowledgeGraph, name: str, nodes: list[str]) -> None:
    """People of several shows are one; namesakes whom different people play are two."""
    assert [node.value.removeprefix(BASE) for node in found(together, name)] == nodes


# ---- conflicts


def test_conflicts(together: KnowledgeGraph) -> None:
    """Each side with its standing; lists and situations keep all sides, single values one."""
    told = [(s.thing, s.property, s.value, s.standing) for s in Reports(together).conflicts()]
    assert set(told) == {
        ("High Water", "name", "High Water", "preferred"),
        ("High Water", "name", "Flood", "stands too"),
        ("High Water", "viewers in millions", "1.31", "preferred"),
        ("High Water", "viewers in millions", "1.2", "not a fact"),
        ("Low Tide", "date published", "2019-03-02", "preferred"),
        ("Low Tide", "date published", "2019-03-01", "not a fact"),
        ("Low Tide", "director", "Mel Ardy", "preferred"),
        ("Low Tide", "director", "Kim Roth", "stands too"),
        ("2020 Harbour Awards: Best Music", "result", "won", "preferred"),
        ("2020 Harbour Awards: Best Music", "result", "nominated", "stands too"),
    }
    assert all(side.words for side in Reports(together).conflicts())


def test_more_documents_win() -> None:
    """Two pages against one: their value stands, and the report says by which rule."""
    row = ("1", "1", '"Low Tide"', "Kim Roth", "Ann Lee", "March 1, 2019", "1.10")
    third = page("Lantern Bay (TV series)", "<i>Lantern Bay</i> is an American television series.",
                 section("Season 1", episodes(row)))  # fmt: skip
    sources = [("season.html", SEASON), ("list.html", LIST), ("third.html", third)]
    sides = [s for s in Reports(build(extract(sources))).conflicts() if s.property == "date published"]
    assert [(s.value, s.standing) for s in sides] == [
        ("2019-03-01", "preferred"), ("2019-03-02", "not a fact"),
    ]  # fmt: skip
    assert sides[0].why == "more documents say so, or surer rules in as many"


def test_one_document_and_agreeing_ones_have_no_conflicts() -> None:
    """A list that has all that the other has fills it, and a finer date refines it."""
    assert list(Reports(built("season.html")).conflicts()) == []
    assert list(Reports(built("season.html", "other.html")).conflicts()) == []


# ---- merges, coverage, faults


def test_merges_across_documents(together: KnowledgeGraph) -> None:
    """Who was met in one document and taken for the same in another is told with the reason."""
    rows = explained(together, found(together, "Ada Vance"))
    assert [(r.value, r.standing) for r in rows if r.about == "taken for it"] == [
        ("Ada Vance", "the same name and the same player")
    ]


def test_coverage(together: KnowledgeGraph) -> None:
    """Sections with their words, and the sentence from which no rule took anything."""
    shares = {(s.document, s.section): s for s in Reports(together).shares()}
    cast = shares["season.html", "Cast / Main"]
    assert (cast.total, cast.inside, cast.near, cast.untouched) == (10, 10, 10, 0)
    assert shares["season.html", ""].untouched == 1
    silent = [s.words for s in Reports(together).silent() if not s.rule]
    assert silent == ["Nobody knows who kept the lamp burning that winter."]
    assert all(s.inside <= s.near <= s.total for s in shares.values())


# ---- differences


def test_difference(together: KnowledgeGraph) -> None:
    """What came, went and changed; a graph has no difference to itself, with evidence or without."""
    old = built("season.html")
    told = {
        (c.change, c.thing, c.property, c.old, c.new)
        for c in difference(old, built("season.html", "list.html"))
    }
    assert ("changed", "Low Tide", "date published", "2019-03-01", "2019-03-02") in told
    assert ("came", "Low Tide", "director", "", "Mel Ardy") in told
    assert ("came", "Lantern Bay", "credit", "", "Ann Lee, creator") in told
    assert not any(change == "went" for change, *_ in told)
    back = difference(together, old)
    assert ("went", "Low Tide", "director", "Mel Ardy", "") in {
        (c.change, c.thing, c.property, c.old, c.new) for c in back
    }
    assert difference(together, together) == []


# ---- the commands


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, together: KnowledgeGraph) -> Path:
    from showbible import store

    monkeypatch.chdir(tmp_path)
    store.keep(together)
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        main(list(args))
    written = capsys.readouterr()
    return int(ended.value.code or 0), written.out, written.err


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    "what",
    [
        ["merges"], ["conflicts"], ["coverage"], ["coverage", "--part", "faults"],
        ["coverage", "--part", "passed"], ["coverage", "--part", "untouched"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_reports_in_every_format(
    what: list[str], form: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, "report", *what, "--format", form)
    assert (code, err) == (0, "")
    if form == "json":
        assert isinstance(json.loads(out), list)


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["report", "conflict"], "no report 'conflict'; did you mean conflicts?"),
        (["report", "merges", "--part", "faults"], "--part is for coverage, not merges"),
        (["report", "merges", "--graph", "bare.ttl"], "bare.ttl holds no evidence to report on"),
        (["diff", "none.ttl"], "none.ttl: no such file"),
        (["diff", "empty"], "empty: no build in this folder"),
        (["explain", "low tid"], "nothing is called 'low tid'; did you mean Low Tide?"),
        (
            ["explain", "Low Tide", "directr"],
            "nothing is said of Low Tide by 'directr'; did you mean director?",
        ),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, list) else "",
)
def test_what_cannot_be_done(
    args: list[str], says: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line that says what to do, and exit 2."""
    (folder / "empty").mkdir()
    (folder / "bare.ttl").write_text('<x:a> <https://schema.org/name> "A" .')
    code, out, err = run(capsys, *args)
    assert (code, out) == (2, "")
    assert err.startswith(f"showbible: {says}") and err.count("\n") == 1


def test_diff_ends_as_diff_does(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 0 and not a word where nothing differs, 1 where something does; evidence is left aside."""
    from graph.writing.export import export

    export(built("season.html"), folder / "old.ttl")
    export(built(*DOCUMENTS), folder / "same.nq")
    assert run(capsys, "diff", "same.nq") == (0, "", "")
    assert run(capsys, "diff", "same.nq", ".") == (0, "", "")
    code, out, _ = run(capsys, "diff", "old.ttl", "same.nq", "--format", "json")
    assert code == 1
    assert {row["change"] for row in json.loads(out)} == {"came", "changed"}


def test_explain(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every place that says it, the words marked, and the values that lost with their rank."""
    code, out, _ = run(capsys, "explain", "low tide", "datePublished", "--format", "json")
    assert code == 0
    told = {(r["value"], r["standing"], r["document"], r["sentence"]) for r in json.loads(out)}
    assert told == {
        ("2019-03-02", "asserted", "list.html", "**March 2, 2019**"),
        ("2019-03-01", "asserted, deprecated rank", "season.html", "**March 1, 2019**"),
    }
    code, out, _ = run(capsys, "explain", "Tom Hale", "--format", "json")
    whole = [r["sentence"] for r in json.loads(out) if r["document"] == "season.html"]
    assert "**Tom Hale** as Ray Cole" in whole


# ---- builds of many documents


def test_build_takes_a_folder_a_pattern_files_and_standard_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Folders are searched below too, by the endings; what is no document is left out with a line."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pages" / "deep").mkdir(parents=True)
    (tmp_path / "pages" / "season.html").write_bytes(SEASON)
    (tmp_path / "pages" / "deep" / "list.html").write_bytes(LIST)
    (tmp_path / "pages" / "picture.png").write_bytes(b"\x89PNG\0")
    (tmp_path / "pages" / "shopping.txt").write_text("Milk and bread, and a lamp for the bay.")
    code, _, err = run(capsys, "build", "pages", "-o", "folder.nq")
    assert code == 0 and "left out shopping.txt: " in err and "2 documents, 1 left out, " in err
    files = ["pages/deep/list.html", "pages/season.html"]
    assert run(capsys, "build", "-q", *files, "-o", "files.ttl")[0] == 0
    assert run(capsys, "build", "-q", "pages/**/*.html", "-o", "pattern.ttl")[0] == 0
    assert (tmp_path / "files.ttl").read_bytes() == (tmp_path / "pattern.ttl").read_bytes()
    assert run(capsys, "diff", "folder.nq", "files.ttl") == (0, "", "")
    code, _, err = run(capsys, "build", "pages/shopping.txt")
    assert code == 2 and err.startswith("showbible: shopping.txt: ")


def test_a_rule_that_fails_is_no_missing_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A KeyError of a rule's is told as a fault of the program; in a folder the other documents go on."""
    from extract.rules import faults

    usual = faults.facts

    def fail(document: Document, known: Known) -> Iterator[Finding]:
        if "Gull Rock" in document.text:
            raise KeyError("tide")
        return usual(document, known)

    monkeypatch.setattr(faults, "facts", fail)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "other.html").write_bytes(OTHER)
    told = "other.html was read, but a rule failed on it with KeyError: 'tide'"
    code, _, err = run(capsys, "build", ".")
    assert code == 70 and told in err
    (tmp_path / "season.html").write_bytes(SEASON)
    code, _, err = run(capsys, "build", ".")
    assert code == 0 and f"left out {told}" in err and "1 document, 1 left out" in err
