"""The grammar of personal names: what a name looks like, and where one ends and the next begins."""

from __future__ import annotations

import re
import unicodedata

from extract.document import Passage

# Latin, Greek and Cyrillic capitals; Python's `re` has no class for them.
_RANGES = (range(0x41, 0x530), range(0x1E00, 0x1F00))
UPPER = "[" + "".join(chr(c) for r in _RANGES for c in r if chr(c).isupper()) + "]"
LETTER = r"[^\W\d_]"

# "Krysten", "O'Connor", "D'Onofrio", "Carrie-Anne", "McTeer", but not the "s" of "Jones's"
WORD = rf"{UPPER}{LETTER}*(?:['’](?!s\b){LETTER}+|-{LETTER}+)*"
# "J. R. Ramirez", "J.R.", "A. J."
INITIALS = rf"(?:{UPPER}\.[ ]?)*{UPPER}\."
PARTICLE = (
    r"(?:St\.|Ste\.|de[ ]la|de[ ]los|van[ ]der|van[ ]den|von[ ]der|del|della|de|der|den|di|da|dos|das|do|du"
    r"|la|le|van|von|ter|ten|bin|ibn|al|el|af|zu|zur|y|e)"
)
SUFFIX = r"(?:,?[ ](?:Jr\b\.?|Sr\b\.?|Esq\b\.?)|[ ](?:II|III|IV)\b)"
HONORIFIC = (
    r"(?:Dr|Mr|Mrs|Ms|Mx|Lt|Capt|Cpt|Col|Gen|Maj|Sgt|Det|Insp|Prof|Rev|Fr|Sr|Sra|St|Hon|Supt|Cmdr|Sen|Gov)\.?"
)
# Patricia "Trish" Walker, Malik 'Poot' Carr, Walter (Walt) stays outside: a bracket is the actor's place
NICKNAME = r"(?:\"[^\"\n]{1,40}\"|“[^”\n]{1,40}”|‘[^’\n]{1,40}’|'[^'\n]{1,40}')"

_PART = rf"(?:{INITIALS}|{WORD})"
_LINK = rf"[ ](?:{PARTICLE}[ ](?:d['’])?|{NICKNAME}[ ])?"
NAME = rf"(?:{HONORIFIC}[ ])?{_PART}(?:{_LINK}{_PART})+{SUFFIX}?"
"""A full name of at least two words, as a regular expression's source."""

# Words that open a sentence, a title or a heading, and no person's name.
_NOT_FIRST = re.compile(
    r"(?:The|An?(?!\.)|In|On|At|By|For|From|With|Of|And|Or|But|As|To|After|Before|When|While|If|Its?|He|She"
    r"|They|His|Her|This|That|These|Those|Not?|All|Both|Also|Seasons?|Series|Episodes?|Part|Chapter|Story"
    r"|Teleplay|Written|Directed|Produced|Created|Original|Various|TBA|TBD|Unknown|None|Main|Recurring|Guest"
    r"|Starring|See|List)\b"
)
_ONE_NAME = re.compile(NAME)
_ONE_WORD = re.compile(rf"{UPPER}[\w.'’-]+")
_BRACKETS = re.compile(r"\([^()]*\)")
# "&" may stand unspaced between glued cells; a comma before "Jr." belongs to the name.
_BETWEEN = re.compile(
    r"\s*;\s*|\s*\n\s*|\s*&\s*|\s*,\s*(?:and|&)\s+|\s+and\s+|\s+/\s+"
    r"|\s*,(?!\s*(?:Jr|Sr|Esq|II|III|IV|A\.?S\.?C|B\.?S\.?C|A\.?C\.?E|Ph\.?D|M\.?D)\b)\s*"
)


def is_name(text: str) -> bool:
    """Whether the whole text looks like one person's (or character's) full name."""
    return bool(_ONE_NAME.fullmatch(text)) and not _NOT_FIRST.match(text)


def may_be_name(text: str) -> bool:
    """Whether a cell that can hold nothing but names may hold this one: "McG" and "RZA" too."""
    return is_name(text) or bool(_ONE_WORD.fullmatch(text) and not _NOT_FIRST.match(text))


def folded(text: str) -> str:
    """A name without what varies in writing it: case, accents, points, quotation marks."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[.,\"'“”‘’`]", "", plain).casefold().split())


def split_names(passage: Passage) -> list[Passage]:
    """The names of a list: "A, B, and C", "A & B", "A; B", one a line; "Hicks, Jr." stays whole."""
    # "Ann Lee (seasons 1, 2 and 4), Bob Roy": what stands in brackets cuts nothing
    masked = _BRACKETS.sub(lambda bracket: "_" * len(bracket.group()), passage.text)
    cuts, at = [], 0
    for gap in _BETWEEN.finditer(masked):
        cuts.append(passage.cut(at, gap.start()))
        at = gap.end()
    cuts.append(passage.cut(at, len(passage.text)))
    return [cut for cut in cuts if cut]
