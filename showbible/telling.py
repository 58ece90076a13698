"""The facts, merges and passed-over passages of a bible as answers, with the words they come from."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from graph.asking.query import Local
from graph.asking.results import Result, Term, clean, plain
from graph.knowledge import KnowledgeGraph
from graph.telling.evidence import facts, find, merges
from graph.telling.sayings import Words
from graph.terms import XSD

INTEGER, DECIMAL = NamedNode(XSD + "integer"), NamedNode(XSD + "decimal")
WORDS = ("words", "document", "section", "start", "end", "rule", "confidence")
PASSED = """SELECT ?words ?reason ?rule ?document ?start ?end { GRAPH ?g {
  ?p a sb:PassedOver ; oa:exact ?words ; sb:reason ?reason ; oa:start ?start ; oa:end ?end ;
     sb:document/rdfs:label ?document .
  OPTIONAL { ?p sb:rule/rdfs:label ?rule }
} } ORDER BY ?document ?start ?end ?reason ?rule"""

NONE = {"passed": "passages passed over"}
NAMES = "SELECT DISTINCT ?name { ?thing schema:name|skos:altLabel ?name } ORDER BY ?name"


class NotFound(LookupError):  # noqa: N818  the name says it
    """Nothing goes by a name."""

    def __init__(self, name: str, near: str) -> None:
        super().__init__(name)
        self.name, self.near = name, near

    def __str__(self) -> str:
        return f"nothing is called {self.name!r}{self.near}"


def told(knowledge: KnowledgeGraph, kind: str, about: str | None = None) -> Result:
    """All the rows of a kind, or those about one thing."""
    if about is not None:
        found(knowledge, about)
    if kind == "merges":
        return _merges(knowledge, about)
    if kind == "passed":
        return Local(knowledge).ask(PASSED)
    return _facts(knowledge, about)


def found(knowledge: KnowledgeGraph, about: str) -> list[NamedNode]:
    """The things of a name or IRI; an error that tells the near names if there are none."""
    things = find(knowledge, about)
    if not things:
        raise NotFound(about, _near(knowledge, about))
    return things


def _facts(knowledge: KnowledgeGraph, about: str | None) -> Result:
    rows = [
        (*map(Literal, (row.subject_label, row.predicate_label, row.object_label, row.modality)), *place)
        for row in facts(knowledge, about)
        for place in _places(row.words)
    ]
    return Result(("subject", "predicate", "object", "modality", *WORDS), tuple(rows))


def _merges(knowledge: KnowledgeGraph, about: str | None) -> Result:
    things = {node.value for node in find(knowledge, about)} if about is not None else None
    rows = [
        (Literal(row.name), Literal(row.label), Literal(row.reason), *place)
        for row in merges(knowledge)
        if things is None or row.entity in things
        for place in _places(row.words)
    ]
    return Result(("name", "thing", "reason", *WORDS), tuple(rows))


def _places(words: tuple[Words, ...]) -> list[tuple[Term | None, ...]]:
    return [
        (
            Literal(w.exact), Literal(w.document), Literal(w.section),
            Literal(str(w.start), datatype=INTEGER), Literal(str(w.end), datatype=INTEGER),
            Literal(w.rule), Literal(f"{w.confidence:g}", datatype=DECIMAL),
        )
        for w in words
    ] or [(None,) * len(WORDS)]  # fmt: skip


def as_text(result: Result, kind: str) -> str:
    """The rows to be read: each fact once, and under it the places that say it."""
    lines: list[str] = []
    before: tuple[str, ...] = ()
    for row in result.terms:
        cell = {column: clean(plain(term)) for column, term in zip(result.columns, row, strict=True)}
        head = _head(cell, kind)
        if head != before:
            lines.append(" · ".join(head))
        before = head
        if cell["words"] or kind == "passed":
            place = " · ".join(filter(None, (cell["document"], cell.get("section", ""), cell["rule"])))
            lines.append(f"    “{' '.join(cell['words'].split())}”  {place} · {cell['start']}–{cell['end']}")
    return "".join(f"{line}\n" for line in lines) or f"no {NONE.get(kind, kind)}\n"


def _head(cell: dict[str, str], kind: str) -> tuple[str, ...]:
    if kind == "passed":
        return (cell["reason"],)
    if kind == "merges":
        return (f"{cell['name']} → {cell['thing']}", cell["reason"])
    unsure = () if cell["modality"] == "asserted" else (cell["modality"],)
    return (cell["subject"], cell["predicate"], cell["object"], *unsure)


def _near(knowledge: KnowledgeGraph, name: str) -> str:
    from showbible.near import did_you_mean

    names = [str(row[0]) for row in Local(knowledge).ask(NAMES)]
    parts = set(name.casefold().split())
    within = [n for n in names if parts <= set(n.casefold().split())]
    return f"; did you mean {' or '.join(within[:3])}?" if within else did_you_mean(name, names, 3)
