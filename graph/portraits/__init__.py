"""A thing as a page shows it, made for reading: one module a kind, and one for all that have none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from pyoxigraph import NamedNode

from graph.ontology import ontology
from graph.portraits import award, character, episode, person, season, series, thing, witness
from graph.portraits.about import About, Entry
from graph.portraits.names import links, names
from graph.portraits.reading import Reading
from graph.portraits.rest import apart, rest
from graph.portraits.shown import Cell, Portrait, Section
from graph.portraits.tables import every
from graph.terms import SB, TYPE


class Sitter(Protocol):
    """How things of a kind are shown. `line` comes before `card` and `sections` take anything."""

    def line(self, about: About) -> Cell: ...
    def card(self, about: About) -> tuple[Entry, ...]: ...
    def sections(self, about: About) -> Iterator[Section | None]: ...


KINDS = (series, season, episode, person, character, award)  # each with the `KINDS` of things that it shows


def portrait(reading: Reading, node: NamedNode) -> Portrait | None:
    """All that is told of a thing; nothing if nothing is."""
    kind = reading.kind(node)
    about = About(reading, node)
    if not about.open and not kind:
        return _bare(reading, node)
    sitter: Sitter = next((k for k in KINDS if kind in k.KINDS), thing)
    line, called = sitter.line(about), names(about)
    card = sitter.card(about)
    about.take("SourceFault", "about")  # which stand where the documents disagree
    shown = [*sitter.sections(about), *every(about), rest(about), *apart(about)]
    shown.append(witness.foreign(reading, node))
    sections = tuple(section for section in shown if section)
    facts = tuple(s for s in sections if not s.apart) + tuple(s for s in sections if s.apart)
    title, what = reading.label(node), _what(reading, node)
    return Portrait(node.value, title, kind, what, line, called, card, facts, links(reading, node),
                    _standing(reading, node))  # fmt: skip


def _bare(reading: Reading, node: NamedNode) -> Portrait | None:
    """What no fact is told of, as triples: evidence, a rule, a term of another vocabulary."""
    if not reading.told(node):
        return None
    said = witness.said(reading, node)
    sections = (said,) if said else ()
    what, title = _what(reading, node), witness.title(reading, node)
    card = witness.card(reading, node)
    kind, found = reading.kind(node), links(reading, node)
    return Portrait(node.value, title, kind, what, (), (), card, sections, found)


def _what(reading: Reading, node: NamedNode) -> str:
    """The narrowest class of a thing, in words."""
    said = {s.triple[2] for s in reading.sayings.of(node) if s.triple[1] == TYPE}
    anywhere = {q.object for q in reading.store.quads_for_pattern(node, TYPE, None, None)}
    types = {t for t in anywhere | said if isinstance(t, NamedNode)}
    wide = {above for t in types for above in ontology().supers.get(t, ())}
    own = sorted(types - wide, key=lambda t: (not t.value.startswith(SB), t.value))
    return ontology().label(own[0]) if own else ""


def _standing(reading: Reading, node: NamedNode) -> str:
    """How a thing is told of that is none: planned, considered; nothing for one that is."""
    if reading.types(node):
        return ""
    said = [s.modality for s in reading.sayings.of(node) if s.triple[1] == TYPE]
    return next((how for how in said if how != "asserted"), "")
