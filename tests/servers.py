"""Real SPARQL servers for tests, Oxigraph's and Virtuoso, on free ports, started empty or with a file."""

from __future__ import annotations

import contextlib
import http.server
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

REQUIRED = "SHOWBIBLE_REQUIRE_SERVERS"  # set in CI: a server that is not installed is a failure there
Handle = Callable[[http.server.BaseHTTPRequestHandler], None]
VIRTUOSO_INI = """\
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
DirsAllowed = .
NumberOfBuffers = 20000
MaxDirtyBuffers = 15000
ThreadsPerQuery = 2
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 10
[SPARQL]
ResultSetMaxRows = 10000
MaxQueryExecutionTime = 60
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def serving(file: Path, folder: Path) -> Iterator[str]:
    """The address of a server that holds what is in `file`, its store in `folder`."""
    command, where = _oxigraph(), ["--location", str(folder / "store")]
    subprocess.run([command, "load", *where, "--file", str(file)], check=True, capture_output=True)
    with _oxigraph_at("serve-read-only", folder) as address:
        yield f"{address}/query"


@contextlib.contextmanager
def oxigraph(folder: Path) -> Iterator[str]:
    """The address, without a path, of an empty server that can be written to."""
    with _oxigraph_at("serve", folder) as address:
        yield address


@contextlib.contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """The address, without a path, of an empty Virtuoso; who writes is `dba`, with the password `dba`."""
    command = _command("virtuoso-t", "Virtuoso (Debian's virtuoso-opensource-7-bin)")
    sql, http = free_port(), free_port()
    ini = folder / "virtuoso.ini"
    ini.write_text(VIRTUOSO_INI.format(folder=folder, sql=sql, http=http), "utf-8")
    with _running([command, "+foreground", "+configfile", str(ini)], http, folder, wait=120):
        yield f"http://127.0.0.1:{http}"


@contextlib.contextmanager
def obeying() -> Iterator[Callable[[Handle], str]]:
    """Starts servers that do what a test tells them, and stops them all."""
    started: list[http.server.ThreadingHTTPServer] = []

    def start(handle: Handle) -> str:
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                handle(self)

            do_POST = do_PUT = do_DELETE = do_GET  # noqa: N815

            def log_message(self, *_: object) -> None:
                pass

        made = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        started.append(made)
        threading.Thread(target=made.serve_forever, args=(0.05,), daemon=True).start()
        return f"http://127.0.0.1:{made.server_port}/sparql"

    yield start
    for made in started:
        made.shutdown()
        made.server_close()


def send(body: bytes, kind: str, code: int = 200, **headers: str) -> Handle:
    """What such a server does: this answer, whatever is asked."""

    def handle(request: http.server.BaseHTTPRequestHandler) -> None:
        request.send_response(code)
        for name, words in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            request.send_header(name.replace("_", "-"), words)
        request.end_headers()
        request.wfile.write(body)

    return handle


@contextlib.contextmanager
def _oxigraph_at(how: str, folder: Path) -> Iterator[str]:
    port = free_port()
    command = [_oxigraph(), how, "--location", str(folder / "store"), "--bind", f"127.0.0.1:{port}"]
    with _running(command, port, folder):
        yield f"http://127.0.0.1:{port}"


@contextlib.contextmanager
def _running(command: list[str], port: int, folder: Path, wait: float = 20) -> Iterator[None]:
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=quiet, stderr=quiet, cwd=folder) as server:
        try:
            _wait_for(port, server, wait)
            yield
        finally:
            server.kill()  # what it holds goes with the test's folder; Virtuoso would first write it all out


def _oxigraph() -> str:
    return _command("oxigraph", "the package oxigraph", str(Path(sys.executable).parent))


def _command(name: str, what: str, first: str = "") -> str:
    """Where a program is; where it is not, the test is skipped, or fails if servers are required."""
    found = (shutil.which(name, path=first) if first else None) or shutil.which(name)
    if found:
        return found
    if os.environ.get(REQUIRED):
        pytest.fail(f"{what} is not installed, and {REQUIRED} is set")
    pytest.skip(f"{what} is not installed")


def _wait_for(port: int, server: subprocess.Popen[bytes], wait: float) -> None:
    until = time.monotonic() + wait
    while time.monotonic() < until and server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError("the server did not start")
