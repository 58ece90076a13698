"""QuickStatements (V1) for wiki editors: what is known of linked things, a row a fact, with references."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pyoxigraph import DefaultGraph, Literal, NamedNode

from graph.knowledge import KnowledgeGraph, Node, Triple
from graph.telling.sayings import Sayings
from graph.terms import NAME, TYPE, XSD, sb
from graph.writing.matches import EXACT, item, matches

FACTS = DefaultGraph()
IMPORTED = ("S143", "Q328")  # imported from Wikimedia project: English Wikipedia, where documents are from
PLACES = {sb("partOfSeries"): ("numberInSeries", "seasonNumber"), sb("partOfSeason"): ("numberInSeason",)}
LONGEST = 160  # of a comment's words

# What QuickStatements takes for its own: the bar parts cells even where there are tabs, comments end a row.
SIGNS = re.compile(r"[|\x00-\x1f\x7f\u2028\u2029]|/\*|\*/")


@dataclass
class Sheet:
    """The rows, and how many facts are in none and why."""

    rows: list[str] = field(default_factory=list)
    left: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        said = f"{len(self.rows):,} rows"
        reasons = ", ".join(f"{number:,} since {why}" for why, number in sorted(self.left.items()))
        return f"{said}; {self.left.total():,} facts in none: {reasons}" if reasons else said


def sheet(graph: KnowledgeGraph) -> Sheet:
    """Every fact that Wikidata has a property for, as a row if what it is about is linked."""
    return Writer(graph).sheet()


class Writer:
    """Reads one graph."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self.store = graph.store
        self.sayings = Sayings(graph)
        pairs = sorted(
            (q.subject.value, item(q.object))
            for q in self.store.quads_for_pattern(None, EXACT, None, FACTS)
            if isinstance(q.subject, NamedNode)
        )
        self.items = {NamedNode(node): number for node, number in pairs if number}
        self.proofs: dict[NamedNode, dict[Triple, tuple[NamedNode, ...]]] = {}
        self.found = Sheet()

    def sheet(self) -> Sheet:
        for triple, number in self._triples():
            self._fact(triple, number)
        for node in self._pointing(TYPE, sb("AwardNomination")):
            self._nomination(node)
        self.found.rows = list(dict.fromkeys(self.found.rows))
        return self.found

    def _triples(self) -> Iterator[tuple[Triple, str]]:
        """The facts that Wikidata has a property for, in the order of their IRIs."""
        for predicate, number in sorted(matches().properties.items(), key=lambda pair: int(pair[1][1:])):
            quads = self.store.quads_for_pattern(None, predicate, None, FACTS)
            for s, o in sorted(((q.subject, q.object) for q in quads), key=str):
                if isinstance(s, NamedNode) and isinstance(o, NamedNode | Literal):
                    yield (s, predicate, o), number

    def _fact(self, triple: Triple, number: str) -> None:
        subject, predicate, value = triple
        said = self._value(value)
        if subject not in self.items:
            self.found.left["the subject is not linked"] += 1
        elif not said:
            thing = isinstance(value, NamedNode)
            self.found.left["the object is not linked" if thing else "the value cannot be written"] += 1
        else:
            for qualifiers in self._qualifiers(subject, predicate, value):
                self._row(self.items[subject], number, said, qualifiers, triple)

    def _value(self, value: Node) -> str:
        """An item, a date with its precision, a number or words; nothing for what is none of these."""
        if isinstance(value, NamedNode):
            return self.items.get(value, "")
        kind, words = value.datatype.value.removeprefix(XSD), value.value
        if kind in ("date", "gYearMonth", "gYear"):
            return _date(words)
        if kind == "integer":
            return words
        return _quoted(words) if kind == "string" else ""

    # ---- qualifiers

    def _qualifiers(self, subject: NamedNode, predicate: NamedNode, value: Node) -> Iterator[list[str]]:
        """The cells behind a statement; a member of the cast with two characters has two rows."""
        if predicate in PLACES:
            terms = [term for term in PLACES[predicate] if self._one(subject, sb(term))]
            yield [cell for term in terms for cell in self._text(term, self._words(subject, sb(term)))]
        elif predicate == sb("castMember") and isinstance(value, NamedNode):
            yield from list(self._characters(subject, value)) or [[]]
        else:
            yield []

    def _characters(self, work: NamedNode, person: NamedNode) -> Iterator[list[str]]:
        """Who is played there: the item if it is linked, else the name."""
        for node in self._pointing(sb("agent"), person):
            places = self._all(node, sb("scope")) or self._all(node, sb("work"))
            character = self._one(node, sb("character"))
            if work not in places or not isinstance(character, NamedNode):
                continue
            if character in self.items:
                yield [matches().qualifiers[sb("character")], self.items[character]]
            else:
                name = self._words(node, sb("creditedAs")) or self._words(character, NAME)
                yield self._text("creditedAs", name)

    def _text(self, term: str, words: str) -> list[str]:
        """A qualifier that holds words, if they can be written."""
        quoted = _quoted(words)
        return [matches().qualifiers[sb(term)], quoted] if quoted else []

    # ---- awards

    def _nomination(self, node: NamedNode) -> None:
        """A row for each nominee, or for the work where none is named."""
        award = self._award(node)
        result = self._one(node, sb("result"))
        number = matches().results.get(result) if isinstance(result, NamedNode) else None
        works = self._all(node, sb("forWork"))
        for nominee in self._all(node, sb("nominee")) or works:
            if number is None:
                self.found.left["the result is not known"] += 1
            elif not award:
                self.found.left["the award is not linked"] += 1
            elif nominee not in self.items:
                self.found.left["the nominee is not linked"] += 1
            else:
                cells = [*self._year(node), *self._for(works, nominee)]
                self._row(self.items[nominee], number, award, cells, (node, TYPE, sb("AwardNomination")))

    def _award(self, node: NamedNode) -> str:
        """The item of the category; that of the award where no category is told."""
        award, category = self._one(node, sb("award")), self._one(node, sb("category"))
        if not isinstance(category, NamedNode):
            return self.items.get(award, "") if isinstance(award, NamedNode) else ""
        # a "Best Actress" that two awards have is neither's
        awards = {self._one(other, sb("award")) for other in self._pointing(sb("category"), category)}
        return self.items.get(category, "") if len(awards) == 1 else ""

    def _year(self, node: NamedNode) -> list[str]:
        year = self._words(node, sb("year"))
        return [matches().qualifiers[sb("year")], _date(year)] if year else []

    def _for(self, works: Sequence[NamedNode], nominee: NamedNode) -> list[str]:
        linked = [self.items[w] for w in works if w in self.items and w != nominee]
        return [cell for number in linked for cell in (matches().qualifiers[sb("forWork")], number)]

    # ---- rows

    def _row(self, subject: str, number: str, value: str, qualifiers: Sequence[str], said: Triple) -> None:
        words = self._said(said)
        reference = IMPORTED if words else ()
        cells = [subject, number, value, *qualifiers, *reference]
        self.found.rows.append("\t".join(cells) + (f" /* {words} */" if words else ""))

    def _said(self, triple: Triple) -> str:
        """The words that say a fact, and their document; nothing where the graph has no evidence."""
        subject = triple[0]
        if not self.sayings.witnessed:
            return ""
        if subject not in self.proofs:
            said = [s for s in self.sayings.of(subject) if s.modality == "asserted"]
            self.proofs[subject] = {s.triple: s.evidence for s in said}
        evidence = self.proofs[subject].get(triple)
        if not evidence:
            return ""
        words = self.sayings.words(evidence[0])
        exact = words.exact if len(words.exact) <= LONGEST else f"{words.exact[: LONGEST - 1]}…"
        return " ".join(SIGNS.sub(" ", f"“{exact}” in {words.document}").split())

    # ---- reading

    def _pointing(self, predicate: NamedNode, value: NamedNode) -> list[NamedNode]:
        quads = self.store.quads_for_pattern(None, predicate, value, FACTS)
        return sorted((q.subject for q in quads if isinstance(q.subject, NamedNode)), key=lambda n: n.value)

    def _all(self, node: NamedNode, predicate: NamedNode) -> list[NamedNode]:
        quads = self.store.quads_for_pattern(node, predicate, None, FACTS)
        return sorted((q.object for q in quads if isinstance(q.object, NamedNode)), key=lambda n: n.value)

    def _one(self, node: NamedNode, predicate: NamedNode) -> Node | None:
        quads = self.store.quads_for_pattern(node, predicate, None, FACTS)
        values = [q.object for q in quads if isinstance(q.object, NamedNode | Literal)]
        return min(values, key=str, default=None)

    def _words(self, node: NamedNode, predicate: NamedNode) -> str:
        value = self._one(node, predicate)
        return value.value if isinstance(value, Literal) else ""


def _date(words: str) -> str:
    """`2018-03-08` as `+2018-03-08T00:00:00Z/11`; a month has the precision 10, a year 9."""
    parts = words.split("-")
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", words):
        return ""
    full = [*parts, "00", "00"][:3]
    return f"+{'-'.join(full)}T00:00:00Z/{8 + len(parts)}"


def _quoted(words: str) -> str:
    """Words in quotes, if nothing in them would be taken for a sign of the format."""
    return f'"{words}"' if words.strip() and not SIGNS.search(words) else ""
