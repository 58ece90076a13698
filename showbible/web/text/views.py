"""A document's text in two ways: every character as it stands in the file, or the parts as they were read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby

from markupsafe import Markup

from extract.document import Block, Document, Item, Passage, Row, Table
from showbible.web.shown import shown
from showbible.web.text.painter import Painter
from showbible.web.text.reading import INFOBOX, Heading, Reading, section, stretches

Pieces = Iterator[Markup]
DEEPEST = 6


def as_file(reading: Reading, painter: Painter) -> Markup:
    """The whole text, every character in its place; what the reader took for markup stands back."""
    text, done, parts = reading.text, 0, []
    for start, end, heading in _lines(reading):
        cls = f"h h{min(heading.level, 4)}"
        parts += [_body(reading, painter, done, start), Markup('<span id="{}">').format(heading.id)]
        parts += [painter.file(text, start, end, cls), Markup("</span>")]
        done = end
    return Markup("").join([*parts, _body(reading, painter, done, len(text))])


def _body(reading: Reading, painter: Painter, start: int, end: int) -> Markup:
    if not reading.markup:
        return painter.file(reading.text, start, end)
    parts, done = [], start
    first = bisect_right(reading.taken, start, key=lambda taken: taken[1])
    last = bisect_left(reading.taken, end, key=lambda taken: taken[0])
    for a, b in reading.taken[first:last]:
        parts += [painter.file(reading.text, done, max(a, start), "m")]
        parts += [painter.file(reading.text, max(a, start), min(b, end))]
        done = min(b, end)
    return Markup("").join([*parts, painter.file(reading.text, done, end, "m")])


def _lines(reading: Reading) -> list[tuple[int, int, Heading]]:
    """Where the headings themselves stand: the last such words before what they head, else just there."""
    found = []
    bound = len(reading.text)
    for heading in reversed(reading.headings):
        at = reading.text.rfind(heading.title, 0, min(heading.start, bound)) if heading.title else -1
        near = at >= 0 and heading.start - at < 400 + len(heading.title) and heading.path != INFOBOX
        start, end = (at, at + len(heading.title)) if near else (min(heading.start, bound),) * 2
        bound = start
        found.append((start, end, heading))
    return found[::-1]


def as_read(reading: Reading, painter: Painter) -> Markup:
    """Headings, paragraphs, lists and tables, as the reader took them apart."""
    assert reading.document is not None
    return Markup("\n").join(_flow(reading, reading.document, painter))


def _flow(reading: Reading, document: Document, painter: Painter) -> Pieces:
    left = list(reading.headings)
    if document.title:
        yield Markup('<p class="headline">{}</p>').format(words(document.title, painter))
    yield from _infobox(document, painter, left)
    for kind, blocks in groupby(document.blocks, type):
        if kind is Item:
            yield from _items(blocks, painter, left)
            continue
        for block in blocks:
            yield from _headed(block, left)
            if isinstance(block, Table):
                yield _table(block, painter)
            elif not isinstance(block, Item):
                yield Markup("<p>{}</p>").format(words(block.passage, painter))
    if document.citations:
        yield Markup('<details class="cited"><summary>{} references, not read</summary><ol>').format(
            len(document.citations)
        )
        yield from (Markup("<li>{}</li>").format(words(cited, painter)) for cited in document.citations)
        yield Markup("</ol></details>")


def _headed(block: Block, left: list[Heading]) -> Pieces:
    """The headings that stand before a block."""
    path = section(block.section)
    while left and (left[0].path == path or path.startswith(f"{left[0].path} / ")):
        yield _heading(left.pop(0))


def _heading(heading: Heading) -> Markup:
    level = min(heading.level + 1, DEEPEST)
    return Markup('<h{0} id="{1}">{2}</h{0}>').format(level, heading.id, shown(heading.title))


def _infobox(document: Document, painter: Painter, left: list[Heading]) -> Pieces:
    if not document.fields:
        return
    for heading in [h for h in left if h.path == INFOBOX]:
        left.remove(heading)
        yield _heading(heading)
    yield Markup('<div class="scroll"><table class="box"><tbody>')
    for field in document.fields:
        values = Markup("<br>").join(words(value, painter) for value in field.values)
        yield Markup("<tr><th scope=row>{}</th><td>{}</td></tr>").format(shown(field.label), values)
    yield Markup("</tbody></table></div>")


def _items(blocks: Iterable[Block], painter: Painter, left: list[Heading]) -> Pieces:
    opened = False
    for item in blocks:
        assert isinstance(item, Item)
        heads = list(_headed(item, left))
        if opened and heads:
            yield Markup("</ul>")
        yield from heads
        if heads or not opened:
            yield Markup('<ul class="items">')
        opened = True
        yield Markup('<li class="d{}">{}</li>').format(min(item.depth, 4), words(item.passage, painter))
    yield Markup("</ul>")


def _table(table: Table, painter: Painter) -> Markup:
    caption = [shown(table.caption)] if table.caption else []
    caption += [] if table.certainty == 1 else [f"cut out of the text, {table.certainty:.0%} sure"]
    head = Markup("").join(Markup("<th scope=col>{}</th>").format(shown(name)) for name in table.columns)
    rows = Markup("\n").join(_rows(table, painter))
    return Markup(
        '<div class="scroll" tabindex="0" role="region" aria-label="Table"><table class="cut">{}'
        "<thead><tr>{}</tr></thead><tbody>\n{}</tbody></table></div>"
    ).format(Markup("<caption>{}</caption>").format(" – ".join(caption)) if caption else "", head, rows)


def _rows(table: Table, painter: Painter) -> Pieces:
    before: Row | None = None
    for row in table.rows:
        cells = []
        for at, cell in enumerate(row.cells):
            above = before.cells[at] if before and at < len(before.cells) else None
            again = bool(cell) and above is not None and above.runs == cell.runs
            cells.append(_cell(cell, painter, again))
        yield Markup("<tr>{}</tr>").format(Markup("").join(cells))
        if row.below:
            below = words(row.below, painter)
            yield Markup('<tr class="below"><td colspan="{}">{}</td></tr>').format(len(row.cells), below)
        before = row


def _cell(cell: Passage, painter: Painter, again: bool) -> Markup:
    kind = Markup(' class="again" title="the same cell, which spans these rows"') if again else ""
    return Markup("<td{}>{}</td>").format(kind, words(cell, painter))


def words(passage: Passage, painter: Painter) -> Markup:
    """A passage as it is read, marked by where each of its words stands in the file."""
    parts = []
    for read, start, end, otherwise in stretches(passage):
        if otherwise:
            parts.append(painter.stretch(read, (start, end, painter.cuts.over(start, end))))
            continue
        for a, b, over in painter.cuts.within(start, end):
            parts.append(painter.stretch(read[a - start : b - start], (a, b, over)))
    return Markup("").join(parts)
