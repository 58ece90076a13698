"""One page of an invented show in every form: each must give these facts, and the forms the same ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract import pipeline
from extract.entities import Entity, Statement

FORMS = sorted(p for p in (Path(__file__).parent / "forms").iterdir() if p.suffix != ".facts")
EXPECTED = (Path(__file__).parent / "forms" / "season.facts").read_text(encoding="utf-8").splitlines()
PLAIN = {"country", "datePublished", "dateEnded", "numberOfEpisodes", "originalNetwork", "numberInSeries"}


def said(path: Path) -> set[str]:
    """The facts of the families that people count, a line each; the page's own works by what they are."""
    extraction = pipeline.extract([(path.name, path.read_bytes())])
    lines = {line for statement in extraction.statements for line in _lines(statement)}
    return lines | {
        f"{s.subject.number} | title | {s.subject.name}" for s in extraction.statements if _is_episode(s)
    }


def _is_episode(s: Statement) -> bool:
    return s.subject.kind == "episode" and s.predicate == "numberInSeries"


def _lines(s: Statement) -> list[str]:
    work = str(s.subject.number) if s.subject.kind == "episode" else s.subject.kind
    parts = {role: getattr(f, "name", "") or getattr(f, "lexical", "") for role, f in s.qualifiers}
    value = s.object.name if isinstance(s.object, Entity) else s.object.lexical
    if s.predicate in PLAIN and s.subject.kind in ("season", "episode"):
        return [f"{work} | {s.predicate} | {value}"]
    if s.predicate == "credit" and s.subject.kind == "episode":
        return [f"{work} | credit | {value} | {parts['job']}"]
    if s.predicate == "performance":
        return [f"{work} | performance | {value} | {parts['character']} | {parts['billing']}"]
    if s.predicate == "nomination":
        told = (parts[role] for role in ("category", "nominee", "result", "year"))
        return [" | ".join((work, "nomination", *told))]
    return []


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_every_form_gives_the_same_facts(path: Path) -> None:
    """The floor is all of them and no other; it does not fall unasked."""
    assert sorted(said(path)) == sorted(EXPECTED)


def test_every_form_is_tried() -> None:
    """A new reader brings the page in its form."""
    assert len(FORMS) == 5
