"""The page as a person meets it, in a browser that reaches nothing: seen, searched, clicked, narrowed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fixtures import EXTRACTION, IVO, NAMES, SERIES, job, proof, say
from viewing import Visit

from extract.entities import Entity, Extraction
from extract.facts import Value
from graph.building.build import build
from graph.knowledge import KnowledgeGraph
from graph.view import notebook, page, to_pyvis, view
from graph.view.choice import best_known

ROOT = Path(__file__).parents[1]
HOSTILE = (
    "<img src=x onerror=alert(1)>", "</script><script>alert(1)</script>", "{{7*7}}", "{% raw %}",
    "\"'`&lt;<b>", "\u202egnp.exe\u202c \u2066x\u2069", "javascript:alert(1)", "\u2028alert(1)\u2029",
    "<!--<script>", "a\x00b",
)  # fmt: skip


def graph() -> KnowledgeGraph:
    return build(EXTRACTION)


def hostile() -> KnowledgeGraph:
    """A show whose people are called what attackers call themselves."""
    people = [Entity("person", name) for name in HOSTILE]
    said = [say(SERIES, "credit", p, "Kim Sørensen", ("job", job("director"))) for p in people]
    said += [say(SERIES, "genre", Value(name), "Canal Nine") for name in HOSTILE]
    names = [(p, ((p.name, proof("Kim Sørensen")),)) for p in people]
    series = replace(SERIES, name=HOSTILE[0])
    said.append(say(series, "credit", people[0], "Canal Nine", ("job", job("writer"))))
    return build(replace(EXTRACTION, statements=(*EXTRACTION.statements, *said), names=(*NAMES, *names)))


# ---- the file


def test_the_page_is_one_file_that_asks_for_nothing() -> None:
    """No address is loaded: no source, no style sheet, no font; a policy forbids what would."""
    text = page(graph())
    for opening in (' src="', " src='", "<link", "@import", "url(h", "sourceMappingURL"):
        assert opening not in text, opening
    assert "default-src 'none'" in text
    assert text.startswith("<!doctype html>") and text.endswith("</html>\n")


def test_the_page_names_its_documents_and_licences() -> None:
    """The words are Wikipedia's, the drawing code is other people's: both are told."""
    text = page(graph())
    assert "CC BY-SA 4.0" in text and "Harbour Lights season 2" in text
    assert "Apache 2.0 License" in text and "vis-network 9.1.2" in text


def test_the_same_bytes_every_time(tmp_path: Path) -> None:
    """Another process with another hash seed writes the same file."""
    code = (
        "import sys; sys.path[:0] = [sys.argv[1], sys.argv[1] + '/tests']\n"
        "from test_view import graph; from graph.view import view; view(graph(), sys.argv[2])"
    )
    for seed in ("1", "2"):
        subprocess.run(
            [sys.executable, "-c", code, str(ROOT), str(tmp_path / seed)],
            env={**os.environ, "PYTHONHASHSEED": seed}, check=True,
        )  # fmt: skip
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes() == page(graph()).encode()


def test_a_file_that_cannot_be_written_leaves_the_old_one(tmp_path: Path, monkeypatch: Any) -> None:
    """The page is written whole or not at all."""
    file = tmp_path / "page.html"
    file.write_text("old")
    monkeypatch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        view(graph(), file)
    assert file.read_text() == "old" and [p.name for p in tmp_path.iterdir()] == ["page.html"]


def test_a_notebook_gets_a_frame_that_stays_small() -> None:
    """`srcdoc` holds the whole page, the frame may run scripts and nothing else."""
    frame = notebook(graph())
    assert frame.startswith('<iframe sandbox="allow-scripts"') and frame.count("<") == 2
    assert len(best_known(build_network(), 5)) == 5


def build_network() -> Any:
    from graph.network import network

    return network(graph())


def test_pyvis_gets_the_same_network() -> None:
    """Who draws with pyvis finds things and lines there, in their places, and physics off."""
    drawn = to_pyvis(graph())
    assert (
        drawn.num_nodes() == len(build_network()) and drawn.num_edges() == build_network().number_of_edges()
    )
    assert drawn.get_node(drawn.get_nodes()[0])["physics"] is False
    assert len({(n["x"], n["y"]) for n in drawn.nodes}) == drawn.num_nodes()


@pytest.mark.parametrize(
    "extraction", [Extraction((), ()), replace(EXTRACTION, statements=EXTRACTION.statements[:1])]
)
def test_little_or_nothing_is_a_page_too(extraction: Extraction) -> None:
    """A bible with nothing in it opens all the same."""
    assert "</html>" in page(build(extraction))


# ---- in the browser


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    written = tmp_path_factory.mktemp("view") / "harbour lights é.html"
    view(graph(), written)
    return written


@pytest.fixture
def visit(browser: Any, file: Path) -> Iterator[Visit]:
    opened = Visit(browser, file)
    yield opened
    assert opened.complaints == []
    assert [url for url in opened.requests if not url.startswith("file:")] == []
    opened.context.close()


def test_it_opens_drawn(visit: Visit) -> None:
    """The first picture holds the show's parts, people and characters; small things wait to be asked for."""
    assert {"series/harbour-lights", "series/harbour-lights/s02e01", "person/mia-okafor"} <= visit.shown()
    assert "award/emmy-award" not in visit.shown() and "person/ruth-ames" not in visit.shown()
    assert (
        int(visit.page.evaluate("document.documentElement.dataset.drawn")) < 10_000
    )  # a busy machine is no failure
    assert visit.page.get_by_text(f"{len(visit.shown())} of {len(build_network())} things shown").is_visible()
    assert visit.page.title() == "Harbour Lights – Show Bible"


def test_nothing_moves_on_opening(visit: Visit) -> None:
    """What is seen first stays where it is."""
    before = visit.at("person/mia-okafor")
    visit.page.wait_for_timeout(300)
    assert visit.at("person/mia-okafor") == before


@pytest.mark.parametrize(
    ("typed", "name"),
    [("sorensen", "Kim Sørensen"), ("KERN", "Dr. Ivo Kern"), ("the doctor", "Dr. Ivo Kern")],
)
def test_names_are_found_as_they_are_typed(visit: Visit, typed: str, name: str) -> None:
    """Without accents, in any case, by an alias; `/` gets there, Enter goes to the first."""
    visit.page.keyboard.press("/")
    visit.page.keyboard.type(typed)
    visit.page.get_by_role("option").first.wait_for()
    assert name in visit.page.get_by_role("option").first.inner_text()
    visit.page.keyboard.press("Enter")
    assert visit.panel().get_by_role("heading", level=2).inner_text() == name
    assert visit.page.evaluate("document.activeElement.id") == "panel"
    visit.page.keyboard.press("Escape")
    assert not visit.panel().is_visible()
    assert visit.page.evaluate("document.activeElement.id") == "find"


def test_arrow_keys_choose_among_the_names_found(visit: Visit) -> None:
    """Down, up, Escape; how many were found is said aloud."""
    visit.page.get_by_role("combobox", name="Find a name").fill("brandt")
    assert visit.page.get_by_role("status").inner_text() == "2 names found"
    first = visit.page.get_by_role("listbox").get_by_role("option", selected=True).inner_text()
    visit.page.keyboard.press("ArrowDown")
    assert visit.page.get_by_role("listbox").get_by_role("option", selected=True).inner_text() != first
    visit.page.keyboard.press("Escape")
    assert visit.page.get_by_role("listbox").get_by_role("option").count() == 0


def test_a_click_shows_the_facts_and_their_sentences(visit: Visit) -> None:
    """The panel tells in words what is known, and shows the very words that say it in their sentence."""
    visit.page.mouse.click(*visit.at("character/harbour-lights/nell-brandt"))
    panel = visit.panel()
    panel.get_by_role("heading", name="played by").wait_for()
    assert panel.get_by_role("link", name="Mia Okafor").is_visible()
    quote = panel.locator("blockquote", has_text="Mia Okafor stars as Nell Brandt").first
    assert quote.locator("mark").inner_text() == "Mia Okafor stars as Nell Brandt"
    assert (
        "with Jo Lindqvist as Sam Brandt" in quote.inner_text()
        and "Harbour Lights season 2" in quote.inner_text()
    )
    assert re.search(r"· \w+ \d+ %", quote.locator("cite").inner_text())  # the rule, and how sure it is
    assert "ontology#" not in panel.inner_text()
    assert "#about=character/harbour-lights/nell-brandt" in visit.page.url


def test_links_in_the_panel_lead_on(visit: Visit) -> None:
    """From the episode to its director; the address goes along, and opens the same again."""
    visit.page.mouse.click(*visit.at("series/harbour-lights/s02e01"))
    visit.panel().get_by_role("link", name="Kim Sørensen").click()
    visit.panel().get_by_role("heading", level=2, name="Kim Sørensen").wait_for()
    visit.page.reload()
    visit.panel().get_by_role("heading", level=2, name="Kim Sørensen").wait_for()


def test_a_double_click_narrows_and_there_is_a_way_back(visit: Visit) -> None:
    """Only the thing and whom it meets are left, then everything again, where it was."""
    before = visit.at("character/harbour-lights/sam-brandt"), visit.shown()
    visit.page.mouse.dblclick(*before[0])
    visit.page.get_by_role("button", name="Back to everything").first.wait_for()
    near = {"nell-brandt", "dr-ivo-kern", "sam-brandt", "jo-lindqvist", "harbour-lights", "s02e02"}
    assert {iri.rpartition("/")[2] for iri in visit.shown()} == near
    visit.page.get_by_role("button", name="Back to everything").first.click()
    visit.page.get_by_role("button", name="Close", exact=True).click()
    visit.page.get_by_role("button", name="Whole picture").click()
    assert visit.shown() == before[1]
    assert visit.at("character/harbour-lights/sam-brandt") == pytest.approx(before[0], abs=1)


def test_the_legend_switches_kinds_and_lines(visit: Visit) -> None:
    """Off and on again; a thing all of whose lines are off is gone too."""
    visit.page.get_by_label("Characters").uncheck()
    assert not [iri for iri in visit.shown() if iri.startswith("character/")]
    assert "person/mia-okafor" not in visit.shown()
    visit.page.get_by_label("Characters").check()
    visit.page.get_by_label("Only considered").check()
    assert {"person/ruth-ames", "person/mia-okafor"} <= visit.shown()
    assert "on=-considered" in visit.page.url


def test_the_list_says_the_same(visit: Visit) -> None:
    """Headings by kind and by thing, and links between them: for those who read and do not look."""
    visit.page.get_by_role("tab", name="List").click()
    tab = visit.page.get_by_role("tabpanel", name="List")
    assert tab.get_by_role("heading", name="Episodes").is_visible()
    assert tab.get_by_role("article").count() == len(build_network())
    tab.get_by_role("link", name="Jo Lindqvist").first.click()
    visit.panel().get_by_role("heading", level=2, name="Jo Lindqvist").wait_for()


def test_it_can_be_walked_with_the_keyboard(visit: Visit) -> None:
    """The picture takes the arrow keys; Enter narrows, Escape goes back; tabs take them too."""
    visit.page.get_by_role("application").focus()
    visit.page.keyboard.press("ArrowRight")
    assert visit.panel().get_by_role("heading", level=2).inner_text() == "Harbour Lights"
    visit.page.keyboard.press("ArrowLeft")
    assert visit.panel().get_by_role("heading", level=2).inner_text() != "Harbour Lights"
    visit.page.keyboard.press("Enter")
    assert visit.page.get_by_role("button", name="Back to everything").first.is_visible()
    visit.page.keyboard.press("Escape")
    visit.page.keyboard.press("Escape")
    assert not visit.panel().is_visible()
    visit.page.get_by_role("tab", name="Network").focus()
    visit.page.keyboard.press("ArrowRight")
    assert visit.page.get_by_role("tab", name="List").get_attribute("aria-selected") == "true"


def test_light_and_dark(browser: Any, file: Path) -> None:
    """It follows the system, and the button has the last word."""
    visit = Visit(browser, file, color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = visit.page.evaluate(ground)
    visit.page.get_by_role("button", name="Dark").click()
    assert visit.page.evaluate(ground) != dark and visit.complaints == []
    visit.context.close()


def test_hostile_names_are_names(browser: Any, tmp_path: Path) -> None:
    """Markup, templates, scripts and bidirectional tricks in a name are shown, not run."""
    file = tmp_path / "hostile.html"
    view(hostile(), file)
    assert "49" not in file.read_text("utf-8").split('id="data"')[0].split("<title>")[1].split("</title>")[0]
    visit = Visit(browser, file)
    visit.page.get_by_role("tab", name="List").click()
    for name in HOSTILE[:4]:
        assert (
            visit.page.get_by_role("tabpanel", name="List").get_by_text(name, exact=True).first.is_visible()
        )
    visit.page.get_by_role("combobox", name="Find a name").fill("<img")
    visit.page.keyboard.press("Enter")
    assert visit.page.locator("img").count() == 0
    visit.page.wait_for_timeout(200)
    assert visit.complaints == [] and [u for u in visit.requests if not u.startswith("file:")] == []
    visit.context.close()


def test_other_names_stand_beside_the_name(visit: Visit) -> None:
    """`Dr. Ivo Kern` is also "the Doctor"."""
    visit.page.get_by_role("combobox", name="Find a name").fill(IVO.name)
    visit.page.keyboard.press("Enter")
    assert "the Doctor" in visit.panel().inner_text()


def test_a_telephone_opens_on_the_list(browser: Any, file: Path) -> None:
    """The whole picture is too small to be read there; it is one touch away, and stays in the address."""
    visit = Visit(browser, file, viewport={"width": 390, "height": 844})
    assert visit.page.get_by_role("tabpanel", name="List").is_visible()
    visit.page.get_by_role("tab", name="Network").click()
    visit.page.reload()
    visit.page.get_by_role("tabpanel", name="Network").wait_for()
    assert visit.page.evaluate("document.documentElement.scrollWidth") == 390
    visit.context.close()
