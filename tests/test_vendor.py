"""What is vendored is listed with its version and licence, and is what the script beside it builds."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

WEB = Path(__file__).parents[1] / "showbible" / "web"
EDITOR, VENDOR = WEB / "editor", WEB / "static" / "vendor"
LISTED = (VENDOR / "LICENSES.md").read_text("utf-8")
LOCK = json.loads((EDITOR / "package-lock.json").read_text("utf-8"))["packages"]
SHIPPED = {path.rpartition("node_modules/")[2]: of for path, of in LOCK.items() if path and not of.get("dev")}


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_each_package_is_listed(name: str) -> None:
    """With its version, its licence's name and its text."""
    assert f"| {name} | {SHIPPED[name]['version']} | {SHIPPED[name]['license']} |" in LISTED
    assert re.search(rf"^## .*{re.escape(name)}(,|$)", LISTED, re.M)


def test_no_other_is_listed() -> None:
    listed = re.findall(r"^\| (\S+) \| \d[\d.]* \| ", LISTED, re.M)
    assert sorted(listed) == sorted(SHIPPED)
    assert f"esbuild {LOCK['node_modules/esbuild']['version']}" in LISTED


@pytest.mark.parametrize("file", [EDITOR / "index.js", EDITOR / "package-lock.json", VENDOR / "editor.js"])
def test_what_is_shipped_was_built_from_what_is_here(file: Path) -> None:
    """Whoever changes a source or the built file, and does not build again, is told here."""
    assert f"| {file.name} | {hashlib.sha256(file.read_bytes()).hexdigest()} |" in LISTED


def test_the_lock_names_no_registry() -> None:
    """Packages are found by name and known by their hashes, wherever they are fetched from."""
    assert "http" not in (EDITOR / "package-lock.json").read_text("utf-8")
    assert all("integrity" in of for path, of in LOCK.items() if path)


def test_the_built_file_asks_nobody() -> None:
    """The only addresses in it are names of XML vocabularies."""
    built = (VENDOR / "editor.js").read_text("utf-8")
    assert set(re.findall(r"https?://[\w./-]+", built)) <= {"http://www.w3.org/2000/svg"}
