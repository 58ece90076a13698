"""Who is the subject of a verb: a small grammar of the plain clauses that summaries are written in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.story.coding import WHO
from extract.story.ties import TIE

SUBJECT = rf"(?:{WHO}|\b(?:[Hh]e|[Ss]he)\b)"
ADVERB = r"(?:\w+ly|then|later|soon|also|again|still|now|both|just|first|instead|herself|himself|once)"
_BEGIN = (
    r"(?:^|[,;:—–]\s*|\b(?i:and|but|while|when|as|that|because|after|before|until|where|then|so"
    r"|although|though|since"
    r"|once|how|whereas|if|unless|meanwhile)\s+)"
)
_OPENING = (
    r"(?:(?:[Mm]eanwhile|[Tt]hen|[Nn]ow|[Ll]ater|[Ee]ventually|[Ff]inally|[Hh]owever|[Ii]nstead"
    r"|[Ss]oon),?\s+)?"
)
# "private investigator Jessica Jones has", "her boyfriend Will kills"
_CALLED = (
    rf"(?:(?:[Tt]he |[Aa]n? |[Hh]is |[Hh]er )?(?:[\w-]+ ){{0,3}}(?:[\w-]+(?:er|or|ist|man|woman|ian"
    rf"|ant|ive|ney)|{TIE}) )?"
)
# "In the first season she kills"
_SETTING = r"(?:^(?:In|At|During|By|On) (?:the |an? )?(?:[\w-]+ ){1,3})"
_STARTS = re.compile(rf"(?:{_BEGIN}{_OPENING}{_CALLED}|{_SETTING})$")
_LAST = re.compile(
    rf"(?P<all>{WHO}(?:(?:, {WHO})*,? (?:and|&) {WHO})|{WHO} and (?:his|her) {TIE},? {WHO}"
    rf"|{SUBJECT} and {WHO})$|(?P<one>{SUBJECT})$"
)
_TRAILING = re.compile(rf"(?:\s+{ADVERB})+$")
_CUT = re.compile(
    rf"[,;:—–]\s*|\s(?=(?:while|when|as|because|after|before|until|where|although|though|since"
    rf"|that|who|whom|which|but)\s)"
    rf"|\s(?=and {SUBJECT}\s)"
)
_JOIN = re.compile(r"(?:,?\s(?:and|but|then|before then)|,|,?\sand then)$")
_SKIP = re.compile(
    r"(?:with|by|in|on|at|after|before|during|for|from|to|into|under|despite|without|using"
    r"|upon|as (?:an?|the|his|her))\b|\w+(?:ing|ed)\b"
)
_OWN = re.compile(
    rf"(?P<opener>(?i:while|when|as|because|after|before|until|where|although|though|since|but|and"
    rf"|that|which|whom|if))?\s*{_OPENING}"

                  rf"{_CALLED}(?P<who>{SUBJECT})(?:(?:,| and| &) (?P<too>{WHO}))?(?=\s+[a-z])")  # fmt: skip
_APPOSED = re.compile(rf"{_OPENING}{_CALLED}(?P<who>{SUBJECT})(?=,|$)")
_NAMED = re.compile(rf"(?:{WHO}['’]s?|\b[Hh]is|\b[Hh]er) {TIE}, (?P<who>{WHO}),$")
_ASIDE = re.compile(rf"(?:an?|the) [^,;{WHO[1:-1]}]*(?:(?:of|to|for) {WHO})?, ")
_ONE = re.compile(rf"(?:\w+ )?(?:{WHO}, )*{WHO}$")
_LESSER = {"while", "when", "as", "because", "after", "since", "although", "that", "which", "whom", "if"}
_GOES_ON = re.compile(rf"(?:(?:but|and|then|before)\s+)?(?:{ADVERB}\s+)*[a-z]+s\b(?!\s+of)")


def subjects(code: str, at: int, single: bool = True) -> tuple[int, ...]:
    """The places of the signs or pronouns that are the subject of the verb at a place; () if not plain.

    `single` says that the verb has a singular subject: of "Bob and Trish kills" only Trish is it.
    """
    left = _TRAILING.sub("", code[:at].rstrip())
    match = _LAST.search(left)
    if match:
        if match["all"] and not single and starts(left, match.start()):
            return tuple(match.start() + i for i, sign in enumerate(match["all"]) if _sign(sign) or i == 0)
        last = _last_sign(left)
        return (last,) if starts(left, last) else ()
    if re.search(r"\bwho$", left):
        return antecedent(left[:-3])
    if _JOIN.search(left):
        return _parenthesis(left) or _shared(_JOIN.sub("", left))
    return ()


def starts(left: str, at: int) -> bool:
    """Whether a clause begins at a place, so that the figure there is no object of something before."""
    return bool(_STARTS.search(left[:at]))


def antecedent(left: str) -> tuple[int, ...]:
    """Whom "who" stands for: "Kozlov, the doctor who", "Ambrose, who"; nobody after "a woman who"."""
    left = left.rstrip(" ,")
    if left and _sign(left[-1]):
        return (len(left) - 1,)
    match = re.search(rf"(?P<who>{WHO}), (?:the|an?|his|her|{WHO}['’]s?) [^,;]*$", left)
    return (match.start("who"),) if match else ()


def _parenthesis(left: str) -> tuple[int, ...]:
    """ "Alisa, Jessica's mother, kills": the figure before the first of the two commas."""
    named = _NAMED.search(left)
    if named:  # "Arturo's sister, Luisa, becomes"
        return (named.start("who"),)
    match = re.search(rf"(?P<who>{SUBJECT}), (?P<aside>[^;]*),$", left)
    if not match or not starts(left, match.start("who")):
        return ()
    parts = match["aside"].split(", ")
    plain = all(not re.match(rf"{WHO}(?!['’])|and\b|but\b", part) for part in parts)
    return (match.start("who"),) if plain and len(parts) <= 3 else ()


def _shared(left: str) -> tuple[int, ...]:
    """ "Trish goes there and kills": the subject of the clause that goes on."""
    aside = False
    for start, stop in reversed(pieces(left)):
        piece = left[start:stop]
        own = _OWN.match(piece)
        if own:
            return (start + own.start("who"),)
        if aside:  # "Yi-seo, a gifted girl with a high IQ, joins the bar and falls"
            named = re.fullmatch(rf"{_OPENING}(?P<who>{WHO}), ", piece)
            return (start + named.start("who"),) if named else ()
        aside = bool(_ASIDE.fullmatch(piece))
        if aside:
            continue
        if re.match(r"\s*(?:who|whom|which|that)\b", piece):
            return ()
        text = piece.strip(" ,;:—–")
        apart = not text or (len(text) == 1 and _sign(text)) or _SKIP.match(text) or _GOES_ON.match(text)
        if not apart:
            return ()
    return ()


def pieces(left: str) -> list[tuple[int, int]]:
    """The clauses of a stretch of code, as far as commas and conjunctions show them."""
    return list(_pieces(left))


def _pieces(left: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _CUT.finditer(left):
        both = left.startswith("and ", match.end()) and _ONE.match(left[start : match.start()])
        if not both:  # "Ann and Bea decide" is one clause, "Ann calls Bea and Cleo decides" are two
            yield start, match.end()
            start = match.end()
    yield start, len(left)


def subject_of_piece(code: str, start: int, stop: int) -> int | None:
    """The place of the subject with which a clause opens."""
    own = _OWN.match(code[start:stop])
    return start + own.start("who") if own else None


def main_subject(code: str) -> tuple[int, ...]:
    """The subject of a sentence: of its main clause if one can be told, else of its first."""
    first: tuple[int, ...] = ()
    for start, stop in _pieces(code):
        own = _OWN.match(code[start:stop]) or _APPOSED.match(code[start:stop])
        if not own:
            continue
        places = (start + own.start("who"),)
        if own.re is _OWN and own["too"]:
            return (*places, start + own.start("too"))
        if not (own.re is _OWN and (own["opener"] or "").lower() in _LESSER):
            return places
        first = first or places
    return first


def _sign(char: str) -> bool:
    return "\ue000" <= char < "\uf8ff"


def _last_sign(left: str) -> int:
    match = re.search(rf"{SUBJECT}$", left)
    assert match
    return match.start()
