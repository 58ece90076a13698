"""The explorer's first page, search, questions and errors, as a person meets them in a browser."""

from __future__ import annotations

import http.client
import json
import re
import urllib.request
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from browsing import Visit, faults, site
from test_view import HOSTILE, hostile

from graph.asking.questions import questions
from graph.knowledge import KnowledgeGraph
from showbible.bible import Bible
from showbible.web.asking import asking, groups

pytestmark = pytest.mark.usefixtures("no_proxy")
PAGES = (
    "/", "/search", "/search?q=jones", "/search?q=zzzqqq", "/search?kind=person", "/questions",
    "/questions/cast?season=2", "/questions/relatives", "/questions/credits?person=rosenburg", "/nowhere",
)  # fmt: skip
LOOKS: dict[str, dict[str, Any]] = {
    "light": {}, "dark": {"color_scheme": "dark"}, "phone": {"viewport": {"width": 390, "height": 844}},
}  # fmt: skip


def get(address: str, **headers: str) -> tuple[int, dict[str, str], str]:
    """An answer as it comes, no redirect followed."""
    place = urlsplit(address)
    connection = http.client.HTTPConnection(place.netloc)
    connection.request(
        "GET", address.removeprefix(f"http://{place.netloc}"), headers={"Accept": "text/html", **headers}
    )
    answer = connection.getresponse()
    told = {name.lower(): value for name, value in answer.getheaders()}
    return answer.status, told, answer.read().decode()


# ---- the first page


def test_the_first_page_tells_what_is_in_the_bible(visit: Visit) -> None:
    """The show and its seasons, counts by kind, the documents with what each gave: each leads on."""
    page = visit.page
    assert page.title() == "Jessica Jones – Show Bible"
    assert page.get_by_role("heading", level=1).inner_text() == "Jessica Jones"
    seasons = page.get_by_role("list", name="Seasons of Jessica Jones").get_by_role("link")
    assert [s.inner_text() for s in seasons.all()] == ["Season 1", "Season 2", "Season 3"]
    assert seasons.nth(1).get_attribute("href") == "/id/series/jessica-jones/s02"
    counts = page.get_by_role("list", name="What is in it")
    assert re.search(r"\b17 Episodes", counts.inner_text()) and re.search(r"\b3 Seasons", counts.inner_text())
    rows = page.get_by_role("region", name="Where it comes from").get_by_role("row")
    assert [int(row.get_by_role("cell").last.inner_text()) > 100 for row in rows.all()[1:]] == [True, True]
    assert (
        page.get_by_role("link", name="Krysten Ritter").get_attribute("href") == "/id/person/krysten-ritter"
    )


def test_names_are_found_while_they_are_typed(visit: Visit, explorer: str) -> None:
    """`/` goes to the field; the alias that fits is shown; arrows and Enter choose, Escape closes."""
    page = visit.page
    names = page.get_by_role("search").get_by_role("listbox", name="Names")
    page.keyboard.press("/")
    page.keyboard.insert_text("kevin thom")
    first = names.get_by_role("option", name="Kilgrave")
    first.wait_for()
    assert first.inner_text().startswith("Kilgrave “Kevin Thompson”") and "character" in first.inner_text()
    field = page.get_by_role("combobox", name="Find a name")
    assert field.get_attribute("aria-expanded") == "true"
    assert page.get_by_role("search").get_by_role("status").inner_text() == "1 name found"
    page.keyboard.press("Escape")
    assert not names.is_visible() and field.get_attribute("aria-expanded") == "false"
    field.fill("walker")
    names.get_by_role("option", name="Dorothy").wait_for()
    chosen = names.get_by_role("option", selected=True).inner_text()
    page.keyboard.press("ArrowDown")
    now = names.get_by_role("option", selected=True)
    assert now.inner_text() != chosen
    assert field.get_attribute("aria-activedescendant") == now.get_attribute("id")
    page.keyboard.press("End")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    names.get_by_role("option", selected=True, name="All that match").wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url(explorer + "/search?q=walker")
    assert page.get_by_role("heading", level=1).inner_text().endswith(" called “walker”")


def test_enter_goes_to_the_first_name(browser: Any, explorer: str) -> None:
    """However fast somebody types: Enter goes to what the whole of it finds."""
    visit = Visit(browser, explorer + "/questions")
    visit.page.keyboard.press("/")
    visit.page.keyboard.type("krysten ritter")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url(explorer + "/id/person/krysten-ritter")
    visit.context.close()


def test_search_works_without_scripts(browser: Any, explorer: str) -> None:
    """The field is a form; results stand by kind, with what tells namesakes apart."""
    visit = Visit(browser, explorer + "/", java_script_enabled=False)
    page = visit.page
    page.get_by_role("searchbox", name="Find a name").fill("jones")
    page.get_by_role("button", name="Search").click()
    people = page.get_by_role("region", name="Characters")
    assert people.get_by_role("link", name="Alisa Jones").is_visible()
    assert "played by Krysten Ritter" in people.inner_text()
    assert page.get_by_role("region", name="Series").get_by_role("link", name="Jessica Jones").is_visible()
    visit.context.close()


def test_what_nothing_is_called_leads_to_what_was_meant(browser: Any, explorer: str) -> None:
    """A slip of the pen is no dead end."""
    visit = Visit(browser, explorer + "/search?q=kristen+riter")
    assert visit.page.get_by_role("heading", level=1).inner_text() == "Nothing called “kristen riter”"
    link = visit.page.get_by_role("main").get_by_role("link", name="Krysten Ritter")
    assert link.get_attribute("href") == "/id/person/krysten-ritter"
    visit.page.goto(explorer + "/search?q=zzzqqq")
    assert visit.page.get_by_role("link", name=re.compile("People")).is_visible()
    visit.context.close()


def test_all_of_a_kind_in_pages_and_by_letters(browser: Any, explorer: str) -> None:
    """A long list is split; a letter narrows it; each is in the address."""
    visit = Visit(browser, explorer + "/search?kind=person")
    page = visit.page
    main = page.get_by_role("main")
    assert main.get_by_role("heading", level=1).inner_text().strip().startswith("People")
    listed = main.locator("ul.cols > li")
    assert listed.count() == int(re.sub(r"\D", "", main.get_by_role("heading", level=1).inner_text()))
    visit.context.close()


def test_long_lists_have_pages_and_letters() -> None:
    """More than a page's worth: letters first, then pages; places past the end show the last."""
    from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

    from graph.terms import BASE, LABEL, TYPE, sb

    quads = []
    for i in range(300):
        node = NamedNode(f"{BASE}person/p{i}")
        label = f"{'Ab' if i < 200 else '9'} {i:03}"
        quads += [
            Quad(node, TYPE, sb("Person"), DefaultGraph()),
            Quad(node, LABEL, Literal(label), DefaultGraph()),
        ]
    with site(Bible(KnowledgeGraph.of(quads))) as address:
        html = get(address + "/search?kind=person")[2]
        assert html.count("<li>") == 120 and "Page 1 of 3" in html
        assert "9 200" in html and 'href="/search?kind=person&amp;letter=A"' in html
        letter = get(address + "/search?kind=person&letter=A&page=2")[2]
        assert letter.count("<li>") == 80 and "9 2" not in letter and "Page 2 of 2" in letter
        assert "Page 3 of 3" in get(address + "/search?kind=person&page=99")[2]
        assert "Page 1 of 3" in get(address + "/search?kind=person&page=-1")[2]
        assert get(address + "/")[0] == 200


# ---- questions


def test_each_question_stands_under_a_heading() -> None:
    """None is left out, and no heading is empty."""
    assert sorted(q.name for some in groups().values() for q in some) == sorted(questions())
    assert all(groups().values()) and "Others" not in groups()


def test_a_card_asks_its_question(visit: Visit, explorer: str) -> None:
    """The fields of a card fill the address; those left empty stay out of it."""
    page = visit.page
    card = page.get_by_role("form", name="Which episodes are there, in order")
    card.get_by_label("season").fill("2")
    card.get_by_role("button", name="Ask").click()
    page.wait_for_url(explorer + "/questions/episodes?season=2")
    assert page.get_by_role("heading", level=1).inner_text().startswith("Which episodes are there")
    assert page.get_by_role("spinbutton", name="season").input_value() == "2"


def test_the_answer_is_on_the_page(browser: Any, explorer: str) -> None:
    """The question is asked, and its answer stands there as a table."""
    visit = Visit(browser, explorer + "/questions/who-played?character=Trish+Walker")
    visit.page.get_by_role("cell", name="Rachael Taylor").first.wait_for()
    assert visit.complaints == []
    visit.context.close()


def test_questions_are_sieved_by_words(browser: Any, explorer: str) -> None:
    """The filter leaves the cards that have the words, and says how many."""
    visit = Visit(browser, explorer + "/questions")
    page = visit.page
    page.get_by_label("Only those with these words").fill("DIRECTED each")
    assert f"1 of {len(questions())} questions" in page.get_by_role("main").inner_text()
    assert page.get_by_role("heading", name="How many different people directed each season?").is_visible()
    assert not page.get_by_role("heading", name="Who kills whom, and in which episode?").is_visible()
    visit.context.close()


def test_a_missing_parameter_is_asked_for(browser: Any, explorer: str) -> None:
    """No error: the form, and what to fill in; the name completes itself, and the answer follows."""
    visit = Visit(browser, explorer + "/questions/relatives")
    page = visit.page
    assert "Fill in character" in page.get_by_role("main").inner_text()
    field = page.get_by_role("main").get_by_role("combobox", name="character")
    field.fill("trish")
    page.get_by_role("option", name="Walker").first.click()
    assert field.input_value() == 'Patricia "Trish" Walker'
    page.get_by_role("button", name="Ask").click()
    page.wait_for_url("**/questions/relatives?character=*")
    assert "Dorothy Walker" in ask(visit.page.url)
    visit.context.close()


def ask(address: str) -> str:
    """The data behind a question's page, as curl gets it."""
    request = urllib.request.Request(address, headers={"Accept": "text/csv"})
    with urllib.request.urlopen(request) as answer:
        return str(answer.read().decode())


def test_an_unknown_name_leads_to_near_ones(browser: Any, explorer: str) -> None:
    """Its message, and links that ask again with what may have been meant."""
    visit = Visit(browser, explorer + "/questions/credits?person=Melisa+Rosenburg&season=2")
    page = visit.page
    assert "No person or company is called 'Melisa Rosenburg'" in page.get_by_role("alert").first.inner_text()
    page.get_by_role("alert").get_by_role("link", name="Melissa Rosenberg").first.click()
    page.wait_for_url(explorer + "/questions/credits?person=Melissa+Rosenberg&season=2")
    assert page.get_by_role("heading", name="Answer").is_visible()
    visit.context.close()


def test_a_name_of_several_things_is_told() -> None:
    """The answer is about all of them, and each is a link."""
    from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

    from graph.terms import BASE, LABEL, NAME, TYPE, sb

    quads = []
    for show in ("one", "two"):
        node = NamedNode(f"{BASE}character/{show}/kim")
        said = [(TYPE, sb("Character")), (NAME, Literal("Kim")), (LABEL, Literal("Kim"))]
        quads += [Quad(node, predicate, value, DefaultGraph()) for predicate, value in said]
    with site(Bible(KnowledgeGraph.of(quads))) as address:
        html = get(address + "/questions/relatives?character=kim")[2]
    assert "is the name of 2 things" in html and "data-sparql" in html
    assert 'href="/id/character/one/kim"' in html and 'href="/id/character/two/kim"' in html


def test_a_hundred_shows_stay_readable() -> None:
    """The first of them, in the title too; the rest is a click away."""
    from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

    from graph.terms import BASE, LABEL, TYPE, sb

    quads = []
    for number in range(100):
        show, season = (NamedNode(f"{BASE}series/show-{number:03}{end}") for end in ("", "/s01"))
        said = [(show, TYPE, sb("Series")), (show, LABEL, Literal(f"Show {number:03}"))]
        said += [
            (season, TYPE, sb("Season")),
            (season, sb("partOfSeries"), show),
            (season, LABEL, Literal("S")),
        ]
        quads += [Quad(*triple, DefaultGraph()) for triple in said]
    with site(Bible(KnowledgeGraph.of(quads))) as address:
        html = get(address + "/")[2]
    assert "<h1>Show 000, Show 001, Show 002 and 97 more</h1>" in html
    assert html.count('class="card show"') == 12 and "All 100 shows" in html


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("episodes?season=two", "This wants a whole number."),
        ("releases?since=yesterday", "This wants a day such as 2018-03-08."),
        ("nominations?year=19", "This wants a year such as 2018."),
        ("cast?billing=loud", "There is no billing"),
        ("cast?nonsense=1", "has no field “nonsense”"),
        ("killings?killer=zzzzzzz", "No character is called"),
    ],
)
def test_values_that_cannot_be_are_told(explorer: str, address: str, words: str) -> None:
    """Beside the field, with no answer and no error page."""
    status, _, html = get(f"{explorer}/questions/{address}")
    assert status == 200 and words in html and "data-sparql" not in html


def test_fixed_choices_are_a_list_to_choose_from(explorer: str) -> None:
    """Billing has few values: they are offered."""
    html = get(explorer + "/questions/cast?billing=guest")[2]
    assert "<option selected>guest</option>" in html and "<option>main</option>" in html


def test_values_are_terms_and_never_text_of_the_query(seeds: Bible) -> None:
    """Whatever is filled in: the query stays the stored one with a VALUES block."""
    from graph.asking.names import Names

    evil = 'x" . } INSERT DATA { <a:a> <a:b> <a:c> } # \\'
    asked = asking(questions()["called"], {"name": evil}, seeds.knowledge, Names(seeds.knowledge))
    assert asked.sparql.count("INSERT") == 1 and '\\" . } INSERT' in asked.sparql
    assert len(seeds.query(asked.sparql)) == 0


def test_the_same_question_elsewhere(browser: Any, explorer: str) -> None:
    """The command line, curl and Python, as they can be pasted; the SPARQL, and the editor with it."""
    visit = Visit(browser, explorer + "/questions/credits?person=Melissa+Rosenberg&season=2")
    main = visit.page.get_by_role("main")
    ways = main.locator(".code pre")
    shown = [way.inner_text() for way in ways.all()[:3]]
    assert shown[0] == "showbible query credits --person 'Melissa Rosenberg' --season 2"
    assert shown[1] == f"curl -L -H 'Accept: text/csv' '{visit.page.url}'"
    assert "bible.query('credits', person='Melissa Rosenberg', season=2).to_frame()" in shown[2]
    main.get_by_text("The SPARQL of this question").click()
    link = main.get_by_role("link", name="Open in the editor")
    assert link.is_visible() and "the_person" in str(link.get_attribute("href"))
    assert "Melissa Rosenberg" in ask(visit.page.url)
    visit.context.close()


def test_data_is_answered_where_no_page_is_wanted(explorer: str) -> None:
    """`curl -L` with Accept gets CSV; without a parameter that is needed, the page that says so."""
    status, headers, _ = get(explorer + "/questions/episodes?season=2", Accept="text/csv")
    assert status == 303 and headers["location"].startswith("/sparql?query=")
    assert get(explorer + "/questions/episodes?season=&series=")[1]["location"] == "/questions/episodes"
    assert get(explorer + "/questions/relatives", Accept="text/csv")[0] == 200
    assert "AKA Start at the Beginning" in ask(explorer + "/questions/episodes?season=2")


def test_an_unknown_question_names_near_ones(explorer: str) -> None:
    status, _, html = get(explorer + "/questions/episode")
    assert status == 404 and 'href="/questions/episodes"' in html


# ---- errors, look, safety


def test_unknown_addresses_help_on(explorer: str) -> None:
    """404 names what may have been meant; who wants no page gets a line."""
    status, headers, html = get(explorer + "/persn/kristen-riter")
    assert status == 404 and "Krysten Ritter" in html and "content-security-policy" in headers
    assert 'href="/questions"' in get(explorer + "/question")[2].partition("<main")[2]
    assert get(explorer + "/nowhere", Accept="*/*")[2] == "Not Found\n"


def test_wrong_ways_of_asking_are_told(explorer: str) -> None:
    """405 says what it takes."""
    place = urlsplit(explorer)
    connection = http.client.HTTPConnection(place.netloc)
    connection.request("DELETE", "/questions", headers={"Accept": "text/html"})
    answer = connection.getresponse()
    assert answer.status == 405 and "GET" in str(answer.getheader("allow"))


def test_a_fault_of_ours_shows_no_traceback(seeds: Bible, monkeypatch: pytest.MonkeyPatch) -> None:
    """500 as a page of one sentence, with the headers that each page has."""
    from showbible.web.contents import Contents

    monkeypatch.setattr(Contents, "main", property(lambda _: 1 / 0))
    with site(seeds) as address:
        assert get(address + "/-/search?q=a&most=1")[0] == 200
        status, headers, html = get(address + "/")
    assert status == 500 and "Something went wrong" in html and "content-security-policy" in headers
    assert "Traceback" not in html and "ZeroDivision" not in html


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "", "8.8.8.8"])
def test_other_hosts_are_refused(explorer: str, host: str) -> None:
    """A page that points its own name at this machine reads nothing."""
    assert get(explorer + "/", Host=host)[0] == 421


@pytest.mark.parametrize("path", PAGES)
def test_each_page_has_its_policy(explorer: str, path: str) -> None:
    """Scripts and styles come from here alone; nothing is written into the page."""
    _, headers, html = get(explorer + path)
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "'unsafe" not in policy
    assert " style=" not in html and not re.search(r"\son\w+=", html) and "<script>" not in html


@pytest.mark.parametrize("look", LOOKS)
def test_everybody_can_use_it(browser: Any, explorer: str, look: str) -> None:
    """axe finds no serious fault on any page, and no page is wider than its window."""
    visit = Visit(browser, explorer + "/", **LOOKS[look])
    width = visit.page.viewport_size["width"]
    for path in PAGES:
        visit.page.goto(explorer + path)
        assert faults(visit.page) == [], path
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width, path
    visit.page.goto(explorer + "/search")
    visit.page.keyboard.press("/")
    visit.page.keyboard.type("jones")
    visit.page.get_by_role("option").first.wait_for()
    assert faults(visit.page) == []
    visit.context.close()


def test_light_and_dark(browser: Any, explorer: str) -> None:
    """As the system has it, until somebody chooses; the choice is kept for the next page."""
    visit = Visit(browser, explorer + "/", color_scheme="dark")
    page, ground = visit.page, "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    button = page.get_by_role("button", name="Dark")
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    light = page.evaluate(ground)
    assert light != dark and button.get_attribute("aria-pressed") == "false"
    page.goto(explorer + "/questions")
    assert page.evaluate(ground) == light
    page.get_by_role("button", name="Dark").click()
    assert page.evaluate(ground) == dark and page.evaluate("localStorage.length") == 0
    visit.context.close()


def test_the_navigation_marks_the_page(browser: Any, explorer: str) -> None:
    """Where one is can be seen and heard."""
    visit = Visit(browser, explorer + "/questions")
    here = visit.page.get_by_role("navigation", name="Main").locator("[aria-current]")
    assert [(link.inner_text(), link.get_attribute("aria-current")) for link in here.all()] == [
        ("Questions", "page")
    ]
    visit.context.close()


class Tags(HTMLParser):
    """The tags of a page and their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def test_hostile_names_are_only_text(browser: Any) -> None:
    """On each page, in each list, in what a search offers: shown as they are, never run or linked."""
    evil = [quote(name) for name in HOSTILE]
    with site(Bible(hostile()), HOSTILE[0]) as address:
        paths = [
            "/",
            "/search?kind=person",
            "/search?kind=series",
            "/questions/credits?person=Kim",
            "/nowhere/alert",
        ]
        paths += [f"/search?q={e}" for e in evil] + [f"/questions/credits?person={e}" for e in evil]
        paths += [f"/questions/called?name={e}" for e in evil] + [f"/{e}" for e in evil]
        paths += [f"/questions/{e}" for e in evil] + [f"/search?kind={e}&letter={e}&page={e}" for e in evil]
        paths += [f"/questions/cast?{e}={e}" for e in evil]
        for path in paths:
            status, _, html = get(address + path)
            assert status in (200, 404, 303), path
            tags = Tags(html).seen
            assert not [
                tag for tag, attrs in tags if tag == "img" and attrs.get("src") != "/static/icon.svg"
            ], path
            assert all(
                attrs.get("src", "").startswith("/static/") for tag, attrs in tags if tag == "script"
            ), path
            assert not [a for _, a in tags if str(a.get("href", "/"))[:1] not in "/#"], path
        visit = Visit(browser, address + "/")
        page = visit.page
        assert "<img src=x onerror=alert(1)>" in page.get_by_role("main").inner_text()
        page.keyboard.press("/")
        page.keyboard.insert_text("alert")
        page.get_by_role("option").first.wait_for()
        assert "javascript:alert(1)" in page.get_by_role("listbox").inner_text()
        page.goto(f"{address}/questions/credits?person={evil[0]}")
        page.wait_for_timeout(200)
        assert visit.complaints == [] and all(url.startswith(address) for url in visit.requests)
        visit.context.close()


def test_an_empty_bible_has_pages_too() -> None:
    """Nothing in it: each page says so or is empty, none breaks."""
    with site(Bible(KnowledgeGraph()), "empty.nq") as address:
        assert "Nothing is in this bible" in get(address + "/")[2]
        for path in PAGES[1:]:
            assert get(address + path)[0] in (200, 404), path
        with urllib.request.urlopen(address + "/-/search?q=a") as answer:
            assert json.load(answer) == {"found": []}
