"""Writes stretches of a document's text as HTML, each with what it gives and what is said of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape

from graph.telling.sayings import Words
from showbible.web.families import family
from showbible.web.shown import shown
from showbible.web.text.cuts import Cuts

Span = tuple[int, int]
Stretch = tuple[int, int, tuple[int, ...]]


class Painter:
    """The marks of one document: words that gave facts, words that gave none, the place that is looked at.

    In the page a stretch is `w` where it gave facts (`data-e` numbers them, the shortest first), `b` and `e`
    where one begins and ends, `n` where several nest; `q` where it gave nothing (`data-q`), `at` where it is
    the place that the address names.
    """

    def __init__(
        self, words: Sequence[Words], quiet: Sequence[Span] = (), at: Span | None = None, way: str = ""
    ) -> None:
        self.spans = [(w.start, w.end) for w in words]
        self.families = [family(w.rule).id for w in words]
        self.first_quiet = len(words)
        self.looked_at = len(words) + len(quiet)
        self.way = way  # the rest of the address
        self.cuts = Cuts([*self.spans, *quiet, *([at] if at else [])])
        self.shown_at = False

    def file(self, text: str, start: int, end: int, cls: str = "") -> Markup:
        """A part of the text as it stands in the file."""
        return Markup("").join(
            self.stretch(text[a:b], (a, b, over), cls) for a, b, over in self.cuts.within(start, end)
        )

    def stretch(self, words: str, stretch: Stretch, cls: str = "") -> Markup:
        """Some words, which stand at a place of the file."""
        start, end, over = stretch
        gave = sorted((n for n in over if n < self.first_quiet), key=self._length)
        silent = [n - self.first_quiet for n in over if self.first_quiet <= n < self.looked_at]
        classes = [cls, *self._classes(gave, start, end), *(["q"] if silent else [])]
        classes += ["at"] if self.looked_at in over else []
        attributes = f' class="{" ".join(filter(None, classes))}"' if any(classes) else ""
        if "at" in classes and not self.shown_at:
            attributes, self.shown_at = f' id="at"{attributes}', True
        if silent:
            attributes += f' data-q="{" ".join(map(str, silent))}"'
        inside = escape(shown(words))
        if gave:
            place = "{}-{}".format(*self.spans[gave[0]])
            numbers = " ".join(map(str, gave))
            if not words.strip():  # a blank between two marks leads nowhere of its own
                return Markup(f'<span{attributes} data-e="{numbers}">{inside}</span>')
            return Markup(f'<a{attributes} href="?{self.way}at={place}#at" data-e="{numbers}">{inside}</a>')
        return Markup(f"<span{attributes}>{inside}</span>") if attributes else inside

    def _classes(self, gave: Sequence[int], start: int, end: int) -> Iterator[str]:
        if not gave:
            return
        yield "w"
        yield self.families[gave[0]]
        if len({self.spans[n] for n in gave}) > 1:
            yield "n"
        if any(self.spans[n][0] == start for n in gave):
            yield "b"
        if any(self.spans[n][1] == end for n in gave):
            yield "e"

    def _length(self, number: int) -> tuple[int, int]:
        start, end = self.spans[number]
        return end - start, number
