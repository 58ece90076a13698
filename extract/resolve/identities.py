"""Which thing of the world or the story each mention of each document means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extract.entities import Entity
from extract.facts import Kind, Ref
from extract.reading import DocumentFacts
from extract.resolve import across, forms, things, works
from extract.resolve.albums import REASON, albums
from extract.resolve.beings import Beings, Node
from extract.resolve.found import Answer, Found, Unclear
from extract.resolve.links import Links, Target, divided
from extract.resolve.mentions import Mention, mentions
from extract.resolve.places import Places
from extract.resolve.works import SeriesNames

BEINGS: tuple[Kind, ...] = ("person", "character")
Identities = dict[str, dict[Ref, Answer]]  # by document, then by mention


@dataclass(frozen=True)
class Local:
    """One document with its mentions, by kind."""

    read: DocumentFacts
    mentions: Mapping[Kind, Sequence[Mention]]

    @property
    def digest(self) -> str:
        return self.read.document.digest


def identities(read: Sequence[DocumentFacts]) -> Identities:
    """The thing, or the doubt, behind every mention."""
    names = works.series_names(read)
    documents = [_local(one) for one in read]
    found: Identities = {one.digest: {} for one in documents}
    _beings(documents, names, found)
    _episodes(documents, names, found)
    _others(documents, names, found)
    _albums(read, found)
    return found


def _local(read: DocumentFacts) -> Local:
    by_kind: dict[Kind, list[Mention]] = defaultdict(list)
    for mention in mentions(read):
        by_kind[mention.ref.kind].append(mention)
    return Local(read, by_kind)


def _beings(documents: Sequence[Local], names: SeriesNames, found: Identities) -> None:
    for kind in BEINGS:
        pages = {one.digest: _pages(one, kind) for one in documents}
        named = [(ref.name, page) for found_here in pages.values() for ref, page in found_here.items()]
        several = divided(named) if kind == "person" else {}
        known = {}
        for one in documents:
            nodes = {}
            for m in one.mentions.get(kind, ()):
                of = names.of(m.ref.of or one.read.topic.series)
                nodes[m.ref] = _node(m.ref, of, pages[one.digest].get(m.ref), several)
            known[one.digest] = Beings(
                kind, one.mentions.get(kind, ()), Places(one.read.document), nodes, _not(kind, one)
            )
            introduced = [Ref(kind, i.name, i.span) for _, i in known[one.digest].introductions]
            found[one.digest].update((ref, known[one.digest].answer(ref)) for ref in (*nodes, *introduced))
        everywhere = [(digest, *pair) for digest, beings in known.items() for pair in beings.across()]
        _follow(kind, found, across.beings(kind, everywhere))


def _not(kind: Kind, one: Local) -> frozenset[str]:
    """The keys of names that are not of a kind, for all that the document's facts know."""
    return frozenset(
        forms.key(form)
        for other, found in one.mentions.items()
        for mention in found
        for form in (mention.ref.name, works.plain(mention.ref.name))
        if other != kind
    )


def _pages(one: Local, kind: Kind) -> dict[Ref, Target]:
    links = Links(one.read.document)
    pages = {m.ref: links.at(m.span) for m in one.mentions.get(kind, ()) if m.named}
    return {ref: page for ref, page in pages.items() if page}


def _node(ref: Ref, series: str, page: Target | None, several: Mapping[str, frozenset[str]]) -> Node:
    name = forms.unpossessed(ref.name)
    apart = page.which if page and forms.key(name) in several else ""
    return Node(series, name, forms.key(page.name) if page else "", apart)


def _episodes(documents: Sequence[Local], names: SeriesNames, found: Identities) -> None:
    known = []
    for one in documents:
        answers = works.episodes(one.mentions.get("episode", ()), one.read.topic, names)
        overall = works.overall_numbers(one.read, answers)
        found[one.digest].update(answers)
        entities = dict.fromkeys(a.entity for a in answers.values() if isinstance(a, Found))
        known += [(one.digest, entity, overall.get(entity)) for entity in entities]
    _follow("episode", found, across.episodes(known))


def _follow(kind: Kind, found: Identities, nodes: Mapping[across.Node, Answer]) -> None:
    """Put what all documents together say in the place of what each says alone."""
    for digest, answers in found.items():
        for ref, answer in answers.items():
            if ref.kind == kind and isinstance(answer, Found):
                further = nodes[digest, answer.entity]
                if isinstance(further, Found):
                    moved = (further.entity.name, further.entity.of) != (answer.entity.name, answer.entity.of)
                    reasons = dict.fromkeys(
                        why for why in (answer.reason, further.reason if moved else "") if why
                    )
                    further = replace(further, reason="; ".join(reasons))
                answers[ref] = further


def _others(documents: Sequence[Local], names: SeriesNames, found: Identities) -> None:
    for one in documents:
        for mention in one.mentions.get("season", ()):
            found[one.digest][mention.ref] = works.season(mention.ref, one.read.topic, names)
    for kind, mentioned in _by_kind(documents, names).items():
        chosen = things.by_key(kind, sorted((name, m.fact.rule) for _, m, name in mentioned))
        for digest, mention, name in mentioned:
            reason = "the same name in another form" if chosen[name] != mention.ref.name else ""
            answer: Answer = Found(Entity(kind, chosen[name]), reason)
            found[digest][mention.ref] = answer if name.strip() else Unclear("a thing without a name")


def _by_kind(documents: Sequence[Local], names: SeriesNames) -> dict[Kind, list[tuple[str, Mention, str]]]:
    """The mentions of awards, companies, series and the like, each with its document and its plain name."""
    series = {m.ref.name for one in documents for m in one.mentions.get("series", ())}
    known = frozenset(names.own) | {forms.key(names.of(name)) for name in series}
    found: dict[Kind, list[tuple[str, Mention, str]]] = defaultdict(list)
    for one in documents:
        for kind, mentioned in one.mentions.items():
            for mention in mentioned if kind not in (*BEINGS, "episode", "season") else ():
                kind_here = works.kind_of(mention, names, known, one.read.topic)
                name = mention.ref.name
                found[kind_here].append(
                    (one.digest, mention, names.of(name) if kind_here == "series" else name)
                )
    return found


def _albums(read: Sequence[DocumentFacts], found: Identities) -> None:
    same = albums(read, found)
    for answers in found.values():
        for ref, answer in answers.items():
            if isinstance(answer, Found) and answer.entity in same:
                answers[ref] = Found(same[answer.entity], REASON)
