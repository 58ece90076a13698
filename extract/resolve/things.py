"""Awards, companies, places and the like: one thing for each name, whatever its article or number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from extract.facts import Kind
from extract.resolve import forms

_ARTICLE = re.compile(r"^the\s+", re.I)
_NETWORK = re.compile(r"\s+networks?$", re.I)  # "USA" and "USA Networks" are the USA Network
_TABLE = frozenset({"awards", "infobox", "music", "home_media"})  # rules whose names are a table's own


def thing_key(kind: Kind, name: str) -> str:
    """What two names of one thing of a kind have in common: Hugo Award and Hugo Awards, the BBC and BBC."""
    bare = name if kind in ("work", "track", "album", "category") else _ARTICLE.sub("", name.strip())
    bare = _NETWORK.sub("", bare) if kind == "organisation" else bare
    found = forms.key(bare) or name.strip()
    return re.sub(r"\bawards\b", "award", found) if kind == "award" else found


def chosen(written: Mapping[str, Sequence[str]], often: bool = False) -> str:
    """The name under which a thing goes, of those written (each with the rules that wrote it).

    A table's name comes before one in prose, which turns it to its sentence ("received a Hugo Award");
    then, for companies, the one written most often; then the longest, which has its plural and its accents.
    """

    def place(name: str) -> tuple[object, ...]:
        rules = written[name]
        return (not (set(rules) & _TABLE), -len(rules) if often else 0, -len(name), name)

    return min(written, key=place)


def by_key(kind: Kind, named: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each name of a kind, given as (name, rule), the name under which the thing goes."""
    groups: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for name, rule in named:
        groups[thing_key(kind, name)][name].append(rule)
    often = kind == "organisation"
    return {name: chosen(written, often) for written in groups.values() for name in written}
