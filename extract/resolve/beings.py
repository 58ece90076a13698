"""Who is who in one document, people or characters: full names first, then short forms by their place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.entities import Entity
from extract.facts import Fact, Kind, Modality, Ref, Value
from extract.resolve import forms, reasons, shorts, spellings
from extract.resolve.found import Answer, Found, Unclear
from extract.resolve.introductions import Introduction, introduction
from extract.resolve.members import Member, gather
from extract.resolve.mentions import Mention
from extract.resolve.places import Custom, Places, custom

# Facts whose value is another name of their subject ("He was born Kevin Thompson").
ALIASES = frozenset({"alias", "nickname", "birthName", "alterEgo"})
_WITHIN = {
    "character": (
        reasons.same_name_and_series,
        reasons.same_page,
        reasons.same_alias,
        reasons.fuller_name,
        spellings.misspelt,
    ),
    "person": (reasons.same_name, reasons.same_page, spellings.letter_doubled),
}


@dataclass(frozen=True, slots=True)
class Node:
    """A name as one document writes it: in which series, linked to which page, and which of several it is."""

    series: str
    name: str
    page: str = ""
    apart: str = ""


class Beings:
    """The people, or the characters, of one document."""

    def __init__(
        self,
        kind: Kind,
        mentions: Sequence[Mention],
        places: Places,
        nodes: Mapping[Ref, Node],
        others: frozenset[str],
    ) -> None:
        self.kind = kind
        self.places = places
        self._nodes = nodes
        known = tuple(_known(kind, mentions, nodes))
        self.members = gather(known, _WITHIN[kind])
        self.introductions = tuple(self._introduced(others))
        if self.introductions:
            introduced = (_introduction(node) for node, _ in self.introductions)
            self.members = gather((*known, *introduced), _WITHIN[kind])
        self._member = {node: at for at, member in enumerate(self.members) for node in member.nodes}
        self._reasons = {node: why for member in self.members for node, why in member.reasons}
        self._customs: dict[tuple[str, tuple[int, ...]], Custom] = {}
        self.called: dict[Entity, set[str]] = defaultdict(set)

    def _introduced(self, others: frozenset[str]) -> Iterator[tuple[Node, Introduction]]:
        """The full names of those whom the facts know by one word, where the text gives them."""
        for member in self.members:
            if not member.full and not shorts.bearers_of(member.name, self.members):
                found = introduction(" ".join(forms.words(member.name)), self.places, others)
                if found:
                    yield Node(min(member.series), found.name), found

    def across(self) -> Iterator[tuple[Entity, Member]]:
        """Each member as this document knows it, for the comparison with other documents."""
        for member in self.members:
            entity = self.entity(member)
            yield entity, replace(member, nodes=(entity,), reasons=(), called=frozenset(self.called[entity]))

    def entity(self, member: Member) -> Entity:
        """A member as this document knows it."""
        of = member.home if self.kind == "character" else ""
        return Entity(self.kind, member.name, of, apart=member.apart)

    def answer(self, ref: Ref) -> Answer:
        """Whom a mention means."""
        node = self._nodes.get(ref) or next(n for n, found in self.introductions if found.span == ref.span)
        member = self.members[self._member[node]]
        if member.full:
            return Found(self.entity(member), self._reasons.get(node, ""))
        found = self._linked(node, member) or self._short(ref, node, member)
        if isinstance(found, Found) and found.reason:
            self.called[found.entity].update(member.keys)
        return found

    def _linked(self, node: Node, member: Member) -> Answer | None:
        """The one whose page a short name links to."""
        pages = member.pages and [m for m in self.members if m.full and m.keys & member.pages]
        if not pages or len(pages) > 1 or not pages[0].shorts & member.keys:
            return None
        return Found(self.entity(pages[0]), f"{node.name} links to the page of {pages[0].name}")

    def _short(self, ref: Ref, node: Node, member: Member) -> Answer:
        known, name = self.members, node.name
        bearers = tuple(
            at
            for at in shorts.bearers_of(name, known)
            if known[at].series & member.series and reasons.agree(known[at], member)
        )
        if not bearers:
            return Found(self.entity(member), self._reasons.get(node, ""))
        if len(bearers) == 1:
            return Found(self.entity(known[bearers[0]]), "the only one in the document whom it can mean")
        plain = [at for at in bearers if not reasons.nicknamed(known[at], min(member.keys))]
        if len(plain) == 1:
            return Found(self.entity(known[plain[0]]), "whoever else has that name goes by a nickname")
        invented = [at for at in bearers if not known[at].players & known[at].keys]
        if len(invented) == 1:  # "Andrew Rochford as Andrew Rochford" is no Andrew of the story
            return Found(self.entity(known[invented[0]]), "whoever else has that name plays himself")
        position = ref.span.start if ref.span else 0
        usage = self._custom(min(member.keys), bearers)
        found = shorts.answer(shorts.Question(name, position, bearers, self.places, usage))
        if found:
            return Found(self.entity(known[found[0]]), found[1])
        return Unclear(f"ambiguous: {name} could be {_or(known[at].name for at in bearers)}")

    def _custom(self, short: str, bearers: tuple[int, ...]) -> Custom:
        if (short, bearers) not in self._customs:
            named = {at: self.members[at].names for at in bearers}
            self._customs[short, bearers] = custom(self.places, short, named)
        return self._customs[short, bearers]


def _known(kind: Kind, mentions: Sequence[Mention], nodes: Mapping[Ref, Node]) -> Iterator[Member]:
    """Each name of a document as a member of its own, in order of first mention."""
    players: dict[Node, set[str]] = defaultdict(set)
    leads: dict[Node, set[str]] = defaultdict(set)
    jobs: dict[Node, set[str]] = defaultdict(set)
    aliases: dict[Node, set[str]] = defaultdict(set)
    for mention in mentions:
        node = nodes[mention.ref]
        players[node].update(_players(mention.fact) if kind == "character" else ())
        leads[node].update({node.series} if kind == "character" and _leads(mention.fact) else ())
        jobs[node].update(_jobs(mention.fact) if kind == "person" else ())
        aliases[node].update(_aliases(mention))
    for node in players:
        yield Member(
            names=frozenset({node.name}),
            nodes=(node,),
            aliases=frozenset(aliases[node]),
            series=frozenset({node.series}),
            pages=frozenset({node.page} if node.page else ()),
            apart=node.apart,
            players=frozenset(players[node]),
            leads=frozenset(leads[node]),
            billed=frozenset({node.name} if players[node] else ()),
            jobs=frozenset(jobs[node]),
        )


def _introduction(node: Node) -> Member:
    return Member(names=frozenset({node.name}), nodes=(node,), series=frozenset({node.series}))


def _players(fact: Fact) -> Iterator[str]:
    """Who plays a character: two whom different people play are two."""
    if (
        fact.predicate == "performance"
        and fact.modality is Modality.ASSERTED
        and isinstance(fact.object, Ref)
        and not _young(fact)
    ):
        yield forms.key(fact.object.name)


def _young(fact: Fact) -> bool:
    """ "Ivan Reyes (young)" is Ivan Reyes, whom somebody else plays."""
    manner = fact.get("manner")
    return isinstance(manner, Value) and manner.lexical == "young"


def _leads(fact: Fact) -> bool:
    """Whether a character is one of the main ones: of two series, that one is its own."""
    billing = fact.get("billing")
    return fact.predicate == "performance" and isinstance(billing, Value) and billing.lexical == "Main"


def _jobs(fact: Fact) -> Iterator[str]:
    """A person's job: the same job in the same series makes two forms of a name one person's."""
    job = fact.get("job")
    if fact.predicate == "credit" and fact.modality is Modality.ASSERTED and isinstance(job, Ref):
        yield job.name


def _aliases(mention: Mention) -> Iterator[str]:
    fact = mention.fact
    if fact.predicate in ALIASES and fact.modality is Modality.ASSERTED and isinstance(fact.object, Value):
        yield fact.object.lexical


def _or(names: Iterable[str]) -> str:
    return " or ".join(sorted(names))
