"""What a passage knows of its place, whatever was cut from it or stands in it for something else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extract.document import Passage, Span
from extract.grammar.weave import Weave

# Pieces of a document: kept as they stand, cut away, or read as something else.
PIECES = st.lists(
    st.tuples(st.sampled_from(["keep", "cut", "put"]), st.text("ab \n", min_size=1, max_size=5)), max_size=12
)


def woven(pieces: list[tuple[str, str]]) -> tuple[str, Passage]:
    """A document of the pieces, and its passage."""
    text = "".join(piece for _, piece in pieces)
    weave, at = Weave(text), 0
    for way, piece in pieces:
        if way == "keep":
            weave.keep(at, at + len(piece))
        elif way == "put":
            weave.put("January 24", at, at + len(piece))
        at += len(piece)
    return text, weave.passage(0)


def test_words_instead_of_others() -> None:
    """Words that stand for others have the whole of those for their place, so has any part of them."""
    text = "on {{Start date|2016|1|24}}, A&amp;B"
    weave = Weave(text)
    weave.keep(0, 3)
    weave.put("January 24, 2016", 3, 27)
    weave.keep(27, 30)
    weave.put("&", 30, 35)
    weave.keep(35, 36)
    found = weave.passage(0)
    assert found.text == "on January 24, 2016, A&B"
    assert found.span(0, 19) == Span(0, 27)
    assert found.span(11, 13) == found.cut(11, 13).span() == Span(3, 27)
    assert found.span(21, 23) == Span(29, 35)
    assert found.span() == Span(0, len(text))


def test_links_follow_their_words() -> None:
    """Links keep their words when blanks before them go."""
    text = "a   [[B|c]]  d"
    weave = Weave(text)
    weave.keep(0, 4)
    since = weave.length
    weave.keep(8, 9)
    weave.link(since, "B")
    weave.keep(11, 14)
    found = weave.passage(0)
    assert found.text == "a c d"
    assert [(found.text[x.start : x.end], x.target) for x in found.links] == [("c", "B")]
    assert found.cut(2, 5).links[0].start == 0


@given(PIECES, st.data())
def test_places_hold(pieces: list[tuple[str, str]], data: st.DataObject) -> None:
    """Each character stands where its passage says or has a source; spans rise, and cutting moves nothing."""
    text, found = woven(pieces)
    insteads = [i for one in found.insteads for i in range(one.start, one.end)]
    assert all(text[found.source(i)] == c for i, c in enumerate(found.text) if i not in insteads)
    places = [found.source(i) for i in range(len(found.text))]
    assert places == sorted(places)
    start = data.draw(st.integers(0, len(found.text)))
    end = data.draw(st.integers(start, len(found.text)))
    part = found.cut(start, end)
    assert part.text == found.text[start:end].strip()
    lead = len(found.text[start:end]) - len(found.text[start:end].lstrip())
    for i in range(len(part.text)):
        assert part.span(i, i + 1) == found.span(start + lead + i, start + lead + i + 1)


@given(PIECES, st.data())
def test_gaps_move_nothing(pieces: list[tuple[str, str]], data: st.DataObject) -> None:
    """What is left when stretches are taken out stands where it stood."""
    _, found = woven(pieces)
    edges = sorted(data.draw(st.sets(st.integers(0, len(found.text)), max_size=6)))
    gaps = list(zip(edges[::2], edges[1::2], strict=False))
    left = [i for i in range(len(found.text)) if not any(a <= i < b for a, b in gaps)]
    rest = found.without(gaps)
    assert rest.text == "".join(found.text[i] for i in left)
    assert all(rest.span(k, k + 1) == found.span(i, i + 1) for k, i in enumerate(left))


@given(PIECES)
def test_tidy(pieces: list[tuple[str, str]]) -> None:
    """Of two blanks one is left; none at the ends of lines."""
    _, found = woven(pieces)
    assert "  " not in found.text and " \n" not in found.text and "\n " not in found.text
    assert found.text == found.text.strip()
