"""What a document is about: which series, which season, what type of page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extract.document import Document, Span
from extract.facts import Ref

PageType = Literal["series", "season", "episode-list", "episode", "awards", "characters"]


@dataclass(frozen=True, slots=True)
class Topic:
    """The work that a page is about; `span` is where its name stands."""

    series: str
    span: Span
    season: int | None = None
    type: PageType = "series"

    @property
    def work(self) -> Ref:
        """The season where the page is about one, else the series."""
        if self.season is None:
            return self.the_series
        return Ref("season", str(self.season), self.span, season=self.season)

    @property
    def the_series(self) -> Ref:
        return Ref("series", self.series, self.span)


def topic(document: Document) -> Topic | None:
    """The page's topic from its title, infobox and first sentence; None if it is not about television."""
    raise NotImplementedError
