"""The ways to lay a network out: what stands where, what lacks, and how the address keeps it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from browsing import faults
from fixtures import EXTRACTION
from test_view import graph
from viewing import HASH, Visit

from benchmarks.many import SHAPES, many
from graph.building.build import build
from graph.network import network
from graph.view import view
from graph.view.drawing import dates

LAYOUTS = ("show", "seasons", "ring", "time", "free")


@pytest.fixture(scope="module")
def shows(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A page for each shape of show, and one of several."""
    folder, found = tmp_path_factory.mktemp("layouts"), {}
    for shape in SHAPES:
        found[shape] = folder / f"{shape}.html"
        view(many(400, shapes=(shape,)), found[shape])
    found["several"] = folder / "several.html"
    view(many(1200), found["several"])
    found["small"] = folder / "small.html"
    view(graph(), found["small"])
    return found


@pytest.fixture
def sitcom(browser: Any, shows: dict[str, Path]) -> Iterator[Visit]:
    visit = Visit(browser, shows["sitcom"])
    yield visit
    assert visit.quiet()
    visit.context.close()


@pytest.mark.parametrize("shape", [*SHAPES, "several"])
def test_each_show_can_be_laid_out_in_each_way(browser: Any, shows: dict[str, Path], shape: str) -> None:
    """A sitcom, a telenovela, …: no two things stand in one place, and the address knows the way."""
    visit = Visit(browser, shows[shape])
    for layout in LAYOUTS:
        visit.lay(layout)
        shown = visit.shown()
        spots = {visit.page.evaluate("i => Object.values(showBible.place(i)).join()", iri) for iri in shown}
        assert len(shown) > 20 and len(spots) > 0.98 * len(shown), layout
        assert (f"layout={layout}" in visit.page.evaluate(HASH)) == (layout != "show")
    assert visit.quiet()
    visit.context.close()


def test_seasons_are_columns(sitcom: Visit) -> None:
    """The seasons stand from left to right, the episodes of each below it in their order."""
    sitcom.lay("seasons")
    series = next(iri for iri in sitcom.shown() if iri.startswith("series/") and iri.count("/") == 1)
    episodes = sorted(iri for iri in sitcom.shown() if iri.startswith(f"{series}/s") and "e" in iri[-3:])
    places = {iri: sitcom.page.evaluate("i => showBible.place(i)", iri) for iri in episodes}
    by: dict[str, list[str]] = {}
    for iri in episodes:
        by.setdefault(iri[:-3], []).append(iri)
    columns = [{places[iri]["x"] for iri in own} for own in by.values()]
    assert len(columns) > 2 and all(len(column) == 1 for column in columns)
    assert (lefts := [column.pop() for column in columns]) == sorted(lefts)
    for own in by.values():
        assert (rows := [places[iri]["y"] for iri in own]) == sorted(rows) and len(set(rows)) == len(rows)


def test_the_cast_is_a_ring_by_billing(sitcom: Visit) -> None:
    """The show in the middle, its main cast nearest, guests farther out; who made it is not there."""
    sitcom.lay("ring")
    series = next(iri for iri in sitcom.shown() if iri.startswith("series/"))
    middle = sitcom.page.evaluate("i => showBible.place(i)", series)
    kinds = {iri.partition("/")[0] for iri in sitcom.shown()}
    assert kinds == {"series", "character", "person"}
    drawn = network(many(400, shapes=("sitcom",)))
    billed = {
        end.partition("/id/")[2]: data.get("billing", "")
        for _, end, data in drawn.edges(data=True)
        if data.get("frame") == "performance"
    }
    far: dict[str, list[float]] = {}
    for iri, billing in billed.items():
        at = sitcom.page.evaluate("i => showBible.place(i)", iri)
        away = ((at["x"] - middle["x"]) / 1.45) ** 2 + (at["y"] - middle["y"]) ** 2
        far.setdefault(billing, []).append(away)
    assert max(far["main"]) < min(far["guest"])


def test_time_goes_from_left_to_right(sitcom: Visit) -> None:
    """What has a date stands in the order of the dates; who has none is not in this picture."""
    sitcom.lay("time")
    episodes = sorted(iri for iri in sitcom.shown() if iri[-6:-3].startswith("s") and iri[-3] == "e")
    xs = [sitcom.page.evaluate("i => showBible.place(i).x", iri) for iri in episodes]
    assert len(episodes) > 50 and xs == sorted(xs) and len(set(xs)) == len(xs)
    assert not [iri for iri in sitcom.shown() if iri.startswith("person/")]


def test_free_is_the_same_each_time(sitcom: Visit) -> None:
    """Things that meet stand near each other, and the picture is the same after another one."""
    sitcom.lay("free")
    places = "() => Object.fromEntries(showBible.shown().map((i) => [i, showBible.place(i)]))"
    before = sitcom.page.evaluate(places)
    sitcom.lay("time")
    sitcom.lay("free")
    assert sitcom.page.evaluate(places) == before


def test_a_way_without_material_says_why(browser: Any, tmp_path: Path) -> None:
    """Without dates there is no time, without characters no ring; the choice says so."""
    file = tmp_path / "bare.html"
    view(build(replace(EXTRACTION, statements=EXTRACTION.statements[:1], names=())), file)
    visit = Visit(browser, file)
    for layout, why in (("time", "no dates here"), ("ring", "no characters here")):
        option = visit.page.locator(f"#layout option[value={layout}]")
        assert option.is_disabled() and why in option.inner_text()
    visit.context.close()


def test_the_address_brings_it_all_back(browser: Any, shows: dict[str, Path]) -> None:
    """Layout, around, depth, what is switched off, the chosen thing and where the picture stands."""
    place = "character/harbour-lights/nell-brandt"
    visit = Visit(browser, shows["small"], f"#around={place}&depth=2&about={place}&layout=free&off=award")
    visit.page.get_by_role("button", name="Zoom in").click()
    visit.page.wait_for_url(re.compile("at="))
    before = visit.shown(), visit.at(place), visit.page.evaluate(HASH)
    visit.page.reload()
    visit.page.wait_for_selector("html[data-drawn]")
    assert (visit.shown(), visit.page.evaluate(HASH)) == (before[0], before[2])
    assert visit.at(place) == pytest.approx(before[1], abs=1.5)
    assert visit.page.get_by_label("Layout").input_value() == "free"
    assert visit.page.get_by_label("Steps from there").input_value() == "2"
    visit.context.close()


def test_back_undoes_a_step(browser: Any, shows: dict[str, Path]) -> None:
    """The browser's way back leads through what was looked at, one after the other."""
    visit = Visit(browser, shows["small"])
    everything = visit.shown()
    visit.lay("seasons")
    visit.find("nell brandt")
    visit.panel().get_by_role("button", name="Only its neighbourhood").click()
    near = visit.shown()
    assert 1 < len(near) < len(everything)
    visit.page.get_by_label("Steps from there").select_option("2")
    assert near < visit.shown()
    visit.page.go_back()
    assert visit.shown() == near
    visit.page.go_back()
    visit.page.go_back()
    assert not visit.panel().is_visible() and visit.page.get_by_label("Layout").input_value() == "seasons"
    visit.page.go_back()
    assert visit.shown() == everything and visit.page.get_by_label("Layout").input_value() == "show"
    visit.page.go_forward()
    assert visit.page.get_by_label("Layout").input_value() == "seasons" and visit.quiet()
    visit.context.close()


def test_two_neighbourhoods_stand_together(browser: Any, shows: dict[str, Path]) -> None:
    """A second thing's neighbourhood is added to the first's."""
    visit = Visit(browser, shows["small"], "#around=person/kim-sorensen")
    before = visit.shown()
    visit.find("low water")
    visit.panel().get_by_role("button", name="Add its neighbourhood").click()
    assert before < visit.shown() and visit.page.evaluate(HASH).count("around=") == 2
    visit.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_it(browser: Any, shows: dict[str, Path], scheme: str) -> None:
    """No serious fault for people with other senses, with the panel open and narrowed too."""
    visit = Visit(browser, shows["small"], color_scheme=scheme)
    assert faults(visit.page) == []
    visit.find("nell brandt")
    visit.panel().get_by_role("button", name="Only its neighbourhood").click()
    assert faults(visit.page) == []
    visit.page.get_by_role("tab", name="List").click()
    assert faults(visit.page) == []
    visit.context.close()


def test_a_season_begins_with_its_first_episode() -> None:
    """What has no date of its own stands where its parts begin, not where a prize of that year puts it."""
    drawn = network(many(60, shapes=("drama",)))
    known = dates(drawn)
    season = next(node for node, data in drawn.nodes(data=True) if data["kind"] == "season")
    series = next(node for node, data in drawn.nodes(data=True) if data["kind"] == "series")
    assert known[season] == known[series] == known[f"{season}e01"]
    assert not [node for node in known if drawn.nodes[node]["kind"] == "person"]
