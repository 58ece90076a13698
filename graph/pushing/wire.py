"""One request at a time to a store: how long, again when it is busy, and never on to another host."""

from __future__ import annotations

import re
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from email.message import Message
from http.client import HTTPException
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit

from graph.asking.patience import Patience
from graph.asking.remote import Answer, EndpointError, agent, pieces, rows, web_page, why
from graph.asking.results import Result, clean, plain
from graph.asking.waiting import within
from graph.pushing.login import Login

RESULTS = "application/sparql-results+json, application/sparql-results+xml;q=0.9"
FORM = "application/x-www-form-urlencoded"
MOVED = (301, 302, 303, 307, 308)
HOPS = 3  # challenges and other addresses of the same host that one request may lead to
NO_RIGHT = re.compile(r"no permission|SR186|access denied|not author|read.?only|forbidden", re.I)
CLASH = re.compile(r"40001|deadlock", re.I)  # two changes in each other's way: one of them may come again
ELSEWHERE = (400, 401, 403, 404, 405, 415, 501)  # another address of the same store may still take it
HINTS = {
    401: "the server wants to know who writes; give --user NAME",
    403: "the server lets nobody write here; give --user NAME, or ask its keeper",
    404: "nothing is there; is this the address of the store?",
    405: "this address takes no such request; one for updates often ends in /update or /statements",
}


@dataclass(frozen=True)
class Sent:
    """What is sent; doing it twice must do no harm."""

    url: str
    body: bytes | None = None
    kind: str = ""
    method: str = "POST"
    accept: str = "*/*"


class _Staying(urllib.request.HTTPRedirectHandler):
    """Leaves it to us whether another address is gone to."""

    def redirect_request(self, *_: Any) -> None:
        return None


@dataclass
class Wire:
    """The way to one store: to the scheme, host and port of `url`, and to no other."""

    url: str
    login: Login | None = None
    timeout: float = 120.0
    patience: Patience = field(default_factory=Patience)
    requests: int = 0
    server: str = ""  # what it calls itself
    _met: bool = False  # whether it ever answered: only then is a connection that fails worth another try

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.username or parts.password:
            bare = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
            raise EndpointError(f"{bare}: leave name and password out of the address; give --user NAME")
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise EndpointError(f"{self.url}: a store's address begins with http:// or https://")
        self._opener = urllib.request.build_opener(_Staying)

    @property
    def virtuoso(self) -> bool:
        return "virtuoso" in self.server.lower()

    def ask(self, url: str, query: str) -> Result:
        """What an address for questions answers."""
        answer = self.send(Sent(url, urlencode({"query": query}).encode(), FORM, accept=RESULTS))
        if answer.cut_short:
            raise EndpointError(f"{url}: the server cut its answer short ({answer.cut_short})")
        return rows(url, answer)

    def number(self, url: str, query: str) -> int:
        """The number that a counting query answers."""
        result = self.ask(url, query)
        words = plain(result.terms[0][0]) if result.terms and result.terms[0] else ""
        if not words.isdecimal():
            raise EndpointError(f"{url}: asked for a count, it answered {words[:40]!r}")
        return int(words)

    def change(self, message: Sent) -> None:
        """A request that changes the store; a web page, whatever its status, is no word of success."""
        answer = self.send(message)
        if answer.body.strip() and web_page(answer):  # Virtuoso calls nothing at all text/html
            raise EndpointError(f"{message.url}: the answer is a web page, so nothing says that it was done; "
                                "is this the address for updates?")  # fmt: skip

    def send(self, message: Sent) -> Answer:
        """The answer, asked for again while the server is busy or breaks off."""
        return self.patience.insist(lambda: self._once(message, HOPS))

    def _once(self, message: Sent, hops: int) -> Answer:
        url, seconds = message.url, min(self.timeout, self.patience.left())
        if seconds <= 0:
            raise EndpointError(f"{url}: the time of {self.patience.total:g} s is over; {self.patience.hint}")
        try:
            return within(seconds, lambda: self._exchange(message, time.monotonic() + seconds))
        except TimeoutError:
            raise EndpointError(f"{url}: no answer within {seconds:g} s; allow more with --timeout") from None
        except urllib.error.HTTPError as error:
            onward = self._onward(message, error) if hops else None
            if onward is None:
                raise self._refused(url, error) from None
            return self._once(onward, hops - 1)
        except (OSError, HTTPException, ValueError) as error:
            reason = getattr(error, "reason", error)
            if isinstance(reason, TimeoutError):
                raise EndpointError(
                    f"{url}: no answer within {seconds:g} s; allow more with --timeout"
                ) from None
            broken = isinstance(reason, ConnectionError | HTTPException) and self._met
            raise EndpointError(f"{url}: {why(error)}", broken=broken) from None

    def _exchange(self, message: Sent, until: float) -> Answer:
        headers = {"Accept": message.accept, "User-Agent": agent()}
        if message.kind:
            headers["Content-Type"] = message.kind
        request = urllib.request.Request(message.url, message.body, headers, method=message.method)
        if self.login and _origin(message.url) == _origin(self.url):
            self.login.sign(request)
        self.requests += 1
        try:
            with self._opener.open(request, timeout=max(0.1, until - time.monotonic())) as response:
                self._meet(response.headers)
                return _whole(response, until)
        except urllib.error.HTTPError as error:
            self._meet(error.headers)
            error.msg = _words(error)  # read here, within the time
            raise

    def _meet(self, headers: Message) -> None:
        self._met, self.server = True, headers.get("Server", self.server)

    def _onward(self, message: Sent, error: urllib.error.HTTPError) -> Sent | None:
        """The same message, with the login that is asked for, or to another address of the same host."""
        if error.code in (307, 308):
            to = urljoin(message.url, error.headers.get("Location", ""))
            return replace(message, url=to) if _origin(to) == _origin(self.url) else None
        if error.code in (401, 403) and self.login and self.login.take_up(error.headers):
            return message
        return None

    def _refused(self, url: str, error: urllib.error.HTTPError) -> EndpointError:
        code, words = error.code, str(error.msg)
        if code in MOVED:
            to = urljoin(url, error.headers.get("Location", ""))
            return EndpointError(f"{url}: the server points to {to}; give that address if you mean it", code)
        if code in (400, 500) and NO_RIGHT.search(words):  # Virtuoso's way to say 403
            code = 403
        hint = HINTS.get(code, "")
        if self.login and code in (401, 403):
            hint = f"the server does not let {self.login.user} write here, or the password is wrong"
        said = hint or f"the server refused it: {words}" if hint or words else error.reason
        later = error.headers.get("Retry-After", "")
        return EndpointError(f"{url}: {said} ({error.code})", code, later, bool(CLASH.search(words)))


def _whole(response: Any, until: float) -> Answer:
    """The answer to its end; one that is shorter than announced broke off."""
    body, headers = b"".join(pieces(response, until)), response.headers
    announced = headers.get("Content-Length", "")
    if announced.isdecimal() and len(body) < int(announced):
        raise ConnectionResetError("the answer broke off")
    return Answer(body, headers.get_content_type(), headers.get("X-SQL-State", ""))


def _words(error: urllib.error.HTTPError) -> str:
    """The first line of what the server says about an error, if it is said in words."""
    try:
        text = error.read(4000).decode("utf-8", "replace").strip()
    except (OSError, HTTPException):
        return ""
    return "" if text.startswith("<") or not text else clean(text.splitlines()[0])[:300]


def _origin(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port or {"http": 80, "https": 443}.get(parts.scheme)


def taker(addresses: Iterable[str], attempt: Callable[[str], None]) -> str:
    """The first address at which the attempt succeeds; the error that tells most where none does."""
    errors: list[EndpointError] = []
    for address in addresses:
        try:
            attempt(address)
        except EndpointError as error:
            errors.append(error)
            if error.status not in ELSEWHERE:
                break
        else:
            return address
    # of several refusals, one that speaks of rights tells more than one that speaks of addresses
    raise next((error for error in errors if error.status in (401, 403)), errors[0])
