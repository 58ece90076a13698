"""What the lines of the network say in words, along them and against them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import networkx

from graph.view.kinds import kind_of, line_kinds, line_of

AGENTS = ("person", "organisation")
CREDITS = ("plays", "written", "made")  # the kinds of lines that hold jobs

Verbs = tuple[str, str]


@cache
def verbs(label: str, line: str, start: str, end: str) -> Verbs:
    """The words of a line of this label and kind from one kind of thing to another, and those back."""
    told = _words()
    if label not in told["lines"] and (label in told["jobs"] or line in CREDITS):
        along, against = _filled(told["jobs"].get(label, ["was {label} of", "’s {label} was"]), label)
        return (along, against) if start in AGENTS or end not in AGENTS else (against, along)
    if line == "plot":
        return _filled(told["plot"]["episode" if end == "episode" else "character"], label)
    if label in told["lines"]:
        return _filled(told["lines"][label], label)
    if label.endswith(" of"):
        return f"is the {label}", f"’s {label.removesuffix(' of')} is"
    return _filled(told["default"], label)


def phrases(network: networkx.MultiDiGraph) -> dict[str, Any]:
    """The words of all the lines of a network: label → [along, against], or those by kinds of their ends.

    `phrases`: {label: {"": [along, against], "from to": [along, against] where it is otherwise}}, the kinds
    being places in the legend.
    """
    found: dict[str, dict[str, Verbs]] = {}
    kinds = dict(network.nodes(data="kind"))
    for start, end, data in network.edges(data=True):
        line = line_kinds()[line_of(data["name"], data.get("frame", ""))].id
        words = verbs(data["label"], line, kinds[start], kinds[end])
        by = found.setdefault(data["label"], {"": words})
        if by[""] != words:
            by[f"{kind_of(kinds[start])} {kind_of(kinds[end])}"] = words
    return {"phrases": {label: found[label] for label in sorted(found)}}


def sentence(name: str, words: str, other: str, again: bool = False, person: bool = False) -> str:
    """A step in words; `again`: as a clause behind the name, "which …", "who …", "whose …"."""
    if words.startswith("’s "):
        return f"whose {words[3:]} {other}" if again else f"{name}{words} {other}"
    return f"{('who' if person else 'which') if again else name} {words} {other}"


def _filled(words: list[str], label: str) -> Verbs:
    along, against = (word.replace("{label}", label) for word in words)
    return along, against


@cache
def _words() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("verbs.toml").read_text("utf-8"))
