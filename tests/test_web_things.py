"""The pages of things, as a person and as a machine come to them."""

from __future__ import annotations

import csv
import io
import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from email.message import Message
from typing import Any
from urllib.parse import quote, unquote, urlsplit

import pytest
import rdflib
from browsing import Visit, faults, site
from pyoxigraph import DefaultGraph, RdfFormat, parse
from test_view import HOSTILE, hostile

from graph.knowledge import KnowledgeGraph
from graph.telling.description import description
from graph.telling.sayings import Sayings
from graph.terms import BASE
from showbible.bible import Bible

SEASON, TRISH = "series/jessica-jones/s02", "character/jessica-jones/patricia-trish-walker"
KINDS = ("series/jessica-jones", SEASON, TRISH, "person/melissa-rosenberg", "award/saturn-awards")
FOREIGN = """
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://example.org/ship/1> a <https://example.org/Ship> ; rdfs:label "Harbour Queen" ;
  <https://example.org/tonnage> 12000 ; skos:exactMatch <http://www.wikidata.org/entity/Q42> ;
  <https://example.org/seen> <javascript:alert(1)> .
"""
SAMPLE = (
    "series/jessica-jones", SEASON, "series/jessica-jones/s02e13", "person/melissa-rosenberg", TRISH,
    "award/saturn-awards", "organisation/netflix", "track/run-whizzer-run", "place/new-york-city",
    "job/director",    "album/jessica-jones-season-2-original-soundtrack",
    "credit/series/jessica-jones/s02e04/director/deborah-chow",
)  # fmt: skip


def get(address: str, accept: str = "text/html", method: str = "GET") -> tuple[int, Message, str]:
    """An answer: its status, headers and text, errors too; no redirect is followed."""

    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_: Any) -> None:
            return None

    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), Stay())
    asked = urllib.request.Request(address, headers={"Accept": accept}, method=method)
    try:
        with opener.open(asked, timeout=30) as answer:
            return answer.status, answer.headers, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read().decode()


def graph(text: str, form: str) -> set[Any]:
    return set(rdflib.Graph().parse(data=text, format=form, publicID=BASE))


@pytest.fixture(scope="module")
def evil() -> Iterator[str]:
    """The explorer of a show whose people are called what attackers call themselves."""
    with site(Bible(hostile())) as address:
        yield address


# ---- machines


@pytest.mark.parametrize(
    ("type_", "ending", "form"),
    [("text/turtle", "ttl", "turtle"), ("application/ld+json", "jsonld", "json-ld"),
     ("application/n-triples", "nt", "nt"), ("application/rdf+xml", "rdf", "xml")],
)  # fmt: skip
@pytest.mark.parametrize("place", ["person/deborah-chow", SEASON])
def test_one_address_answers_in_every_format(
    explorer: str, seeds: Any, place: str, type_: str, ending: str, form: str
) -> None:
    """By Accept and by ending come the same triples: the thing's own and its situations', with labels."""
    node = next(q.subject for q in seeds.knowledge.store if str(q.subject) == f"<{BASE}{place}>")
    about = description(seeds.knowledge, Sayings(seeds.knowledge), node)
    facts = about.store.quads_for_pattern(None, None, None, DefaultGraph())
    expected = graph("".join(f"{q.triple} .\n" for q in facts), "nt")
    status, headers, text = get(f"{explorer}/id/{place}", type_)
    assert status == 200 and headers.get_content_type() == type_
    assert graph(text, form) == expected
    assert get(f"{explorer}/id/{place}.{ending}", "*/*")[2] == text


def test_a_description_has_what_a_client_needs(explorer: str) -> None:
    """Whom she directed, as a credit with all its parts, and what the others are called."""
    _, _, text = get(f"{explorer}/id/person/deborah-chow.nt")
    labels = {str(o) for _, p, o in graph(text, "nt") if str(p).endswith("#label")}
    assert {"Deborah Chow", "director", "AKA God Help the Hobo"} <= labels
    assert "evidence" not in text


def test_evidence_comes_when_it_is_wanted(explorer: str) -> None:
    """With `?evidence=1` the statements, their words, the rule and the document, not its whole text."""
    _, _, bare = get(f"{explorer}/id/person/deborah-chow.ttl")
    _, _, full = get(f"{explorer}/id/person/deborah-chow.ttl?evidence=1")
    assert graph(bare, "turtle") < graph(full, "turtle")
    assert "oa:exact" in full and "sb:rule" in full and "schema:text" not in full


def test_csv_has_the_facts_with_their_words(explorer: str) -> None:
    """As `showbible export` writes them: a fact and a place where it is said in each row."""
    rows = list(csv.DictReader(io.StringIO(get(f"{explorer}/id/{TRISH}.csv")[2])))
    (trish,) = [row for row in rows if (row["predicate"], row["object"]) == ("nickname", "Patsy")]
    assert trish["subject"] == 'Patricia "Trish" Walker' and trish["words"] and trish["document"]


@pytest.mark.parametrize(
    ("accept", "type_"),
    [("", "text/html"), ("*/*", "text/html"), ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html"),
     ("text/turtle;q=0.5, application/ld+json;q=0.9", "application/ld+json"),
     ("text/html;q=0.1, text/turtle", "text/turtle"),
     ("application/rdf+xml, */*;q=0.1", "application/rdf+xml"),
     ("text/html;q=0, */*", "text/turtle")],
)  # fmt: skip
def test_the_format_that_is_liked_best(explorer: str, accept: str, type_: str) -> None:
    """Weights decide, and a browser gets the page."""
    status, headers, _ = get(f"{explorer}/id/person/deborah-chow", accept)
    assert (status, headers.get_content_type()) == (200, type_)
    assert "Accept" in headers["vary"]
    assert '</id/person/deborah-chow.ttl>; rel="alternate"; type="text/turtle"' in headers["link"]


def test_what_cannot_be_written_is_refused(explorer: str) -> None:
    status, _, text = get(f"{explorer}/id/person/deborah-chow", "image/png")
    assert status == 406 and "text/turtle" in text


def test_head_has_the_same_headers_and_no_body(explorer: str) -> None:
    status, headers, text = get(f"{explorer}/id/{SEASON}.ttl", method="HEAD")
    assert (status, headers.get_content_type(), text) == (200, "text/turtle", "")


def test_an_unknown_thing_is_told_in_text_to_machines(explorer: str) -> None:
    status, headers, text = get(f"{explorer}/id/person/nobody-at-all", "text/turtle")
    assert (status, headers.get_content_type()) == (404, "text/plain") and "nobody-at-all" in text


@pytest.mark.parametrize(
    "place",
    [
        "",
        "%00",
        "..%2f..%2fetc%2fpasswd",
        "a%20b",
        "%3Cscript%3E",
        "person/" + "x" * 5000,
        "%E2%80%AE",
        "%ff",
    ],
)
def test_places_that_are_none(explorer: str, place: str) -> None:
    """Whatever stands in the address, it is no thing, and the page says so."""
    status, _, text = get(f"{explorer}/id/{place}")
    assert status == 404 and "<script>" not in text.partition("</head>")[2]


def test_iris_elsewhere_and_terms_of_the_ontology(explorer: str) -> None:
    """`/thing?iri=` leads to where a thing is; what is no IRI or is not known is refused."""
    status, headers, _ = get(f"{explorer}/thing?iri={quote(BASE + SEASON, safe='')}")
    assert (status, headers["location"]) == (307, f"/id/{SEASON}")
    term = quote("https://w3id.org/showbible/ontology#Season", safe="")
    status, headers, _ = get(f"{explorer}/thing?iri={term}")
    assert (status, headers["location"]) == (307, "/ontology#Season")
    assert get(f"{explorer}/thing?iri=not%20an%20iri")[0] == 400
    assert get(f"{explorer}/thing?iri=https://example.org/x")[0] == 404


def test_the_ontology_has_a_page_and_a_file(explorer: str) -> None:
    """Each class and property with what it means."""
    page = get(f"{explorer}/ontology")[2]
    assert 'id="Season"' in page and "A season of a series" in page
    assert len(graph(get(f"{explorer}/ontology", "text/turtle")[2], "turtle")) > 1000


def test_evidence_nodes_dereference(explorer: str, seeds: Any) -> None:
    """A statement, its evidence and a rule have small pages; a statement quotes its words."""
    for kind in ("statement/", "evidence/", "rule/", "merge/"):
        iri = next(q.subject.value for q in seeds.knowledge.store if f"/id/{kind}" in str(q.subject))
        status, _, text = get(f"{explorer}/id/{quote(iri.removeprefix(BASE))}")
        assert status == 200 and (kind in ("rule/", "merge/") or "<blockquote" in text), kind


def test_things_of_others_have_pages_too() -> None:
    """An IRI under no base of ours: its triples, its matches elsewhere as links, its formats by name."""
    quads = parse(FOREIGN.encode(), format=RdfFormat.TURTLE)
    place = "/thing?iri=" + quote("https://example.org/ship/1", safe="")
    with site(Bible(KnowledgeGraph.of(quads))) as address:
        status, headers, text = get(address + place)
        assert status == 200 and "<h1>Harbour Queen</h1>" in text
        assert 'href="http://www.wikidata.org/entity/Q42" rel="external noreferrer">Wikidata Q42<' in text
        assert "Tonnage" in text and "12000" in text
        assert f'<{place}&format=ttl>; rel="alternate"' in headers["link"]
        _, headers, text = get(f"{address}{place}&format=ttl")
        assert headers.get_content_type() == "text/turtle" and len(graph(text, "turtle")) == 5


# ---- people


def test_every_link_on_the_pages_leads_somewhere(explorer: str) -> None:
    """From a sample of all kinds: each address of the explorer that their pages name answers."""
    found: set[str] = set()
    for place in SAMPLE:
        status, _, text = get(f"{explorer}/id/{place}")
        assert status == 200
        found |= {href.replace("&amp;", "&") for href in re.findall(r'href="(/[^"#]*)', text)}
    things = {href for href in found if href.startswith(("/id/", "/thing", "/questions/"))}
    assert len(things) > 200
    pages = {urlsplit(href).path if "/document/" in href else href for href in things}
    broken = [href for href in sorted(pages) if get(explorer + href)[0] != 200]
    assert not broken


def test_who_plays_trish_walker_and_where_does_it_say_so(browser: Any, explorer: str) -> None:
    """From the character's page: the actress, and a mark that opens the sentence."""
    visit = Visit(browser, f"{explorer}/id/{TRISH}")
    page = visit.page
    table = page.get_by_role("region", name="Played by")
    row = table.get_by_role("row").filter(has=page.get_by_role("link", name="Rachael Taylor"))
    assert "main" in row.inner_text()
    row.get_by_role("link", name=re.compile("^Source 1")).click()
    page.get_by_text("Open in the document").wait_for()
    assert "Rachael Taylor" in page.locator(".sourcebox").inner_text()
    row.get_by_role("link", name="Rachael Taylor").click()
    page.get_by_role("heading", name="Rachael Taylor", level=1).wait_for()
    assert visit.complaints == [] and all(r.startswith(explorer) for r in visit.requests)
    visit.context.close()


@pytest.mark.parametrize(
    "context", [{}, {"color_scheme": "dark"}, {"viewport": {"width": 390, "height": 844}}]
)
def test_pages_can_be_used_by_everybody(browser: Any, explorer: str, context: dict[str, Any]) -> None:
    """No serious fault of accessibility, nothing wider than the window, light, dark and on a phone."""
    for place in KINDS if not context else KINDS[1:4]:
        visit = Visit(browser, f"{explorer}/id/{place}", **context)
        assert faults(visit.page) == [], place
        assert not visit.page.evaluate("document.documentElement.scrollWidth > innerWidth"), place
        assert visit.complaints == []
        visit.context.close()


def test_the_page_names_its_other_forms_and_questions(browser: Any, explorer: str) -> None:
    """The head tells of the other formats; the foot leads to the network and to questions, filled in."""
    visit = Visit(browser, f"{explorer}/id/{SEASON}")
    page = visit.page
    types = page.locator("link[rel=alternate]").evaluate_all("all => all.map((one) => one.type)")
    assert {"text/turtle", "application/ld+json", "text/csv"} <= set(types)
    near = page.get_by_role("link", name="Network around it").get_attribute("href")
    assert unquote(near) == f"/network#near={SEASON}"
    page.get_by_text("Ask about it").click()
    asked = page.get_by_role("link", name=re.compile("^Which episodes")).first.get_attribute("href")
    assert "series=Jessica+Jones&season=2" in asked
    visit.context.close()


def test_a_thing_that_is_not_there_is_answered_with_near_ones(browser: Any, explorer: str) -> None:
    """A mistyped address shows the names that are like it, as links."""
    visit = Visit(browser, f"{explorer}/id/person/melissa-rosenburg")
    visit.page.get_by_role("link", name="Melissa Rosenberg", exact=True).click()
    visit.page.get_by_role("heading", name="Melissa Rosenberg", level=1).wait_for()
    visit.context.close()


def test_ties_are_drawn_and_listed(browser: Any, explorer: str) -> None:
    """The drawing is for the eye and the mouse; the same ties stand in lists, with their sources."""
    visit = Visit(browser, f"{explorer}/id/character/jessica-jones/jessica-jones")
    section = visit.page.get_by_role("region", name="Ties", exact=True)
    drawn = section.locator("svg a").count()
    names = section.get_by_role("listitem").locator("a:not(.mark)")
    listed = names.evaluate_all("all => all.map((a) => a.href)")
    assert drawn == len(set(listed)) > 10 and section.locator("svg").get_attribute("aria-hidden") == "true"
    mother = section.get_by_role("listitem").filter(has_text="mother")
    assert mother.get_by_role("link", name="Alisa Jones").count() == 1
    section.locator("svg a").first.click()
    visit.page.get_by_role("heading", level=1).wait_for()
    assert "/id/character/" in visit.page.url
    visit.context.close()


def test_hostile_names_are_only_names(browser: Any, evil: str) -> None:
    """On the show's page and on each person's own, nothing of a name is run or changes the page."""
    visit = Visit(browser, f"{evil}/id/series/harbour-lights")
    page = visit.page
    assert page.locator("main img, main script").count() == 0
    people = page.locator("main a[href^='/id/person/']").evaluate_all("all => all.map((one) => one.pathname)")
    for path in sorted(set(people)):
        page.goto(evil + path)
        assert page.get_by_role("heading", level=1).count() == 1
        assert page.locator("main img, main script").count() == 0
    assert len(set(people)) >= len(HOSTILE)
    assert visit.complaints == [] and all(r.startswith(evil) for r in visit.requests)
    visit.context.close()
