"""A document's story, read: every sentence with its figures marked and its pronouns resolved."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from extract.document import Document, Span
from extract.facts import Ref
from extract.known import Known
from extract.story.coding import WHO, Mention, Sentence, encode
from extract.story.figures import Figure, Figures
from extract.story.introduce import OTHERS, introduce
from extract.story.lexicon import NOUNS, Gender, fold
from extract.story.pronouns import UNNAMED, Before, Reading
from extract.story.scenes import Kind, Scene, scenes
from extract.story.ties import TIE, may_tie, ties

_PRONOUNS: tuple[tuple[re.Pattern[str], Gender], ...] = (
    (re.compile(r"\b(?:he|his|him)\b"), "m"),
    (re.compile(r"\b(?:she|her|hers)\b"), "f"),
)
_REAL = re.compile(
    r"reality.*|.*\b(?:talk|game|quiz|variety) show|documentary|docuseries|news|variety|sports", re.I
)
_REAL_SHOW = re.compile(
    r"\b(?:is|was) an? (?:[\w-]+ ){0,6}?(?:reality|(?:talk|chat|game|quiz|panel|variety|talent|cooking) show"
    r"|documentary|docuseries|news program|newscast|competition|late-night)\b"
)
_FRAGMENT = re.compile(r"^(?:An?|The|One of the)?\s*(?P<words>[^,.;:]*)")
_TIED = re.compile(rf"(?P<tie>{TIE}),? (?:named |called )?(?P<who>[\ue000-\uf8fe])")
_CALLED = re.compile(r"[\ue000-\uf8fe](?:,| is| was) an? (?P<words>(?:[a-z-]+ ){0,3}[a-z-]+)")
_TIED_BEFORE = re.compile(
    rf"(?P<who>[\ue000-\uf8fe]), (?:his|her|[\ue000-\uf8fe]['’]s?) (?P<tie>{TIE})(?=[,.;]|$)"
)


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of the story: `meant` says whom its pronouns stand for, by their place in the code.

    `default` is whom a description is about; `opens` is true of its first sentence, which has no subject.
    `cast` are the figures of the tables and lists, where they are first named there.
    """

    sentence: Sentence
    kind: Kind
    meant: Mapping[int, Mention]
    episode: Ref | None = None
    default: Mention | None = None
    opens: bool = False
    cast: tuple[Mention, ...] = ()

    @property
    def tied(self) -> bool:
        """Whether the sentence can speak of a tie at all."""
        return may_tie(self.sentence.words)

    def who(self, place: int) -> Mention | None:
        """The figure that a sign or a pronoun at a place of the code stands for."""
        return self.sentence.mention(place) or self.meant.get(place)


class _Last:
    """The last telling of a document, kept for a rule that knows no more of its figures."""

    def __init__(self) -> None:
        self.given: object = None
        self.told: tuple[Told, ...] = ()


def telling(document: Document, known: Known) -> tuple[Told, ...]:
    """Every sentence of a document that may tell of its figures."""
    last, given = known.once(_Last, _Last), _given(known)
    if last.given != given:
        last.given, last.told = given, tuple(_telling(document, known))
    return last.told


def _given(known: Known) -> tuple[object, ...]:
    """All that a telling takes from what is known."""
    roles = [fact.get("character") for fact in known.facts if fact.predicate == "performance"]
    names = [known.names(kind) for kind in ("person", "character", "genre", *OTHERS)]
    return names, roles, known.refs("episode"), _places(known)


def _places(known: Known) -> dict[str, Span]:
    """Where each character is first named."""
    found: dict[str, Span] = {}
    for ref in known.refs("character"):
        if ref.span:
            found.setdefault(ref.name, ref.span)
    return found


def _telling(document: Document, known: Known) -> Iterator[Told]:
    if _of_real_people(document, known):
        return
    found = scenes(document, known)
    figures = _figures(found, known)
    makers = frozenset(fold(person.split()[-1]) for person in known.people)
    coded = [(scene, _coded(scene, figures, makers)) for scene in found]
    _learn(figures, coded)
    seen: set[Figure] = set()
    places = _places(known)
    cast = tuple(Mention(one, one.name, places[one.name]) for one in figures.all if one.name in places)
    for scene, sentences in coded:
        yield from _scene(scene, sentences, figures, seen, cast)


def _figures(found: Iterable[Scene], known: Known) -> Figures:
    """Who is known from tables, lists and headings, and whom the story itself brings in."""
    lines = [(scene, line, kind) for scene in found for line, kind in scene.lines]
    figures = Figures((*known.names("character"), *(scene.figure for scene in found if scene.figure)))
    stories = ((line, scene.pure) for scene, line, kind in lines if kind == "story")
    introduce(figures, stories, (line for _, line, kind in lines if kind == "prose"), known)
    return figures


def _coded(scene: Scene, figures: Figures, makers: frozenset[str]) -> list[tuple[Sentence, Kind]]:
    real = makers | _namesakes(scene, figures)
    return [
        (encode(line, figures, real if kind == "prose" else frozenset()), kind) for line, kind in scene.lines
    ]


def _of_real_people(document: Document, known: Known) -> bool:
    """Whether the show has no story: "an American late-night talk show", genre Reality."""
    lead = next((paragraph.passage.text for paragraph in document.lead), "")
    return any(_REAL.fullmatch(name) for name in known.names("genre")) or bool(_REAL_SHOW.search(lead))


def _namesakes(scene: Scene, figures: Figures) -> frozenset[str]:
    """Words of names that are no figure's: where "Emily Clark" suggested the title, "Emily" may be she."""
    lines = [line for line, kind in scene.lines if kind == "prose"]
    names = [line.text[start:end] for line in lines for start, end in line.sequences]
    return frozenset(
        fold(word) for name in names if " " in name and not figures.find(name) for word in name.split()
    )


def _scene(
    scene: Scene,
    sentences: list[tuple[Sentence, Kind]],
    figures: Figures,
    seen: set[Figure],
    cast: tuple[Mention, ...],
) -> Iterator[Told]:
    default = _default(scene, figures)
    before = Before(about=(default,) if default else (), named=(default,) if default else ())
    heard: dict[Figure, Gender] = {}
    for at, (sentence, kind) in enumerate(sentences):
        meant: Mapping[int, Mention] = {}
        if kind == "story":
            reading = Reading(sentence, figures, before, default, heard)
            meant = reading.run()
            before = reading.left_behind(frozenset(seen))
            seen.update(mention.figure for _, mention in sentence.named())
        yield Told(
            sentence, kind, meant, scene.episode, default, at == 0 and _fragment(sentence, default), cast
        )


def _fragment(sentence: Sentence, default: Mention | None) -> bool:
    """Whether a description opens without a subject: "A waitress", not "Dora is a waitress"."""
    return default is not None and not re.match(rf"(?:{WHO}|He|She),? (?!and\b|or\b)[a-z]", sentence.code)


def _default(scene: Scene, figures: Figures) -> Mention | None:
    if scene.figure not in figures.genders:
        return None
    span = scene.about or (scene.lines[0][0].passage.span() if scene.lines else Span(0, 0))
    return Mention(Figure(scene.figure), scene.figure, span)


def _learn(figures: Figures, coded: Iterable[tuple[Scene, list[tuple[Sentence, Kind]]]]) -> None:
    """What the document itself tells: "his wife", "A woman who", "Hogarth … her" with nobody else about."""
    coded = list(coded)
    told: Counter[tuple[str, Gender]] = Counter()
    for scene, sentences in coded:
        for at, (sentence, _) in enumerate(sentences):
            _vote_by_ties(sentence, told)
            _vote_by_nouns(sentence, told)
            if scene.figure:
                _vote_by_description(scene.figure, sentence, told, first=at == 0)
    plain = [s for scene, sentences in coded for s, kind in sentences if kind == "story" and not scene.figure]
    for _ in range(2):  # who is known to be a woman tells whom "he" in her sentences means
        votes = told.copy()
        for sentence in plain:
            _vote_by_pronouns(sentence, figures, votes)
        names = dict.fromkeys(name for name, _ in votes)
        figures.learn({name: gender for name in names if (gender := _elected(name, votes, figures))})


def _elected(name: str, votes: Counter[tuple[str, Gender]], figures: Figures) -> Gender:
    male, female = votes[name, "m"], votes[name, "f"]
    more: Gender = "m" if male > female else "f"
    if max(male, female) < 3 * min(male, female) or male == female:
        return ""
    prior = figures.genders.get(name, "")
    return more if not prior or max(male, female) >= 3 else prior


def _vote_by_ties(sentence: Sentence, votes: Counter[tuple[str, Gender]]) -> None:
    for pattern in (_TIED, _TIED_BEFORE) if may_tie(sentence.words) else ():
        for match in pattern.finditer(sentence.code):
            mention, told = sentence.mention(match.start("who")), ties(match["tie"])
            if mention and told and told[0].gender:
                votes[mention.figure.name, told[0].gender] += 5


def _vote_by_nouns(sentence: Sentence, votes: Counter[tuple[str, Gender]]) -> None:
    """ "Yi-seo, a multitalented girl", "Refugio is an honest woman"."""
    for match in _CALLED.finditer(sentence.code):
        mention = sentence.mention(match.start())
        told = [NOUNS[word] for word in match["words"].lower().split() if word in NOUNS]
        if mention and told:
            votes[mention.figure.name, told[0]] += 3


def _vote_by_pronouns(sentence: Sentence, figures: Figures, votes: Counter[tuple[str, Gender]]) -> None:
    """A pronoun that only one of those named before it can be tells of that one."""
    found = [
        (match.start(), gender) for pattern, gender in _PRONOUNS if (match := pattern.search(sentence.code))
    ]
    for at, gender in found if found and not UNNAMED.search(sentence.code) else ():
        here = dict.fromkeys(m.figure for _, m in sentence.named(0, at))
        fitting = [figure for figure in here if figures.fits(figure, gender)]
        if len(fitting) == 1:
            votes[fitting[0].name, gender] += 1


def _vote_by_description(
    name: str, sentence: Sentence, votes: Counter[tuple[str, Gender]], first: bool
) -> None:
    code = sentence.code
    if first:
        fragment = _FRAGMENT.match(code)
        words = fragment["words"].lower().split() if fragment else []
        votes.update((name, NOUNS[word]) for word in words[:8] if word in NOUNS for _ in range(3))
    if re.match(r"(?:He|His)\b", code):
        votes[name, "m"] += 2
    if re.match(r"(?:She|Her)\b", code):
        votes[name, "f"] += 2
