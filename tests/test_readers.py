"""What the readers make of each form of document."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.document import Block, Document, Item, Paragraph, Passage, Table
from extract.grammar.words import passage
from extract.readers import READERS, UnreadableDocument, read

SEEDS = Path(__file__).parents[1] / "seeds"
SEASON = SEEDS / "jessica-jones-season-2.page-text.txt"
SERIES = SEEDS / "jessica-jones-series.equals-text.txt"

PAGE = """Harbour Lights
Season 2
Promotional poster
Country of originCanada
No. of episodes10
StarringAnna Lee
Bo de Vries
Original networkCTV
Original releaseMarch\u00a08,\u00a02018\u00a0(2018-03-08) –
May\u00a010,\u00a02018\u00a0(2018-05-10)
Season chronology
←\u00a0Previous
Season 1
Next\u00a0→
Season 3
List of episodes

The second season of the drama series Harbour Lights follows Mara.[1][a] It has ten episodes.


Anna Lee was cast in May.[2]

Cast and characters

Main article: List of Harbour Lights characters
Anna Lee as Mara Finn
Bo de Vries as Dr. Tom Hale


The season was released on CTV.[citation needed]

  1. ^ a b Doe, Kim (May 1, 2018). "Lights". Variety.
  2. ^ "Cast". Deadline.
"""

EQUALS = """= Harbour Lights (TV series) =

Infobox
- Genre: Drama, Mystery
- Executive Producer: Anna Lee, Bo Hicks Jr., Cy Poe, Jr., Foo (pilot, final)
- First Aired: March 8, 2018

Harbour Lights is a Canadian television series.

==Cast==
- Anna Lee as Mara Finn:
A doctor. She knows [Tom] well.
- Bo Hicks Jr. as Tom

=== Guests ===
* Cy Poe as himself
<section begin=Response /><section end=Response />

It was ''well'' received.<ref name="x">A title</ref>

; Cameos
: Di Fo appears.

== External links ==
- Official website
"""


def passages(document: Document) -> list[Passage]:
    """Every passage that a rule can come across."""
    found = [document.title, *document.citations]
    found += [value for field in document.fields for value in field.values]
    for block in document.blocks:
        found += _of(block)
    return found


def _of(block: Block) -> list[Passage]:
    if isinstance(block, Table):
        return [p for row in block.rows for p in (*row.cells, *([row.below] if row.below else []))]
    return [block.passage]


def in_step(document: Document, found: Passage) -> bool:
    """Whether each stretch of a passage stands in the document as its runs say, but for blanks."""
    return all(
        document.text[found.source(i)] == c or c.isspace() or document.text[found.source(i)] in "&<"
        for i, c in enumerate(found.text)
    )


def test_page_text_has_its_fields() -> None:
    """Glued labels and values come apart; a value goes on until the next label."""
    document = read(PAGE.encode(), "page")
    assert [(f.label, [v.text for v in f.values]) for f in document.fields] == [
        ("Season", ["2"]),
        ("Country of origin", ["Canada"]),
        ("No. of episodes", ["10"]),
        ("Starring", ["Anna Lee", "Bo de Vries"]),
        ("Original network", ["CTV"]),
        ("Original release", ["March 8, 2018 (2018-03-08) –\nMay 10, 2018 (2018-05-10)"]),
        ("Previous", ["Season 1"]),
        ("Next", ["Season 3"]),
    ]


def test_page_text_has_its_sections() -> None:
    """Two blank lines stand for a heading that was lost; a short line alone is a heading."""
    blocks = read(PAGE.encode(), "page").blocks
    assert [(type(b).__name__, b.section.title, b.section.level) for b in blocks] == [
        ("Paragraph", "", 0),
        ("Paragraph", "", 2),
        ("Item", "Cast and characters", 2),
        ("Item", "Cast and characters", 2),
        ("Paragraph", "", 2),
    ]


def test_page_text_sets_its_references_apart() -> None:
    """Reference marks are no words, and the reference list is no prose."""
    document = read(PAGE.encode(), "page")
    first = next(document.paragraphs).passage
    assert first.text.endswith("follows Mara. It has ten episodes.")
    assert document.exact(first.span()).endswith("Mara.[1][a] It has ten episodes.")
    assert [c.text for c in document.citations] == [
        'Doe, Kim (May 1, 2018). "Lights". Variety.',
        '"Cast". Deadline.',
    ]


def test_spaced_infobox() -> None:
    """Labels may have a blank behind them instead of nothing."""
    text = (
        "Rosa (telenovela)\n\nRosa\nGenre Telenovela\nCreated by Maria Paz\nStarring Luis Sol\n"
        "No. of episodes 101 [1]\n\nRosa is a Mexican telenovela produced for Televisa.\n"
    )
    document = read(text.encode(), "rosa")
    assert [(f.label, f.values[0].text) for f in document.fields] == [
        ("Genre", "Telenovela"),
        ("Created by", "Maria Paz"),
        ("Starring", "Luis Sol"),
        ("No. of episodes", "101"),
    ]


def test_equals_text() -> None:
    """Infobox lists are cut at their commas, items keep the lines below them, sections their parents."""
    document = read(EQUALS.encode(), "equals")
    assert document.title.text == "Harbour Lights (TV series)"
    assert [[v.text for v in f.values] for f in document.fields] == [
        ["Drama", "Mystery"],
        ["Anna Lee", "Bo Hicks Jr.", "Cy Poe, Jr.", "Foo (pilot, final)"],
        ["March 8, 2018"],
    ]
    assert [i.passage.text for i in document.items] == [
        "Anna Lee as Mara Finn:\nA doctor. She knows [Tom] well.",
        "Bo Hicks Jr. as Tom",
        "Cy Poe as himself",
    ]
    last = list(document.paragraphs)[-2:]
    assert [p.passage.text for p in last] == ["It was well received.", "Di Fo appears."]
    assert [p.section.path for p in last] == [("Cast", "Guests"), ("Cast", "Guests", "Cameos")]
    assert [c.text for c in document.citations] == ["Official website"]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("text", [PAGE, EQUALS])
def test_places_stay_right(text: str, start: str, ending: str) -> None:
    """However lines end, with or without a byte order mark, the same words are found, in their places."""
    plain = read(text.encode(), "x")
    other = read((start + text.replace("\n", ending)).encode(), "x")
    assert [p.text for p in passages(other)] == [p.text for p in passages(plain)]
    assert all(in_step(other, p) for p in passages(other))


@pytest.mark.parametrize("path", [SEASON, SERIES])
def test_seeds_know_their_places(path: Path) -> None:
    """Each word of the seeds stands where its passage says."""
    document = read(path.read_bytes(), path.name)
    assert all(in_step(document, p) for p in passages(document))
    assert len(document.blocks) > 20


def test_seeds_in_figures() -> None:
    """The seeds' blocks, counted: no line is lost silently."""
    season, series = (read(p.read_bytes(), p.name) for p in (SEASON, SERIES))
    assert (season.form, len(season.citations), [len(t.rows) for t in season.tables]) == (
        "page",
        63,
        [13, 20, 1],
    )
    assert (series.form, len(list(series.items)), [len(t.rows) for t in series.tables]) == (
        "equals",
        16,
        [3, 23],
    )
    assert sum(isinstance(b, Paragraph) for b in series.blocks) == 33
    assert not any(isinstance(b, Item) for b in season.blocks)


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("One[1] two[12][13].", "One two."),
        ("Title [a]Directed by", "Title Directed by"),
        ('"Title"[b] Anna Lee[c]', '"Title" Anna Lee'),
        ('"[t]he season", [H]e said', '"[t]he season", [H]e said'),
        ("She said [Jessica Jones] was [...] odd", "She said [Jessica Jones] was [...] odd"),
        ("the character[s] he met", "the character[s] he met"),
        ("odd[citation needed] and[when?] more [12] words", "odd and more words"),
        ("Anna&nbsp;Lee &amp; Bo", "Anna Lee & Bo"),
        ("''AKA'' '''bold''' it's", "AKA bold it's"),
        ("a<br />b<ref>Title</ref> c</small>", "a\nb c"),
        ("March\u00a08 Story by\u200a: X", "March 8 Story by : X"),
        ("zero\u200bwidth", "zerowidth"),
        ("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"),
        ("   ", ""),
    ],
)
def test_words(printed: str, words: str) -> None:
    """Marks and markup are cut, editorial brackets stay, odd blanks are plain ones."""
    found = passage(printed)
    assert found.text == words
    assert all(printed[found.source(i)] == c or c in " \n&" for i, c in enumerate(found.text))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b" \n\n ", "is empty"),
        (b"\x89PNG\x00\x01", "binary"),
        ("Ütext".encode("utf-16"), "UTF-16"),
        (b"Some words here\n\xff\xfe", "not UTF-8 at byte 16"),
        (b'{"a": [1, 2, 3]}', "no form known"),
        (b"1,2,3\n4,5,6\n", "no form known"),
        (b"a" * 2_000_000, "one line"),
    ],
)
def test_unreadable(data: bytes, says: str) -> None:
    """What cannot be read is said in one line, with the document's name and what to do."""
    with pytest.raises(UnreadableDocument, match=says) as caught:
        read(data, "some.txt")
    assert str(caught.value).startswith("some.txt: ")
    assert "\n" not in str(caught.value)
    assert "; " in caught.value.reason


def test_every_reader_is_asked() -> None:
    """Each module here that reads a form stands in READERS."""
    folder = Path(__file__).parents[1] / "extract" / "readers"
    rooms = [
        *((p.stem, p) for p in folder.glob("*.py")),
        *((p.parent.name, p) for p in folder.glob("*/__init__.py")),
    ]
    reading = {name for name, p in rooms if "\ndef looks_like(" in p.read_text(encoding="utf-8")}
    assert reading == {module.__name__.rpartition(".")[2] for module in READERS}


_LINES = """|-
| a || b
! scope="row" rowspan="3" | 2016
|}
11"A "B" C"Anna LeeBo PoeMarch 8, 2018
22"D"Anna Lee
Story by : Bo Poe
TitleDirected byWritten byOriginal air date
No. in
Year Award Category Nominee Result
2012 Foo Awards Best Thing Anna Lee Won
1."X"1:00
2."Y"2:00
Total length:3:00
SeasonEpisodesOriginally aired
112June 28, 2007
| a | b |
| 1 | | |
  1. ^ x
\ufeff\u200b[1]"""
_PIECES = st.sampled_from(["", "", *PAGE.split("\n"), *EQUALS.split("\n"), *_LINES.split("\n")])


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(max_size=400), st.lists(st.one_of(_PIECES, st.text(max_size=12)), max_size=40).map("\n".join)
    )
)
def test_any_text_is_read_or_refused(text: str) -> None:
    """Whatever the text, reading ends in a document whose words are in place, or in a clear refusal."""
    try:
        document = read(text.encode("utf-8", "surrogatepass"), "any")
    except UnreadableDocument:
        return
    for found in passages(document):
        span = found.span()
        assert 0 <= span.start <= span.end <= len(document.text)
        assert in_step(document, found)
    for table in document.tables:
        assert {len(row.cells) for row in table.rows} == {len(table.columns)}
    assert document.sections is not None
