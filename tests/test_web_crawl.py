"""Every way in the explorer leads somewhere: its links are followed, each kind of page is looked at."""

from __future__ import annotations

import http.client
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote, unquote, urljoin, urlsplit

import pytest
from browsing import Visit, faults

pytestmark = pytest.mark.usefixtures("no_proxy")
SAME = 3  # addresses of one path that differ after the question mark
FILES = ("ttl", "jsonld", "nt", "rdf", "csv")
MOST = 30  # files of each format, which are made alike
PERSONS = [
    quote(f"https://w3id.org/showbible/id/person/{name}") for name in ("deborah-chow", "lisa-randolph")
]
KINDS = (
    "/", "/search", "/search?q=jones", "/search?q=who+plays+trish+walker", "/search?kind=person",
    "/questions", "/questions/episodes?season=2", "/questions/joint-writers", "/query", "/documents",
    "/disagreements", "/merges", "/ontology", "/connect", "/connect?one=Deborah+Chow&other=Lisa+Randolph",
    "/connect?one=Deborah+Chow&other=Jessica+Jones", "/id/series/jessica-jones",
    "/id/series/jessica-jones/s02", "/id/series/jessica-jones/s02e11", "/id/person/lisa-randolph",
    "/id/character/jessica-jones/alisa-jones", "/id/award/hugo-awards", "/network",
    f"/network#from={PERSONS[0]}&to={PERSONS[1]}",
)  # fmt: skip


class Links(HTMLParser):
    """Where a page leads, what it loads, and the places in it that can be led to."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.places: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        link = given.get("src") or (given.get("href") if tag in ("a", "link") else None)
        if link:
            self.links.append(link)
        if given.get("id"):
            self.places.add(str(given["id"]))


@dataclass
class Crawl:
    """All that can be reached from the first page, each address once, without fragments."""

    base: str
    found: dict[str, str] = field(default_factory=dict)  # the address and where it was seen first
    wrong: list[str] = field(default_factory=list)
    places: dict[str, set[str]] = field(default_factory=dict)
    fragments: list[tuple[str, str, str]] = field(default_factory=list)
    many: Counter[str] = field(default_factory=Counter)

    def run(self) -> None:
        host = http.client.HTTPConnection(urlsplit(self.base).netloc, timeout=30)
        self.found["/"] = ""
        for address in self._growing():
            host.request("GET", address, headers={"Accept": "text/html"})
            answer = host.getresponse()
            body = answer.read()
            if answer.status >= 400:
                self.wrong.append(f"{answer.status} {address} from {self.found[address]}")
            if answer.headers.get_content_type() == "text/html":
                self._read(address, body.decode())

    def _growing(self) -> Any:
        """The addresses, those found on the way too."""
        done = 0
        while done < len(self.found):
            for address in list(self.found)[done:]:
                done += 1
                yield address

    def _read(self, page: str, html: str) -> None:
        links = Links(html)
        self.places[page] = links.places
        for link in links.links:
            place = urlsplit(urljoin(self.base + page, link))
            if f"{place.scheme}://{place.netloc}" != self.base:
                continue
            address = place._replace(scheme="", netloc="", fragment="").geturl()
            if place.fragment and place.path != "/network":  # whose script reads them
                self.fragments.append((page, address, unquote(place.fragment)))
            if address not in self.found and self._wanted(place.path, place.query):
                self.found[address] = page

    def _wanted(self, path: str, query: str) -> bool:
        """Not all of what is made alike."""
        ending = path.rpartition(".")[2] if path.startswith("/id/") else ""
        sort, most = (ending, MOST) if ending in FILES else (path if query else "", SAME)
        self.many[sort] += 1
        return not sort or self.many[sort] <= most


def test_every_link_leads_somewhere(explorer: str) -> None:
    """From the first page all internal links are followed: no page is missing or broken, no anchor leads to
    a place that its page does not have; and every room is reached."""
    crawl = Crawl(explorer)
    crawl.run()
    assert crawl.wrong == []
    assert [f for f in crawl.fragments if f[1] in crawl.places and f[2] not in crawl.places[f[1]]] == []
    rooms = {address.partition("?")[0] for address in crawl.found}
    assert rooms >= {page.partition("?")[0].partition("#")[0] for page in KINDS}
    assert len(rooms) > 300


def test_each_kind_of_page_is_in_order(browser: Any, explorer: str) -> None:
    """Each kind of page complains of nothing, loads nothing from elsewhere, and keeps nobody out, in light
    and in dark."""
    visit = Visit(browser, "about:blank", color_scheme="light", reduced_motion="reduce")
    page, wrong = visit.page, []
    for address in KINDS:
        page.goto("about:blank")  # or only the fragment would change
        page.goto(explorer + address, wait_until="networkidle")
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            wrong += [f"{address} in {scheme}: {fault}" for fault in faults(page)]
        page.emulate_media(color_scheme="light")
    assert wrong == []
    assert visit.complaints == []
    assert [url for url in visit.requests if not url.startswith((explorer + "/", "about:", "data:"))] == []
    visit.context.close()
