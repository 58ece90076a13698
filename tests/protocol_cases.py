"""The W3C's tests of the SPARQL 1.1 Protocol, by their names there: what is sent, and what must come of it.

What each of them asks for is theirs; the words, the graphs and the queries are ours.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

SHELF = "http://shows.example/shelf/"
SCRIPT = "http://shows.example/Script"
DRAFT, PILOT, FINALE = SHELF + "draft", SHELF + "pilot", SHELF + "finale"
COPY = "http://shows.example/copy/"
PLAIN = {"Content-Type": "text/plain"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
QUERY = {"Content-Type": "application/sparql-query"}
UPDATE = {"Content-Type": "application/sparql-update"}


def to(**parameters: Any) -> str:
    return "/sparql?" + urlencode({k.replace("_", "-"): v for k, v in parameters.items()}, doseq=True)


def is_script(*graphs: str) -> str:
    return " ".join(f"<{g}> a <{SCRIPT}> ." for g in graphs)


def apart(*graphs: str) -> str:
    return " ".join(f"GRAPH ?g{n} {{ {is_script(g)} }}" for n, g in enumerate(graphs))


@dataclass(frozen=True)
class Case:
    """A test of the W3C by its name there: a request, and what must come of it; a last question after it."""

    name: str
    method: str
    path: str
    body: bytes | str = ""
    headers: dict[str, str] = field(default_factory=dict)
    good: bool = True
    answer: str = ""  # boolean, tabular or RDF
    after: str = ""  # this must be so when it is done

    def __str__(self) -> str:
        return self.name


TWO = {"default_graph_uri": [DRAFT, PILOT]}
NAMED_TWO = {"named_graph_uri": [DRAFT, PILOT]}
ALL = f"{{ {is_script(FINALE)} {apart(DRAFT, PILOT)} }}"
EMPTY = {"default_graph_uri": SHELF + "empty"}

QUERIES = [
    Case("query_post_form", "POST", to(**EMPTY), urlencode({"query": "ASK {}"}), FORM, answer="boolean"),
    Case("query_dataset_default_graphs_get", "GET", to(query=f"ASK {{ {is_script(DRAFT, PILOT)} }}", **TWO),
         answer="boolean"),
    Case("query_dataset_default_graphs_post", "POST", to(**TWO), f"ASK {{ {is_script(DRAFT, PILOT)} }}",
         QUERY, answer="boolean"),
    Case("query_dataset_named_graphs_post", "POST", to(**NAMED_TWO), f"ASK {{ {apart(DRAFT, PILOT)} }}",
         QUERY, answer="boolean"),
    Case("query_dataset_named_graphs_get", "GET", to(query=f"ASK {{ {apart(DRAFT, PILOT)} }}", **NAMED_TWO),
         answer="boolean"),
    Case("query_dataset_full", "POST", to(default_graph_uri=FINALE, **NAMED_TWO), f"ASK {ALL}", QUERY,
         answer="boolean"),
    Case("query_multiple_dataset", "POST", to(**NAMED_TWO),
         f"ASK FROM <{FINALE}> {{ {apart(DRAFT, PILOT)} }}", QUERY, answer="boolean"),
    Case("query_get", "GET", to(query="ASK {}", **EMPTY), answer="boolean"),
    Case("query_content_type_select", "POST", to(**EMPTY), "SELECT (7 AS ?season) {}", QUERY,
         answer="tabular"),
    Case("query_content_type_ask", "POST", to(**EMPTY), "ASK {}", QUERY, answer="boolean"),
    Case("query_content_type_describe", "POST", to(**EMPTY), f"DESCRIBE <{DRAFT}>", QUERY, answer="RDF"),
    Case("query_content_type_construct", "POST", to(**EMPTY), "CONSTRUCT { <a> <b> 7 } WHERE {}", QUERY,
         answer="RDF"),
    Case("query_post_direct", "POST", "/sparql", "ASK {}", QUERY, answer="boolean"),
    Case("bad_query_method", "PUT", to(query="ASK {}", **EMPTY), "", FORM, good=False),
    Case("bad_multiple_queries", "GET", to(query=["ASK {}", "SELECT * {}"]), good=False),
    Case("bad_query_wrong_media_type", "POST", "/sparql", "ASK {}", PLAIN, good=False),
    Case("bad_query_missing_form_type", "POST", "/sparql", urlencode({"query": "ASK {}"}), good=False),
    Case("bad_query_missing_direct_type", "POST", "/sparql", "ASK {}", good=False),
    Case("bad_query_non_utf8", "POST", "/sparql", "ASK {}".encode("utf-16"),
         {"Content-Type": "application/sparql-query; charset=UTF-16"}, good=False),
    Case("bad_query_syntax", "GET", to(query="ASK {"), good=False),
]  # fmt: skip


def filled(into: str, where: str, template: str = "?s a <http://shows.example/Copied>") -> str:
    """An update that begins anew with the three scripts, and writes of them what `where` finds."""
    scripts = " ".join(f"GRAPH <{g}> {{ {is_script(g)} }}" for g in (DRAFT, PILOT, FINALE))
    insert = f"INSERT {{ GRAPH <{into}> {{ {template} }} }} WHERE {{ {where} }}"
    return f"DROP ALL ; INSERT DATA {{ {scripts} }} ; {insert}"


def copied(into: str, *graphs: str) -> str:
    """That just these were written."""
    there = " ".join(f"<{g}> a <http://shows.example/Copied> ." for g in graphs)
    others = " ".join(f"FILTER(?other != <{g}>)" for g in graphs)
    return f"GRAPH <{into}> {{ {there} FILTER NOT EXISTS {{ ?other ?p ?o {others} }} }}"


NOTHING = "FILTER NOT EXISTS { ?s ?p ?o }"
ANY = f"?s a <{SCRIPT}>"
WHERE_IN = f'{{ GRAPH ?g {{ {ANY} }} BIND(?g AS ?in) }} UNION {{ {ANY} BIND("unnamed" AS ?in) }}'
IN = "http://shows.example/in"
BASED = f"GRAPH <{COPY}base> {{ <{DRAFT}> <{IN}> ?o FILTER(isIRI(?o) && STR(?o) != 'scene') }}"
RENAME = (
    f"WITH <{DRAFT}> DELETE {{ ?s <{IN}> 'Al' }} INSERT {{ ?s <{IN}> 'Alan' }} WHERE {{ ?s <{IN}> 'Al' }}"
)

UPDATES = [
    Case("update_dataset_default_graph", "POST", to(using_graph_uri=DRAFT), filled(COPY + "1", ANY), UPDATE,
         after=copied(COPY + "1", DRAFT)),
    Case("update_dataset_default_graphs", "POST", to(using_graph_uri=[DRAFT, PILOT]), filled(COPY + "2", ANY),
         UPDATE, after=copied(COPY + "2", DRAFT, PILOT)),
    Case("update_dataset_named_graphs", "POST", to(using_named_graph_uri=[DRAFT, PILOT]),
         filled(COPY + "3", f"GRAPH ?g {{ {ANY} }}"), UPDATE, after=copied(COPY + "3", DRAFT, PILOT)),
    Case("update_dataset_full", "POST", to(using_graph_uri=DRAFT, using_named_graph_uri=PILOT),
         filled(COPY + "4", WHERE_IN, f"?s <{IN}> ?in"), UPDATE,
         after=f"GRAPH <{COPY}4> {{ <{DRAFT}> <{IN}> 'unnamed' . <{PILOT}> <{IN}> <{PILOT}> "
               f"FILTER NOT EXISTS {{ <{FINALE}> ?p ?o }} }}"),
    Case("update_post_form", "POST", "/sparql", "update=CLEAR+ALL", FORM, after=NOTHING),
    Case("update_post_direct", "POST", "/sparql", "CLEAR ALL", UPDATE, after=NOTHING),
    Case("update_base_uri", "POST", "/sparql",
         f"CLEAR SILENT GRAPH <{COPY}base> ; "
         f"INSERT DATA {{ GRAPH <{COPY}base> {{ <{DRAFT}> <{IN}> <scene> }} }}", UPDATE, after=BASED),
    Case("bad_update_get", "GET", to(update="CLEAR ALL"), good=False),
    Case("bad_multiple_updates", "POST", "/sparql", "update=CLEAR+NAMED&update=CLEAR+ALL", FORM,
         good=False),
    Case("bad_update_wrong_media_type", "POST", "/sparql", "CLEAR NAMED", PLAIN, good=False),
    Case("bad_update_missing_form_type", "POST", "/sparql", "update=CLEAR+NAMED", good=False),
    Case("bad_update_non_utf8", "POST", "/sparql", "CLEAR NAMED".encode("utf-16"),
         {"Content-Type": "application/sparql-update; charset=UTF-16"}, good=False),
    Case("bad_update_syntax", "POST", "/sparql", "update=CLEAR+EVERYTHING", FORM, good=False),
    Case("bad_update_dataset_conflict", "POST", to(using_named_graph_uri=PILOT), RENAME, UPDATE, good=False),
]  # fmt: skip
KEPT = f"GRAPH <{COPY}kept> {{ <{DRAFT}> a <{SCRIPT}> }}"
