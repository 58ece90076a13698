"""Facts and merges as lists that show themselves in a notebook and turn into a DataFrame."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from graph.asking.cells import SHOWN, Cell, table
from graph.telling.evidence import FactRow, MergeRow
from graph.telling.sayings import Words

if TYPE_CHECKING:
    import pandas  # type: ignore[import-untyped,unused-ignore]

SAID = ("words", "document", "section", "start", "end", "rule", "confidence")


class Facts(list[FactRow]):
    """Facts, each with the words that say it."""

    def __repr__(self) -> str:
        return f"<Facts: {len(self):,}; for fact in facts: print(fact)>"

    def _repr_html_(self) -> str:
        rows = (
            [Cell(f.subject_label, f.subject), Cell(f.predicate_label, f.predicate),
             Cell(f.object_label, f.object), Cell(f.modality), *_said(f.words)]
            for f in self[:SHOWN]
        )  # fmt: skip
        columns = ("subject", "property", "value", "standing", "words", "document")
        return table(columns, rows, len(self), "fact")

    def to_frame(self) -> pandas.DataFrame:
        """One row for each place where a fact is said, with the labels and the addresses."""
        from graph.asking.frames import frame

        columns = ("subject", "property", "value", "standing", "rank", *SAID,
                   "subject_iri", "property_iri", "value_iri")  # fmt: skip
        rows = (
            (f.subject_label, f.predicate_label, f.object_label, f.modality, f.rank, *said,
             f.subject, f.predicate, f.object)
            for f in self for said in _places(f.words)
        )  # fmt: skip
        return frame(columns, rows)


class Merges(tuple[MergeRow, ...]):
    """Which names were taken for which things."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<Merges: {len(self):,}>"

    def _repr_html_(self) -> str:
        rows = (
            [Cell(m.name), Cell(m.label, m.entity), Cell(m.reason), *_said(m.words)] for m in self[:SHOWN]
        )
        return table(("name", "thing", "reason", "words", "document"), rows, len(self), "merge")

    def to_frame(self) -> pandas.DataFrame:
        """One row for each place where a name stands."""
        from graph.asking.frames import frame

        rows = ((m.name, m.label, m.reason, *said, m.entity) for m in self for said in _places(m.words))
        return frame(("name", "thing", "reason", *SAID, "thing_iri"), rows)


def _said(words: Sequence[Words]) -> list[Cell]:
    """The words of the first place, how many more there are, and where it is."""
    if not words:
        return [Cell(""), Cell("")]
    more = f" (+{len(words) - 1})" if len(words) > 1 else ""
    first = words[0]
    return [Cell(" ".join(first.exact.split()) + more), Cell(f"{first.document}:{first.start}–{first.end}")]


def _places(words: Sequence[Words]) -> list[tuple[Any, ...]]:
    return [(w.exact, w.document, w.section, w.start, w.end, w.rule, w.confidence) for w in words] or [
        (None,) * len(SAID)
    ]
