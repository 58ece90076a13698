"""The reasons to take two names for one person or character, each a small pure function over all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from extract.resolve import forms
from extract.resolve.members import Member, Pair


def same_name(members: Sequence[Member]) -> Iterator[Pair]:
    """The same full name, written alike or nearly: Patricia "Trish" Walker and Trish Walker."""
    return _named_alike(members, lambda a, b: a.apart == b.apart)


def same_name_and_series(members: Sequence[Member]) -> Iterator[Pair]:
    """The same of characters, who are of one series: another show's John Locke is another man."""
    return _named_alike(members, lambda a, b: bool(a.series & b.series))


def same_page(members: Sequence[Member]) -> Iterator[Pair]:
    """A name that links to the page of another's name: "Bob Fraser" to Robert Fraser, of one surname."""
    bearers = by(members, lambda m: m.keys)
    for at, member in enumerate(members):
        owners = {o for page in sorted(member.pages) for o in bearers.get(page, ()) if o != at}
        owners = {o for o in owners if members[o].apart == member.apart and members[o].shorts & member.shorts}
        if member.full and len(owners) == 1:
            owner = owners.pop()
            yield owner, at, f"links to the page of {members[owner].name}"


def same_alias(members: Sequence[Member]) -> Iterator[Pair]:
    """A name that a document gives to somebody else by name: "He was born Kevin Thompson" of Kilgrave."""
    bearers = by(members, lambda m: m.alias_keys)
    names = frozenset(key for member in members for key in member.keys)
    for at, member in enumerate(members):
        found = {o for key in sorted(member.keys) for o in bearers.get(key, ()) if o != at}
        owners = {o for o in found if members[o].series & member.series and not _several(members[o], names)}
        if len(owners) == 1:
            owner = owners.pop()
            yield owner, at, f"said to be another name of {members[owner].name}"


def same_part(members: Sequence[Member]) -> Iterator[Pair]:
    """A part that one page only describes, and another names, with the same player: "Cage's father"."""
    players = by(members, lambda m: m.players)
    for at, member in enumerate(members):
        if all(forms.describes(name) for name in member.names):
            found = {
                other
                for player in sorted(member.players)
                for other in players[player]
                if members[other].series & member.series
                and not all(forms.describes(name) for name in members[other].names)
            }
            if len(found) == 1:
                owner = found.pop()
                yield owner, at, f"what {members[owner].name} is called elsewhere, with the same player"


def fuller_name(members: Sequence[Member]) -> Iterator[Pair]:
    """The one who has the same given name and surname, and more: Homer Simpson and Homer Jay Simpson."""
    return _fuller(members, lambda short, long: bool(short.series & long.series) and agree(short, long))


def nickname_and_player(members: Sequence[Member]) -> Iterator[Pair]:
    """One player in one series under a name and a nickname: 'María Paz Lomelí "Maripaz"', Maripaz Lomelí."""
    bearers = by(members, lambda m: m.players if m.full else frozenset())
    for player in sorted(bearers):
        for a in bearers[player]:
            for b in bearers[player]:
                if a != b and members[a].series & members[b].series and _holds(members[a], members[b]):
                    yield a, b, f"{members[a].name} by the nickname, with the same player"


def _holds(long: Member, short: Member) -> bool:
    """Whether a name in full, its nickname among its words, has all the words of the other name."""
    nicked = [set(forms.key(name).split()) for name in long.names if forms.nicknames(name)]
    plain = [set(forms.key(n).split()) for n in short.names if forms.is_full(n) and not forms.nicknames(n)]
    return any(words < whole for whole in nicked for words in plain)


def nicknamed(member: Member, given: str) -> bool:
    """Whether somebody has a nickname in the place of a given name: Alicia, called Lichita, is no Alicia."""
    nicks = {forms.key(nick) for name in member.names for nick in forms.nicknames(name)}
    firsts = {forms.key(forms.words(name)[0]) for name in member.names if forms.words(name)}
    return bool(nicks) and given in firsts and given not in nicks


def fuller_name_same_work(members: Sequence[Member]) -> Iterator[Pair]:
    """The same of people, where both have the same job in the same series: Michael Knue, Michael N. Knue."""
    return _fuller(members, lambda short, long: bool(short.jobs & long.jobs and short.series & long.series))


def only_bearer(members: Sequence[Member]) -> Iterator[Pair]:
    """A given name, surname or nickname alone that one only can bear: Alisa, and Alisa Jones."""
    for at, owners in candidates(members).items():
        if len(owners) == 1:
            yield owners[0], at, f"{members[owners[0]].name} is the only one whom it can mean"


def called_so(members: Sequence[Member]) -> Iterator[Pair]:
    """A bare name that several could bear, and by which the other pages call only one of them."""
    for at, bearers in candidates(members).items():
        owners = [owner for owner in bearers if members[owner].called & members[at].keys]
        if len(owners) == 1:
            yield owners[0], at, f"other pages call {members[owners[0]].name} so"


def candidates(members: Sequence[Member]) -> dict[int, list[int]]:
    """For each member known by one word alone, those of its series who can be that one."""
    bearers = by(members, lambda m: m.shorts if m.full else frozenset())
    found = {}
    for at, single in enumerate(members):
        if not single.full and not forms.courtesy(single.name):
            named = sorted({bearer for key in single.keys for bearer in bearers.get(key, ())})
            found[at] = [b for b in named if members[b].series & single.series and agree(members[b], single)]
    return found


def agree(a: Member, b: Member) -> bool:
    """Whether two may be one for all that is known: two whom different people play are two."""
    return not (a.players and b.players) or bool(a.players & b.players)


def same_player(members: Sequence[Member]) -> Iterator[Pair]:
    """One full name and one player in two series: Foggy Nelson, whom Elden Henson plays in both."""
    bearers = by(members, lambda m: m.keys if m.full else frozenset())
    for key in sorted(bearers):
        for a in bearers[key]:
            for b in bearers[key]:
                if a < b and members[a].players & members[b].players:
                    yield a, b, "the same name and the same player"


def _several(member: Member, names: frozenset[str]) -> bool:
    """Whether "Elena Gilbert / Katherine Pierce" are two after all, whom the page names each by herself."""
    parts = [forms.parts(name) for name in sorted(member.names) if forms.parts(name)]
    return any(all(forms.key(part) in names for part in found) for found in parts)


def _named_alike(members: Sequence[Member], fits: Callable[[Member, Member], bool]) -> Iterator[Pair]:
    bearers = by(members, lambda m: m.keys)
    for key in sorted(bearers):
        for place, a in enumerate(bearers[key]):
            for b in bearers[key][:place]:
                if fits(members[a], members[b]):
                    yield b, a, _alike(members[a], members[b])
                    break


def _alike(one: Member, other: Member) -> str:
    """Why two names of one key are one; nothing needs saying of the very same name.

    A name that another page has word for word may be known there under a fuller one.
    """
    if one.names & other.names:
        return "so called where the fuller name stands too" if one.name != other.name else ""
    return "the same name, written differently"


def by(members: Sequence[Member], keys: Callable[[Member], frozenset[str]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for at, member in enumerate(members):
        for key in sorted(keys(member)):
            found[key].append(at)
    return found


def _fuller(members: Sequence[Member], fits: Callable[[Member, Member], bool]) -> Iterator[Pair]:
    longer = by(members, lambda m: frozenset(e for name in m.names for e in _ends(name)))
    for at, member in enumerate(members):
        found = {
            other
            for name in member.names
            for key in _ends(name)[-1:]
            for other in longer[key]
            if other != at and any(_extends(long, name) for long in members[other].names)
        }
        fitting = [other for other in sorted(found) if fits(member, members[other])]
        if len(fitting) == 1:
            yield fitting[0], at, f"a shorter form of {members[fitting[0]].name}"


def _ends(name: str) -> tuple[str, ...]:
    """The given name with each word behind it, the surname last: where a shorter form may be looked up."""
    first, *rest = forms.words(name) or ("",)
    return (
        ()
        if forms.parts(name)
        else tuple(forms.key(f"{first} {word}") for word in forms.key(" ".join(rest)).split())
    )


def _extends(longer: str, shorter: str) -> bool:
    """Whether the longer name is the shorter with a word more between, or (two surnames) behind."""
    if forms.suffix(longer) != forms.suffix(shorter) or forms.parts(longer) or forms.parts(shorter):
        return False  # Hilly Hicks and Hilly Hicks Jr. may be father and son
    long, short = (forms.key(" ".join(forms.words(n))).split() for n in (longer, shorter))
    if len(short) < 2 or len(long) <= len(short) or long[0] != short[0]:
        return False
    rest = iter(long)
    return all(word in rest for word in short) and (short[-1] == long[-1] or long[: len(short)] == short)
