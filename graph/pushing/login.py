"""Who writes: a name and a password, shown in the way that the server asks for and to nobody else."""

from __future__ import annotations

import urllib.request
from base64 import b64encode
from dataclasses import dataclass, field
from email.message import Message


@dataclass
class Login:
    """Nothing is shown before the server asks: one that wants Digest never sees the password itself."""

    user: str
    password: str = field(repr=False)
    _scheme: str = ""
    _asked: dict[str, str] = field(default_factory=dict, repr=False)

    def take_up(self, headers: Message) -> bool:
        """The server's challenge; whether there is a way to meet it."""
        offers = headers.get_all("WWW-Authenticate") or ["Basic"]
        for offered in sorted(offers, reverse=True):  # Digest before Basic
            scheme, _, fields = offered.partition(" ")
            if scheme.lower() == "digest":
                self._asked = urllib.request.parse_keqv_list(urllib.request.parse_http_list(fields))
            elif scheme.lower() != "basic" or self._scheme == "basic":
                continue  # one that is refused once is refused again
            self._scheme = scheme.lower()
            return True
        return False

    def sign(self, request: urllib.request.Request) -> None:
        shown = ""
        if self._scheme == "basic":
            shown = "Basic " + b64encode(f"{self.user}:{self.password}".encode()).decode()
        elif self._scheme == "digest":
            known = urllib.request.HTTPPasswordMgrWithDefaultRealm()
            known.add_password(None, request.full_url, self.user, self.password)
            proof = urllib.request.AbstractDigestAuthHandler(known).get_authorization(request, self._asked)
            shown = f"Digest {proof}"
        if shown:
            request.add_unredirected_header("Authorization", shown)
