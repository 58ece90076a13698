"""The bible as one HTML file to look at: it works with no network, and nothing in it moves by itself."""

from __future__ import annotations

import gc
import hashlib
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from graph.knowledge import KnowledgeGraph
from graph.network import network
from graph.view.choice import named, part
from graph.view.communities import communities
from graph.view.content import Content
from graph.view.costs import costs
from graph.view.drawing import drawing
from graph.view.model import model
from graph.view.packing import blocks
from graph.view.roles import Roles
from graph.view.verbs import phrases
from graph.writing.files import write

if TYPE_CHECKING:
    from pyvis.network import Network

HERE = Path(__file__).parent
SCRIPTS = (
    *(
        "data",
        "hooks",
        "chunks",
        "look",
        "labels",
        "draw",
        "around",
        "layouts",
        "columns",
        "ring",
        "time",
        "free",
    ),
    *("more", "hand", "facts", "panel", "list", "find", "legend", "state"),
    *("ways", "asks", "sheets", "sieves", "ranks", "connect", "bundles", "picture", "save", "main"),
)
# what else the page is given
DATA: tuple[Callable[[networkx.MultiDiGraph], dict[str, Any]], ...] = (costs, phrases, communities)
STYLES = ("page.css", "asks.css")
POLICY = (
    "default-src 'none'; script-src {scripts}; style-src {styles}; img-src data:; base-uri 'none'; "
    "form-action 'none'"
)
LIBRARY = "lib/vis-9.1.2/vis-network.min.js"  # its style sheet dresses buttons that the page does not use
DEPTH = 2  # lines that a page goes from the things that it opens around
NOTEBOOK = 150  # things in a notebook's cell, where the page is saved along


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page stands that a server gives: its way to the other pages, and to those of things.

    `ways` are addresses with their words; a thing's page is at `things` and what its IRI has after the
    base, or for a foreign one at `others` and its whole IRI.
    """

    ways: tuple[tuple[str, str], ...]
    base: str
    things: str
    others: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page, and the policy that lets its own scripts and styles run and nothing else."""

    html: str
    policy: str


def view(
    graph: KnowledgeGraph,
    path: str | Path,
    *,
    most: int | None = None,
    around: Iterable[str] = (),
    depth: int = DEPTH,
) -> None:
    """Write the page to a file, whole or not at all."""
    write(Path(path), page(graph, most, around, depth).encode())


def page(
    graph: KnowledgeGraph, most: int | None = None, around: Iterable[str] = (), depth: int = DEPTH
) -> str:
    """The page; with `around`, names or IRIs of things, it opens at them and what is `depth` lines away.

    With `most`, it holds only that many things: those nearest to these, or those that meet the most others.
    """
    return served(graph, None, most, around, depth).html


def served(
    graph: KnowledgeGraph,
    place: Place | None,
    most: int | None = None,
    around: Iterable[str] = (),
    depth: int = DEPTH,
) -> Page:
    """The page as a server gives it, which says its policy itself."""
    with _unswept():
        drawn = network(graph)
        centres = named(graph, drawn, around)
        return _render(graph, part(drawn, centres, depth, most), centres, depth, place)


@contextmanager
def _unswept() -> Iterator[None]:
    """Without looking for garbage among millions of things that are all used: it took half of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def notebook(
    graph: KnowledgeGraph,
    most: int = NOTEBOOK,
    height: int = 600,
    around: Iterable[str] = (),
    depth: int = DEPTH,
) -> str:
    """The page as a frame for a notebook's cell: it stays in the saved notebook, and sees nothing of it."""
    return (
        f'<iframe sandbox="allow-scripts" title="Show Bible" style="width:100%;height:{height}px;border:0" '
        f'srcdoc="{escape(page(graph, most, around, depth))}"></iframe>'
    )


def to_pyvis(graph: KnowledgeGraph) -> Network:
    """The network as pyvis knows it, every thing in its place, for those who draw with pyvis themselves."""
    return model(network(graph))


def _render(
    graph: KnowledgeGraph,
    drawn: networkx.MultiDiGraph,
    centres: Sequence[str],
    depth: int,
    place: Place | None,
) -> Page:
    roles = Roles(drawn)
    content = Content(graph, drawn, _homes(roles))
    told = content.data()
    data: dict[str, Any] = {"title": _title(drawn), **drawing(drawn, roles, centres, depth), **told}
    data |= {name: value for part in DATA for name, value in part(drawn).items()}
    data["place"] = [place.base, place.things, place.others] if place else []
    css, script, library = _styles(), _script(), _library()
    policy = POLICY.format(scripts=f"{_hash(library)} {_hash(script)}", styles=_hash(css))
    policy += "; frame-ancestors 'none'" if place else ""  # which only a header may say
    text: str = _template().render(
        title=data["title"],
        css=Markup(css),
        library=Markup(library),
        script=Markup(script),
        policy=Markup(policy),
        place=place,
        documents=[title or name for name, title in told["documents"]],
        blocks=[(block.id, block.type, Markup(block.text)) for block in blocks(data, content.chunks)],
    )
    return Page(text.rstrip("\n") + "\n", policy)


def _homes(roles: Roles) -> list[int]:
    """The number of each thing's show, so that what is asked for together is read together."""
    places = {show.series: i for i, show in enumerate(roles.shows)}
    return [places.get(roles.nearest.get(node, ""), 0) for node in roles.network]


def _title(drawn: networkx.MultiDiGraph) -> str:
    """The names of the series that most is told of."""
    series = [n for n in drawn if drawn.nodes[n]["kind"] == "series"]
    named = sorted(series, key=lambda n: (-drawn.degree(n), n))
    known = [n for n in named if drawn.degree(n) * 20 >= drawn.degree(named[0])]
    return (
        ", ".join(drawn.nodes[n]["label"] for n in known[:3]) + (" …" if len(known) > 3 else "")
        or "Show Bible"
    )


def _hash(text: str) -> str:
    """What the page's security policy knows a script or style sheet by."""
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _template() -> Any:
    return Environment(autoescape=True, undefined=StrictUndefined).from_string(_read("page.html"))


def _styles() -> str:
    return "".join(_read(name) for name in STYLES)


def _script() -> str:
    texts = "\n".join(_read(f"page/{name}.js") for name in SCRIPTS)
    return '"use strict";\n(async () => {\n' + texts + "})();\n"


@cache
def _library() -> str:
    """vis-network as pyvis brings it, without the address of its source map."""
    import pyvis

    text = (Path(pyvis.__file__).parent / LIBRARY).read_text("utf-8")
    return text.partition("//# sourceMappingURL=")[0]


def _read(name: str) -> str:
    return (HERE / name).read_text("utf-8")
