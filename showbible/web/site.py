"""What the pages are made from: one bible, and what is worked out from it once and then kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote

from pyoxigraph import NamedNode

from graph.asking.checking import Parser
from graph.asking.completion import Completion
from graph.asking.engine import Engine
from graph.asking.kinds import kind_of
from graph.asking.names import Names
from graph.asking.query import prefixes
from graph.asking.vocabulary import Vocabulary
from graph.knowledge import KnowledgeGraph
from graph.portraits.reading import Reading as Sitting
from graph.telling.documents import Documents
from graph.telling.sayings import Sayings, Words
from showbible.bible import Bible
from showbible.web.about import About
from showbible.web.contents import Contents
from showbible.web.disputes import Disputes
from showbible.web.places import Mark, marks
from showbible.web.service import Service
from showbible.web.text.reading import Reading

if TYPE_CHECKING:
    from graph.connection import Connections
    from graph.view import Page

KEPT = 20  # documents whose reading is kept
ID = "/id/"  # under which the things of the bible stand
OTHERS = "/thing?iri="  # and the others
WAYS = (("/", "Show Bible"), ("/questions", "Questions"), ("/query", "SPARQL"), ("/documents", "Documents"))
DRAWN = 30_000  # things in a network that cannot hold them all
NAMED = 3  # shows in the title


@dataclass(frozen=True)
class Site:
    """A bible that is served; `name` is how its file is called, for people."""

    bible: Bible
    name: str
    service: Service = Service()  # noqa: RUF009  it cannot be changed

    @property
    def knowledge(self) -> KnowledgeGraph:
        return self.bible.knowledge

    @cached_property
    def engine(self) -> Engine:
        """Answers queries of anybody, each in a process of its own."""
        return Engine(self.knowledge, self.service.limits)

    def change(self, update: str, using: Sequence[str] = (), using_named: Sequence[str] = ()) -> None:
        """Update the graph in memory, and forget what was worked out from it."""
        self.engine.change(update, using, using_named)
        stays = {"engine", "parser", *(field.name for field in fields(self))}
        for name in [name for name in vars(self) if name not in stays]:
            vars(self).pop(name, None)

    def warm(self) -> None:
        """Work out now what the other rooms are made from, so that nobody waits for it there."""
        if not self.service.updates:  # an update in between would leave what is out of date
            _ = self.completion, self.documents, self.portraits

    @cached_property
    def sayings(self) -> Sayings:
        """What the graph says, with its evidence, by subject and by object."""
        return Sayings(self.knowledge)

    @cached_property
    def network(self) -> Page:
        """The network as a page, which is the same for everyone; of very much only the best known."""
        from graph.view import Place, served  # brings IPython along: only who looks should wait
        from graph.view.choice import TooMany

        place = Place(WAYS, self.knowledge.base, ID, OTHERS)
        try:
            return served(self.knowledge, place)
        except TooMany:
            return served(self.knowledge, place, most=DRAWN)

    @cached_property
    def connections(self) -> Connections:
        """How any two things are connected."""
        from graph.connection import Connections  # brings networkx along: only who asks should wait

        return Connections(self.knowledge)

    @cached_property
    def names(self) -> Names:
        """All the names, to be searched."""
        return Names(self.knowledge)

    @cached_property
    def documents(self) -> Documents:
        """The documents, with their texts and what their words give."""
        return Documents(self.knowledge, self.sayings)

    @cached_property
    def completion(self) -> Completion:
        """What may be meant by what somebody types in a query."""
        base = self.knowledge.base
        return Completion(Vocabulary(self.knowledge), self.names, prefixes(base), base)

    @cached_property
    def parser(self) -> Parser:
        """Checks queries while they are typed."""
        return Parser(prefixes(self.knowledge.base), self.knowledge.base)

    @cached_property
    def portraits(self) -> Sitting:
        """What the pages of things are read from."""
        return Sitting(self.knowledge, self.sayings)

    def reading(self, iri: str) -> Reading:
        """A document's text, read again; the last ones that were asked for are kept."""
        found = self._readings.get(iri)
        if found is None:
            text, name = self.documents.text(iri) or "", self.documents.all[iri].name
            found = self._readings[iri] = Reading(text, name)
            for old in list(self._readings)[:-KEPT]:
                self._readings.pop(old, None)
        return found

    @cached_property
    def _readings(self) -> dict[str, Reading]:
        return {}

    @cached_property
    def disputes(self) -> Disputes:
        """Where the documents disagree, and which names were taken for which things."""
        return Disputes(self.knowledge, self.sayings)

    def sources(self, words: Iterable[Words]) -> str:
        """The documents in which words stand, in words."""
        return "; ".join(dict.fromkeys(self.documents.title(w.source) for w in words))

    def marks(self, words: Iterable[Words]) -> list[Mark]:
        """Where the words stand that say a fact, for the marks beside it."""
        return marks(self, words)

    @cached_property
    def contents(self) -> Contents:
        """What is in the bible, counted."""
        return Contents(self.knowledge, self.names)

    @cached_property
    def about(self) -> About:
        """A few words on a thing: `about(iri, kind)`."""
        return About(self.knowledge.store)

    @cached_property
    def title(self) -> str:
        """The shows that are told of, those of which most is told first."""
        names = list(dict.fromkeys(show.label for show in self.contents.main))
        more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
        return ", ".join(names[:NAMED]) + more or self.name or "An empty bible"

    def kind(self, iri: str) -> str:
        """What sort of thing this is, `person` or `episode`; nothing for what is none."""
        return kind_of(self.knowledge.store, NamedNode(iri))

    def href(self, iri: str) -> str:
        """Where a thing's page is: its IRI's own path; `/thing?iri=…` for one that is not under the base."""
        base = self.knowledge.base
        if iri.startswith(base):
            return ID + quote(iri[len(base) :], safe="/:@!$&'()*+,;=~-._")
        return "/thing?iri=" + quote(iri, safe="")

    def node(self, place: str) -> NamedNode:
        """The IRI of the thing whose page is at `/id/` and this place, as the address has it unquoted."""
        return NamedNode(self.knowledge.base + place)
