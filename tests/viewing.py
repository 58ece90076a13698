"""The one-file page, opened and drawn in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import browsing

HASH = "location.hash"


class Visit(browsing.Visit):
    """The one-file page, drawn."""

    def __init__(self, browser: Any, file: Path, hash: str = "", **context: Any) -> None:
        super().__init__(browser, file.as_uri() + hash, **context)
        self.page.wait_for_selector("html[data-drawn]")

    def shown(self) -> set[str]:
        return set(self.page.evaluate("showBible.shown()"))

    def at(self, iri: str) -> tuple[float, float]:
        place = self.page.evaluate("iri => showBible.where(iri)", iri)
        return place["x"], place["y"]

    def panel(self) -> Any:
        return self.page.get_by_role("complementary", name="About the chosen thing")

    def lay(self, layout: str) -> None:
        self.page.get_by_label("Layout").select_option(layout)

    def find(self, words: str) -> None:
        """Look for a name and go to the first that is found."""
        self.page.get_by_role("combobox", name="Find a name").fill(words)
        self.page.keyboard.press("Enter")

    def quiet(self) -> bool:
        """Whether nothing was complained of and nothing asked for."""
        return self.complaints == [] and [url for url in self.requests if not url.startswith("file:")] == []
