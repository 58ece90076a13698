"""Whom "he", "her" and "his" stand for: cautiously, and for nobody where two would fit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from extract.grammar.names import UPPER
from extract.story.clauses import antecedent, main_subject, pieces, subject_of_piece
from extract.story.coding import WHO, Mention, Sentence
from extract.story.figures import Figure, Figures
from extract.story.lexicon import OPENERS, Gender
from extract.story.ties import TIE, TIES, WHOLIST

_PRONOUN = re.compile(r"\b(?P<m>[Hh]e|[Hh]im|[Hh]is)\b|\b(?P<f>[Ss]he|[Hh]er)\b")
# "her" before these is no possessive: "attacked her and", "tells her that", "after her"
HER_ALONE = (
    r"her(?=[,.;:)!?]|$| (?:to|and|or|but|that|in|on|at|with|for|from|by|as|after|before|when"
    r"|while|is|was|of|up|down|out"
    r"|off|away|into|because|if|about|until|how|why|what|where|who|not|the|an?|again|too|instead"
    r"|he|she|they|his)\b)"
)
_OBJECT_HER = re.compile(HER_ALONE)
_WATCHED_HER = re.compile(r"\b(?:watch|see|saw|help|let|make|made|hear|have|has)\w* $")
UNNAMED = re.compile(
    r"(?:\b(?:[Aa]n?|[Tt]he|[Tt]his|[Tt]hat|[Aa]nother|[Oo]ne|[Ss]ome|[Tt]wo|[Hh]is|[Hh]er"
    r"|[Tt]heir)|[\ue000-\uf8fe]['’]s?)"
    r" (?:[\w-]+ ){0,2}?(?:(?P<f>woman|girl|lady|mother|sister|wife"
    r"|daughter|actress|waitress|girlfriend|nun)|(?P<m>man|boy|guy|father|brother|husband|son"
    r"|boyfriend|priest)"
    r"|(?:person|nurse|doctor|guard|officer|detective|patient|killer|murderer|stranger|student"
    r"|client|lawyer|agent|thief"
    r"|teacher|master|boss|neighbou?r|friend|partner|driver|victim|suspect|soldier|cop|reporter"
    r"|child|teenager|kid|baby))\b(?!['’]|,? ?(?:named |called )?[\ue000-\uf8fe])"
    r"|\b(?:[Ss]omeone|[Ss]omebody|[Aa]nyone)\b"
)
"""People without a name: "a woman claiming to be", for whom "she" may stand as well."""
# Somebody whose name is not known to be one: "after Shou turned his daughter into"
_ACTING = re.compile(
    r"(?:^|[,;—] |\b(?:and|but|while|when|after|as|that|because|before|until|where|who|with) )"
    rf"(?P<name>{UPPER}[\w’-]+(?: {UPPER}[\w’-]+){{0,2}})(?:['’]s? [a-z]"
    rf"| and [\ue000-\uf8fe{UPPER[1:-1]}]| [a-z]+(?:s|ed)\b| \w+ly\b)"
)
_OPENING_PHRASE = re.compile(
    r"(?:When|While|After|As|Before|Since|Once|Because|Although|Though|If|During|With|In|At|On"
    r"|Despite|Following|By|For"
    r"|[A-Z][a-z]+ing)\b"
)
_OWNS = re.compile(rf"(?:[Hh]is|[Hh]er) {TIES}(?P<gap>,? ){WHO}")
_OWNS_END = re.compile(rf"{TIES},? {WHO}, (?:and )?$")
_RELATIVES = re.compile(
    rf"(?P<of>{WHO})['’]s? {TIES}(?:, | ){WHOLIST}(?:,? (?:and )?{TIE},? {WHO})*,? (?:and |as well as )?$"
)
_ENDS_ON_NAME = re.compile(rf"{WHO}[.!?\"”)]*\s*$")
_OWNED = re.compile(
    rf"(?:(?:but|and|while|when|as|because|that|where|since|after|until|though"
    rf"|although)\s+)?(?P<who>{WHO})['’]s? [a-z]"
)


@dataclass(frozen=True, slots=True)
class Before:
    """What the sentence before leaves behind: whom it was about, whom it named, whom it brought in last."""

    about: tuple[Mention, ...] = ()
    named: tuple[Mention, ...] = ()
    brought_in: Mention | None = None
    code: str = ""


@dataclass
class Reading:
    """One sentence while its pronouns are read; `heard` is what they told of the scene's figures before."""

    sentence: Sentence
    figures: Figures
    before: Before
    default: Mention | None = None
    heard: dict[Figure, Gender] = field(default_factory=dict)
    meant: dict[int, Mention] = field(default_factory=dict)

    def run(self) -> Mapping[int, Mention]:
        for match in _PRONOUN.finditer(self.sentence.code):
            who = self._who(match)
            if who:
                self.meant[match.start()] = who
                self.heard.setdefault(who.figure, "m" if match["m"] else "f")
        return self.meant

    def _fits(self, figure: Figure, gender: Gender) -> bool:
        """Whether a pronoun can mean somebody, who was not called by the other before in this scene."""
        return self.heard.get(figure, gender) == gender and self.figures.fits(figure, gender)

    def at(self, place: int) -> Mention | None:
        """The figure that a sign or a pronoun at a place stands for."""
        return self.sentence.mention(place) or self.meant.get(place)

    def left_behind(self, seen: frozenset[Figure]) -> Before:
        """What this sentence leaves for the next one."""
        code = self.sentence.code
        places = main_subject(code)
        about = tuple(who for who in map(self.at, places) if who)
        if not places and self.default:
            about = (self.default,)
        named = tuple(mention for _, mention in self.sentence.named())
        last = named[-1] if named and _ENDS_ON_NAME.search(code) else None
        fresh = last if last and last.figure not in seen and " " in last.words else None
        return Before(about, (*named, *self.meant.values()), fresh, code)

    def _who(self, match: re.Match[str]) -> Mention | None:
        gender: Gender = "m" if match["m"] else "f"
        word, place = match.group().lower(), match.start()
        code = self.sentence.code
        if word in ("he", "she"):
            kind = "subject"
        elif word == "him" or (
            (_OBJECT_HER.match(code, place) or _WATCHED_HER.search(code[:place])) and word != "his"
        ):
            kind = "object"
        else:
            kind = "owner"
        local = self._local(place, gender)
        if self.default and self._by_default(local, gender, place, kind):
            return self.default
        if kind == "subject":
            return self._as_subject(place, gender, local)
        return (
            self._as_owner(match, gender, local) if kind == "owner" else self._as_object(place, gender, local)
        )

    def _strangers(self, gender: Gender, code: str) -> bool:
        """Whether somebody without a name, or a pronoun that nobody was found for, could be meant as well."""
        other = "f" if gender == "m" else "m"
        unnamed = (m for m in UNNAMED.finditer(code) if not re.search(rf"{WHO}, $", code[: m.start()]))
        if any(not match[other] for match in unnamed):  # "Tatum, a director," is somebody named
            return True
        if any(match["name"].split()[0] not in OPENERS for match in _ACTING.finditer(code)):
            return True
        pronouns = (m for m in _PRONOUN.finditer(code) if code == self.sentence.code[: len(code)])
        return any(m[gender] and m.start() not in self.meant for m in pronouns)

    def _local(self, place: int, gender: Gender) -> list[Mention]:
        """Those who fit and stand earlier in the sentence, each once, in order."""
        places = sorted(
            [at for at, _ in self.sentence.named(0, place)] + [at for at in self.meant if at < place]
        )
        who = [mention for mention in map(self.at, places) if mention and self._fits(mention.figure, gender)]
        if re.match(rf"\w+ and {WHO}", self.sentence.code[place:]):  # "he and Jones"
            too = self.sentence.mention(self.sentence.code.index(" and ", place) + 5)
            who = [mention for mention in who if too and mention.figure != too.figure]
        return list({mention.figure: mention for mention in who}.values())

    def _by_default(self, local: list[Mention], gender: Gender, place: int, kind: str) -> bool:
        """In a description "he" is the one described, if nobody else in the sentence can be."""
        assert self.default
        if not self._fits(self.default.figure, gender):
            return False
        others = [m for m in local if m.figure != self.default.figure]
        if kind == "object" and self._clause_subject(place)[0] in (None, self.default):
            return False
        return not others or place == 0

    def _clause_subject(self, place: int) -> tuple[Mention | None, int]:
        """The subject of the clause in which a place stands, and where it stands itself."""
        code = self.sentence.code
        for start, stop in reversed(pieces(code[:place])):
            at = subject_of_piece(code, start, max(stop, min(len(code), place + 6)))
            if at is not None and at < place:
                return self.at(at), at
            owned = _OWNED.match(code[start:stop])
            if owned and not re.search(
                rf"{WHO}, $", code[:start]
            ):  # "but Alisa's injuries are severe and her"
                return self.at(start + owned.start("who")), start
            if code[start:stop].lstrip().startswith("who "):
                places = antecedent(code[:start])
                return (self.at(places[0]), start) if places else (None, start)
        return None, 0

    def _as_owner(self, match: re.Match[str], gender: Gender, local: list[Mention]) -> Mention | None:
        code, place = self.sentence.code, match.start()
        joined = re.search(rf"(?P<who>{WHO}) and $", code[:place])
        both = self._fitting(self.sentence.mention(joined.start("who")), gender) if joined else None
        if both:  # "Mick and his brother"
            return both
        listed = _RELATIVES.search(code[:place])
        if listed:  # "Ray's parents, Frank and Marie, and his brother": all are Ray's
            return self._fitting(self.sentence.mention(listed.start("of")), gender)
        beside = re.search(rf"(?P<who>{WHO}), $", code[:place])
        near = self.sentence.mention(beside.start("who")) if beside else None
        apposed = _OWNS.match(code, place)
        if near and apposed:  # "Carlota, her daughter Lucrecia, her son-in-law Gerardo": all are Carlota's
            chain = [at for at in sorted(self.meant) if at < place and _OWNS.match(code, at)]
            first = self.meant[chain[-1]] if chain and _OWNS_END.search(code[chain[-1] : place]) else near
            return self._fitting(first, gender) if "," not in apposed["gap"] else None
        subject, _ = self._clause_subject(place)
        if subject and subject != near and self._fits(subject.figure, gender):
            return subject
        local = [mention for mention in local if mention != near]
        same = [
            self.meant[at] for at in sorted(self.meant) if at < place and code[at:].startswith(match.group())
        ]
        if same and len(local) > 1:  # "Brian and his son Phillip are killed, his wife": the same "his"
            return same[-1]
        if self._strangers(gender, code[:place]):
            return None
        if len(local) == 1:
            return local[0]
        return None if local or near else self._from_before(gender, None, place)

    def _as_subject(self, place: int, gender: Gender, local: list[Mention]) -> Mention | None:
        if self._strangers(gender, self.sentence.code[:place]):
            return None
        if local:
            return local[0] if len(local) == 1 else None
        return self._from_before(gender, None, place)

    def _as_object(self, place: int, gender: Gender, local: list[Mention]) -> Mention | None:
        code, (subject, at) = self.sentence.code, self._clause_subject(place)
        shared = re.search(rf"(?P<who>{WHO}) and (?:\w+ly )?\w+ $", code[:place])
        if shared:  # "confront Ryback and shoot him"
            who = self._fitting(self.sentence.mention(shared.start("who")), gender)
            if who and (subject is None or who.figure != subject.figure):
                return who
        if self._strangers(gender, code[:place]):
            return None
        direct = not re.search(r"\w+ing\b|\bto [a-z]|\bfor\b", code[at:place])
        others = [m for m in local if not (direct and subject and m.figure == subject.figure)]
        if others:
            only = len(others) == 1 and (
                self._named_plainly(others[0], place) or not self._before_fits(others[0], gender)
            )
            return others[0] if only else None
        return self._from_before(gender, subject, place)

    def _named_plainly(self, who: Mention, place: int) -> bool:
        """Whether somebody is named as such, or meant by a pronoun, not only as the owner of something."""
        code = self.sentence.code
        return any(
            m.figure == who.figure and not re.match(r"['’]", code[at + 1 :])
            for at, m in self.sentence.named(0, place)
        ) or any(m.figure == who.figure for at, m in self.meant.items() if at < place)

    def _before_fits(self, who: Mention, gender: Gender) -> bool:
        return any(m.figure != who.figure and self._fits(m.figure, gender) for m in self.before.named)

    def _from_before(self, gender: Gender, without: Mention | None, place: int) -> Mention | None:
        """Somebody of the sentence before: whom it was about, whom it brought in, or the only one."""
        here = {m.figure for m in self._beside(place)}
        if without:
            here.add(without.figure)
        fitting = {
            m.figure: m for m in self.before.named if self._fits(m.figure, gender) and m.figure not in here
        }
        found = self._among(fitting, gender, without)
        later = self._named_later(place, gender)
        return None if found and later and later.figure != found.figure else found

    def _among(
        self, fitting: dict[Figure, Mention], gender: Gender, without: Mention | None
    ) -> Mention | None:
        about = self.before.about[0] if len(self.before.about) == 1 else None
        if about and about.figure in fitting and not without:
            certain = self.figures.gender(about.figure) == gender
            return about if certain or len(fitting) == 1 else None
        brought = self.before.brought_in
        if brought and brought.figure in fitting:
            return brought
        return (
            next(iter(fitting.values()))
            if len(fitting) == 1 and not self._strangers(gender, self.before.code)
            else None
        )

    def _named_later(self, place: int, gender: Gender) -> Mention | None:
        """Who is named after an opening phrase and may be meant: "During her show, Trish"."""
        code = self.sentence.code
        comma = code.find(", ", place)
        opening = _OPENING_PHRASE.match(code) and comma > 0 and ", " not in code[:place]
        after = self.sentence.mention(comma + 2) if opening else None
        return self._fitting(after, gender)

    def _beside(self, place: int) -> list[Mention]:
        """Those named after the pronoun in its own clause: in "She finds Jessica" she is not Jessica."""
        code = self.sentence.code
        if not re.match(r"(?:[Hh]e|[Ss]he)\b", code[place:]):
            return []
        stop = re.search(r"[,;:.]|\b(?:and|but|when|while|that|as|because)\b", code[place:])
        end = place + (stop.start() if stop else len(code))
        return [mention for _, mention in self.sentence.named(place, end)]

    def _fitting(self, mention: Mention | None, gender: Gender) -> Mention | None:
        return mention if mention and self._fits(mention.figure, gender) else None
