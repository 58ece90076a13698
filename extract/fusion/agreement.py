"""When two values, or the circumstances of two statements, say the same, and which of them says it best."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from extract.entities import Entity
from extract.facts import Value

Part = Entity | Value
Roles = Mapping[str, frozenset[Part]]

DATES = frozenset({"date", "gYear", "gYearMonth"})
_STOP = re.compile(r"[,;:'\"“”‘’]|\.(?!\d)")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def bare(part: Part) -> Part:
    """A value without the place where it stood: the same date at two places is one, and 7.00 is 7.0."""
    if not isinstance(part, Value):
        return part
    if part.type == "decimal" and _NUMBER.fullmatch(part.lexical):
        whole, _, rest = part.lexical.partition(".")
        return Value(f"{whole}.{rest.rstrip('0') or '0'}", part.type)
    return Value(part.lexical, part.type)


def order(part: Part) -> tuple[str, ...]:
    """A place in order for anything that a statement is made of."""
    if isinstance(part, Value):
        return ("~", part.type, part.lexical)
    numbers = (f"{part.season or 0:06d}", f"{part.number or 0:06d}")
    return (part.kind, part.of, *numbers, part.name, part.apart)


def better(a: Part, b: Part) -> Part | None:
    """The one of two values that says more where both say the same; None where they do not."""
    if a == b:
        return a
    if not isinstance(a, Value) or not isinstance(b, Value):
        return None
    if a.type in DATES and b.type in DATES:
        short, long = sorted((a, b), key=lambda v: len(v.lexical))
        return long if long.lexical.startswith(short.lexical + "-") else None
    if a.type in DATES or b.type in DATES:
        return None
    return max(a, b, key=lambda v: (len(v.lexical), v.lexical)) if _plain(a) == _plain(b) else None


def _plain(value: Value) -> str:
    """A value without what does not count: 7.00/10 is 7/10, "the ABC series, Conviction" needs no comma."""
    numbers = _NUMBER.sub(lambda m: f"{float(m[0]):g}", value.lexical)
    return " ".join(_STOP.sub("", numbers).casefold().split())


def together(a: Roles, b: Roles, loose: Iterable[str] = ()) -> dict[str, frozenset[Part]] | None:
    """The circumstances of two statements in one, each at its best; None where they contradict each other."""
    found = dict(a)
    for role, parts in b.items():
        if role not in found:
            found[role] = parts
        else:
            best = _best(found[role], parts) or (found[role] | parts if role in loose else None)
            if best is None:
                return None
            found[role] = best
    return found


def _best(a: frozenset[Part], b: frozenset[Part]) -> frozenset[Part] | None:
    if a == b:
        return a
    if len(a) == len(b) == 1:
        best = better(*sorted(a | b, key=order))
        return None if best is None else frozenset({best})
    return None
