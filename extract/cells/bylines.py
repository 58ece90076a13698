"""Who wrote and directed, as a table's cell says: "Story by : A & B", "Teleplay by : C", plain names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.document import Passage
from extract.grammar.names import may_be_name, split_names

_LABEL = re.compile(
    r"\b(?P<what>(?:television |tv )?story|(?:tele|screen)play|(?:television )?script|written|writing|adapted"
    r"|directed|storyboard(?:ed)?)(?: and (?:written|directed|teleplay|story))? by\s*:?\s*",
    re.IGNORECASE,
)
_JOBS = {"story": "story-by", "teleplay": "teleplay-by", "screenplay": "teleplay-by", "directed": "director"}
_NOTE = re.compile(r"\s*\([^()]*\)$|[†‡*]+$|\s*,\s*(?:A\.?S\.?C|B\.?S\.?C|A\.?C\.?E)\.?$")


def credited(cell: Passage, job: str) -> Iterator[tuple[str, Passage]]:
    """The job and the words of each name in a cell of a column for `job`, in order."""
    labels = list(_LABEL.finditer(cell.text))
    starts = [0, *(label.end() for label in labels)]
    ends = [*(label.start() for label in labels), len(cell.text)]
    jobs = [job, *(_job(label["what"], job) for label in labels)]
    for start, end, each in zip(starts, ends, jobs, strict=True):
        for name in people(cell.cut(start, end)):
            yield each, name


def people(words: Passage) -> list[Passage]:
    """The people of a cell that can hold nothing else."""
    pieces = [piece.cut(0, len(_NOTE.sub("", piece.text))) for piece in split_names(words)]
    return [piece for piece in pieces if may_be_name(piece.text)]


def _job(label: str, usual: str) -> str:
    return _JOBS.get(label.casefold().split()[-1], usual)
