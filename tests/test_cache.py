"""What documents said is kept by their bytes: the same bible comes of it, whatever befell the cache."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import showbible.reading.cache as caching
from extract.reading import DocumentFacts, facts_of
from graph.writing.export import render
from showbible import seeds
from showbible.bible import Bible
from showbible.cli import main
from showbible.reading import Cache, one, read
from showbible.reading.encoding import Damaged, decoded, encoded
from showbible.reading.one import Task
from showbible.sources import Source, gather

ROOT = Path(__file__).parents[1]
SEEDS = sorted(seeds().glob("*.txt"))
SHOW = (
    "'''Harbour {n}''' is an American drama [[television series]] created by [[Ana Reyes]].\n\n"
    "== Cast ==\n* [[Lena Brook]] as Nell Hart\n* [[Ivo Lind]] as Keeper {n}\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of ten small documents."""
    made = tmp_path / "docs"
    made.mkdir()
    for number in range(10):
        (made / f"{number}.wiki").write_text(SHOW.format(n=number))
    return made


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the documents that are really read."""
    names: list[str] = []

    def reading(name: str, data: bytes) -> DocumentFacts:
        names.append(name)
        return facts_of(name, data)

    monkeypatch.setattr(one, "facts_of", reading)
    return names


def entries(cache: Cache) -> list[Path]:
    return sorted(file for file in cache.folder.rglob("*") if file.is_file())


def written(folder: Path, cache: Cache | None, jobs: int = 1) -> str:
    """All bytes of a build."""
    return "".join(render(Bible.build(gather([str(folder)]), jobs=jobs, cache=cache).knowledge, ".nq"))


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name)
def test_facts_come_back_as_they_were(seed: Path) -> None:
    """All of a document's facts, its passages and sections, and its name from whoever asks."""
    data = seed.read_bytes()
    facts = facts_of("one", data)
    assert decoded(encoded(facts), "one", data) == facts
    assert decoded(encoded(facts), "two", data) == facts_of("two", data)
    assert len(encoded(facts)) < len(data)


def test_only_what_changed_is_read(folder: Path, cache: Cache, readings: list[str]) -> None:
    """One of ten documents changed: one is read, and the bible is that of a build from nothing."""
    first = written(folder, cache)
    assert len(readings) == 10
    assert written(folder, cache) == first
    assert len(readings) == 10
    (folder / "3.wiki").write_text(SHOW.format(n="Three"))
    again = written(folder, cache)
    assert readings[10:] == ["3.wiki"]
    assert again == written(folder, None) != first


def test_a_file_that_moved_is_not_read_again(folder: Path, cache: Cache, readings: list[str]) -> None:
    """And stands in the bible under its new name."""
    written(folder, cache)
    (folder / "4.wiki").rename(folder / "renamed.wiki")
    assert '"renamed.wiki"' in written(folder, cache)
    assert len(readings) == 10


def test_other_rules_read_again(
    folder: Path, cache: Cache, readings: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    written(folder, cache)
    monkeypatch.setattr(caching, "version", lambda: "other rules")
    written(folder, cache)
    assert len(readings) == 20


def test_the_version_is_of_all_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Any change in a rule or a list of words is another version."""
    known = caching.version.__wrapped__
    before = known()
    room = tmp_path / "extract" / "rules"
    room.mkdir(parents=True)
    monkeypatch.setattr(caching.extract, "__path__", [str(tmp_path / "extract")])
    seen = {before, known()}
    for name in ("rules/a.py", "rules/words.toml"):
        (tmp_path / "extract" / name).write_text("1")
        seen.add(known())
    assert len(seen) == 4


@pytest.mark.parametrize("fault", ["empty", "cut", "changed", "other", "bomb", "pickle", "folder"])
def test_damaged_entries_are_read_again(folder: Path, cache: Cache, readings: list[str], fault: str) -> None:
    """Whatever stands in an entry, the bible is the same, and the entry is whole afterwards."""
    first = written(folder, cache)
    whole = {file: file.read_bytes() for file in entries(cache)}
    files = list(whole)
    for file, other in zip(files, [*files[1:], files[0]], strict=True):
        entry = whole[file]
        match fault:
            case "empty":
                file.write_bytes(b"")
            case "cut":
                file.write_bytes(entry[:-9])
            case "changed":
                file.write_bytes(entry[:60] + b"\xff" + entry[61:])
            case "other":
                file.write_bytes(signed(b"F" + zlib.compress(b'["wikitext", [0], 7, [0, [99]], {}]')))
            case "bomb":
                file.write_bytes(signed(b"F" + zlib.compress(b"[" * 50_000_000)))
            case "pickle":
                file.write_bytes(signed(b"F" + pickle.dumps(Evil())))
            case "folder":
                file.unlink()
                file.mkdir()
        assert other != file
        if fault == "bomb":
            break
    assert written(folder, cache) == first
    assert not Evil.ran
    if fault != "folder":
        assert {file: file.read_bytes() for file in entries(cache)} == whole


def signed(answered: bytes) -> bytes:
    return caching.sha256(answered).digest()[: caching.CHECK] + answered


class Evil:
    """What runs when it is unpickled."""

    ran = False

    def __reduce__(self) -> tuple[object, tuple[str, ...]]:
        return (exec, ("from test_cache import Evil; Evil.ran = True",))


def test_nothing_but_lists_is_decoded() -> None:
    for data in (b"", b"x", zlib.compress(b"{}"), zlib.compress(b"[1,2,3,4,5]"), pickle.dumps(Evil())):
        with pytest.raises(Damaged):
            decoded(data, "x", b"text")
    assert not Evil.ran


def test_the_oldest_go_first(cache: Cache) -> None:
    """A cache that grew too large loses what was not asked for the longest, and nothing else."""
    tasks = [Task(str(n), SHOW.format(n=n).encode()) for n in range(20)]
    for age, task in enumerate(tasks):
        cache.put(task, one.answer(task))
        os.utime(cache._file(task), (age, age))
    assert cache.get(tasks[0])  # which makes it young
    stranger = cache.folder / "ab"
    stranger.mkdir(exist_ok=True)
    (stranger / "notes.txt").write_text("mine")
    cache.most = sum(file.stat().st_size for file in entries(cache)) // 2
    cache.tidy()
    kept = [n for n, task in enumerate(tasks) if cache.get(task)]
    assert kept == [0, *range(20 - len(kept) + 1, 20)]
    assert 5 < len(kept) < 12
    assert (stranger / "notes.txt").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir(mode=0o500)
    assert written(folder, Cache(tmp_path / "cache")) == written(folder, None)


def test_a_cache_in_the_way_is_no_fault(folder: Path, tmp_path: Path) -> None:
    """A file where the folder should be costs time, and nothing else."""
    (tmp_path / "cache").write_text("")
    assert written(folder, Cache(tmp_path / "cache")) == written(folder, None)


def test_a_build_that_was_stopped_goes_on(folder: Path, cache: Cache, readings: list[str]) -> None:
    """What was read before the stop is not read again."""

    def stopping() -> Iterator[Source]:
        for number, source in enumerate(gather([str(folder)])):
            if number == 6:
                raise KeyboardInterrupt
            yield source

    with pytest.raises(KeyboardInterrupt):
        read(stopping(), jobs=1, cache=cache)
    written(folder, cache)
    assert sorted(readings) == sorted(f"{n}.wiki" for n in range(10))


def test_the_command_keeps_what_it_read(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, readings: list[str]
) -> None:
    """In the project's own folder; --no-cache neither asks nor keeps."""
    monkeypatch.chdir(tmp_path)

    def build(*options: str) -> int:
        readings.clear()
        with pytest.raises(SystemExit) as ended:
            main(["build", "docs", "-q", "-j", "1", *options])
        assert not ended.value.code
        return len(readings)

    assert build("--no-cache") == 10
    assert not (tmp_path / ".showbible" / "cache").exists()
    assert build() == 10
    assert (tmp_path / ".showbible" / ".gitignore").read_text() == "*\n"
    assert build() == 0
    assert build("--no-cache") == 10


def test_two_builds_at_once(folder: Path, tmp_path: Path) -> None:
    """Both end well, with the same bible, and leave whole entries."""
    command = [sys.executable, "-m", "showbible", "build", "docs", "-j", "2", "-q", "-o"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    both = [subprocess.Popen([*command, f"{n}.nq"], cwd=tmp_path, env=env) for n in (1, 2)]
    assert [build.wait() for build in both] == [0, 0]
    assert (tmp_path / "1.nq").read_bytes() == (tmp_path / "2.nq").read_bytes()
    cache = Cache(tmp_path / ".showbible" / "cache")
    assert len(entries(cache)) == 10
    assert all(cache.get(Task("", file.read_bytes())) for file in folder.iterdir())


def test_names_are_no_part_of_what_is_kept() -> None:
    """A document's facts are the same under any name: the name is only in the document."""
    data = SHOW.format(n=1).encode()
    first, second = facts_of("one.wiki", data), facts_of("List of two episodes", data)
    assert replace(first, document=replace(first.document, name=second.document.name)) == second
