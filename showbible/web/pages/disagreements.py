"""Where the documents disagree, and which names were taken for which things."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from graph.telling.evidence import MergeRow, fold
from showbible.web.disputes import trivial
from showbible.web.render import page, site_of

EACH = 150  # things on one page
COMMON = 2  # a reason that stands so often is offered to choose by


@dataclass(frozen=True, slots=True)
class Named:
    """A thing with the names taken for it; `trivial` are those that only repeat its own."""

    iri: str
    label: str
    kind: str
    names: tuple[MergeRow, ...]
    trivial: tuple[MergeRow, ...]


def disagreements(request: Request) -> Response:
    """All conflicts, refinements and faults."""
    return page(request, "disagreements.html", all=site_of(request).disputes)


def merges(request: Request) -> Response:
    """The merges, by thing: all, or those with a word, of a kind, for a reason."""
    site = site_of(request)
    asked = {part: request.query_params.get(part, "") for part in ("q", "kind", "why")}
    every = site.disputes.merges
    kinds = {row.entity: site.kind(row.entity) for row in every}
    kept = [row for row in every if _wanted(row, kinds[row.entity], asked)]
    things = _named(kept, kinds)
    pages = max(1, -(-len(things) // EACH))
    number = min(max(_number(request.query_params.get("page", "")), 1), pages)
    often = [(r, n) for r, n in Counter(row.reason for row in every).most_common() if n >= COMMON]
    return page(
        request, "merges.html", asked=asked, kinds=sorted(set(kinds.values())), reasons=often,
        things=things[(number - 1) * EACH : number * EACH], total=len(every), found=len(kept),
        pages=pages, number=number, address=lambda n: f"?{urlencode({**asked, 'page': n})}",
    )  # fmt: skip


def _wanted(row: MergeRow, kind: str, asked: dict[str, str]) -> bool:
    words = fold(asked["q"]).split()
    about = fold(f"{row.name} {row.label}")
    return (
        all(word in about for word in words)
        and asked["kind"] in ("", kind)
        and asked["why"] in ("", row.reason)
    )


def _named(rows: Iterable[MergeRow], kinds: dict[str, str]) -> list[Named]:
    found = []
    for (iri, label), group in groupby(rows, key=lambda row: (row.entity, row.label)):
        own = tuple(group)
        told, same = (tuple(r for r in own if trivial(r) is way) for way in (False, True))
        found.append(Named(iri, label, kinds[iri], told, same))
    return sorted(found, key=lambda thing: not thing.names)  # those that say something first


def _number(asked: str) -> int:
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1


routes = [Route("/disagreements", disagreements), Route("/merges", merges)]
