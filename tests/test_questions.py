"""The stored questions: all forty are answered, and parameters are terms, never text."""

from __future__ import annotations

from pathlib import Path

import pytest
from competency import ANSWERS, CASES, Case, answer, asks, seeds, verdict

from graph.asking.query import Local
from graph.asking.questions import FOLDER, MARK, Question, QuestionError, question, questions, read


@pytest.fixture(scope="session")
def local() -> Local:
    return Local(seeds().knowledge)


@pytest.mark.parametrize("one", CASES, ids=str)
def test_competency_question(one: Case, local: Local) -> None:
    """A question asked of the bible of the seeds answers what the documents say."""
    missing, surplus = verdict(answer(local, one), one.name, one.among)
    assert not missing, f"missing {sorted(missing)}; given {sorted(surplus)}"
    assert not surplus


def test_all_forty_are_asked() -> None:
    """Each competency question has a case, and each case its answer's file."""
    assert {one.name[:4] for one in CASES} == {f"cq{number:02d}" for number in range(1, 41)}
    assert {file.stem for file in ANSWERS.glob("*.tsv")} == {one.name for one in CASES}


def test_nobody_plays_who_is_only_in_a_citation(local: Local) -> None:
    """Thembi Wallace stands only in a citation's title: the graph has no such character."""
    said = asks(lambda: question("who-played").bound({"character": "Thembi Wallace"}, local))
    assert said.startswith("no character is called 'Thembi Wallace'")


@pytest.mark.parametrize("name", sorted(questions()))
def test_stored_question(name: str) -> None:
    """Each begins with a question in English, explains its parameters and holds no name of a show."""
    one = questions()[name]
    assert one.english
    assert one.english.startswith(("Who ", "Which ", "What ", "When", "Where ", "How "))
    assert all(p.about and p.about[0].islower() for p in one.parameters)
    taken = {"sparql", "format", "iris", "names", "graph", "endpoint", "timeout", "show", "help"}
    assert taken.isdisjoint(p.name for p in one.parameters)
    assert all(f"?the_{p.name}" in one.text for p in one.parameters)
    assert "jessica" not in one.text.lower()
    assert not one.parameters or MARK.search(one.text)


@pytest.mark.parametrize("name", sorted(questions()))
def test_stored_question_runs(name: str, local: Local) -> None:
    """Each is SPARQL that runs, whatever it answers."""
    text = questions()[name].text
    assert local.ask(MARK.sub("", text)).columns


@pytest.mark.parametrize(
    "given",
    [
        {"person": 'Melissa Rosenberg" } SELECT * { ?s ?p ?o'},
        {"person": "x) } #"},
        {"job": "\\"},
        {"person": "<http://example.org/>"},
        {"season": "2) } UNION { ?s ?p ?o"},
    ],
)
def test_values_cannot_break_out(given: dict[str, str], local: Local) -> None:
    """A value is looked up or refused, never read as a part of the query."""
    with pytest.raises(QuestionError):
        question("credits").bound(given, local)


def test_text_values_are_written_as_literals(local: Local) -> None:
    """Quotation marks, line ends and brackets in a text stay inside its quotation marks."""
    evil = 'a" }\n#: parameters\n{ "'
    bound = question("called").bound({"name": evil}, local)
    assert 'VALUES (?the_name) { ("a\\" }\\n#: parameters\\n{ \\""' in bound
    assert len(local.ask(bound)) == 0


@pytest.mark.parametrize("name", ["Aïda Mashaka Croal", "aida mashaka croal", "AIDA MASHAKA CROAL"])
def test_names_are_found_without_case_and_accents(name: str, local: Local) -> None:
    """A name that is not there exactly is looked for without regard to case and accents."""
    assert {row.episode for row in local.ask(question("directors").bound({}, local))} >= {1, 2}
    rows = local.ask(question("credits").bound({"person": name, "job": "Writer", "season": 2}, local))
    assert {row.episode for row in rows} == {2, 10}


def test_a_name_that_is_not_there_brings_near_ones(local: Local) -> None:
    """An unknown name is told with the names that are near."""
    said = asks(lambda: question("credits").bound({"person": "Mellisa Rosenberg"}, local))
    assert said == "no person or company is called 'Mellisa Rosenberg'; did you mean Melissa Rosenberg?"


def test_a_part_of_a_name_is_enough_if_only_one_has_it(local: Local) -> None:
    """`--person rosenberg` is Melissa Rosenberg while there is no other; else it is asked who is meant."""
    assert {row.name for row in local.ask(question("credits").bound({"person": "rosenberg"}, local))} == {
        "Melissa Rosenberg"
    }
    said = asks(lambda: question("relatives").bound({"character": "jones"}, local))
    assert said.startswith("no character is called 'jones'; did you mean ")


@pytest.mark.parametrize("word", ["main", "Main", "sb:Main"])
def test_words_of_the_ontology_are_choices(word: str, local: Local) -> None:
    """Where the ontology has all the things of a class, one of its words is wanted."""
    assert {row.billing for row in local.ask(question("cast").bound({"billing": word}, local))} == {"main"}
    said = asks(lambda: question("cast").bound({"billing": "leading"}, local))
    assert said == "there is no billing 'leading'; there are main, recurring, guest, cameo, voice"


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("episods", {}, "no stored question 'episods'; did you mean episodes? "
                        "`showbible questions` lists them"),
        ("joined", {}, "joined needs the parameter season (the number of the season): --season …"),
        ("episodes", {"sesaon": 2}, "episodes has no parameter 'sesaon'; did you mean season? "
                                    "its parameters: series, season, episode, number"),
        ("episodes", {"season": "two"}, "episodes: --season wants a number, not 'two'"),
        ("releases", {"since": "March"}, "releases: --since wants a date such as 2018-03-08, not 'March'"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked(name: str, given: dict[str, object], said: str, local: Local) -> None:
    """An unknown question, a missing or wrong parameter: one line that says what to do."""
    assert asks(lambda: question(name).bound(given, local)) == said


def test_parameters_need_their_place() -> None:
    """A file that declares parameters and does not say where they go is refused."""
    with pytest.raises(QuestionError, match="#: parameters"):
        read("one", "# What?\n# param season (integer): the season\nSELECT * {}")


def test_a_question_is_read_from_its_comments() -> None:
    """The first comment line is the question, `# param` lines are its parameters."""
    text = "# What?\n# param season (integer, optional): the season\nSELECT * {\n  #: parameters\n}"
    one = read("one", text)
    assert (one.name, one.english) == ("one", "What?")
    assert [(p.name, p.type, p.optional) for p in one.parameters] == [("season", "integer", True)]
    assert isinstance(one, Question)


def test_questions_are_found_beside_the_code() -> None:
    assert Path(FOLDER).name == "queries"
