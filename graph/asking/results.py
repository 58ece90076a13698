"""An answer: columns and rows whose values have Python's types, however the question was asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, overload

from pyoxigraph import BlankNode, NamedNode, Triple
from pyoxigraph import Literal as Words

from graph.asking.cells import SHOWN, Cell, table
from graph.terms import PREFIXES, XSD

if TYPE_CHECKING:
    import pandas  # type: ignore[import-untyped,unused-ignore]
    import rdflib

Term = NamedNode | BlankNode | Words | Triple


class Row(tuple[Any, ...]):
    """One row: a tuple whose values are also reached by column, `row.title` or `row["title"]`."""

    columns: tuple[str, ...]

    def __new__(cls, columns: tuple[str, ...], values: Sequence[Any]) -> Row:
        row = super().__new__(cls, values)
        row.columns = columns
        return row

    def __getattr__(self, name: str) -> Any:
        if name in self.columns:
            return tuple.__getitem__(self, self.columns.index(name))
        raise AttributeError(f"no column {name!r}; the columns are {', '.join(self.columns)}")

    def __getitem__(self, place: Any) -> Any:
        if isinstance(place, str):
            if place not in self.columns:
                raise KeyError(f"no column {place!r}; the columns are {', '.join(self.columns)}")
            return tuple.__getitem__(self, self.columns.index(place))
        return tuple.__getitem__(self, place)

    def as_dict(self) -> dict[str, Any]:
        return dict(zip(self.columns, self, strict=True))


@dataclass(frozen=True)
class Result:
    """The answer to a question: rows, a yes or no, or a graph, whose triples are its rows."""

    columns: tuple[str, ...]
    terms: tuple[tuple[Term | None, ...], ...]
    kind: Literal["rows", "answer", "graph"] = "rows"
    labels: Mapping[str, str] = field(default_factory=dict)  # of the IRIs among the terms

    def __iter__(self) -> Iterator[Row]:
        return (Row(self.columns, [value(term) for term in row]) for row in self.terms)

    def __len__(self) -> int:
        return len(self.terms)

    def __bool__(self) -> bool:
        """Whether the answer is yes; for rows, whether there are any."""
        return bool(value(self.terms[0][0])) if self.kind == "answer" else bool(self.terms)

    @overload
    def __getitem__(self, place: int) -> Row: ...

    @overload
    def __getitem__(self, place: slice) -> list[Row]: ...

    def __getitem__(self, place: int | slice) -> Row | list[Row]:
        if isinstance(place, slice):
            return list(self)[place]
        return Row(self.columns, [value(term) for term in self.terms[place]])

    def __repr__(self) -> str:
        if self.kind == "answer":
            return f"<Result: {'yes' if self else 'no'}>"
        what = "triple" if self.kind == "graph" else "row"
        columns = f" of {', '.join(self.columns)}" if self.kind == "rows" else ""
        return f"<Result: {len(self)} {what}{'s' if len(self) != 1 else ''}{columns}>"

    @property
    def graph(self) -> rdflib.Graph:
        """The triples of a CONSTRUCT or DESCRIBE as an rdflib graph."""
        import rdflib
        from pyoxigraph import RdfFormat, serialize

        if self.kind != "graph":
            raise TypeError("only CONSTRUCT and DESCRIBE give a graph; this answer has rows")
        triples = serialize((Triple(*row) for row in self.terms), format=RdfFormat.N_TRIPLES)  # type: ignore[arg-type]
        return rdflib.Graph().parse(data=triples, format="nt")

    def to_frame(self, names: bool = False) -> pandas.DataFrame:
        """The rows as a pandas DataFrame; with `names`, things by their labels instead of their addresses."""
        from graph.asking.frames import frame

        def cell(term: Term | None) -> Any:
            return self.read(term) if names and isinstance(term, NamedNode) else value(term)

        return frame(self.columns, ([cell(term) for term in row] for row in self.terms))

    def read(self, term: Term | None) -> str:
        """A term as a person reads it: a thing by its label."""
        if isinstance(term, NamedNode) and term.value in self.labels:
            return self.labels[term.value]
        return short(term)

    def _repr_html_(self) -> str:
        """The first rows for a notebook, with the names of things, which lead to their pages."""
        if self.kind == "answer":
            return f"<p>{'yes' if self else 'no'}</p>"
        rows = [[self._cell(term) for term in row] for row in self.terms[:SHOWN]]
        return table(self.columns, rows, len(self), "triple" if self.kind == "graph" else "row")

    def _cell(self, term: Term | None) -> Cell:
        typed, href = value(term), term.value if isinstance(term, NamedNode) else ""
        number = isinstance(typed, int | float | Decimal) and not isinstance(typed, bool)
        return Cell(self.read(term), href, number, isinstance(typed, date))


def short(term: Term | None) -> str:
    """A term without ceremony: a literal's words, an IRI by its prefix if it has one."""
    if term is None:
        return ""
    if isinstance(term, NamedNode):
        for prefix, namespace in PREFIXES.items():
            if term.value.startswith(namespace):
                return f"{prefix}:{term.value.removeprefix(namespace)}"
    return plain(term)


def plain(term: Term | None) -> str:
    """A term in full: a literal's words, an IRI's letters."""
    if term is None:
        return ""
    return (
        f"_:{term.value}"
        if isinstance(term, BlankNode)
        else str(term)
        if isinstance(term, Triple)
        else term.value
    )


def clean(words: str) -> str:
    """Words without the signs that steer a terminal."""
    return "".join(sign if sign.isprintable() or sign == "\n" else "\ufffd" for sign in words)


INTEGERS = frozenset(
    XSD + name
    for name in ("integer", "int", "long", "short", "byte", "gYear", "nonNegativeInteger", "positiveInteger",
                 "unsignedInt", "unsignedLong", "unsignedShort", "unsignedByte", "negativeInteger",
                 "nonPositiveInteger")
)  # fmt: skip
READ: Mapping[str, Callable[[str], Any]] = {
    **dict.fromkeys(INTEGERS, int),
    XSD + "decimal": Decimal,
    XSD + "double": float,
    XSD + "float": float,
    XSD + "boolean": lambda words: words in ("true", "1"),
    XSD + "date": date.fromisoformat,
    XSD + "dateTime": datetime.fromisoformat,
}


def value(term: Term | None) -> Any:
    """A term as Python has it; what Python has no type for stays a string."""
    if isinstance(term, NamedNode):
        from rdflib import URIRef

        return URIRef(term.value)
    if not isinstance(term, Words):
        return None if term is None else plain(term)
    kind = term.datatype.value
    if kind in (XSD + "duration", XSD + "dayTimeDuration"):
        return duration(term.value)
    try:
        return READ.get(kind, str)(term.value)
    except (ValueError, ArithmeticError):
        return term.value


def duration(words: str) -> timedelta | str:
    """`PT2M49S` as a span of time; one in years and months, which have no fixed length, as it is written."""
    import re

    match = re.fullmatch(r"(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?", words)
    if not match:
        return words
    days, hours, minutes, seconds = (float(part or 0) for part in match.groups()[1:])
    span = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    return -span if match[1] else span
