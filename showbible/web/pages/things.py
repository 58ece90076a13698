"""A page for each thing, at the address that its IRI has here; machines get its triples from the same one."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from pyoxigraph import NamedNode
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from graph.asking.engine.formats import W3, Format, Unacceptable, wanted
from graph.network import THINGS
from graph.portraits import portrait
from graph.telling.description import description
from graph.terms import SB
from graph.writing.export import render
from showbible.web.pages.documents import document_page
from showbible.web.prefilled import prefilled
from showbible.web.render import page, site_of
from showbible.web.site import Site

PAGE = Format("html", ("text/html",), ("html",), "")
FILES = (
    Format("ttl", ("text/turtle", "application/x-turtle"), ("ttl", "turtle"), W3 + "Turtle"),
    Format("jsonld", ("application/ld+json", "application/json"), ("jsonld", "json"), W3 + "JSON-LD"),
    Format("nt", ("application/n-triples", "text/plain"), ("nt", "ntriples"), W3 + "N-Triples"),
    Format("rdf", ("application/rdf+xml", "application/xml", "text/xml"), ("rdf", "xml"), W3 + "RDF_XML"),
    Format("csv", ("text/csv",), ("csv",), ""),
)
WORDS = {"ttl": "Turtle", "jsonld": "JSON-LD", "nt": "N-Triples", "rdf": "RDF/XML", "csv": "CSV"}
LONGEST = 100


@dataclass(frozen=True, slots=True)
class Other:
    """The same thing in another format: its address, media type and name."""

    href: str
    type: str
    words: str


def thing(request: Request) -> Response:
    """`/id/PLACE`: what the base and the place name; an ending such as `.ttl` chooses the format."""
    site, place = site_of(request), request.path_params["place"]
    node = _node(site.knowledge.base + place)
    if node is not None and _known(site, node):
        return _answer(request, node, request.query_params.get("format", ""))
    bare, dot, ending = place.rpartition(".")
    node = _node(site.knowledge.base + bare)
    if dot and ending in WORDS and node is not None and _known(site, node):
        return _answer(request, node, ending)
    raise HTTPException(404, f"Nothing is told of “{place[:LONGEST]}”")


def elsewhere(request: Request) -> Response:
    """`/thing?iri=…`: what stands not under the base; our own terms are on the ontology's page."""
    site, iri = site_of(request), request.query_params.get("iri", "")
    node = _node(iri)
    if node is None:
        raise HTTPException(400, "That is no IRI")
    if iri.startswith(site.knowledge.base):
        return RedirectResponse(site.href(iri))
    if iri.startswith(SB):
        return RedirectResponse(f"/ontology#{iri.removeprefix(SB)}")
    if not _known(site, node):
        raise HTTPException(404, f"Nothing is told of “{iri[:LONGEST]}”")
    return _answer(request, node, request.query_params.get("format", ""))


def _node(iri: str) -> NamedNode | None:
    try:
        return NamedNode(iri)
    except ValueError:
        return None


def _known(site: Site, node: NamedNode) -> bool:
    """Whether a graph has it: as a thing, as evidence, or only in what is not asserted."""
    return site.portraits.told(node) or next(site.sayings.of(node), None) is not None


def _answer(request: Request, node: NamedNode, name: str) -> Response:
    """The format that is asked for by name, else the one that Accept likes best."""
    site = site_of(request)
    try:
        chosen = wanted((PAGE, *FILES), request.headers.get("accept", ""), name)
    except Unacceptable as error:
        raise HTTPException(406, str(error)) from None
    others = [_other(site, node, form) for form in FILES]
    if chosen.format is PAGE:
        answer = _page(request, node, others)
    else:
        answer = _file(request, node, chosen.format.key, chosen.content_type)
    links = (f'<{other.href}>; rel="alternate"; type="{other.type}"' for other in others)
    answer.headers.update({"Vary": "Accept", "Link": ", ".join(links)})
    return answer


def _file(request: Request, node: NamedNode, ending: str, type_: str) -> Response:
    """The triples about a thing; the rows of a CSV always come with the words that say them."""
    site, evidence = site_of(request), request.query_params.get("evidence", "") not in ("", "0", "no")
    about = description(site.knowledge, site.sayings, node, evidence or ending == "csv")
    named = node.value.rstrip("/").rpartition("/")[2].encode("ascii", "ignore").decode() or "thing"
    safe = "".join(c for c in named if c.isalnum() or c in "-_")
    headers = {"Content-Disposition": f'inline; filename="{safe}.{ending}"'}
    return Response("".join(render(about, ending, with_evidence=True)), 200, headers, type_)


def _page(request: Request, node: NamedNode, others: list[Other]) -> Response:
    site = site_of(request)
    if node.value in site.documents.all:
        return document_page(request, node.value)
    found = portrait(site.portraits, node)
    if found is None:
        raise HTTPException(404, f"Nothing is told of “{node.value[:LONGEST]}”")
    asked = prefilled(site.portraits, node, found)
    near = node.value.removeprefix(site.knowledge.base)
    around = urlencode({"near": near})
    drawn = around if found.kind in THINGS.values() else ""
    return page(request, "thing.html", portrait=found, others=others, asked=asked, around=drawn)


def _other(site: Site, node: NamedNode, form: Format) -> Other:
    href = site.href(node.value)
    address = f"{href}&format={form.key}" if "?" in href else f"{href}.{form.key}"
    return Other(address, form.types[0], WORDS[form.key])


routes = [Route("/id/{place:path}", thing), Route("/thing", elsewhere)]
