"""Search: as JSON while somebody types, as a page of what was found, and all things of a kind by letters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from graph.asking.kinds import CLASSES
from graph.asking.names import Found, key
from showbible.web.fitting import fitting
from showbible.web.kinds import Sort, kinds_of, sort, sorts, word
from showbible.web.render import page, site_of
from showbible.web.site import Site

LONGEST, MOST = 200, 100  # letters that are looked for, and answers to who types
FOUND, SHOWN, LONG = (
    2000,
    8,
    120,
)  # names looked for at all; shown of a kind among others; on a page of its own
DIGITS = "0–9"


def typed(request: Request) -> Response:
    """What the words so far may mean."""
    site, asked = site_of(request), request.query_params
    kind, words, most = (asked.get(name, "") for name in ("kind", "q", "most"))
    some = min(int(most), MOST) if most.isascii() and most.isdigit() else 20
    found = site.names.search(words[:LONGEST], some, kinds_of(kind) if kind else None)
    return JSONResponse({"found": [_told(site, thing) for thing in found]})


def _told(site: Site, thing: Found) -> dict[str, str]:
    """A thing as the scripts of a page want it: `sort` is its sign, `word` and `about` tell it in words."""
    names = {"iri": thing.iri, "href": site.href(thing.iri), "label": thing.label, "name": thing.name}
    told = {"sort": sort(thing.kind).id, "word": word(thing.kind), "about": site.about(thing.iri, thing.kind)}
    return {**names, "kind": thing.kind, **told}


@dataclass(frozen=True)
class Search:
    """What a page of results is asked for."""

    words: str
    kind: str
    letter: str
    page: int

    @classmethod
    def of(cls, request: Request) -> Search:
        words, kind, letter, number = (
            request.query_params.get(n, "") for n in ("q", "kind", "letter", "page")
        )
        place = int(number[:6]) if number.isascii() and number.isdigit() else 1
        heading = sort(kind).id if kind in sorts() or kind in CLASSES.values() else ""
        return cls(words.strip()[:LONGEST], heading, letter[:8], max(place, 1))

    def address(self, **other: object) -> str:
        """The address of this search, or of one beside it."""
        asked = {"q": self.words, "kind": self.kind, "letter": self.letter, "page": self.page, **other}
        return "/search?" + urlencode({k: v for k, v in asked.items() if v and (k, v) != ("page", 1)})

    @property
    def heading(self) -> Sort | None:
        return sorts().get(self.kind)


def results(request: Request) -> Response:
    """What was found by kinds; of one kind, all of it."""
    site, asked = site_of(request), Search.of(request)
    if not asked.words and not asked.kind:
        return page(
            request,
            "search.html",
            asked=asked,
            groups=[],
            near=[],
            within=[],
            questions=[],
            many=0,
            most=FOUND,
        )
    kinds = kinds_of(asked.kind) if asked.kind else None
    if not asked.words:
        return _browse(request, asked, site.names.every(kinds))
    found = site.names.search(asked.words, FOUND, kinds)
    if asked.kind and found:
        return _browse(request, asked, found)
    within = [] if found or asked.kind else site.names.mentioned(asked.words)
    near = [] if found or within else site.names.near(asked.words, 6)
    given: dict[str, Any] = {"near": near, "within": within, "questions": fitting(asked.words)[:SHOWN]}
    return page(
        request, "search.html", asked=asked, groups=_groups(found), many=len(found), most=FOUND, **given
    )


def _groups(found: list[Found]) -> list[tuple[Sort, list[Found], int]]:
    """The first things of each kind and how many there are; the kind of the best thing first."""
    many = Counter(sort(thing.kind).id for thing in found)
    return [
        (sorts()[id_], [thing for thing in found if sort(thing.kind).id == id_][:SHOWN], many[id_])
        for id_ in dict.fromkeys(sort(thing.kind).id for thing in found)
    ]


def _browse(request: Request, asked: Search, things: list[Found]) -> Response:
    """A long list in pages; whole kinds are split by first letters too."""
    letters = [] if asked.words or len(things) <= LONG else _letters(things)
    some = [thing for thing in things if _letter(thing) == asked.letter] if asked.letter else things
    pages = max(1, -(-len(some) // LONG))
    at = min(asked.page, pages)
    shown = some[(at - 1) * LONG : at * LONG]
    given: dict[str, Any] = {"letters": letters, "pages": pages, "at": at, "things": shown, "many": len(some)}
    return page(request, "browse.html", asked=asked, **given)


def _letters(things: Iterable[Found]) -> list[str]:
    """The first letters, each once, in order; digits are one."""
    return sorted({_letter(thing) for thing in things}, key=lambda letter: (letter != DIGITS, letter))


def _letter(thing: Found) -> str:
    first = key(thing.label)[:1].upper()
    return DIGITS if first.isdigit() else first


routes = [Route("/-/search", typed), Route("/search", results)]
