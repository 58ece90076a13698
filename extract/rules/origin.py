"""Which country the show is from, where no infobox says it: "is an American television drama series"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from extract.document import Document
from extract.facts import Fact, Finding, Ref
from extract.grammar.sentences import sentences
from extract.known import Known

_COUNTRIES: dict[str, str] = tomllib.loads(Path(__file__).with_name("origin.toml").read_text("utf-8"))
_ADJECTIVE = "|".join(sorted(_COUNTRIES, key=lambda word: (-len(word), word)))
_SHOW = (
    r"(?:series|serial|sitcom|telenovela|soap opera|drama|miniseries|anime|dramedy|comedy|programme|program"
    r"|show)\b"
)
_FROM = re.compile(
    rf"\b(?:is|was|of) (?:an?|the) (?:upcoming )?(?P<which>(?:{_ADJECTIVE})(?:(?:[-–/]| and"
    rf" )(?:{_ADJECTIVE}))*)"
    rf" (?:[\w'’/-]+,? ){{0,6}}?{_SHOW}"
)


def facts(document: Document, known: Known) -> Iterator[Finding]:
    if any(fact.predicate == "country" for fact in known.facts):
        return
    for paragraph in document.lead:
        first = next(sentences(paragraph.passage), None)
        found = _FROM.search(first.text) if first else None
        if first and found and known.topic.series in first.text:
            for word in re.finditer(_ADJECTIVE, found["which"]):
                start = found.start("which") + word.start()
                span = first.span(start, start + len(word[0]))
                country = Ref("country", _COUNTRIES[word[0]], span)
                yield Fact(known.topic.the_series, "country", country, span, confidence=0.85)
        if first:
            return
