"""Writes down how much of each document became evidence, and the words that gave nothing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from pyoxigraph import NamedNode

from extract.coverage import Share, Untouched, shares, untouched
from extract.document import Document
from extract.entities import Evidence, Extraction
from extract.facts import Value
from graph.knowledge import Triple
from graph.terms import OA, TYPE, Terms, literal, sb, slug, text

START, END, EXACT = (NamedNode(OA + part) for part in ("start", "end", "exact"))


def covering(extraction: Extraction, terms: Terms) -> Iterator[Triple]:
    """What each document gave, section by section, and its untouched sentences, items, rows and cells."""
    told = _told(extraction)
    for document in extraction.documents:
        found = told.get(document.digest, ())
        taken = tuple(span for digest, span in extraction.taken if digest == document.digest)
        for at, share in enumerate(shares(document, found, taken)):
            yield from _share(document, share, at, terms)
        for words in untouched(document, found, taken):
            yield from _untouched(document, words, terms)


def _told(extraction: Extraction) -> dict[str, tuple[Evidence, ...]]:
    told: dict[str, dict[Evidence, None]] = {}
    statements = (e for s in extraction.statements for e in s.evidence)
    for evidence in chain(statements, (e for _, names in extraction.names for _, e in names)):
        told.setdefault(evidence.document, {})[evidence] = None
    return {digest: tuple(found) for digest, found in told.items()}


def _share(document: Document, share: Share, at: int, terms: Terms) -> Iterator[Triple]:
    node = terms.node("coverage", document.digest[:16], f"{at:03d}-{slug(share.section) or 'lead'}")
    yield node, TYPE, sb("Coverage")
    yield node, sb("document"), _document(document, terms)
    yield node, sb("section"), text(share.section)
    for name, number in (("total", share.words), ("inside", share.inside), ("near", share.near)):
        yield node, sb(f"words{name.capitalize()}"), literal(Value(str(number), "integer"))


def _untouched(document: Document, words: Untouched, terms: Terms) -> Iterator[Triple]:
    span = words.span
    node = terms.node("untouched", document.digest[:16], f"{span.start}-{span.end}")
    yield node, TYPE, sb("Untouched")
    yield node, sb("document"), _document(document, terms)
    yield node, sb("section"), text(words.section)
    yield node, START, literal(Value(str(span.start), "integer"))
    yield node, END, literal(Value(str(span.end), "integer"))
    yield node, EXACT, text(document.exact(span))
    yield node, sb("reason"), text(f"no rule took anything from this {words.what}")


def _document(document: Document, terms: Terms) -> NamedNode:
    return terms.node("document", document.digest[:16])
