"""Every fact shows its sentence: marks, the documents with all their marks, disagreements and merges."""

from __future__ import annotations

import json
import random
import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from browsing import Visit, faults, site
from fixtures import DIGEST, DOCUMENT, EXTRACTION, PAGE
from hypothesis import given
from hypothesis import strategies as st
from pages import LIST, OTHER, SEASON
from pyoxigraph import Literal, NamedNode, Quad

import showbible
from extract.rules import RULES
from graph.building.build import build
from graph.knowledge import KnowledgeGraph
from graph.telling.sayings import Words
from graph.terms import BASE, EVIDENCE_GRAPH, schema
from showbible.bible import Bible
from showbible.web.families import families, family
from showbible.web.shown import shown
from showbible.web.site import Site
from showbible.web.text.cuts import Cuts
from showbible.web.text.painter import Painter
from showbible.web.text.reading import Reading
from showbible.web.text.views import as_file, as_read

SEEDS = Path(__file__).parents[1] / "seeds"
TEXT = schema("text")
EVIL = '<img src=x onerror=alert(1)><script>alert(2)</script></div>\u202eevil\u2066 \0\x1b & "q" \'\n{{7*7}}'
pytestmark = pytest.mark.usefixtures("no_proxy")


def got(address: str) -> Any:
    with urllib.request.urlopen(address) as answer:
        return json.load(answer) if "json" in answer.headers["content-type"] else answer.read().decode()


def status(address: str) -> int:
    try:
        with urllib.request.urlopen(address) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


class Stretches(HTMLParser):
    """What a page shows: its text, and the words of each mark by its number."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.words = "", {}  # type: str, dict[int, str]
        self.tags: set[str] = set()
        self.open: list[list[int]] = []
        self.feed(str(html))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag != "br":
            self.open.append([int(n) for n in (dict(attrs).get("data-e") or "").split()])

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.text += data
        for number in (n for numbers in self.open for n in numbers):
            self.words[number] = self.words.get(number, "") + data


@pytest.fixture(scope="module")
def here(seeds: Any) -> Site:
    return Site(seeds, "jessica-jones.nq")


@pytest.fixture(scope="module")
def quarrel(tmp_path_factory: pytest.TempPathFactory) -> Bible:
    """A bible of three HTML pages that disagree."""
    folder = tmp_path_factory.mktemp("quarrel")
    for name, data in {"season.html": SEASON, "list.html": LIST, "other.html": OTHER}.items():
        (folder / name).write_bytes(data)
    return showbible.build(str(folder))


@pytest.fixture(scope="module")
def quarrelling(quarrel: Bible) -> Iterator[str]:
    with site(quarrel) as address:
        yield address


def documents(where: Site) -> list[tuple[str, str, tuple[Words, ...]]]:
    return [(iri, where.documents.text(iri) or "", where.documents.words(iri)) for iri in where.documents.all]


# ---- the text and its marks, without a browser


@given(
    st.text(min_size=1, max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=12),
)
def test_overlapping_spans_cut_a_text_without_a_gap(text: str, spans: list[tuple[int, int]]) -> None:
    """Whatever overlaps, the stretches joined are the text, and each span has all its words and no others."""
    stretches = list(Cuts(spans).within(0, len(text)))
    assert "".join(text[a:b] for a, b, _ in stretches) == text
    for number, (start, end) in enumerate(spans):
        assert "".join(text[a:b] for a, b, over in stretches if number in over) == text[start:end]


def test_a_part_of_a_text_is_cut_like_the_whole() -> None:
    """Tables and paragraphs ask for their own part only."""
    cuts = Cuts([(2, 9), (4, 6), (4, 12)])
    assert list(cuts.within(5, 10)) == [(5, 6, (0, 1, 2)), (6, 9, (0, 2)), (9, 10, (2,))]
    assert list(cuts.within(20, 25)) == [(20, 25, ())]
    assert list(cuts.within(3, 3)) == []


def test_every_mark_has_its_very_words(here: Site) -> None:
    """On the seeds' pages nothing of the text is lost, and each mark covers just what its evidence says."""
    for _, text, words in documents(here):
        page = Stretches(as_file(Reading(text), Painter(words)))
        assert page.text == shown(text)
        assert {n: page.words[n] for n in range(len(words))} == {
            n: shown(w.exact) for n, w in enumerate(words)
        }


def test_what_was_read_keeps_every_mark(here: Site, quarrel: Bible) -> None:
    """As it was read, in tables and without markup, each mark stands too, with the words that were read."""
    for where in (here, Site(quarrel, "")):
        for _, text, words in documents(where):
            reading = Reading(text)
            page = Stretches(as_read(reading, Painter(words)))
            assert set(page.words) == set(range(len(words)))
            for number, w in enumerate(words):
                # a cell that spans rows is shown in each of them
                assert page.words[number].startswith(shown(reading.clean(w.start, w.end)))


def test_a_glued_row_shows_its_cells_apart(here: Site) -> None:
    """In the file the cells of a row are run together; each has a mark of its own with its ends."""
    (text, words) = next((t, w) for _, t, w in documents(here) if "FoersterMelissa" in t)
    row = text.index("FoersterMelissa")
    html = as_file(Reading(text), Painter(words))
    marks = re.findall(r'<a class="w episodes b e"[^>]*>([^<]*)</a>', html)
    start = marks.index("Anna Foerster")
    assert marks[start : start + 2] == ["Anna Foerster", "Melissa Rosenberg"]
    assert text[row - 5 : row + 8] == "Anna FoersterMelissa"[:13]


def test_nested_marks_are_coloured_by_the_shortest() -> None:
    """Of words that two rules read, the closer one colours them, and the link leads to it."""
    outer = Words("", "", 0, 20, "", "", "", "relations", 1.0)
    inner = Words("", "", 4, 9, "", "", "", "cast", 1.0)
    html = Painter([outer, inner]).file("x" * 20, 0, 20)
    assert '<a class="w cast n b e" href="?at=4-9#at" data-e="1 0">xxxxx</a>' in html


def test_hostile_text_is_text() -> None:
    """Markup, controls and what turns the reading direction come out as characters, one for one."""
    html = Painter([Words("", "", 5, 30, "", "", "", "cast", 1.0)]).file(EVIL, 0, len(EVIL))
    page = Stretches(html)
    assert page.tags == {"a"}
    assert len(page.text) == len(EVIL)
    assert not set(page.text) & set("\0\x1b\u202e\u2066")
    assert page.text.startswith("<img src=x onerror=alert(1)>")


def test_an_unreadable_text_is_shown_as_it_is() -> None:
    """The text of a graph from elsewhere may be in any form: it has no parts, but all its characters."""
    for text in ("", "\0\1", "x", "\ufeff \n", "word " * 50):
        reading = Reading(text)
        assert Stretches(as_file(reading, Painter([]))).text == shown(text)


def test_every_rule_has_a_family() -> None:
    """No rule's marks are grey for want of a colour, and every family has its colour."""
    css = (Path(showbible.__file__).parent / "web/static/document.css").read_text("utf-8")
    for rule in RULES:
        assert family(rule.__name__.rpartition(".")[2]).id != "other"
    assert all(f".{f.id} {{ --f:" in css for f in families())


# ---- evidence as JSON


def test_a_place_is_told_with_its_sentence_and_facts(explorer: str, here: Site) -> None:
    """What a mark opens says the very words of the file, and every fact that they give."""
    (iri, text, words) = max(documents(here), key=lambda d: len(d[2]))
    for w in random.Random(7).sample(words, 40):
        query = f"document={urlsplit(here.href(iri)).path}&at={w.start}-{w.end}&rule={w.rule}"
        places = got(f"{explorer}/-/evidence?{query}")["places"]
        assert {p["words"] for p in places} == {shown(text[w.start : w.end])}
        assert all(p["facts"] and p["before"][1] == shown(w.prefix) for p in places)
        assert all(p["document"] == here.documents.title(iri) for p in places)


def test_markup_does_not_show_in_a_sentence(quarrelling: str, quarrel: Bible) -> None:
    """Words of an HTML page are told as they were read; a short cell has its neighbours beside it."""
    where = Site(quarrel, "")
    iri = next(i for i, s in where.documents.all.items() if s.name.endswith("season.html"))
    numbers = ",".join(map(str, range(len(where.documents.words(iri)))))
    places = got(f"{quarrelling}/-/evidence?document={where.href(iri)}&n={numbers}")["places"]
    assert not any("<" in part for p in places for part in (*p["before"], p["words"], *p["after"]))
    kim = next(p for p in places if p["words"] == "Kim Roth")
    assert kim["before"][0].endswith('"Low Tide" · ') and kim["after"][1].startswith(" · Ann Lee")


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/id/document/nobody", 404),
        ("/-/evidence?document=/id/document/nobody", 404),
        ("/-/evidence", 404),
        ("/-/evidence?statement=no%20iri%20%3C", 400),
        ("/-/evidence?statement=https://example.org/nothing", 404),
        ("{document}?at=9-3", 200),
        ("{document}?at=99999999999999999999-3", 200),
        ("{document}?at=999999-9999999&view=nonsense", 200),
        ("/-/evidence?document={document}&n=99999,x", 404),
        ("/-/evidence?document={document}&at=999990-999999", 404),
        ("/merges?page=x&q=%00%3Cscript%3E", 200),
        ("/merges?page=99999", 200),
    ],
)
def test_bad_addresses(explorer: str, here: Site, path: str, code: int) -> None:
    """What leads nowhere is told as such, and odd parameters break nothing."""
    document = here.href(next(iter(here.documents.all)))
    assert status(explorer + path.format(document=document)) == code


# ---- in the browser


def document_of(where: Site, words: str) -> tuple[str, str]:
    """The path and the text of the document with these words."""
    return next((where.href(iri), text) for iri, text, _ in documents(where) if words in text)


def test_a_mark_opens_its_sentence(browser: Any, explorer: str) -> None:
    """A mark beside a fact opens the words that say it; keys alone do, and focus comes back to it."""
    visit = Visit(browser, f"{explorer}/disagreements#faults")
    page = visit.page
    mark = (
        page.get_by_role("listitem")
        .filter(has_text="track 10 is missing")
        .get_by_role("link", name="Source 1")
    )
    address = urlsplit(mark.get_attribute("href"))
    start, end = map(int, parse_qs(address.query)["at"][0].split("-"))
    texts = [p.read_bytes().decode() for p in SEEDS.glob("*.txt")]
    mark.focus()
    page.keyboard.press("Enter")
    box = page.get_by_role("dialog", name="Jessica Jones season 2")
    box.wait_for()
    assert box.locator("mark").first.text_content() in [shown(t[start:end]) for t in texts]
    assert "rule: " in box.inner_text() and "% sure" in box.inner_text()
    assert "track 10 is missing" in box.inner_text()
    assert mark.get_attribute("aria-expanded") == "true"
    assert faults(page) == []
    page.keyboard.press("Escape")
    box.wait_for(state="hidden")
    assert mark.evaluate("mark => mark === document.activeElement")
    mark.click()
    box.wait_for()
    mark.click()
    box.wait_for(state="hidden")
    mark.click()
    box.get_by_role("link", name="Open in the document").click()
    page.locator("#at").wait_for()
    assert page.locator(".at").first.text_content()
    assert visit.complaints == []
    assert all(r.startswith(explorer) for r in visit.requests)


def test_a_fact_with_other_places_tells_them(browser: Any, explorer: str) -> None:
    """What several places say is opened with the others below."""
    visit = Visit(browser, f"{explorer}/disagreements")
    line = visit.page.get_by_role("listitem").filter(has_text="ordered, 2016-01-17")
    line.get_by_role("link", name="Source 2").click()
    box = visit.page.get_by_role("dialog")
    box.wait_for()
    assert box.get_by_role("heading", name="Also said here").is_visible()
    assert "January 2016" in box.inner_text()
    assert visit.complaints == []


def test_a_document_shows_its_text_with_all_marks(browser: Any, explorer: str, here: Site) -> None:
    """The page has the whole text; the place of the address stands out with its facts beside it."""
    path, text = document_of(here, "FoersterMelissa")
    start = text.index("Jet Wilkinson")
    visit = Visit(browser, f"{explorer}{path}?at={start}-{start + 13}#at")
    page = visit.page
    assert page.locator("#text").text_content() == shown(text)
    assert page.locator(".at").all_text_contents() == ["Jet Wilkinson"]
    box = page.locator("#at").bounding_box()
    assert 0 < box["y"] < 800
    panel = page.get_by_role("complementary", name="What the words give")
    assert "AKA Facetime · director · Jet Wilkinson" in " ".join(panel.inner_text().split())
    page.get_by_role("link", name="Raelle Tucker").first.click()
    panel.get_by_text("writer").wait_for()
    tucker = text.index("Raelle Tucker", start)
    assert f"at={tucker}-{tucker + 13}" in page.url
    assert page.locator(".at").all_text_contents() == ["Raelle Tucker"]
    page.keyboard.press("n")
    page.wait_for_function("document.querySelector('.at').textContent.startsWith('March')")
    page.keyboard.press("p")
    page.keyboard.press("p")
    page.wait_for_function("document.querySelector('.at').textContent === 'Jet Wilkinson'")
    assert page.evaluate("document.querySelectorAll('#text a[tabindex=\"0\"]').length") == 1
    assert faults(page) == []
    assert visit.complaints == []
    assert all(r.startswith(explorer) for r in visit.requests)


def test_marks_are_chosen_by_rule(browser: Any, explorer: str, here: Site) -> None:
    """The legend takes families and single rules out; words that another rule read too take its colour."""
    path, _ = document_of(here, "FoersterMelissa")
    visit = Visit(browser, explorer + path)
    page = visit.page
    shown_marks = "document.querySelectorAll('#text a.w.{}:not(.out)').length"
    assert page.evaluate(shown_marks.format("episodes")) > 50
    page.get_by_role("checkbox", name=re.compile("^Episodes")).uncheck()
    assert page.evaluate(shown_marks.format("episodes")) == 0
    before = page.evaluate(shown_marks.format("story"))
    page.get_by_text("▾").and_(page.locator("summary[aria-label^=Story]")).click()
    page.get_by_role("checkbox", name=re.compile("^relations")).uncheck()
    assert 0 < page.evaluate(shown_marks.format("story")) < before
    assert faults(page) == []
    page.get_by_role("checkbox", name=re.compile("^Story")).check()
    assert page.evaluate(shown_marks.format("story")) >= before
    assert visit.complaints == []


def test_what_gave_nothing_is_shown_with_its_reason(browser: Any, explorer: str, here: Site) -> None:
    """Sentences that no rule took anything from can be switched on, and say so."""
    path, _ = document_of(here, "FoersterMelissa")
    visit = Visit(browser, explorer + path)
    page = visit.page
    quiet = page.locator("#text .q:not(.w)").first
    assert "dotted" not in quiet.evaluate("e => getComputedStyle(e).textDecorationStyle")
    page.get_by_role("checkbox", name=re.compile("What gave nothing")).check()
    assert "dotted" in quiet.evaluate("e => getComputedStyle(e).textDecorationStyle")
    quiet.click()
    page.get_by_role("complementary").get_by_text("Gave nothing: no rule took anything").wait_for()
    page.get_by_text("What gave nothing, and why").click()
    assert page.locator(".silent li").count() > 20
    assert faults(page) == []
    assert visit.complaints == []


def test_as_it_was_read(browser: Any, quarrelling: str, quarrel: Bible) -> None:
    """An HTML page opens as tables and text; the file itself, markup set back, is one step away."""
    where = Site(quarrel, "")
    path, text = document_of(where, "Nobody knows who kept")
    visit = Visit(browser, quarrelling + path)
    page = visit.page
    assert page.get_by_role("cell", name="Kim Roth").count() == 2
    assert page.get_by_role("heading", name="Episodes").is_visible()
    assert faults(page) == []
    page.get_by_role("link", name="As it is in the file").click()
    assert page.locator("#text").text_content() == shown(text)
    assert "<td>" in "".join(page.locator("#text .m").all_text_contents())
    assert "<" not in "".join(page.locator("#text a.w:not(.m)").all_text_contents())
    page.get_by_role("link", name="Kim Roth").first.click()
    assert "view=file" in page.url
    assert faults(page) == []
    assert visit.complaints == []


def test_without_scripts(browser: Any, explorer: str, here: Site) -> None:
    """Marks are links: without a script they lead to the place, and the page shows what it gives."""
    visit = Visit(browser, f"{explorer}/disagreements#faults", java_script_enabled=False)
    page = visit.page
    page.get_by_role("listitem").filter(has_text="track 10 is missing").get_by_role(
        "link", name="Source 1"
    ).click()
    assert page.locator("#at").text_content()
    assert "track 10 is missing" in page.get_by_role("complementary").inner_text()
    path, _ = document_of(here, "FoersterMelissa")
    page.goto(explorer + path)
    page.get_by_role("link", name="Jet Wilkinson").first.click()
    assert "director" in page.get_by_role("complementary").inner_text()


def test_on_a_phone(browser: Any, explorer: str, here: Site) -> None:
    """Nothing is wider than the screen, and the facts come from below and go again."""
    path, text = document_of(here, "FoersterMelissa")
    start = text.index("Jet Wilkinson")
    size = {"width": 390, "height": 844}
    visit = Visit(browser, explorer + path, viewport=size, has_touch=True, is_mobile=True)
    page = visit.page
    panel = page.get_by_role("complementary", name="What the words give")
    assert not panel.is_visible()
    page.get_by_role("link", name="Jet Wilkinson").first.tap()
    panel.get_by_text("director").wait_for()
    assert f"at={start}-" in page.url
    panel.get_by_role("button", name="Close").click()
    assert not panel.is_visible()
    for where in (path, f"{path}?view=read", "/documents", "/disagreements", "/merges"):
        page.goto(explorer + where)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 390, where
    assert visit.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_are_for_everybody(browser: Any, explorer: str, here: Site, scheme: str) -> None:
    """axe finds nothing serious on the lists and on a document as it was read, in either light."""
    path, _ = document_of(here, "FoersterMelissa")
    visit = Visit(browser, f"{explorer}/documents", color_scheme=scheme)
    for where in ("/documents", "/disagreements", "/merges", f"{path}?view=read&at=10-30", path):
        visit.page.goto(explorer + where)
        assert faults(visit.page) == [], where
    assert visit.complaints == []


def test_documents_are_listed(browser: Any, explorer: str) -> None:
    """Each document says its form, size and how much of it became evidence, and leads to its page."""
    visit = Visit(browser, f"{explorer}/documents")
    row = visit.page.get_by_role("row", name=re.compile("Jessica Jones season 2"))
    assert re.search(r"text of a page\s+44,\d{3}\s+4\s+4\d\d", row.inner_text())
    assert row.get_by_role("img", name=re.compile(r"\d\d % of \d+ words stand with evidence")).is_visible()
    assert row.get_by_role("link", name="3 faults").is_visible()
    row.get_by_role("link", name="Jessica Jones season 2").click()
    assert visit.page.get_by_role("heading", level=1).inner_text().strip() == "Jessica Jones season 2"


# ---- disagreements and merges


def test_both_sides_of_a_conflict(browser: Any, quarrelling: str) -> None:
    """A conflict shows each value with its words, which one stands and why."""
    visit = Visit(browser, f"{quarrelling}/disagreements")
    page = visit.page
    card = page.get_by_role("article").filter(has_text="viewers in millions")
    said = " ".join(card.inner_text().split())
    assert "1.3" in said and "1.2" in said and "preferred" in said and "not a fact" in said
    assert "Preferred because" in said
    assert card.get_by_role("link", name=re.compile("^Source 1: ")).count() == 2
    assert "List of Lantern Bay episodes" in said and "Lantern Bay season 1" in said
    card.locator(".fallen").get_by_role("link", name=re.compile("^Source 1")).click()
    box = page.get_by_role("dialog")
    box.wait_for()
    assert box.locator("mark").first.text_content() == "1.20"
    assert faults(page) == []
    assert visit.complaints == []


def test_merges_are_told_and_filtered(browser: Any, explorer: str) -> None:
    """Names stand under what they were taken for, with the reason; those that only repeat it are folded."""
    visit = Visit(browser, f"{explorer}/merges")
    page = visit.page
    every = int(page.get_by_role("status").inner_text().split()[0])
    page.get_by_label("Name or thing").fill("kilgrave")
    page.get_by_role("button", name="Show").click()
    assert 0 < int(page.get_by_role("status").inner_text().split()[0]) < every
    assert all("kilgrave" in t.lower() for t in page.locator(".named").all_inner_texts())
    page.goto(f"{explorer}/merges?q=nobody+like+that")
    assert page.get_by_text("No name is like that").is_visible()
    assert visit.complaints == []


# ---- other graphs


def made(text: str | None, digest: str = DIGEST) -> Bible:
    """The bible of the invented show, its document's text changed after the build."""
    node = NamedNode(f"{BASE}document/{digest[:16]}")
    quads = [q for q in build(EXTRACTION).store if (q.subject, q.predicate) != (node, TEXT)]
    quads += [Quad(node, TEXT, Literal(text), EVIDENCE_GRAPH)] if text is not None else []
    return Bible(KnowledgeGraph.of(quads), 1)


def test_a_graph_without_texts_shows_its_quotes(browser: Any) -> None:
    """A bible from before, or from elsewhere: the page has the sentences, and marks still open them."""
    with site(made(None)) as address:
        visit = Visit(browser, f"{address}/documents")
        page = visit.page
        page.get_by_role("link", name=DOCUMENT.title.text).click()
        assert page.get_by_text("came without the text").is_visible()
        assert "Ana Ferrer" in page.locator(".quoted mark").all_text_contents()
        page.get_by_role("link", name=re.compile("^Source 1")).first.click()
        assert page.get_by_role("dialog").locator("mark").first.text_content()
        assert faults(page) == []
        assert visit.complaints == []


def test_a_hostile_document_is_inert(browser: Any) -> None:
    """Markup, scripts, NUL and turned text in a document are characters on its page, and nothing else."""
    with site(made(PAGE + EVIL)) as address:
        visit = Visit(browser, f"{address}/id/document/{DIGEST[:16]}")
        page = visit.page
        assert page.locator("#text").text_content() == shown(PAGE + EVIL)
        assert page.locator("#text :is(img, script, div)").count() == 0
        page.goto(f"{address}/id/document/{DIGEST[:16]}?view=read&at=0-5")
        assert page.locator("#text :is(img, script)").count() == 0
        assert visit.complaints == []


def test_hostile_names_are_inert(browser: Any) -> None:
    """A document's name and headline are words too, in marks, lists and titles."""
    evil = replace(DOCUMENT, name=f"{EVIL}.txt", title=replace(DOCUMENT.title, text=EVIL, runs=((0, 0),)))
    graph = build(replace(EXTRACTION, documents=(evil,)))
    with site(Bible(graph, 1)) as address:
        visit = Visit(browser, f"{address}/documents")
        page = visit.page
        assert page.locator("main img:not([src^='/static'])").count() == 0
        page.get_by_role("row").get_by_role("link").first.click()
        assert page.locator("main img, main script").count() == 0
        page.goto(f"{address}/merges")
        assert visit.complaints == []


def test_facts_without_evidence(browser: Any, seeds: Bible, tmp_path: Path) -> None:
    """A graph of bare facts names no documents, and the pages say so."""
    seeds.export(tmp_path / "facts.ttl")
    with site(showbible.load(str(tmp_path / "facts.ttl"))) as address:
        visit = Visit(browser, f"{address}/documents")
        assert visit.page.get_by_text("This graph names no documents").is_visible()
        for path in ("/disagreements", "/merges"):
            visit.page.goto(address + path)
        assert visit.page.get_by_text("Every thing goes by one name here").is_visible()
        assert visit.complaints == []
