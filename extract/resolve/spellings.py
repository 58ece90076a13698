"""The reasons to take two names for one that are spelt a letter apart: a slip of the pen, not a namesake."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.resolve.members import Member, Pair
from extract.resolve.reasons import agree, by


def letter_doubled(members: Sequence[Member]) -> Iterator[Pair]:
    """The same full name in the same series but for which letter is double: Zarattini and Zarratini."""
    bearers = by(members, lambda m: frozenset(_undoubled(key) for key in m.keys) if m.full else frozenset())
    for key in sorted(bearers):
        for place, a in enumerate(bearers[key]):
            for b in bearers[key][:place]:
                near = members[a].series & members[b].series and members[a].apart == members[b].apart
                if near and agree(members[a], members[b]):
                    yield b, a, f"{members[b].name} with another letter doubled, in the same series"
                    break


def _undoubled(key: str) -> str:
    return re.sub(r"(.)\1+", r"\1", key)


def misspelt(members: Sequence[Member]) -> Iterator[Pair]:
    """A surname that one letter alone sets apart from that of a part: Patrick Reed, and Patrick Reid."""
    cast = [at for at, m in enumerate(members) if m.full and m.players]
    for at, member in enumerate(members):
        found = [
            other
            for other in cast
            if not member.players
            and members[other].series & member.series
            and any(_one_letter(a, b) for a in member.keys for b in members[other].keys)
        ]
        if member.full and len(found) == 1:
            yield found[0], at, f"{members[found[0]].name} with one letter changed"


def _one_letter(a: str, b: str) -> bool:
    """Whether two names of the same given name have surnames of one length that differ in one letter."""
    (*first, surname), (*second, other) = a.split(), b.split()
    near = len(surname) == len(other) > 3 and surname.isalpha() and other.isalpha()
    return bool(first) and first == second and near and sum(map(str.__ne__, surname, other)) == 1
