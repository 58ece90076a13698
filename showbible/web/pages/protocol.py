"""The SPARQL 1.1 Protocol at `/sparql`, and what machines are told of it and of the data."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode, urlsplit

from anyio.to_thread import run_sync
from pyoxigraph import RdfFormat, Triple, serialize
from starlette.endpoints import HTTPEndpoint
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from graph.asking.engine.formats import GRAPHS, Unacceptable, formats_of, prefers_page, wanted
from graph.asking.engine.heads import in_order
from graph.asking.engine.limits import Busy, TooMany, TooSlow, Unanswered
from graph.asking.sparql import QueryError, form
from showbible.web.describing import PREFIXES, description, void
from showbible.web.operations import Operation, Refused, in_address, in_body
from showbible.web.render import site_of
from showbible.web.streaming import Streamed, begun

METHODS = ("GET", "HEAD", "POST", "OPTIONS")
ALLOW = {"Allow": ", ".join(METHODS)}
ALLOWED = {
    "Access-Control-Allow-Methods": ", ".join(METHODS),
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Allow-Private-Network": "true",
    "Access-Control-Max-Age": "600",
}
READ_ONLY = (
    "this bible can be asked, not changed; `showbible serve --updates` lets updates change it in memory, "
    "until the server stops"
)
FOREIGN = "pages of other sites may not ask here; `showbible serve --cors` lets them"


class Endpoint(HTTPEndpoint):
    """Whatever happens is told in a line of plain text, with the status that clients go by."""

    async def dispatch(self) -> None:
        request = Request(self.scope, receive=self.receive, send=self.send)
        try:
            answer = await self._answered(request)
        except Refused as error:
            answer = _words(str(error), error.status, error.headers)
        except QueryError as error:
            answer = _words(str(error), 400)
        except Unacceptable as error:
            answer = _words(str(error), 406)
        except Busy as error:
            answer = _words(str(error), 503, {"Retry-After": str(error.after)})
        except Unanswered as error:
            answer = _words(str(error), _status(error))
        answer.headers["Vary"] = "Accept, Origin"
        if site_of(request).service.cors:
            answer.headers["Access-Control-Allow-Origin"] = "*"
        await answer(self.scope, self.receive, self.send)

    async def _answered(self, request: Request) -> Response:
        if request.method == "OPTIONS":
            shared = site_of(request).service.cors and "origin" in request.headers
            return Response(status_code=204, headers=ALLOW | (ALLOWED if shared else {}))
        if request.method not in METHODS:
            raise Refused(405, f"/sparql takes {', '.join(METHODS)}", ALLOW)
        foreign = _foreign(request)
        if foreign and not site_of(request).service.cors:
            raise Refused(403, FOREIGN)
        if request.method != "POST":
            return await _asked(request, in_address(request))
        operation = await in_body(request)
        if operation.kind != "update":
            return await _asked(request, operation)
        if foreign:
            raise Refused(403, "pages of other sites may ask here, and not change anything")
        return await _changed(request, operation)


async def _asked(request: Request, operation: Operation) -> Response:
    """The answer to a query; without one, what service this is. A browser is sent to the editor."""
    site, accept = site_of(request), request.headers.get("accept", "")
    formats = formats_of(form(operation.text) if operation.kind else "CONSTRUCT")
    if request.method == "GET" and not operation.format and prefers_page(accept, formats):
        asked = "?" + urlencode({"query": operation.text}) if operation.kind else ""
        return RedirectResponse("/query" + asked, 303)
    if not operation.kind:
        address = str(request.url.replace(query=""))
        told = await run_sync(description, site.knowledge, address, site.service.updates)
        return _told(told, accept, operation.format)
    asked_for = (operation.text, accept, operation.format, operation.default, operation.named)
    answer = await run_sync(site.engine.answer, *asked_for)
    await begun(answer, request.receive)
    if answer.whole is None:
        return Streamed(answer)
    return Response(answer.whole, media_type=answer.media_type)


async def _changed(request: Request, operation: Operation) -> Response:
    site = site_of(request)
    if not site.service.updates:
        raise Refused(403, READ_ONLY)
    await run_sync(site.change, operation.text, operation.default or (), operation.named or ())
    return Response(status_code=204)


def well_known(request: Request) -> Response:
    """What there is in the data, as VoID."""
    site = site_of(request)
    told = void(site.knowledge, site.name, str(request.base_url))
    try:
        answer = _told(told, request.headers.get("accept", ""), "")
    except Unacceptable:  # a browser, that would rather have a page
        answer = _told(told, "", "")
    if site.service.cors:
        answer.headers["Access-Control-Allow-Origin"] = "*"
    return answer


def _told(triples: Iterable[Triple], accept: str, format: str) -> Response:
    chosen = wanted(GRAPHS, accept, format)
    form: RdfFormat = getattr(RdfFormat, chosen.format.key)
    body = serialize(triples, format=form, prefixes=PREFIXES) or b""
    return Response(in_order(body), media_type=chosen.content_type, headers={"Vary": "Accept"})


def _words(words: str, status: int, headers: dict[str, str] | None = None) -> Response:
    return PlainTextResponse(words.rstrip("\n") + "\n", status, headers)


def _status(error: Unanswered) -> int:
    return 503 if isinstance(error, TooSlow) else 400 if isinstance(error, TooMany) else 500


def _foreign(request: Request) -> bool:
    """Whether a page of another site asks. Browsers say so; other clients have no Origin."""
    origin = request.headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != request.headers.get("host")


routes = [
    Route("/sparql", Endpoint),
    Route("/.well-known/void", well_known),
]
