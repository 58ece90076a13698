"""Awards, companies, places and the like: one thing for each name, whatever its article or number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

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


def chosen(written: Mapping[str, Iterable[str]]) -> str:
    """The name under which a thing goes, of those written (each with the rules that wrote it).

    A table's name comes before one in prose, which turns it to its sentence ("received a Hugo Award");
    then the longest, which has its plural and its accents.
    """
    return min(written, key=lambda name: (not (set(written[name]) & _TABLE), -len(name), name))


def by_key(kind: Kind, named: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each name of a kind, given as (name, rule), the name under which the thing goes."""
    groups: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for name, rule in named:
        groups[thing_key(kind, name)][name].append(rule)
    return {name: chosen(written) for written in groups.values() for name in written}
