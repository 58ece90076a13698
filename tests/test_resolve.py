"""Who is who: shows that we made up, each mention marked with whom it means.

`[Vance=Ada Vance]` is a character's mention and who it must turn out to be (`=?`: nobody can tell), `{…}` is
a person's, `{Roth=Mel Roth@Mel Roth}` one with a link. `<Ann Bell as Ada Vance>` is a cast entry,
`(=Tom Hale)` says that the last character has another name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import pytest

from extract.document import Document, Item, Link, Paragraph, Passage, Section, Span
from extract.entities import Entity, Extraction
from extract.facts import Fact, Ref, Value
from extract.reading import DocumentFacts
from extract.resolve import resolve
from extract.topic import Topic
from extract.witness import LostWords, Witness

MARK = re.compile(
    r"\[([^\]=]+)=?([^\]]*)\]|\{([^}=@]+)=?([^}@]*)(?:@([^}]+))?\}|<([^>]+) as ([^>]+)>|\(=([^)]+)\)"
)


@dataclass
class Page:
    """A marked text turned into a document, its facts, and what is expected of each mention."""

    text: str = ""
    facts: list[Fact] = field(default_factory=list)
    wanted: list[tuple[Span, str]] = field(default_factory=list)
    links: list[tuple[Span, str]] = field(default_factory=list)

    def put(self, kind: str, name: str, wanted: str) -> Ref:
        span = Span(len(self.text), len(self.text) + len(name))
        self.text += name
        ref = Ref(kind, name, span)  # type: ignore[arg-type]
        if wanted:
            self.wanted.append((span, wanted))
            self.facts.append(Fact(ref, "featuredIn", Ref("series", "", span), span, rule="test"))
        return ref


def page(marked: str, series: str = "Lantern Bay", season: int | None = None) -> tuple[DocumentFacts, Page]:
    made, at, last = Page(), 0, None
    for mark in MARK.finditer(marked):
        made.text += marked[at : mark.start()]
        at = mark.end()
        if mark[1]:
            last = made.put("character", mark[1], mark[2] or mark[1])
        elif mark[3]:
            made.put("person", mark[3], mark[4] or mark[3])
            if mark[5]:
                made.links.append((made.wanted[-1][0], mark[5]))
        elif mark[6]:
            player = made.put("person", mark[6], "")
            made.text += " as "
            last = made.put("character", mark[7], "")
            span = Span(player.span.start, last.span.end)
            role = (("character", last),)
            made.facts.append(
                Fact(Ref("series", series, span), "performance", player, span, role, rule="cast")
            )
        else:
            span = Span(len(made.text), len(made.text) + len(mark[8]))
            made.text += mark[8]
            made.facts.append(Fact(last, "birthName", Value(mark[8], span=span), span, rule="test"))
    made.text += marked[at:]
    facts = tuple(_named(fact, series) for fact in made.facts)
    return DocumentFacts(_document(made), Topic(series, Span(0, 1), season), facts), made


def _named(fact: Fact, series: str) -> Fact:
    if isinstance(fact.object, Ref) and fact.object.kind == "series":
        return Fact(
            fact.subject, fact.predicate, Ref("series", series, fact.object.span), fact.span, rule=fact.rule
        )
    return fact


def _document(made: Page) -> Document:
    """Lines are paragraphs, or list items after "- "; "== Plot ==" is a heading."""
    blocks, section, start, text = [], Section(""), 0, made.text
    for line in text.split("\n"):
        here = [(span, target) for span, target in made.links if start <= span.start < start + len(line)]
        links = tuple(Link(span.start - start, span.end - start, target) for span, target in here)
        passage = Passage(line, ((0, start),), links)
        start += len(line) + 1
        if line.startswith("== "):
            section = Section(line.strip("= "), 2)
        elif line.startswith("- "):
            blocks.append(Item(passage.cut(2, len(line)), section))
        elif line:
            blocks.append(Paragraph(passage, section))
    return Document(
        "page", f"{len(text):04d}{hash_of(text)}", "test", text, Passage.plain(text[:1]), (), tuple(blocks)
    )


def hash_of(text: str) -> str:
    return f"{sum(ord(c) * (i + 1) for i, c in enumerate(text)):012d}"


def meant(extraction: Extraction) -> dict[tuple[str, Span], str]:
    return {
        (s.evidence[0].document, s.evidence[0].span): s.subject.name
        for s in extraction.statements
        if s.predicate == "featuredIn"
    }


CASES = {
    "full name first, then given name and surname": [
        "[Ada Vance] keeps it. [Vance=Ada Vance] is alone; [Ada=Ada Vance] waits. [Vance's=Ada Vance] lamp."
    ],
    "the page's custom: the lone surname is the heroine's, though her family bears it too": [
        "[Ada Vance] keeps the lighthouse and [Vance=Ada Vance] is alone.\n"
        "[Vance=Ada Vance] finds a letter of her mother, [Ruth Vance].\n"
        "[Ada Vance] meets [Cole Marsh]; [Vance=Ada Vance] leaves.\n"
        "Years ago [Tom Vance] and his son drown. [Vance=Ada Vance] remembers."
    ],
    "a quoted nickname: all its forms are one, and the mother of that surname is another": [
        '[Patricia "Trish" Hale] sings. [Hale=Patricia "Trish" Hale] is tired. '
        '[Trish Hale=Patricia "Trish" Hale] stops.\n'
        '[Trish=Patricia "Trish" Hale] calls her mother, [Nora=Nora Hale].\n'
        "- Nora is played by <Eve Stone as Nora Hale>."
    ],
    "two guests of one surname in two stories: each story's own": [
        "[Robert Smith] robs a bank. [Smith=Robert Smith] flees.\n"
        "[Laura Smith] is found dead. [Smith=Laura Smith] knew it."
    ],
    "two of one surname in one story: nobody can tell": [
        "[Robert Smith] robs a bank with [Laura Smith]. Then [Smith=?] flees."
    ],
    "a guest who plays himself is none of the story's": [
        "- <Al Moe as Andrew Vane>\n- <Andrew Ford as Andrew Ford>\n[Andrew=Andrew Vane] digs."
    ],
    "two of one given name in one story: nobody can tell, and the surnames say": [
        "[John Marsh] and [John Vance] sail. [John=?] falls. [Marsh=John Marsh] shouts to [Vance=John Vance]."
    ],
    "a sitcom's family: given names tell, the bare surname does not": [
        "- <Al Reed as Gus Pell>\n- <Bea Holt as Dot Pell>\n- <Cy Dunn as Max Pell>\n"
        "[Gus=Gus Pell] burns dinner. [Dot=Dot Pell] laughs. "
        "[Max=Max Pell] and the Pell family hide. [Pell=?] shouts."
    ],
    "father and son of one name": [
        "[Frank Oduya Jr.] has the shop of [Frank Oduya]. [Frank Oduya, Jr.=Frank Oduya Jr.] sells."
    ],
    "rank is no part of a name, and an only bearer answers to rank and surname": [
        "[Detective Eddy Costa=Eddy Costa] comes. [Detective Costa=Eddy Costa] asks. [Eddy Costa] goes. "
        "[Dr. Hansen=Leslie Hansen] stays with [Dr. Leslie Hansen=Leslie Hansen]."
    ],
    "Mrs. and the surname is not whom the page calls by the surname": [
        "[Ada Vance] rows. [Vance=Ada Vance] sings.\n[Tom Vance] mends nets.\n[Mrs. Vance=?] calls."
    ],
    "a hero under two names": [
        "<Finn Jonas as Danny Ray / Iron Hand> [Danny Ray=Danny Ray / Iron Hand] fights."
    ],
    "said to be another name": [
        "[Moth] speaks to all. He was born (=Tom Hale).\n[Tom Hale=Moth] returns; [Moth] is gone."
    ],
    "one word only, and no one else: that is the name": ["[Pam] was an assistant. [Pam] sues."],
    "a name between": ["[Homer Jay Pell] sleeps. [Homer Pell=Homer Jay Pell] wakes."],
    "a person's surname, if one person has it": [
        "{Melissa Roth} wrote it. {Roth=Melissa Roth} said so. {Al Reed} and {Cy Reed} came; {Reed=?} left."
    ],
    "initials and commas of people": [
        "{J. R. Ramos} and {J.R. Ramos=J. R. Ramos} and {Al Barr, Jr.=Al Barr Jr.} and {Al Barr Jr.}."
    ],
    "a person and a character of one name are two": [
        "{Ben Walker} plays [Ben Walker]. [Walker=Ben Walker] smiles."
    ],
    "across: a given name on one page, the full name on another": [
        "[Alisa=Alisa Vance] is found.",
        "[Alisa Vance] is the mother of [Ada Vance].",
    ],
    "across: a given name that two full names could mean": [
        "[Alisa=?] is found.",
        "[Alisa Vance] is the mother of [Alisa Marsh].",
    ],
    "across: a bare surname goes where the other page's custom has it": [
        "[Vance=Ada Vance] is found.",
        "[Ada Vance] rows. [Vance=Ada Vance] sings.\n[Ada Vance], [Vance=Ada Vance].\n[Tom Vance] nets.",
    ],
    "across: a given name whom another actor plays is another": [
        "<Al Reed as Alisa> [Alisa] is found.",
        "<Bea Holt as Alisa Vance> [Alisa Vance] rows.",
    ],
    "a link says who a surname is": [
        "{Al Reed@Al Reed} and {Cy Reed@Cy Reed (writer)} came; {Reed=Cy Reed@Cy Reed (writer)} left."
    ],
    "a link says that two names are one person's": [
        "{Bob Frayne=Robert Frayne@Robert Frayne} and {Robert Frayne} wrote it; "
        "{Matt Duff@Duff Brothers} and {Ross Duff@Duff Brothers} did not."
    ],
    "a full name that only the text gives": [
        "They learn of Justus Amber, who owes them money. [Amber=Justus Amber] denies it."
    ],
    "a full name that the text gives, of an actor": [
        "{Kate Winsley} said it was hard. Kate Winsley laughed. [Kate] is a widow."
    ],
    "a country is nobody's full name where a surname is given": [
        "Detective Eddy Costa comes; [Costa=Eddy Costa] asks.\nHer brother is in Costa Rica."
    ],
    "a surname that is another's given name": [
        "[James Wills] meets [Sarah James]. [Sarah=Sarah James] laughs. [Wills=James Wills] goes."
    ],
}


@pytest.mark.parametrize("pages", CASES.values(), ids=CASES.keys())
def test_each_mention_is_the_one_who_is_meant(pages: list[str]) -> None:
    """Full names first, then short forms by custom and scope; where two could be meant, nobody is."""
    read = [page(marked) for marked in pages]
    for order in (read, read[::-1]):
        found = meant(resolve([one for one, _ in order]))
        for one, made in order:
            for span, wanted in made.wanted:
                said = found.get((one.document.digest, span), "?")
                assert said == wanted, f"{made.text[span.start : span.end]!r} in {made.text!r}"


def test_what_is_unclear_is_reported() -> None:
    """A fact about somebody who could be two is dropped, with the two named."""
    one, _ = page("[Robert Smith] robs a bank with [Laura Smith]. Then [Smith=?] flees.")
    assert [p.why for _, p in resolve([one]).passed] == [
        "ambiguous: Smith could be Laura Smith or Robert Smith"
    ]


def test_two_series_keep_their_characters_apart() -> None:
    """The same name in another show is another figure, unless the same player plays it."""
    bay, _ = page("<Al Reed as Gus Pell>, <Eve Stone as Ann Lee>", "Lantern Bay")
    hill, _ = page("<Al Reed as Gus Pell>, <Ida Moor as Ann Lee>", "Lantern Hill")
    found = {e.name: e for e, _ in resolve([bay, hill]).names if e.kind == "character"}
    named = [e.name for e, _ in resolve([bay, hill]).names if e.kind == "character"]
    assert sorted(named) == ["Ann Lee", "Ann Lee", "Gus Pell"], found


def test_names_of_a_character() -> None:
    """Names come fullest first; a bare surname or given name is no name of its own, a nickname is."""
    one, _ = page('[Patricia "Trish" Hale] sings. [Hale=x] is tired. [Trish Hale=x] stops.')
    ((who, names),) = [pair for pair in resolve([one]).names if pair[0].kind == "character"]
    assert who == Entity("character", 'Patricia "Trish" Hale', "Lantern Bay")
    assert [name for name, _ in names] == [
        'Patricia "Trish" Hale',
        "Patricia Hale",
        "Trish Hale",
        "Patricia",
        "Trish",
    ]


def test_every_other_name_is_a_merge_with_its_reason() -> None:
    """Each name that is not the thing's own is listed once, with why it was taken for it and where."""
    one, _ = page("[Ada Vance] rows. [Vance=x] sings. [Vance=x] sleeps.")
    (merge,) = resolve([one]).merges
    assert (merge.entity.name, merge.name, merge.evidence.exact) == ("Ada Vance", "Vance", "Vance")
    assert merge.reason == "the only one in the document whom it can mean"


def test_evidence_is_the_text_itself() -> None:
    """The words of evidence stand in the text at their place, with the rest of their sentence around them."""
    one, _ = page("The bay is calm. [Ada Vance] rows out. Night falls.")
    (statement,) = resolve([one]).statements
    (evidence,) = statement.evidence
    assert one.document.text[evidence.span.start : evidence.span.end] == evidence.exact == "Ada Vance"
    assert (evidence.prefix, evidence.suffix) == ("", " rows out.")


@pytest.mark.parametrize("span", [Span(5, 5), Span(-1, 2), Span(90, 99)])
def test_evidence_that_is_no_stretch_of_the_text_is_an_error(span: Span) -> None:
    """A rule that points nowhere stops the build, and the error says which rule and where."""
    one, _ = page("The bay is calm.")
    with pytest.raises(LostWords, match=r"page: rule cast points to .*; correct the rule"):
        Witness(one.document).evidence(span, "cast", 1.0)


def test_two_people_of_one_name_with_two_pages() -> None:
    """Two links tell two people of one name apart, on one page or on two; without links they are one."""
    linked = [
        page("{Jan Moor=x@Jan Moor (actor)} played."),
        page("{Jan Moor=x@Jan Moor (director)} directed."),
    ]
    plain = [page("{Jan Moor=x} played."), page("{Jan Moor=x} directed.")]
    assert apart(linked) == ["actor", "director"]
    assert apart(plain) == [""]


def apart(pages: list[tuple[DocumentFacts, Page]]) -> list[str]:
    return [entity.apart for entity, _ in resolve([one for one, _ in pages]).names if entity.kind == "person"]
