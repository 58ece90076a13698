"""Episode templates as a table: `{{Episode table|…|episodes={{Episode list|…}}…}}`, a row an episode."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.document import Passage, Row, Section, Table
from extract.readers.wiki.inline import Words
from extract.readers.wiki.templates import Argument, arguments, name_of
from extract.readers.wiki.tree import Node
from extract.tables.grid import nothing

_LAYOUT = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_COLUMNS: tuple[tuple[str, tuple[str, ...], str], ...] = tuple(
    (own, tuple(name.casefold() for name in shown), head) for own, shown, head in _LAYOUT["columns"]
)
_BELOW = tuple(name.casefold() for name in _LAYOUT["below"])
_ROW = re.compile(r"(?:#invoke:)?(?:[\w' -]{1,40} )??episode list(?:/(?:sublist|main|sandbox))?")
_TABLE = re.compile(r"(?:#invoke:)?episode table(?:/sandbox)?")
_FUNCTION = re.compile(r"\s*(?:main|sublist)\s*")


@dataclass(frozen=True, slots=True)
class Episode:
    """One `{{Episode list}}` with its parameters in small letters."""

    node: Node
    said: dict[str, Argument]


def is_row(name: str) -> bool:
    return bool(_ROW.fullmatch(name))


def is_table(name: str) -> bool:
    return bool(_TABLE.fullmatch(name))


class Episodes:
    """Reads the episode templates of one text."""

    def __init__(self, text: str, words: Words) -> None:
        self.text, self.words = text, words

    def tables(self, node: Node, section: Section) -> Iterator[Table]:
        """The table of an `{{Episode table}}`, if it holds any episode."""
        said = {one.name.casefold(): one for one in arguments(self.text, node)}
        renamed = {
            name[:-1]: " ".join(self.words.part(node, one).text.split())
            for name, one in said.items()
            if name.endswith("t") and name[:-1] in _OWN
        }
        yield from self.rows(node.inner, section, renamed=renamed)

    def rows(
        self,
        nodes: Sequence[Node],
        section: Section,
        *,
        heads: Sequence[str] = (),
        renamed: dict[str, str] | None = None,
    ) -> Iterator[Table]:
        """The table of some `{{Episode list}}`s; `heads` are those printed above them by hand."""
        episodes = [self._episode(node) for node in nodes if is_row(name_of(self.text, node))]
        if not episodes:
            return
        shown = [column for column in _COLUMNS if any(self._has(one, column[1]) for one in episodes)]
        names = [(renamed or {}).get(own) or head for own, _, head in shown]
        alone = {own for own, _, _ in shown} & {"overall", "season"}
        if len(heads) == len(shown):
            names = [" ".join(head.split()) for head in heads]
        elif alone == {"overall"} and "overall" not in (renamed or {}):
            names[0] = "No."
        rows = [row for one in episodes for row in self._rows(one, [params for _, params, _ in shown])]
        if rows:
            yield Table(tuple(names), tuple(rows), section)

    def page(self, nodes: Sequence[Node]) -> Passage | None:
        """The page that all `{{Episode list/sublist|The Harbour season 2|…}}` say they stand on."""
        rows = [node for node in nodes if is_row(name_of(self.text, node))]
        pages = [self._said_page(node) for node in rows]
        first = pages[0] if pages else None
        return first if first and all(page and page.text == first.text for page in pages) else None

    def _said_page(self, node: Node) -> Passage | None:
        """The page that one row says it stands on."""
        given = (one for one in arguments(self.text, node) if one.name.isdigit())
        given = (one for one in given if not _FUNCTION.fullmatch(self.text[one.start : one.end]))
        pages = (self.words.part(node, one) for one in given)
        return next((page for page in pages if page and len(page.text) < 120 and "\n" not in page.text), None)

    def _episode(self, node: Node) -> Episode:
        said = {one.name.casefold(): one for one in arguments(self.text, node)}
        return Episode(node, said)

    def _has(self, one: Episode, params: Sequence[str]) -> bool:
        names = [name for param in params for name in (param, f"{param}_1")]
        return any(self._cell(one, name) for name in names)

    def _cell(self, one: Episode, name: str) -> Passage | None:
        argument = one.said.get(name)
        found = self.words.part(one.node, argument) if argument else None
        return found or None

    def _rows(self, one: Episode, columns: Sequence[Sequence[str]]) -> Iterator[Row]:
        """The row of an episode; of one in parts (`NumParts`), a row each."""
        count = self._cell(one, "numparts")
        parts = (
            range(1, min(int(count.text), 20) + 1) if count and re.fullmatch(r"\d{1,2}", count.text) else [0]
        )
        below = next((found for name in _BELOW if (found := self._cell(one, name))), None)
        for part in parts:
            cells = tuple(self._shown(one, params, part) for params in columns)
            if any(cells):
                yield Row(cells, below)
                below = None

    def _shown(self, one: Episode, params: Sequence[str], part: int) -> Passage:
        """The words of the first parameter that has some: of a part's own, or of the whole."""
        for param in params:
            for name in (f"{param}_{part}", param) if part else (param, f"{param}_1"):
                if found := self._cell(one, name):
                    return found
        return nothing(one.node.start)


_OWN = frozenset(own for own, _, _ in _COLUMNS)
