"""The words for ties between figures, as `relations.toml` has them, and the patterns that find them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.grammar.choice import one_of
from extract.grammar.names import UPPER
from extract.story.coding import WHO
from extract.story.lexicon import Gender

DATA: dict[str, Any] = tomllib.loads(
    (Path(__file__).parents[1] / "rules" / "relations.toml").read_text(encoding="utf-8")
)
FORMERLY = "formerlyTiedTo"


@dataclass(frozen=True, slots=True)
class Tie:
    """What one is to another by a phrase: "X is Y's …" says X `property` Y, or Y `property` X if `turned`."""

    property: str
    turned: bool
    gender: Gender
    kin: bool
    both: bool
    plural: bool
    phrase: str


def _plural(word: str) -> str:
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + ("es" if re.search(r"(?:s|x|ch|sh)$", word) else "s")


def _forms() -> Iterator[tuple[str, tuple[dict[str, Any], bool]]]:
    for row in DATA["tie"]:
        yield from ((word, (row, False)) for word in row["words"])
        plurals = row.get("plural") or [_plural(word) for word in row["words"]]
        yield from ((word, (row, True)) for word in plurals)


_FORMS: dict[str, tuple[dict[str, Any], bool]] = dict(_forms())
_HEADS = one_of(_FORMS)

# Words that are no adjective before a tie, and adjectives that take the tie back.
_CLOSED = (
    r"(?:of|to|in|at|on|with|for|from|by|and|or|but|who|whom|whose|which|that|is|was|are|were|be"
    r"|been|has|have|had|as"
    r"|than|the|an?|his|her|their|not|no|when|while|if|because|after|before|until|into|over|about"
    r"|against|like|then"
    r"|fake|supposed|alleged|so-called|would-be|apparent|presumed|imaginary|future|potential"
    r"|possible|pretend|would"
    r"|intended|suspected|claimed|self-proclaimed|surrogate|make-believe|late-night|unborn|next"
    r"|wanna-be|rival|potentially|possibly|allegedly|supposedly|apparently|seemingly|presumably|reportedly"
    r"|soon-to-be|eventual)\b"
)
_ADJECTIVE = (
    rf"(?:(?!{_CLOSED})(?:[^\W\d_A-Z][^\W_]*(?:-[^\W_]+)*|\d+-[^\W_]+(?:-[^\W_]+)*"
    rf"|{UPPER}[^\W\d_]+)(?:(?<!s)|(?<=ous)|(?<=less))|business|boss) "
)
_PREFIX = r"(?:ex-)?(?:(?:step|half|foster)-?)?"
TIE = rf"(?<![\w'’-])(?:{_ADJECTIVE}){{0,3}}?{_PREFIX}(?:{_HEADS})(?![\w'’-])"
TIES = rf"{TIE}(?:(?:, {TIE})*(?:, and | and | & |/){TIE})?"
WHOLIST = rf"{WHO}(?:(?:, {WHO})*,? (?:and|&) {WHO})?"
# "Ann and Bea", but in "loves Ann, and Bea knows" only Ann
OBJECTS = rf"{WHO}(?:(?:, {WHO})*,? (?:and|&) {WHO}(?=[,.;)(]|$| who\b| in\b| from\b| at\b))?"
POSSESSIVE = rf"(?:{WHO}(?:['’]s?)?(?: (?:&|and) {WHO})?['’]s?|\b[Hh]is|\b[Hh]er|\b[Tt]heir)"

_HEAD = re.compile(rf"(?P<before>.*?)(?P<prefix>{_PREFIX})(?P<head>{_HEADS})$")
_FORMER = re.compile(r"\b(?:former|ex|erstwhile|one-?time|previous|old flame|then|late)\b", re.I)
_KINDS = (("adoptive", re.compile(r"\badopt(?:ive|ed)\b")), ("step", re.compile(r"\bstep-?")),
          ("half", re.compile(r"\bhalf-?")), ("foster", re.compile(r"\bfoster\b")))  # fmt: skip


_LETTERS = re.compile(r"[^\W\d_]+")
_SIGNS = frozenset(
    f"{prefix}{letters[-1]}"
    for letters in map(_LETTERS.findall, _FORMS)
    for prefix in ("", *(("step", "half", "foster") if len(letters) == 1 else ()))
)


def may_tie(words: Set[str]) -> bool:
    """Whether a sentence of these words can have a tie in it: a look before the patterns."""
    return not _SIGNS.isdisjoint(words)


def ties(phrase: str) -> list[Tie]:
    """The ties of a phrase: "best friend and adopted sister" are two; "ex-" and "former" are heeded."""
    found = [_tie(part) for part in re.split(r", and |, | and | & |/", phrase)]
    # "former assistant and lover": what is said of the first holds for the rest of the pair
    first = found[0].phrase if found and found[0] else ""
    if _FORMER.match(first) and not first.startswith("ex-"):
        found = [_tie(f"former {tie.phrase}") if tie and tie is not found[0] else tie for tie in found]
    return [tie for tie in found if tie]


def _tie(phrase: str) -> Tie | None:
    match = _HEAD.match(phrase.strip())
    if not match:
        return None
    row, plural = _FORMS[match["head"]]
    before = f"{match['before']}{match['prefix']}".lower()
    name = row["property"]
    for kind, words in _KINDS:
        if words.search(before):
            if kind not in row:
                return None  # "foster boss": what that is, nobody knows
            name = row[kind]
    if match["head"] == "flame" or (_FORMER.search(before) and "late" not in before):
        name = row.get("former") or (name if row.get("kin") and "former" not in row else FORMERLY)
    lasting = name == row["property"] or not name.startswith(("ex", "former"))
    turned = bool(row.get("turned")) and lasting
    return Tie(
        name,
        turned,
        row.get("gender", ""),
        bool(row.get("kin")),
        bool(row.get("both")),
        plural,
        phrase.strip(),
    )


@dataclass(frozen=True, slots=True)
class Deed:
    """What one figure does to another, by a verb in all its forms."""

    property: str
    does: str
    did: str
    done: str
    doing: str
    verb: str
    link: str
    both: bool
    lasting: bool


def _deed(row: dict[str, Any]) -> Deed:
    verb = row["verb"]
    stem = verb.removesuffix("e")
    does, did, done, doing = row.get("forms") or (_plural(verb), f"{stem}ed", f"{stem}ed", f"{stem}ing")
    return Deed(
        row["property"],
        does,
        did,
        done,
        doing,
        verb,
        row.get("with", ""),
        bool(row.get("both")),
        bool(row.get("lasting")),
    )


DEEDS: tuple[Deed, ...] = tuple(_deed(row) for row in DATA["deed"])
PAIRS: tuple[tuple[str, str], ...] = tuple((row["property"], row["words"]) for row in DATA["pair"])
STATES: tuple[tuple[str, str], ...] = tuple((row["property"], row["words"]) for row in DATA["state"])
