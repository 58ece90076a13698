"""A bible that lies in a store: the same questions, the same results."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph.asking.query import Asked
    from graph.asking.results import Result


@dataclass(frozen=True)
class Remote:
    """A SPARQL endpoint, such as one that `showbible push` has loaded."""

    url: str
    timeout: float = 60.0

    def query(self, question: str, /, **given: Any) -> Result:
        """Ask a stored question by its name, with its parameters, or SPARQL."""
        from graph.asking.remote import Endpoint

        return answer(Endpoint(self.url, self.timeout), question, given)


def answer(asked: Asked, question: str, given: Mapping[str, Any]) -> Result:
    """A stored question or SPARQL, asked wherever it can be."""
    from graph.asking.questions import question as stored

    named = re.fullmatch(r"[\w-]+", question)
    if given and not named:
        raise ValueError(f"SPARQL takes no parameters, here {', '.join(given)}; only stored questions do")
    return asked.ask(stored(question).bound(given, asked) if named else question)
