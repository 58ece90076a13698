"""What a sentence says of who did what on the show: one `Credited` for each person or firm and job."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.document import Span
from extract.facts import Ref
from extract.prose.grammar import EPISODE, NAME, NAMES, SEASON, TITLE, asserted
from extract.prose.jobs import JOB, JOBS, VERB, jobs_in, verbs
from extract.prose.people import People
from extract.prose.scopes import scope_after, scope_in, season_refs
from extract.prose.shape import Sentence


@dataclass(frozen=True, slots=True)
class Credited:
    """A person or firm with a job; `scope` is what of the show it is limited to, `work` another work."""

    agent: Ref
    job: str
    span: Span
    scope: tuple[Ref, ...] = ()
    work: Ref | None = None
    confidence: float = 0.9


_OWN = r"(?:(?:the )?(?:series|show|season)(?:['’]s?)? )?"
_THE = rf"(?:the |an? |its )?{_OWN}(?:co-lead |sole |additional )?"
_ADVERB = r"(?: also| again| then| later| originally| initially| subsequently| both)*"
_DOES = re.compile(
    rf"(?P<who>{NAMES}),?{_ADVERB} (?:(?:serv|act|work|return|continu|remain)(?:e|es|ed|s|ing)?|joined|joins"
    rf"|joining"
    rf"|took over|is|was|are|were|is credited|became|has been|have been)"
    rf"(?: on)?(?P<other> him| her| them)?(?: the (?:series|show|season|team)| {SEASON})?(?: as| on"
    rf" as)?{_ADVERB} {_THE}(?P<jobs>{JOBS})",
    re.IGNORECASE,
)
_TOOK_OVER = re.compile(rf"(?P<who>{NAME}){_ADVERB} took over (?:for|in) {SEASON}")
_AS_CREATOR = re.compile(rf"^As (?:the )?(?P<jobs>{JOBS}) of the (?:show|series), (?P<who>{NAME})")
_TITLED = re.compile(
    rf"(?<!{NAME} )(?<!['’]s )(?<!former )\b(?:series )?(?P<jobs>showrunner|creator|composer)s?"
    rf" (?P<who>{NAMES})"
)
_SHOW = (
    r"(?:(?<!version of the )(?<!adaptation of the )\b(?:series|show|sitcom|drama|comedy|telenovela|soap"
    r" opera|miniseries"
    r"|program|programme|anime|thriller|dramedy|season|reboot|spin-off|episodes)|^(?:The show|It))"
)
_MADE = re.compile(
    rf"(?:{_SHOW}|{SEASON}|(?P<named>{NAME}))(?: that| which)?(?:,[^,;]*,)?(?: is| was| were| has been)?"
    r"(?: originally| also)*"
    r" (?P<verbs>(?:co-)?(?:created|developed|composed|hosted|presented|narrated|edited)"
    r"(?:(?:,| and|, and) (?:co-)?(?:created|developed|written|directed|produced|presented|edited|hosted"
    r"|executive produced))*)"
    rf" by (?P<who>{NAMES})"
)
# "The series was written by Sally Marsh and directed by Tom Dale and Priya Nair"
_WROTE = re.compile(
    rf"(?:^|, |\band )(?:{SEASON}|{EPISODE}|[Tt]he series|[Tt]he (?:production|story|script"
    rf"|screenplay)|(?P<it>[Ii]t)|[Aa]ll (?:of the )?(?:\w+ )?episodes)"
    rf" (?:is|was|were) (?P<verb>written|directed) by (?P<who>{NAMES})"
    rf"(?:,? and (?P<verb2>written|directed) by (?P<who2>{NAMES}))?"
)
_THEY_WERE = re.compile(
    rf"(?<!{NAME} )(?<!['’]s )"
    r"\b(?P<jobs>(?:executive |co-executive |supervising )?producers|writers|composers|editors)"
    rf"(?: (?:of|for|on) (?:the series|the show|{SEASON}))? (?:are|were|include|included) (?P<who>{NAMES})"
)
_MUSIC = re.compile(
    rf"(?:\b(?:music|score|theme music|soundtrack)\b[^.;,{NAME[1:-1]}]*?(?:composed|scored|written) by"
    rf" (?P<who>{NAMES})"
    rf"|(?P<does>{NAMES}){_ADVERB} (?:composed|composes|scored|wrote|(?:returned|was hired) to compose"
    rf"|(?:revealed|confirmed|said) (?:that )?s?he was composing) (?:all )?(?:the |its )?(?:[a-z-]+"
    rf" )?(?:score|music)\b)"
)
_MORE_MUSIC = re.compile(rf"(?P<who>{NAMES}) also contributed to the (?:music|score)")
_AFTER = re.compile(
    rf"^[^.;]*?(?: for| of| on| in| during| throughout| from|,) (?:the (?:[a-z]+ )*)?(?P<scope>{SEASON}"
    rf"|{EPISODE}|{TITLE})"
)
_ELSEWHERE = re.compile(rf"^(?:'s)? (?:of|for|on|at|with) (?:the )?(?:[a-z-]+ )*(?P<work>{NAME})")
_WORK = re.compile(
    rf"(?P<who>{NAME}), the (?P<jobs>{JOB}) (?:for|of) the (?:original )?(?P<work>{NAME}) (?:comics?|novels?"
    rf"|books?|films?)\b"
)


def credits_in(sentence: Sentence, people: People) -> Iterator[Credited]:
    yield from _doing(sentence, people)
    yield from _titled(sentence, people)
    yield from _made(sentence, people)
    yield from _music(sentence, people)
    yield from _of_other_works(sentence, people)


def _doing(sentence: Sentence, people: People) -> Iterator[Credited]:
    """ "with Melissa Rosenberg serving as showrunner"; "was co-showrunner for the third season"."""
    shape, jobs = sentence.shape, []
    for match in _DOES.finditer(shape):
        if not asserted(shape, match.start(), match.end()) or _elsewhere(sentence, match.end()):
            continue
        jobs = jobs_in(match["jobs"])
        scope = scope_after(sentence, match)
        if match["other"]:  # "through completion of the third season, with Scott Reynolds joining her as …"
            before = sentence.marked("season", 0, match.start())
            scope = season_refs(sentence, before[-1][0]) if before else scope
        for person, span in named(sentence, people, match, "who"):
            yield from (Credited(person, job, span, scope) for job in jobs)
    for match in _TOOK_OVER.finditer(shape):
        for person, span in named(sentence, people, match, "who"):
            if jobs and asserted(shape, match.start(), match.end()):
                scope = scope_in(sentence, match.start(), match.end())
                yield from (Credited(person, job, span, scope) for job in jobs[:1])
    for match in _AS_CREATOR.finditer(shape):
        for person, span in named(sentence, people, match, "who"):
            yield from (Credited(person, job, span) for job in jobs_in(match["jobs"]))


def _titled(sentence: Sentence, people: People) -> Iterator[Credited]:
    """ "showrunner Melissa Rosenberg saying she was hopeful"; not "Dexter showrunner Clyde Phillips"."""
    for match in _TITLED.finditer(sentence.shape):
        for person in people.people(sentence, *match.span("who"))[:1]:
            for job in jobs_in(match["jobs"]):
                yield Credited(person, job, sentence.where(match), confidence=0.8)


def _made(sentence: Sentence, people: People) -> Iterator[Credited]:
    """ "an American television series created by Melissa Rosenberg"."""
    for match in _MADE.finditer(sentence.shape):
        own = not match["named"] or sentence.words(match, "named") == sentence.topic.series
        if not own or not asserted(sentence.shape, match.start(), match.end()):
            continue
        said = re.findall(VERB, match["verbs"])
        scope, where = scope_in(sentence, match.start(), match.end()), sentence.where(match)
        for person in people.people(sentence, *match.span("who")):
            for job in (verbs()[verb] for verb in said):
                whole = job in ("creator", "developer")  # of the series, on a season's page too
                yield Credited(person, job, where, () if whole else scope)

    for match in _WROTE.finditer(sentence.shape):
        if match["it"] and sentence.section.level and not sentence.first:
            continue  # "Filming for the first series began. It was directed by": the first series was
        if asserted(sentence.shape, match.start(), match.end()):
            scope, where = scope_in(sentence, match.start(), match.end()), sentence.where(match)
            for verb, group in (("verb", "who"), ("verb2", "who2")):
                for person in people.people(sentence, *match.span(group)) if match[verb] else ():
                    yield Credited(person, verbs()[match[verb]], where, scope)
    for match in _THEY_WERE.finditer(sentence.shape):
        if asserted(sentence.shape, match.start(), match.end()):
            for person in people.people(sentence, *match.span("who")):
                for job in jobs_in(match["jobs"]):
                    yield Credited(person, job, sentence.where(match), scope_after(sentence, match))


def _music(sentence: Sentence, people: People) -> Iterator[Credited]:
    """ "Adrian Younge and Ali Shaheed Muhammad again composed the score for the season"."""
    for match in _MUSIC.finditer(sentence.shape):
        group = "who" if match["who"] else "does"
        other = re.search(r"\b(?:song|album|film)\b", match[0])
        if not other and asserted(sentence.shape, match.start(), match.end()):
            for person, span in named(sentence, people, match, group):
                job = "theme-composer" if "theme" in match[0] else "composer"
                yield Credited(person, job, span, scope_after(sentence, match))
    for match in _MORE_MUSIC.finditer(sentence.shape):
        for person, span in named(sentence, people, match, "who"):
            yield Credited(person, "additional-music", span, scope_after(sentence, match))


def _of_other_works(sentence: Sentence, people: People) -> Iterator[Credited]:
    """ "David Mack, the cover artist for the original Alias comic"."""
    for match in _WORK.finditer(sentence.shape):
        work = Ref("work", sentence.words(match, "work"), sentence.where(match, "work"))
        for person in people.people(sentence, *match.span("who")):
            for job in jobs_in(match["jobs"]):
                yield Credited(person, job, sentence.where(match), work=work)


def last_people(sentence: Sentence, people: People, start: int, end: int) -> list[Ref]:
    """The people at the end of a list: what stands before the first who cannot be one is another matter."""
    found: list[Ref] = []
    for at, _ in reversed(sentence.marked("name", start, end)):
        person = people.person(sentence, at)
        if person is None:
            break
        found.insert(0, person)
    return found


def named(sentence: Sentence, people: People, match: re.Match[str], group: str) -> Iterator[tuple[Ref, Span]]:
    """The people of a group, each with the words that say it, from the first of them on."""
    found = last_people(sentence, people, *match.span(group))
    whole = sentence.where(match)
    for person in found:
        first = found[0].span
        yield person, Span(first.start, whole.end) if first and match.start(group) == match.start() else whole


def _elsewhere(sentence: Sentence, end: int) -> bool:
    """ "was showrunner of Harbour Lights": a job on another work."""
    match = _ELSEWHERE.match(sentence.shape[end:])
    if not match:
        return False
    at = end + match.start("work")
    return sentence.text(at, at + 1) != sentence.topic.series
