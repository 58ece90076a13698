"""Passages out of a document's text: reference marks and markup cut, odd blanks made plain ones."""

from __future__ import annotations

import re
from html import unescape

from extract.document import Passage
from extract.grammar.weave import Weave, tidy

_TAGS = (
    "section onlyinclude noinclude includeonly ref references small big sup sub span div center font "
    "nowiki poem blockquote gallery abbr cite code tt em strong ins del nobr wbr time data mark i b u s q p "
    "li ul ol hr"
).replace(" ", "|")
# Each branch starts with a character of its own and stops at the next of its kind, so that the whole takes
# linear time whatever the text.
_CUT = re.compile(
    r"""
      \[ (?: \d{1,3} | (?:note|nb|n|N|a|A|Note|fn|lower-alpha)[ \u00a0]\d{1,3} | (?:[a-z]+\ ){0,3}needed
           | (?:dead|permanent\ dead)\ link | (?:when|who|where|which|why|by\ whom)\? | edit
           | failed\ verification | original\ research\?? | unreliable\ source\?? | sic
           | dubious[^\[\]\n]{0,20} ) \] (?: :\d+ )?
    | (?: (?<=[^\s\[("“'‘]) | (?<=[^\s\[(]["”'’]) )                     # not "[t]he", not '"[a] new'
      \[ (?: [a-rt-z] | [ivx]{2,4} | a[a-z] ) \] (?![a-z])
    | (?<=[.,;:!?"”)\]]) \[ s \] (?![a-z])
    | (?<=\ ) \[ [a-z] \] (?=[A-Z.,;:)]|\s*$)                                   # "Title [a]Directed by"
    | <ref\b[^<>/]*>[^<>]*</ref> | <!--[^<>]*-->
    | </?(?:TAGS)\b[^<>]*>
    | (?P<blank> <br\b[^<>]*> | &(?:nbsp|thinsp|hairsp|ensp|emsp|\#160);)
    | (?P<one> &(?:[a-zA-Z]{2,8}|\#\d{2,5});)
    | '{2,5}
    | [\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad]
    | \r(?=\n)
    | (?<=[ \u00a0\u2009\u200a\u202f])[ \u00a0\u2009\u200a\u202f\t]+
    """.replace("TAGS", _TAGS),
    re.VERBOSE,
)
# A letter that begins one of these, or a blank that is no plain one
_MARK = re.compile(
    r"[\[<&\t-\r\x1c-\x1f\x85\xa0\u00ad\u1680\u2000-\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]"
)


def passage(text: str, start: int = 0, end: int | None = None) -> Passage:
    """The words of `text[start:end]`, without the blanks at their ends."""
    end = len(text) if end is None else end
    if _as_it_stands(text, start, end):
        return Passage.plain(text[start:end], start)
    weave = Weave(text)
    at = start
    for found in _CUT.finditer(text, start, end):
        weave.keep(at, found.start())
        weave.put(_instead(found), *found.span())
        at = found.end()
    weave.keep(at, end)
    return weave.passage(min(at, end))


def _as_it_stands(text: str, start: int, end: int) -> bool:
    """Whether there is nothing to clean: a look before the patterns, which most cells of tables pass."""
    return (
        start < end
        and not _MARK.search(text, start, end)
        and text.find("  ", start, end) < 0
        and text.find("''", start, end) < 0
        and not (text[start].isspace() or text[end - 1].isspace())
    )


def unmarked(read: Passage) -> Passage:
    """A passage whose markup is read already, without the reference marks in its words."""
    marks = (found for found in _CUT.finditer(read.text) if _instead(found) == "")
    return tidy(read.without([found.span() for found in marks]))


def _instead(found: re.Match[str]) -> str:
    """What is read where a mark is cut, if anything."""
    if found["blank"]:
        return "\n" if found["blank"].startswith("<") else " "
    if found["one"]:
        one = unescape(found["one"])
        return one if one != found["one"] else ""
    return ""
