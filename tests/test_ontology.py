"""The ontology declares, explains and places every term that rules and frames use."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import rdflib
from pyshacl import validate
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef

from graph.building.frames import frames, job, jobs
from graph.ontology import FILE, SHAPES, ontology
from graph.terms import SB, SCHEMA, sb
from graph.words import camel

ROOT = Path(__file__).parents[1]
RULES = ROOT / "extract" / "rules"
ONTOLOGY = Graph().parse(FILE)
OURS = sorted({t for t in ONTOLOGY.subjects(RDF.type) if str(t).startswith(SB)})
CLASSES = [t for t in OURS if (t, RDF.type, OWL.Class) in ONTOLOGY]
PROPERTIES = [
    t for t in OURS if {OWL.ObjectProperty, OWL.DatatypeProperty} & set(ONTOLOGY.objects(t, RDF.type))
]
TIE_KEYS = {"property", "former", "adoptive", "step", "half", "foster"}


def short(term: object) -> str:
    return str(term).removeprefix(SB)


@pytest.mark.parametrize("term", OURS, ids=short)
def test_every_term_is_explained(term: URIRef) -> None:
    """Each term has one label and one comment in English."""
    for predicate in (RDFS.label, RDFS.comment):
        words = list(ONTOLOGY.objects(term, predicate))
        assert [w.language for w in words] == ["en"], f"{short(term)} {predicate}"  # type: ignore[attr-defined]


@pytest.mark.parametrize("term", OURS, ids=short)
def test_every_term_is_shown(term: URIRef) -> None:
    """Each term has an example that uses it."""
    assert f"sb:{short(term)} " in str(ONTOLOGY.value(term, SKOS.example))


@pytest.mark.parametrize("term", PROPERTIES, ids=short)
def test_every_property_has_its_ends(term: URIRef) -> None:
    """Each property says what it is of and what it leads to; owl:Thing where that may be anything."""
    for end in (RDFS.domain, RDFS.range):
        assert len(list(ONTOLOGY.objects(term, end))) == 1, f"{short(term)} {end}"


def test_super_terms_are_schema_orgs() -> None:
    """What stands above ours with schema.org's address is there."""
    above = (RDFS.subClassOf, RDFS.subPropertyOf)
    theirs = {o for p in above for o in ONTOLOGY.objects(None, p) if str(o).startswith(SCHEMA)}
    assert len(theirs) > 40
    assert [term for term in sorted(theirs) if term not in rdflib.SDO] == []


@pytest.mark.parametrize("term", PROPERTIES, ids=short)
def test_property_kinds(term: URIRef) -> None:
    """A property holds things or literals, not both, and ours above it are of the same kind."""
    kinds = {OWL.ObjectProperty, OWL.DatatypeProperty} & set(ONTOLOGY.objects(term, RDF.type))
    assert len(kinds) == 1
    for above in ONTOLOGY.objects(term, RDFS.subPropertyOf):
        assert not str(above).startswith(SB) or kinds <= set(ONTOLOGY.objects(above, RDF.type))


def test_terms_lead_to_declared_terms() -> None:
    """No domain, range or super-term of ours is undeclared."""
    links = (RDFS.domain, RDFS.range, RDFS.subClassOf, RDFS.subPropertyOf, OWL.disjointWith, OWL.inverseOf)
    ends = {o for p in links for o in ONTOLOGY.objects(None, p) if str(o).startswith(SB)}
    assert ends <= set(OURS)


def test_matches_claim_likeness_only() -> None:
    """Wikidata and DBpedia are matched with SKOS, never declared to be the same or above."""
    for subject, predicate, value in ONTOLOGY:
        if "dbpedia.org" in str(value) or "wikidata.org" in str(value):
            assert str(predicate).startswith(str(SKOS)), f"{subject} {predicate} {value}"
    assert not list(ONTOLOGY.subject_objects(OWL.equivalentClass))


@pytest.mark.parametrize(
    ("term", "above"),
    [
        ("storyBy", sb("writer")), ("teleplayBy", sb("writer")), ("coShowrunner", sb("showrunner")),
        ("motherOf", sb("relatedTo")), ("kills", sb("relatedTo")), ("alias", SCHEMA), ("director", SCHEMA),
        ("Series", SCHEMA), ("Season", SCHEMA), ("Episode", SCHEMA), ("Person", SCHEMA),
        ("Performance", SCHEMA),
    ],
)  # fmt: skip
def test_super_terms(term: str, above: object) -> None:
    """The contract's terms stand under their super-terms."""
    found = ontology().supers[sb(term)]
    if term == "alias":
        assert [a.value for a in found] == [str(SKOS.altLabel)]
    else:
        assert above in found or any(a.value.startswith(str(above)) for a in found)


def test_a_character_is_never_a_person() -> None:
    """No way leads from a character to schema:Person."""
    assert not any(a.value.startswith(SCHEMA) for a in ontology().supers.get(sb("Character"), ()))
    assert (URIRef(SB + "Person"), OWL.disjointWith, URIRef(SB + "Character")) in ONTOLOGY


@pytest.mark.parametrize("name", sorted(frames()))
def test_frames_are_declared(name: str) -> None:
    """A frame's class and properties, and the values it gives of itself, are terms of the ontology."""
    frame = frames()[name]
    used = [
        frame.cls,
        frame.subject,
        frame.object,
        *frame.roles.values(),
        *frame.default.values(),
    ]
    used += [name for _, name, _ in frame.derived if name != "=job"]
    assert [t for t in used if not ontology().declares(sb(t))] == []


@pytest.mark.parametrize("name", sorted(jobs()))
def test_jobs_are_declared(name: str) -> None:
    """A job's property is one of the ontology; a job without one gets its credit all the same."""
    assert not job(name).property or ontology().declares(sb(job(name).property))


def test_every_tie_of_the_rules_is_declared() -> None:
    """What `relations.toml` can say of a character is a sub-property of sb:relatedTo."""
    ties = tomllib.loads((RULES / "relations.toml").read_text("utf-8"))
    assert [
        t
        for t in sorted(set(_values(ties, TIE_KEYS)))
        if sb("relatedTo") not in ontology().supers.get(sb(t), ())
    ] == []


def _values(entry: Any, keys: set[str]) -> Iterator[str]:
    for key, value in entry.items() if isinstance(entry, dict) else ():
        if key in keys and isinstance(value, str):
            yield value
        yield from _values(value, keys)
    for value in entry if isinstance(entry, list) else ():
        yield from _values(value, keys)


def test_every_predicate_of_the_golden_cases_is_declared() -> None:
    """What rules say, frames or plain, and all their qualifiers, can be written down."""
    unknown = set()
    for file in sorted((ROOT / "tests" / "golden").rglob("*.facts")):
        for line in file.read_text("utf-8").splitlines():
            parts = re.split(r" \| ", line)
            if len(parts) < 4:
                continue
            frame = frames().get(parts[1])
            unknown |= {parts[1]} if frame is None and not ontology().declares(sb(parts[1])) else set()
            for role in re.findall(r"(?:^|; )(\w+)=", parts[3]):
                unknown |= set() if ontology().declares(sb(frame.role(role) if frame else role)) else {role}
    assert unknown == set()


def test_shapes_are_shapes() -> None:
    """The shapes are well-formed SHACL, and speak of declared terms only."""
    shapes = Graph().parse(SHAPES)
    conforms, _, report = validate(Graph(), shacl_graph=shapes, meta_shacl=True)
    assert conforms, report
    used = {str(o) for o in shapes.objects() if str(o).startswith(SB) and (o, None, None) not in shapes}
    assert used <= {str(t) for t in OURS}


def test_every_billing_of_the_rules_is_declared() -> None:
    """The billings and manners that rules can read are terms of the ontology."""
    read = tomllib.loads((ROOT / "extract" / "cells" / "billing.toml").read_text("utf-8"))
    assert [w for w in (*read["billing"], *read["manner"]) if not ontology().declares(sb(camel(w)))] == []
