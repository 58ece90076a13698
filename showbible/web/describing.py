"""What machines are told of the service and of its data: a service description, and VoID."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Store, Triple

from graph.asking.engine.formats import GRAPHS, ROWS
from graph.knowledge import KnowledgeGraph
from graph.terms import RDF, SB, TYPE, XSD, sb

SD = "http://www.w3.org/ns/sparql-service-description#"
VOID = "http://rdfs.org/ns/void#"
DCTERMS = "http://purl.org/dc/terms/"
FOAF = "http://xmlns.com/foaf/0.1/"
PREFIXES = {"sd": SD, "void": VOID, "dcterms": DCTERMS, "foaf": FOAF, "rdf": RDF, "xsd": XSD, "sb": SB}
EXAMPLES = ("Series", "Episode", "Person", "Character")
SIMPLE = "http://www.w3.org/ns/entailment/Simple"

Node = NamedNode | BlankNode
Value = NamedNode | BlankNode | Literal


class Telling:
    """Triples, gathered by their subjects."""

    def __init__(self) -> None:
        self._said: dict[Node, list[Triple]] = {}
        self._blank = 0

    def tell(self, subject: Node, predicate: str, *values: Value) -> None:
        triples = [Triple(subject, NamedNode(predicate), value) for value in values]
        self._said.setdefault(subject, []).extend(triples)

    @property
    def triples(self) -> list[Triple]:
        return [triple for said in self._said.values() for triple in said]

    def new(self, kind: str) -> BlankNode:
        self._blank += 1
        node = BlankNode(f"n{self._blank}")
        self.tell(node, RDF + "type", NamedNode(kind))
        return node


def description(knowledge: KnowledgeGraph, address: str, updates: bool) -> list[Triple]:
    """The service description: https://www.w3.org/TR/sparql11-service-description/."""
    told = Telling()
    service = told.new(SD + "Service")
    told.tell(service, SD + "endpoint", NamedNode(address))
    languages = ("SPARQL11Query", "SPARQL11Update") if updates else ("SPARQL11Query",)
    told.tell(service, SD + "supportedLanguage", *(NamedNode(SD + each) for each in languages))
    told.tell(service, SD + "resultFormat", *(NamedNode(each.iri) for each in (*ROWS, *GRAPHS)))
    told.tell(service, SD + "defaultEntailmentRegime", NamedNode(SIMPLE))
    dataset = told.new(SD + "Dataset")
    told.tell(service, SD + "defaultDataset", dataset)
    told.tell(dataset, SD + "defaultGraph", _graph(told, knowledge.store, DefaultGraph()))
    for name in sorted(knowledge.store.named_graphs(), key=str):
        if isinstance(name, NamedNode):
            named = told.new(SD + "NamedGraph")
            told.tell(named, SD + "name", name)
            told.tell(named, SD + "graph", _graph(told, knowledge.store, name))
            told.tell(dataset, SD + "namedGraph", named)
    return told.triples


def void(knowledge: KnowledgeGraph, name: str, home: str) -> list[Triple]:
    """The facts as a dataset: https://www.w3.org/TR/void/."""
    told, store = Telling(), knowledge.store
    dataset = NamedNode(home + ".well-known/void#dataset")
    document = NamedNode(home + ".well-known/void")
    told.tell(document, RDF + "type", NamedNode(VOID + "DatasetDescription"))
    told.tell(document, FOAF + "primaryTopic", dataset)
    told.tell(dataset, RDF + "type", NamedNode(VOID + "Dataset"))
    told.tell(dataset, DCTERMS + "title", Literal(name))
    told.tell(dataset, FOAF + "homepage", NamedNode(home))
    told.tell(dataset, VOID + "sparqlEndpoint", NamedNode(home + "sparql"))
    told.tell(dataset, VOID + "uriSpace", Literal(knowledge.base))
    told.tell(dataset, VOID + "vocabulary", NamedNode(SB), NamedNode("https://schema.org/"))
    told.tell(dataset, VOID + "feature", *(NamedNode(each.iri) for each in GRAPHS[:4]))
    told.tell(dataset, VOID + "exampleResource", *_examples(store, knowledge.base))
    _count(told, dataset, store)
    return told.triples


def _graph(told: Telling, store: Store, name: DefaultGraph | NamedNode) -> BlankNode:
    graph = told.new(SD + "Graph")
    told.tell(
        graph, VOID + "triples", _number(sum(1 for _ in store.quads_for_pattern(None, None, None, name)))
    )
    return graph


def _examples(store: Store, base: str) -> Iterator[NamedNode]:
    """The first thing of each of some classes."""
    for kind in EXAMPLES:
        things = store.quads_for_pattern(None, TYPE, sb(kind), DefaultGraph())
        ours = (str(q.subject.value) for q in things if isinstance(q.subject, NamedNode))
        if first := min((iri for iri in ours if iri.startswith(base)), default=""):
            yield NamedNode(first)


def _count(told: Telling, dataset: NamedNode, store: Store) -> None:
    """How much there is of what: triples, things, and each class and property."""
    properties: Counter[NamedNode] = Counter()
    classes: Counter[NamedNode] = Counter()
    subjects: set[Node] = set()
    for quad in store.quads_for_pattern(None, None, None, DefaultGraph()):
        properties[quad.predicate] += 1
        subjects.add(quad.subject)  # type: ignore[arg-type]
        if quad.predicate == TYPE and isinstance(quad.object, NamedNode):
            classes[quad.object] += 1
    told.tell(dataset, VOID + "triples", _number(properties.total()))
    told.tell(dataset, VOID + "distinctSubjects", _number(len(subjects)))
    told.tell(dataset, VOID + "classes", _number(len(classes)))
    told.tell(dataset, VOID + "properties", _number(len(properties)))
    for kind in sorted(classes, key=str):
        part = told.new(VOID + "Dataset")
        told.tell(dataset, VOID + "classPartition", part)
        told.tell(part, VOID + "class", kind)
        told.tell(part, VOID + "entities", _number(classes[kind]))
    for each in sorted(properties, key=str):
        part = told.new(VOID + "Dataset")
        told.tell(dataset, VOID + "propertyPartition", part)
        told.tell(part, VOID + "property", each)
        told.tell(part, VOID + "triples", _number(properties[each]))


def _number(count: int) -> Literal:
    return Literal(count)
