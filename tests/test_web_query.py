"""The page on which SPARQL is written, as a person uses it: writing, running, looking, taking along."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from browsing import Visit, faults

from graph.terms import BASE

DATES = "SELECT ?title ?date { ?e a sb:Episode ; schema:name ?title ; sb:datePublished ?date } ORDER BY ?date"
COUNTS = """SELECT ?writer (COUNT(?e) AS ?episodes) { ?e sb:writer ?writer }
GROUP BY ?writer ORDER BY DESC(?episodes)"""
PAIRS = "SELECT ?episode ?director { ?episode a sb:Episode ; sb:director ?director }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture
def editing(browser: Any, explorer: str) -> Iterator[Any]:
    """Opens the page with a query and a rest of its address; no complaint, and nothing asked elsewhere."""
    visits: list[Visit] = []

    def opened(query: str | None = None, rest: str = "", **context: Any) -> Any:
        address = f"{explorer}/query" + (f"?query={quote(query)}" if query is not None else "") + rest
        visits.append(Visit(browser, address, **context))
        return visits[-1].page

    opened.visits = visits  # type: ignore[attr-defined]
    yield opened
    for visit in visits:
        assert visit.complaints == []
        assert [url for url in visit.requests if not url.startswith((explorer, "data:", "blob:"))] == []
        visit.context.close()


def write(page: Any, text: str) -> Any:
    """Write a query as a person does, over what is there."""
    field = page.get_by_role("textbox", name="Query")
    field.click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.type(text)
    return field


def paste(page: Any, text: str) -> None:
    """A query put in whole, so that no bracket closes itself."""
    write(page, "")
    page.keyboard.insert_text(text)


def offer(page: Any, name: str) -> Any:
    return page.get_by_role("option", name=re.compile(re.escape(name)))


def test_a_question_is_written_with_completion_and_run(editing: Any) -> None:
    """Class, property and person are chosen from what is offered; Ctrl-Enter answers."""
    page = editing()
    field = write(page, "SELECT ?title { ?e a sb:Ep")
    offer(page, "sb:Episode").first.click()
    page.keyboard.type("; writ")
    offer(page, "sb:writer").first.click()
    page.keyboard.type('"Lisa Rand')
    offer(page, "Lisa Randolph").first.click()
    page.keyboard.type("; schema:name ?title")
    page.keyboard.press("Escape")
    said = "SELECT ?title { ?e a sb:Episode ; sb:writer <person/lisa-randolph> ; schema:name ?title}"
    assert field.inner_text().strip() == said
    page.keyboard.press("Control+Enter")
    page.get_by_role("status").filter(has_text=re.compile(r"\d rows, [\d.]+ s")).wait_for()
    assert page.get_by_role("columnheader", name="title").count() == 1
    page.get_by_role("textbox", name="Query").click()
    page.keyboard.press("Control+z")
    assert field.inner_text().strip() != said


def test_an_error_is_underlined_where_it_is(editing: Any) -> None:
    """While writing, at its line and column; a click goes there; it is not sent; mended, it is gone."""
    page = editing()
    paste(page, "SELECT ?x {\n  ?x a sb:Episode ;\n     sb:director ?d\n     schema:name 'a' }")
    remark = page.get_by_role("list", name="Remarks").get_by_role("button")
    remark.wait_for()
    assert remark.inner_text().startswith("Line 4, column 6: 'schema:name'")
    assert page.locator(".cm-lintRange-error").first.inner_text() in "schema:name"
    page.keyboard.press("Control+Enter")
    page.get_by_role("status").filter(has_text="Not run").wait_for()
    remark.click()
    page.keyboard.type("; ")
    remark.wait_for(state="detached")
    page.keyboard.press("Control+Enter")
    page.get_by_text("Nothing in this bible").wait_for()


def test_a_wrong_query_of_an_address_is_told_and_not_run(browser: Any, explorer: str) -> None:
    """It is told of at its place, once; the endpoint is not troubled, and the browser has no error to log."""
    visit = Visit(browser, f"{explorer}/query?query={quote('SELECT ?x {')}")
    remark = visit.page.get_by_role("list", name="Remarks").get_by_role("button")
    remark.wait_for()
    assert "Line 1, column 11" in remark.inner_text()
    visit.page.get_by_text("Not run").wait_for()
    assert visit.page.get_by_role("alert").count() == 0
    assert [url for url in visit.requests if url.endswith("/sparql")] == []
    assert visit.complaints == []
    visit.context.close()


def test_a_word_that_the_ontology_has_not_is_doubted(editing: Any) -> None:
    """The doubt names what is near, and an empty answer repeats it."""
    page = editing("SELECT ?x { ?x a sb:Epsode }")
    page.get_by_text("Nothing in this bible fits").wait_for()
    said = page.get_by_text("did you mean sb:Episode")
    said.nth(1).wait_for()
    assert said.count() == 2


def test_an_empty_answer_says_which_part_of_the_question_nothing_fits(editing: Any) -> None:
    """Each pattern is asked alone; those that something fits are not named."""
    page = editing("SELECT ?x { ?x a sb:Episode ; sb:director <person/nobody-at-all> ; rdfs:label ?l }")
    page.get_by_text("Nothing at all fits").wait_for()
    said = page.get_by_role("listitem").filter(has_text="Nothing at all fits").all_inner_texts()
    assert said == ["Nothing at all fits ?x sb:director <person/nobody-at-all>"]


def cells(page: Any, column: int) -> list[str]:
    return [t.strip() for t in page.locator(f"table.answer tbody td:nth-child({column})").all_inner_texts()]


def test_the_table_sorts_and_filters(editing: Any) -> None:
    """Numbers sort as numbers and names by their labels; the header says so; a word narrows the rows."""
    page = editing(COUNTS, "#view=table")
    header = page.get_by_role("columnheader", name="episodes")
    header.wait_for()
    page.get_by_role("button", name="episodes").click()
    assert header.get_attribute("aria-sort") == "ascending"
    page.wait_for_function("document.querySelectorAll('table.answer tbody tr').length > 5")
    numbers = [int(n) for n in cells(page, 2)]
    assert numbers == sorted(numbers)
    page.get_by_role("button", name="episodes").click()
    assert header.get_attribute("aria-sort") == "descending"
    page.get_by_role("button", name="writer").click()
    page.wait_for_function("document.querySelector('table.answer tbody td').innerText < 'C'")
    assert cells(page, 1) == sorted(cells(page, 1), key=str.casefold)
    page.get_by_role("searchbox", name="Only rows with").fill("rosenberg")
    page.get_by_text(re.compile(r"^\d+ of \d+ rows have it")).wait_for()
    assert cells(page, 1) == ["Melissa Rosenberg"]
    link = page.get_by_role("link", name="Melissa Rosenberg")
    assert link.get_attribute("href") == "/id/person/melissa-rosenberg"
    assert link.get_attribute("title") == BASE + "person/melissa-rosenberg"


@pytest.mark.parametrize(
    ("query", "view", "others"),
    [
        (PAIRS, "Network", ["Table", "Network"]),
        (COUNTS, "Bars", ["Table", "Bars"]),
        (DATES, "Timeline", ["Table", "Timeline"]),
        ("CONSTRUCT { ?a sb:relatedTo ?b } { ?a sb:relatedTo ?b }", "Network", ["Table", "Network"]),
        ("# as a table\n#view: table\n" + DATES, "Table", ["Table", "Timeline"]),
        ("SELECT ?name ?n { ?x schema:name ?name } LIMIT 3", "Table", ["Table"]),
    ],
)
def test_the_view_follows_the_answers_shape(editing: Any, query: str, view: str, others: list[str]) -> None:
    """Two things are a network, a name and a number bars, dates a timeline; a comment overrules."""
    page = editing(query)
    page.get_by_role("tab", name=view, selected=True).wait_for()
    assert page.get_by_role("tab").all_inner_texts() == others
    assert faults(page) == []


def test_views_are_switched_and_stay_in_the_address(editing: Any) -> None:
    """By mouse and by arrow keys; reloaded, the page shows the same view."""
    page = editing(DATES)
    page.get_by_role("tab", name="Timeline", selected=True).wait_for()
    page.get_by_role("tab", name="Table").click()
    page.get_by_role("columnheader", name="date").wait_for()
    assert page.url.endswith("#view=table")
    page.reload()
    page.get_by_role("tab", name="Table", selected=True).wait_for()
    page.keyboard.press("Escape")
    page.get_by_role("tab", name="Table").focus()
    page.keyboard.press("ArrowRight")
    page.get_by_role("tab", name="Timeline", selected=True).wait_for()
    assert page.locator("svg.timeline .point").count() > 10


def test_a_network_leads_to_pages(editing: Any) -> None:
    """Its nodes are links with names, and nothing is drawn twice."""
    page = editing(PAIRS)
    picture = page.get_by_role("group", name=re.compile(r"\d+ things and \d+ lines"))
    picture.wait_for()
    assert picture.locator("a[href^='/id/person/']").count() > 5
    node = picture.get_by_role("link", name="Deborah Chow")
    assert node.count() == 1
    node.focus()
    assert page.locator(".node.near").count() == 2


def test_yes_and_no_are_told_in_a_word(editing: Any) -> None:
    page = editing("ASK { ?x a sb:Episode }")
    page.get_by_text("Yes.", exact=True).wait_for()
    paste(page, "ASK { ?x a sb:Episode ; schema:name 'nobody' }")
    page.keyboard.press("Control+Enter")
    page.get_by_text("No.", exact=True).wait_for()


def test_a_query_that_never_ends_is_stopped(editing: Any) -> None:
    """Stop ends the waiting, and the next question is answered."""
    page = editing(ENDLESS)
    page.get_by_role("button", name="Stop").click()
    page.get_by_text(re.compile(r"^Stopped after [\d.]+ s")).wait_for()
    paste(page, "ASK { ?x a sb:Episode }")
    page.keyboard.press("Control+Enter")
    page.get_by_text("Yes.", exact=True).wait_for()


def test_what_was_run_is_kept_in_this_browser(editing: Any) -> None:
    """The last queries come back with a click, and go with another."""
    page = editing("ASK { ?x a sb:Episode }")
    page.get_by_text("Yes.", exact=True).wait_for()
    paste(page, "# All people\nSELECT ?x { ?x a sb:Person }")
    page.get_by_role("button", name="Run").click()
    page.get_by_role("columnheader", name="x").wait_for()
    page.reload()
    page.get_by_role("columnheader", name="x").wait_for()
    page.get_by_text("History").click()
    entries = page.locator("#history li")
    entries.nth(1).wait_for()
    assert entries.count() == 2
    assert entries.first.inner_text().startswith("All people")
    entries.nth(1).get_by_role("button").first.click()
    assert page.get_by_role("textbox", name="Query").inner_text().startswith("ASK")
    page.get_by_text("History").click()
    page.get_by_role("button", name="Delete: All people").click()
    assert entries.count() == 1


def test_an_example_is_found_and_run(editing: Any) -> None:
    """The menu is searched by words and opened by the keyboard; the query is there to be changed."""
    page = editing()
    page.get_by_text("Examples", exact=True).click()
    page.get_by_role("searchbox", name="Search the examples").fill("directed which episode")
    page.keyboard.press("Enter")
    page.get_by_role("columnheader", name="director").wait_for()
    assert "# VALUES ?the_season { 1 }" in page.get_by_role("textbox", name="Query").inner_text()
    assert "query=" in page.url
    page.go_back()


def test_an_address_is_shared(editing: Any, explorer: str) -> None:
    """The copied link, opened elsewhere, shows the same answer; curl and Python are copied too."""
    page = editing(DATES, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("tab", name="Table").click()
    page.get_by_text("Share", exact=True).click()
    copied = {}
    for name in ("Copy link", "Copy as curl", "Copy as Python"):
        page.get_by_role("button", name=name).click()
        page.get_by_text("Copied.").wait_for()
        copied[name] = page.evaluate("navigator.clipboard.readText()")
    assert copied["Copy link"].startswith(f"{explorer}/query?query=")
    assert copied["Copy as curl"].startswith(f"curl -s '{explorer}/sparql'")
    compile(copied["Copy as Python"], "copied", "exec")
    page.goto(copied["Copy link"])
    page.get_by_role("tab", name="Table", selected=True).wait_for()


def test_the_answer_is_downloaded(editing: Any) -> None:
    """As a file of the wanted form, named after the query."""
    page = editing("# Writers, by episodes\n" + COUNTS)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="CSV").click()
    assert waiting.value.suggested_filename == "writers-by-episodes.csv"
    rows = list(csv.reader(Path(waiting.value.path()).read_text("utf-8").splitlines()))
    assert rows[0] == ["writer", "episodes"]
    assert len(rows) > 5
    page.goto(page.url.partition("?")[0] + "?query=" + quote("DESCRIBE <person/melissa-rosenberg>"))
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Turtle").click()
    assert waiting.value.suggested_filename == "answer.ttl"
    assert "Melissa Rosenberg" in Path(waiting.value.path()).read_text("utf-8")


def test_a_long_answer_is_shown_in_parts(editing: Any) -> None:
    """Thousands of rows do not stop the page: the first are there, more come when wanted."""
    page = editing("SELECT ?s ?o { GRAPH ?g { ?s rdf:predicate ?o } }", "#view=table")
    told = page.get_by_text(re.compile(r"first 1,000 of [\d,]+ shown"))
    told.wait_for()
    assert page.locator("table.answer tbody tr").count() == 1000
    page.get_by_role("button", name="Show 1,000 more").click()
    page.get_by_text("first 2,000 of").wait_for()
    assert page.locator("table.answer tbody tr").count() == 2000


@pytest.mark.parametrize(
    "context", [{}, {"color_scheme": "dark"}, {"viewport": {"width": 390, "height": 844}}]
)
def test_the_page_is_for_all_eyes_and_hands(editing: Any, context: dict[str, Any]) -> None:
    """No serious fault of accessibility; on a phone nothing sticks out."""
    page = editing(COUNTS, **context)
    page.get_by_role("tab", name="Bars", selected=True).wait_for()
    assert faults(page) == []
    page.get_by_role("tab", name="Table").click()
    page.get_by_role("columnheader", name="writer").wait_for()
    page.get_by_text("Examples", exact=True).click()
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_editor_can_be_left_by_the_keyboard(editing: Any) -> None:
    """Esc and then Tab goes on to the next part of the page."""
    page = editing()
    page.get_by_role("textbox", name="Query").click()
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    page.wait_for_function("!document.activeElement.closest('.cm-editor')")


def test_without_scripts_there_is_a_plain_form(browser: Any, explorer: str) -> None:
    """A field and a button that ask /sparql; the examples are links."""
    visit = Visit(browser, f"{explorer}/query", java_script_enabled=False)
    assert "SELECT" in visit.page.get_by_label("Query", exact=True).input_value()
    form = visit.page.locator("#ask")
    assert (form.get_attribute("action"), form.get_attribute("method")) == ("/sparql", "get")
    with visit.page.expect_download() as waiting:
        visit.page.get_by_role("button", name="Run").click()
    assert waiting.value.url.startswith(f"{explorer}/sparql?query=")
    visit.context.close()
