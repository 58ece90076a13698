"""The elements of an HTML text, each stretch of words with its place; made in one pass, whatever the text."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

_ELEMENTS = tomllib.loads(Path(__file__).with_name("elements.toml").read_text(encoding="utf-8"))
_TAGS, _CLASSES, _IDS = (frozenset(_ELEMENTS["left_out"][kind]) for kind in ("tags", "classes", "ids"))
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)

BLOCKS, _VOID = (frozenset(_ELEMENTS[kind]) for kind in ("blocks", "void"))
_RAW = {name: re.compile(rf"</{name}\b", re.IGNORECASE) for name in ("script", "style", "textarea")}
_PARAGRAPHS = ("p", "h1", "h2", "h3", "h4", "h5", "h6")  # no block stands in them
_LISTS = frozenset(("ul", "ol", "dl"))
_CELLS = frozenset(("td", "th", "caption"))
_GRID = _CELLS | {"table", "tr"}
_THROUGH = frozenset(("tbody", "thead", "tfoot"))
_KEPT = BLOCKS - _THROUGH | {"a", "b", "br", "strong"}  # the others only hold words
_DEEPEST = 60  # elements within elements; what is deeper belongs to the one there

# No branch looks beyond the next "<", so that the whole takes linear time whatever the text.
_MARK = re.compile(
    r"""<!--|<[!?][^<>]*+>
    | </(?P<end>[a-zA-Z][\w:-]*+)[^<>]*+>
    | <(?P<start>[a-zA-Z][\w:-]*+)(?:(?P<said>(?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+)|(?P<loose>[^<>]*+))>""",
    re.VERBOSE,
)
_ATTRIBUTE = re.compile(
    r"""(?<![\w:-])(?P<name>class|id|style|href|title|rowspan|colspan|scope|role)\s*+=\s*+
    (?:"(?P<a>[^"]*+)"|'(?P<b>[^']*+)'|(?P<c>[^\s"'>]++))""",
    re.VERBOSE | re.IGNORECASE,
)

Stretch = tuple[int, int]


@dataclass(slots=True, eq=False)
class Element:
    """An element with what is in it: other elements, and stretches of the text."""

    name: str
    start: int
    said: Mapping[str, str]
    inner: list[Element | Stretch] = field(default_factory=list)
    end: int = 0
    depth: int = 0

    @property
    def classes(self) -> frozenset[str]:
        return frozenset(self.said.get("class", "").split())

    def within(self) -> Iterator[Element]:
        """Every element in this one, outer ones first."""
        left = [self]
        while left:
            element = left.pop()
            yield element
            left += [child for child in reversed(element.inner) if isinstance(child, Element)]

    def all(self, *names: str) -> Iterator[Element]:
        return (element for element in self.within() if element.name in names and element is not self)


@dataclass(slots=True)
class _Scope:
    """A table, cell or list that is open: what ends within it ends nothing around it."""

    name: str
    place: int  # in the stack
    grid: int  # the innermost scope, from here outwards, that is a part of a table; -1 if none is
    opened: Counter[str] = field(default_factory=Counter)


def parse(text: str, start: int = 0) -> tuple[Element, list[Element]]:
    """The text from `start` on as one element, and what was left out of it."""
    builder = _Builder(text, start)
    builder.read()
    return builder.root, builder.left_out


class _Builder:
    def __init__(self, text: str, start: int) -> None:
        self.text, self.start = text, start
        self.root = Element("", start, {})
        self.left_out: list[Element] = []
        self.stack: list[tuple[str, Element]] = [("", self.root)]
        self.scopes = [_Scope("", 0, -1)]

    def read(self) -> None:
        text, at = self.text, self.start
        while found := _MARK.search(text, at):
            self._words(at, found.start())
            at = found.end()
            if found["end"]:
                self._close(found["end"].lower(), at)
            elif found["start"]:
                name = found["start"].lower()
                self._open(name, found)
                if name in _RAW:
                    raw = _RAW[name].search(text, at)
                    at = raw.start() if raw else len(text)
            elif found.group() == "<!--":
                end = text.find("-->", at)
                at = end + 3 if end >= 0 else len(text)
        self._words(at, len(text))
        while len(self.stack) > 1:
            self._pop(len(text))
        self.root.end = len(text)

    def _words(self, start: int, end: int) -> None:
        if start < end:
            self.stack[-1][1].inner.append((start, end))

    def _open(self, name: str, found: re.Match[str]) -> None:
        self._make_room(name, found.start())
        if name == "tr" and not self._in_grid("table"):
            return
        if name in ("td", "th") and self._in_grid("table"):
            self._push("tr", Element("tr", found.start(), {}))
        element = Element(name, found.start(), _said(found["said"] or found["loose"] or ""), end=found.end())
        if name in _VOID:
            if name in _KEPT:
                self.stack[-1][1].inner.append(element)
            return
        self._push(name, element)

    def _make_room(self, name: str, at: int) -> None:
        """Ends what an element of this name cannot stand in."""
        if name in _GRID - {"table"} and self.scopes[-1].grid >= 0:
            ends = {"tr": _CELLS | {"tr"}, "caption": _CELLS | {"tr"}}.get(name, _CELLS)
            while (grid := self.scopes[-1].grid) >= 0 and self.scopes[grid].name in ends:
                self._pop_to(self.scopes[grid].place, at)
        elif name in ("li", "dt", "dd"):
            self._end_first(("li",) if name == "li" else ("dt", "dd"), at)
        if name in BLOCKS - _THROUGH:
            self._end_first(_PARAGRAPHS, at)

    def _end_first(self, names: tuple[str, ...], at: int) -> None:
        for name in names:
            if self.scopes[-1].opened[name]:
                self._pop_until(name, at)

    def _in_grid(self, name: str) -> bool:
        grid = self.scopes[-1].grid
        return grid >= 0 and self.scopes[grid].name == name

    def _push(self, name: str, element: Element) -> None:
        """Opens an element; one that only holds words stands for nothing, its words are its parent's."""
        parent = self.stack[-1][1]
        self.scopes[-1].opened[name] += 1
        if _is_left_out(name, element):
            element.depth = parent.depth + 1
            self.left_out.append(element)
        elif name in _KEPT and parent.depth < _DEEPEST:
            element.depth = parent.depth + 1
            parent.inner.append(element)
        else:
            element = parent
        self.stack.append((name, element))
        if name in _GRID or name in _LISTS:
            here = len(self.scopes)
            self.scopes.append(
                _Scope(name, len(self.stack) - 1, here if name in _GRID else self.scopes[-1].grid)
            )

    def _close(self, name: str, at: int) -> None:
        if name in _LISTS:
            if self.scopes[-1].name in _LISTS:
                self._pop_to(self.scopes[-1].place, at)
        elif name in _GRID:
            self._close_grid(name, at)
        elif self.scopes[-1].opened[name]:
            self._pop_until(name, at)

    def _close_grid(self, name: str, at: int) -> None:
        ends = {"table": _GRID, "tr": _CELLS | {"tr"}}.get(name, frozenset((name,)))
        while (grid := self.scopes[-1].grid) >= 0 and self.scopes[grid].name in ends:
            last = self.scopes[grid].name
            self._pop_to(self.scopes[grid].place, at)
            if last == name:
                return

    def _pop_until(self, name: str, at: int) -> None:
        while self._pop(at) != name:
            pass

    def _pop_to(self, place: int, at: int) -> None:
        while len(self.stack) > place:
            self._pop(at)

    def _pop(self, at: int) -> str:
        name, element = self.stack.pop()
        if element is not self.stack[-1][1]:
            element.end = at
        if len(self.scopes) > 1 and self.scopes[-1].place == len(self.stack):
            self.scopes.pop()
        self.scopes[-1].opened[name] -= 1
        return name


def _said(attributes: str) -> dict[str, str]:
    if "=" not in attributes:
        return {}
    found = _ATTRIBUTE.finditer(attributes)
    return {m["name"].lower(): unescape(m["a"] or m["b"] or m["c"] or "") for m in found}


def _is_left_out(name: str, element: Element) -> bool:
    said = element.said
    if name in _TAGS:
        return True
    if not said or name == "body" or name == "html":
        return False
    return bool(
        ("class" in said and not _CLASSES.isdisjoint(said["class"].split()))
        or said.get("id") in _IDS
        or said.get("role") == "navigation"
        or ("style" in said and _HIDDEN.search(said["style"]))
    )
