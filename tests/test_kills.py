"""A process that is killed while it writes leaves the old file or the new one, whole.

`SHOWBIBLE_KILLS=1000 pytest tests/test_kills.py` kills more often than a test run has time for.
"""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from graph.writing.files import write

ROOT = Path(__file__).parents[1]
KILLS = int(os.environ.get("SHOWBIBLE_KILLS", "60"))
SIZE = 300_000
WRITING = f"""
import sys; from pathlib import Path; from graph.writing.files import write
print("begun", flush=True)
for letter in "ab" * 100_000:
    write(Path(sys.argv[1]), (letter * 100 for _ in range({SIZE} // 100)))
"""
PAGE = "{0} is an American television series created by Ada Lund for Kanal 4. It premiered on May 4, 2015.\n"

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")


def started(*args: str, folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, *args], cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)},
                            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)  # fmt: skip


def test_files_are_whole_whenever_the_writer_is_killed(tmp_path: Path) -> None:
    """After each of many kills the file holds one version to its end, and can be written again."""
    file, random = tmp_path / "x.nq", Random(4)
    write(file, b"a" * SIZE)
    for _ in range(KILLS // 2):
        with started("-c", WRITING, str(file), folder=tmp_path) as writer:
            assert writer.stdout and writer.stdout.readline()
            time.sleep(random.uniform(0, 0.02))
            writer.kill()
        found = file.read_bytes()
        assert found in (b"a" * SIZE, b"b" * SIZE)
    write(file, b"c")
    assert file.read_bytes() == b"c"


def test_builds_are_whole_whenever_they_are_killed(tmp_path: Path) -> None:
    """Killed at any moment, `build -o` leaves the last build or the new one, in both of its files."""
    names, seen = ("The Harbour", "Low Water"), {"out.ttl": set[bytes](), ".showbible/bible.nq": set[bytes]()}
    took = 0.0
    for name in names:
        (tmp_path / f"{name}.txt").write_text(PAGE.format(name) * 3)
        begun = time.monotonic()
        assert build(tmp_path, name).wait() == 0
        took = time.monotonic() - begun
        for file, versions in seen.items():
            versions.add((tmp_path / file).read_bytes())
    assert all(len(versions) == 2 for versions in seen.values())
    random = Random(5)
    for i in range(KILLS // 6):
        running = build(tmp_path, names[i % 2])
        time.sleep(random.uniform(0.3, 1.05) * took)  # before that Python itself is still starting
        running.kill()
        running.wait()
        for file, versions in seen.items():
            assert (tmp_path / file).read_bytes() in versions
    assert build(tmp_path, names[0]).wait() == 0
    assert "The Harbour" in (tmp_path / "out.ttl").read_text()


def build(folder: Path, name: str) -> subprocess.Popen[bytes]:
    return started("-m", "showbible", "build", "-q", f"{name}.txt", "-o", "out.ttl", folder=folder)


def test_pipes_and_devices_are_written_to(tmp_path: Path) -> None:
    """What is no file, such as /dev/null, is never replaced by one."""
    write(Path(os.devnull), b"x")
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with started("-c", "import sys; print(open(sys.argv[1]).read())", str(pipe), folder=tmp_path) as reader:
        write(pipe, ["one ", "two"])
        assert reader.stdout and reader.stdout.read() == b"one two\n"


def test_rights_links_and_long_names(tmp_path: Path) -> None:
    """An old file keeps its rights, a new one has the usual ones, a link stays a link, long names will do."""
    old = tmp_path / ("n" * 251 + ".ttl")
    old.touch()
    old.chmod(0o640)
    link = tmp_path / "link.ttl"
    link.symlink_to(old)
    before = os.umask(0o027)
    try:
        write(link, b"x")
        write(tmp_path / ("\u00fc" * 120 + ".ttl"), b"y")
    finally:
        os.umask(before)
    assert link.is_symlink()
    assert old.read_bytes() == b"x"
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert stat.S_IMODE((tmp_path / ("\u00fc" * 120 + ".ttl")).stat().st_mode) == 0o640
    assert len(list(tmp_path.iterdir())) == 3
