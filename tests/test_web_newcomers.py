"""From the first page on: how two are connected, names in answers, questions in the search, tables."""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.parse
import urllib.request
from typing import Any

import pytest
from browsing import Visit, site
from playwright.sync_api import expect

from graph.asking.names import Names
from graph.knowledge import KnowledgeGraph
from graph.portraits.shown import Piece, Tie, Ties
from graph.telling.evidence import FOLDS, fold
from showbible.bible import Bible
from showbible.web.fitting import fitting
from showbible.web.tree import tree

pytestmark = pytest.mark.usefixtures("no_proxy")


def test_two_are_connected_from_the_first_page(visit: Visit) -> None:
    """Two names typed and chosen tell the way, each step with its sentence; and lead to the drawing."""
    page = visit.page
    form = page.get_by_role("form", name="How are two connected?")
    for field, typed, name in (
        ("One name", "debora", "Deborah Chow"),
        ("Another name", "lisa r", "Lisa Randolph"),
    ):
        form.get_by_role("combobox", name=field).press_sequentially(typed)
        form.get_by_role("option", name=name).click()
    form.get_by_role("button", name="Connect").click()
    steps = page.get_by_role("region", name="Deborah Chow and Lisa Randolph").get_by_role("listitem").first
    expect(steps).to_contain_text("Deborah Chow directed AKA God Help the Hobo")
    expect(steps).to_contain_text("AKA Three Lives and Counting was written by Lisa Randolph")
    steps.get_by_role("link", name="Source 1").first.click()
    expect(page.get_by_role("dialog")).to_contain_text("AKA God Help the Hobo")
    page.keyboard.press("Escape")
    page.get_by_role("link", name="See them drawn").click()
    expect(page.get_by_text("How they are connected")).to_be_visible()
    expect(page.get_by_role("combobox", name="One name")).to_have_value("Deborah Chow")


def test_a_thing_leads_to_its_connections(visit: Visit, explorer: str) -> None:
    """A page offers to connect its thing to another, whose name is left to be typed."""
    page = visit.page
    page.goto(explorer + "/id/person/krysten-ritter")
    page.get_by_role("link", name="Connect it to another").click()
    expect(page.get_by_role("combobox", name="One name")).to_have_value("Krysten Ritter")
    page.get_by_role("combobox", name="Another name").fill("Kilgrave")
    page.get_by_role("button", name="Connect").click()
    expect(page.get_by_role("region", name="Krysten Ritter and Kilgrave")).to_contain_text("Jessica Jones")


@pytest.mark.parametrize(
    ("one", "other", "status", "words"),
    [
        ("debora chow", "Lisa Randolf", 404, "Nothing here is called “Lisa Randolf”. Did you mean"),
        ("Deborah Chow", "qqqqzzzz", 404, "and no name comes near it"),
        ("Deborah Chow", "", 200, "How are two connected?"),
        ("Deborah Chow", "deborah chow", 200, "They are one and the same"),
        ("Deborah Chow", "Jessica Jones", 200, "is the name of several things"),
        ("<script>alert(1)</script>", "' OR 1", 404, "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ],
)
def test_names_that_are_unclear_are_told(
    explorer: str, one: str, other: str, status: int, words: str
) -> None:
    """Mistyped names, missing ones, those of several things and hostile ones get an answer that helps on."""
    address = explorer + "/connect?" + urllib.parse.urlencode({"one": one, "other": other})
    asked = urllib.request.Request(address, headers={"Accept": "text/html"})
    try:
        answer = urllib.request.urlopen(asked)
    except urllib.error.HTTPError as error:
        answer = error
    assert (answer.status, words in answer.read().decode()) == (status, True)


def test_names_in_answers_lead_to_their_things(visit: Visit, explorer: str) -> None:
    """Words of a stored question's answer that are names are links, in lists too; of things of one name that
    which the column's name says; the words themselves and the download stay what they were."""
    page = visit.page
    page.goto(explorer + "/questions/joint-writers")
    row = page.get_by_role("row").filter(has_text="AKA Three Lives and Counting")
    expect(row.get_by_role("cell", name="Jack Kenny & Lisa Randolph")).to_be_visible()
    assert row.get_by_role("link", name="Lisa Randolph").get_attribute("href") == "/id/person/lisa-randolph"
    assert row.get_by_role("link", name="Jessica Jones").get_attribute("href") == "/id/series/jessica-jones"
    page.goto(explorer + "/questions/who-played")
    page.get_by_role("row").nth(1).wait_for()
    assert page.get_by_role("cell").get_by_role("link", name="Kilgrave").first.is_visible()
    page.goto(explorer + "/query?query=" + urllib.parse.quote('SELECT ("Krysten Ritter" AS ?name) {}'))
    expect(page.get_by_role("cell", name="Krysten Ritter")).to_be_visible()
    assert page.get_by_role("cell").get_by_role("link").count() == 0  # who writes SPARQL sees what is a thing


def test_whom_names_name(explorer: str) -> None:
    """Only whole names are known; what is asked wrongly is refused."""

    def ask(names: object) -> Any:
        data = json.dumps({"names": names}).encode()
        headers = {"content-type": "application/json"}
        with urllib.request.urlopen(urllib.request.Request(explorer + "/-/named", data, headers)) as answer:
            return json.load(answer)

    found = ask(["Krysten Ritter", "Krysten", "", "Jessica Jones", "x" * 900])
    assert list(found) == ["Krysten Ritter", "Jessica Jones"]
    assert found["Krysten Ritter"] == [
        {"href": "/id/person/krysten-ritter", "kind": "person", "label": "Krysten Ritter"}
    ]
    assert {"series", "character"} <= {thing["kind"] for thing in found["Jessica Jones"]}
    with pytest.raises(urllib.error.HTTPError, match="400"):
        ask("Krysten Ritter")


def test_a_sentence_in_the_search_field_helps_on(visit: Visit) -> None:
    """Who asks in a sentence gets the names in it and the stored questions with its words."""
    page = visit.page
    page.get_by_role("combobox", name="Find a name").fill("who plays Trish Walker?")
    page.keyboard.press("Enter")
    main = page.get_by_role("main")
    expect(main.get_by_role("link", name='Patricia "Trish" Walker')).to_be_visible()
    expect(main.get_by_text("played by Rachael Taylor")).to_be_visible()
    main.get_by_role("link", name="Who has played a character").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Who has played a character")


def test_two_names_in_a_sentence_can_be_connected(visit: Visit, explorer: str) -> None:
    """The two names stand in the fields already."""
    page = visit.page
    page.goto(explorer + "/search?q=how+are+deborah+chow+and+lisa+randolph+connected")
    expect(page.get_by_role("combobox", name="Another name")).to_have_value("Lisa Randolph")
    page.get_by_role("button", name="Connect").click()
    expect(page.get_by_role("region", name="Deborah Chow and Lisa Randolph")).to_be_visible()


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("writers", "joint-writers"),
        ("Women directors", "director-count"),
        ("which writers wrote together", "joint-writers"),
        ("how are they connected", "connection"),
        ("the who", None),
        ("Krysten Ritter", None),
        ("", None),
    ],
)
def test_words_fit_questions(words: str, first: str | None) -> None:
    """In whatever form they are; words that every other question has fit none."""
    assert next((question.name for question in fitting(words)), None) == first


def test_names_are_found_within_words(seeds: Any) -> None:
    """The longest names, once each; short single words are left."""
    names = Names(seeds.knowledge)
    found = names.mentioned("Did KRYSTEN RITTER, krysten ritter or Trish Walker play in AKA Smile")
    assert [thing.label for thing in found] == ["Krysten Ritter", 'Patricia "Trish" Walker', "AKA Smile"]
    assert names.mentioned("") == names.mentioned("aka") == []
    assert [t.kind for t in names.called("aida mashaka croal")] == ["person"]
    assert names.called("") == []


def test_a_season_leads_to_its_table(visit: Visit, explorer: str) -> None:
    """The episodes of a season can be sorted and downloaded, with the season filled in."""
    page = visit.page
    page.goto(explorer + "/id/series/jessica-jones/s02")
    page.get_by_role("region", name="Episodes").first.get_by_role(
        "link", name="Which episodes are there"
    ).click()
    expect(page.get_by_role("row")).to_have_count(14)
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    assert download.value.suggested_filename.endswith(".csv")


def test_the_first_page_prepares_the_others(seeds: Any) -> None:
    """What the SPARQL page and the pages of things are made from is there once the first page was sent."""
    from showbible.web.site import Site

    served = Site(Bible(seeds.knowledge), "x.nq")
    assert "completion" not in vars(served)
    served.warm()
    assert {"completion", "documents", "portraits"} <= vars(served).keys()


def test_a_long_name_has_room_in_the_drawing() -> None:
    """The middle is as wide as its name, and no wider than there is room between the two sides."""

    def box(name: str) -> int:
        other = Tie(("friend",), Piece("Mia", "http://a/mia"), "Friends")
        return tree(Ties(Piece(name, "http://a/b"), (other,))).box

    assert box("WWWWWWWW MMMMMMMM") > 260
    assert (
        box("Mia")
        == 130
        < box("Commander William Adama")
        < box("司令官司令官司令官司令官司令官司令官")
        <= 370
    )
    assert box("W" * 400) <= 370


def test_looked_up_names_do_not_fill_the_memory() -> None:
    """However many different words are searched for, only so many are kept."""
    assert fold.cache_info().maxsize == FOLDS


def test_an_empty_bible_asks_for_no_connection(browser: Any) -> None:
    """There is nothing to connect; the page says so, and nothing breaks."""
    with site(Bible(KnowledgeGraph()), "") as address:
        visit = Visit(browser, address + "/")
        assert visit.page.get_by_role("form", name="How are two connected?").count() == 0
        visit.page.goto(address + "/connect?one=a&other=b", wait_until="load")
        expect(visit.page.get_by_role("alert").first).to_contain_text("Nothing here is called “a”")
        assert [c for c in visit.complaints if "404" not in c] == []
        visit.context.close()


FOAF = """@prefix foaf: <http://xmlns.com/foaf/0.1/> .
<http://example.org/a#me> a foaf:Person ; foaf:name "Ann Alpha" ; foaf:homepage <http://example.org/> ;
  foaf:knows <http://example.org/b#me>, [ a foaf:Person ; foaf:name "Carl" ] ."""


def test_a_graph_of_other_terms_is_explored(browser: Any) -> None:
    """The first page tells that it is none of ours and leads to SPARQL; names of others are titles, a
    page without a name is called by its address, blank nodes break no network; nothing is claimed of it."""
    from pyoxigraph import RdfFormat, Store

    store = Store()
    store.load(FOAF.encode(), RdfFormat.TURTLE)
    with site(Bible(KnowledgeGraph(store)), "friends.ttl") as address:
        visit = Visit(browser, address + "/")
        page = visit.page
        assert page.get_by_role("heading", level=1).inner_text() == "friends.ttl"
        assert "Wikipedia" not in page.locator("body").inner_text()
        page.get_by_role("link", name="Ask what is there").click()
        page.get_by_role("button", name="Run").click()
        page.get_by_role("row").get_by_role("link", name="a#me").click()
        assert page.get_by_role("heading", level=1).inner_text() == "Ann Alpha"
        page.goto(address + "/thing?iri=" + urllib.parse.quote("http://example.org/a#me"))
        assert page.get_by_role("heading", level=1).inner_text() == "Ann Alpha"
        expect(page.get_by_role("link", name="example.org/", exact=True)).to_be_visible()
        page.goto(address + "/network")
        expect(page).to_have_title(re.compile("."))
        assert visit.complaints == []
        visit.context.close()


def test_a_quotation_is_taken_along(visit: Visit, explorer: str) -> None:
    """The sentence of a mark can be copied with the document and section in which it stands."""
    page = visit.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(explorer + "/id/person/lisa-randolph")
    page.get_by_role("link", name="Source 1").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Copy").click()
    expect(dialog.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("“") and "Lisa Randolph" in copied
    assert copied.endswith(f"” ({dialog.get_by_role('heading').first.inner_text()})")
