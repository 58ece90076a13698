"""`showbible serve` on the command line: where it listens, whom it lets in, what it refuses, how it ends."""

from __future__ import annotations

import http.client
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from showbible.web.listening import PortTaken, listening, outside, some

TRIPLE = '<https://w3id.org/showbible/id/series/x> <http://www.w3.org/2000/01/rdf-schema#label> "X" .\n'
ROOT = Path(__file__).parents[1]


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    file = tmp_path / "graph.nt"
    file.write_text(TRIPLE)
    return file


def command(*args: str) -> list[str]:
    return [sys.executable, "-m", "showbible", "serve", *args]


@contextmanager
def served(
    graph: Path, *args: str, wait: str = r"at http://(\S+?):(\d+)/"
) -> Iterator[tuple[Any, str, int, str]]:
    """The process, the host and port that it tells, and what it said until then."""
    with subprocess.Popen(
        command(str(graph), *args), stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as process:
        said = ""
        try:
            for line in process.stderr:  # type: ignore[union-attr]
                said += line
                if found := re.search(wait, line):
                    yield process, found[1], int(found[2]), said
                    break
            else:
                pytest.fail(f"it did not start: {said}")
        finally:
            if process.poll() is None:
                process.kill()


def status(port: int, host: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", "/static/base.css", headers={"Host": host})
    return connection.getresponse().status


def refused(*args: str, cwd: Path) -> str:
    """The one line that a command which cannot be done says."""
    ended = subprocess.run(
        command(*args), capture_output=True, text=True, cwd=cwd, timeout=60,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert ended.returncode == 2 and ended.stdout == "" and "Traceback" not in ended.stderr
    assert ended.stderr.count("\n") == 1, ended.stderr
    return ended.stderr.removeprefix("showbible: ").strip()


def test_it_tells_its_address_and_ends_with_ctrl_c(graph: Path) -> None:
    """Nothing but the address is said; Ctrl-C is how one stops it, and no error."""
    with served(graph, "--port", "0") as (process, host, port, said):
        assert host == "127.0.0.1" and status(port, f"127.0.0.1:{port}") == 200
        assert said.startswith("graph.nt at http://") and said.count("\n") == 1
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0
        assert process.stderr.read() == "" and process.stdout.read() == ""


def test_only_this_machines_names_are_answered(graph: Path) -> None:
    """A foreign Host is refused, a name that is allowed is answered; others cannot reach it at all."""
    with served(graph, "--port", "0", "--allow-host", "Show.Example") as (_, _, port, said):
        assert "anybody" not in said
        assert [status(port, host) for host in ("localhost", "show.example", "evil.example")] == [
            200,
            200,
            421,
        ]
        assert status(port, "192.0.2.7") == 421


def test_letting_others_in_is_told(graph: Path) -> None:
    """0.0.0.0 answers for addresses in numbers, not for names that somebody points here, and warns."""
    with served(graph, "--port", "0", "--host", "0.0.0.0") as (_, host, port, said):
        assert "anybody who can reach 0.0.0.0 can read this bible" in said and host == "127.0.0.1"
        assert [status(port, h) for h in ("192.0.2.7:80", "[2001:db8::1]", "evil.example")] == [200, 200, 421]


def test_the_next_free_port_is_taken() -> None:
    """Where the usual port is in use and none was asked for, the next one serves; else that is an error."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with some("127.0.0.1", port) as ear:
            assert ear.getsockname()[1] != port
        with pytest.raises(PortTaken, match=f"port {port} is in use; choose another with --port, or 0"):
            listening("127.0.0.1", port)


@pytest.mark.parametrize(
    ("host", "others"),
    [("127.0.0.1", False), ("127.3.4.5", False), ("::1", False), ("localhost", False), ("0.0.0.0", True),
     ("192.168.1.4", True), ("::", True), ("my-laptop", True)],
)  # fmt: skip
def test_which_addresses_others_can_reach(host: str, others: bool) -> None:
    assert outside(host) is others


def test_a_port_in_use_is_one_line(graph: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        line = refused(str(graph), "--port", port, cwd=graph.parent)
    assert line == f"port {port} is in use; choose another with --port, or 0 for any"


def test_what_cannot_be_served_is_one_line(tmp_path: Path) -> None:
    """No build, a missing file, a folder, a file that is no RDF by name or by content, a strange host."""
    (tmp_path / "bad.ttl").write_text("this is no turtle")
    (tmp_path / "bytes.ttl").write_bytes(bytes(range(256)))
    (tmp_path / "page.txt").write_text("Jessica Jones is a television series.")
    said = {name: refused(*name.split(), "--port", "0", cwd=tmp_path) for name in (
        "nowhere.ttl", ".", "bad.ttl", "bytes.ttl", "page.txt", "bad.ttl --host no.such.host.invalid",
    )}  # fmt: skip
    assert said["nowhere.ttl"].startswith("nowhere.ttl: no such file")
    assert said["."] == ".: a folder; `showbible build . -o FILE` makes a file of it"
    assert said["bad.ttl"].startswith("bad.ttl: this is not ttl as it should be")
    assert said["bytes.ttl"].startswith("bytes.ttl: this is not ttl as it should be")
    assert said["page.txt"].startswith("page.txt: no RDF file by its name")
    assert said["bad.ttl --host no.such.host.invalid"] == "no.such.host.invalid: no address of this machine"


def test_without_a_build_it_says_how_to_make_one(tmp_path: Path) -> None:
    from showbible import store

    if store.find(tmp_path):
        pytest.skip("a build lies above the folder for temporary files")
    assert "run `showbible build FOLDER` first" in refused("--port", "0", cwd=tmp_path)


def test_a_browser_is_opened_if_wanted(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    """At the address that is told; where there is none, that is said and the server goes on."""
    import webbrowser

    from showbible.web import server

    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda address: opened.append(address) or len(opened) < 2)
    server._open("http://127.0.0.1:1/")
    assert opened == ["http://127.0.0.1:1/"] and capsys.readouterr().err == ""
    server._open("http://127.0.0.1:1/")
    assert "open http://127.0.0.1:1/ yourself" in capsys.readouterr().err


def test_the_first_page_imports_nothing_slow() -> None:
    """Pandas, pyvis, IPython and what draws networks wait until somebody asks for them."""
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from browsing import site; import showbible, urllib.request\n"
        "b = showbible.load(sys.argv[2])\n"
        "with site(b) as a: urllib.request.urlopen(a + '/').read()\n"
        "print([m for m in ('pandas', 'pyvis', 'IPython', 'rich', 'pyshacl') if m in sys.modules])"
    )
    file = ROOT / "ontology" / "showbible.ttl"
    ran = subprocess.run(
        [sys.executable, "-c", code, str(Path(__file__).parent), str(file)],
        capture_output=True, text=True, cwd=ROOT, check=True,
    )  # fmt: skip
    assert ran.stdout.strip() == "[]", ran.stderr
