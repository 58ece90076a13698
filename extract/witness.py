"""The words that a fact rests on, as evidence: what they are, and the sentence, cell or line around them."""

from __future__ import annotations

from bisect import bisect_right

from extract.document import Document, Passage, Span, Table
from extract.entities import Evidence
from extract.facts import Modality
from extract.grammar.sentences import sentences

AROUND = 300  # code points of context kept on each side at most


class LostWords(ValueError):  # noqa: N818  the name says it
    """A span that is no stretch of its document, so that the words which make a fact cannot be shown."""

    def __init__(self, document: Document, span: Span, rule: str) -> None:
        super().__init__(document, span, rule)
        self.document, self.span, self.rule = document.name, span, rule
        self.length = len(document.text)

    def __str__(self) -> str:
        return (
            f"{self.document}: rule {self.rule or '?'} points to {self.span.start}:{self.span.end}, "
            f"but the text has {self.length} characters and evidence needs at least one; correct the rule"
        )


class Witness:
    """One document's evidence, each piece checked to stand where it says it does."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._passages = sorted(((p.span(), p) for p in passages(document)), key=lambda pair: pair[0])
        self._cut: dict[Span, list[Span]] = {}
        self._starts = [span.start for span, _ in self._passages]

    def evidence(
        self, span: Span, rule: str, confidence: float, modality: Modality = Modality.ASSERTED
    ) -> Evidence:
        text = self.document.text
        if not 0 <= span.start < span.end <= len(text):
            raise LostWords(self.document, span, rule)
        start, end = self._around(span)
        return Evidence(
            document=self.document.digest,
            span=span,
            exact=text[span.start : span.end],
            section=self._section(span),
            rule=rule,
            confidence=confidence,
            modality=modality,
            prefix=text[max(start, span.start - AROUND) : span.start],
            suffix=text[span.end : min(end, span.end + AROUND)],
        )

    def _around(self, span: Span) -> tuple[int, int]:
        """Where the sentence, cell or line around a span starts and ends."""
        passage = self.passage(span)
        if passage is None:
            text = self.document.text
            line_end = text.find("\n", span.end)
            return text.rfind("\n", 0, span.start) + 1, len(text) if line_end < 0 else line_end
        around = [whole for whole in self._sentences(passage) if _meet(whole, span)] or [passage.span()]
        return min(around[0].start, span.start), max(around[-1].end, span.end)

    def _sentences(self, passage: Passage) -> list[Span]:
        place = passage.span()
        if place not in self._cut:
            self._cut[place] = [sentence.span() for sentence in sentences(passage)]
        return self._cut[place]

    def passage(self, span: Span) -> Passage | None:
        """The passage in which a span stands, if one holds it whole."""
        at = bisect_right(self._starts, span.start)
        for where, passage in reversed(self._passages[max(0, at - 4) : at]):
            if where.start <= span.start and span.end <= where.end:
                return passage
        return None

    def _section(self, span: Span) -> str:
        section = self.document.section_at(span)
        if section is not None:
            return " / ".join(title for title in section.path if title)
        fields = (value.span() for field in self.document.fields for value in field.values)
        return "Infobox" if any(f.start <= span.start < f.end for f in fields) else ""


def _meet(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def passages(document: Document) -> list[Passage]:
    """Everything in a document that is read: title, infobox values, cells, items, paragraphs."""
    found = [document.title, *(value for field in document.fields for value in field.values)]
    for block in document.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                found += [*row.cells, *([row.below] if row.below else [])]
        else:
            found.append(block.passage)
    return [passage for passage in found if passage]
