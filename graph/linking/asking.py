"""Asks an endpoint as its keepers wish: one request at a time, slowly, later when told so, nothing twice."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, QueryResultsFormat, parse_query_results

from graph.asking.patience import Patience
from graph.asking.query import Asked, gathered
from graph.asking.results import Result
from graph.terms import short_hash
from graph.writing.files import write

HINT = "what was answered is kept, so run the same again later, or allow more with --total"


@dataclass
class Asker:
    """An endpoint behind a cache. `pause` lies between requests; `total` is the time for all of them."""

    endpoint: Asked
    name: str
    folder: Path | None = None
    pause: float = 1.0
    total: float = 600.0
    fresh: bool = False
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    asked: int = 0
    recalled: int = 0
    _last: float | None = None
    _known: set[Path] = field(default_factory=set)
    _patience: Patience = field(init=False)

    def __post_init__(self) -> None:
        self._patience = Patience(self.total, HINT, self.sleep, self.clock)

    def ask(self, text: str) -> Result:
        """The answer kept for this very text, or the endpoint's, which is then kept."""
        file = self.folder / f"{short_hash(self.name, text, length=32)}.json" if self.folder else None
        if file and (not self.fresh or file in self._known):
            found = _recalled(file, self.name, text)
            if found is not None:
                self.recalled += 1
                return found
        result = self._insist(text)
        if file:
            _keep(file, self.name, text, result)
            self._known.add(file)
        return result

    def _insist(self, text: str) -> Result:
        def attempt() -> Result:
            self._pace()
            self.asked += 1
            return self.endpoint.ask(text)

        return self._patience.insist(attempt, self.pause)

    def _pace(self) -> None:
        now = self.clock()
        if self._last is not None and now - self._last < self.pause:
            self._patience.wait(self.pause - (now - self._last), self.name)
        self._last = self.clock()


def _keep(file: Path, name: str, text: str, result: Result) -> None:
    """The answer as SPARQL's own JSON, with the question, so that a person can read what was asked."""
    bindings = [
        {column: _cell(term) for column, term in zip(result.columns, row, strict=True) if term is not None}
        for row in result.terms
    ]
    answer = {"head": {"vars": list(result.columns)}, "results": {"bindings": bindings}}
    kept = {"endpoint": name, "query": text, **answer}
    file.parent.mkdir(parents=True, exist_ok=True)
    write(file, json.dumps(kept, ensure_ascii=False, indent=1).encode())


def _cell(term: object) -> dict[str, str]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    assert isinstance(term, Literal), f"no answer holds {term}"
    cell = {"type": "literal", "value": term.value}
    return cell | ({"xml:lang": term.language} if term.language else {"datatype": term.datatype.value})


def _recalled(file: Path, name: str, text: str) -> Result | None:
    """The kept answer; none if there is none, or if the file is not whole."""
    try:
        body = file.read_bytes()
        kept = json.loads(body)
        if (kept["endpoint"], kept["query"]) != (name, text):
            return None
        plain = json.dumps({"head": kept["head"], "results": kept["results"]})
        return gathered(parse_query_results(plain.encode(), format=QueryResultsFormat.JSON))
    except (OSError, ValueError, KeyError, TypeError, SyntaxError):
        return None
