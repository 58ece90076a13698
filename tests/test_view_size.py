"""The page of a hundred, three thousand and thirty thousand things: what it holds, and how it opens."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import networkx
import pytest
from pyoxigraph import Quad
from viewing import HASH, Visit

from benchmarks.many import many, node
from graph.knowledge import KnowledgeGraph
from graph.network import network
from graph.terms import LABEL, NAME, TYPE, sb, text
from graph.view import page, view
from graph.view.choice import LIMIT, TooMany, UnknownThing, best_known, named, nearest, part

FEW = 100
SOME, MUCH = 3_000, 30_000
BUDGET = {SOME: 3_000_000, MUCH: 6_000_000}  # bytes
READABLE = 300  # things


@cache
def graph(things: int) -> KnowledgeGraph:
    made = many(things, evidence=things < MUCH)
    last = node("person/zz-zora-zimmermann")  # who comes last, and meets one other
    said = [(TYPE, sb("Person")), (NAME, text("Zora Žimmermann")), (LABEL, text("Zora Žimmermann"))]
    made.store.extend(Quad(last, p, o) for p, o in said)
    made.store.add(Quad(node("series/the-last"), TYPE, sb("Series")))
    made.store.add(Quad(node("series/the-last"), LABEL, text("The Last")))
    made.store.add(Quad(node("series/the-last"), sb("creator"), last))
    return made


@cache
def drawn(things: int) -> networkx.MultiDiGraph:
    return network(graph(things))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """The pages, written once."""
    folder = tmp_path_factory.mktemp("sizes")
    for things in (FEW, SOME, MUCH):
        view(graph(things), folder / f"{things}.html")
    return {things: folder / f"{things}.html" for things in (FEW, SOME, MUCH)}


@pytest.fixture
def much(browser: Any, files: dict[int, Path]) -> Iterator[Visit]:
    visit = Visit(browser, files[MUCH])
    yield visit
    assert visit.quiet()
    visit.context.close()


@pytest.mark.parametrize("things", [SOME, MUCH])
def test_a_page_can_be_sent_by_mail(files: dict[int, Path], things: int) -> None:
    """Three thousand things with their evidence, or thirty thousand, take a few megabytes."""
    assert files[things].stat().st_size < BUDGET[things]


def test_up_to_three_thousand_things_are_drawn_at_once(browser: Any, files: dict[int, Path]) -> None:
    """Everything is in the picture, and a thing's sentences are there though they are packed."""
    visit = Visit(browser, files[SOME])
    kinds = {data["kind"] for data in drawn(SOME).nodes.values()} - {"award"}  # which are off at first
    wanted = [n for n, data in drawn(SOME).nodes(data=True) if data["kind"] in kinds]
    assert len(visit.shown()) == len(wanted)
    visit.find("zora zimm")
    visit.panel().get_by_role("heading", level=2, name="Zora Žimmermann").wait_for()
    episode = next(data["label"] for data in drawn(SOME).nodes.values() if data["kind"] == "episode")
    visit.find(episode)
    assert visit.panel().locator("blockquote mark").first.inner_text().startswith("sentence")
    assert visit.quiet()
    visit.context.close()


def test_thirty_thousand_open_at_the_best_known(much: Visit, files: dict[int, Path]) -> None:
    """Only what can be read is drawn; the page says how much there is, and offers no drawing of it all."""
    total = len(drawn(MUCH))
    assert 50 < len(much.shown()) <= READABLE
    assert much.page.get_by_text(f"{len(much.shown())} of {total:,} things shown").is_visible()
    assert not much.page.get_by_role("button", name="Draw all").is_visible()


def test_the_last_of_thirty_thousand_is_found_and_gone_to(much: Visit) -> None:
    """A search goes over all names; what is not in the picture is opened with what is around it."""
    much.find("zimmermann zora")
    much.panel().get_by_role("heading", level=2, name="Zora Žimmermann").wait_for()
    assert much.shown() == {"person/zz-zora-zimmermann", "series/the-last"}
    much.panel().get_by_role("link", name="The Last").first.wait_for()  # the facts are read when asked for
    much.page.get_by_role("button", name="Back to the best known").click()
    assert len(much.shown()) > 50


def test_a_search_looks_through_all_names_at_once(much: Visit) -> None:
    """Looking for a name among thirty thousand takes no longer than some strokes of a key."""
    much.page.get_by_role("combobox", name="Find a name").fill("zo")
    much.page.get_by_role("listbox").get_by_role("option").first.wait_for()
    took = """() => { const field = document.getElementById('find'), times = [];
      for (const words of ['ka', 'torre', 'zimm', 'shalo', 'the']) {
        field.value = words; const start = performance.now();
        field.dispatchEvent(new Event('input')); times.push(performance.now() - start); }
      return Math.min(...times); }"""
    assert much.page.evaluate(took) < 250  # ten times what it takes on a quiet machine


def test_what_waits_is_opened_on_demand(much: Visit) -> None:
    """Around a season with many episodes some wait in a "+N", which opens them and stays in the address."""
    crowded = max(
        (n for n, d in drawn(MUCH).nodes(data=True) if d["kind"] == "season"),
        key=lambda n: (drawn(MUCH).degree(n), n),
    )
    place = crowded.partition("/id/")[2]
    much.page.evaluate("place => { location.hash = '#around=' + place; }", place)
    much.page.get_by_role("button", name="Back to the best known").wait_for()
    before = much.shown()
    assert place in before and len(before) <= READABLE
    more = much.page.get_by_role("button", name="seasons and episodes")
    waiting = int(more.inner_text().split()[0].removeprefix("+"))
    more.click()
    assert len(much.shown()) == len(before) + min(waiting, 25)
    assert "more=" in much.page.evaluate(HASH)
    much.page.go_back()
    assert much.shown() == before


def test_a_bible_between_can_be_drawn_whole(browser: Any, tmp_path: Path) -> None:
    """Above what is drawn at once a button draws it all, and says what that takes."""
    file = tmp_path / "between.html"
    view(many(4_000), file)
    visit = Visit(browser, file)
    assert len(visit.shown()) <= READABLE
    button = visit.page.get_by_role("button", name="Draw all")
    assert "takes about" in button.inner_text()
    button.click()
    assert len(visit.shown()) > 3_500 and "all=1" in visit.page.evaluate(HASH)
    visit.page.go_back()
    assert len(visit.shown()) <= READABLE and visit.quiet()
    visit.context.close()


# ---- a part of it


def test_around_takes_names_and_says_what_is_near() -> None:
    """A name in any case and without accents; one that is not there brings the nearest."""
    assert named(graph(FEW), drawn(FEW), ["zora ZIMMERMANN"]) == [node("person/zz-zora-zimmermann").value]
    with pytest.raises(UnknownThing, match="did you mean Zora Žimmermann"):
        named(graph(FEW), drawn(FEW), ["Zora Zimermann"])


def test_a_part_is_what_is_nearest() -> None:
    """`most` with `around` takes the nearest things, without it those that meet the most others."""
    centre = named(graph(SOME), drawn(SOME), ["Zora Žimmermann"])
    assert set(part(drawn(SOME), centre, 4, 10)) == set(nearest(drawn(SOME), centre, 4)[:10])
    assert nearest(drawn(SOME), centre, 1) == [*centre, node("series/the-last").value]
    assert len(part(drawn(SOME), [], 2, 5)) == len(best_known(drawn(SOME), 5)) == 5


def test_too_much_is_refused_with_the_ways_on() -> None:
    """A page for more than a browser can hold is not written; the message says what can be done."""
    huge: networkx.MultiDiGraph = networkx.MultiDiGraph()
    huge.add_nodes_from(range(LIMIT + 1))
    with pytest.raises(TooMany, match=r"--around NAME --depth N.*showbible serve"):
        part(huge, [], 2, None)


def test_the_command_opens_around_a_name(browser: Any, tmp_path: Path) -> None:
    """`--around`, `--depth` and `--most` from the command line; the rest of the bible is in the file too."""
    source, file = tmp_path / "some.nq", tmp_path / "around.html"
    graph(FEW).store.dump(source)
    asked = ["view", "--graph", str(source), "--around", "Zora Žimmermann", "--depth", "1", "-o", str(file)]
    assert command(*asked)[0] == 0
    visit = Visit(browser, file)
    assert visit.shown() == {"person/zz-zora-zimmermann", "series/the-last"}
    visit.page.get_by_role("button", name="Back to everything").click()
    assert len(visit.shown()) > 90
    visit.page.reload()
    visit.page.wait_for_selector("html[data-drawn]")
    assert len(visit.shown()) > 90 and visit.quiet()
    visit.context.close()
    code, said = command(*asked[:3], "--around", "Zora Zimermann", "-o", str(file))
    assert code == 2 and "did you mean Zora Žimmermann?" in said


def command(*words: str) -> tuple[int, str]:
    """What a person runs: the exit code, and what is told on standard error."""
    code = "from showbible.cli import main; main()"
    run = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, encoding="utf-8")
    return run.returncode, run.stderr


def test_the_same_bytes_when_packed() -> None:
    """A page that is packed comes out the same each time."""
    assert page(graph(SOME)) == page(graph(SOME))
