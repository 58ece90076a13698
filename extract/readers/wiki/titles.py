"""The page's title, which wikitext does not hold: what its templates or its first sentence call it."""

from __future__ import annotations

import re
from bisect import bisect_left

from extract.document import Paragraph, Passage
from extract.readers.wiki.blocks import Blocks
from extract.readers.wiki.box import Box
from extract.readers.wiki.inline import Words
from extract.readers.wiki.templates import name_of
from extract.readers.wiki.tree import Node

_SHOWN = "displaytitle:"
_ITALIC = re.compile(r"(?<!')('{5}|'{2})(?P<name>[^'\n]+(?:'[^'\n]+)*)\1(?!')")
_BOLD = re.compile(r"(?<!')'''(?P<name>[^'\n]+(?:'[^'\n]+)*)'''(?!')")
_NO_NAME = re.compile(
    r"(?-i:^[a-z])|\b(?:season|series)$|^(?:season|series)\b|\blist of\b|\b(?:pilot|finale)$", re.I
)


def title_of(root: Node, words: Words, box: Box | None, blocks: Blocks) -> Passage:
    """The title that the page sets, the page that its episodes say they stand on, its infobox's name, or the
    words in italics or bold of its first sentence; empty where there is none of them."""
    return (
        _shown(root, words)
        or blocks.episodes.page(blocks.listed)
        or (box.name() if box else None)
        or _first_marked(words, blocks)
        or Passage("", ((0, 0),))
    )


def _shown(root: Node, words: Words) -> Passage | None:
    """`{{DISPLAYTITLE:''The Harbour'' season 2}}`"""
    for node in root.inner:
        if node.kind == "template" and name_of(words.text, node).startswith(_SHOWN):
            start = words.text.index(":", node.start) + 1
            return words.read(node, start, node.parts[0][1])
    return None


def _first_marked(words: Words, blocks: Blocks) -> Passage | None:
    """The name in italics in the first paragraph's first words, or that in bold."""
    first = next((block.passage for block in blocks.found if isinstance(block, Paragraph)), None)
    if first is None:
        return None
    span = first.span(0, min(len(first.text), 300))
    start, end = max(0, span.start - 5), span.end
    marks = [found for pattern in (_ITALIC, _BOLD) if (found := pattern.search(words.text, start, end))]
    places = [first.source(i) for i in range(min(len(first.text), 400))]
    for mark in sorted(marks, key=lambda mark: mark.start()):
        name = first.cut(*(bisect_left(places, at) for at in mark.span()))
        if name and not _NO_NAME.search(name.text):
            return name
    return None
