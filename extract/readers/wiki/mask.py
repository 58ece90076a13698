"""The text of a node with the marks in it blotted out: lines and bars are those of the node itself."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from extract.readers.wiki.tree import Node

BLOT = "\0"  # no document holds it


class Masked:
    """A stretch of a node: `mask[i]` is the character at `start + i` of the document, or a blot."""

    def __init__(self, text: str, node: Node, start: int, end: int) -> None:
        self.text, self.node, self.start, self.end = text, node, start, end
        out: list[str] = []
        at = start
        for inner in node.within(start, end):
            out += (text[at : inner.start], BLOT * (inner.end - inner.start))
            at = inner.end
        out.append(text[at:end])
        self.mask = "".join(out)

    def lines(self) -> Iterator[tuple[int, int]]:
        """Where each line stands in the document, without its end; marks over several lines break none."""
        at = 0
        while at < len(self.mask):
            end = self.mask.find("\n", at)
            end = len(self.mask) if end < 0 else end
            yield self.start + at, self.start + end
            at = end + 1

    def slice(self, start: int, end: int) -> str:
        """The masked characters of a stretch of the document."""
        return self.mask[start - self.start : end - self.start]

    def only(self, start: int, end: int) -> Node | None:
        """The one template that a stretch consists of, but for blanks and comments."""
        nodes = [inner for inner in self.node.within(start, end) if inner.kind != "cut"]
        alone = not self.slice(start, end).replace(BLOT, "").strip()
        return nodes[0] if alone and len(nodes) == 1 and nodes[0].kind == "template" else None

    def first(self, start: int, end: int) -> Node | None:
        """The mark at the start of a stretch."""
        at = bisect_left(self.node.inner, start, key=lambda node: node.start)
        found = self.node.inner[at] if at < len(self.node.inner) else None
        return found if found and found.start == start and found.end <= end else None
