"""Names, addresses and queries that are attacks stay text in every view of an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from browsing import Visit, site
from pyoxigraph import Literal, NamedNode, Quad

from graph.knowledge import KnowledgeGraph
from graph.terms import BASE, LABEL, TYPE, sb

EVIL = "<img src=x onerror=alert(1)></script><script>alert(2)</script>"


@pytest.fixture(scope="module")
def hostile() -> Iterator[str]:
    """The explorer of a graph whose names and addresses are attacks."""
    from showbible.bible import Bible

    evil, other = NamedNode("javascript:alert(1)"), NamedNode(BASE + "person/x\u202e")
    date = NamedNode("http://www.w3.org/2001/XMLSchema#date")
    quads = [
        Quad(evil, TYPE, sb("Person")),
        Quad(evil, LABEL, Literal(EVIL)),
        Quad(evil, sb("order"), Literal(4)),
        Quad(other, TYPE, sb("Person")),
        Quad(other, LABEL, Literal(EVIL, language="en")),
        Quad(other, sb("relatedTo"), evil),
        Quad(other, sb("relatedTo"), NamedNode("data:text/html,%3Cscript%3Ealert(3)")),
        Quad(other, sb("datePublished"), Literal("2020-01-01", datatype=date)),
        Quad(other, sb("order"), Literal(3)),
    ]
    with site(Bible(KnowledgeGraph.of(quads)), EVIL) as address:
        yield address


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?s ?p ?o { ?s ?p ?o }",
        "SELECT ?s ?o { ?s sb:relatedTo ?o }",
        "SELECT ?s ?n { ?s sb:order ?n }",
        "SELECT ?l ?d { ?s rdfs:label ?l ; sb:datePublished ?d }",
        "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }",
        'SELECT ("<img src=x onerror=alert(1)>" AS ?x_) (IRI("javascript:alert(1)") AS ?iri) {}',
        "# </textarea><script>alert(4)</script>\nSELECT ?s { ?s ?p ?o }",
    ],
)
def test_nothing_in_an_answer_or_a_query_is_ever_run(browser: Any, hostile: str, query: str) -> None:
    """Markup stays text, and no link leads to a script, in any view."""
    visit = Visit(browser, f"{hostile}/query?query={quote(query)}")
    page = visit.page
    page.get_by_role("tab").first.wait_for()
    for tab in page.get_by_role("tab").all():
        tab.click()
        page.locator("[role=tabpanel] :is(td, svg)").first.wait_for()
        links = page.evaluate("[...document.querySelectorAll('a')].map((a) => a.getAttribute('href') ?? '')")
        assert [link for link in links if re.match(r"(?i)\s*(javascript|data|vbscript):", link)] == []
        assert page.locator("main img, main script").count() == 0
    assert visit.complaints == []
    visit.context.close()
