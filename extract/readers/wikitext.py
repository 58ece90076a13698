"""Reads wikitext: infobox and episode templates, cast lists, wikitables, and prose without its markup."""

from __future__ import annotations

import re

from extract.grammar.lines import too_long
from extract.readers.pieces import Pieces, sorted_out
from extract.readers.wiki.blocks import Blocks
from extract.readers.wiki.box import Box, of_television
from extract.readers.wiki.inline import Words
from extract.readers.wiki.titles import title_of
from extract.readers.wiki.tree import parse

_LINK = re.compile(r"\[\[[^\[\]\n]{1,200}\]\](?!\()")
_TEMPLATE = re.compile(r"\{\{\s*[#:\w]")
_OTHER_MARK = re.compile(r"'''|^==[^=\n]{1,80}==\s*$|^[*#;:]\s*\S|<ref\b|^\{\|", re.MULTILINE)
_OTHER_FORM = re.compile(
    r"\s*(?:<(?:!doctype|html|head|body|div|table|p)\b|=[^=\n]+=\s*\n|#+ )", re.IGNORECASE
)
_ENOUGH = 200_000  # characters that show what a text is


def looks_like(text: str) -> bool:
    """Whether the text has links or templates in double brackets, and another mark of wikitext."""
    start = text[:_ENOUGH].lstrip("\ufeff")
    if _OTHER_FORM.match(start):
        return False
    link, template = _LINK.search(start), _TEMPLATE.search(start)
    return bool((link and template) or ((link or template) and _OTHER_MARK.search(start))) and not too_long(
        text
    )


def read(text: str) -> Pieces:
    """The document's parts."""
    root = parse(text)
    words = Words(text)
    blocks = Blocks(text, words)
    blocks.read(root, 0, len(text))
    node = of_television(text, blocks.boxes)
    box = Box(text, words, node) if node else None
    fields = tuple(box.fields()) if box else ()
    title = title_of(root, words, box, blocks)
    return sorted_out(title, fields, blocks.found, ())
