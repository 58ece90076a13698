"""The network in the explorer: the page that `showbible view` writes, with ways to the other pages."""

from __future__ import annotations

from urllib.parse import urlencode

from pyoxigraph import NamedNode
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from showbible.web.render import site_of
from showbible.web.site import Site

DEPTHS = ("1", "2", "3", "4")
LONGEST = 100


def network(request: Request) -> Response:
    """The page; what it is asked to open around goes into the part of the address that the page reads."""
    site, asked = site_of(request), request.query_params
    wanted = [words for key in ("around", "near") for words in asked.getlist(key) if words]
    if wanted:
        depth = {"depth": asked["depth"]} if asked.get("depth") in DEPTHS else {}
        around = [("around", _iri(site, words)) for words in wanted]
        return RedirectResponse(f"/network#{urlencode([*around, *depth.items()])}", 303)
    page = site.network
    return HTMLResponse(page.html, headers={"content-security-policy": page.policy})


def _iri(site: Site, words: str) -> str:
    """The thing of an IRI, of its end, or of a name."""
    for iri in (words, site.knowledge.base + words):
        if _known(site, iri):
            return iri
    found = site.names.search(words, 1)
    if not found:
        near = " or ".join(f"“{one.name}”" for one in site.names.near(words, 2))
        meant = f"; did you mean {near}?" if near else ""
        raise HTTPException(404, f"Nothing here is called “{words[:LONGEST]}”{meant}")
    return found[0].iri


def _known(site: Site, iri: str) -> bool:
    try:
        node = NamedNode(iri)
    except ValueError:
        return False
    return next(site.knowledge.store.quads_for_pattern(node, None, None, None), None) is not None


routes = [Route("/network", network)]
