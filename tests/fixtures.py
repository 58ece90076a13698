"""A hand-made extraction of an invented show: what the graph, the queries and the view are tried on."""

from __future__ import annotations

import hashlib

from extract.document import Document, Passage, Span
from extract.entities import Entity, Evidence, Extraction, Merge, Statement
from extract.facts import Modality, Passed, Value

PAGE = """Harbour Lights season 2

Harbour Lights is an American television series created by Ana Ferrer for Canal Nine.
Mia Okafor stars as Nell Brandt, with Jo Lindqvist as Sam Brandt
and Tom Reyes in a guest role as Dr. Ivo Kern.
Ruth Ames was considered for the role of Nell Brandt. A third season was planned by Lena Holt.
Sam is Nell's brother. Ivo Kern, known as "the Doctor", kills Sam Brandt in "The Tide".
The season won an Emmy Award for Outstanding Drama in 2019. Canal Nine cancelled the series on May 3, 2020.
Ana Ferrer said that the sea is the show's true lead.
Lena Holt replaced Ana Ferrer as showrunner because Ferrer left.
1. "Low Water" directed by Kim Sørensen, written by Ana Ferrer, March 1, 2019
2. "The Tide" directed by Kim Sørensen, story by Ana Ferrer, teleplay by Lena Holt, March 8, 2019
The score is 82% at Rotten Tomatoes, based on 12 reviews. Streaming on Wave from March 8, 2019.
"""
DIGEST = hashlib.sha256(PAGE.encode()).hexdigest()

SERIES = Entity("series", "Harbour Lights")
SEASON = Entity("season", "2", "Harbour Lights", 2)
LOW_WATER = Entity("episode", "Low Water", "Harbour Lights", 2, 1)
THE_TIDE = Entity("episode", "The Tide", "Harbour Lights", 2, 2)
ANA, LENA, KIM = (
    Entity("person", "Ana Ferrer"),
    Entity("person", "Lena Holt"),
    Entity("person", "Kim Sørensen"),
)
MIA, JO, TOM = Entity("person", "Mia Okafor"), Entity("person", "Jo Lindqvist"), Entity("person", "Tom Reyes")
RUTH = Entity("person", "Ruth Ames")
NELL = Entity("character", "Nell Brandt", "Harbour Lights")
SAM = Entity("character", "Sam Brandt", "Harbour Lights")
IVO = Entity("character", "Dr. Ivo Kern", "Harbour Lights")
CANAL = Entity("organisation", "Canal Nine")
WAVE, TOMATOES = Entity("organisation", "Wave"), Entity("organisation", "Rotten Tomatoes")
EMMY, DRAMA = Entity("award", "Emmy Award"), Entity("category", "Outstanding Drama")


def job(name: str) -> Entity:
    return Entity("job", name)


def integer(number: int) -> Value:
    return Value(str(number), "integer")


def proof(
    words: str, rule: str = "cast", confidence: float = 0.9, page: str = PAGE, digest: str = DIGEST
) -> Evidence:
    """Evidence for words of the page, by their first place in it, with the rest of the line around them."""
    start = page.index(words)
    line, end = page.rfind("\n", 0, start) + 1, page.index("\n", start + len(words))
    section = "Episodes" if page[line] in "12" else ""
    span, around = Span(start, start + len(words)), (page[line:start], page[start + len(words) : end])
    return Evidence(digest, span, words, section, rule, confidence, Modality.ASSERTED, *around)


def say(
    subject: Entity,
    predicate: str,
    other: Entity | Value,
    words: str,
    *qualifiers: tuple[str, Entity | Value],
    modality: Modality = Modality.ASSERTED,
    rule: str = "cast",
) -> Statement:
    return Statement(subject, predicate, other, qualifiers, (proof(words, rule),), modality)


STATEMENTS = (
    say(SERIES, "originalNetwork", CANAL, "Canal Nine", rule="releases"),
    say(SERIES, "country", Entity("country", "United States"), "American", rule="releases"),
    say(SERIES, "genre", Entity("genre", "drama"), "Outstanding Drama", rule="releases"),
    say(SERIES, "credit", ANA, "created by Ana Ferrer", ("job", job("creator")), rule="crew"),
    say(SEASON, "numberOfEpisodes", integer(2), "The Tide", rule="episodes"),
    say(SEASON, "datePublished", Value("2019-03-01", "date"), "March 1, 2019", rule="episodes"),
    say(SERIES, "performance", MIA, "Mia Okafor stars as Nell Brandt", ("character", NELL),
        ("billing", Value("Main")), ("scope", SEASON), ("order", integer(1))),
    say(SERIES, "performance", JO, "Jo Lindqvist as Sam Brandt", ("character", SAM),
        ("billing", Value("Main"))),
    say(SERIES, "performance", TOM, "Tom Reyes in a guest role as Dr. Ivo Kern", ("character", IVO),
        ("billing", Value("Guest")), ("scope", SEASON)),
    say(SERIES, "consideration", RUTH, "Ruth Ames was considered", ("character", NELL),
        modality=Modality.CONSIDERED, rule="considered"),
    say(SERIES, "credit", LENA, "A third season was planned by Lena Holt", ("job", job("showrunner")),
        ("scope", Entity("season", "3", "Harbour Lights", 3)), modality=Modality.PLANNED, rule="crew"),
    say(SAM, "brotherOf", NELL, "Sam is Nell's brother", rule="relations"),
    say(IVO, "alias", Value("the Doctor"), "the Doctor", rule="characters"),
    say(IVO, "kills", SAM, "kills Sam Brandt in \"The Tide\"", ("episode", THE_TIDE), rule="plot"),
    say(THE_TIDE, "plot", Value("killing"), "kills Sam Brandt", ("doer", IVO), ("undergoer", SAM),
        rule="plot"),
    say(SEASON, "nomination", EMMY, "won an Emmy Award for Outstanding Drama in 2019", ("category", DRAMA),
        ("year", Value("2019", "gYear")), ("nominee", SEASON), ("result", Value("Won")), rule="awards"),
    say(SERIES, "event", Value("cancelled"), "cancelled the series on May 3, 2020",
        ("date", Value("2020-05-03", "date")), ("agent", CANAL), rule="production"),
    say(SERIES, "claim", Value("the sea is the show's true lead"), "the sea is the show's true lead",
        ("speaker", ANA), modality=Modality.ATTRIBUTED, rule="claims"),
    say(SERIES, "replacement", LENA, "Lena Holt replaced Ana Ferrer as showrunner", ("replaces", ANA),
        ("job", job("showrunner")), ("reason", Value("Ferrer left")), rule="crew"),
    say(LOW_WATER, "numberInSeries", integer(11), "Low Water", rule="episodes"),
    say(LOW_WATER, "credit", KIM, "directed by Kim Sørensen", ("job", job("director")), rule="episodes"),
    say(LOW_WATER, "credit", ANA, "written by Ana Ferrer", ("job", job("writer")), rule="episodes"),
    say(LOW_WATER, "datePublished", Value("2019-03-01", "date"), "March 1, 2019", rule="episodes"),
    say(THE_TIDE, "numberInSeries", integer(12), "The Tide", rule="episodes"),
    say(THE_TIDE, "credit", KIM, "directed by Kim Sørensen", ("job", job("director")), rule="episodes"),
    say(THE_TIDE, "credit", ANA, "story by Ana Ferrer", ("job", job("story-by")), rule="episodes"),
    say(THE_TIDE, "credit", LENA, "teleplay by Lena Holt", ("job", job("teleplay-by")), rule="episodes"),
    say(THE_TIDE, "viewersInMillions", Value("1.50", "decimal"), "The Tide", rule="episodes"),
    say(SEASON, "rating", TOMATOES, "82% at Rotten Tomatoes", ("score", Value("82%")), ("count", integer(12)),
        rule="ratings"),
    say(SEASON, "release", WAVE, "Streaming on Wave from March 8, 2019",
        ("date", Value("2019-03-08", "date")), ("medium", Value("streaming")), rule="releases"),
)  # fmt: skip

NAMES = (
    (SERIES, (("Harbour Lights", proof("Harbour Lights", "topic")),)),
    (ANA, (("Ana Ferrer", proof("Ana Ferrer", "names")), ("Ferrer", proof("Ferrer left", "names")))),
    (SAM, (("Sam Brandt", proof("Sam Brandt", "names")), ("Sam", proof("Sam is", "names")))),
    (
        IVO,
        (("Dr. Ivo Kern", proof("Dr. Ivo Kern", "names")), ("Ivo Kern", proof("Ivo Kern, known", "names"))),
    ),
)

DOCUMENT = Document("harbour-lights.txt", DIGEST, "page-text", PAGE, Passage.plain(PAGE.splitlines()[0]))
EXTRACTION = Extraction(
    (DOCUMENT,),
    STATEMENTS,
    NAMES,
    merges=(Merge(SAM, "Sam", "the only Sam of the cast list", proof("Sam is", "names")),),
    passed=((DIGEST, Passed(Span(0, 14), "the title states nothing", "topic")),),
)
