"""Facts as lines of text: `subject | predicate | object | role=filler; … | 50:67 'Melissa Rosenberg'`."""

from __future__ import annotations

from extract.document import Document
from extract.facts import Fact, Modality, Ref, Value


def line(fact: Fact, document: Document) -> str:
    """One fact as one line, with its very words; modality and confidence only if unusual."""
    parts = [
        thing(fact.subject),
        fact.predicate,
        thing(fact.object),
        "; ".join(f"{role}={thing(filler)}" for role, filler in fact.qualifiers),
        f"{fact.span.start}:{fact.span.end} {quoted(document.exact(fact.span))}",
    ]
    if fact.modality is not Modality.ASSERTED:
        parts.append(str(fact.modality))
    if fact.confidence != 1.0:
        parts.append(f"{fact.confidence:.2f}")
    return " | ".join(parts)


def thing(part: Ref | Value) -> str:
    """`season 2`, `episode 2x13 "AKA Playland"`, `person Melissa Rosenberg`; a value stands bare."""
    if isinstance(part, Value):
        return " ".join(part.lexical.split())
    words = [part.kind, _name(part)]
    if part.of:
        words.append(f"of {part.of}")
    return " ".join(word for word in words if word)


def _name(ref: Ref) -> str:
    if ref.kind == "season" and ref.season is not None:
        return str(ref.season)
    if ref.kind == "episode":
        number = "" if ref.number is None else str(ref.number)
        place = number if ref.season is None else f"{ref.season}x{number or '?'}"
        return " ".join(word for word in (place, f'"{ref.name}"' if ref.name else "") if word)
    return ref.name


def quoted(text: str) -> str:
    """The exact words on one line: a line end shows as \\n."""
    return "'" + text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r") + "'"


def unquoted(text: str) -> str:
    """What `quoted` was given."""
    plain = text[1:-1].replace("\\\\", "\0").replace("\\n", "\n").replace("\\r", "\r")
    return plain.replace("\0", "\\")
