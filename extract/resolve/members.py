"""Who a person or character may be: the names gathered for one, and the reasons to take two for one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from extract.resolve import forms

Pair = tuple[int, int, str]  # two members by their place, and why the second is the first


@dataclass(frozen=True)
class Member:
    """One person or character as far as it is known.

    `names` are its names as written, `aliases` those that a fact gives it ("He was born Kevin Thompson"),
    `series` where it belongs, `leads` those of them in which it is one of the main characters, `players` who
    plays a character, `billed` under which names, `jobs` what a person does, `called` the short names that a
    page means it by, `pages` the keys of the pages it links to. `nodes` are what it was put together from.
    """

    names: frozenset[str]
    nodes: tuple[Any, ...]
    aliases: frozenset[str] = frozenset()
    series: frozenset[str] = frozenset()
    leads: frozenset[str] = frozenset()
    players: frozenset[str] = frozenset()
    billed: frozenset[str] = frozenset()
    jobs: frozenset[str] = frozenset()
    called: frozenset[str] = frozenset()
    pages: frozenset[str] = frozenset()
    apart: str = ""
    reasons: tuple[tuple[Any, str], ...] = ()  # why each later node is this one

    @cached_property
    def name(self) -> str:
        """The fullest of its names, without a rank if it has one without; of equals, its player's."""
        names = [
            name for name in sorted(self.names) if forms.key(name) not in self._given
        ]  # Kilgrave, not Kevin Thompson
        names = [name for name in names if not forms.describes(name)] or names
        best = max(names or sorted(self.names), key=lambda n: (forms.fullness(n), n in self.billed))
        bare = forms.titled(best)[1]
        return bare if forms.is_full(best) else best

    @cached_property
    def home(self) -> str:
        """The series to which a character of several belongs: its namesake, or the one it is a lead of."""
        named = [series for series in self.series if forms.key(series) in self.keys | self.alias_keys]
        return min(named or self.leads or self.series)

    @cached_property
    def full(self) -> bool:
        return any(forms.is_full(name) for name in self.names)

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of its full names, or of its only name."""
        full = [name for name in self.names if forms.is_full(name)]
        found = {forms.key(v) for name in full for v in forms.variants(name)}
        single = {forms.key(forms.titled(name)[1]) for name in self.names if name not in full}
        return frozenset(found | single.difference(*(forms.shorts(name) for name in full)))

    @cached_property
    def _given(self) -> frozenset[str]:
        return frozenset(forms.key(alias) for alias in self.aliases)

    @cached_property
    def alias_keys(self) -> frozenset[str]:
        """The keys of the names given to it, and of both names of "Danny Rand / Iron Fist"."""
        return self._given | {forms.key(part) for name in self.names for part in forms.parts(name)}

    @cached_property
    def shorts(self) -> frozenset[str]:
        """The keys of its short names: given name, surname, nickname, one-word alias."""
        if not self.full:
            return self.keys
        found = {short for name in self.names if forms.is_full(name) for short in forms.shorts(name)}
        return frozenset(found) | frozenset(k for k in self.alias_keys if " " not in k)


Strategy = Callable[[Sequence[Member]], Iterator[Pair]]


def gather(members: Iterable[Member], strategies: Sequence[Strategy]) -> tuple[Member, ...]:
    """The members after each strategy in turn has taken for one those that it has a reason to."""
    found = tuple(members)
    for strategy in strategies:
        found = _joined(found, tuple(strategy(found)))
    return found


def _joined(members: Sequence[Member], pairs: Sequence[Pair]) -> tuple[Member, ...]:
    roots = list(range(len(members)))

    def root(at: int) -> int:
        while roots[at] != at:
            at = roots[at]
        return at

    why: dict[int, str] = {}
    for a, b, reason in pairs:
        first, second = sorted((root(a), root(b)))
        if first != second:
            roots[second] = first
            why.setdefault(b, reason)
    groups: dict[int, list[int]] = {}
    for at in range(len(members)):
        groups.setdefault(root(at), []).append(at)
    return tuple(_one(members, group, why) for group in groups.values())


def _one(members: Sequence[Member], group: Sequence[int], why: dict[int, str]) -> Member:
    if len(group) == 1:
        return members[group[0]]
    parts = [members[at] for at in group]
    reasons = [pair for part in parts for pair in part.reasons]
    reasons += [(node, why[at]) for at in group if at in why for node in members[at].nodes]
    return Member(
        names=frozenset().union(*(part.names for part in parts)),
        nodes=tuple(node for part in parts for node in part.nodes),
        aliases=frozenset().union(*(part.aliases for part in parts)),
        series=frozenset().union(*(part.series for part in parts)),
        leads=frozenset().union(*(part.leads for part in parts)),
        players=frozenset().union(*(part.players for part in parts)),
        billed=frozenset().union(*(part.billed for part in parts)),
        jobs=frozenset().union(*(part.jobs for part in parts)),
        called=frozenset().union(*(part.called for part in parts)),
        pages=frozenset().union(*(part.pages for part in parts)),
        apart=next((part.apart for part in parts if part.apart), ""),
        reasons=tuple(reasons),
    )
