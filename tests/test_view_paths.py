"""How two are connected, in the page: asked for by name, drawn, told; as the library says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import faults
from seeing import Seeing

PAIRS = (
    ("Deborah Chow", "Lisa Randolph"), ("Krysten Ritter", "David Tennant"), ("Melissa Rosenberg", "Netflix"),
    ("Brian Jones", "Trish Walker"), ("Sean Callery", "Kilgrave"), ("Jack Kenny", "Gregory Sallinger"),
)  # fmt: skip
CHOW = "from=person/deborah-chow&to=person/lisa-randolph"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory, seeds: Any) -> Path:
    return seeds.view(tmp_path_factory.mktemp("paths") / "seeds.html")


@pytest.fixture
def visit(browser: Any, file: Path) -> Iterator[Seeing]:
    opened = Seeing(browser, file)
    yield opened
    opened.close()


def end(iri: str) -> str:
    return iri.partition("/id/")[2]


def test_two_names_give_the_ways_between_them(visit: Seeing) -> None:
    """Typed like any name, with the keyboard alone; then drawn from left to right and told in words."""
    page = visit.page
    page.get_by_role("button", name="Connect two").press("Enter")
    page.keyboard.type("deborah ch")
    page.keyboard.press("Enter")
    page.keyboard.type("LISA rand")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Enter")
    panel = page.get_by_role("complementary", name="How they are connected")
    first = panel.get_by_role("listitem").first
    assert (
        "Deborah Chow directed AKA God Help the Hobo, which was written by Jack Kenny" in first.inner_text()
    )
    assert {"person/deborah-chow", "person/jack-kenny", "series/jessica-jones/s02"} <= visit.shown()
    assert len(visit.shown()) < 20
    places = [page.evaluate("iri => showBible.where(iri).x", f"person/{name}") for name in
              ("deborah-chow", "jack-kenny", "lisa-randolph")]  # fmt: skip
    assert places == sorted(places)
    assert "from=person/deborah-chow&to=person/lisa-randolph" in page.url


def test_each_step_shows_its_sentence(visit: Seeing) -> None:
    """The first way is open; a step's sentence has the very words marked."""
    visit.page.goto(visit.page.url.partition("#")[0] + "#" + CHOW)
    quotes = visit.panel().locator(".steps").first.locator("blockquote")
    quotes.nth(3).wait_for()
    assert quotes.first.locator("mark").inner_text() == "Deborah Chow"


def test_the_address_opens_the_same_way_again(browser: Any, file: Path) -> None:
    """Which way is shown alone, too; Back to everything leaves it."""
    visit = Seeing(browser, file, CHOW + "&way=2")
    pressed = visit.panel().get_by_role("button", name="Show this way", pressed=True)
    assert pressed.count() == 1
    assert visit.page.get_by_role("combobox", name="Another name").input_value() == "Lisa Randolph"
    visit.page.get_by_role("button", name="Back to everything").first.click()
    assert len(visit.shown()) > 50 and "from=" not in visit.page.url
    visit.page.go_back()
    assert len(visit.shown()) < 20
    visit.close()


def test_the_page_finds_what_the_library_finds(browser: Any, file: Path, seeds: Any) -> None:
    """The same ways, in the same order and words."""
    visit = Seeing(browser, file)
    for one, other in PAIRS:
        told = seeds.connection(one, other)
        visit.page.evaluate(f"location.hash = 'from={end(told.start.iri)}&to={end(told.end.iri)}'")
        visit.page.wait_for_function(f"() => location.hash.includes('{end(told.end.iri)}')")
        first = visit.panel().locator(".paths .way").first
        first.get_by_text(told.end.label).first.wait_for()
        assert visit.panel().locator(".paths .way").all_inner_texts() == [f"{way}." for way in told]
    visit.close()


def test_what_is_not_connected_says_so(browser: Any, file: Path, seeds: Any) -> None:
    """Nobody is left to guess."""
    parts: dict[int, str] = {}
    from graph.ways import Ways

    ways = Ways(seeds.network())
    for thing, part in zip(ways.things, ways.parts, strict=True):
        parts.setdefault(part, thing)
    one, other = list(parts.values())[:2]
    visit = Seeing(browser, file, f"from={end(one)}&to={end(other)}")
    assert "are not connected in this bible" in visit.panel().inner_text()
    visit.close()


def test_a_thing_is_the_beginning_of_a_way(visit: Seeing) -> None:
    """From its panel."""
    visit.page.evaluate("location.hash = 'about=person/jack-kenny'")
    visit.panel().get_by_role("button", name="Connect to …").click()
    visit.page.keyboard.type("kilgrave")
    visit.page.get_by_role("option").first.wait_for()
    visit.page.keyboard.press("Enter")
    assert "Jack Kenny and Kilgrave" in visit.panel().inner_text()


@pytest.mark.parametrize("at", [CHOW, CHOW + "&tab=list", "list=groups", "list=most&tab=list"])
def test_nothing_of_it_shuts_anybody_out(browser: Any, file: Path, at: str) -> None:
    """As far as axe-core can tell, in light and dark."""
    for scheme in ("light", "dark"):
        visit = Seeing(browser, file, at, color_scheme=scheme)
        assert faults(visit.page) == []
        visit.close()


def test_a_telephone_shows_it_from_top_to_bottom(browser: Any, file: Path) -> None:
    """Nothing hangs out at the side."""
    visit = Seeing(browser, file, CHOW + "&tab=network", viewport={"width": 390, "height": 844})
    places = [visit.page.evaluate("iri => showBible.where(iri).y", f"person/{name}") for name in
              ("deborah-chow", "jack-kenny", "lisa-randolph")]  # fmt: skip
    assert places == sorted(places) and places[0] < places[2]
    assert visit.page.evaluate("document.documentElement.scrollWidth") == 390
    assert faults(visit.page) == []
    visit.close()
