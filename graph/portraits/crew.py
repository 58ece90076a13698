"""Who made a work: jobs with those who did them, and for which parts."""

from __future__ import annotations

from functools import cache

from graph.building.frames import jobs
from graph.ontology import ontology
from graph.portraits.about import About, Entry, job
from graph.portraits.shown import Entries, Section
from graph.telling.headings import headings
from graph.telling.told import Told
from graph.terms import sb


def crew(about: About, title: str = "Made by") -> Section | None:
    """All credits on the thing that no other section has taken."""
    found = by_job(about, about.credits())
    return Section(title, (Entries(found),)) if found else None


def by_job(about: About, credits: list[Told]) -> tuple[Entry, ...]:
    """Credits as entries, the leading jobs first."""
    groups: dict[str, list[Told]] = {}
    for one in credits:
        groups.setdefault(job(one), []).append(one)
    ordered = sorted(groups, key=lambda name: (_rank(name), name))
    return tuple(
        (_label(about, groups[name][0]), about.ends(groups[name], "agent", "scope")) for name in ordered
    )


def _label(about: About, one: Told) -> str:
    words = next((about.reading.label(value) for value in one.fillers("job")), "credit")
    return words[:1].upper() + words[1:]


@cache
def _rank(name: str) -> tuple[int, int]:
    """The place of a job: as the headings of a telling have it, then as the jobs are listed."""
    known = jobs()
    label = ontology().label(sb(known[name].property)) if name in known else ""
    order, listed = list(headings()), list(known)
    return (
        order.index(label) if label in order else len(order),
        listed.index(name) if name in listed else len(listed),
    )
