"""The words of Markdown: emphasis, links, images, notes and escapes cut, each word in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape

from extract.document import Passage
from extract.grammar.weave import Weave
from extract.grammar.words import unmarked
from extract.readers.targets import MARK, target

_URL = r"(?:<[^<>\n]*+>|(?:[^()<>\s\\]|\\.|\((?:[^()\s\\]|\\.)*+\))*+)"
_PART = re.compile(
    rf"""
      (?P<escape>\\)[!-/:-@\[-`{{-~]
    | (?P<break>(?:(?<![ ])[ ]{{2,}}+|\\)?(?:\r\n?|\n)(?:[ \t]*+(?:\r\n?|\n))*+[ \t]*+(?:>[ \t]?)*+)
    | (?P<note>\[\^[^\[\]\s]{{1,40}}\]:?)
    | (?P<open>!?\[)
    | (?P<link>\]\((?P<url>{_URL})(?:\s++(?:"(?P<title>(?:[^"\\]|\\.)*+)"|'[^'\n]*+'))?\s*+\))
    | (?P<set>\]\{{[^{{}}\n]{{0,200}}\}})
    | (?P<ref>\]\[(?P<which>[^\[\]\n]{{1,60}})\])
    | (?P<close>\])
    | (?P<attributes>\{{[.\#][^{{}}\n]{{0,200}}\}})
    | (?P<stars>\*{{1,3}}|_{{1,3}}|`{{1,3}}|\^(?=\[)|(?<=[)\]])\^)
    | (?P<tag></?[a-zA-Z][^<>\n]{{0,400}}>|<!--[^<>]{{0,2000}}-->)
    | (?P<entity>&(?:\#\d{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[a-zA-Z][a-zA-Z0-9]{{1,31}});)
    """,
    re.VERBOSE | re.DOTALL,
)
_BR = re.compile(r"<br\b", re.IGNORECASE)
_UNSEEN = "\u00ad\u200b\u200e\u200f\u2060"


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of markup: what kind it is of, where it stands, and where a link leads."""

    kind: str
    start: int
    end: int
    address: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class _Linked:
    """A pair of brackets that are no brackets; `page` is None for what is not to be read."""

    opens: int
    closes: int
    page: str | None


def words(text: str, places: Sequence[tuple[int, int]], definitions: Mapping[str, str]) -> Passage:
    """The words of some stretches of the text; `definitions` are where `[text][ref]` leads."""
    weave = Weave(text)
    for start, end in places:
        if weave.length:
            weave.put(" ", start - 1, start)
        _add(weave, start, end, definitions)
    return unmarked(weave.passage(places[0][0]))


def _add(weave: Weave, start: int, end: int, definitions: Mapping[str, str]) -> None:
    text = weave.text
    parts = list(_parts(text, start, end, definitions))
    linked = list(_linked(text, parts))
    opening = {one.opens: one for one in linked}
    closing = {one.closes: one for one in linked}
    since: dict[int, int] = {}
    at = start
    for part in parts:
        if part.start < at:  # within an image or a citation's mark
            continue
        weave.keep(at, part.start)
        at = part.end
        if one := opening.get(part.start):
            since[one.closes] = weave.length
            at = one.closes if one.page is None else at
        elif one := closing.get(part.end):
            if one.page:
                weave.link(since[one.closes], one.page)
        elif part.kind in ("open", "close", "set", "link"):
            at = part.start
            weave.keep(at, part.end)
            at = part.end
        elif part.kind == "stars" and not _is_emphasis(text, part):
            weave.keep(part.start, part.end)
        else:
            weave.put(_instead(text[part.start : part.end], part.kind), part.start, part.end)
    weave.keep(at, end)


def _parts(text: str, start: int, end: int, definitions: Mapping[str, str]) -> Iterator[_Part]:
    at = start
    while found := _PART.search(text, at, end):
        kind = found.lastgroup or ""
        kind = next(k for k in _KINDS if found[k] is not None)
        at = found.end()
        if kind == "escape":
            at = found.end() - 1
            yield _Part(kind, found.start(), at)
            at = found.end()
        elif kind == "ref" and found["which"].lower() not in definitions:
            at = found.start() + 1
            yield _Part("close", found.start(), at)
        elif kind == "ref":
            yield _Part("link", found.start(), at, definitions[found["which"].lower()])
        else:
            yield _Part(kind, found.start(), at, found["url"] or "", found["title"] or "")


_KINDS = (
    "escape", "break", "note", "open", "link", "set", "ref", "close", "attributes", "stars", "tag", "entity",
)  # fmt: skip


def _linked(text: str, parts: Sequence[_Part]) -> Iterator[_Linked]:
    """The pairs of brackets that are links, images or marked stretches."""
    opened: list[_Part] = []
    for part in parts:
        if part.kind == "open":
            opened.append(part)
        elif part.kind in ("close", "link", "set") and opened:
            opens = opened.pop()
            if part.kind == "link":
                image = text[opens.start] == "!"
                read = not image and not MARK.match(part.address)
                page = target(part.address.strip("<>").replace("\\", ""), part.title) if read else None
                yield _Linked(opens.start, part.end, page)
            elif part.kind == "set":
                yield _Linked(opens.start, part.end, "")


def _is_emphasis(text: str, part: _Part) -> bool:
    """Not in `snake_case`, `M*A*S*H`, or with blanks around."""
    before, after = text[part.start - 1 : part.start], text[part.end : part.end + 1]
    if text[part.start] in "`^":
        return True
    return not (before.isalnum() and after.isalnum()) and not (before.isspace() and after.isspace())


def _instead(markup: str, kind: str) -> str:
    """What is read where markup stands."""
    if kind == "break":
        hard = markup.startswith(("  ", "\\")) or len(re.findall(r"\r\n?|\n", markup)) > 1
        return "\n" if hard else " "
    if kind == "tag":
        return "\n" if _BR.match(markup) else ""
    if kind == "entity":
        one = unescape(markup)
        return " " if one.isspace() else "" if one in _UNSEEN else one
    return ""
