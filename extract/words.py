"""Passages out of a document's text: reference marks and markup cut, odd blanks made plain ones."""

from __future__ import annotations

import re
from html import unescape

from extract.document import Passage

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
_BLANKS = dict.fromkeys(
    map(ord, "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\x0b\x0c"), " "
) | {ord("\r"): "\n"}


def passage(text: str, start: int = 0, end: int | None = None) -> Passage:
    """The words of `text[start:end]`, without the blanks at their ends."""
    end = len(text) if end is None else end
    out: list[str] = []
    runs: list[tuple[int, int]] = []
    at, length = start, 0
    for found in _CUT.finditer(text, start, end):
        kept = text[at : found.start()]
        if kept:
            runs.append((length, at))
            out.append(kept)
            length += len(kept)
        put = _instead(found)
        if put:
            runs.append((length, found.start()))
            out.append(put)
            length += 1
        at = found.end()
    if at < end or not runs:
        runs.append((length, min(at, end)))
        out.append(text[at:end])
    whole = Passage("".join(out).translate(_BLANKS), tuple(runs))
    return _tidy(whole.cut(0, len(whole.text)))


def _instead(found: re.Match[str]) -> str:
    """The one character that stands for what is cut, if any."""
    if found["blank"]:
        return "\n" if found["blank"].startswith("<") else " "
    if found["one"]:
        one = unescape(found["one"])
        return one if len(one) == 1 else ""
    return ""


_GAP = re.compile(r"(?<=\n) +| +(?=[ \n])")


def _tidy(found: Passage) -> Passage:
    """Without the second of two blanks that are left where a mark was cut."""
    gaps = [gap.span() for gap in _GAP.finditer(found.text)]
    if not gaps:
        return found
    out: list[str] = []
    runs: list[tuple[int, int]] = []
    at = length = 0
    for start, end in [*gaps, (len(found.text), 0)]:
        if start > at:
            runs.append((length, found.source(at)))
            runs += [(length + clean - at, source) for clean, source in found.runs if at < clean < start]
            out.append(found.text[at:start])
            length += start - at
        at = end
    return Passage("".join(out), tuple(runs))
