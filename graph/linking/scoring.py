"""How well a candidate fits: signs for and against it, each with its weight and in words."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode

from graph.linking.wanted import Ours, Wanted
from graph.linking.wikidata import (
    BORN,
    DIED,
    OCCUPATION,
    PERFORMER,
    PUBLISHED,
    SERIES,
    START,
    WORK,
    Named,
    Profile,
    Wikidata,
)
from graph.ontology import ontology
from graph.telling.evidence import fold
from graph.terms import sb
from graph.writing.matches import matches


@cache
def weights() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(Path(__file__).with_name("weights.toml").read_text("utf-8"))


@dataclass
class Scored:
    """A candidate and what speaks for it and against it."""

    item: str
    kind: str
    signs: list[tuple[str, str]] = field(default_factory=list)

    def say(self, sign: str, words: str) -> None:
        self.signs.append((sign, words))

    @property
    def score(self) -> float:
        total: float = sum(weights()[self.kind][sign] for sign, _ in self.signs)
        return round(min(1.0, max(0.0, total)), 2)

    @property
    def reason(self) -> str:
        return "; ".join(words for _, words in self.signs)


@dataclass
class Judge:
    """Holds candidates against our graph; `linked` are the items of our things that are sure so far."""

    ours: Ours
    wikidata: Wikidata
    linked: dict[NamedNode, str] = field(default_factory=dict)

    def judge(self, wanted: Wanted, profile: Profile, named: Named | None) -> Scored:
        scored = Scored(profile.item, wanted.kind)
        if wanted.kind != "season":
            self._name(wanted, profile, named, scored)
        getattr(self, f"_{wanted.kind}")(wanted.node, profile, scored)
        return scored

    def _name(self, wanted: Wanted, profile: Profile, named: Named | None, scored: Scored) -> None:
        if named:
            how = "alias" if named.alias else "label"
            scored.say(how, f'{"also called" if named.alias else "called"} "{named.name}"@{named.language}')
        elif profile.names and not {fold(n) for n in profile.names} & {fold(n) for n in wanted.names}:
            scored.say("other-name", f'called "{min(profile.names)}" there')

    # ---- works

    def _series(self, node: NamedNode, profile: Profile, scored: Scored) -> None:
        date, sure = self.ours.first_date(node)
        theirs = sorted(d[:10] for p in (START, PUBLISHED) for d in profile.values.get(p, ()))
        if sure or (date and theirs and date[:4] < theirs[0][:4]):
            _dates(date, theirs, scored)
        self._shared(node, profile, "P449", ("originalNetwork",), "network", "on", scored)
        self._shared(node, profile, "P170", ("creator",), "creator", "created by", scored)
        parts = self.ours.parts.get(node, [])
        cast = set().union(*(self.ours.names(n, "castMember") for n in (node, *parts)))
        both = sorted(name for name in profile.called("P161") if fold(name) in cast)
        if both:
            scored.say("much-cast" if len(both) > 2 else "cast", f"with {', '.join(both[:3])}")

    def _season(self, node: NamedNode, profile: Profile, scored: Scored) -> None:
        series = self._whole(node, "partOfSeries", profile, SERIES, scored)
        number = self.ours.number(node, "seasonNumber")
        places = profile.ordinals.get(series, set())
        if number is not None and places:
            same = str(number) in places
            scored.say("number" if same else "other-number", f"season {', '.join(sorted(places))} of it")
        _dates(self.ours.date(node), _days(profile), scored)

    def _episode(self, node: NamedNode, profile: Profile, scored: Scored) -> None:
        series = self._whole(node, "partOfSeries", profile, SERIES, scored)
        seasons = [self.linked[s] for s in self.ours.things(node, "partOfSeason") if s in self.linked]
        ours = [(season, self.ours.number(node, "numberInSeason")) for season in seasons]
        ours += [(series, self.ours.number(node, "numberInSeries"))]
        told = profile.ordinals
        places = [(str(n) in told[w], w) for w, n in ours if n is not None and told.get(w)]
        if places:
            same, whole = max(places, key=lambda place: place[0])
            words = f"number {', '.join(sorted(profile.ordinals[whole]))} of {whole}"
            scored.say("number" if same else "other-number", words)
        _dates(self.ours.date(node), _days(profile), scored)
        self._shared(node, profile, "P57", ("director",), "director", "directed by", scored)

    def _whole(self, node: NamedNode, term: str, profile: Profile, theirs: str, scored: Scored) -> str:
        """Whether it is a part of the item that our series is."""
        said = profile.values.get(theirs, [])
        for series in self.ours.things(node, term):
            whole = self.linked.get(series, "")
            if whole and whole in said:
                scored.say("series", f"part of {whole}")
                return whole
            names = self.ours.names(node, term)
            if said and (whole or not any(fold(n) in names for n in profile.called(theirs))):
                scored.say("other-series", f"part of {', '.join(said)}")
        return ""

    def _shared(
        self, node: NamedNode, profile: Profile, theirs: str, terms: tuple[str, ...],
        sign: str, words: str, scored: Scored,
    ) -> None:  # fmt: skip
        """Whether a property names one whom we know by the same item, or by the same name."""
        names = self.ours.names(node, *terms)
        items = {self.linked[n] for n in self.ours.things(node, *terms) if n in self.linked}
        called = profile.called(theirs)
        both = sorted(name for name, value in called.items() if fold(name) in names or value in items)
        if both:
            scored.say(sign, f"{words} {both[0]}")

    # ---- people

    def _person(self, node: NamedNode, profile: Profile, scored: Scored) -> None:
        roles = list(dict.fromkeys(self.ours.roles.get(node, ())))
        self._occupation({job for job, _ in roles}, profile, scored)
        same, other = self._works(roles, profile.item)
        if same or other:
            job, work = (same or other)[0]
            scored.say("work-in-job" if same else "work", f"{_job(job)} of {work}")
            if more := len({w for _, w in (*same, *other)}) - 1:
                scored.say("more-works", f"and {more} more of these works")
        years = sorted(int(date[:4]) for _, work in roles if (date := self.ours.date(work)))
        if years:
            _lifetime(years[0], years[-1], profile, scored)

    def _occupation(self, jobs: set[str], profile: Profile, scored: Scored) -> None:
        names = sorted(profile.called(OCCUPATION))
        words = weights()["occupations"]
        fitting = [word for job in sorted(jobs) for word in words.get(job, ())]
        fits = [name for name in names if any(w in name.lower() for w in fitting)]
        screen = [name for name in names if any(w in name.lower() for w in words["screen"])]
        if fits:
            scored.say("occupation", f"occupation {fits[0]}")
        elif screen:
            scored.say("screen", f"occupation {screen[0]}")
        elif names:
            scored.say("other-occupation", f"occupation {names[0]}, nothing on screen")

    def _works(
        self, roles: list[tuple[str, NamedNode]], person: str
    ) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        """The linked works that name the person, in the job that we know of and in others."""
        same, other = [], []
        places = dict.fromkeys((job, number) for job, work in roles for number in self._around(work))
        for job, number in places:
            profile = self.wikidata.profiles([number])[number]
            if person in profile.values.get(matches().properties.get(sb(job), ""), ()):
                same.append((job, number))
            elif any(person in values for values in profile.values.values()):
                other.append(("maker", number))
        return same, other

    def _around(self, work: NamedNode) -> list[str]:
        """The items of a work and of what it is part of: Wikidata has the cast of a season at its series."""
        works = [work, *self.ours.things(work, "partOfSeason", "partOfSeries")]
        return [self.linked[w] for w in works if w in self.linked]

    def _character(self, node: NamedNode, profile: Profile, scored: Scored) -> None:
        works = [number for w in self.ours.things(node, "appearsIn") for number in self._around(w)]
        there = [w for w in works if w in profile.values.get(WORK, ())]
        if there:
            scored.say("work", f"in {there[0]}")
        players = [self.linked[p] for p in self.ours.players.get(node, []) if p in self.linked]
        if both := [p for p in players if p in profile.values.get(PERFORMER, ())]:
            scored.say("performer", f"played by {both[0]}")


def _job(name: str) -> str:
    return ontology().label(sb(name)) if ontology().declares(sb(name)) else name


def _days(profile: Profile) -> list[str]:
    return sorted(d[:10] for p in (PUBLISHED, START) for d in profile.values.get(p, ()))


def _dates(ours: str, theirs: list[str], scored: Scored) -> None:
    """The same day, the same year, or years that lie apart; one year off is a premiere in another country."""
    if not ours or not theirs:
        return
    if len(ours) == 10 and ours in theirs:
        scored.say("same-day", f"from {ours}")
    elif years := [d for d in theirs if d[:4] == ours[:4]]:
        scored.say("same-year", f"from {years[0][:4]}")
    elif all(abs(_year(d) - int(ours[:4])) > 1 for d in theirs):
        scored.say("other-year", f"from {theirs[0][:4]}, not {ours[:4]}")


def _lifetime(first: int, last: int, profile: Profile, scored: Scored) -> None:
    """Nobody works before being born; what is shown long after a death is another's work."""
    for date in profile.values.get(BORN, [])[:1]:
        if _year(date) > last:
            scored.say("other-time", f"born {_year(date)}")
            return
    for date in profile.values.get(DIED, [])[:1]:
        if 0 < _year(date) < first - 5:
            scored.say("other-time", f"died {_year(date)}")


def _year(date: str) -> int:
    """The year of a date; 0 where none is told, which Wikidata says with a node of its own."""
    before, sign, after = date.partition("-") if not date.startswith("-") else ("", "-", date[1:])
    digits = before or (after.partition("-")[0] if sign else "")
    return (int(digits) if digits.isdigit() else 0) * (1 if before else -1)
