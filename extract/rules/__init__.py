"""The rules, in the order in which they run: tables and lists first, prose with what those gave."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Protocol

from extract.document import Document
from extract.facts import Fact, Finding, Passed
from extract.known import Known
from extract.rules import (
    accolades,
    awards,
    cast,
    casting,
    characters,
    claims,
    considered,
    covers,
    crew,
    episode_page,
    episodes,
    faults,
    home_media,
    infobox,
    music,
    origin,
    overview,
    plot,
    production,
    ratings,
    references,
    relations,
    releases,
    titles,
)


class Rule(Protocol):
    """What a module of this folder offers: a pure function of a document and what is known of it."""

    __name__: str

    def facts(self, document: Document, known: Known) -> Iterator[Finding]: ...


# A rule may rely on the facts of those above it (`known`).
RULES: tuple[Rule, ...] = (
    infobox,
    episode_page,
    overview,
    episodes,
    cast,
    awards,
    music,
    home_media,
    releases,
    origin,
    casting,
    considered,
    crew,
    covers,
    production,
    titles,
    ratings,
    accolades,
    references,
    claims,
    characters,
    relations,
    plot,
    faults,
)


def name_of(rule: Rule) -> str:
    return rule.__name__.rpartition(".")[2]


def run(document: Document, known: Known) -> tuple[tuple[Fact, ...], tuple[Passed, ...]]:
    """Everything the rules find in a document, and what they passed over."""
    passed: list[Passed] = []
    for rule in RULES:
        found = [replace(f, rule=name_of(rule)) for f in rule.facts(document, known)]
        known = known.plus(f for f in found if isinstance(f, Fact))
        passed += (f for f in found if isinstance(f, Passed) and f.span.start < f.span.end)
    return known.facts, tuple(passed)
