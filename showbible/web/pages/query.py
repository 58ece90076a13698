"""The page on which SPARQL is written, with the stored questions to begin with."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from graph.asking.examples import Examples, about, classes
from showbible.web.asking import groups
from showbible.web.guard import POLICY
from showbible.web.render import page, site_of
from showbible.web.site import Site

FIRST = """# Who wrote how many episodes?
SELECT ?writer (COUNT(?episode) AS ?episodes) {
  ?episode a sb:Episode ;
           sb:writer ?writer .
} GROUP BY ?writer
ORDER BY DESC(?episodes)
"""
OTHERS = """# What is there?
# view: table
SELECT ?class ?thing {
  ?thing a ?class .
} ORDER BY ?class ?thing
LIMIT 200
"""  # in a graph that does not use our terms


@dataclass(frozen=True, slots=True)
class Example:
    """A query to begin with: what it asks, a word beside it, and this page's address with it."""

    english: str
    aside: str
    href: str


def query(request: Request) -> Response:
    """The editor; its address may bring a query. CodeMirror writes a style, which the nonce lets in."""
    given, nonce = request.query_params.get("query"), secrets.token_urlsafe(16)
    site = site_of(request)
    topics = _topics(site)
    first = FIRST if topics else OTHERS
    text = first if given is None else given
    answer = page(request, "query.html", text=text, nonce=nonce, examples=_examples(site), topics=topics)
    answer.headers["content-security-policy"] = POLICY.replace(
        "style-src 'self'", f"style-src 'self' 'nonce-{nonce}'"
    )
    return answer


def _examples(site: Site) -> dict[str, list[Example]]:
    """The stored questions by heading: what each asks, and this page's address with it written out."""
    made = Examples(site.names, site.knowledge.base)
    return {
        group: [Example(q.english, q.name, _address(made.text(q))) for q in questions]
        for group, questions in groups().items()
    }


def _topics(site: Site) -> list[Example]:
    """The classes of this graph, the fullest first: how much there is, and a query to begin with."""
    words = site.completion.vocabulary
    return [Example(cls.label, f"{cls.count:,}", _address(about(cls, words))) for cls in classes(words)]


def _address(text: str) -> str:
    return "/query?query=" + quote(text, safe="")


routes = [Route("/query", query)]
