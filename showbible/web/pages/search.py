"""Search: as JSON while somebody types, as a page of what was found, and all things of a kind by letters."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from showbible.web.kinds import kinds_of
from showbible.web.render import site_of

LONGEST, MOST = 200, 100  # letters that are looked for, and answers


def typed(request: Request) -> Response:
    """What the words so far may mean."""
    site, asked = site_of(request), request.query_params
    kind, words = asked.get("kind", ""), asked.get("q", "")[:LONGEST]
    most = asked.get("most", "")
    some = min(int(most), MOST) if most.isdecimal() else 20
    found = site.names.search(words, some, kinds_of(kind) if kind else None)
    return JSONResponse(
        {
            "found": [
                {"iri": f.iri, "href": site.href(f.iri), "label": f.label, "kind": f.kind, "name": f.name}
                for f in found
            ]
        }
    )


routes = [Route("/-/search", typed)]
