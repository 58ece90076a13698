"""The infobox: each label says what its values are to the page's work ("Original network: Netflix")."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

from extract.document import Document, Field, Passage
from extract.facts import Fact, Finding, Kind, Passed, Ref, Value
from extract.grammar.dates import dates
from extract.grammar.names import may_be_name, split_names
from extract.grammar.seasons import season_number, season_numbers
from extract.known import Known

_WORDS = tomllib.loads(Path(__file__).with_name("infobox.toml").read_text(encoding="utf-8"))
_LABELS = {label: (name, entry["reads"]) for name, entry in _WORDS.items() for label in entry["labels"]}
_PAGES = ("series", "season", "episode-list")
_OF_A_MANGA = ("magazine", "demographic", "volumes")  # such a box tells of several works by turns
_OF_THE_SERIES = ("creator", "developer", "numberOfSeasons")  # even where a season's infobox tells it

_NOTE = re.compile(r"\s*\((?P<note>[^()]*)\)$")
_NUMBER = re.compile(r"(?<![\d.])\d{1,3}(?:,\d{3})+|\d+")
# "Metro-Goldwyn-Mayer, Inc." is one company, "Showalter and Wain Productions" too
_LIST = re.compile(r"\s*(?:,(?!\s*(?:Inc|Ltd|LLC|L\.?P|Co|Corp)\b)|;|\n|•|·)\s*")
_GROUP = re.compile(r"The [A-Z]\w+ \w")  # "The Newton Brothers" compose together
_BY = re.compile(r"\s+(?:by|created by|written by)\s+")


def facts(document: Document, known: Known) -> Iterator[Finding]:
    labels = [label_of(field) for field in document.fields]
    if known.topic.type not in _PAGES or any(label in labels for label in _OF_A_MANGA):
        return
    for label, field in zip(labels, document.fields, strict=True):
        if label in _LABELS:
            name, reads = _LABELS[label]
            work = known.topic.the_series if name in _OF_THE_SERIES else known.topic.work
            found = list(_READERS[reads](name, field, work))
            yield from found
            if not found and field.values:
                yield Passed(field.values[0].span(), f"no {reads} in the field {field.label}")
        elif field.values:
            yield Passed(field.values[0].span(), f"the label {field.label} is not known")


def label_of(field: Field) -> str:
    """ "Production company(s)", "num_episodes", "← Previous" without what varies."""
    return re.sub(r"[\s_]+", " ", re.sub(r"\(s\)|\(ies\)|[:←→]", "", field.label)).strip().casefold()


def _number(name: str, field: Field, work: Ref) -> Iterator[Fact]:
    """ "39 (list of episodes)", "13 (+1 special)": the first number counts."""
    for value in field.values[:1]:
        if found := _NUMBER.search(value.text):
            span = value.span(found.start(), found.end())
            yield Fact(work, name, Value(str(int(found.group().replace(",", ""))), "integer", span), span)


def _run(name: str, field: Field, work: Ref) -> Iterator[Fact]:
    """ "March 14, 2011 – July 31, 2011", also over two lines; a second country's date is no end."""
    first: Value | None = None
    last: Value | None = None
    ranging = False
    for value in field.values:
        at = 0
        for date, start, end in _with_years(value):
            ranging |= bool(re.search(r"[–—-]|\bto\b", value.text[at:start]))
            if first is None:
                first = date
            elif ranging and last is None:
                last = date
            ranging, at = False, end
        ranging = bool(re.search(r"[–—-]\s*$", value.text))
    for predicate, found in ((name, first), ("dateEnded", last)):
        if found and found.span and found.type == "date":
            yield Fact(work, predicate, found, found.span)


def _with_years(value: Passage) -> list[tuple[Value, int, int]]:
    """ "16 May – 20 July 2011": the first date is of the second's year."""
    found = list(dates(value))
    if len(found) == 1 and re.search(r"\w\s*[–—-]\s*$", value.text[: found[0][1]]):
        return list(dates(value, int(found[0][0].lexical[:4])))
    return found


def _end(name: str, field: Field, work: Ref) -> Iterator[Fact]:
    for value in field.values:
        for date, _, _ in dates(value):
            if date.span and date.type == "date":
                yield Fact(work, name, date, date.span)
                return


def _text(name: str, field: Field, work: Ref) -> Iterator[Fact]:
    for value in field.values[:1]:
        yield Fact(work, name, Value(value.text, "string", value.span()), value.span())


def _names(name: str, field: Field, work: Ref) -> Iterator[Fact]:
    """Other titles, one a value: "Also known as: Marvel's Harbour Lights"."""
    for value in field.values:
        title = _unquoted(_without_note(value)[0])
        if title:
            yield Fact(work, name, Value(title.text, "string", title.span()), title.span())


def _things(kind: Kind, *, listed: bool = True) -> Callable[[str, Field, Ref], Iterator[Fact]]:
    """A reader of values that each name a thing of a kind."""

    def read(name: str, field: Field, work: Ref) -> Iterator[Fact]:
        for value in field.values:
            for piece in _pieces(value) if listed else [value]:
                thing, _ = _without_note(piece)
                if thing and any(letter.isalpha() for letter in thing.text):
                    yield Fact(work, name, Ref(kind, thing.text, thing.span()), thing.span())

    return read


def _works(name: str, field: Field, work: Ref) -> Iterator[Fact]:
    """ "Alias by Brian Michael Bendis": the title alone; "Characters by …" name no work."""
    for value in field.values:
        for piece in _pieces(value):
            by = _BY.search(piece.text)
            title = _unquoted(_without_note(piece.cut(0, by.start() if by else len(piece.text)))[0])
            if title and title.text[0].isupper() and not title.text.startswith("Character"):
                yield Fact(work, name, Ref("work", title.text, title.span()), title.span())
            if by:  # what follows "by" are people, with commas of their own
                break


def _neighbour(name: str, field: Field, work: Ref) -> Iterator[Fact]:
    """The season before or after a season; the work before or after a series."""
    for value in field.values[:1]:
        number = season_number(value.text)
        if work.kind == "season" and number is not None:
            yield Fact(work, name, Ref("season", str(number), value.span(), season=number), value.span())
        elif work.kind == "series" and number is None:
            yield from _works(name, field, work)


def _job(name: str, field: Field, work: Ref) -> Iterator[Fact]:
    """People, perhaps with the seasons that they did it in: "M. Raven Metzner (season 2)"."""
    for value in field.values:
        for piece in split_names(value):
            person, note = _without_note(piece)
            person = person.cut(0, _end_of_name(person.text))
            kind: Kind = "organisation" if _GROUP.match(person.text) else "person"
            if kind == "person" and not may_be_name(person.text):
                continue
            scopes = tuple(("scope", Ref("season", str(n), season=n)) for n in season_numbers(note))
            who = Ref(kind, person.text, person.span())
            yield Fact(work, "credit", who, person.span(), (("job", Ref("job", name)), *scopes))


def _end_of_name(text: str) -> int:
    """ "Hugh Laurie as Gregory House" names the actor first."""
    found = re.search(r"\s+as\s+", text)
    return found.start() if found else len(text)


def _pieces(value: Passage) -> list[Passage]:
    gaps = [(0, 0), *((m.start(), m.end()) for m in _LIST.finditer(value.text)), (len(value.text),) * 2]
    cuts = (value.cut(a[1], b[0]) for a, b in pairwise(gaps))
    return [cut for cut in cuts if cut]


def _without_note(piece: Passage) -> tuple[Passage, str]:
    """ "BBC One (2005–2010)" → the name, and what stands in brackets behind it."""
    note = _NOTE.search(piece.text)
    return (piece.cut(0, note.start()), note["note"]) if note and note.start() else (piece, "")


def _unquoted(piece: Passage) -> Passage:
    quoted = re.fullmatch(r"[\"“](.+)[\"”]", piece.text)
    return piece.cut(quoted.start(1), quoted.end(1)) if quoted else piece


_READERS: dict[str, Callable[[str, Field, Ref], Iterator[Fact]]] = {
    "number": _number,
    "run": _run,
    "end": _end,
    "text": _text,
    "names": _names,
    "genre": _things("genre"),
    "country": _things("country"),
    "language": _things("language"),
    "organisation": _things("organisation"),
    "place": _things("place", listed=False),  # "Toronto, Ontario" is one place
    "work": _works,
    "neighbour": _neighbour,
    "job": _job,
}
