"""Which series, season and episode is meant: by its number, its title, or as the page's own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.entities import Entity
from extract.facts import Kind, Ref, Value
from extract.reading import DocumentFacts
from extract.resolve import forms
from extract.resolve.found import Answer, Found, Unclear
from extract.resolve.mentions import Mention
from extract.topic import Topic

_DISAMBIGUATION = re.compile(
    r"\s*\([^()]*(?:series|season|show|miniseries|telenovela|sitcom|\d{4})[^()]*\)\s*$", re.I
)
_BRAND = re.compile(r"^[\w.&+ ]{2,30}['’]s?\s+")


def plain(name: str) -> str:
    """A work's name without what an encyclopaedia adds: "Jessica Jones (TV series)" is Jessica Jones."""
    return _DISAMBIGUATION.sub("", name) or name


@dataclass(frozen=True)
class SeriesNames:
    """How the documents' own series are called, whatever a mention calls them."""

    own: Mapping[str, str]  # key of a name → the name

    def of(self, name: str) -> str:
        """The series of that name: "Marvel's Jessica Jones" is Jessica Jones where a page is about that."""
        bare = plain(name)
        for form in (bare, _BRAND.sub("", bare)):
            if forms.key(form) in self.own:
                return self.own[forms.key(form)]
        return bare


def series_names(read: Iterable[DocumentFacts]) -> SeriesNames:
    """The series that the documents are about, each under one name."""
    written: dict[str, set[str]] = defaultdict(set)
    for one in read:
        written[forms.key(plain(one.topic.series))].add(plain(one.topic.series))
    names = {key: min(found, key=lambda name: (-len(name), name)) for key, found in sorted(written.items())}
    for key in list(names):  # one page says "Marvel's Jessica Jones", another "Jessica Jones"
        shorter = forms.key(_BRAND.sub("", names[key]))
        if shorter != key and shorter in names:
            names[key] = names[shorter]
    return SeriesNames(names)


# What is said of the comic, novel or game behind a series rather than of a series.
_OF_SOURCES = frozenset({"basedOn", "credit"})


def kind_of(mention: Mention, names: SeriesNames, series: frozenset[str], topic: Topic) -> Kind:
    """A mention's kind: "Iron Fist" is said to be some work, and another page knows the series of that name.

    The work of the same name as the page's own series is what that is based on.
    """
    ref, key = mention.ref, forms.key(names.of(mention.ref.name))
    if ref.kind != "work" or mention.fact.predicate in _OF_SOURCES or key not in series:
        return ref.kind
    return ref.kind if key == forms.key(names.of(topic.series)) else "series"


def season(ref: Ref, topic: Topic, names: SeriesNames) -> Answer:
    number = ref.season if ref.season is not None else topic.season
    if number is None:
        return Unclear(f"{ref.name or 'a season'}: which season is not said")
    of = names.of(ref.of or topic.series)
    return Found(Entity("season", f"{of} season {number}", of, number), "the season by its number")


def episodes(found: Sequence[Mention], topic: Topic, names: SeriesNames) -> dict[Ref, Answer]:
    """The episodes of one document: those with a number first, then titles and numbers that point to them."""
    refs = [replace(m.ref, of=names.of(m.ref.of or topic.series)) for m in found]
    titled: dict[tuple[str, str], dict[Entity, None]] = defaultdict(dict)
    numbered: dict[tuple[str, int | None, int], Entity] = {}
    for ref in refs:
        place = (ref.of, ref.season, ref.number or 0)
        if ref.number is not None and (place not in numbered or not numbered[place].name):
            numbered[place] = Entity("episode", ref.name, ref.of, ref.season, ref.number)
    for entity in numbered.values():
        if entity.name:
            titled[entity.of, forms.key(entity.name)][entity] = None
    for ref in refs:
        if ref.number is None and ref.name and not titled[ref.of, forms.key(ref.name)]:
            titled[ref.of, forms.key(ref.name)][Entity("episode", ref.name, ref.of, ref.season)] = None
    return {
        m.ref: _episode(ref, topic, numbered, tuple(titled.get((ref.of, forms.key(ref.name)), ())))
        for m, ref in zip(found, refs, strict=True)
    }


def _episode(
    ref: Ref,
    topic: Topic,
    numbered: Mapping[tuple[str, int | None, int], Entity],
    titled: Sequence[Entity],
) -> Answer:
    if ref.number is not None:
        entity = numbered[ref.of, ref.season, ref.number]
        if ref.season is None and topic.season is not None:
            entity = numbered.get((ref.of, topic.season, ref.number), entity)
        return Found(entity, "the episode by its number")
    fitting = [e for e in titled if ref.season is None or e.season in (None, ref.season)]
    if len(fitting) == 1:
        return Found(fitting[0], "the episode by its title")
    if not ref.name:
        return Unclear("an episode without title and number")
    return Unclear(f"{ref.name} could be {_or(fitting)}" if fitting else f"{ref.name}: no such episode")


def _or(entities: Iterable[Entity]) -> str:
    return " or ".join(f"season {e.season} episode {e.number}" for e in entities)


def overall_numbers(read: DocumentFacts, answers: Mapping[Ref, Answer]) -> dict[Entity, int]:
    """The number in the series that a document gives each of its episodes."""
    found: dict[Entity, int] = {}
    for fact in read.facts:
        if (
            fact.predicate == "numberInSeries"
            and isinstance(fact.object, Value)
            and fact.object.lexical.isdigit()
        ):
            ref = fact.subject if fact.subject.span else replace(fact.subject, span=fact.span)
            answer = answers.get(ref)
            if isinstance(answer, Found):
                found.setdefault(answer.entity, int(fact.object.lexical))
    return found
