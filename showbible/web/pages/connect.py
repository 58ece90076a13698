"""How two things are connected: asked by their names, told step by step with the words that say each step."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from urllib.parse import urlencode

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from graph.asking.names import Found
from showbible.web.render import page, site_of
from showbible.web.site import Site

LONGEST = 200
NEAR = 6


@dataclass(frozen=True, slots=True)
class End:
    """One of the two: what was typed, and the thing that is meant; else others of that name or near it."""

    value: str
    meant: Found | None = None
    others: tuple[Found, ...] = ()
    near: tuple[Found, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """The two as they were asked for."""

    one: End
    other: End

    @property
    def ends(self) -> dict[str, End]:
        return {"one": self.one, "other": self.other}

    def address(self, **meant: str) -> str:
        """Where this is asked, or the same about another thing."""
        return "/connect?" + urlencode({name: end.value for name, end in self.ends.items()} | meant)


def connect(request: Request) -> Response:
    """The question, and its answer if both names are known."""
    site = site_of(request)
    one, other = (_end(site, request.query_params.get(name, "")) for name in ("one", "other"))
    pair = Pair(one, other)
    if not (one.meant and other.meant):
        wrong = any(end.value and not end.meant for end in (one, other))
        return page(request, "connect.html", status=404 if wrong else 200, pair=pair, found=None)
    found = site.connections.between(one.meant.iri, other.meant.iri)
    drawn = urlencode({"from": one.meant.iri, "to": other.meant.iri})
    command = shlex.join(["showbible", "connect", one.meant.label, other.meant.label])
    return page(request, "connect.html", pair=pair, found=found, drawn=drawn, command=command)


def _end(site: Site, typed: str) -> End:
    """What a name, enough of one, or an IRI means; of several things a person before the others."""
    words = typed.strip()[:LONGEST]
    if not words:
        return End("")
    if thing := site.names.thing(words):
        return End(thing.label, thing)
    called = site.names.called(words)
    if called:
        meant = site.connections.meant([NamedNode(thing.iri) for thing in called])
        drawn = site.connections.network
        others = tuple(thing for thing in called if thing.iri != meant and thing.iri in drawn)
        return End(words, site.names.thing(meant), others)
    found = site.names.search(words, NEAR)
    if len(found) == 1:
        return End(words, found[0])
    return End(words, near=tuple(found or site.names.near(words, NEAR)))


routes = [Route("/connect", connect)]
