"""What the HTML reader makes of pages as MediaWiki has served them since 2008."""
# ruff: noqa: E501

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extract.document import Document, Item, Paragraph, Passage, Table
from extract.readers import html, read


def document(page: str) -> Document:
    found = read(page.encode(), "page")
    assert found.form == "html"
    return found


def table(page: str) -> Table:
    """The page's one table."""
    (found,) = document(f"<p>A <a href='/wiki/X'>show</a>.</p>{page}").tables
    return found


def rows(found: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in found.rows]


def passages(found: Document) -> list[Passage]:
    """Every passage that a rule can come across."""
    out = [found.title, *found.citations, *(value for field in found.fields for value in field.values)]
    for block in found.blocks:
        if isinstance(block, Table):
            out += [p for row in block.rows for p in (*row.cells, *([row.below] if row.below else []))]
        else:
            out.append(block.passage)
    return out


FRAGMENT = """<table class="infobox vevent">
<tr><th colspan="2" class="summary"><i>Low Tide</i> series 3</th></tr>
<tr><td colspan="2"><a href="/wiki/File:Low.jpg" class="image"><img alt="Low.jpg" src="x.jpg" /></a></td></tr>
<tr><th scope="row">Genre</th><td><a href="/wiki/Drama" title="Drama">Drama</a><br />
<a href="/wiki/Mystery" title="Mystery">Mystery</a></td></tr>
<tr><th scope="row">Original <span style="white-space:nowrap">language(s)</span></th><td>English</td></tr>
<tr><th scope="row">Starring</th><td><div class="plainlist"><ul><li>Ann Lee</li><li>Bo Roy, Jr.</li></ul></div></td></tr>
<tr><th scope="row">No. of episodes</th><td>6 <sup class="reference"><a href="#cite_note-1">[1]</a></sup></td></tr>
<tr><th scope="row">Original run</th><td>16&#160;May&#160;2011 &ndash;<br />20 July 2011<span style="display:none"> (2011)</span></td></tr>
<tr><th colspan="2">Series chronology</th></tr>
<tr><td colspan="2"><div style="float: left;">&larr;&#160;<b>Previous</b><br /><a href="/wiki/Low_Tide_(series_2)"
title="Low Tide (series 2)">Series 2</a></div><div><b>Next</b>&#160;&rarr;<br />Series 4</div></td></tr>
</table>
<p>The <b>third series</b> of <i><a href="//en.wikipedia.org/wiki/Low_Tide_%28TV%29" title="Low Tide (TV)">Low Tide</a></i>
ran on <a href="/w/index.php?title=Sea_TV&amp;action=edit&amp;redlink=1" class="new" title="Sea TV (page does not exist)">Sea
TV</a>.<sup id="cite_ref-2" class="reference"><a href="#cite_note-2"><span>[</span>2<span>]</span></a></sup> Tom &amp; Jos&eacute;
meet<sup>2</sup>.</p>
<div id="toc" class="toc"><h2>Contents</h2><ul><li><a href="#Cast">Cast</a></li></ul></div>
<h2><span class="editsection">[<a href="/w/index.php?action=edit">edit</a>]</span> <span class="mw-headline">Cast</span></h2>
<div class="hatnote">Main article: <a href="/wiki/X">X</a></div>
<table class="multicol"><tr><td><h3><span class="mw-headline">Main</span></h3>
<ul><li><a href="/wiki/Ann_Lee" title="Ann Lee">Ann Lee</a> as Mara<ul><li>A pilot.</li></ul></li></ul></td>
<td><h3>Guests</h3><dl><dt>Cy Poe as Ned</dt><dd>Her uncle.</dd></dl></td></tr></table>
<h2>References</h2>
<ol class="references"><li id="cite_note-1"><b><a href="#cite_ref-1">^</a></b> "Tide". <i>Mail</i>.</li></ol>
<table class="navbox"><tr><td>Low Tide navigation</td></tr></table>
"""


def test_infobox() -> None:
    """Values end at line breaks and list items; what is hidden or cited is no value."""
    assert [(f.label, [v.text for v in f.values]) for f in document(FRAGMENT).fields] == [
        ("Season", ["3"]),
        ("Genre", ["Drama", "Mystery"]),
        ("Original language(s)", ["English"]),
        ("Starring", ["Ann Lee", "Bo Roy, Jr."]),
        ("No. of episodes", ["6"]),
        ("Original run", ["16 May 2011 –\n20 July 2011"]),
        ("Previous", ["Series 2"]),
        ("Next", ["Series 4"]),
    ]


def test_blocks_and_sections() -> None:
    """Tables that only set lists side by side are walked through; contents and navigation are left out."""
    found = document(FRAGMENT)
    assert [
        (type(b).__name__, b.section.path, b.passage.text) for b in found.blocks if not isinstance(b, Table)
    ] == [
        ("Paragraph", ("",), "The third series of Low Tide ran on Sea TV. Tom & José meet2."),
        ("Item", ("Cast", "Main"), "Ann Lee as Mara"),
        ("Item", ("Cast", "Main"), "A pilot."),
        ("Item", ("Cast", "Guests"), "Cy Poe as Ned\nHer uncle."),
    ]
    assert [block.depth for block in found.items] == [1, 2, 1]
    assert [cited.text for cited in found.citations] == ['"Tide". Mail.']


def test_links_lead_to_pages() -> None:
    """A link says which page it leads to; red links and links to other sites say nothing."""
    first = next(document(FRAGMENT).paragraphs).passage
    assert [(first.text[x.start : x.end], x.target) for x in first.links] == [("Low Tide", "Low Tide (TV)")]


def test_places() -> None:
    """A passage's span is of the page's own text, an entity at its end wholly within it."""
    found = document(FRAGMENT)
    first = next(found.paragraphs).passage
    at = first.text.index("Tom")
    assert found.exact(first.span(at, at + 10)) == "Tom &amp; Jos&eacute;"
    assert found.exact(first.span(at + 4, at + 5)) == "&amp;"
    run = found.fields[5].values[0]
    assert found.exact(run.span(0, 11)) == "16&#160;May&#160;2011"


WHOLE = """<!DOCTYPE html><html class="client-nojs"><head><title>Low Tide – Wikipedia, the free encyclopedia</title>
<style>.a > .b { }</style><script>if (a < b) document.write("<p>no</p>")</script></head>
<body class="skin-vector"><a class="mw-jump-link" href="#bodyContent">Jump to content</a>
<nav class="vector-main-menu"><ul><li>Main page</li></ul></nav>
<main id="content"><header><h1 id="firstHeading"><i>Low Tide</i></h1></header>
<div id="bodyContent"><div id="siteSub">From Wikipedia</div><div id="mw-content-text">
<div class="mw-content-ltr mw-parser-output"><div class="shortdescription" style="display:none">British series</div>
<section data-mw-section-id="0"><p><b>Low Tide</b> is a British television series.</p></section>
<div class="mw-heading mw-heading2"><h2 id="Cast">Cast</h2><span class="mw-editsection">[<a>edit</a>]</span></div>
<figure typeof="mw:File/Thumb"><a href="./File:A.jpg"><img src="a" /></a><figcaption>Ann Lee plays Mara.</figcaption></figure>
<ul><li><a rel="mw:WikiLink" href="./Ann_Lee" title="Ann Lee" data-mw='{"a":"x>y"}'>Ann Lee</a> as Mara</li></ul></div></div>
<div class="printfooter">Retrieved from x</div></div></main>
<div class="mw-footer"><p>Text is available</p></div></body></html>"""


def test_whole_page() -> None:
    """What the site puts around the article is left out; the title is the first heading."""
    found = document(WHOLE)
    assert found.title.text == "Low Tide"
    assert [(b.section.title, b.passage.text) for b in found.blocks if isinstance(b, Item | Paragraph)] == [
        ("", "Low Tide is a British television series."),
        ("Cast", "Ann Lee plays Mara."),
        ("Cast", "Ann Lee as Mara"),
    ]
    assert next(found.items).passage.links[0].target == "Ann Lee"


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_title_of_the_window(dash: str) -> None:
    """Without a first heading the window's title counts, without the site's name."""
    page = f"<html><head><title>Low Tide {dash} Wikipedia, the free encyclopedia</title></head><body><p>A.</p></body></html>"
    assert document(page).title.text == "Low Tide"


def test_summaries_stand_below_their_rows() -> None:
    """The row of an episode's summary is none of its own, even where a number spans both."""
    found = table(
        """<table class="wikitable plainrowheaders"><tr style="color:white"><th>No.<br />overall</th>
        <th scope="col">Title</th><th>Directed by</th><th>Original air date</th></tr>
        <tr class="vevent"><th scope="row" rowspan="2">1</th><td class="summary">"<a href="/wiki/Ebb">Ebb</a>" / "Flow"</td>
        <td>Ann Lee</td><td>May&#160;1,&#160;2001<span style="display:none">&#160;(<span class="bday">2001-05-01</span>)</span></td></tr>
        <tr><td class="description" colspan="3">Mara swims.</td></tr>
        <tr><th scope="row">2</th><td>"Sand"</td><td>Bo Roy</td><td>May 8, 2001</td></tr>
        <tr class="expand-child"><td colspan="4"><div class="shortSummaryText">Tom digs.</div></td></tr></table>"""
    )
    assert found.columns == ("No. overall", "Title", "Directed by", "Original air date")
    assert rows(found) == [
        ["1", '"Ebb" / "Flow"', "Ann Lee", "May 1, 2001"],
        ["2", '"Sand"', "Bo Roy", "May 8, 2001"],
    ]
    assert [row.below.text for row in found.rows if row.below] == ["Mara swims.", "Tom digs."]


def test_titles_in_two_scripts() -> None:
    """An anime's table: titles with readings, a header row printed again, a date that spans two rows."""
    found = table(
        """<table class="wikitable"><tbody><tr><th>No.</th><th>Title<br>Japanese</th><th>Original airdate</th></tr>
        <tr><td rowspan="1">1</td><td>"First Wave"<br>Transcription: "<i>Hajimari</i>" (<a href="/wiki/J">Japanese</a>:
        <span lang="ja">はじまり</span>)</td><td rowspan="2">April 4, 2009</td></tr>
        <tr><td>2</td><td>"Second Wave"</td></tr>
        <tr><th>No.</th><th>Title Japanese</th><th>Original airdate</th></tr>
        <tr><td>3</td><td>"Third Wave"</td><td>April 11, 2009</td></tr></tbody></table>"""
    )
    assert rows(found) == [
        ["1", '"First Wave"\nTranscription: "Hajimari" (Japanese: はじまり)', "April 4, 2009"],
        ["2", '"Second Wave"', "April 4, 2009"],
        ["3", '"Third Wave"', "April 11, 2009"],
    ]


def test_awards_printed_once_for_several_rows() -> None:
    """Year and award reach over the rows below; the result is the cell's words."""
    found = table(
        """<table class="wikitable sortable"><caption>Awards of <i>Low Tide</i></caption>
        <tr><th>Year</th><th>Award</th><th>Category</th><th>Nominee(s)</th><th>Result</th><th class="unsortable">Ref.</th></tr>
        <tr><th scope="row" rowspan="3">2011</th><td rowspan="2">Shore Awards</td><td>Best Drama</td><td></td>
        <td class="yes table-yes2">Won</td><td rowspan="3"><sup class="reference"><a href="#cite_note-9">[9]</a></sup></td></tr>
        <tr><td>Best Actress</td><td data-sort-value="Lee"><span class="sortkey">Lee, Ann</span>Ann Lee</td><td class="no">Nominated</td></tr>
        <tr><td>Sea Prize</td><td>Best Writing</td><td>Bo Roy &amp; Cy Poe</td><td class="table-pending">Pending</td></tr></table>"""
    )
    assert found.caption == "Awards of Low Tide"
    assert rows(found) == [
        ["2011", "Shore Awards", "Best Drama", "", "Won", ""],
        ["2011", "Shore Awards", "Best Actress", "Ann Lee", "Nominated", ""],
        ["2011", "Sea Prize", "Best Writing", "Bo Roy & Cy Poe", "Pending", ""],
    ]


def test_two_header_rows_and_colour_columns() -> None:
    """An overview's heads are joined from top to bottom; its column of colours is none."""
    found = table(
        """<table class="wikitable"><tr><th colspan="2" rowspan="2">Series</th><th rowspan="2">Episodes</th>
        <th colspan="2">Originally aired</th></tr><tr><th>First aired</th><th>Last aired</th></tr>
        <tr><td style="background:#c71313"></td><td><b><a href="#Series_1">1</a></b></td><td>6</td><td>1 May 2001</td><td>5 June 2001</td></tr>
        <tr><td style="background:#00bfff"></td><td>2</td><td>8</td><td>1 May 2002</td><td>19 June 2002</td></tr></table>"""
    )
    assert found.columns == (
        "Series",
        "Episodes",
        "Originally aired First aired",
        "Originally aired Last aired",
    )
    assert rows(found)[1] == ["2", "8", "1 May 2002", "19 June 2002"]


def test_header_of_plain_cells() -> None:
    """In 2008 a header might be bold cells."""
    found = table(
        "<table class=wikitable><tr><td><b>#</b><td><b>Title</b><td><b>Directed by</b><td><b>Air date</b>"
        "<tr><td>1<td>&quot;Ebb&quot;<td>Ann Lee<td>May 1, 2001</table>"
    )
    assert (found.columns, rows(found)) == (
        ("#", "Title", "Directed by", "Air date"),
        [["1", '"Ebb"', "Ann Lee", "May 1, 2001"]],
    )


def test_list_of_characters() -> None:
    """Terms have their descriptions with them; items keep their line breaks; loose words are a paragraph."""
    found = document(
        "<h2>Main characters</h2><dl><dt><a href='/wiki/Mara'>Mara Finn</a></dt><dd>Played by Ann Lee.</dd>"
        "<dd>A pilot.</dd><dt>Ned</dt><dd>Her uncle.</dd></dl><ul><li><b>Tom</b> (Bo Roy)<br />Her friend</ul>Loose words."
    )
    assert [b.passage.text for b in found.blocks if isinstance(b, Item | Paragraph)] == [
        "Mara Finn\nPlayed by Ann Lee.\nA pilot.",
        "Ned\nHer uncle.",
        "Tom (Bo Roy)\nHer friend",
        "Loose words.",
    ]


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("<p>Low Tide is a <a href='/wiki/S'>series</a>.</p>", True),
        ("\ufeff\n<!-- saved -->\n<!DOCTYPE html>\n<html><body>Low Tide</body></html>", True),
        ('<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0"><html></html>', True),
        ("<div>{{Infobox television}}</div>\n'''Low Tide''' is a [[series]].", False),
        ("<!-- note -->\n{{Infobox television}}", False),
        ("Low Tide is a series with <b>bold</b> words.", False),
        ("= Low Tide =\n\n<br>\n", False),
        ("< 5 people watched it.", False),
    ],
)
def test_which_texts_are_pages(text: str, taken: bool) -> None:
    """A page starts with a tag and has tags that only a server writes."""
    assert html.looks_like(text) is taken


_TAGS = (
    "table",
    "tr",
    "td",
    "th",
    "p",
    "div",
    "ul",
    "li",
    "dl",
    "dt",
    "dd",
    "span",
    "sup",
    "a",
    "h2",
    "h1",
    "style",
    "script",
    "b",
    "br",
)
_ATTRIBUTES = [
    "",
    ' class="infobox"',
    ' class="wikitable"',
    ' style="display:none"',
    " rowspan=3",
    ' colspan="999"',
    ' href="/wiki/X"',
    " class='reference'",
    ' id="x',
    " <",
]
_PIECES = st.one_of(
    st.builds("<{}{}>".format, st.sampled_from(_TAGS), st.sampled_from(_ATTRIBUTES)),
    st.builds("</{}>".format, st.sampled_from(_TAGS)),
    st.sampled_from(
        [
            "&amp;",
            "&#160;",
            "&nbsp;",
            "&bogus;",
            "&#x200b;",
            "&",
            "<",
            ">",
            "<!--",
            "-->",
            "\n",
            "  ",
            "Ann",
            " as ",
            "[1]",
            "é",
            "'",
        ]
    ),
    st.text(max_size=4),
)


@given(st.lists(_PIECES, max_size=60))
@example(["<li>", "<td>", "&amp;", "<tr>", "&amp;"])
@settings(max_examples=300, deadline=None)
def test_any_tags_keep_their_places(pieces: list[str]) -> None:
    """Whatever the tags, each letter that is read stands in the page where its passage says."""
    text = "<html><body>" + "".join(pieces)
    parts = html.read(text)
    found = Document("x", "", "html", text, parts.title, parts.fields, parts.blocks, parts.citations)
    for words in passages(found):
        end = -1
        for i, letter in enumerate(words.text):
            span = words.span(i, i + 1)
            exact = text[span.start : span.end]
            assert exact == letter or exact[0] in "&<" or letter.isspace()
            assert span.start >= end and span.end - span.start > 0
            end = span.end


@pytest.mark.parametrize(
    "unit",
    [
        "<",
        "&",
        "<!--",
        '<a "',
        "<p>",
        "<ul>",
        "<table><tr><td>",
        "<tr><td rowspan=99 colspan=99>x",
        "</ul></p>",
        "<b>",
        " \n",
    ],
)
def test_hostile_pages_are_read_in_linear_time(unit: str) -> None:
    """Much of one thing neither hangs nor breaks the reader."""
    html.read("<html><body>" + unit * (100_000 // len(unit)))


def test_words_that_stand_for_headings() -> None:
    """A bold line or a term above a list is a heading; so are the heads of tables that only hold lists."""
    found = document(
        "<h2>Cast</h2><dl><dt>Main cast</dt></dl><ul><li>Ann Poe as Mara</li></ul>"
        "<p><b>Guests</b>\n</p>\n<ul><li>Kim Orr as Tom</li></ul><p><b>Bold</b> prose.</p><p>More.</p>"
        "<table><tr><th>Recurring</th><th>Voices</th></tr><tr><td><ul><li>Joe Ash as Pete</li><li>Jim Ash as Pat</li></ul>"
        "</td><td><ul><li>Jon Oak as Al</li><li>Jan Oak as Bea</li></ul></td></tr></table>"
        "<table class='collapsible'><tr><th>Cameos</th></tr><tr><td><ul><li>Hal Ivy as a driver</li></ul></td></tr></table>"
    )
    assert [(b.section.title, b.passage.text) for b in found.blocks if isinstance(b, Item)] == [
        ("Main cast", "Ann Poe as Mara"),
        ("Guests", "Kim Orr as Tom"),
        ("Recurring", "Joe Ash as Pete"),
        ("Recurring", "Jim Ash as Pat"),
        ("Voices", "Jon Oak as Al"),
        ("Voices", "Jan Oak as Bea"),
        ("Cameos", "Hal Ivy as a driver"),
    ]


def test_cast_table_with_titles_in_it() -> None:
    """A table's title is its caption; a head over all columns below the header is a row."""
    found = table(
        "<table class='wikitable'><tr><th colspan='4'>Cast of Low Tide</th></tr><tr><th rowspan='2'>Actor</th>"
        "<th rowspan='2'>Character</th><th colspan='2'>Seasons</th></tr><tr><th>1</th><th>2</th></tr>"
        "<tr><th colspan='4'>Guests</th></tr><tr><th>Lu Fenn</th><td>Eve</td><td colspan='2'>Main</td></tr></table>"
    )
    assert (found.caption, found.columns) == (
        "Cast of Low Tide",
        ("Actor", "Character", "Seasons 1", "Seasons 2"),
    )
    assert rows(found) == [["Guests"] * 4, ["Lu Fenn", "Eve", "Main", "Main"]]
