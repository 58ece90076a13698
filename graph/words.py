"""How things and frames are called in words."""

from __future__ import annotations

import re

from extract.entities import Entity, Statement
from extract.facts import Value
from graph.building.frames import job
from graph.ontology import ontology
from graph.terms import sb


def name(filler: Entity | Value) -> str:
    """An entity's full name; a season and an untitled episode are called after their series."""
    if isinstance(filler, Value):
        return filler.lexical
    if filler.kind == "job":
        return job(filler.name).label
    if filler.kind == "season" and filler.season is not None and (not filler.name or filler.name.isdigit()):
        return f"{filler.of} season {filler.season}".strip()
    if filler.kind == "episode" and not filler.name:
        season = "" if filler.season is None else f" season {filler.season}"
        return f"{filler.of}{season} episode {filler.number}".strip()
    return filler.name or "unnamed"


def part(s: Statement, role: str) -> Entity | Value | None:
    """The first filler of a part of a statement."""
    if role in ("subject", "object"):
        return s.subject if role == "subject" else s.object
    if role == "predicate":
        return Value(ontology().label(sb(s.predicate)))
    return next((filler for given, filler in s.qualifiers if given == role), None)


def fill(pattern: str, s: Statement) -> str:
    """A frame's label: `{parts}` filled in, `[bits]` with a missing part left out."""

    def put(match: re.Match[str]) -> str:
        filler = part(s, match[1])
        return "\0" if filler is None else name(filler)

    bits = re.split(r"\[([^\]]*)\]", pattern)
    filled = [re.sub(r"\{(\w+)\}", put, bit) for bit in bits]
    kept = (bit for i, bit in enumerate(filled) if not (i % 2 and "\0" in bit))
    return " ".join("".join(kept).replace("\0", "").split())


def kebab(name: str) -> str:
    """A frame's name as a step of an IRI: `titleUse` → `title-use`."""
    return re.sub("[A-Z]", lambda match: f"-{match[0].lower()}", name)


def camel(words: str) -> str:
    """Words as a term's local name: `recurring` → `Recurring`, `young version` → `YoungVersion`."""
    return "".join(w[:1].upper() + w[1:] for w in re.findall(r"\w+", words))
