"""Templates: their names, their arguments, and what kind each is by its name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extract.readers.wiki.tree import Node

# A parameter's name; the "=" of "* Ann as Bo <span style=…" in a list's only argument makes none
_NAME = re.compile(r"\s*(?:<!--(?:(?!-->).)*-->\s*)*([^\s=<>*|{}\[\]][^\n=<>|{}\[\]]{0,50})?=")


@dataclass(frozen=True, slots=True)
class Argument:
    """A template's argument: its parameter's name or number, and where its value stands."""

    name: str
    start: int
    end: int
    name_start: int = 0


@dataclass(frozen=True, slots=True)
class Way:
    """How a template reads: the kind of reading, and its words or its argument's number."""

    kind: str
    what: str = ""


def name_of(text: str, node: Node) -> str:
    """A template's name in small letters: "start date", "#invoke:episode list"."""
    start, end = node.parts[0]
    raw = text[start : min(end, start + 120)].split("<!--")[0]
    words = " ".join(raw.replace("_", " ").split()).casefold()
    return re.sub(r"^template:\s*|^#invoke:\s*", lambda m: "#invoke:" if m[0][0] == "#" else "", words)


def arguments(text: str, node: Node) -> Iterator[Argument]:
    """A template's arguments, in their order."""
    number = 0
    for start, end in node.parts[1:]:
        found = _NAME.match(text, start, end)
        if found and all(inner.kind == "cut" for inner in node.within(start, found.end())):
            yield Argument((found[1] or "").strip(), found.end(), end, max(start, found.start(1)))
        else:
            number += 1
            yield Argument(str(number), start, end, start)


def plain(text: str, node: Node) -> list[Argument]:
    """The arguments without names, or with numbers for them."""
    return [one for one in arguments(text, node) if one.name.isdigit()]


def way_of(name: str) -> Way | None:
    """How a template of this name reads; None if not at all."""
    ways, families = _ways()
    return ways.get(name) or next((way for start, way in families if name.startswith(start)), None)


@cache
def _ways() -> tuple[dict[str, Way], tuple[tuple[str, Way], ...]]:
    words = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
    ways = {name: Way("text", said) for name, said in words["text"].items()}
    ways |= {name: Way("own", said) for name, said in words["or_own"].items()}
    ways |= {name: Way("argument", which) for which, names in words["argument"].items() for name in names}
    ways |= {name: Way("list") for name in words["lists"]["names"]}
    ways |= {name: Way("dates", which) for which, names in words["dates"].items() for name in names}
    ways |= {name: Way(kind) for kind, names in words["special"].items() for name in names}
    return ways, tuple((start, Way("argument", "last")) for start in words["families"]["last"])
