"""The words of a stretch of wikitext, as they are printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import unescape

from extract.document import Passage
from extract.grammar.weave import Weave
from extract.readers.wiki.templates import Argument, Way, arguments, name_of, plain, way_of
from extract.readers.wiki.tree import Node

_MARK = re.compile(
    r"""
      (?P<line> </?(?:br|hr|li|p|div|ul)\b[^<>]*> | [ \t]*\n[ \t]*[*\#:;]+[ \t]* | [ \t]*\n(?:[ \t]*\n)+ )
    | (?P<blank> \n )
    | (?P<entity> &(?:[a-zA-Z][a-zA-Z0-9]{1,30}|\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}); )
    | </?[a-zA-Z][^<>]*>
    | (?P<quotes> '{2,} )
    | __[A-Z]{3,20}__
    | (?P<option> -\{ | \}- )
    | [\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad]
    """,
    re.VERBOSE,
)
_SPACE = re.compile(r"\s*:?\s*(?P<space>[^:\[\]|]{1,40}?)\s*:")
_HIDDEN = ("file", "image", "media", "category")
_LANGUAGE = re.compile(r"\s*(?:[a-z]{2,3}(?:-[a-z]{2,8})?|simple)\s*:\S")
_HOLLOW = re.compile(r" ?\(\s*(?:[;,]\s*)*\)")  # what brackets leave whose templates are not read
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class Words:
    """Reads stretches of one text."""

    def __init__(self, text: str) -> None:
        self.text = text

    def read(self, node: Node, start: int, end: int) -> Passage:
        """The words of `text[start:end]` in a node."""
        reading = _Reading(self.text)
        reading.stretch(node, start, end)
        found = reading.weave.passage(min(start, end))
        return found.without([gap.span() for gap in _HOLLOW.finditer(found.text)])

    def labelled(self, node: Node, parts: Sequence[tuple[str, Argument]]) -> Passage:
        """Arguments in one passage, each behind a label that is read in place of its parameter's name."""
        reading = _Reading(self.text)
        for label, one in parts:
            reading.weave.put(f" {label}", one.name_start, one.start)
            reading.stretch(node, one.start, one.end)
        return reading.weave.passage(node.start)

    def part(self, node: Node, argument: Argument) -> Passage:
        """The words of a template's argument."""
        return self.read(node, argument.start, argument.end)


class _Reading:
    """One passage while it is woven."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.weave = Weave(text)
        self.italic = self.bold = False

    def stretch(self, node: Node, start: int, end: int) -> None:
        """What stands in a stretch of a node: plain text and marks by turns."""
        at = start
        for inner in node.within(start, end):
            self._plain(at, inner.start)
            _KINDS[inner.kind](self, inner)
            at = inner.end
        self._plain(at, end)

    def _plain(self, start: int, end: int) -> None:
        at = start
        for found in _MARK.finditer(self.text, start, end):
            self.weave.keep(at, found.start())
            self._mark(found, end)
            at = found.end()
        self.weave.keep(at, end)

    def _mark(self, found: re.Match[str], end: int) -> None:
        if found["line"]:
            self.weave.put("\n", *found.span())
        elif found["blank"]:
            self.weave.put(" ", *found.span())
        elif found["entity"]:
            self.weave.put(_unescaped(found["entity"]), *found.span())
        elif found["quotes"]:
            self._quotes(found.start(), found.end(), end)

    def _quotes(self, start: int, stop: int, end: int) -> None:
        """Italics and bold; an apostrophe that stands beside them is kept: "''Angels'''s wings"."""
        count = stop - start
        if count in (2, 5) or count > 5:
            self.italic = not self.italic
        more = count - 5 if count > 5 else int(count == 4)
        if count == 3 and self.italic and not self.bold:
            line = self.text.find("\n", stop, end)
            if self.text.find("'''", stop, end if line < 0 else line) < 0:
                self.italic, more = False, 1
        if count >= 3 and not (count == 3 and more):
            self.bold = not self.bold
        self.weave.keep(start, start + more)

    def _link(self, node: Node) -> None:
        start, end = node.parts[0]
        target = self.text[start:end]
        space = _SPACE.match(target)
        shown = target.lstrip().startswith(":")
        if not shown and ((space and space["space"].casefold() in _HIDDEN) or _LANGUAGE.match(target)):
            return
        if len(node.bars) and self.text[node.parts[1][0] : node.end - 2].strip():
            start, end = node.parts[1][0], node.end - 2
        elif shown:
            start += target.index(":") + 1
        since = self.weave.length
        self.stretch(node, start, end)
        self.weave.link(since, " ".join(target.replace("_", " ").split()).lstrip(":"))

    def _url(self, node: Node) -> None:
        """ "[https://example.org words]" """
        blank = re.compile(r"\s").search(self.text, node.start, node.end)
        if blank:
            self.stretch(node, blank.end(), node.end - 1)

    def _template(self, node: Node) -> None:
        way = way_of(name_of(self.text, node))
        if way:
            _WAYS[way.kind](self, node, way)

    def _own(self, node: Node, argument: Argument) -> None:
        self.stretch(node, argument.start, argument.end)

    def _text(self, node: Node, way: Way) -> None:
        self.weave.put(way.what, node.start, node.end)

    def _or_own(self, node: Node, way: Way) -> None:
        words = plain(self.text, node)[:1]
        if words and self.text[words[0].start : words[0].end].strip():
            self._own(node, words[0])
        else:
            self._text(node, way)

    def _argument(self, node: Node, way: Way) -> None:
        words = plain(self.text, node)
        if way.what == "last":
            words = words[-1:]
        else:
            words = [one for one in words if one.name == way.what] or words[-1:]
        for one in words[:1]:
            self._own(node, one)

    def _list(self, node: Node, way: Way) -> None:
        for one in plain(self.text, node):
            self.weave.put("\n", one.start - 1, one.start)
            self._own(node, one)

    def _dates(self, node: Node, way: Way) -> None:
        """Year, month and day as words: `{{Start date|2016|1|24}}` is "January 24, 2016"."""
        words = plain(self.text, node)
        numbers = [self.text[one.start : one.end].strip() for one in words]
        dates = [_date(numbers[at : at + 3]) for at in ((0, 3) if way.what == "range" else (0,))]
        if dates[0]:
            self.weave.put(" – ".join(filter(None, dates)), node.start, node.end)
        elif words:
            self._own(node, words[0])

    def _sortname(self, node: Node, way: Way) -> None:
        for one in plain(self.text, node)[:2]:
            self.weave.put(" ", one.start - 1, one.start)
            self._own(node, one)

    def _interlanguage(self, node: Node, way: Way) -> None:
        given = {one.name: one for one in arguments(self.text, node)}
        if one := given.get("lt") or given.get("1"):
            self._own(node, one)

    def _nihongo(self, node: Node, way: Way) -> None:
        """The English words, or the Japanese in Latin letters."""
        given = {one.name: one for one in plain(self.text, node)}
        for number in ("1", "3", "2"):
            one = given.get(number)
            if one and self.text[one.start : one.end].strip():
                self._own(node, one)
                return

    def _credits(self, node: Node, way: Way) -> None:
        """`{{StoryTeleplay|s=A & B|t=C}}`, as it prints: "Story by: A & B", "Teleplay by: C"."""
        for one in arguments(self.text, node):
            label = {"s": "Story by: ", "t": "Teleplay by: "}.get(one.name)
            if label and self.text[one.start : one.end].strip():
                self.weave.put("\n" + label, one.name_start, one.start)
                self._own(node, one)

    def _voices(self, node: Node, way: Way) -> None:
        """`{{Voiced by|A|B}}`, as it prints: "Voiced by: A (Japanese); B (English)"."""
        for label, one in zip(("\nVoiced by: ", "; "), plain(self.text, node), strict=False):
            if self.text[one.start : one.end].strip():
                self.weave.put(label, one.start - 1, one.start)
                self._own(node, one)

    def _nothing(self, node: Node) -> None:
        """A comment or reference."""


_KINDS: dict[str, Callable[[_Reading, Node], None]] = {
    "cut": _Reading._nothing,
    "link": _Reading._link,
    "url": _Reading._url,
    "template": _Reading._template,
}
_WAYS: dict[str, Callable[[_Reading, Node, Way], None]] = {
    "text": _Reading._text,
    "own": _Reading._or_own,
    "argument": _Reading._argument,
    "list": _Reading._list,
    "dates": _Reading._dates,
    "sortname": _Reading._sortname,
    "interlanguage": _Reading._interlanguage,
    "nihongo": _Reading._nihongo,
    "credits": _Reading._credits,
    "voices": _Reading._voices,
}


def _unescaped(entity: str) -> str:
    """The character of an entity; none of those that are no text."""
    words = unescape(entity)
    return words if (words != entity and words.isprintable()) or words.isspace() else ""


def _date(numbers: list[str]) -> str:
    """ "January 24, 2016", "January 2016" or "2016" of the numbers of a date."""
    year, month, day = (*numbers, "", "")[:3] if numbers else ("", "", "")
    if not re.fullmatch(r"\d{4}", year):
        return ""
    if not (month.isdigit() and 1 <= int(month) <= 12):
        return year
    name = _MONTHS[int(month) - 1]
    return f"{name} {int(day)}, {year}" if day.isdigit() and len(day) < 3 else f"{name} {year}"
