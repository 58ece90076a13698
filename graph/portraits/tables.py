"""Situations as tables, by the plans in `plans.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from graph.portraits.about import About
from graph.portraits.shown import Row, Section, Table
from graph.telling.told import Told

WAYS = ("considered", "attributed")  # how such situations as stand apart anyway are put


@dataclass(frozen=True, slots=True)
class Plan:
    """How the situations of a class are shown; the names are explained in `plans.toml`."""

    cls: str
    heading: str
    columns: Mapping[str, tuple[str, ...]]
    order: tuple[str, ...] = ()
    close: frozenset[str] = frozenset()
    sign: str = ""
    apart: str = ""
    whole: frozenset[str] = frozenset()


def planned(about: About, cls: str, title: str = "") -> Section | None:
    """The situations of one class that nobody has taken, as a section of one table."""
    plan = plans()[cls]
    found = about.take(cls, also=WAYS if plan.apart else ())
    if not found:
        return None
    return Section(title or plan.heading, (table(about, plan, found),), plan.apart)


def every(about: About) -> Iterator[Section]:
    """A section for each class of situations of which something is still open."""
    for cls in plans():
        section = planned(about, cls)
        if section:
            yield section


def table(about: About, plan: Plan, found: list[Told], title: str = "", grouped: str = "") -> Table:
    """The situations in the order of the plan; by the words of one column if they are to be grouped."""
    columns = {heading: names for heading, names in plan.columns.items() if heading != grouped}
    ordered = sorted(found, key=lambda one: _place(about, plan, one))
    rows = []
    for one in ordered:
        cells = [
            about.cell(one, *names, whole=not plan.whole.isdisjoint(names)) for names in columns.values()
        ]
        words = [about.reading.label(v) for name in plan.columns.get(grouped, ()) for v in one.fillers(name)]
        group = (", ".join(words) or f"{grouped} not told") if grouped else ""
        rows.append(replace(about.row(one, cells, _sign(one, plan)), group=group))
    return shaped(tuple(columns), rows, plan.close, title, bool(plan.apart))


def shaped(
    columns: tuple[str, ...], rows: list[Row], close: frozenset[str], title: str = "", apart: bool = False
) -> Table:
    """A table without its empty columns; where all of it stands apart, no row says so again."""
    kept = [i for i in range(len(columns)) if any(row.cells[i] for row in rows)]
    slim = tuple(
        replace(row, cells=tuple(row.cells[i] for i in kept), standing="" if apart else row.standing)
        for row in rows
    )
    places = frozenset(at for at, i in enumerate(kept) if columns[i] in close)
    return Table(tuple(columns[i] for i in kept), slim, title, places)


def _place(about: About, plan: Plan, one: Told) -> tuple[tuple[str, ...], ...]:
    """Where a row stands: what lacks a part stands behind what has it."""
    parts = ([str(o.value) for o in one.fillers(name)] for name in plan.order)
    return (*(tuple(words) or ("\U0010ffff",) for words in parts), (one.node.value,))


def _sign(one: Told, plan: Plan) -> str:
    value = next(iter(one.fillers(plan.sign)), None) if plan.sign else None
    return str(value.value).rpartition("#")[2].lower() if value is not None else ""


@cache
def plans() -> Mapping[str, Plan]:
    file = tomllib.loads(Path(__file__).with_name("plans.toml").read_text("utf-8"))
    found = {}
    for entry in file["plan"]:
        columns = {heading: tuple(parts) for heading, parts in entry["columns"].items()}
        order, close = tuple(entry.get("order", ())), frozenset(entry.get("close", ()))
        told = (entry.get("sign", ""), entry.get("apart", ""), frozenset(entry.get("whole", ())))
        found[entry["class"]] = Plan(entry["class"], entry["heading"], columns, order, close, *told)
    return found
