"""One item of a cast list taken apart: who acts, as whom, and the note behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.cells.billing import Appearance, appearances
from extract.document import Passage, Section, Span
from extract.facts import Ref, Value
from extract.grammar.names import NAME, UPPER, folded, is_name, may_be_name, split_names


@dataclass(frozen=True, slots=True)
class Role:
    """Who acts as whom; no character where the list tells none.

    `note` is what brackets behind the character say ("young", "seasons 1–3"), `printed` the character
    with it; `span` reaches over both names.
    """

    actor: Ref
    span: Span
    character: Ref | None = None
    printed: Value | None = None
    note: str = ""
    confidence: float = 1.0


_AS = re.compile(r"\s+(?:as|plays|portrays|voices)\s+")
_LEAD = re.compile(r"(?:and|with|also starring|featuring|special guest stars?)\s+", re.IGNORECASE)
_PLAYED = re.compile(r"[\s,:;(–—-]*\b(?P<how>(?:re)?(?:played|portrayed|voiced)) by:?\s+", re.IGNORECASE)
_DASH = re.compile(r"\s+[–—-]\s+|\s*(?:\.{3,}|…)\s*")
_COLON = re.compile(r"(?P<first>[^:]{3,50}):\s+(?P<second>[^:,;()]{2,50})(?<!\.)\Z")
_BRACKETED = re.compile(r"(?P<outer>[^()]+?)\s*\((?P<inner>[^()]+)\)\s*(?:$|[:,;–—-])")
# "Paloma Arredondoas Rosa." between items that all say "as"
_GLUED = re.compile(rf"(?P<actor>{UPPER}\w+(?: {UPPER}\w+)*? {UPPER}\w+[^\W\d_])as (?P<rest>{UPPER}\w+\.)$")

_SHIELDED = re.compile(r"\([^()]*\)|\"[^\"]*\"|“[^”]*”")
# Where a character's name ends: "Jessica Jones: A former …", "Sandeep, a nurse", "Camilo Galván — Ivan's
# friend", "Tony in season 2", "Eve who …"; but not within "Jones, Jr.", "Lic. Rubiales", "ex. de Lomelí"
_END = re.compile(
    r"\s*(?:[:;\n]|,(?!\s*(?:Jr|Sr|Esq|III?|IV|M\.?D|Ph\.?D)\b)|\s[–—-]\s|—|\.$"
    rf"|\.\s+(?=(?:An?|The|He|She|They|His|Her|Their|{UPPER}\w*['’]s?)\s)"
    r"|\s(?:who|whose|which|played|portrayed|voiced)\b"
    r"|\s(?:in|for|during|until|throughout|from|on)\s(?:the\s|an?\s)?(?:[\d\"“]|seasons?\b|series\b|episodes?\b"
    r"|flashbacks?\b|first\b|second\b|third\b|fourth\b|fifth\b|final\b|last\b|pilot\b))"
)
_BALANCED = re.compile(r"(?:[^()]|\([^()]*\))*")  # up to the end of "(played by Ann Lee)"
_NOTES = re.compile(r"(?:\s*\([^()]*\))+$")
# "Tim Poe, a pilot (main season 1; recurring season 2)", in the item's first line
_SEASONS = re.compile(r"\(([^()\n]*\b(?:seasons?|series) [\d][^()\n]*)\)")
_HIMSELF = re.compile(r"(?:him|her|them)sel(?:f|ves)\b|self\b", re.IGNORECASE)
_ROLE = re.compile(
    r"(?:(?:Mrs?|Ms|Miss|Dr|Lt|Det|Sgt|Capt|Col|Prof|Rev)\b\.?|the|Aunt|Uncle|Officer|Detective|Doña) ",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:various|several|multiple|unnamed|unknown|additional|other|tb[acd])\b", re.IGNORECASE
)


def roles(
    item: Passage, section: Section, stars: frozenset[str], *, surrounded: bool, actors: str = ""
) -> list[Role]:
    """What an item tells; `surrounded` if its neighbours say "as", `stars` are actors known already, `actors`
    tells the side on which the list's other items have them."""
    lead = _LEAD.match(item.text)
    item = item.cut(lead.end(), len(item.text)) if lead else item
    if found := _AS.search(item.text):
        return _roles(item.cut(0, found.start()), item.cut(found.end(), len(item.text)))
    if surrounded and (found := _GLUED.match(item.text)):
        return _roles(
            item.cut(0, found.end("actor")), item.cut(found.start("rest"), len(item.text)), sure=0.6
        )
    if found := _PLAYED.search(item.text):
        spoken = "voice" if "voiced" in found["how"].lower() else ""
        balanced = _BALANCED.match(item.text, found.end())
        rest = balanced[0] if balanced else ""
        actor = item.cut(found.end(), found.end() + _end(rest))
        return _roles(actor, item.cut(0, found.start()), note=spoken)
    return _pair(item, section, stars, actors) or _alone(item, section, surrounded)


def table_roles(actors: Passage, character: Passage) -> list[Role]:
    """A table row's roles."""
    return _roles(actors, character) if character else []


def _pair(item: Passage, section: Section, stars: frozenset[str], actors: str) -> list[Role]:
    """ "Gabriel Soto … Camilo", "Camilo – Gabriel Soto", "Camilo (Gabriel Soto)": whoever is known as an
    actor shows which side they stand on, else the other items do."""
    halves = _halves(item)
    if halves is None:
        return []
    first, second = halves
    if folded(first.text) in stars and _may_be_character(second.text):
        return _roles(first, second)
    if folded(second.text) in stars and _may_be_character(first.text):
        return _roles(second, first)
    if actors == "second" and is_name(second.text) and _may_be_character(first.text):
        return _roles(second, first, sure=0.8)
    if actors == "first" and is_name(first.text) and _may_be_character(second.text):
        return _roles(first, second, sure=0.8)
    of_characters = "character" in section.title.casefold() and "cast" not in section.title.casefold()
    if actors or _COLON.match(item.text):
        return []
    if of_characters and is_name(second.text) and _may_be_character(first.text):
        return _roles(second, first, sure=0.8)
    if not of_characters and "(" not in item.text and is_name(first.text) and is_name(second.text):
        return _roles(first, second, sure=0.8)
    return []


def _halves(item: Passage) -> tuple[Passage, Passage] | None:
    """The two sides of a dash, dots, a colon or a bracket."""
    if found := _BRACKETED.match(item.text):
        return item.cut(*found.span("outer")), item.cut(*found.span("inner"))
    if found := _DASH.search(item.text):
        rest = item.cut(found.end(), len(item.text))
        return item.cut(0, found.start()), rest.cut(0, _end(rest.text))
    if found := _COLON.match(item.text):
        return item.cut(*found.span("first")), item.cut(*found.span("second"))
    return None


def side_of_actors(items: Sequence[Passage], stars: frozenset[str]) -> str:
    """On which side of their dashes a list's items have the actors, "first" or "second"; "" if none tells.

    A known actor tells it, and so does "Mrs. Dubcek" or "Leon", who is a character's name and no actor's.
    """
    first = 0
    for halves in filter(None, map(_halves, items)):
        one, other = (half.text for half in halves)
        first += 3 * ((folded(one) in stars) - (folded(other) in stars)) + _in_role(other) - _in_role(one)
    return "first" if first > 0 else "second" if first < 0 else ""


def _in_role(text: str) -> int:
    """Whether a name is rather a character's than an actor's."""
    return int(_may_be_character(text) and (bool(_ROLE.match(text)) or " " not in text.strip()))


def _alone(item: Passage, section: Section, surrounded: bool) -> list[Role]:
    """ "José María Negri": an actor without a character, in a list of actors."""
    of_actors = surrounded or "character" not in section.title.casefold()
    return _roles(item, None) if of_actors and is_name(item.text) else []


def _roles(actors: Passage, words: Passage | None, *, note: str = "", sure: float = 1.0) -> list[Role]:
    characters, printed, notes = _characters(words)
    found = []
    for name, place, behind in _actors(actors):
        actor = Ref("person", name, place.span())
        himself = bool(words and _HIMSELF.match(words.text))
        for who in [Ref("character", name, place.span())] if himself else characters or [None]:
            span = _around(place.span(), words.span(0, _end(words.text)) if words and who else None)
            as_printed = Value("himself", "string", words.span()) if himself and words else printed
            said = "; ".join(filter(None, (note, behind, notes)))
            found.append(Role(actor, span, who, as_printed, said, sure))
    return found


def _actors(words: Passage) -> list[tuple[str, Passage, str]]:
    """ "Ann Lee and Bob Roy (season 2)" with what brackets say; "Henry and Jude Peart" are two Pearts.

    Nobody if one is no name.
    """
    wholes = split_names(words)
    pieces = [piece.cut(0, len(_NOTES.sub("", piece.text))) for piece in wholes]
    behind = [
        "; ".join(re.findall(r"\(([^()]*)\)", whole.text[len(piece.text) :]))
        for whole, piece in zip(wholes, pieces, strict=True)
    ]
    if not pieces or not all(may_be_name(piece.text) for piece in pieces):
        return []
    names = [piece.text for piece in pieces]
    if len(names) == 2 and " " not in names[0] and " " in names[1]:
        names[0] += names[1][names[1].index(" ") :]
    return list(zip(names, pieces, behind, strict=True))


def _characters(words: Passage | None) -> tuple[list[Ref | None], Value | None, str]:
    """The characters' names, the name as printed where notes stand behind it, and the notes."""
    if words is None:
        return [], None, ""
    whole = words.cut(0, _end(words.text))
    name = whole.cut(0, len(_NOTES.sub("", whole.text)))
    behind = _SEASONS.search(words.text, len(whole.text))
    notes = "; ".join(
        re.findall(r"\(([^()]*)\)", whole.text[len(name.text) :]) + ([behind[1]] if behind else [])
    )
    if not _may_be_character(name.text):
        return [], None, notes
    both = re.fullmatch(rf"({NAME}) (?:and|&) ({NAME})", name.text)
    parts = [name.cut(*both.span(1)), name.cut(*both.span(2))] if both else [name]
    printed = Value(whole.text, "string", whole.span()) if any(map(_of_playing, appearances(notes))) else None
    return [Ref("character", part.text, part.span()) for part in parts], printed, notes


def _end(text: str) -> int:
    """Where the name at the start of a text ends; brackets and quotation marks hide what is in them."""
    hidden = _SHIELDED.sub(lambda shield: "_" * len(shield.group()), text)
    found = _END.search(hidden)
    return found.start() if found else len(text.rstrip())


def _of_playing(way: Appearance) -> bool:
    """ "(young)", not "(main season 1)"."""
    return way.manner is not None and not way.seasons


def _may_be_character(text: str) -> bool:
    """ "Cigarette Smoking Man", "the Doctor", "\"Mama Mabel\" Stokes"; not "a police officer"."""
    capital = text.removeprefix("the ").lstrip("\"“‘'")[:1]
    return (capital.isupper() or capital.isdigit()) and len(text.split()) <= 8 and not _NOBODY.match(text)


def _around(one: Span, other: Span | None) -> Span:
    return one if other is None else Span(min(one.start, other.start), max(one.end, other.end))
