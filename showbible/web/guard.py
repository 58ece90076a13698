"""What every answer goes through: only this machine's own names are answered, and nothing else is let in.

A page on the internet can point its own name at 127.0.0.1 and read what a server there answers (DNS
rebinding); so the Host must be one of ours.
"""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import ip_address

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOCAL = ("localhost", "127.0.0.1", "[::1]")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,  # a page with other needs brings its own
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
}


class Guard:
    """Refuses foreign hosts, and puts the security headers on each answer that does not bring its own."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str] = LOCAL, numbers: bool = False) -> None:
        self.app, self.hosts, self.numbers = app, frozenset(hosts), numbers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        host = _bare(Headers(scope=scope).get("host", ""))
        if host not in self.hosts and not (self.numbers and _number(host)):
            refused = PlainTextResponse(f"this server does not answer for {host[:80]!r}\n", 421)
            return await refused(scope, receive, send)

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        return await self.app(scope, receive, guarded)


def _number(host: str) -> bool:
    """Whether a host is an address in numbers, which nobody can point elsewhere as they can a name."""
    try:
        return bool(ip_address(host.strip("[]")))
    except ValueError:
        return False


def _bare(host: str) -> str:
    """A host without its port."""
    name, colon, port = host.rpartition(":")
    return (name if colon and port.isdigit() else host).lower()
