"""What the Markdown reader makes of what converters print."""
# ruff: noqa: E501

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.document import Document, Item, Paragraph, Table
from extract.readers import markdown, read


def document(text: str) -> Document:
    found = read(text.encode(), "page")
    assert found.form == "markdown"
    return found


def told(found: Document) -> list[tuple[str, tuple[str, ...], str]]:
    """The blocks but for tables: kind, sections, words."""
    blocks = [block for block in found.blocks if isinstance(block, Item | Paragraph)]
    return [(type(b).__name__, b.section.path, b.passage.text) for b in blocks]


def rows(found: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in found.rows]


TURNDOWN = """# Low Tide (series 3)

The **third series** of _[Low Tide](https://en.wikipedia.org/wiki/Low_Tide_(TV_series) "Low Tide (TV series)")_ ran
on [Sea TV](/w/index.php?title=Sea_TV&action=edit&redlink=1 "Sea TV (page does not exist)").[\\[1\\]](#cite_note-1)[2][^3]

![Promotional *poster*](//upload.wikimedia.org/low.jpg)

## Cast[\\[edit\\]](/w/index.php?action=edit)

### Main

*   [Ann Lee](/wiki/Ann_Lee "Ann Lee") as Mara \\"Flo\\" Finn:
    A pilot\\.

    She knows Tom.
*   Bo Roy as Tom\\
    Her friend
    *   as a child: Cy Poe
1.  Dee Fry as snake\\_eyes

Mara Finn
:   Played by Ann Lee.

Episodes
--------

> Quoted *words* here.

[^3]: "Tide". *Mail*.

References
==========

1.  [^](#cite_ref-1) "More". *Post*.
"""


def test_turndown() -> None:
    """Headings of both kinds, nested lists, links, notes and escapes."""
    found = document(TURNDOWN)
    assert found.title.text == "Low Tide (series 3)"
    assert told(found) == [
        ("Paragraph", ("",), "The third series of Low Tide ran on Sea TV."),
        ("Item", ("Cast", "Main"), 'Ann Lee as Mara "Flo" Finn: A pilot.\nShe knows Tom.'),
        ("Item", ("Cast", "Main"), "Bo Roy as Tom\nHer friend"),
        ("Item", ("Cast", "Main"), "as a child: Cy Poe"),
        ("Item", ("Cast", "Main"), "Dee Fry as snake_eyes"),
        ("Item", ("Cast", "Main"), "Mara Finn Played by Ann Lee."),
        ("Paragraph", ("Episodes",), "Quoted words here."),
    ]
    assert [item.depth for item in found.items] == [1, 1, 2, 1, 1]
    assert [cited.text for cited in found.citations] == ['"Tide". Mail.', '"More". Post.']
    first = next(found.paragraphs).passage
    assert [(first.text[x.start : x.end], x.target) for x in first.links] == [
        ("Low Tide", "Low Tide (TV series)")
    ]
    assert found.exact(first.span(0, 23)) == "The **third series** of _[Low"


PANDOC = """The second season of the American series _Low Tide_ sees Mara swim.[1]


Cast and characters

Main

-   Ann Lee as Mara[2]
-   Bo Roy as Tom

Guests

-   Cy Poe as Ned


Production

Filming began in May.
"""


def test_headings_without_marks() -> None:
    """Where no heading is marked, short lines that stand alone are: two blank lines before a section's."""
    found = document(PANDOC)
    assert found.title.text == ""
    assert told(found) == [
        ("Paragraph", ("",), "The second season of the American series Low Tide sees Mara swim."),
        ("Item", ("Cast and characters", "Main"), "Ann Lee as Mara"),
        ("Item", ("Cast and characters", "Main"), "Bo Roy as Tom"),
        ("Item", ("Cast and characters", "Guests"), "Cy Poe as Ned"),
        ("Paragraph", ("Production",), "Filming began in May."),
    ]


PIPES = """# Low Tide

|  |  |
| --- | --- |
| **Genre** | [Drama](/wiki/Drama) [Mystery](/wiki/Mystery) |
| Created by | Ann Lee<br>Bo Roy |
| No. of episodes | 6 |

A television series.

## Awards

| Year | Award | Category | Nominee | Result |
|------|:-----:|----------|---------|-------:|
| 2011 | Shore Awards | Best Drama | Low Tide | Won |
| Best Actress | Ann Lee | Nominated |
| 2012 | Sea Prize | Best \\| Script | Bo Roy | Won |

## Episodes

No. | Title | Directed by | Original air date
---|---|---|---
1 | "[Ebb](/wiki/Ebb_(Low_Tide) "Ebb")" | Ann Lee | May 1, 2001
2 | "Flow" | Bo Roy
Mara swims in the cold sea for the first time since her uncle's boat was lost there, and finds Tom. | | |
"""


def test_pipe_tables() -> None:
    """Infoboxes are fields; cells printed once for several rows are filled in; summaries stand below."""
    found = document(PIPES)
    assert [(f.label, [v.text for v in f.values]) for f in found.fields] == [
        ("Genre", ["Drama", "Mystery"]),
        ("Created by", ["Ann Lee", "Bo Roy"]),
        ("No. of episodes", ["6"]),
    ]
    awards, episodes = found.tables
    assert rows(awards) == [
        ["2011", "Shore Awards", "Best Drama", "Low Tide", "Won"],
        ["2011", "Shore Awards", "Best Actress", "Ann Lee", "Nominated"],
        ["2012", "Sea Prize", "Best | Script", "Bo Roy", "Won"],
    ]
    assert episodes.columns == ("No.", "Title", "Directed by", "Original air date")
    assert rows(episodes) == [
        ["1", '"Ebb"', "Ann Lee", "May 1, 2001"],
        ["2", '"Flow"', "Bo Roy", "May 1, 2001"],
    ]
    assert episodes.rows[1].below and episodes.rows[1].below.text.startswith("Mara swims in the cold sea")


DRAWN = """# Low Tide

  No.  Title      Directed by
  ---- ---------- -------------
  1    "Ebb"      **Ann** Lee
  2    "Flow"     Bo Roy

+-----+---------+-----------+
| No. | Title   | Air date  |
+=====+=========+===========+
| 3   | "Sand   | May 1,    |
|     | Banks"  | 2001      |
+-----+---------+-----------+

------------------------------------
 No.    Title        Directed by
------- ------------ ---------------
 4      "A long      Cy Poe
        way"

 5      "Home"       Dee Fry
------------------------------------

<table class="wikitable"><tr><th>No.</th><th>Title</th></tr>
<tr><td>6</td><td>"Shore"</td></tr></table>

Done.
"""


def test_drawn_tables() -> None:
    """Pandoc's tables of three kinds, and HTML that a converter left as it was."""
    found = document(DRAWN)
    assert [rows(table) for table in found.tables] == [
        [["1", '"Ebb"', "Ann Lee"], ["2", '"Flow"', "Bo Roy"]],
        [["3", '"Sand Banks"', "May 1, 2001"]],
        [["4", '"A long way"', "Cy Poe"], ["5", '"Home"', "Dee Fry"]],
        [["6", '"Shore"']],
    ]
    assert [table.columns[1] for table in found.tables] == ["Title"] * 4
    assert told(found) == [("Paragraph", ("",), "Done.")]


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("# Low Tide\n\nIt is a *British* series.\n", True),
        ("The season of _Low Tide_ is _good_, _long_ and _dear_ in _May_.\n", True),
        ("Low Tide\n\nLow Tide is a British series.[1]\n\nCast\n\n- Ann Lee as Mara\n", False),
        ("'''Low Tide''' is a [[series]].\n\n* [[Ann Lee]]\n# one\n", False),
        ("Mara's #1 fan * and _ nothing\n", False),
    ],
)
def test_which_texts_are_markdown(text: str, taken: bool) -> None:
    """It takes marks of two kinds, or many of one."""
    assert markdown.looks_like(text) is taken


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("text", [TURNDOWN, PANDOC, PIPES])
def test_line_ends(text: str, start: str, ending: str) -> None:
    """Whichever way lines end, the same words are found."""
    assert told(document(start + text.replace("\n", ending))) == told(document(text))


_PIECES = st.one_of(
    st.sampled_from(
        ["# ", "- ", "    ", "\n", "\n\n", "|", "|-|-|\n", "a | b\n", "[", "](", ")", "](/wiki/X)", "![", "*", "_", "\\", "&amp;",
         "`", "[^1]", "[^1]: ", "> ", "---", "+--+", "---- ----\n", "-----------\n", "<br>", "<table><tr><td>", "[a]: /x\n", "[a][a]",
         "Ann", " as ", ":   ", "\r", "  \n"]
    ),
    st.text(max_size=4),
)  # fmt: skip


@given(st.lists(_PIECES, max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_marks_keep_their_places(pieces: list[str]) -> None:
    """Whatever the marks, each letter that is read stands in the text where its passage says."""
    text = "".join(pieces)
    parts = markdown.read(text)
    found = [parts.title, *parts.citations, *(value for field in parts.fields for value in field.values)]
    for block in parts.blocks:
        cells = [c for row in block.rows for c in row.cells] if isinstance(block, Table) else [block.passage]
        found += cells
    for words in found:
        for i, letter in enumerate(words.text):
            span = words.span(i, i + 1)
            exact = text[span.start : span.end]
            assert exact == letter or letter.isspace() or exact[0] in "&<"
