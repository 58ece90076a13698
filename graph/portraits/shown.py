"""What a portrait is made of: sections of tables, entries and drawings, whose cells are things or words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from graph.telling.sayings import Words


@dataclass(frozen=True, slots=True)
class Piece:
    """A thing or some words, and where that is said; `standing` is "" for a fact, else "planned" or so.

    `kind` is the thing's; `date` is a date as machines read it; `before` and `after` are quiet words beside.
    """

    text: str
    iri: str = ""
    kind: str = ""
    words: tuple[Words, ...] = ()
    standing: str = ""
    date: str = ""
    before: str = ""
    after: str = ""


Cell = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """What is told together; `words` say all of it, `sign` is for style: won, nominated, …

    `group` is a heading within a table, over the rows that have it.
    """

    cells: tuple[Cell, ...]
    words: tuple[Words, ...] = ()
    standing: str = ""
    sign: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns; `close` are the columns that hold numbers or the like."""

    form: ClassVar[str] = "table"
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    title: str = ""
    close: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Entries:
    """Names with what stands under each; `link` is the IRI of what the title names."""

    form: ClassVar[str] = "entries"
    entries: tuple[tuple[str, Cell], ...]
    title: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """Lines, each of one or several cells."""

    form: ClassVar[str] = "listing"
    rows: tuple[Row, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """How another one of the story is tied to the one whose portrait it is: "mother", "kills"."""

    labels: tuple[str, ...]
    other: Piece
    group: str
    words: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Ties:
    """The ties of someone of a story, those to be drawn first; `among` are ties between the others."""

    form: ClassVar[str] = "ties"
    who: Piece
    ties: tuple[Tie, ...]
    among: tuple[tuple[str, str, str], ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Square:
    """An episode in a season's row: whether someone appears in it or is only told of."""

    number: str
    episode: Piece
    how: str = ""


Season = tuple[Piece, tuple[Square, ...], tuple[Words, ...]]


@dataclass(frozen=True, slots=True)
class Appearances:
    """In which episodes of which seasons someone appears."""

    form: ClassVar[str] = "appearances"
    seasons: tuple[Season, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Quotes:
    """Words as they stand in documents."""

    form: ClassVar[str] = "quotes"
    words: tuple[Words, ...]
    title: str = ""


Block = Table | Entries | Listing | Ties | Appearances | Quotes


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it; `apart` says why it is none of the facts, if it is not.

    `question` names the stored question that asks for the same.
    """

    title: str
    blocks: tuple[Block, ...]
    apart: str = ""
    question: str = ""


@dataclass(frozen=True, slots=True)
class Portrait:
    """A thing as a page shows it. `what` names its class, `line` says in one line what it is.

    `card` is what one looks up first; `links` are the same thing elsewhere.
    """

    iri: str
    title: str
    kind: str
    what: str
    line: Cell = ()
    names: Cell = ()
    card: tuple[tuple[str, Cell], ...] = ()
    sections: tuple[Section, ...] = ()
    links: tuple[Piece, ...] = field(default=())
    standing: str = ""
