"""Documents come out of every kind of file that holds some, a little at a time, and no file can do harm."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tracemalloc
import zlib
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from extract.reading import NotAboutTelevision, facts_of
from extract.topic import _KINDS, topic
from showbible import seeds
from showbible.sources import Source, SourceError, gather, packed, television
from showbible.sources.source import LARGEST

SEED = (seeds() / "jessica-jones-season-2.page-text.txt").read_bytes()
SHOW = """{{Short description|American television series}}
{{Infobox television
| name = Harbour Lights
| creator = [[Ana Reyes]]
| network = [[Canal Nine]]
| num_episodes = 12
}}
'''''Harbour Lights''''' is an American drama television series created by [[Ana Reyes]] for [[Canal Nine]].

== Plot ==
A keeper returns to her island.
"""
FILM = "'''''Low Water''''' is a 2011 American film.\n\n== Cast ==\n* [[Ivo Lind]]\n"
PLANET = (
    "'''Mercury''' is the first [[planet]] from the Sun and the smallest of all.\n\n== Orbit ==\nIt is odd.\n"
)


def page(title: str, text: str, ns: int = 0, redirect: bool = False) -> str:
    """A page as a dump holds it."""
    to = '<redirect title="Elsewhere" />' if redirect else ""
    return (
        f"<page><title>{escape(title)}</title><ns>{ns}</ns><id>1</id>{to}<revision><id>7</id>"
        f"<contributor><username>Nell &amp; Co</username></contributor><model>wikitext</model>"
        f'<text bytes="1" xml:space="preserve">{escape(text)}</text></revision></page>\n'
    )


PAGES = [
    page("Mercury (planet)", PLANET),
    page("Harbour Lights", SHOW),
    page("Talk:Harbour Lights", SHOW, ns=1),
    page("HL", "#REDIRECT [[Harbour Lights]] television series", redirect=True),
    page(
        "Harbour Lights season 2",
        SHOW.replace("12", "6").replace("Infobox television", "Infobox television season"),
    ),
]
HEAD = (
    '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en">'
    "<siteinfo><sitename>Wikipedia</sitename></siteinfo>\n"
)
DUMP = (HEAD + "".join(PAGES) + "</mediawiki>").encode()
FOUND = ["Harbour Lights", "Harbour Lights season 2"]


def read(*paths: Path | str, titles: tuple[str, ...] = ()) -> list[Source]:
    return list(gather([str(path) for path in paths], titles))


def names(sources: list[Source]) -> list[str]:
    return [source.name.partition("/")[2] for source in sources if not source.problem]


def problems(sources: list[Source]) -> list[str]:
    return [source.problem for source in sources if source.problem]


# ---- packed documents


def zstd(data: bytes) -> bytes:
    return bytes(pytest.importorskip("zstandard").ZstdCompressor().compress(data))


PACKERS = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress, "zst": zstd}


@pytest.mark.parametrize("ending", PACKERS)
def test_a_packed_document_is_the_document(tmp_path: Path, ending: str) -> None:
    """The bytes are those of the unpacked file; two packed parts in one file are read as one."""
    file = tmp_path / f"page.txt.{ending}"
    file.write_bytes(PACKERS[ending](SEED[:1000]) + PACKERS[ending](SEED[1000:]))
    assert read(file) == [Source(file.name, SEED)]
    assert read(tmp_path) == [Source(file.name, SEED, chosen=False)]


@pytest.mark.parametrize("ending", PACKERS)
@pytest.mark.parametrize("fault", ["cut", "changed", "no such thing"])
def test_a_damaged_packed_file_says_so(tmp_path: Path, ending: str, fault: str) -> None:
    """Cut off, with bytes changed, or not packed at all: one line, and in a folder the others go on."""
    data = PACKERS[ending](SEED)
    damaged = {
        "cut": data[: len(data) // 2],
        "changed": data[:40] + bytes(b ^ 0xFF for b in data[40:80]) + data[80:],
        "no such thing": SEED,
    }
    file = tmp_path / f"page.txt.{ending}"
    file.write_bytes(damaged[fault])
    with pytest.raises(SourceError, match=r"page\.txt\.\w+: (ends in the middle|is damaged)"):
        read(file)
    (tmp_path / "whole.txt").write_bytes(SEED)
    sources = read(tmp_path)
    assert len(problems(sources)) == 1
    assert sources[-1].data == SEED


@pytest.mark.parametrize("ending", PACKERS)
def test_a_bomb_is_stopped_early(tmp_path: Path, ending: str) -> None:
    """A gigabyte of nothing in a few kilobytes is refused, and never stands in memory."""
    made = {"gz": _gzip_bomb, "bz2": _bzip_bomb, "xz": _xz_bomb, "zst": _zst_bomb}[ending]()
    file = tmp_path / f"page.txt.{ending}"
    file.write_bytes(made)
    lines = tmp_path / f"pages.jsonl.{ending}"
    lines.write_bytes(made)
    tracemalloc.start()
    with pytest.raises(SourceError, match=r"grows to more|too large for one document"):
        read(file)
    with pytest.raises(SourceError, match=r"grows to more"):
        read(lines)
    assert tracemalloc.get_traced_memory()[1] < 8 * LARGEST
    tracemalloc.stop()


def _gzip_bomb() -> bytes:
    packer = zlib.compressobj(wbits=31)
    return b"".join(packer.compress(bytes(1 << 20)) for _ in range(300)) + packer.flush()


def _bzip_bomb() -> bytes:
    return bz2.compress(bytes(10 << 20)) * 30


def _xz_bomb() -> bytes:
    return lzma.compress(bytes(10 << 20)) * 30


def _zst_bomb() -> bytes:
    return zstd(bytes(10 << 20)) * 30


def test_without_the_extra_zst_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "zstandard", None)
    (tmp_path / "page.txt.zst").write_bytes(b"(\xb5/\xfd")
    with pytest.raises(SourceError, match=r"pip install 'showbible\[large\]'"):
        read(tmp_path / "page.txt.zst")


# ---- dumps


@pytest.mark.parametrize("ending", ["", ".bz2", ".gz", ".zst"])
def test_a_dump_gives_its_pages_about_television(tmp_path: Path, ending: str) -> None:
    """Neither talk pages nor redirects nor planets; the title is a part of the page's text."""
    data = PACKERS[ending[1:]](DUMP) if ending else DUMP
    file = tmp_path / f"testwiki-20260101-pages-articles.xml{ending}"
    file.write_bytes(data)
    sources = read(file)
    assert names(sources) == FOUND
    assert names(read(tmp_path)) == FOUND
    assert sources[0].name == f"{file.name}/Harbour Lights"
    about = facts_of(sources[1].name, sources[1].data).topic
    assert (about.series, about.season) == ("Harbour Lights", 2)


def multistream(folder: Path, size: int = 2, index: bool = True) -> Path:
    """A dump in streams of some pages each, with its index."""
    file = folder / "testwiki-20260101-pages-articles-multistream.xml.bz2"
    data, lines = bz2.compress(HEAD.encode()), []
    for at in range(0, len(PAGES), size):
        for number, text in enumerate(PAGES[at : at + size]):
            title = text.partition("<title>")[2].partition("</title>")[0]
            lines.append(f"{len(data)}:{at + number}:{title}\n")
        data += bz2.compress("".join(PAGES[at : at + size]).encode())
    file.write_bytes(data + bz2.compress(b"</mediawiki>"))
    if index:
        (folder / "testwiki-20260101-pages-articles-multistream-index.txt.bz2").write_bytes(
            bz2.compress("".join(lines).encode())
        )
    return file


@pytest.mark.parametrize("size", [1, 2, 100])
@pytest.mark.parametrize("index", [True, False])
def test_a_dump_in_streams_gives_the_same_pages(tmp_path: Path, size: int, index: bool) -> None:
    """With the index beside it or without, and the index is no document of the folder."""
    file = multistream(tmp_path, size, index)
    (tmp_path / "whole").mkdir()
    whole = tmp_path / "whole" / "testwiki-pages-articles.xml"
    whole.write_bytes(DUMP)
    sources = read(file)
    assert [source.data for source in sources] == [source.data for source in read(whole)]
    whole.unlink()
    assert names(read(tmp_path)) == FOUND


@pytest.mark.parametrize("index", [True, False])
def test_pages_by_title(tmp_path: Path, index: bool) -> None:
    """Only the pages asked for are read, whatever they are about; `*` stands for any letters."""
    file = multistream(tmp_path, 1, index)
    assert names(read(file, titles=("Mercury*",))) == ["Mercury (planet)"]
    assert names(read(file, titles=("Harbour Lights", "nothing"))) == ["Harbour Lights"]


def test_by_title_only_the_streams_of_these_pages_are_read(tmp_path: Path) -> None:
    file = multistream(tmp_path, 1)
    sources = gather([str(file)], ["Harbour Lights season 2"])
    assert len(list(sources)) == 1
    assert sources.meter.read < file.stat().st_size / 2


def test_an_index_of_another_dump_is_noticed(tmp_path: Path) -> None:
    file = multistream(tmp_path)
    index = tmp_path / "testwiki-20260101-pages-articles-multistream-index.txt.bz2"
    for lines in (b"17:1:A\n90:2:B\n", b"900:1:A\n90:2:B\n", b"99999999:1:A\n", b"no index\n"):
        index.write_bytes(bz2.compress(lines))
        with pytest.raises(SourceError, match=r"is damaged between|no index of"):
            read(file)


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "'
    + "&a;" * 100
    + '">]><mediawiki><page><title>&b;</title></page></mediawiki>'
)
OUTSIDE = '<!DOCTYPE x SYSTEM "file:///etc/passwd"><mediawiki></mediawiki>'
DEEP = "<mediawiki>" + "<page>" * 5000


@pytest.mark.parametrize("xml", [LAUGHS, OUTSIDE, DEEP, DUMP.decode()[:-200], "<mediawiki>\0</mediawiki>"])
def test_xml_that_is_no_dump_is_refused(tmp_path: Path, xml: str) -> None:
    """Entities, outside files, towers of elements and half files: one line; in a folder the rest goes on."""
    file = tmp_path / "x-pages-articles.xml"
    file.write_text(xml)
    with pytest.raises(SourceError, match=r"x-pages-articles\.xml: [^\n]+\Z"):
        read(file)
    assert len(problems(read(tmp_path))) == 1


def test_one_page_that_is_too_large_stops_no_other(tmp_path: Path) -> None:
    """And it is never held whole."""
    file = tmp_path / "x-pages-articles.xml"
    huge = page("Endless", "a television series " * (LARGEST // 15))
    file.write_text(HEAD + huge + PAGES[1] + "</mediawiki>")
    sources = read(file)
    assert problems(sources) == [f"{file.name}/Endless: too large for one document"]
    assert names(sources) == ["Harbour Lights"]


def test_titles_are_labels_and_nothing_else(tmp_path: Path) -> None:
    """A title with the marks of paths, markup or wikitext is neither."""
    file = tmp_path / "x-pages-articles.xml"
    title = "../../etc/{{passwd}}|\u202e<b>"
    file.write_text(HEAD + page(title, SHOW) + "</mediawiki>")
    (source,) = read(file)
    assert source.name == "x-pages-articles.xml/../../etc/{{passwd}}| <b>"
    assert source.data.startswith(b"{{DISPLAYTITLE:../../etc/  passwd")
    assert sorted(f.name for f in tmp_path.iterdir()) == [file.name]


# ---- the look before reading


@pytest.mark.parametrize("kind", _KINDS)
def test_no_kind_of_show_is_lost_by_the_look(kind: str) -> None:
    """What `topic` takes by its first sentence passes, in the wiki's text and in any other."""
    text = f"'''Harbour''' is an American [[{kind}]] that tells of an island and its keeper.\n\n== A ==\nB\n"
    assert facts_of("x", text.encode()).topic.series == "Harbour"
    assert television.may_be_page("Harbour", text)
    assert television.may_be(text)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Harbour", "{{Infobox television|num_episodes=3}}\n'''Harbour''' tells of a keeper.\n== A ==\n"),
        ("List of Harbour episodes", "All that were shown are below, by their dates.\n== A ==\n* b\n"),
        ("Harbour", "{{Short description|x}}\n== A ==\nHarbour is an American '''sitcom''' about it.\n"),
        ("Harbour", "The ninth season of ''Harbour'' was shown on television in 2019.\n== A ==\n"),
        ("Harbour", "{{a|\n== b ==\n}}'''Harbour''' is an American [[web series]] of it.\n== A ==\n"),
    ],
)  # fmt: skip
def test_the_lead_decides_as_the_whole_page_does(title: str, text: str) -> None:
    """Pages whose signs stand elsewhere than in a first sentence are not lost by looking at the lead."""
    from extract import readers
    from showbible.sources.composed import wikitext

    assert television.may_be_page(title, text)
    whole = topic(readers.read(wikitext(title, text), "x"))
    assert whole is not None
    assert topic(readers.read(wikitext(title, television.decided_by_lead(text)), "x")) is not None


def test_a_page_about_something_else_is_not_read() -> None:
    assert not television.may_be_page("Mercury (planet)", PLANET)
    assert television.decided_by_lead(PLANET).endswith("== Orbit ==")
    with pytest.raises(NotAboutTelevision):
        facts_of("x", FILM.encode())


@pytest.mark.parametrize(
    "mark", ["{{", "[[", "==a==\n", "<!--", "a", "infobox ", "{{infobox ", "<ref>", "a b "]
)
def test_the_look_takes_no_time_on_endless_marks(mark: str) -> None:
    """Time grows with the text, not with its square: ten megabytes of one mark are looked through at once."""
    text = mark * (10_000_000 // len(mark))
    television.may_be_page("x", text)
    television.decided_by_lead(text)


# ---- lines of JSON


def test_lines_of_json(tmp_path: Path) -> None:
    """Under the names that collections use; what is no JSON or holds no text is told; the rest goes on."""
    lines = [
        json.dumps({"id": "1", "url": "https://x.ex/1", "title": "Harbour Lights", "text": SHOW}),
        "{no JSON",
        json.dumps({"url": "https://x.ex/2", "html": "<p>A television series</p>"}),
        json.dumps({"name": "C", "article_body": {"wikitext": SHOW + "C", "html": "<p>soap opera</p>"}}),
        json.dumps({"content": "A sitcom", "warc_headers": {"warc-target-uri": "https://x.ex/4"}}),
        json.dumps({"index": {"_id": "7"}}),
        json.dumps({"title": "D", "source_text": SHOW + "D", "text": "plain"}),
        json.dumps({"title": "E", "score": 3}),
        json.dumps({"title": "Mercury", "text": PLANET}),
        json.dumps([1, 2]),
        "[" * 100_000,
        json.dumps({"text": "A soap \ud800"}),
        "",
    ]
    file = tmp_path / "pages.jsonl.gz"
    file.write_bytes(gzip.compress("\n".join(lines).encode()))
    sources = read(file)
    found = ["Harbour Lights", "https://x.ex/2", "C", "https://x.ex/4", "D", "12"]
    assert names(sources) == found
    told = [problem.removeprefix("pages.jsonl.gz ").partition(":")[0] for problem in problems(sources)]
    assert told == ["line 2", "line 8", "line 10", "line 11"]
    data = {source.name.partition("/")[2]: source.data for source in sources if source.data}
    assert data["Harbour Lights"].startswith(b"Harbour Lights\n\n{{Short")
    assert data["C"] == b"<h1>C</h1>\n<p>soap opera</p>"
    assert data["D"].startswith(b"{{DISPLAYTITLE:D}}\n{{Short")


def test_a_line_without_end(tmp_path: Path) -> None:
    """Seventy megabytes on a line are passed over; the next line is read."""
    file = tmp_path / "pages.jsonl"
    with file.open("wb") as out:
        out.write(b'{"text": "' + b"a sitcom " * (8 * LARGEST // 30) + b'"}\n')
        out.write(json.dumps({"title": "B", "text": "A sitcom"}).encode())
    sources = read(file)
    assert names(sources) == ["B"]
    assert problems(sources) == ["pages.jsonl line 1: too large for one document"]


# ---- web archives


def record(kind: str, address: str, block: bytes, content: str = "application/http") -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nContent-Type: {content}\r\n"
    return f"{head}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


def answer(
    body: bytes, kind: str = "text/html; charset=utf-8", status: str = "200 OK", more: str = ""
) -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body


HTML = b"<html><body><p>Caf\xc3\xa9 is a sitcom.</p></body></html>"
PACKED = "Content-Encoding: gzip\r\n"
CHUNKS = b"5\r\n<p>a \r\n6\r\nsitcom\r\n0\r\n\r\n"
LATIN = HTML.decode().encode("latin-1")
RECORDS = [
    record("warcinfo", "", b"software: x\r\n", "application/warc-fields"),
    record("request", "https://x.ex/a", b"GET /a HTTP/1.1\r\n\r\n"),
    record("response", "https://x.ex/a", answer(HTML)),
    record("response", "https://x.ex/b", answer(HTML + b"b", status="404 Not Found")),
    record("response", "https://x.ex/c", answer(b"a sitcom", kind="image/png")),
    record("response", "https://x.ex/d", answer(gzip.compress(HTML + b"d"), more=PACKED)),
    record("response", "https://x.ex/e", answer(CHUNKS, more="Transfer-Encoding: chunked\r\n")),
    record("response", "https://x.ex/f", answer(LATIN, kind="text/html; charset=iso-8859-1")),
    record("response", "https://x.ex/g", answer(b"<p>about a planet</p>")),
    record("response", "https://x.ex/h", answer(b"\x00sitcom", more="Content-Encoding: br\r\n")),
    record("conversion", "https://x.ex/i", b"I is a sitcom.", "text/plain"),
]  # fmt: skip


@pytest.mark.parametrize("packed", [False, True])
def test_web_archives(tmp_path: Path, packed: bool) -> None:
    """The HTML answers with a page in them, unpacked and in UTF-8; each record may be packed on its own."""
    file = tmp_path / ("x.warc.gz" if packed else "x.warc")
    file.write_bytes(b"".join(gzip.compress(one) if packed else one for one in RECORDS))
    sources = read(tmp_path)
    letters = [name.removeprefix("https://x.ex/") for name in names(sources)]
    assert letters == ["a", "d", "e", "i"]  # the page f says the same as a
    assert [source.data for source in sources if source.data] == [
        HTML,
        HTML + b"d",
        b"<p>a sitcom",
        b"I is a sitcom.",
    ]
    assert problems(sources) == [
        f"{file.name}/https://x.ex/h: its answer cannot be unpacked: it is packed as 'br'"
    ]


def test_web_archives_of_others(tmp_path: Path) -> None:
    """What the usual library writes is read."""
    writer = pytest.importorskip("warcio.warcwriter").WARCWriter
    headers = pytest.importorskip("warcio.statusandheaders").StatusAndHeaders
    file = tmp_path / "x.warc.gz"
    with file.open("wb") as out:
        warc = writer(out, gzip=True)
        http = headers("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        warc.write_record(
            warc.create_warc_record("https://x.ex/a", "response", io.BytesIO(HTML), http_headers=http)
        )
    assert [(source.name, source.data) for source in read(file)] == [("x.warc.gz/https://x.ex/a", HTML)]


@pytest.mark.parametrize(
    "data",
    [
        b"".join(RECORDS)[:-30],
        RECORDS[0] + b"rubbish\r\n",
        RECORDS[0].replace(b"Length: 13", b"Length: -3"),
        b"no archive",
    ],
)
def test_a_damaged_web_archive_says_so(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.warc").write_bytes(data)
    with pytest.raises(SourceError, match=r"x\.warc: (is|ends in)[^\n]+\Z"):
        read(tmp_path / "x.warc")


# ---- addresses


def test_a_store_in_memory() -> None:
    """A file, a folder and a pattern at an address, packed or not, by the same rules as files."""
    store = pytest.importorskip("fsspec").filesystem("memory")
    store.pipe(
        {"/shows/a.txt": SEED, "/shows/deep/b.txt.gz": gzip.compress(SHOW.encode()), "/shows/README.md": b"x"}
    )
    store.pipe({"/shows/.hidden/c.txt": b"x", "/shows/d.png": b"x", "/shows/e.xml.bz2": bz2.compress(DUMP)})
    try:
        assert read("memory://shows/a.txt") == [Source("a.txt", SEED)]
        found = [source.name for source in read("memory://shows")]
        assert found == [
            "a.txt",
            "deep/b.txt.gz",
            "e.xml.bz2/Harbour Lights",
            "e.xml.bz2/Harbour Lights season 2",
        ]
        assert [source.name for source in read("memory://shows/*/*.gz")] == ["deep/b.txt.gz"]
        assert gather(["memory://shows"]).size() > len(SEED)
        with pytest.raises(SourceError, match="no documents at this address"):
            read("memory://nothing/here")
    finally:
        store.rm("/shows", recursive=True)


def test_a_store_of_objects(monkeypatch: pytest.MonkeyPatch, no_proxy: None) -> None:
    """The same from S3, as a local server speaks it, and what it refuses in one line."""
    pytest.importorskip("s3fs")
    server = pytest.importorskip("moto.server").ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    try:
        host, port = server.get_host_and_port()
        for name, value in {
            "AWS_ENDPOINT_URL": f"http://{host}:{port}",
            "AWS_ACCESS_KEY_ID": "x",
            "AWS_SECRET_ACCESS_KEY": "x",
            "AWS_DEFAULT_REGION": "us-east-1",
        }.items():
            monkeypatch.setenv(name, value)
        client = pytest.importorskip("boto3").client("s3")
        client.create_bucket(Bucket="shows")
        client.put_object(Bucket="shows", Key="in/a.txt.bz2", Body=bz2.compress(SEED))
        client.put_object(Bucket="shows", Key="in/pages.jsonl", Body=json.dumps({"text": SHOW, "title": "H"}))
        assert [source.name for source in read("s3://shows/in/")] == ["a.txt.bz2", "pages.jsonl/H"]
        assert read("s3://shows/in/a.txt.bz2") == [Source("a.txt.bz2", SEED)]
        with pytest.raises(SourceError, match=r"s3://nothing/a\.txt|no documents at this address"):
            read("s3://nothing/a.txt")
    finally:
        server.stop()


def test_without_the_extra_addresses_say_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "fsspec.core", None)
    with pytest.raises(SourceError, match=r"https://x\.example/a: .*pip install 'showbible\[large\]'"):
        read("https://nell:secret@x.example/a?key=secret")


# ---- all together


def test_no_more_than_one_document_is_held(tmp_path: Path) -> None:
    """A long file of pages is gone through in the memory of one."""
    file = tmp_path / "pages.jsonl"
    with file.open("w") as out:
        for number in range(400):
            out.write(json.dumps({"title": str(number), "text": f"A sitcom {number} " * 20_000}) + "\n")
    tracemalloc.start()
    count = sum(1 for _ in gather([str(file)]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 400
    assert peak < 30 << 20 < file.stat().st_size


def test_documents_of_one_name_stay_apart(tmp_path: Path) -> None:
    """Two folders with a file of one name each give two documents; the same bytes twice give one."""
    import showbible

    for folder in ("one", "two", "three"):
        (tmp_path / folder).mkdir()
    (tmp_path / "one" / "page.txt").write_bytes(SEED)
    (tmp_path / "two" / "page.txt").write_text(SHOW)
    (tmp_path / "three" / "page.txt").write_text(SHOW)
    bible = showbible.build([tmp_path / "one", tmp_path / "two", tmp_path / "three"])
    assert bible.documents == 2


def test_packed_endings() -> None:
    assert packed.bare("a.txt.GZ") == "a.txt"
    assert not packed.is_packed("a.txt")
