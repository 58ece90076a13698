"""Asks a SPARQL endpoint through SPARQLWrapper: one line when it is down, slow or answers something else."""

from __future__ import annotations

import re
import time
import urllib.error
from dataclasses import dataclass
from http.client import HTTPException
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from pyoxigraph import QueryResultsFormat, RdfFormat, parse, parse_query_results

from graph.asking.query import HINT, gathered, prefixes
from graph.asking.results import Result, Term
from graph.asking.sparql import check, form, preamble
from graph.asking.waiting import within

LONG = 1500  # characters; longer queries are posted, since servers cut long addresses off
LARGEST = 256 * 1024 * 1024
GRAPHS = {"text/turtle": RdfFormat.TURTLE, "application/n-triples": RdfFormat.N_TRIPLES,
          "application/rdf+xml": RdfFormat.RDF_XML, "text/n3": RdfFormat.N3,
          "application/x-turtle": RdfFormat.TURTLE, "text/plain": RdfFormat.N_TRIPLES}  # fmt: skip


class EndpointError(OSError):
    """An endpoint that gave no answer that can be used; its HTTP status and when to come again, if told.

    `broken` is whether the connection broke off: the same may go well another time.
    """

    def __init__(self, words: str, status: int = 0, retry_after: str = "", broken: bool = False) -> None:
        super().__init__(words)
        self.status, self.retry_after, self.broken = status, retry_after, broken


@dataclass(frozen=True)
class Answer:
    """What came back, untouched."""

    body: bytes
    kind: str
    cut_short: str = ""


@dataclass(frozen=True)
class Endpoint:
    """A SPARQL 1.1 endpoint; `timeout` is for the whole answer, not for each piece of it.

    `contact` is told to the server's keeper, as Wikimedia asks of those who ask much.
    """

    url: str
    timeout: float = 60.0
    contact: str = ""

    def ask(self, text: str) -> Result:
        check(text, remote=True)
        if not re.match(r"https?://[^/]", self.url):
            raise EndpointError(f"{self.url}: an endpoint's address begins with http:// or https://")
        graph = form(text) in ("CONSTRUCT", "DESCRIBE")
        try:
            answer = within(self.timeout, lambda: self._fetch(preamble(text, prefixes()) + text, graph))
        except TimeoutError:
            raise EndpointError(f"{self.url}: no answer within {self.timeout:g} s; "
                                f"{HINT}") from None  # fmt: skip
        except (OSError, HTTPException, ValueError) as error:
            raise EndpointError(f"{self.url}: {why(error)}", *_status(error)) from None
        if answer.cut_short:
            raise EndpointError(
                f"{self.url}: the server cut its answer short ({answer.cut_short}); ask for less"
            )
        return self._graph(answer) if graph else rows(self.url, answer)

    def _fetch(self, text: str, graph: bool) -> Answer:
        """Send the query and read the answer to its end, or to the end of the time."""
        from SPARQLWrapper import GET, JSON, POST, TURTLE, SPARQLWrapper
        from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

        until = time.monotonic() + self.timeout
        wrapper = SPARQLWrapper(self.url, agent=agent(self.contact))
        wrapper.setQuery(text)
        wrapper.queryType = form(text) or wrapper.queryType  # it takes a word of a comment for the form
        wrapper.setReturnFormat(TURTLE if graph else JSON)
        wrapper.setOnlyConneg(True)
        wrapper.setMethod(POST if len(text) > LONG else GET)
        wrapper.setTimeout(max(1, round(self.timeout)))
        try:
            response: Any = wrapper.query().response
        except SPARQLWrapperException as error:
            raise OSError(_said(str(error.args[0]) if error.args else str(error))) from None
        with response:
            body = b"".join(pieces(response, until))
            headers = response.headers
            return Answer(body, headers.get_content_type(), headers.get("X-SQL-State", ""))

    def _graph(self, answer: Answer) -> Result:
        try:
            quads = parse(answer.body, format=GRAPHS[answer.kind], base_iri=self.url)
            triples: set[tuple[Term | None, ...]] = {(q.subject, q.predicate, q.object) for q in quads}
        except (SyntaxError, ValueError, KeyError):
            raise EndpointError(f"{self.url}: {_not_sparql(answer)}") from None
        return Result(("subject", "predicate", "object"), tuple(sorted(triples, key=str)), "graph")


def rows(url: str, answer: Answer) -> Result:
    """The rows, or the yes or no, of an answer in JSON or XML."""
    xml = answer.kind == "application/sparql-results+xml"
    try:
        kind = QueryResultsFormat.XML if xml else QueryResultsFormat.JSON
        return gathered(parse_query_results(answer.body, format=kind))
    except (SyntaxError, ValueError):
        pass  # left behind before anything is raised: the reader must end in the thread that made it
    raise EndpointError(f"{url}: {_not_sparql(answer)}")


def agent(contact: str = "") -> str:
    """How we call ourselves, so that a server's keeper knows who asks."""
    about = f"({contact}; SPARQLWrapper)" if contact else "(SPARQLWrapper)"
    try:
        return f"showbible/{version('showbible')} {about}"
    except PackageNotFoundError:
        return f"showbible {about}"


def pieces(response: Any, until: float) -> Any:
    size = 0
    while piece := response.read1(1 << 16):
        size += len(piece)
        if time.monotonic() > until:
            raise TimeoutError
        if size > LARGEST:
            raise OSError(f"the answer is larger than {LARGEST >> 20} MB; ask for less")
        yield piece


def why(error: Exception) -> str:
    """A failed request in plain words."""
    if isinstance(error, urllib.error.HTTPError):
        return f"the server answered {error.code} {error.reason}"
    if isinstance(error, urllib.error.URLError):
        error = error.reason if isinstance(error.reason, OSError) else error
    if isinstance(error, ConnectionRefusedError):
        return "nothing answers there; is the server running?"
    if isinstance(error, ConnectionError | HTTPException):
        return "the connection broke off; try again"
    if isinstance(error, OSError) and error.strerror:
        return f"cannot be reached ({error.strerror.lower()})"
    return str(error).splitlines()[0] if str(error) else type(error).__name__


def _status(error: Exception) -> tuple[int, str]:
    if not isinstance(error, urllib.error.HTTPError):
        return 0, ""
    return error.code, str(error.headers.get("Retry-After") or "")


def _said(words: str) -> str:
    """The server's own words about an error, which SPARQLWrapper wraps in its own."""
    match = re.search(r"Response:\s*b?(['\"]?)(.*)\1\s*$", words, re.S)
    first = (match[2] if match else words).replace("\\n", "\n").strip().splitlines() or [""]
    if "<html" in words[:2000].lower() or not first[0]:
        return f"the server refused the query ({words.splitlines()[0].rstrip('. ')})"
    return f"the server refused the query: {first[0][:200]}"


def web_page(answer: Answer) -> bool:
    """Whether it is meant for eyes: a login form, an error, a start page."""
    return answer.kind == "text/html" or answer.body.lstrip()[:5].lower() in (b"<html", b"<!doc")


def _not_sparql(answer: Answer) -> str:
    if web_page(answer):
        return (
            "the answer is a web page, not data; the address of an endpoint often ends in /sparql or /query"
        )
    if not answer.body:
        return "the answer is empty; is this a SPARQL endpoint?"
    return f"the answer ({answer.kind}) is no SPARQL result, or broke off; is this a SPARQL endpoint?"
