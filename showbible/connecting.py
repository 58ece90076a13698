"""A connection as text to be read, and as an answer of one row for each step and evidence."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from graph.asking.results import Result, Term, clean
from graph.connection import Connection, Step
from graph.telling.sayings import Words
from graph.terms import XSD

AROUND = 40  # letters on each side of the words
COLUMNS = ("way", "step", "from", "verb", "to", "words", "document", "section", "start", "end", "rule")


def as_text(connection: Connection) -> str:
    """Each way as a sentence, then its steps, one a line, with the first words that say each."""
    lines = [connection.head]
    for number, way in enumerate(connection, 1):
        lines += ["", f"{number}. {way}"]
        lines += [f"   {_line(step)}" for step in way.steps]
    return "".join(f"{clean(line)}\n" for line in lines)


def rows(connection: Connection) -> Result:
    """The steps as rows."""
    found = [
        _row(number, place, step, words)
        for number, way in enumerate(connection, 1)
        for place, step in enumerate(way.steps, 1)
        for words in (step.words or (None,))
    ]
    return Result(COLUMNS, tuple(found))


def _line(step: Step) -> str:
    if not step.words:
        return str(step)
    best = max(step.words, key=lambda words: words.confidence)
    place = " · ".join(filter(None, (best.document, best.section, f"{best.start}–{best.end}")))
    return f"{step}  {_quote(best)}  {place}"


def _quote(words: Words) -> str:
    """The words with a little of what stands around them."""
    before, after = words.prefix[-AROUND:].lstrip(), words.suffix[:AROUND].rstrip()
    cut = ("…" if len(words.prefix) > AROUND else "", "…" if len(words.suffix) > AROUND else "")
    return f"“{cut[0]}{' '.join((before + words.exact + after).split())}{cut[1]}”"


def _row(number: int, place: int, step: Step, words: Words | None) -> tuple[Term | None, ...]:
    said: tuple[Term | None, ...] = (None,) * 6
    if words:
        where = (Literal(words.document), Literal(words.section), _integer(words.start), _integer(words.end))
        said = (Literal(words.exact), *where, Literal(words.rule))
    told = map(Literal, (step.start.label, step.verb, step.end.label))
    return (_integer(number), _integer(place), *told, *said)


def _integer(number: int) -> Literal:
    return Literal(str(number), datatype=NamedNode(XSD + "integer"))
