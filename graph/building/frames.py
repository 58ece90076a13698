"""How facts of more than one triple are written: frames and jobs, read from their data files."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

QUALIFIED = "relationship"  # the frame of plain facts that come with qualifiers


@dataclass(frozen=True)
class Frame:
    """One entry of `frames.toml`; the names are explained there."""

    name: str
    cls: str
    subject: str
    object: str
    label: str
    path: tuple[str, ...] = ()
    roles: Mapping[str, str] = field(default_factory=dict)
    default: Mapping[str, str] = field(default_factory=dict)
    modal: bool = False
    derived: tuple[tuple[str, str, str], ...] = ()

    def role(self, qualifier: str) -> str:
        """The property that holds a qualifier."""
        return self.roles.get(qualifier, qualifier)


@dataclass(frozen=True)
class Job:
    """One entry of `jobs.toml`: what the job is called, and the property that says it in one triple."""

    name: str
    label: str
    property: str = ""


@cache
def frames() -> Mapping[str, Frame]:
    found = {}
    for name, entry in _read("frames.toml").items():
        frame = dict(entry)
        frame["cls"] = frame.pop("class")
        frame["path"] = tuple(frame.get("path", ()))
        frame["derived"] = tuple(tuple(d) for d in frame.get("derived", ()))
        found[name] = Frame(name, **frame)
    return found


@cache
def jobs() -> Mapping[str, Job]:
    found = _read("jobs.toml").items()
    return {
        name: Job(name, entry.get("label", _spaced(name)), entry.get("property", "")) for name, entry in found
    }


def job(name: str) -> Job:
    """A job by its id, known or not."""
    return jobs().get(name) or Job(name, _spaced(name))


def _spaced(name: str) -> str:
    return name.replace("-", " ")


def _read(name: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads(Path(__file__).with_name(name).read_text("utf-8"))
