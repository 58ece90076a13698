"""Where the explorer listens: a port of this machine, and whether others can reach it."""

from __future__ import annotations

import errno
import ipaddress
import socket

TRIED = 100  # ports after the usual one


class PortTaken(OSError):  # noqa: N818  the name says it
    """Something else listens at the port that was asked for."""


def listening(host: str, port: int) -> socket.socket:
    """A socket that already listens, so that the browser finds it whenever it comes; port 0 is any."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        ear = socket.create_server((host, port), family=family)
        # or an answer's body waits 40 ms for the client to acknowledge its head; asyncio does it for its own
        ear.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return ear
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise PortTaken(f"port {port} is in use; choose another with --port, or 0 for any") from None
        if error.errno == errno.EADDRNOTAVAIL or (error.errno or 0) < 0:  # not found, or not ours
            raise ValueError(f"{host}: no address of this machine") from None
        if error.errno == errno.EACCES:
            raise PermissionError(f"port {port} is not for everybody; choose one above 1023") from None
        raise


def some(host: str, port: int) -> socket.socket:
    """This port, or the next one that is free."""
    for number in range(port, port + TRIED):
        try:
            return listening(host, number)
        except PortTaken:
            continue
    return listening(host, 0)


def outside(host: str) -> bool:
    """Whether other machines can reach an address."""
    try:
        return not ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host != "localhost"


def called(host: str) -> str:
    """A host as an address on the web has it."""
    return f"[{host}]" if ":" in host else host
