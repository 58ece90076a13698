"""What is asked of Wikidata, or of what has its shape: items by name or place, and what is told of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode

from graph.linking.asking import Asker
from graph.writing.matches import WD, WDT, Class, item

LANGUAGES = ("en", "mul", "de", "fr", "es")  # `mul` is Wikidata's label for all languages
HUMAN = "Q5"
NAMES, ITEMS = 40, 60  # in one question
PREFIXES = """PREFIX p: <http://www.wikidata.org/prop/>
PREFIX ps: <http://www.wikidata.org/prop/statement/>
PREFIX pq: <http://www.wikidata.org/prop/qualifier/>
"""

# What a candidate is judged by: what it is, its time, its place in a series, and who made it.
TYPE, OCCUPATION, BORN, DIED, START, PUBLISHED = "P31", "P106", "P569", "P570", "P580", "P577"
SERIES, SEASON, WORK, PERFORMER = "P179", "P4908", "P1441", "P175"
MAKERS = ("P57", "P58", "P86", "P161", "P162", "P170", "P344", "P371", "P449", "P1040", "P1431")
TOLD = (OCCUPATION, BORN, DIED, START, PUBLISHED, SERIES, SEASON, WORK, PERFORMER, *MAKERS)

# which item of which series or season stands at which place there
PLACED = (
    f"VALUES (?p ?ps) {{ (p:{SERIES} ps:{SERIES}) (p:{SEASON} ps:{SEASON}) }} "
    "?item ?p ?said . ?said ?ps ?whole ; pq:P1545 ?place"
)


@dataclass(frozen=True)
class Named:
    """An item that goes by a name, and whether the name is its label or another of its names."""

    item: str
    name: str
    language: str
    alias: bool


@dataclass
class Profile:
    """What is told of an item: values by property (items as `Q1`, dates as they are) and their names."""

    item: str
    values: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    labels: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    names: set[str] = field(default_factory=set)
    ordinals: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def called(self, *properties: str) -> dict[str, str]:
        """The names of the values of properties, each with the value."""
        values = [value for p in properties for value in self.values.get(p, ())]
        return {name: value for value in values for name in sorted(self.labels.get(value, ()))}


@dataclass
class Wikidata:
    """Questions in batches; a profile is asked for once."""

    asker: Asker
    known: dict[str, Profile] = field(default_factory=dict)

    def named(self, names: Iterable[str], human: bool = False) -> dict[str, list[Named]]:
        """The items of each name, in any of the languages."""
        found: dict[str, list[Named]] = defaultdict(list)
        # a filter, since some engines would else begin with all the humans there are
        kind = f" FILTER EXISTS {{ ?item wdt:P31 wd:{HUMAN} }}" if human else ""
        for batch in _batches(sorted(set(names)), NAMES):
            words = " ".join(str(Literal(name, language=tag)) for name in batch for tag in LANGUAGES)
            text = (
                f"SELECT DISTINCT ?item ?how ?name {{ VALUES ?name {{ {words} }} "
                f"VALUES ?how {{ rdfs:label skos:altLabel }} ?item ?how ?name .{kind} }}"
            )
            for thing, how, name in self.asker.ask(text).terms:
                if (number := item(thing)) and isinstance(how, NamedNode) and isinstance(name, Literal):
                    one = Named(number, name.value, name.language or "", how.value.endswith("altLabel"))
                    found[name.value].append(one)
        return {name: sorted(set(items), key=_steady) for name, items in found.items()}

    def parts(self, wholes: Iterable[str], numbers: Iterable[int]) -> list[str]:
        """What stands at these places in these series and seasons."""
        places = " ".join(str(Literal(str(number))) for number in sorted(set(numbers)))
        found: set[str] = set()
        for batch in _batches(sorted(set(wholes), key=number_of), ITEMS) if places else ():
            text = (
                f"{PREFIXES}SELECT DISTINCT ?item {{ VALUES ?whole {{ {_items(batch)} }} "
                f"VALUES ?place {{ {places} }} {PLACED} }}"
            )
            found |= {item(row[0]) for row in self.asker.ask(text).terms}
        return sorted(found - {""}, key=number_of)

    def of_class(self, items: Iterable[str], classes: Sequence[Class]) -> set[str]:
        """Those items that are of one of the classes."""
        ways = " UNION ".join(
            f"{{ ?item wdt:P31{'/wdt:P279*' if c.deep else ''} wd:{c.item} }}" for c in classes
        )
        found: set[str] = set()
        for batch in _batches(sorted(set(items), key=number_of), ITEMS):
            text = f"SELECT DISTINCT ?item {{ VALUES ?item {{ {_items(batch)} }} {ways} }}"
            found |= {item(row[0]) for row in self.asker.ask(text).terms}
        return found - {""}

    def profiles(self, items: Iterable[str]) -> dict[str, Profile]:
        """What is told of each of the items."""
        wanted = sorted(set(items), key=number_of)
        for batch in _batches([i for i in wanted if i not in self.known], ITEMS):
            self.known |= {number: Profile(number) for number in batch}
            self._told(batch)
            self._placed(batch)
        return {number: self.known[number] for number in wanted}

    def _told(self, batch: Sequence[str]) -> None:
        properties = " ".join(f"wdt:{p}" for p in TOLD)
        text = (
            f"SELECT DISTINCT ?item ?p ?value ?label {{ VALUES ?item {{ {_items(batch)} }} "
            f"{{ VALUES ?p {{ {properties} }} ?item ?p ?value "
            'OPTIONAL { ?value rdfs:label ?label FILTER(LANG(?label) IN ("en", "mul")) } } '
            'UNION { ?item rdfs:label ?label FILTER(LANG(?label) IN ("en", "mul")) } }'
        )
        for row in sorted(self.asker.ask(text).terms, key=str):
            thing, predicate, value, label = row
            profile = self.known[item(thing)]
            if not isinstance(predicate, NamedNode):
                profile.names |= {label.value} if isinstance(label, Literal) else set()
                continue
            told = profile.values[predicate.value.removeprefix(WDT)]
            words = item(value) or str(getattr(value, "value", ""))
            if words not in told:
                told.append(words)
            if isinstance(label, Literal):
                profile.labels[words].add(label.value)

    def _placed(self, batch: Sequence[str]) -> None:
        text = (
            f"{PREFIXES}SELECT DISTINCT ?item ?whole ?place {{ VALUES ?item {{ {_items(batch)} }} {PLACED} }}"
        )
        for thing, whole, place in self.asker.ask(text).terms:
            if isinstance(place, Literal):
                self.known[item(thing)].ordinals[item(whole)].add(place.value)


def number_of(number: str) -> int:
    """`Q42` as 42: items in the order in which they were made."""
    return int(number[1:])


def iri(number: str) -> NamedNode:
    return NamedNode(WD + number)


def _steady(one: Named) -> tuple[int, bool, int]:
    return number_of(one.item), one.alias, LANGUAGES.index(one.language)


def _items(batch: Iterable[str]) -> str:
    return " ".join(f"wd:{number}" for number in batch)


def _batches(things: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    return (things[at : at + size] for at in range(0, len(things), size))
