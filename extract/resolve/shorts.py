"""Whom a short name means where several bear it: the page's custom, the full name before it, or nobody."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extract.grammar.hypocorisms import given_names
from extract.resolve import forms
from extract.resolve.members import Member
from extract.resolve.places import Custom, Places


@dataclass(frozen=True)
class Question:
    """A short name at a place of a document, and those who bear it."""

    name: str
    position: int
    bearers: tuple[int, ...]
    places: Places
    custom: Custom

    @property
    def scope(self) -> int:
        return self.places.at(self.position)

    def before(self) -> tuple[int, ...]:
        """The bearers named in full before this place, in its own paragraph, item or row."""
        named = self.custom.named.get(self.scope, ())
        return tuple(bearer for place, bearer in named if place <= self.position and bearer != self.beside)

    @property
    def beside(self) -> int | None:
        """Who is named right before this place, and is not meant: "Margaret Scully, Scully's mother"."""
        return self.custom.beside.get(self.position)


Answer = tuple[int, str]  # a bearer, and why


def by_custom(question: Question) -> Answer | None:
    """ "Jones" is Jessica wherever this page says it, though it names Alisa, Brian and Phillip too."""
    usual = question.custom.usual
    here = set(question.before()) - {usual}
    if usual is None or (here and question.custom.votes.get(usual, 0) < 2):
        return None
    others = "others of that name" if len(question.bearers) > 2 else "another of that name"
    return usual, f"the page calls this one by the bare name, though it knows {others}"


def by_scope(question: Question) -> Answer | None:
    """The only bearer whom this paragraph, item or row has named in full before."""
    here = set(question.before())
    return (here.pop(), "the one named in full before it in the same passage") if len(here) == 1 else None


def by_section(question: Question) -> Answer | None:
    """The only bearer whom this section has named in full before."""
    scopes = question.places.scopes
    section = scopes[question.scope].section
    found = {
        bearer
        for at, named in question.custom.named.items()
        for place, bearer in named
        if section and scopes[at].section == section and place <= question.position
        if bearer != question.beside
    }
    return (
        (found.pop(), "the only one named in full before it in the same section") if len(found) == 1 else None
    )


def by_later_name(question: Question) -> Answer | None:
    """The only bearer whom the same passage names in full at all, be it later."""
    here = {bearer for _, bearer in question.custom.named.get(question.scope, ())} - {question.beside}
    return (here.pop(), "the only one named in full in the same passage") if len(here) == 1 else None


STRATEGIES: tuple[Callable[[Question], Answer | None], ...] = (by_custom, by_scope, by_section, by_later_name)


def answer(question: Question) -> Answer | None:
    """Who is meant by the first strategy that knows; "Mrs. Walker" needs a full name right before it."""
    strategies = STRATEGIES[1:2] if forms.courtesy(question.name) else STRATEGIES
    return next((found for strategy in strategies if (found := strategy(question))), None)


def bearers_of(name: str, members: Sequence[Member]) -> tuple[int, ...]:
    """Those whom a short name can mean."""
    wanted = forms.key(" ".join(forms.words(name)))
    found = tuple(at for at, member in enumerate(members) if member.full and wanted in member.shorts)
    return found or _hypocorism_of(wanted, members)


def _hypocorism_of(short: str, members: Sequence[Member]) -> tuple[int, ...]:
    """ "Ray" where nobody is called so but one is a Raymond; nobody where two may be."""
    given = {forms.key(name) for name in given_names(short)}
    found = tuple(at for at, member in enumerate(members) if member.full and given & _given(member))
    return found if len(found) == 1 else ()


def _given(member: Member) -> frozenset[str]:
    return frozenset(forms.key(words[0]) for name in member.names if (words := forms.words(name)))
