"""How the endpoint serves: what a question may take, who may ask, and whether anything may be changed."""

from __future__ import annotations

from dataclasses import dataclass

from graph.asking.engine import Limits


@dataclass(frozen=True, slots=True)
class Service:
    """`cors` lets pages of other sites ask; `updates` lets this machine change the graph in memory."""

    limits: Limits = Limits()  # noqa: RUF009  it cannot be changed
    cors: bool = False
    updates: bool = False
