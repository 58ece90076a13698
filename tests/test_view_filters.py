"""Filters, lists and bundles of the page: what fits is shown, who meets most, who belongs together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx
import pytest
from seeing import Seeing

SEASON = "series/jessica-jones/s02"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory, seeds: Any) -> Path:
    return seeds.view(tmp_path_factory.mktemp("filters") / "seeds.html")


@pytest.fixture
def visit(browser: Any, file: Path) -> Iterator[Seeing]:
    opened = Seeing(browser, file)
    yield opened
    opened.close()


def chosen(visit: Seeing, name: str, value: str) -> None:
    """Choose in one of the fields of "Filter"."""
    box = visit.page.locator("details.sieves")
    if box.get_attribute("open") is None:
        box.locator("summary").click()
    box.get_by_role("combobox", name=name).select_option(value)


def test_a_season_keeps_its_episodes_cast_and_makers(visit: Seeing) -> None:
    """And nothing of the others."""
    chosen(visit, "Season", SEASON)
    shown = visit.shown()
    assert {SEASON, "series/jessica-jones/s02e01", "person/deborah-chow", "person/krysten-ritter"} <= shown
    assert {"character/jessica-jones/jessica-jones", "series/jessica-jones"} <= shown
    assert not {"series/jessica-jones/s01", "series/jessica-jones/s03"} & shown
    assert f"season={SEASON}" in visit.page.url


def test_filters_go_together_and_are_taken_away_one_by_one(visit: Seeing) -> None:
    """Directors of the second season; each filter is a chip."""
    chosen(visit, "Season", SEASON)
    chosen(visit, "Job", "director")
    people = {iri for iri in visit.shown() if iri.startswith("person/")}
    assert "person/deborah-chow" in people and "person/krysten-ritter" not in people and len(people) == 13
    visit.page.get_by_role("group", name="Filters").get_by_role("button", name="Season 2").click()
    assert "season=" not in visit.page.url and "job=director" in visit.page.url
    visit.page.go_back()
    assert {iri for iri in visit.shown() if iri.startswith("person/")} == people
    visit.page.get_by_role("button", name="Clear all").click()
    assert len(visit.shown()) > 100


def test_a_job_shows_though_its_lines_are_off_by_custom(visit: Seeing) -> None:
    """Who asks for editors wants to see them."""
    chosen(visit, "Job", "editor")
    assert any(iri.startswith("person/") for iri in visit.shown())


def test_the_address_brings_the_filters_back(browser: Any, file: Path) -> None:
    """And what nobody knows in it is passed over."""
    visit = Seeing(browser, file, f"job=director~no+such+job&season={SEASON}~series/nowhere")
    chips = visit.page.get_by_role("group", name="Filters").get_by_role("button")
    assert [words.strip() for words in chips.all_inner_texts()] == [
        "Job director ×", "Season Season 2 ×", "Clear all",
    ]  # fmt: skip
    visit.close()


def test_nothing_left_says_so_and_one_click_undoes_it(visit: Seeing) -> None:
    """The last filter goes, the others stay."""
    chosen(visit, "Season", SEASON)
    before = visit.shown()
    chosen(visit, "Job", "title sequence creative director")
    assert visit.shown() == set() and visit.page.get_by_text("Nothing fits all of these.").is_visible()
    visit.page.get_by_role("button", name="Undo the last one").click()
    assert visit.shown() == before


def test_a_choice_tells_how_much_it_holds(visit: Seeing) -> None:
    """As many credits as the job has."""
    visit.page.locator("details.sieves summary").click()
    field = visit.page.locator("details.sieves").get_by_role("combobox", name="Job")
    assert "director (13)" in field.inner_text()


def test_the_most_connected_are_counted(visit: Seeing, seeds: Any) -> None:
    """By kind, with numbers; a click goes there."""
    visit.page.get_by_role("button", name="Most connected").click()
    panel = visit.page.get_by_role("complementary", name="Most connected")
    first = panel.locator("ol.ranks").nth(1).get_by_role("listitem").first
    name, count = first.inner_text().split("\n")
    drawn = seeds.network()
    characters = [iri for iri, data in drawn.nodes(data=True) if data["kind"] == "character"]
    met = [len(set(networkx.all_neighbors(drawn, iri)) - {iri}) for iri in characters]
    assert name == "Jessica Jones" and int(count) == max(met)
    first.get_by_role("link").click()
    visit.panel().get_by_role("heading", level=2, name="Jessica Jones").wait_for()


def test_a_community_is_shown_by_itself(visit: Seeing) -> None:
    """From the list; its colour in the picture is switched on beside it; all of it stands in the address."""
    visit.page.get_by_role("button", name="Communities").click()
    panel = visit.page.get_by_role("complementary", name="Communities")
    panel.get_by_label("Colour them in the picture").check()
    entry = panel.locator("ol.ranks").get_by_role("listitem").nth(1)
    size = int(entry.locator(".count").inner_text())
    entry.get_by_role("link").click()
    panel.get_by_role("link", name="All communities").wait_for()
    assert len(visit.shown()) == size
    visit.page.reload()
    visit.page.wait_for_selector("html[data-drawn]")
    assert len(visit.shown()) == size and "colours=on" in visit.page.url
    assert panel.get_by_label("Colour them in the picture").is_checked()


def test_a_line_opens_into_all_that_two_have_in_common(browser: Any, file: Path) -> None:
    """Each job with its sentences, the one that tells most first."""
    visit = Seeing(browser, file, f"pair=person/melissa-rosenberg~{SEASON}")
    items = visit.page.get_by_role("complementary", name="How they meet").locator("ul > li")
    assert "Melissa Rosenberg was showrunner of Jessica Jones season 2" in items.first.inner_text()
    items.first.get_by_role("button", name="The sentences that say so").click()
    visit.panel().locator("blockquote mark").first.wait_for()
    visit.close()


def test_lines_between_the_same_two_are_one_with_a_count(browser: Any, file: Path) -> None:
    """A click on it opens it."""
    visit = Seeing(browser, file, f"around={SEASON}&on=-said.-made")
    pair = "person/melissa-rosenberg"
    ends = [visit.page.evaluate("iri => showBible.where(iri)", iri) for iri in (pair, SEASON)]
    visit.page.mouse.click(*((ends[0][at] + ends[1][at]) / 2 for at in "xy"))
    visit.page.get_by_role("complementary", name="How they meet").wait_for()
    assert f"pair={pair}~{SEASON}" in visit.page.url
    visit.close()


def test_the_list_offers_the_same(browser: Any, file: Path) -> None:
    """Connections and communities are not only for the picture."""
    visit = Seeing(browser, file, "tab=list")
    for name in ("Most connected", "Communities"):
        visit.page.get_by_role("button", name=name).click()
        assert visit.page.get_by_role("complementary", name=name).is_visible()
    visit.close()


def test_the_list_holds_what_fits(browser: Any, file: Path) -> None:
    """Filters are for those who read, too."""
    visit = Seeing(browser, file, f"tab=list&season={SEASON}")
    tab = visit.page.get_by_role("tabpanel", name="List")
    tab.get_by_role("heading", level=3, name="AKA Start at the Beginning").wait_for()
    assert tab.get_by_role("heading", level=3, name="Jessica Jones season 3", exact=True).count() == 0
    visit.page.get_by_role("group", name="Filters").get_by_role("button", name="Season 2").click()
    assert tab.get_by_role("heading", level=3, name="Jessica Jones season 3", exact=True).is_visible()
    visit.close()


def test_in_a_big_picture_a_job_in_a_season_is_one_line(browser: Any, file: Path, tmp_path: Path) -> None:
    """As the saved picture tells too; opened, each episode has its own again, also from the address."""
    on = "on=-appears.-made.-plot.-said.-other.-music.-considered.award.place.music"
    bundle = "Jack Kenny wrote 2 episodes of Jessica Jones season 2"
    told = []
    for opened in ("", "&opened=person/jack-kenny~series/jessica-jones/s02~writer"):
        visit = Seeing(browser, file, on + opened)
        visit.page.get_by_role("button", name="Save or share").click()
        visit.page.get_by_label("The whole picture").check()
        root = ElementTree.fromstring(visit.saved("SVG", tmp_path).read_bytes())
        told.append({title.text for title in root.iter("{http://www.w3.org/2000/svg}title")})
        visit.close()
    assert bundle in told[0] and "Jack Kenny wrote AKA God Help the Hobo" not in told[0]
    assert bundle not in told[1] and "Jack Kenny wrote AKA God Help the Hobo" in told[1]
