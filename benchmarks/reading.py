"""Text → facts: megabytes a second in each form, beside hashing, wikitextparser and spaCy's tokenizer."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

from benchmarks.forms import FORMS, document
from benchmarks.gold import Score, score
from benchmarks.inventing import seasons
from benchmarks.measuring import Row, told
from extract.pipeline import combine
from extract.reading import facts_of

PEERS = 20  # documents that the slow peers are given


def measure(count: int) -> Iterator[Row]:
    """Reading all the documents of each form, who-is-who apart, and the peers over the same bytes."""
    made = seasons(count)
    for form in FORMS:
        documents = [document(season, form) for season in made]
        size = sum(len(data) for _, data in documents)
        begun = time.process_time()
        read = [facts_of(name, data) for name, data in documents]
        taken = time.process_time() - begun
        begun = time.process_time()
        combine(read)
        across = time.process_time() - begun
        about = f"{count:,} documents, {size / 1e6:.1f} MB"
        for peer, theirs, some in _peers(form, documents):
            speed, other = size / taken / 1e6, some / theirs / 1e6
            yield Row(
                f"read {form}", about, f"{speed:.2f} MB/s", peer, f"{other:.2f} MB/s", speed / other, "higher"
            )
        share = across / taken
        yield Row(f"who is who, {form}", about, told(across), "reading them", told(taken), share, "lower")


def _peers(form: str, documents: list[tuple[str, bytes]]) -> Iterator[tuple[str, float, int]]:
    """Each peer's name, its seconds and over how many bytes."""
    begun = time.process_time()
    for _, data in documents * 20:
        hashlib.sha256(data).digest()
    yield "sha256 of the bytes", time.process_time() - begun, 20 * sum(len(data) for _, data in documents)
    some = [data.decode() for _, data in documents[:PEERS]]
    size = sum(len(text.encode()) for text in some)
    if form == "wikitext" and (parse := _wikitextparser()):
        begun = time.process_time()
        for text in some:
            parsed = parse(text)
            _ = parsed.templates, parsed.tables, parsed.sections, parsed.wikilinks
        yield "wikitextparser alone", time.process_time() - begun, size
    if form == "page.txt" and (nlp := _spacy()):
        begun = time.process_time()
        for text in some:
            nlp(text)
        yield "spaCy, blank with sentences", time.process_time() - begun, size


def _wikitextparser() -> Callable[[str], Any] | None:
    try:
        wikitextparser = import_module("wikitextparser")
    except ImportError:
        return None
    return wikitextparser.parse  # type: ignore[no-any-return]


def _spacy() -> Callable[[str], Any] | None:
    try:
        spacy = import_module("spacy")
    except ImportError:
        return None
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp  # type: ignore[no-any-return]


def scores(count: int) -> Iterator[tuple[str, str, Score]]:
    """Form, family of facts, and how our facts compare with what the pages were made from."""
    made = seasons(count)
    for form in FORMS:
        read = [facts_of(*document(season, form)) for season in made]
        for family, found in score(made, combine(read)).items():
            yield form, family, found
