"""What the README shows is what happens: each transcript is run, in order, in one folder with the seeds."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ELLIPSIS = "…"  # a line of it stands for any number of lines


def transcripts() -> list[tuple[str, list[str]]]:
    """Each `showbible …` of a block, in order, with the lines printed under it."""
    found: list[tuple[str, list[str]]] = []
    for kind, block in re.findall(r"^```(console|sh)\n(.*?)^```", README, re.S | re.M):
        for line in block.splitlines():
            if kind == "sh":  # the first line sets up and runs the main job; only the latter is ours to run
                found.append((line.rpartition("&& ")[2], []))
            elif line.startswith("$ "):
                found.append((line[2:], []))
            elif found:
                found[-1][1].append(line)
    return [(command, lines) for command, lines in found if command.startswith("showbible")]


def matches(expected: list[str], printed: list[str]) -> bool:
    """Whether the printed lines are the expected ones, an ellipsis standing for any lines."""
    pattern = "".join(
        r"(?:.*\n)*?" if line.strip() == ELLIPSIS else re.escape(line.rstrip()) + r"\n" for line in expected
    )
    return re.fullmatch(pattern, "".join(f"{line.rstrip()}\n" for line in printed)) is not None


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new user's folder: only the seeds are in it."""
    path = tmp_path_factory.mktemp("reader")
    shutil.copytree(ROOT / "seeds", path / "seeds")
    return path


def test_transcripts_print_what_the_readme_shows(folder: Path) -> None:
    """Every transcript of the README runs and prints what is shown, stderr included."""
    commands = transcripts()
    assert len(commands) >= 5
    shim = folder / "bin"
    shim.mkdir()
    script = shim / "showbible"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m showbible "$@"\n')
    script.chmod(0o755)
    env = {
        **os.environ,
        "PATH": f"{shim}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "NO_COLOR": "1",
    }
    for command, expected in commands:
        run = subprocess.run(
            command,
            shell=True,
            cwd=folder,
            env=env,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=120,
        )
        printed = run.stdout.splitlines()
        assert run.returncode == 0, f"$ {command}\n{run.stdout}"
        if expected and any(line.strip() for line in expected):
            assert matches(expected, printed), f"$ {command}\nprinted:\n{run.stdout}"


def test_python_example_runs(folder: Path) -> None:
    """The README's Python runs as it stands, beside the seeds."""
    code = "\n".join(re.findall(r"^```python\n(.*?)^```", README, re.S | re.M))
    assert "showbible.build" in code
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        text=True,
        capture_output=True,
    )
    assert run.returncode == 0, run.stderr
