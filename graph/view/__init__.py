"""The bible as one HTML file to look at: it works with no network, and nothing in it moves by itself."""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from graph.knowledge import KnowledgeGraph
from graph.network import BETWEEN, network
from graph.view.content import Content
from graph.view.kinds import kinds, line_kinds
from graph.view.model import model
from graph.view.roles import short
from graph.writing.files import write

if TYPE_CHECKING:
    from pyvis.network import Network

HERE = Path(__file__).parent
SCRIPTS = (
    "data",
    "hooks",
    "look",
    "labels",
    "draw",
    "around",
    "facts",
    "panel",
    "list",
    "find",
    "legend",
    "state",
    "main",
)
DATA: tuple[Callable[[networkx.MultiDiGraph], dict[str, Any]], ...] = ()  # what else the page is given
LIBRARY = "lib/vis-9.1.2/vis-network.min.js"  # its style sheet dresses buttons that the page does not use
NOTEBOOK = 150  # things in a notebook's cell, where the page is saved along


def view(graph: KnowledgeGraph, path: str | Path) -> None:
    """Write the page to a file, whole or not at all."""
    write(Path(path), page(graph).encode())


def page(graph: KnowledgeGraph, most: int | None = None) -> str:
    """The page; with `most`, only that many things, those that meet the most others."""
    drawn = network(graph)
    return _render(graph, drawn if most is None else best_known(drawn, most))


def notebook(graph: KnowledgeGraph, most: int = NOTEBOOK, height: int = 600) -> str:
    """The page as a frame for a notebook's cell: it stays in the saved notebook, and sees nothing of it."""
    return (
        f'<iframe sandbox="allow-scripts" title="Show Bible" style="width:100%;height:{height}px;border:0" '
        f'srcdoc="{escape(page(graph, most))}"></iframe>'
    )


def to_pyvis(graph: KnowledgeGraph) -> Network:
    """The network as pyvis knows it, every thing in its place, for those who draw with pyvis themselves."""
    return model(network(graph))


def best_known(drawn: networkx.MultiDiGraph, most: int) -> networkx.MultiDiGraph:
    """The part of a network with the things that meet the most others."""
    ranked = sorted(
        drawn, key=lambda node: (drawn.nodes[node]["kind"] != "series", -drawn.degree(node), node)
    )
    kept = set(ranked[:most])
    return networkx.MultiDiGraph(drawn.subgraph(kept)) if len(kept) < len(drawn) else drawn


def _render(graph: KnowledgeGraph, drawn: networkx.MultiDiGraph) -> str:
    content = Content(graph, drawn).data()
    more = {name: value for part in DATA for name, value in part(drawn).items()}
    css, script, library = _read("page.css"), _script(), _library()
    title = _title(drawn)
    text: str = _template().render(
        title=title,
        css=Markup(css),
        styles=_hash(css),
        library=Markup(library),
        script=Markup(script),
        scripts=f"{_hash(library)} {_hash(script)}",
        documents=[title or name for name, title in content["documents"]],
        data=Markup(_json({"title": title, **_drawing(drawn), **content, **more})),
    )
    return text.rstrip("\n") + "\n"


def _drawing(drawn: networkx.MultiDiGraph) -> dict[str, Any]:
    """What is drawn, out of the pyvis model, in short lists: `data.js` says what stands where."""
    pyvis = model(drawn)
    numbers = {iri: i for i, iri in enumerate(drawn)}
    kind_places = {entry.id: i for i, entry in enumerate(kinds())}
    line_places = {entry.id: i for i, entry in enumerate(line_kinds())}
    base = _base(list(drawn))
    things = []
    for node in pyvis.nodes:
        names = [name for name in drawn.nodes[node["id"]]["names"].split(BETWEEN) if name]
        place = (node["x"], node["y"], node["side"], node["size"])
        drawn_as = short(drawn, node["id"])
        things.append([kind_places[node["group"]], node["label"], names, *place, node["id"][len(base) :]])
        if drawn_as != node["label"]:
            things[-1].append(drawn_as)
    lines: dict[tuple[int, int, int], list[str]] = {}
    for edge in pyvis.edges:
        key = (numbers[edge["from"]], numbers[edge["to"]], line_places[edge["group"]])
        if edge["title"] not in lines.setdefault(key, []):
            lines[key].append(edge["title"])
    return {
        "base": base,
        "kinds": [[k.id, k.label, k.shape, k.light, k.dark, int(k.off)] for k in kinds()],
        "lineKinds": [[k.id, k.label, k.light, k.dark, int(k.dash), int(k.off)] for k in line_kinds()],
        "things": things,
        "lines": [[*key, ", ".join(labels)] for key, labels in lines.items()],
    }


def _title(drawn: networkx.MultiDiGraph) -> str:
    """The names of the series that most is told of."""
    series = [n for n in drawn if drawn.nodes[n]["kind"] == "series"]
    named = sorted(series, key=lambda n: (-drawn.degree(n), n))
    known = [n for n in named if drawn.degree(n) * 20 >= drawn.degree(named[0])]
    return (
        ", ".join(drawn.nodes[n]["label"] for n in known[:3]) + (" …" if len(known) > 3 else "")
        or "Show Bible"
    )


def _base(iris: list[str]) -> str:
    """What all the IRIs begin with, up to a slash."""
    if not iris:
        return ""
    first, last = min(iris), max(iris)
    same = next(
        (i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last))
    )
    return first[: first.rfind("/", 0, same) + 1]


def _json(data: Any) -> str:
    """JSON that no markup can break out of."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _hash(text: str) -> Markup:
    """What the page's security policy knows a script or style sheet by."""
    return Markup(f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'")


@cache
def _template() -> Any:
    return Environment(autoescape=True, undefined=StrictUndefined).from_string(_read("page.html"))


def _script() -> str:
    return '"use strict";\n(() => {\n' + "\n".join(_read(f"page/{name}.js") for name in SCRIPTS) + "})();\n"


@cache
def _library() -> str:
    """vis-network as pyvis brings it, without the address of its source map."""
    import pyvis

    text = (Path(pyvis.__file__).parent / LIBRARY).read_text("utf-8")
    return text.partition("//# sourceMappingURL=")[0]


def _read(name: str) -> str:
    return (HERE / name).read_text("utf-8")
