"""An answer as text: a table for eyes, and TSV, CSV, JSON or Markdown for programs and pages."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from graph.asking.results import Result, Term, clean, plain, value
from graph.terms import PREFIXES

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

FORMATS = ("table", "tsv", "csv", "json", "jsonl", "md")
GRAPH_FORMATS = {"ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES}
Reader = Callable[[Term | None], str]


def show(result: Result, form: str | None, iris: bool | None = None) -> None:
    """Print an answer; without a format, a table on a terminal and TSV in a pipe (Turtle for a graph)."""
    terminal = sys.stdout.isatty()
    form = form or ("ttl" if result.kind == "graph" else "table" if terminal else "tsv")
    if form in GRAPH_FORMATS:
        if result.kind != "graph":
            raise ValueError(f"{form} is for CONSTRUCT and DESCRIBE; for rows take csv, json or another")
        print(_triples(result, form), end="")
        return
    people = form in ("table", "md") if iris is None else not iris  # whether people read it, who want names
    read = result.read if people else plain
    if form == "table":
        _table(result, read)
    else:
        print(WRITERS[form](result, read), end="")


def _table(result: Result, read: Reader) -> None:
    from rich import box
    from rich.console import Console
    from rich.measure import Measurement
    from rich.table import Table
    from rich.text import Text

    # columns with nothing in them only take the room of the others
    shown = [at for at in range(len(result.columns)) if any(row[at] is not None for row in result.terms)]
    table = Table(header_style="bold", box=box.SIMPLE_HEAD, collapse_padding=True)
    for at in shown:
        numbers = all(_is_number(row[at]) for row in result.terms)
        table.add_column(_head(result, at), justify="right" if numbers else "left", overflow="fold",
                         no_wrap=all(_is_short(row[at]) for row in result.terms))  # fmt: skip
    for row in result.terms:
        table.add_row(*(Text(clean(read(row[at]))) for at in shown))
    asked_for = sys.stdout.isatty() or "COLUMNS" in os.environ
    console = Console(highlight=False, width=None if asked_for else 160)
    if result.kind == "answer" or not result.terms:
        console.print(Text("no rows" if not result.terms else read(result.terms[0][0])))
    elif Measurement.get(console, console.options.update(width=9999), table).minimum > 1.1 * console.width:
        _row_by_row(console, result, shown, read)
    else:
        console.print(table)


def _head(result: Result, at: int) -> Text:
    """A column's name: `directed_by` may be broken like words."""
    from rich.text import Text

    return Text(clean(result.columns[at].replace("_", " ")))


def _row_by_row(console: Console, result: Result, shown: list[int], read: Reader) -> None:
    """Where a table would have to break many words: each row on lines of its own."""
    from rich.table import Table
    from rich.text import Text

    widest = max(len(_head(result, at)) for at in shown)
    for row in result.terms:
        record = Table.grid(padding=(0, 2, 0, 0))
        record.add_column(style="bold", width=widest)
        record.add_column(overflow="fold")
        for at in shown:
            if words := clean(read(row[at])):
                record.add_row(_head(result, at), Text(words))
        console.print(record)
        console.print()


def _is_short(term: Term | None) -> bool:
    """A number or a date, which nobody can read in two pieces."""
    return _is_number(term) or isinstance(value(term), date)


def _is_number(term: Term | None) -> bool:
    return term is None or isinstance(value(term), int | float) or type(value(term)).__name__ == "Decimal"


def _tsv(result: Result, read: Reader) -> str:
    marks = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
    cells = (list(result.columns), *([read(term) for term in row] for row in result.terms))
    return "".join("\t".join(cell.translate(marks) for cell in row) + "\n" for row in cells)


def _csv(result: Result, read: Reader) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(result.columns)
    writer.writerows([read(term) for term in row] for row in result.terms)
    return out.getvalue()


def _json(result: Result, read: Reader) -> str:
    if result.kind == "answer":
        return json.dumps(bool(result)) + "\n"
    return json.dumps(_records(result, read), ensure_ascii=False, indent=2) + "\n"


def _jsonl(result: Result, read: Reader) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in _records(result, read))


def _records(result: Result, read: Reader) -> list[dict[str, object]]:
    return [
        {column: _scalar(term, read) for column, term in zip(result.columns, row, strict=True)}
        for row in result.terms
    ]


def _scalar(term: Term | None, read: Reader) -> object:
    """Numbers and truths as JSON has them, all else as words."""
    if isinstance(term, Literal):
        typed = value(term)
        if isinstance(typed, bool | int):
            return typed
        if _is_number(term):
            return float(typed) if abs(float(typed)) != float("inf") and typed == typed else term.value
    return None if term is None else read(term)


def _md(result: Result, read: Reader) -> str:
    def cells(words: list[str]) -> str:
        kept = (word.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ") for word in words)
        return f"| {' | '.join(kept)} |\n"

    head = cells(list(result.columns)) + f"|{' --- |' * len(result.columns)}\n"
    return head + "".join(cells([read(term) for term in row]) for row in result.terms)


WRITERS: dict[str, Callable[[Result, Reader], str]] = {
    "tsv": _tsv, "csv": _csv, "json": _json, "jsonl": _jsonl, "md": _md,
}  # fmt: skip


def _triples(result: Result, form: str) -> str:
    triples = (Triple(*row) for row in result.terms)  # type: ignore[arg-type]
    used = {p: iri for p, iri in PREFIXES.items() if any(_in(iri, row) for row in result.terms)}
    chosen = GRAPH_FORMATS[form]
    written = serialize(triples, format=chosen, prefixes=used if form == "ttl" else None)
    return written.decode("utf-8") if written else ""


def _in(namespace: str, row: tuple[Term | None, ...]) -> bool:
    return any(isinstance(term, NamedNode) and term.value.startswith(namespace) for term in row)
