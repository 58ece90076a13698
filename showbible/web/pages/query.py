"""The page on which SPARQL is written, with the stored questions to begin with."""

from __future__ import annotations

import secrets
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from graph.asking.examples import Examples
from graph.asking.questions import questions
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


def query(request: Request) -> Response:
    """The editor; its address may bring a query. CodeMirror writes a style, which the nonce lets in."""
    given, nonce = request.query_params.get("query"), secrets.token_urlsafe(16)
    text = FIRST if given is None else given
    answer = page(request, "query.html", text=text, nonce=nonce, examples=_examples(site_of(request)))
    answer.headers["content-security-policy"] = POLICY.replace(
        "style-src 'self'", f"style-src 'self' 'nonce-{nonce}'"
    )
    return answer


def _examples(site: Site) -> list[dict[str, str]]:
    """The stored questions: what each asks, and the address of this page that has it written out."""
    made = Examples(site.names, site.knowledge.base)
    return [
        {
            "name": name,
            "english": question.english,
            "href": "/query?query=" + quote(made.text(question), safe=""),
        }
        for name, question in questions().items()
    ]


routes = [Route("/query", query)]
