"""Infoboxes: each parameter of `{{Infobox television|…}}` and its kin is a field under its printed label."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from extract.document import Field, Passage
from extract.readers.markup.box import values
from extract.readers.wiki.inline import Words
from extract.readers.wiki.templates import Argument, arguments, name_of
from extract.readers.wiki.tree import Node

_WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_LABELS: dict[str, str] = _WORDS["labels"]
_OF_AN_EPISODE: dict[str, str] = _WORDS["episode"]
_SKIP = frozenset(_WORDS["others"]["skip"])
_NAMES: tuple[str, ...] = tuple(_WORDS["others"]["names"])
_TELEVISION = re.compile(
    r"(?:#invoke:)?infobox (?:.*\b(?:television|tv|telenovela|soap|anime|reality|sitcom|show|program"
    r"|programme|serial|miniseries|web series|season|episode)\b.*|animanga/video)"
)


def is_box(name: str) -> bool:
    return name.startswith(("infobox", "#invoke:infobox"))


def of_television(text: str, nodes: Sequence[Node]) -> Node | None:
    """The first infobox of a show, a season or an episode; an album's tells of something else."""
    return next((node for node in nodes if _TELEVISION.fullmatch(name_of(text, node))), None)


class Box:
    """Reads one infobox."""

    def __init__(self, text: str, words: Words, node: Node) -> None:
        self.text, self.words, self.node = text, words, node
        self.of_episode = "episode" in name_of(text, node)
        self.said = {one.name.casefold().replace(" ", "_"): one for one in arguments(text, node)}

    def fields(self) -> Iterator[Field]:
        """The fields, in the parameters' order."""
        if self.of_episode and (place := self._place()):
            yield Field("Episode no.", (place,))
        for name, one in self.said.items():
            label = self._label(name)
            found = tuple(self._values(one)) if label else ()
            if found:
                yield Field(label, found)

    def name(self) -> Passage | None:
        """The name that the box gives to what it is about."""
        given = (self.words.part(self.node, self.said[name]) for name in _NAMES if name in self.said)
        return next((name.cut(0, (name.text + "\n").index("\n")) for name in given if name), None)

    def _place(self) -> Passage | None:
        """ "Season 2 Episode 4", as the box of an episode prints it."""
        given = [(name, one) for name in ("season", "series_no", "episode") if (one := self.said.get(name))]
        shown = [(name, one) for name, one in given if self.words.part(self.node, one)]
        printed = [({"episode": "Episode "}.get(name, "Season "), one) for name, one in shown]
        if not shown or shown != sorted(shown, key=lambda pair: pair[1].start):
            return None
        return self.words.labelled(self.node, printed)

    def _label(self, name: str) -> str:
        if self.of_episode and name in _OF_AN_EPISODE:
            return _OF_AN_EPISODE[name]
        if name in _SKIP or name.isdigit():
            return ""
        return _LABELS.get(name) or name.replace("_", " ").strip().capitalize()

    def _values(self, one: Argument) -> Iterator[Passage]:
        """The values as printed, one a line; links with nothing between them are values, too."""
        for value in values(self.words.part(self.node, one)):
            cuts = [b.start for a, b in pairwise(value.links) if not value.text[a.end : b.start].strip()]
            for start, end in pairwise([0, *cuts, len(value.text)]):
                if piece := value.cut(start, end):
                    yield piece
