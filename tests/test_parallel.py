"""Many processes read as one does: the same bytes, whatever happens to some of them."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from extract.readers import UnreadableDocument
from extract.reading import NotAboutTelevision
from graph.writing.export import render
from showbible.bible import Bible
from showbible.reading import Progress, Reading, pool, read
from showbible.reading.one import FAILED, ReadingFailed, Task
from showbible.sources import Source

ROOT = Path(__file__).parents[1]
SHOW = (
    "'''Harbour {n}''' is an American drama [[television series]] created by [[Ana Reyes]].\n\n"
    "== Cast ==\n* [[Lena Brook]] as Nell Hart\n* [[Ivo Lind]] as Keeper {n}\n"
)
SOURCES = [
    Source("recipe.txt", b"Beat three eggs with a pinch of salt.\n", chosen=False),
    *(Source(f"{n}.wiki", SHOW.format(n=n).encode(), chosen=False) for n in range(24)),
    Source("binary.txt", b"\0", chosen=False),
    Source("lost.txt", b"", chosen=False, problem="lost.txt: is damaged"),
    Source("dump/Mercury", b"'''Mercury''' is the first [[planet]] there is.\n", chosen=False, many=True),
]


class Deadly:
    """A worker's process that a document called "deadly" kills, as often as it is told to."""

    def __init__(self, times: int) -> None:
        self.times, self.asked = times, 0

    def ask(self, worker: pool.Worker, task: Task) -> bytes:
        if task.name == "deadly.wiki":
            self.asked += 1
            if self.asked <= self.times:
                os.kill(worker.process.pid, signal.SIGKILL)
        return ASK(worker, task)


ASK = pool.Worker.ask


def written(sources: list[Source], jobs: int, scheduler: str | None = None) -> str:
    built = Bible.build(sources, jobs=jobs, scheduler=scheduler)
    return "".join(render(built.knowledge, ".nq"))


@pytest.fixture(scope="module")
def alone() -> str:
    """What one process makes of the sources."""
    return written(SOURCES, 1)


@pytest.mark.parametrize("jobs", [2, 5])
def test_any_number_of_processes_writes_the_same(alone: str, jobs: int) -> None:
    assert written(SOURCES, jobs) == alone


def test_the_order_is_that_of_the_inputs() -> None:
    """Facts and what was left out, although the long documents end last."""
    sources = [Source("0", (SHOW.format(n="Long") + "\nA word. " * 9000).encode()), *SOURCES]
    one, many = read(sources, jobs=1), read(sources, jobs=3)
    assert [facts.document.name for facts in many.facts] == [facts.document.name for facts in one.facts]
    assert many == one
    assert [line.partition(":")[0] for line in many.left_out] == ["recipe.txt", "binary.txt", "lost.txt"]
    assert many.elsewhere == 1


@pytest.mark.parametrize("times", [1, 2])
def test_a_worker_that_dies_is_replaced(monkeypatch: pytest.MonkeyPatch, alone: str, times: int) -> None:
    """Its document is tried once more, then left out with a word; all others are there."""
    deadly = Deadly(times)
    monkeypatch.setattr(pool.Worker, "ask", lambda worker, task: deadly.ask(worker, task))
    source = Source("deadly.wiki", SHOW.format(n="Last").encode(), chosen=False)
    sources = [*SOURCES[:9], source, *SOURCES[9:]]
    reading = read(sources, jobs=3)
    assert deadly.asked == 2
    if times == 1:
        assert reading == read(sources, jobs=1)
    else:
        assert [line for line in reading.left_out if "twice" in line] == [
            "deadly.wiki: reading it ended the process twice: the process ended with -9"
        ]
        assert reading.facts == read(SOURCES, jobs=1).facts


def test_a_document_that_takes_too_much_memory_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker says so itself, and lives to read the next."""
    small = pool.START.replace(
        "; main()", "; import showbible.reading.worker as w; w.MEMORY = 200 << 20; main()"
    )
    monkeypatch.setattr(pool, "START", small)
    huge = Source("huge.wiki", (SHOW.format(n="Huge") + "* [[A]] as B\n" * 600_000).encode(), chosen=False)
    reading = read([*SOURCES[:3], huge, *SOURCES[3:]], jobs=2)
    assert len(reading.facts) == 24
    assert any(line.startswith("huge.wiki: ") for line in reading.left_out)


def test_a_document_that_takes_too_long_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "PATIENCE", 2)
    slow = pool.START.replace(
        "; main()", "; import showbible.reading.worker as w; import test_parallel; main()"
    )
    monkeypatch.setattr(
        pool,
        "START",
        slow.replace("import sys;", f"import sys; sys.path.insert(0, {str(ROOT / 'tests')!r});"),
    )
    monkeypatch.setenv("SLOW", "1")
    reading = read([Source("slow.wiki", b"x", chosen=False), *SOURCES], jobs=2)
    assert len(reading.facts) == 24
    assert any("slow.wiki" in line and "longer than 2 seconds" in line for line in reading.left_out)


if os.environ.get("SLOW"):  # in a worker of the test above
    import showbible.reading.worker as working

    _answer = working.answer

    def slowly(task: Task) -> bytes:
        if task.name == "slow.wiki":
            time.sleep(60)
        return _answer(task)

    working.answer = slowly


@pytest.mark.parametrize("jobs", [1, 3])
def test_what_was_chosen_must_be_readable(jobs: int) -> None:
    """The same error as ever, from any process; the workers are gone afterwards."""
    for source, error in (
        (
            Source("planet.txt", b"Mercury is the first planet from the Sun, and it is small.\n"),
            NotAboutTelevision,
        ),
        (Source("binary.txt", b"\0"), UnreadableDocument),
    ):
        with pytest.raises(error, match=source.name):
            read([*SOURCES, source], jobs=jobs)


def test_a_rule_that_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ends the build of a chosen document, as a fault of ours; of many it is one line."""
    from showbible import reading

    def answer(task: Task) -> bytes:
        return FAILED + b"a rule failed" if task.name == "3.wiki" else reading.one.answer(task)

    monkeypatch.setattr(reading, "answer", answer)
    found = read(SOURCES, jobs=1)
    assert "a rule failed" in found.left_out
    assert len(found.facts) == 23
    with pytest.raises(ReadingFailed):
        read([Source("3.wiki", b"x")], jobs=1)


def test_no_process_is_left(tmp_path: Path) -> None:
    """Neither after a build nor after one that Ctrl-C or a kill ended."""
    for number in range(40):
        (tmp_path / f"{number}.wiki").write_text(SHOW.format(n=number) + "\nA word. " * 20_000)
    command = [sys.executable, "-m", "showbible", "build", str(tmp_path), "-q", "-j", "2", "--no-cache"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    for end in (signal.SIGINT, signal.SIGKILL):
        build = subprocess.Popen(command, cwd=tmp_path, env=env, start_new_session=True)
        deadline = time.monotonic() + 60
        while len(group(build.pid)) < 3 and time.monotonic() < deadline:
            time.sleep(0.05)
        assert len(group(build.pid)) >= 3
        build.send_signal(end)
        build.wait()
        while group(build.pid) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not group(build.pid)
    assert not (tmp_path / ".showbible" / "bible.nq").exists()


def group(leader: int) -> list[int]:
    """The living processes of a session."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(words[3]) == leader and words[0] != "Z":
            found.append(int(stat.parent.name))
    return found


def test_sources_are_read_no_further_than_needed() -> None:
    """What is under way at a time is bounded, however many documents there are."""
    ahead = 0

    def counted() -> Iterator[Source]:
        nonlocal ahead
        for source in SOURCES * 8:
            ahead += 1
            yield source

    done = 0
    most = 0
    progress = Progress(out=io.StringIO())

    def show(name: str) -> None:
        nonlocal done, most
        done += 1
        most = max(most, ahead - done)

    progress.show = show  # type: ignore[method-assign]
    read(counted(), jobs=2, progress=progress)
    assert done == len(SOURCES) * 8
    assert most <= 2 * 4 + 1


# ---- progress


def test_progress_in_a_log() -> None:
    """A line every ten seconds, no more, and nothing on the way that moves a cursor."""
    out = io.StringIO()
    progress = Progress(out=out, size=1000)
    progress.begun -= 30
    progress.told -= 30
    progress.documents, progress.facts, progress.left_out, progress.at = 30, 1200, 2, 250
    progress.show("x.txt")
    progress.show("y.txt")
    progress.clear()
    line = out.getvalue()
    assert line.count("\n") == 1
    assert line.startswith(
        "30 documents, 1,200 facts, 1.1 documents a second, 25% read, about 90 s left, 2 left out"
    ) or ("about 2 min left" in line)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_on_a_terminal() -> None:
    """One line that is written over, without what a name could do to the terminal, and gone at the end."""
    out = Terminal()
    progress = Progress(out=out)
    progress.told -= 1
    progress.show("\x1b]0;evil\x07.txt")
    progress.clear()
    assert "\n" not in out.getvalue()
    assert out.getvalue().count("\x1b") == 2
    assert "\x07" not in out.getvalue()
    assert out.getvalue().endswith("\r\x1b[K")


def test_reading_tells_of_the_first_thousand() -> None:
    """However many files are no documents, memory holds only so many lines about them."""
    reading = Reading()
    for number in range(2500):
        reading.leave(str(number))
    assert len(reading.told()) == 1001
    assert reading.told()[-1] == "1,500 more files"


# ---- a cluster


@pytest.fixture(scope="module")
def cluster() -> Iterator[object]:
    distributed = pytest.importorskip("distributed")
    path = os.environ.get("PYTHONPATH", "")
    os.environ["PYTHONPATH"] = f"{ROOT}{os.pathsep}{path}"
    made = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
    )
    os.environ["PYTHONPATH"] = path
    yield made
    made.close()


def test_a_cluster_writes_the_same(cluster: object, alone: str) -> None:
    assert written(SOURCES, 1, cluster.scheduler_address) == alone


def test_a_cluster_that_loses_a_worker_writes_the_same(cluster: object, alone: str) -> None:
    """One of its processes is killed in the middle."""

    def killing() -> Iterator[Source]:
        for number, source in enumerate(SOURCES):
            if number == 12:
                worker = next(iter(cluster.workers.values()))
                os.kill(worker.pid if hasattr(worker, "pid") else worker.process.pid, signal.SIGKILL)
            yield source

    assert written(killing(), 1, cluster.scheduler_address) == alone


def test_no_cluster_there() -> None:
    from showbible.reading import cluster
    from showbible.sources import SourceError

    pytest.importorskip("distributed")
    patch = pytest.MonkeyPatch()
    patch.setattr(cluster, "PATIENCE", 1)
    with pytest.raises(SourceError, match="no Dask scheduler answers"):
        read(SOURCES, scheduler="tcp://127.0.0.1:9")
    patch.undo()


def test_a_path_that_is_none_is_told_before_anything_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """However much there is to read before it; and pages about something else are counted, not listed."""
    from showbible import bible
    from showbible.cli import main

    monkeypatch.chdir(tmp_path)
    lines = [
        f'{{"title": "{n}", "text": "Planet {n} is a special thing that turns round a star."}}'
        for n in range(9)
    ]
    Path("pages.jsonl").write_text("\n".join(lines))
    Path("show.wiki").write_text(SHOW.format(n=1))
    with pytest.raises(SystemExit):
        main(["build", "pages.jsonl", "show.wiki"])
    assert "1 document, 9 about something else, " in capsys.readouterr().err
    monkeypatch.setattr(bible.Bible, "build", lambda *_, **__: pytest.fail("something was read"))
    with pytest.raises(SystemExit):
        main(["build", "-q", "pages.jsonl", "nowhere"])
    assert capsys.readouterr().err == "showbible: nowhere: no such file or folder\n"
