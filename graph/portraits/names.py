"""How a thing is called besides its title, and where it stands elsewhere."""

from __future__ import annotations

from pyoxigraph import NamedNode

from graph.ontology import ontology
from graph.portraits.about import DEPRECATED, About
from graph.portraits.reading import FACTS, Reading
from graph.portraits.shown import Cell, Piece
from graph.terms import ALT_LABEL, OWL, SKOS, sb

NAMING = ("birthName", "alias", "nickname", "alterEgo", "workingTitle")
ELSEWHERE = tuple(NamedNode(term) for term in (SKOS + "exactMatch", SKOS + "closeMatch", OWL + "sameAs"))
SHORT = (("http://www.wikidata.org/entity/", "Wikidata "), ("http://dbpedia.org/resource/", "DBpedia "))


def names(about: About) -> Cell:
    """Other names, those first that say what they are."""
    reading = about.reading
    made: dict[str, Piece] = {}
    for name in NAMING:
        label = ontology().label(sb(name))
        for one in about.take(name, "from", also=(DEPRECATED,)):
            for value in one.fillers("to"):
                made.setdefault(
                    reading.label(value), reading.piece(value, one.said, one.standing, after=label)
                )
    title = reading.label(about.node)
    for saying in sorted(reading.sayings.of(about.node), key=lambda s: str(s.triple[2])):
        words = reading.label(saying.triple[2])
        if saying.triple[1] == ALT_LABEL and words != title:
            standing = "" if saying.modality == "asserted" else saying.modality
            made.setdefault(words, reading.piece(saying.triple[2], [saying], standing))
    return tuple(made.values())


def links(reading: Reading, node: NamedNode) -> tuple[Piece, ...]:
    """The same or nearly the same thing elsewhere."""
    found = []
    for property_ in ELSEWHERE:
        for quad in reading.store.quads_for_pattern(node, property_, None, FACTS):
            if isinstance(quad.object, NamedNode):
                near = "likely" if property_ == ELSEWHERE[1] else ""
                found.append(Piece(_called(quad.object.value), quad.object.value, after=near))
    return tuple(sorted(found, key=lambda piece: piece.iri))


def _called(iri: str) -> str:
    place = next(((iri.removeprefix(start), name) for start, name in SHORT if iri.startswith(start)), None)
    return f"{place[1]}{place[0]}" if place else iri
