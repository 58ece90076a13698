"""Wikitext's templates, links, references and comments as a tree over the untouched text.

One pass with a stack, linear in the text whatever it holds: what is never closed is plain text, what nests
deeper than any article is not looked into.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

Kind = Literal["text", "template", "link", "url", "cut"]

_DEEPEST = 40
_LONGEST = 5_000  # characters of a link that is no picture; one that was never closed ends elsewhere
_BLOCKS = "nowiki|pre|gallery|math|timeline|imagemap|syntaxhighlight|source|score|graph|mapframe|templatedata"
_TOKEN = re.compile(
    rf"(?P<comment><!--)|<(?P<tag>ref|{_BLOCKS})\b(?=[\s/>])|\{{\{{|\}}\}}|\[\[|\]\]|\[(?=(?:https?:|ftp:)?//)|\]|\|",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"\[\[\s*:?\s*(?:file|image|media)\s*:", re.IGNORECASE)
# Templates that a text cut off in their midst is still read from
_OPEN_ENDED = re.compile(
    r"\{\{\s*(?:infobox|#invoke:\s*episode|episode|japanese episode|series overview)", re.I
)
_HEADING = re.compile(r"\n={2,6}[^=\n]")


@dataclass(slots=True)
class Node:
    """A mark with what stands in it: `text[start:end]` with its brackets, cut at `bars`."""

    kind: Kind
    start: int
    end: int
    bars: list[int] = field(default_factory=list)
    inner: list[Node] = field(default_factory=list)
    closed: bool = True  # not where the text was cut off in it
    line_end: int = 0  # where the line ends in which it was opened

    @property
    def parts(self) -> list[tuple[int, int]]:
        """Where each part between the bars stands: the first is the template's name or the link's target."""
        width = 1 if self.kind == "url" else 2
        edges = [self.start + width - 1, *self.bars, self.end - (width if self.closed else 0)]
        return [(a + 1, b) for a, b in pairwise(edges)]

    def within(self, start: int, end: int) -> list[Node]:
        """The nodes directly in this one that stand in a stretch of it."""
        first = bisect_left(self.inner, start, key=lambda node: node.start)
        last = bisect_left(self.inner, end, key=lambda node: node.start)
        return [node for node in self.inner[first:last] if node.end <= end]


class _Parser:
    """The stack of what is open, while the tokens go by."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.stack = [Node("text", 0, len(text))]
        self.templates = 0
        self.never: set[str] = set()  # ends that do not come any more
        self.line_end = 0

    def run(self) -> Node:
        at = 0
        while found := _TOKEN.search(self.text, at):
            at = self._take(found)
        self._end()
        return self.stack[0]

    def _take(self, found: re.Match[str]) -> int:
        """Goes past a token; where to go on."""
        mark, start, end = found.group(), found.start(), found.end()
        if found["comment"] or found["tag"]:
            end = self._comment(start) if found["comment"] else self._tag(found)
            self.stack[-1].inner.append(Node("cut", start, end))
        elif mark == "{{":
            if self.templates < _DEEPEST:
                self.templates += 1
                self.stack.append(Node("template", start, end))
        elif mark in ("[[", "["):
            self._open_link(Node("link" if mark == "[[" else "url", start, end))
        elif mark == "}}":
            self._close_template(end)
        elif mark in ("]]", "]"):
            return self._close_link(start, mark)
        else:
            self._bar(start)
        return end

    def _open_link(self, node: Node) -> None:
        self._forget_broken(node.start)
        if self.line_end <= node.start:
            found = self.text.find("\n", node.start)
            self.line_end = len(self.text) if found < 0 else found
        if len(self.stack) < 2 * _DEEPEST:
            node.line_end = self.line_end
            self.stack.append(node)

    def _forget_broken(self, at: int) -> None:
        """Drops a "[[" that has no end in its line: a target has no second one."""
        top = self.stack[-1]
        if top.kind in ("link", "url") and not top.bars and top.line_end < at:
            self._drop(len(self.stack) - 1)

    def _bar(self, at: int) -> None:
        self._forget_broken(at)
        if self.stack[-1].kind != "text":
            self.stack[-1].bars.append(at)

    def _close_template(self, end: int) -> None:
        if not self.templates:
            return
        at = len(self.stack) - 1
        while self.stack[at].kind != "template":
            at -= 1
        self._drop(at + 1)
        self._close(end)

    def _close_link(self, start: int, mark: str) -> int:
        self._forget_broken(start)
        top = self.stack[-1]
        if top.kind == "url":
            self._close(start + 1)
            return start + 1
        end = start + len(mark)
        if top.kind == "link" and mark == "]]":
            if end - top.start > _LONGEST and not _PICTURE.match(self.text, top.start):
                self._drop(len(self.stack) - 1)
            else:
                self._close(end)
        return end

    def _close(self, end: int) -> None:
        node = self.stack.pop()
        self.templates -= node.kind == "template"
        node.end = end
        self.stack[-1].inner.append(node)

    def _drop(self, first: int) -> None:
        """Takes what was opened from `first` on for plain text; what it holds belongs to what is below."""
        below = self.stack[first - 1]
        for node in self.stack[first:]:
            below.bars += node.bars if below.kind != "text" else ()
            below.inner += node.inner
            self.templates -= node.kind == "template"
        del self.stack[first:]

    def _comment(self, start: int) -> int:
        return self._past("-->", start) or len(self.text)

    def _tag(self, found: re.Match[str]) -> int:
        """The end of `<ref name="x" />`, `<ref>…</ref>`; of one without its end, the end of the line."""
        opened = self._past(">", found.end())
        line = self.text.find("\n", found.end())
        line = len(self.text) if line < 0 else line
        if not opened or (opened > line and found["tag"].lower() != "ref"):
            return line
        if self.text[opened - 2] == "/":
            return opened
        return self._past(f"</{found['tag'].lower()}", opened, ">") or line

    def _past(self, mark: str, at: int, more: str = "") -> int:
        """The place behind the next `mark`; 0 if there is none, which is looked for once."""
        if mark in self.never:
            return 0
        found = self.text.find(mark, at)
        if found < 0:
            self.never.add(mark)
            return 0
        return self._past(more, found) if more else found + len(mark)

    def _end(self) -> None:
        """A text that was cut off in an infobox or a list of episodes: these end with it."""
        kept = [
            i
            for i, n in enumerate(self.stack)
            if n.kind == "template" and _OPEN_ENDED.match(self.text, n.start)
        ]
        end = len(self.text)
        if kept and (heading := _HEADING.search(self.text, self.stack[kept[0]].start)):
            end = heading.start()
        while kept:
            self._drop(kept[-1] + 1)
            node = self.stack[-1]
            out = [inner for inner in node.inner if inner.end > end]
            node.inner = [inner for inner in node.inner if inner.end <= end]
            node.bars = [bar for bar in node.bars if bar < end]
            kept.pop()
            if node.start >= end:
                self._drop(len(self.stack) - 1)
            else:
                node.closed = False
                self._close(end)
            self.stack[-1].inner += out
        self._drop(1) if len(self.stack) > 1 else None


def parse(text: str) -> Node:
    """The marks of a text: a root that stands for the whole of it."""
    return _Parser(text).run()
