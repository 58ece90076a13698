"""Fills the templates: names from documents come out as text, whatever they hold."""

from __future__ import annotations

from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from showbible.web.kinds import sort, sorts, word
from showbible.web.shown import shown
from showbible.web.site import Site
from showbible.web.tree import tree

HERE = Path(__file__).parent


def site_of(request: Request) -> Site:
    site: Site = request.app.state.site
    return site


def page(request: Request, template: str, *, status: int = 200, **given: Any) -> HTMLResponse:
    """A page: its template sees what is given, and `site`, `href` and `request`."""
    site = site_of(request)
    html = _templates().get_template(template).render(site=site, href=site.href, request=request, **given)
    return HTMLResponse(html, status)


def version() -> str:
    try:
        return metadata.version("showbible")
    except metadata.PackageNotFoundError:  # run from a checkout that nobody installed
        return ""


@cache
def _templates() -> Environment:
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(sort_of=sort, sorts=sorts, kind_word=word, version=version(), tree=tree)
    made.filters["shown"] = shown
    return made
