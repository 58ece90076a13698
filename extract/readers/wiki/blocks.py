"""What stands below the infobox: headings, paragraphs, lists, tables and templates that hold such."""

from __future__ import annotations

import re
from itertools import groupby

from extract.document import Block, Item, Paragraph, Passage, Section
from extract.readers.pieces import LEAD, below
from extract.readers.wiki import box, cells
from extract.readers.wiki.episodes import Episodes, is_row, is_table
from extract.readers.wiki.inline import Words
from extract.readers.wiki.listings import overview, tracks
from extract.readers.wiki.lists import items
from extract.readers.wiki.mask import BLOT, Masked
from extract.readers.wiki.templates import name_of, plain, way_of
from extract.readers.wiki.tree import Node
from extract.tables.grid import Cell, headed, summed, table

_HEADING = re.compile(r"(={2,6})(?P<title>.*[^=].*?)\1")
_OPENING = re.compile(
    r"(?:\s|</?(?:onlyinclude|noinclude|includeonly|section|div|center|small|big|span|blockquote)\b[^<>]*>)+",
    re.IGNORECASE,
)
_HATNOTE = re.compile(
    r"(?:Main articles?|See also|Further information|Main page|Further reading)\s*:|For [^.]{3,120}, see ",
    re.IGNORECASE,
)
_BOLD = re.compile(r"'''[^'\n]{2,80}'''\s*:?|;[^:]{2,80}")
_AWARDS = ("Year", "Nominee(s)", "Award", "Result", "Ref.")
_LINES = list[tuple[int, int]]


class Blocks:
    """Reads the blocks of one text, in their order."""

    def __init__(self, text: str, words: Words) -> None:
        self.text, self.words = text, words
        self.episodes = Episodes(text, words)
        self.section: Section = LEAD
        self.found: list[Block] = []
        self.boxes: list[Node] = []
        self.listed: list[Node] = []  # every `{{Episode list}}`

    def read(self, node: Node, start: int, end: int) -> None:
        """The blocks of a stretch of a node."""
        masked = Masked(self.text, node, start, end)
        lines = [_trimmed(masked, *line) for line in masked.lines()]
        at = 0
        while at < len(lines):
            at = self._block(lines, masked, at)

    def _block(self, lines: _LINES, masked: Masked, at: int) -> int:
        """Reads the block at a line; the first line behind it."""
        line = masked.slice(*lines[at])
        if not line:
            return at + 1
        if line.startswith("==") and len(line) < 500 and self._heading(line, lines[at][0], masked.node):
            return at + 1
        if cells.is_start(line) or self._is_award_table(masked, *lines[at]):
            return self._table(lines, masked, at)
        if self._is_minor_heading(lines, masked, at):
            title = self.words.read(masked.node, lines[at][0] + line.startswith(";"), lines[at][1])
            self.section = below(self.section, title.text.rstrip(": "), 6)
            return at + 1
        if line[0] in "*#:;":
            return self._list(lines, masked, at)
        return self._paragraph(lines, masked, at)

    def _heading(self, line: str, start: int, node: Node) -> bool:
        found = _HEADING.fullmatch(line.rstrip(BLOT + " \t"))
        if found:
            words = self.words.read(node, start + found.start("title"), start + found.end("title"))
            self.section = below(self.section, words.text, len(found[1]))
        return bool(found)

    def _is_minor_heading(self, lines: _LINES, masked: Masked, at: int) -> bool:
        """Whether a line in bold stands above a list: ";Main cast", "'''Guest stars'''"."""
        line = masked.slice(*lines[at])
        if len(line) > 90 or not _BOLD.fullmatch(line) or " as " in line:
            return False
        after = next((one for one in lines[at + 1 : at + 3] if one[0] < one[1]), None)
        if after is None:
            return False
        node = masked.only(*after)
        return masked.slice(*after)[0] in "*#" or (node is not None and self._kind(node) == "list")

    def _list(self, lines: _LINES, masked: Masked, at: int) -> int:
        for marks, start, end, behind in items(lines, masked, at):
            at = behind
            if set(marks) == {":"}:
                self._mixed(masked.node, start, end)
                continue
            words = self.words.read(masked.node, start, end)
            if re.search(r"\w", words.text):
                self.found.append(Item(words, self.section, len(marks)))
            for node in masked.node.within(start, end):
                if node.kind == "template" and (kind := self._kind(node)) not in ("", "list"):
                    self._template(node, kind)
        return at

    def _paragraph(self, lines: _LINES, masked: Masked, at: int) -> int:
        """Lines up to a blank one or another block."""
        start, end = lines[at]
        at += 1
        while at < len(lines):
            line = masked.slice(*lines[at])
            if not line or line[0] in "*#:;=|!" or cells.is_start(line):
                break
            end = lines[at][1]
            at += 1
        self._mixed(masked.node, start, end)
        return at

    def _mixed(self, node: Node, start: int, end: int) -> None:
        """Prose, with the templates in it that are blocks of their own."""
        inner = [one for one in node.within(start, end) if one.kind == "template"]
        for kind, group in groupby(inner, key=self._kind):
            nodes = list(group)
            if not kind:
                continue
            self._prose(node, start, nodes[0].start)
            start = nodes[-1].end
            if kind == "episode":
                self.listed += nodes
                self.found += self.episodes.rows(nodes, self.section)
                continue
            for each in nodes:
                self._template(each, kind)
        self._prose(node, start, end)

    def _prose(self, node: Node, start: int, end: int) -> None:
        words = self.words.read(node, start, end)
        if not _HATNOTE.match(words.text) and re.search(r"\w", words.text):
            self.found.append(Paragraph(words, self.section))

    def _kind(self, node: Node) -> str:
        """What kind of block a template is; "" for one that is part of the prose."""
        name = name_of(self.text, node)
        if box.is_box(name):
            return "box"
        if is_table(name):
            return "episode table"
        if is_row(name):
            return "episode"
        if name in ("series overview", "#invoke:series overview"):
            return "overview"
        if name in ("track listing", "tracklist", "track list"):
            return "tracks"
        way = way_of(name)
        return "list" if way and way.kind == "list" else ""

    def _template(self, node: Node, kind: str) -> None:
        if kind == "box" and not self.section.level:
            self.boxes.append(node)
        elif kind == "episode table":
            self.found += self.episodes.tables(node, self.section)
            self.listed += [one for part in node.parts for one in node.within(*part)]
        elif kind == "overview":
            self.found += overview(self.text, self.words, node, self.section)
        elif kind == "tracks":
            self.found += tracks(self.text, self.words, node, self.section)
        elif kind == "list":
            self._listing(node)

    def _listing(self, node: Node) -> None:
        """`{{Cast listing|…}}`: bulleted lines in its argument, or an item each."""
        for one in plain(self.text, node):
            words = self.words.part(node, one)
            if re.match(r"\s*(?:<!--[^<>]*-->\s*)*[*#;:]", self.text[one.start : one.end]):
                self.read(node, one.start, one.end)
            elif re.search(r"[^\W\d]", words.text):
                self.found.append(Item(words, self.section))

    def _is_award_table(self, masked: Masked, start: int, end: int) -> bool:
        node = masked.only(start, end)
        return node is not None and name_of(self.text, node) in ("awards table", "award table")

    def _table(self, lines: _LINES, masked: Masked, at: int) -> int:
        """A wikitable; one that only sets lists side by side is read as these."""
        of_awards = not cells.is_start(masked.slice(*lines[at]))
        end = cells.end_of(lines, masked, at + of_awards, opened=of_awards)
        marked = cells.read(lines[at:end], masked, self.words)
        if of_awards:
            heads = [Cell(Passage.plain(head, lines[at][0]), head=True) for head in _AWARDS]
            marked.rows.insert(0, heads)
        heads_in = any(cell.head for row in marked.rows for cell in row)
        bullets = [i for i in range(at, end) if masked.slice(*lines[i]).startswith(("*", "#"))]
        if len(bullets) > 1 and not heads_in:
            self._lists(lines, masked, bullets)
            return end
        rows = [node for node in marked.templates if is_row(name_of(self.text, node))]
        if rows:
            self.listed += rows
            heads_above = [cell.words.text for row in marked.rows if all(c.head for c in row) for cell in row]
            self.found += self.episodes.rows(rows, self.section, heads=heads_above)
            return end
        found = table(summed(headed(marked.rows)), self.section, lines[at][0], marked.caption)
        self.found += [found] if found else []
        return end

    def _lists(self, lines: _LINES, masked: Masked, bullets: list[int]) -> None:
        at = 0
        for bullet in bullets:
            if bullet >= at:
                at = self._list(lines, masked, bullet)


def _trimmed(masked: Masked, start: int, end: int) -> tuple[int, int]:
    """A line without the blanks at its ends, and without the tags and comments that it opens with."""
    base = masked.start
    while start < end:
        found = _OPENING.match(masked.mask, start - base, end - base)
        if found:
            start = base + found.end()
        elif (node := masked.first(start, end)) and node.kind == "cut":
            start = node.end
        else:
            return start, start + len(masked.slice(start, end).rstrip())
    return end, end
