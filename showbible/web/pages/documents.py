"""The documents: all of them, and each with its text and the marks over it.

`document_page(request, iri)` is the page of one document; `things` sends here who asks for HTML of one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from graph.telling.documents import Source
from graph.telling.faults import faults
from graph.telling.reports import Reports, Share
from graph.telling.sayings import Words
from showbible.web.families import Family, families, family
from showbible.web.pages.evidence import place
from showbible.web.places import told
from showbible.web.render import page, site_of
from showbible.web.shown import shown
from showbible.web.site import Site
from showbible.web.text.outline import Entry, outline
from showbible.web.text.painter import Painter
from showbible.web.text.reading import Reading
from showbible.web.text.views import as_file, as_read

FORMS = {
    "page": "text of a page", "equals": "text with == headings ==", "markdown": "Markdown",
    "html": "HTML", "wikitext": "wikitext",
}  # fmt: skip
FILE, READ = "file", "read"  # the two ways to look at a text


@dataclass(frozen=True, slots=True)
class Listed:
    """A document as the list has it."""

    source: Source
    form: str
    size: int
    sections: int
    marks: int
    facts: int
    shares: tuple[int, int, int]  # words: all, those near evidence, those inside
    faults: int


def documents(request: Request) -> Response:
    """All documents, with what each gave."""
    site = site_of(request)
    shares, wrong = _shares(site), _faults(site)
    listed = [_listed(site, source, shares[source.iri], wrong) for source in site.documents.all.values()]
    return page(request, "documents.html", listed=listed)


def document_page(request: Request, iri: str) -> Response:
    """One document: its text with every mark, or, where the graph came without it, the quotes that it has."""
    site, asked = site_of(request), request.query_params
    source, text, words = site.documents.all[iri], site.documents.text(iri), site.documents.words(iri)
    silent = [s for s in Reports(site.knowledge, site.sayings).silent() if s.source == iri]
    spot = place(asked.get("at", ""))
    given: dict[str, Any] = {
        "source": source, "about": _label(site, source.about), "form": FORMS.get(source.form, source.form),
        "words": words, "silent": silent, "family": family,
        "legend": _legend(words), "rules": [w.rule for w in words], "faults": _faults(site)[iri],
        "told": [told(site, g) for g in site.documents.at(iri, *spot, asked.get("rule", ""))] if spot else [],
    }  # fmt: skip
    shares = _shares(site)[iri]
    if text is None:
        return page(request, "quotes.html", **given, sections=_quoted(words))
    reading = site.reading(iri)
    view = _view(asked.get("view", ""), reading)
    kept = {"view": view} if asked.get("view") == view else {}
    painter = Painter(words, [(s.start, s.end) for s in silent], spot, _more(kept))
    body = as_read(reading, painter) if view == READ else as_file(reading, painter)
    entries: tuple[Entry, ...] = outline(reading, shares)
    found: dict[str, Any] = {
        "text": body,
        "size": len(text),
        "view": view,
        "reading": reading,
        "outline": entries,
    }
    ways = {way: f"?{urlencode({'view': way} | _at(asked.get('at'), spot))}" for way in (READ, FILE)}
    page_ = site.href(iri)
    ways |= {end: f"{page_}&format={end}" if "?" in page_ else f"{page_}.{end}" for end in ("ttl", "jsonld")}
    return page(request, "document.html", **given, **found, ways=ways, total=_total(shares))


def _label(site: Site, iri: str) -> str:
    return shown(site.sayings.label(NamedNode(iri))) if iri else ""


def _view(asked: str, reading: Reading) -> str:
    """How to show it: markup is read better as it was read, plain text as it stands."""
    if reading.document is None:
        return FILE
    return asked if asked in (FILE, READ) else READ if reading.markup else FILE


def _more(kept: dict[str, str]) -> str:
    return f"{urlencode(kept)}&" if kept else ""


def _at(asked: str | None, spot: tuple[int, int] | None) -> dict[str, str]:
    return {"at": asked} if asked and spot else {}


def _legend(words: tuple[Words, ...]) -> list[tuple[Family, int, list[tuple[str, int]]]]:
    """The families that have marks here, each with its rules, and how many."""
    rules = Counter(w.rule for w in words)
    return [
        (f, sum(rules[r] for r in own), [(r, rules[r]) for r in own])
        for f in families()
        if (own := sorted(r for r in rules if family(r) == f))
    ]


def _listed(site: Site, source: Source, shares: list[Share], wrong: dict[str, list[Any]]) -> Listed:
    text = site.documents.text(source.iri)
    return Listed(
        source,
        FORMS.get(source.form, source.form),
        len(text or ""),
        len({s.section for s in shares}),
        len(site.documents.words(source.iri)),
        site.documents.counts[source.iri],
        _total(shares),
        len(wrong[source.iri]),
    )


def _total(shares: list[Share]) -> tuple[int, int, int]:
    return sum(s.total for s in shares), sum(s.near for s in shares), sum(s.inside for s in shares)


def _shares(site: Site) -> dict[str, list[Share]]:
    found: dict[str, list[Share]] = defaultdict(list)
    for share in Reports(site.knowledge, site.sayings).shares():
        found[share.source].append(share)
    return found


def _faults(site: Site) -> dict[str, list[Any]]:
    """The faults of each document."""
    found: dict[str, list[Any]] = defaultdict(list)
    for fault in faults(site.knowledge, site.sayings):
        for source in dict.fromkeys(w.source for w in fault.words):
            found[source].append(fault)
    return found


def _quoted(words: tuple[Words, ...]) -> dict[str, list[Words]]:
    """The sentences of the evidence, by section, each once."""
    found: dict[str, dict[tuple[int, int], Words]] = defaultdict(dict)
    for w in words:
        found[w.section].setdefault((w.start, w.end), w)
    return {section: list(quotes.values()) for section, quotes in found.items()}


routes = [Route("/documents", documents)]
