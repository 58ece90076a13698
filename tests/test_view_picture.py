"""What can be taken along from the page: pictures that hold what was seen, a query, a link, and paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from seeing import Seeing, png
from test_view import HOSTILE, hostile

from graph.view import view
from showbible.bible import Bible

SVG = "{http://www.w3.org/2000/svg}"
CHOW = "from=person/deborah-chow&to=person/lisa-randolph"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory, seeds: Any) -> Path:
    return seeds.view(tmp_path_factory.mktemp("picture") / "seeds.html")


@pytest.fixture
def visit(browser: Any, file: Path) -> Iterator[Seeing]:
    opened = Seeing(browser, file, CHOW)
    opened.page.get_by_role("button", name="Save or share").click()
    yield opened
    opened.close()


def test_svg_is_real_lines_and_words(visit: Seeing, tmp_path: Path) -> None:
    """With a title, a credit line, names as text, and its own name."""
    svg = visit.saved("SVG", tmp_path)
    assert svg.name == "jessica-jones-between-deborah-chow-and-lisa-randolph.svg"
    root = ElementTree.fromstring(svg.read_bytes())
    words = [text.text for text in root.iter(f"{SVG}text")]
    assert {"Jessica Jones", "Deborah Chow", "Jack Kenny", "directed"} <= set(words)
    assert any("CC BY-SA 4.0" in (word or "") for word in words)
    assert len(list(root.iter(f"{SVG}path"))) > 10 and not list(root.iter(f"{SVG}image"))
    assert root.findtext(f"{SVG}title") == "Jessica Jones"


def test_png_is_twice_as_fine_and_not_blank(visit: Seeing, tmp_path: Path) -> None:
    """As big as what is seen, the panel left out; on white though the page is dark."""
    wide, high, values = png(visit.saved("PNG", tmp_path))
    seen = "[canvas.clientWidth - panel.offsetWidth, canvas.clientHeight]"
    canvas = visit.page.evaluate(seen)
    assert wide == 2 * canvas[0] and 2 * canvas[1] < high < 2 * canvas[1] + 200
    assert values > 50


def test_the_whole_picture_is_more_than_is_seen(browser: Any, file: Path, tmp_path: Path) -> None:
    """Zoomed in on a corner, all the names are saved all the same; white paper in the dark."""
    visit = Seeing(browser, file, color_scheme="dark")
    for _ in range(6):
        visit.page.get_by_role("button", name="Zoom in").click()
    visit.page.wait_for_function("() => location.hash.includes('at=')")
    visit.page.get_by_role("button", name="Save or share").click()
    seen = ElementTree.fromstring(visit.saved("SVG", tmp_path).read_bytes())
    visit.page.get_by_label("The whole picture").check()
    whole = ElementTree.fromstring(visit.saved("SVG", tmp_path).read_bytes())
    circles = [len(list(root.iter(f"{SVG}circle"))) for root in (seen, whole)]
    assert circles[0] < circles[1] and circles[1] > 40
    ground = whole.find(f"{SVG}rect")
    assert ground is not None and ground.get("fill") == "#ffffff"
    assert visit.page.evaluate("document.documentElement.dataset.theme") == "dark"
    visit.close()


def test_hostile_names_make_a_picture_that_is_xml(browser: Any, tmp_path: Path) -> None:
    """They are words in it, whatever they are made of; what XML cannot hold is left out."""
    view(hostile(), tmp_path / "hostile.html")
    visit = Seeing(browser, tmp_path / "hostile.html")
    visit.page.get_by_role("button", name="Save or share").click()
    visit.page.get_by_label("The whole picture").check()
    text = visit.saved("SVG", tmp_path).read_text("utf-8")
    root = ElementTree.fromstring(text)
    titles = {title.text for title in root.iter(f"{SVG}title")}
    assert any(title and title.startswith(HOSTILE[0]) for title in titles)
    assert "<script" not in text and "<img" not in text and "\x00" not in text
    assert png(visit.saved("PNG", tmp_path))[2] > 50
    visit.close()


def test_the_query_answers_what_is_shown(visit: Seeing, seeds: Bible) -> None:
    """The steps of the way are among its triples."""
    visit.page.get_by_role("button", name="Copy SPARQL").click()
    query = visit.page.get_by_role("textbox", name="SPARQL for this view").input_value()
    triples = {tuple(str(term) for term in row) for row in seeds.query(query)}
    says = "https://w3id.org/showbible/ontology#director"
    assert any("s02e" in row[0] and row[1] == says and "deborah-chow" in row[2] for row in triples)
    assert not any(term.endswith("/dorothy-walker") for row in triples for term in row)


@pytest.mark.parametrize(
    "at", ["", "around=person/deborah-chow", "about=person/deborah-chow", "season=series/jessica-jones/s02"]
)
def test_every_view_has_a_query_that_runs(browser: Any, file: Path, seeds: Bible, at: str) -> None:
    """The whole, around a thing, about a thing, what is filtered."""
    visit = Seeing(browser, file, at)
    visit.page.get_by_role("button", name="Save or share").click()
    visit.page.get_by_role("button", name="Copy SPARQL").click()
    query = visit.page.get_by_role("textbox", name="SPARQL for this view").input_value()
    assert len(seeds.query(query)) > 5
    visit.close()


def test_the_link_is_the_address(visit: Seeing) -> None:
    """Which holds all that is looked at."""
    visit.page.get_by_role("button", name="Copy link").click()
    assert visit.page.get_by_role("textbox", name="Link").input_value() == visit.page.url


def test_paper_shows_the_picture_in_light_colours_with_its_legend(browser: Any, file: Path) -> None:
    """Whatever the theme; how much of all is shown stands on it."""
    visit = Seeing(browser, file, color_scheme="dark")
    visit.page.emulate_media(media="print", color_scheme="dark")
    visit.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    sheet = visit.page.locator("#sheet")
    assert sheet.locator("text", has_text="Jessica Jones").first.is_visible()
    assert sheet.locator("text", has_text="of 243 things shown").is_visible()
    assert "Episodes" in sheet.locator(".key").inner_text()
    assert visit.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert sheet.locator("rect").first.get_attribute("fill") == "#ffffff"
    assert not visit.page.get_by_role("button", name="Save or share").is_visible()
    visit.page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert sheet.locator("svg").count() == 0
    visit.close()


def test_the_list_prints_as_a_document(browser: Any, file: Path) -> None:
    """Title and headings, no controls."""
    visit = Seeing(browser, file, "tab=list")
    visit.page.emulate_media(media="print")
    assert visit.page.get_by_role("heading", level=1).is_visible()
    assert visit.page.get_by_role("heading", name="Episodes").is_visible()
    assert not visit.page.get_by_role("searchbox").is_visible()
    assert not visit.page.get_by_role("button", name="Connect two").is_visible()
    pdf = visit.page.pdf(format="A4")
    assert pdf.startswith(b"%PDF") and pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") < 60
    visit.close()


def test_beside_the_list_the_whole_picture_is_saved(browser: Any, file: Path, tmp_path: Path) -> None:
    """On a telephone too, which opens on the list."""
    visit = Seeing(browser, file, viewport={"width": 390, "height": 844})
    visit.page.get_by_role("button", name="Save or share").click()
    wide, high, values = png(visit.saved("PNG", tmp_path))
    assert wide > 1000 and high > 1000 and values > 50
    visit.close()
