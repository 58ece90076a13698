"""What a character is called and does, and in which episodes: "He was born Kevin Thompson", "a nurse"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from extract.document import Document, Passage, Span
from extract.facts import Fact, Ref, Value
from extract.grammar.choice import one_of
from extract.grammar.names import NAME, NICKNAME, UPPER, WORD
from extract.known import Known
from extract.story.clauses import starts
from extract.story.coding import WHO, Mention
from extract.story.figures import Figure
from extract.story.telling import Told, telling

_DATA = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_JOB, _BEFORE = one_of(_DATA["jobs"].split()), one_of(_DATA["before"].split())
_WORK = rf"(?P<job>(?:{_BEFORE} ){{0,3}}{_JOB})(?![\w'’-])"
_NO_MORE = (
    r"(?:former|retired|ex|aspiring|would-be|failed|fake|wannabe|amateur|disgraced|fellow|potential"
    r"|future|child|alleged)"
)
_ADJECTIVES = rf"(?:(?!{_NO_MORE}\b)[\w“”\"’-]+ ){{0,4}}?"
_IN_DESCRIPTION = re.compile(
    rf"^(?i:an?|the) {_ADJECTIVES}{_WORK}(?=[,.;:]| ?$| who\b| assigned\b| at\b| in\b| for\b"
    rf"| with\b| and\b| from\b| to\b)"
)
_WORKS_AS = re.compile(
    rf"\b(?:works|working|worked as a radio) as an? {_ADJECTIVES}{_WORK}(?=[,.;:]| ?$| who\b| at\b"
    rf"| in\b| for\b| and\b)"
)
_APPOSED = re.compile(
    rf"(?P<who>{WHO}), (?:an?|another|the) {_ADJECTIVES}{_WORK}(?=[,.;:]| who\b| at\b"
    rf"| with\b)(?!,? (?:and|or) )"
)
_CALLED = re.compile(rf"(?<![\w'’-])(?i:{_WORK}) (?P<who>{WHO})(?!['’])")
_TITLED = re.compile(
    r"(?P<title>Detective|Inspector|Sergeant|Captain|Lieutenant|Officer|Nurse|Judge|Professor"
    r"|Sheriff|Reverend|Agent|Dr\.|Doctor) "
)
_TITLES = {"Dr.": "doctor"}

_QUOTED = r"[\"“](?P<name>[^\"“”]{2,30})[\"”]"
_NICKNAMED = re.compile(
    rf"(?P<who>{WHO}|\b[Hh]e|\b[Ss]he)(?:,|)(?: who)?(?: is| was)?(?: (?:also|better|commonly|widely))?"
    rf" (?:calls (?:himself|herself)|known as|nicknamed|called|dubbed|goes by) (?:the )?(?:{_QUOTED})"
)
_STAR = re.compile(rf"\b(?:(?:also |better )?known as|nicknamed) {_QUOTED}")
_NAMED_AT_BIRTH = re.compile(rf"(?P<who>He|She|{NAME}|{WORD}) (?:was|is) born (?P<name>{NAME})(?! in\b)")
_ALSO = re.compile(
    rf"(?P<who>{WHO}),? (?:also known as|a\.k\.a\.|aka|AKA|whose real name is"
    rf"|alias) (?:the )?(?P<name>{UPPER}[\w’'-]+(?: {WORD})*)(?=[,.;)]|$)"
)
_ALTER_EGO = re.compile(
    rf"\b(?:his|her) (?:comics?|comic book|superhero|superheroic)?(?:"
    rf" book)? ?alter ego,? (?P<name>{WORD}(?: {WORD})*)"
)
_MEETS = re.compile(
    rf"(?:{WHO}|\b[Hh]e|\b[Ss]he|\band|\bthey) (?:\w+ly )?(?:meets(?: with)?|confronts|visits"
    rf"|kills|attacks|rescues|tells|asks|arrests"
    rf"|kidnaps|frees|hires|fires|kisses|marries|shoots|grabs|joins|interviews|threatens|runs into"
    rf"|finds|follows|bumps into"
    rf"|talks to|speaks to|argues with|fights(?: with)?) (?P<who>{WHO})(?!['’])"
)
_NOW = re.compile(
    rf"(?:,? (?:and|&) (?:(?:his|her) [a-z -]+ )?{WHO})?(?:, [^,;.]*,)? (?:\w+ly )?(?!was\b|had\b|were\b)"
    rf"(?:is|are|has|have|does|do|also|then|later|soon|both|[a-z]+s|(?<={WHO} )[a-z]+(?<!ed))\b"
)
_WHO_ACTS = re.compile(r",? who (?:\w+ly )?(?!was\b|had\b)[a-z]+s\b")
_BY = re.compile(rf"\b(?:is|are) (?:\w+ly )?\w+ed (?:\w+ )?by (?P<who>{WHO})(?!['’])")
_ONLY_SAID = re.compile(
    r"\b(?:that|if|whether|who|whom|which|because|since|would|could|hallucination|dream|memor(?:y"
    r"|ies)|photo)\b[^,;]*$"
)


def facts(document: Document, known: Known) -> Iterator[Fact]:
    """The other names, the jobs and the episodes of the characters."""
    yield from _printed_names(document, known)
    story = telling(document, known)
    for told in story:
        yield from _aliases(told)
        yield from _alter_egos(told, known)
        if told.kind == "story":
            yield from _occupations(told)
    yield from _episodes(story)


def _ref(mention: Mention) -> Ref:
    return Ref("character", mention.words, mention.span)


def _text(passage: Passage, start: int, end: int) -> Value:
    words = passage.cut(start, end)
    return Value(words.text, "string", words.span())


def _printed_names(document: Document, known: Known) -> Iterator[Fact]:
    """Nicknames and second selves in the names themselves: "Trish" in quotes, "Danny Rand / Iron Fist"."""
    for ref in dict.fromkeys(known.refs("character")):
        if not ref.span or document.exact(ref.span) != ref.name:
            continue
        for match in re.finditer(NICKNAME, ref.name):
            yield _of_name(ref, "nickname", match.start() + 1, match.end() - 1)
        first, slash, second = ref.name.partition(" / ")
        if slash and " " in first and "/" not in second:
            yield _of_name(ref, "alterEgo", len(first) + 3, len(ref.name))


def _of_name(ref: Ref, predicate: str, start: int, end: int) -> Fact:
    assert ref.span
    span = Span(ref.span.start + start, ref.span.start + end)
    return Fact(ref, predicate, Value(ref.name[start:end], "string", span), span)


def _aliases(told: Told) -> Iterator[Fact]:
    """ "Robert Coleman, who calls himself "Whizzer"", "known as "Patsy"", "He was born Kevin Thompson"."""
    sentence = told.sentence
    for pattern, predicate in ((_NICKNAMED, "nickname"), (_ALSO, "alias")):
        for match in pattern.finditer(sentence.code):
            yield from _alias(told, told.who(match.start("who")), predicate, match.span("name"))
    star = _STAR.search(sentence.code) if told.opens else None
    if star and told.default and not re.search(WHO, sentence.code[: star.start()]):
        yield from _alias(told, told.default, "nickname", star.span("name"))
    yield from _birth_names(told)


def _alias(told: Told, who: Mention | None, predicate: str, name: tuple[int, int]) -> Iterator[Fact]:
    start, end = (told.sentence.places[name[0]], told.sentence.places[name[1] - 1] + 1)
    value = _text(told.sentence.passage, start, end)
    if who and value.span and value.lexical != who.words:
        yield Fact(_ref(who), predicate, value, value.span)


def _birth_names(told: Told) -> Iterator[Fact]:
    """Read in the words themselves, since the name at birth may pass for another figure."""
    passage = told.sentence.passage
    match = _NAMED_AT_BIRTH.match(passage.text) if " born " in passage.text else None
    if match:
        who = told.default if match["who"] in ("He", "She") else _mention_at(told, 0)
        if who:
            value = _text(passage, *match.span("name"))
            assert value.span
            yield Fact(_ref(who), "birthName", value, value.span)


def _mention_at(told: Told, place: int) -> Mention | None:
    return next((m for at, m in told.sentence.named() if told.sentence.places[at] == place), None)


def _alter_egos(told: Told, known: Known) -> Iterator[Fact]:
    """ "praising Taylor … in as her comics alter ego Hellcat": it is the role of the actress."""
    text = told.sentence.passage.text
    for match in _ALTER_EGO.finditer(text) if "alter ego" in text else ():
        who = _played_by(text[: match.start()], known)
        if who:
            value = _text(told.sentence.passage, *match.span("name"))
            assert value.span
            yield Fact(who, "alterEgo", value, value.span, confidence=0.8)


def _played_by(left: str, known: Known) -> Ref | None:
    """The one character of the actor who is named last before a place."""
    last: tuple[int, Ref | None] = (-1, None)
    for fact in known.facts:
        role, person = fact.get("character"), fact.object
        if fact.predicate != "performance" or not isinstance(person, Ref) or not isinstance(role, Ref):
            continue
        at = left.rfind(person.name.split()[-1])
        if at > last[0]:
            last = (at, role)
        elif at == last[0] and last[1] and last[1].name != role.name and at >= 0:
            same = set(last[1].name.split()) & set(role.name.split())
            last = (at, last[1] if same else None)
    return last[1]


def _occupations(told: Told) -> Iterator[Fact]:
    sentence = told.sentence
    found: list[tuple[Mention | None, tuple[int, int]]] = []
    if told.default and told.opens:
        first = _IN_DESCRIPTION.match(sentence.code)
        works = _WORKS_AS.search(sentence.code)
        found += [(told.default, match.span("job")) for match in (first, works) if match]
    for pattern in (_APPOSED, _CALLED):
        found += [(told.who(m.start("who")), m.span("job")) for m in pattern.finditer(sentence.code)]
    for who, (start, end) in found:
        before = sentence.code[:start]
        if who and not re.search(rf"\b{_NO_MORE} (?:[\w-]+ )?$", before):
            value = _text(sentence.passage, sentence.places[start], sentence.places[end - 1] + 1)
            assert value.span
            yield Fact(_ref(who), "occupation", value, value.span)
    for _, mention in sentence.named():
        title = _TITLED.match(mention.words)
        if title:
            span = Span(mention.span.start, mention.span.start + title.end("title"))
            value = Value(_TITLES.get(title["title"], title["title"].lower()), "string", span)
            yield Fact(_ref(mention), "occupation", value, span)


def _episodes(story: Iterable[Told]) -> Iterator[Fact]:
    """Who acts in a summary appears in the episode; who is only spoken of is mentioned; each once."""
    found: dict[tuple[Ref, Figure], tuple[Mention, bool]] = {}
    for told in story:
        for mention, present in _appearances(told):
            assert told.episode
            key = (told.episode, mention.figure)
            if key not in found or (present and not found[key][1]):
                found[key] = (mention, present)
    for (episode, _), (mention, present) in found.items():
        predicate, sure = ("appearsIn", 0.9) if present else ("mentionedIn", 1.0)
        yield Fact(_ref(mention), predicate, episode, mention.span, confidence=sure)


def _appearances(told: Told) -> Iterator[tuple[Mention, bool]]:
    """The figures of a summary's sentence, and whether they act in it."""
    if told.episode is None:
        return
    code = told.sentence.code
    met = {match.start("who") for pattern in (_MEETS, _BY) for match in pattern.finditer(code)}
    for at, mention in told.sentence.named():
        acts = starts(code, at) and bool(_NOW.match(code, at + 1))
        acts = acts or at in met or bool(_WHO_ACTS.match(code, at + 1))
        yield mention, acts and not _ONLY_SAID.search(code[:at])
