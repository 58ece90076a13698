"""Portraits: what the page of a thing shows of it, with its words, and what it keeps apart."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fixtures import EXTRACTION, MIA, SEASON, SERIES, integer, say
from pyoxigraph import DefaultGraph, NamedNode

from extract.facts import Value
from graph.building.build import build
from graph.knowledge import KnowledgeGraph
from graph.portraits import KINDS, portrait
from graph.portraits.printed import counted, ordinal, printed, years
from graph.portraits.reading import Reading
from graph.portraits.shown import Appearances, Cell, Entries, Listing, Portrait, Table, Ties
from graph.telling.sayings import Sayings
from graph.terms import literal

SHOW = "series/harbour-lights"


@pytest.fixture(scope="module")
def invented() -> Reading:
    return reading(build(EXTRACTION))


@pytest.fixture(scope="module")
def told(seeds: Any) -> Reading:
    return reading(seeds.knowledge)


def reading(graph: KnowledgeGraph) -> Reading:
    return Reading(graph, Sayings(graph))


def of(read: Reading, place: str) -> Portrait:
    found = portrait(read, NamedNode(read.knowledge.base + place))
    assert found is not None, place
    return found


def words(cell: Cell) -> str:
    return ", ".join(" ".join(filter(None, (p.before, p.text, p.after))) for p in cell)


def rows(found: Portrait, title: str) -> list[list[str]]:
    """The rows of a section's tables and lists, in words."""
    blocks = next(s for s in found.sections if s.title == title).blocks
    return [[words(c) for c in row.cells] for b in blocks if isinstance(b, Table | Listing) for row in b.rows]


def card(found: Portrait) -> dict[str, str]:
    return {name: words(cell) for name, cell in found.card}


def entries(found: Portrait, title: str) -> dict[str, str]:
    blocks = next(s for s in found.sections if s.title == title).blocks
    return {name: words(cell) for b in blocks if isinstance(b, Entries) for name, cell in b.entries}


def titles(found: Portrait) -> list[str]:
    return [section.title for section in found.sections]


# ---- each kind


def test_a_series_says_in_a_line_what_it_is(told: Reading) -> None:
    """Who created it, where it ran, how many seasons, when; its seasons stand with episodes and dates."""
    series = of(told, "series/jessica-jones")
    assert words(series.line) == "created by Melissa Rosenberg, Netflix, 3 seasons, 2015–2019"
    assert card(series)["First shown"] == "20 November 2015"
    assert ["Jessica Jones season 2", "13", "8 March 2018", "Netflix", "Melissa Rosenberg"] in rows(
        series, "Seasons"
    )


def test_a_series_shows_who_is_billed_how_in_each_season(told: Reading) -> None:
    series = of(told, "series/jessica-jones")
    (block,) = next(s for s in series.sections if s.title == "Cast").blocks
    assert isinstance(block, Table)
    assert block.columns[:5] == ("Played by", "Character", "Season 1", "Season 2", "Season 3")
    assert ["Wil Traval", "Will Simpson", "main", "guest", "", ""] in rows(series, "Cast")
    assert all(row.words for row in block.rows)


def test_a_season_has_its_episodes_in_order_with_story_and_teleplay_apart(told: Reading) -> None:
    season = of(told, "series/jessica-jones/s02")
    assert words(season.line) == "second season of Jessica Jones, Netflix, 13 episodes, 2018"
    table = rows(season, "Episodes")
    assert [row[1] for row in table] == [str(n) for n in range(1, 14)]
    assert table[12][2:5] == [
        "AKA Playland",
        "Uta Briesewitz",
        "story Jesse Harris, teleplay Melissa Rosenberg",
    ]


def test_a_player_told_of_with_and_without_the_role_stands_once() -> None:
    """The infobox has the name, the cast list the role: one row, billed as either says, with both words."""
    bare = say(SERIES, "performance", MIA, "Mia Okafor", ("billing", Value("Main")), rule="infobox")
    graph = build(replace(EXTRACTION, statements=(*EXTRACTION.statements, bare)))
    mia = [row for row in rows(of(reading(graph), SHOW), "Cast") if row[0] == "Mia Okafor"]
    assert mia == [["Mia Okafor", "Nell Brandt", "", "main"]]


def test_a_season_has_its_cast_by_billing(told: Reading) -> None:
    season = of(told, "series/jessica-jones/s02")
    (block,) = next(s for s in season.sections if s.title == "Cast").blocks
    assert isinstance(block, Table)
    groups = list(dict.fromkeys(row.group for row in block.rows))
    assert groups == ["Main cast", "Recurring", "Guests", "Also in the cast"]
    guests = [words(row.cells[0]) for row in block.rows if row.group == "Guests"]
    assert guests == ["David Tennant", "Wil Traval"]


def test_an_episode_names_its_people_and_its_neighbours(told: Reading) -> None:
    episode = of(told, "series/jessica-jones/s02e04")
    facts = card(episode)
    assert facts["Director"] == "Deborah Chow" and facts["Writer"] == "Jack Kenny"
    assert facts["Before it"] == "AKA Sole Survivor" and facts["After it"] == "AKA The Octopus"
    characters = {row[0]: row[1:] for row in rows(episode, "Characters")}
    assert characters["Jessica Jones"] == ["Krysten Ritter", ""]
    assert characters["Will Simpson"][1] == "mentioned"


def test_an_episode_tells_what_happens(invented: Reading) -> None:
    """Who kills whom, and the tie that the episode tells of."""
    episode = of(invented, f"{SHOW}/s02e02")
    assert rows(episode, "What happens") == [["killing", "Dr. Ivo Kern", "Sam Brandt"]]
    assert rows(episode, "Told of here")[0][:3] == ["Dr. Ivo Kern", "kills", "Sam Brandt"]
    assert card(episode)["Story by"] == "Ana Ferrer" and card(episode)["Teleplay by"] == "Lena Holt"
    assert card(episode)["Viewers (millions)"] == "1.5"


def test_a_person_has_a_filmography_by_job(invented: Reading) -> None:
    ana = of(invented, "person/ana-ferrer")
    work = entries(ana, "Work")
    assert work["Creator"] == "Harbour Lights the series"
    assert work["Writer"] == "Low Water 2×01, 2019"
    assert work["Story by"] == "The Tide 2×02"


def test_a_person_plays_somebody(told: Reading) -> None:
    """The role with billing and seasons; that they are "starring" says no more and is not shown again."""
    ritter = of(told, "person/krysten-ritter")
    assert entries(ritter, "Work") == {"Plays": "Jessica Jones main, season 1, season 2, season 3"}
    assert "More" not in titles(ritter)


def test_people_who_worked_together_are_those_credited_on_the_same_episode(told: Reading) -> None:
    """Deborah Chow directed what Jack Kenny wrote; those with the same works in common share a row."""
    first, *_ = rows(of(told, "person/deborah-chow"), "Worked with")
    assert first == ["1 episode", "Jack Kenny, Kate Niemczyk", "AKA God Help the Hobo"]


def test_a_character_shows_who_plays_them_and_as_what(told: Reading) -> None:
    jessica = of(told, "character/jessica-jones/jessica-jones")
    played = rows(jessica, "Played by")
    assert played[0][:3] == ["Krysten Ritter", "main", "season 1, season 2, season 3"]
    assert played[1] == ["Elizabeth Cappuccino", "", "Jessica Jones", "young"]


def test_a_characters_ties_are_named_from_the_other_ones_side(told: Reading) -> None:
    jessica = of(told, "character/jessica-jones/jessica-jones")
    (block,) = next(s for s in jessica.sections if s.title == "Ties").blocks
    assert isinstance(block, Ties)
    ties = {(tie.group, tie.other.text): tie.labels for tie in block.ties}
    assert ties["Family", "Alisa Jones"] == ("mother",)
    assert set(ties["Conflict", "Dale Holiday"]) == {"attacked by", "kills"}
    assert all(tie.words for tie in block.ties)


def test_a_characters_appearances_stand_season_by_season(told: Reading) -> None:
    simpson = of(told, "character/jessica-jones/will-simpson")
    grid = next(b for s in simpson.sections for b in s.blocks if isinstance(b, Appearances))
    ((season, squares, proof),) = grid.seasons
    assert season.text == "Jessica Jones season 2" and len(squares) == 13 and proof
    assert {square.how for square in squares} == {"", "appears", "mentioned"}


def test_an_award_lists_nominations_by_year(told: Reading) -> None:
    award = of(told, "award/saturn-awards")
    assert words(award.line) == "5 nominations, 2016–2019"
    (block,) = award.sections[0].blocks
    assert isinstance(block, Table)
    assert [row.group for row in block.rows] == ["2016"] * 3 + ["2019"] * 2


def test_whatever_has_no_page_of_its_own_shows_its_facts(told: Reading) -> None:
    """A place, a company, a track, a job, a credit: every fact under a heading."""
    assert card(of(told, "track/run-whizzer-run"))["Duration"] == "2:51"
    netflix = of(told, "organisation/netflix")
    assert ["8 March 2018", "Jessica Jones season 2", "release"] in rows(netflix, "Releases")
    assert entries(of(told, "place/new-york-city"), "More")["Filmed there"].startswith("Jessica Jones")
    credit = of(told, "credit/series/jessica-jones/s02e04/director/deborah-chow")
    assert card(credit)["Job"] == "director"
    assert ["Deborah Chow", "AKA God Help the Hobo"] in rows(of(told, "job/director"), "More")


def test_tracks_stand_in_order_with_their_length(told: Reading) -> None:
    album = of(told, "album/jessica-jones-season-2-original-soundtrack")
    table = rows(album, "Tracks")
    assert table[0] == ["1", "Jessica Jones Main Title (Double Shot Version)", "", "5:11"]
    assert [row[0] for row in table] == [str(n) for n in range(1, 21) if n != 10]


# ---- what is no fact


def test_what_was_only_planned_stands_apart(invented: Reading) -> None:
    """A planned showrunner is none: not in the card, but in a section that says so."""
    series = of(invented, SHOW)
    assert "Lena Holt" not in card(series).get("Showrunner", "")
    planned = next(s for s in series.sections if s.title == "Planned")
    assert planned.apart
    assert ["showrunner", "Lena Holt"] in [row[:2] for row in rows(series, "Planned")]
    assert all(row.standing == "planned" for b in planned.blocks if isinstance(b, Listing) for row in b.rows)


def test_a_thing_that_was_only_planned_says_so(invented: Reading) -> None:
    """The third season never was: its page is there, and says that it is none of the facts."""
    third = of(invented, f"{SHOW}/s03")
    assert third.standing == "planned" and third.title == "Harbour Lights season 3"
    assert not third.card and titles(third) == ["Planned"]


def test_considered_is_not_cast(invented: Reading) -> None:
    """Beside who was considered stands who plays the role."""
    ruth, nell = of(invented, "person/ruth-ames"), of(invented, "character/harbour-lights/nell-brandt")
    assert "Work" not in titles(ruth)
    section = next(s for s in ruth.sections if s.title == "Considered for roles")
    assert section.apart
    assert rows(ruth, section.title) == [["Nell Brandt", "Harbour Lights", "Mia Okafor"]]
    assert [row[0] for row in rows(nell, "Played by")] == ["Mia Okafor"]
    assert rows(nell, "Considered for the role")[0][0] == "Ruth Ames"


def test_what_somebody_said_stands_apart(invented: Reading) -> None:
    claim = next(s for s in of(invented, SHOW).sections if s.title == "Said by people")
    assert claim.apart


def test_the_losing_side_of_a_disagreement_stands_beside_the_value_that_was_preferred() -> None:
    """Two of two lines say two episodes, one says three: three is shown, and that it was not taken."""
    other = say(SEASON, "numberOfEpisodes", integer(3), "Low Water", rule="guess")
    again = say(SEASON, "numberOfEpisodes", integer(2), "Kim Sørensen", rule="episodes")
    graph = build(replace(EXTRACTION, statements=(*EXTRACTION.statements, other, again)))
    season = of(reading(graph), f"{SHOW}/s02")
    first, second = dict(season.card)["Episodes"]
    assert (first.text, first.standing) == ("2", "")
    assert (second.text, second.standing) == ("3", "deprecated rank") and second.words


# ---- all of them


def test_nothing_that_is_told_is_left_out(told: Reading) -> None:
    """Every word that says something of a thing is behind some mark of its page."""
    for place in ("series/jessica-jones", "series/jessica-jones/s02", "character/jessica-jones/kilgrave",
                  "person/raelle-tucker", "organisation/netflix", "award/hugo-awards"):  # fmt: skip
        node = NamedNode(told.knowledge.base + place)
        every = {w for one in told.about(node) for w in told.words(one.said)}
        missing = every - shown(of(told, place))
        # what a season's parts and a cast's characters say of themselves stands on their pages
        aside = {w for one in told.about(node) if one.sort.value.endswith(("#partOfSeries", "#partOfSeason",
                 "#appearsIn", "#portrays", "#castMember")) for w in told.words(one.said)}  # fmt: skip
        assert missing <= aside, place


def shown(found: Portrait) -> set[Any]:
    """All words behind the marks of a page."""
    cells = [cell for _, cell in found.card] + [found.names]
    said: set[Any] = set()
    for block in (block for section in found.sections for block in section.blocks):
        if isinstance(block, Table | Listing):
            said |= {w for row in block.rows for w in row.words}
            cells += [cell for row in block.rows for cell in row.cells]
        elif isinstance(block, Entries):
            cells += [cell for _, cell in block.entries]
        elif isinstance(block, Ties):
            said |= {w for tie in block.ties for w in tie.words}
        elif isinstance(block, Appearances):
            said |= {w for _, _, proof in block.seasons for w in proof}
    return said | {w for cell in cells for piece in cell for w in piece.words}


def test_a_graph_without_evidence_has_portraits_too(seeds: Any) -> None:
    """Facts alone give the same tables, without marks."""
    facts = seeds.knowledge.store.quads_for_pattern(None, None, None, DefaultGraph())
    bare = KnowledgeGraph.of(facts, seeds.knowledge.base)
    season = of(reading(bare), "series/jessica-jones/s02")
    assert len(rows(season, "Episodes")) == 13
    assert not shown(season)


def test_an_unknown_thing_has_none(told: Reading) -> None:
    assert portrait(told, NamedNode("https://example.org/nothing")) is None


def test_evidence_shows_its_words(told: Reading) -> None:
    """A statement's page says what it states, and quotes who says so."""
    statement = next(q.subject for q in told.store if "statement/" in str(q.subject))
    found = portrait(told, NamedNode(statement.value))
    assert found is not None and found.what == "statement"
    assert found.title.count(" · ") == 2 and found.sections[0].title == "Words"


def test_every_kind_has_one_module() -> None:
    """The kinds are shared out among the modules, and each module is in the tuple."""
    import graph.portraits

    folder = Path(graph.portraits.__file__).parent
    named = {
        f.stem for f in folder.glob("*.py") if "\nKINDS = (" in f.read_text("utf-8") and f.stem != "__init__"
    }
    assert named - {"companions"} == {module.__name__.rpartition(".")[2] for module in KINDS}
    kinds = [kind for module in KINDS for kind in module.KINDS]
    assert len(kinds) == len(set(kinds))


# ---- in words


@pytest.mark.parametrize(
    ("lexical", "type_", "text"),
    [("2018-03-08", "date", "8 March 2018"), ("2018-03", "gYearMonth", "March 2018"),
     ("2018", "gYear", "2018"),
     ("2018-13-08", "date", "2018-13-08"), ("PT2M49S", "duration", "2:49"),
     ("PT1H02M03S", "duration", "1:02:03"),
     ("PTSD", "string", "PTSD"), ("1.50", "decimal", "1.50")],
)  # fmt: skip
def test_values_as_people_write_them(lexical: str, type_: str, text: str) -> None:
    assert printed(literal(Value(lexical, type_)))[0] == text


def test_numbers_in_words() -> None:
    assert [ordinal(n) for n in (2, 12, 13, 21, 22, 111)] == [
        "second",
        "twelfth",
        "13th",
        "21st",
        "22nd",
        "111th",
    ]
    assert (counted(1, "episode"), counted(1200, "episode")) == ("1 episode", "1,200 episodes")
    assert (years("2015-11-20", "2019-06"), years("2015", ""), years("", "")) == ("2015–2019", "2015", "")
