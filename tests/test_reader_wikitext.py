"""What the reader of wikitext makes of templates, links, lists and tables, and of text that only looks so."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.document import Document, Passage, Table
from extract.pipeline import extract
from extract.readers import read, wikitext
from extract.readers.wiki.inline import Words
from extract.readers.wiki.tree import parse

SERIES = """{{Short description|American sitcom}}
{{Infobox television
| name = The Lodgers
| genre = [[Sitcom]]
| creator = {{ubl|[[Paula Ortiz]]|[[Dan Weaver (writer)|Dan Weaver]]}}
| starring = {{Plainlist|
* [[Ann Lee]]
* [[Bo Hicks Jr.]]{{efn|Until season 2.}}
}}
| company = [[Acme Pictures]]<br />[[Blue Door]]
| num_episodes = 47 <!-- see list --><ref>{{cite web|title=A|url=http://example.org?a=b}}</ref>
| network = [[NBC]]
| first_aired = {{Start date|2009|9|23}}
| last_aired = {{End date|2012|05|3}}
}}
'''''The Lodgers''''' is an American [[television sitcom]] created by [[Paula Ortiz]].<ref name="a" />
It stars {{nowrap|[[Ann Lee]]}} &amp; others.

==Cast and characters==
{{main|List of The Lodgers characters}}
===Main===
{{Cast listing|
* [[Ann Lee]] as [[Nora Bell]], a landlady
* [[Cy Poe]] as '''Dr. Tom Hale'''{{snd}}a dentist
*: He lives upstairs.
}}
;Guests
* [[Gus Orr]] as himself

==Episodes==
{{Series overview
| color1 = #f00 | episodes1 = 22 | start1 = {{Start date|2009|9|23}} | end1 = {{End date|2010|5|19}}
| color2 = #0f0 | episodes2 = 25 | start2 = {{Start date|2010|9|22}} | end2 = {{End date|2012|5|3}}
}}
===Season 1===
<onlyinclude>{| class="wikitable" style="width:100%"
|-
! style="background:#f00" | {{abbr|No.|Number}}<br />overall !! No. in<br />season
! Title !! Directed by !! Written by !! Original air date !! U.S. viewers<br />(millions)
|-
{{Episode list
 |EpisodeNumber=1 |EpisodeNumber2=1 |Title=Pilot
 |DirectedBy=Hal Orr |WrittenBy=Paula Ortiz & Dan Weaver
 |OriginalAirDate={{Start date|2009|9|23}}
 |Viewers = 8.12<ref>[http://a.example/c|d A "thing"]</ref>
 |ShortSummary=Nora lets a room to [[Tom Hale|Tom]].
}}
{{Episode list
 |EpisodeNumber=2 |EpisodeNumber2=2 |Title=The {{'}}Other{{'}} Room |RTitle={{double dagger}}
 |DirectedBy=Hal Orr
 |WrittenBy={{StoryTeleplay|s=Paula Ortiz|t=Dan Weaver}}
 |OriginalAirDate={{Start date|2009|9|30}} |Viewers = 7.01
}}
|}</onlyinclude>

==Awards==
{| class="wikitable"
|+ Awards of ''The Lodgers''
! scope="col" | Year !! Award !! Category !! Nominee(s) !! Result
|-
| rowspan="2" | 2010
! scope="row" rowspan="2"| [[Example Awards]]
| Best Comedy || ''The Lodgers'' || {{nom}}
|-
| Best Actress
| data-sort-value="Lee, Ann" | {{sortname|Ann|Lee}}
| style="x:y" {{won}}
|}
[[Category:Sitcoms]]
[[File:Lodgers.jpg|thumb|A [[picture]]]]
"""

SEASON = """{{Infobox television season
| season_number = 2
| num_episodes = 3
| network = [[BBC One]]
}}
'''Series two''' of the British television drama ''[[Marsh End]]'' began on [[BBC One]] on 8 January 2012.

==Episodes==
{{#invoke:Episode table|main|overall=5|series=5|directorT=Storyboards|writerT=Story by|aux1T=Guest(s)
|episodes=
{{#invoke:Episode list|sublist|Marsh End series 2
 |EpisodeNumber = 7 |EpisodeNumber2 = 1 |Title = The Drowned Man |Aux1 = [[Di Ray]]
 |DirectedBy = [[Iain Bell]] |WrittenBy = [[Sue Carr]]
 |OriginalAirDate = {{Start date|2012|1|8|df=y}}
}}
{{#invoke:Episode list|sublist|Marsh End series 2
 |NumParts = 2
 |EpisodeNumber_1 = 8 |EpisodeNumber2_1 = 2 |Title_1 = Low Tide
 |EpisodeNumber_2 = 9 |EpisodeNumber2_2 = 3 |Title_2 = High Tide
 |DirectedBy = Iain Bell |WrittenBy = Sue Carr<hr />Tim Fry
 |OriginalAirDate_1 = {{Start date|2012|1|15}} |OriginalAirDate_2 = {{Start date|2012|1|22}}
 |ShortSummary = It rains.
}}
}}
"""

ANIME = """{{Infobox animanga/Header
| name = Star Loom
}}
{{Infobox animanga/Print
| type = manga
| magazine = Example Monthly
}}
{{Infobox animanga/Video
| type = tv series
| director = [[Jun Mori]]
| first = April 7, 2013
| episodes = 12
}}
{{nihongo|'''''Star Loom'''''|星の織機|Hoshi no Shokki}} is a Japanese [[anime]] television series.

==Characters==
; {{nihongo|Mika Aoi|青井 ミカ|Aoi Mika}}
: {{voiced by|[[Aya Endo]]|Kay Roth}}
: A weaver. She is Ren's sister.

==Episode list==
{{Episode table |overall= |title= |director= |altdateT=English air date |episodes=
{{Japanese episode list
| EpisodeNumber = 1 | EnglishTitle = The Thread | RomajiTitle = Ito | KanjiTitle = 糸
| DirectedBy = Jun Mori | OriginalAirDate = {{Start date|2013|4|7}} | AltDate = {{Start date|2014|2|1}}
| ShortSummary = Mika finds a loom.
}}
}}
"""

EPISODE = """{{Infobox television episode
| title = The Long Way Down
| series = [[Harbour Lights (TV series)|Harbour Lights]]
| season = 2
| episode = 4
| director = [[Ann Lee]]
| writer = {{ubl|Story by:|Bo Roy|Teleplay by:|Cy Poe}}
| airdate = {{Start date|2012|10|4}}
| production = 2X04
}}
"'''The Long Way Down'''" is the fourth episode of the [[Harbour Lights season 2|second season]] of the
Canadian television drama ''[[Harbour Lights (TV series)|Harbour Lights]]''. It aired on October 4, 2012.
"""

CHARACTERS = """The following is a list of characters in the American drama television series
''[[Salt Flats]]''.
==Cast==
{| class="wikitable"
! rowspan="2" | Actor !! rowspan="2" | Character !! colspan="2" | Seasons
|-
! [[Salt Flats season 1|1]] !! 2
|-
| [[Kay Roth]] || Lena Mays || {{CMain}} || {{CGuest}}
|}
{|
|
* [[Lee Marr]] as Sheriff Cobb
* [[Jon Park]] as Walt Mays
|}
"""


def document(text: str) -> Document:
    found = read(text.encode(), "a")
    assert found.form == "wikitext"
    return found


def fields(found: Document) -> dict[str, list[str]]:
    return {field.label: [value.text for value in field.values] for field in found.fields}


def cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def words(text: str) -> Passage:
    return Words(text).read(parse(text), 0, len(text))


def passages(found: Document) -> list[Passage]:
    out = [found.title, *(value for field in found.fields for value in field.values)]
    for block in found.blocks:
        if isinstance(block, Table):
            out += [cell for row in block.rows for cell in (*row.cells, *([row.below] if row.below else []))]
        else:
            out.append(block.passage)
    return out


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("a [[B (c)|b]] d", "a b d"),
        ("[[b]]s and [[:Category:C]]", "bs and Category:C"),
        ("x[[File:A.png|thumb|A [[b]]]] y[[Category:C]][[fr:D]]", "x y"),
        ("'''A''' and ''B'' and '''''C''''' it's", "A and B and C it's"),
        ("''Angels''' wings", "Angels' wings"),
        ("a<ref>b [[c]]</ref> d<ref name=x /> e<!-- f -->", "a d e"),
        ("a&nbsp;&ndash; b &amp; c", "a – b & c"),
        ("a<br />b<hr>c", "a\nb\nc"),
        ("[https://example.org/?a=b The site] [https://example.org]", "The site"),
        ("(2001{{en dash}}02){{snd}}it{{'}}s {{double dagger}}", "(2001–02) – it's ‡"),
        ("{{nowrap|A {{lang|fr|B}}}} {{small|c}} {{abbr|No.|Number}}", "A B c No."),
        ("A{{efn|b}}{{citation needed|date=May 2020}}{{unheard of|x}} c", "A c"),
        ("X ({{lang-xx}}; {{IPA|x}}) is", "X is"),
        (
            "{{nihongo|Mika|ミカ|Mika}} {{ill|Bo Day|fr|lt=Bo}} {{sortname|Cy|Fox|dab=actor}}",
            "Mika Bo Cy Fox",
        ),
        ("{{ubl|a|[[b|c]]}}", "a\nc"),
        ("{{plainlist|\n* a\n* b\n}}", "a\nb"),
        ("{{Start date|2016|1|24}} {{end date|2016|02}} {{dts|2016}}", "January 24, 2016 February 2016 2016"),
        ("{{Start and end dates|2016|1|24|2016|2|22}}", "January 24, 2016 – February 22, 2016"),
        ("{{dts|March 14, 2011}} {{Start date|now}}", "March 14, 2011 now"),
        ("{{won}} {{nom|Shortlisted}}", "Won Shortlisted"),
        ("{{StoryTeleplay|s=A & B|t=C}}", "Story by: A & B\nTeleplay by: C"),
        ("a [[b", "a [[b"),
        ("a {{b | c", "a {{b | c"),
        ("a }} b ]]", "a }} b ]]"),
    ],
)
def test_words(source: str, printed: str) -> None:
    """Markup reads as what it prints."""
    assert words(source).text == printed


def test_words_know_their_place() -> None:
    """A link reads as the words shown, with its target told; a template's words are the whole of it."""
    text = "on {{Start date|2016|1|24}} [[James Wong (filmmaker)|James Wong]]"
    found = words(text)
    assert [(found.text[x.start : x.end], x.target) for x in found.links] == [
        ("James Wong", "James Wong (filmmaker)")
    ]
    at = found.text.index("24,")
    date, name = found.span(at, at + 2), found.span(found.links[0].start, found.links[0].end)
    assert text[date.start : date.end] == "{{Start date|2016|1|24}}"
    assert text[name.start : name.end] == "James Wong"


def test_series() -> None:
    """A series' page: the infobox, prose without marks, lists, overview, episodes and awards."""
    found = document(SERIES)
    assert found.title.text == "The Lodgers"
    assert fields(found) == {
        "Genre": ["Sitcom"],
        "Created by": ["Paula Ortiz", "Dan Weaver"],
        "Starring": ["Ann Lee", "Bo Hicks Jr."],
        "Production companies": ["Acme Pictures", "Blue Door"],
        "No. of episodes": ["47"],
        "Original network": ["NBC"],
        "First aired": ["September 23, 2009"],
        "Last aired": ["May 3, 2012"],
    }
    assert [(p.passage.text, p.section.title) for p in found.paragraphs] == [
        (
            "The Lodgers is an American television sitcom created by Paula Ortiz. It stars Ann Lee & others.",
            "",
        )
    ]
    assert [(i.passage.text, i.section.path) for i in found.items] == [
        ("Ann Lee as Nora Bell, a landlady", ("Cast and characters", "Main")),
        ("Cy Poe as Dr. Tom Hale – a dentist\nHe lives upstairs.", ("Cast and characters", "Main")),
        ("Gus Orr as himself", ("Cast and characters", "Main", "Guests")),
    ]
    overview, episodes, awards = found.tables
    assert cells(overview) == [
        ["1", "22", "September 23, 2009", "May 19, 2010"],
        ["2", "25", "September 22, 2010", "May 3, 2012"],
    ]
    assert episodes.columns == (
        "No. overall", "No. in season", "Title", "Directed by", "Written by", "Original air date",
        "U.S. viewers (millions)",
    )  # fmt: skip
    assert cells(episodes)[1][2:5] == [
        "The 'Other' Room", "Hal Orr", "Story by: Paula Ortiz\nTeleplay by: Dan Weaver"
    ]  # fmt: skip
    assert episodes.section.path == ("Episodes", "Season 1")
    assert str(episodes.rows[0].below) == "Nora lets a room to Tom."
    assert awards.caption == "Awards of The Lodgers"
    assert cells(awards) == [
        ["2010", "Example Awards", "Best Comedy", "The Lodgers", "Nominated"],
        ["2010", "Example Awards", "Best Actress", "Ann Lee", "Won"],
    ]


def test_season() -> None:
    """Invoked episode lists; parts have rows of their own; what the table renames is believed."""
    found = document(SEASON)
    assert found.title.text == "Marsh End series 2"
    (table,) = found.tables
    assert table.columns == (
        "No. overall", "No. in season", "Title", "Guest(s)", "Storyboards", "Story by",
        "Original release date",
    )  # fmt: skip
    assert [row[:3] + row[5:] for row in cells(table)] == [
        ["7", "1", "The Drowned Man", "Sue Carr", "January 8, 2012"],
        ["8", "2", "Low Tide", "Sue Carr\nTim Fry", "January 15, 2012"],
        ["9", "3", "High Tide", "Sue Carr\nTim Fry", "January 22, 2012"],
    ]


def test_anime() -> None:
    """Of a box in parts that of the show counts; names in two scripts read in one; voices are told."""
    found = document(ANIME)
    assert found.title.text == "Star Loom"
    assert fields(found)["Directed by"] == ["Jun Mori"]
    assert "Magazine" not in fields(found)
    item = next(found.items)
    assert item.passage.text.startswith("Mika Aoi\nVoiced by: Aya Endo; Kay Roth\nA weaver.")
    (table,) = found.tables
    assert table.columns == ("No.", "Title", "Directed by", "Original release date", "English air date")
    assert cells(table) == [["1", "The Thread", "Jun Mori", "April 7, 2013", "February 1, 2014"]]


def test_episode() -> None:
    """An episode's box names its place as it prints it, and its writers with what each did."""
    found = fields(document(EPISODE))
    assert found["Episode no."] == ["Season 2 Episode 4"]
    assert found["Written by"] == ["Story by:\nBo Roy", "Teleplay by:\nCy Poe"]
    assert found["Production code"] == ["2X04"]


def test_characters() -> None:
    """Spans of a header, cells that are templates; tables that only set lists side by side are lists."""
    found = document(CHARACTERS)
    (table,) = found.tables
    assert table.columns == ("Actor", "Character", "Seasons 1", "Seasons 2")
    assert cells(table) == [["Kay Roth", "Lena Mays", "Main", "Guest"]]
    assert [item.passage.text for item in found.items] == [
        "Lee Marr as Sheriff Cobb",
        "Jon Park as Walt Mays",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SERIES, "1|1|Pilot|2009-09-23"),
        (SEASON, "2|3|High Tide|2012-01-22"),
        (ANIME, "None|None|The Thread|2013-04-07"),
        (EPISODE, "2|4|The Long Way Down|2012-10-04"),
    ],
)
def test_facts(text: str, expected: str) -> None:
    """The rules find in wikitext what they find in any form."""
    found = extract([("a", text.encode())])
    dated = {
        f"{s.subject.season}|{s.subject.number}|{s.subject.name}|{s.object.lexical}"  # type: ignore[union-attr]
        for s in found.statements
        if s.predicate == "datePublished" and s.subject.kind == "episode"
    }
    assert expected in dated


def test_listed() -> None:
    """A page that says itself what it lists is about the show whose name it has in italics."""
    found = extract([("a", CHARACTERS.encode())])
    assert ("Salt Flats", "Kay Roth", "Lena Mays") in {
        (s.subject.name, s.object.name, dict(s.qualifiers)["character"].name)  # type: ignore[union-attr]
        for s in found.statements
        if s.predicate == "performance"
    }


def test_cut_off() -> None:
    """A text that ends in its infobox or its episodes is read up to there."""
    found = document(SERIES[: SERIES.index("| network")])
    assert fields(found)["Starring"] == ["Ann Lee", "Bo Hicks Jr."]
    found = document(SEASON[: SEASON.index(" |NumParts")])
    assert cells(next(found.tables))[0][:3] == ["7", "1", "The Drowned Man"]
    broken = document(SERIES.replace("05|3}}\n}}", "05|3}}\n"))  # the box is never closed
    assert fields(broken)["Genre"] == ["Sitcom"]
    assert len(list(broken.tables)) == 3


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (SERIES, True),
        (CHARACTERS, True),
        ("'''Bones''' is an American [[television]] series.", True),
        ("= Harbour Lights =\n\n{| class=x\n| [[a]] || {{b}}\n|}", False),
        ("<div>[[a]] {{b}}</div>", False),
        ("Harbour Lights is a [television](/wiki/T) series.[[1]](#cite)", False),
        ("Harbour Lights is a series.[1]\n\nCast\n\n* A as B", False),
    ],
)
def test_looks_like(text: str, is_one: bool) -> None:
    """Double brackets make wikitext, unless another form has left them standing."""
    assert wikitext.looks_like(text) is is_one


@pytest.mark.parametrize(
    "unit",
    [
        "{{", "}}", "[[", "[[a|", "[[a|b\n", "{{a|", "{{a|[[b|", "<ref>", "<ref name=x ", "<!--", "<!--a-->",
        "''",
        "'''a", "=", "*", "{|\n", "|-\n| a || b\n", "{|\n| a=b", "[http://a ", "{{plainlist|", "{{won|",
        "{{Infobox television|", "{{Episode list|Title=a|", "{{Episode table|episodes=", "&", "<b", "\n ",
        "( ",
    ],
)  # fmt: skip
def test_no_text_takes_long(unit: str) -> None:
    """Whatever is opened again and again, and never closed, is passed in linear time."""
    started = time.process_time()
    wikitext.read(unit * (120_000 // len(unit)))
    assert time.process_time() - started < 4


MARKS = [
    "{{", "}}", "[[", "]]", "|", "=", "==", "'''", "''", "*", "#", ":", ";", "!", "{|", "|}", "|-", "|+",
    "||", "!!", "<ref>", "</ref>", "<ref/>", "<br>", "<!--", "-->", "&amp;", "a", "Bo", "won", "]", "'",
    "-", "{{Start_date|2016|1|2", "Title=", "{{Infobox_television|", "{{Infobox_television_episode|",
    "season=", "episode=", "{{Episode_list|", "{{Episode_table|episodes=", "{{plainlist|", "[[File:",
    "[http://x", "EpisodeNumber=1", "ShortSummary=", "NumParts=2", "{{sortname|", "{{StoryTeleplay|", "s=",
    "t=", "{{Series_overview|", "episodes1=", "{{cast_listing|", "{{won", "<onlyinclude>", "===A===",
]  # fmt: skip


def test_attributes_without_blanks() -> None:
    """Attributes that run into each other are given up at once, in any form."""
    row = "| " + "a=bcd=" * 200 + "!\n"
    started = time.process_time()
    read(f"= Harbour Lights =\n\nA series.\n\n{{|\n{row}|}}\n".encode(), "a")
    read(f"[[A]] {{{{b}}}}\n{{|\n{row}|}}\n".encode(), "a")
    assert time.process_time() - started < 2


@settings(max_examples=400, deadline=None)
@given(
    st.lists(st.sampled_from([mark.replace("_", " ") for mark in MARKS] + [" ", "\n"]), max_size=50).map(
        "".join
    )
)
def test_soup(text: str) -> None:
    """Any soup of marks is read, and what is read stands where it says."""
    found = wikitext.read(text)
    whole = Document("a", "", "wikitext", text, found.title, found.fields, found.blocks)
    for passage in passages(whole):
        span = passage.span()
        assert 0 <= span.start <= span.end <= len(text)
        instead = [i for one in passage.insteads for i in range(one.start, one.end)]
        for i, letter in enumerate(passage.text):
            at = passage.source(i)
            assert i in instead or text[at] == letter or (letter == " " and text[at].isspace())
