"""Lists and tables of the cast: "Krysten Ritter as Jessica Jones: A former superhero …" below "Main"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from extract.cells.billing import Appearance, appearances, billing_in, is_cast
from extract.cells.castlists import Role, roles, side_of_actors
from extract.cells.casttables import appearing
from extract.document import Document, Item, Paragraph, Passage, Section
from extract.facts import Fact, Finding, Passed, Ref, Value
from extract.grammar.names import folded
from extract.known import Known

ACTOR = Ref("job", "actor")


def facts(document: Document, known: Known) -> Iterator[Finding]:
    credits = (fact for fact in known.facts if fact.predicate == "credit" and fact.get("job") == ACTOR)
    stars = frozenset(folded(credit.object.name) for credit in credits if isinstance(credit.object, Ref))
    lists = (b for b in document.blocks if isinstance(b, Item | Paragraph) and _is_listed(b))
    for section, blocks in groupby(lists, key=lambda block: block.section):
        yield from _listed([block.passage for block in blocks], section, known, stars)
    for table in document.tables:
        for role, ways in appearing(table, anywhere=known.topic.type == "characters"):
            yield _said(role, ways, table.section, known, stars)


def _is_listed(block: Item | Paragraph) -> bool:
    """Items below a heading about the cast; short lines there too, where a form lost the bullets."""
    if not is_cast(block.section):
        return False
    return isinstance(block, Item) or (len(block.passage.text) < 80 and " as " in block.passage.text)


def _listed(items: list[Passage], section: Section, known: Known, stars: frozenset[str]) -> Iterator[Finding]:
    surrounded = sum(" as " in item.text for item in items) > 2
    actors = side_of_actors(items, stars)
    for item in items:
        found = roles(item, section, stars, surrounded=surrounded, actors=actors)
        if not found:
            yield Passed(item.span(), "no actor and character to be told apart")
        for role in found:
            for way in appearances(role.note) or [Appearance()]:
                yield _said(role, way, section, known, stars)


def _said(role: Role, way: Appearance, section: Section, known: Known, stars: frozenset[str]) -> Fact:
    # A list right below "Cast" says nothing of billing; the infobox's "Starring" does.
    billed = way.billing or billing_in(section) or ("Main" if folded(role.actor.name) in stars else None)
    parts: list[tuple[str, Ref | Value]] = []
    if role.character is None:
        parts.append(("job", ACTOR))
    else:
        parts.append(("character", role.character))
        parts += [("billing", Value(billed))] if billed else []
        parts += [("manner", Value(way.manner))] if way.manner else []
        parts += [("creditedAs", role.printed)] if role.printed else []
    scopes = [Ref("season", str(n), season=n) for n in way.seasons] or [known.topic.work]
    parts += [("scope", scope) for scope in scopes if scope.kind == "season"]
    predicate = "credit" if role.character is None else "performance"
    return Fact(known.topic.work, predicate, role.actor, role.span, tuple(parts), confidence=role.confidence)
