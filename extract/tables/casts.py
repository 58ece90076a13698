"""Cuts glued cast tables (`ActorCharacterSeason 1`, `Ann LeeMary PoeMain`) where the glue shows the cells."""

from __future__ import annotations

import re

from extract.document import Passage, Row, Section, Table
from extract.grammar.lines import Line
from extract.grammar.names import is_name, may_be_name
from extract.grammar.words import passage
from extract.tables.grid import nothing
from extract.tables.people import is_glue
from extract.tables.piece import Cut

_ACTOR = r"(?:Main |Recurring )?(?:Actors?|Actress|Cast member|Performer|Portrayed by|Played by|Voiced by)"
_CHARACTER = r"(?:Characters?|Roles?)"
_HEADER = re.compile(
    rf"(?P<first>{_ACTOR}|{_CHARACTER})(?P<second>{_ACTOR}|{_CHARACTER})"
    r"(?P<rest>(?:(?:Season|Series) \d{1,2}|Seasons?|Episodes?|Description|Notes?)*)"
)
_SEASON = re.compile(r"(?:Season|Series) \d{1,2}")
_BILLINGS = re.compile(r"(?:(?:Main|Recurring|Guest|Starring|Does not appear)\s?)+\Z")
_ONE = re.compile(r"Main|Recurring|Guest|Starring|Does not appear")


def cut(text: str, rows: list[Line], at: int, section: Section) -> Cut | None:
    """The cast table that starts with a header at line `at`, if one does."""
    head = _HEADER.fullmatch(rows[at].text)
    if not head or bool(re.fullmatch(_ACTOR, head["first"])) == bool(re.fullmatch(_ACTOR, head["second"])):
        return None
    seasons = _SEASON.findall(head["rest"])
    first = bool(re.fullmatch(_ACTOR, head["first"]))
    found: list[Row] = []
    here = at + 1
    while here < len(rows) and rows[here]:
        words = passage(text, rows[here].start, rows[here].end)
        cells = _cells(words, first, len(seasons), bool(head["rest"]))
        if cells:
            found.append(Row(cells))
        elif len(words.text) < 80:  # what is longer tells more of the row above
            break
        here += 1
    columns = (head["first"], head["second"], *seasons)
    return Cut((Table(columns, tuple(found), section, certainty=0.8),), here) if len(found) > 1 else None


def _cells(words: Passage, first: bool, seasons: int, more: bool) -> tuple[Passage, ...] | None:
    """A row's actor and character as they stand, and its billings where there is one for each season."""
    billed = _BILLINGS.search(words.text) if seasons else None
    end = billed.start() if billed else len(words.text)
    places = [at for at in range(1, end) if is_glue(words.text, at) and words.text[at - 1] != "("]
    if not places or (len(places) > 1 and (seasons or not more)):
        return None
    one, other = words.cut(0, places[0]), words.cut(places[0], places[1] if len(places) > 1 else end)
    actor, character = (one, other) if first else (other, one)
    if not is_name(actor.text) or not (may_be_name(character.text) or len(character.text.split()) < 6):
        return None
    ways = [words.cut(*found.span()) for found in _ONE.finditer(words.text, end)] if billed else []
    blank = nothing(words.source(0))
    return (one, other, *(ways if len(ways) == seasons else [blank] * seasons))
