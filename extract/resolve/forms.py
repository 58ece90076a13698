"""The forms of a name: what it is without rank and quotation marks, and which shorter names it gives."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import lru_cache
from pathlib import Path

_TITLES = tomllib.loads(Path(__file__).with_name("titles.toml").read_text("utf-8"))
_QUOTED = re.compile(r"[\"“”]([^\"“”]{1,40})[\"“”]|(?<!\w)['‘]([^'‘’]{2,40})['’](?!\w)")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_SUFFIX = re.compile(r",?\s+(Jr|Sr|Esq|II|III|IV)\b\.?$")
_INITIALS = re.compile(r"\b(\w)\.\s*(?=\w\.)")
_PARTICLES = frozenset(
    (
        "de",
        "del",
        "der",
        "den",
        "di",
        "da",
        "dos",
        "du",
        "la",
        "le",
        "van",
        "von",
        "st",
        "af",
        "bin",
        "al",
        "el",
    )
)
_BRACKET = re.compile(r"\s*\([^()]*\)\s*$")


@lru_cache(maxsize=1 << 16)
def key(name: str) -> str:
    """What two ways to write one name have in common: neither case, accents, dots nor blanks count.

    "J. R. Ramirez" and "J.R. Ramirez", "A.K.A. Smile" and "AKA Smile", with a comma before "Jr." or without.
    """
    flat = unicodedata.normalize("NFKD", name).replace("&", " and ")
    flat = "".join(c for c in flat if not unicodedata.combining(c)).casefold()
    flat = re.sub(r"['’‘`\".“”]", "", _INITIALS.sub(r"\1", flat))
    return " ".join(re.sub(r"[^\w]+", " ", flat).split())


def unpossessed(name: str) -> str:
    """ "Jones's" and "Jones'" are Jones; a title or a company keeps its own ("Marvel's")."""
    return _POSSESSIVE.sub("", name.strip())


def titled(name: str) -> tuple[str, str]:
    """The rank before a name, and the name: "Agent Kyd Miller" is ("agent", "Kyd Miller")."""
    words = name.split()
    for length in (3, 2, 1):
        rank = " ".join(words[:length]).casefold().rstrip(".")
        if len(words) > length:
            left = " ".join(words[length:])
            if rank in _TITLES["rank"] or (rank in _TITLES["courtesy"] and len(words) > length + 1):
                deeper, bare = titled(left)
                return f"{rank} {deeper}".strip(), bare
    return "", name


def courtesy(name: str) -> bool:
    """Whether a name is "Mr. Eppes" or "Mrs. Walker": any of the family, and seldom the one called Walker."""
    first = name.split()[0].casefold().rstrip(".") if name.split() else ""
    return first in _TITLES["courtesy"] or first in _TITLES["keep"]


def nicknames(name: str) -> tuple[str, ...]:
    """The names in quotation marks: "Trish" of 'Patricia "Trish" Walker'."""
    return tuple((m[1] or m[2]).strip() for m in _QUOTED.finditer(name))


def christened(name: str) -> tuple[str, ...]:
    """The given name in the place of which a nickname is used: "Patricia" of 'Patricia "Trish" Walker'."""
    first, _, rest = titled(name)[1].partition(" ")
    return (first,) if rest and _QUOTED.match(rest) else ()


def unquoted(name: str) -> str:
    """'Patricia "Trish" Walker' without what is in quotation marks: Patricia Walker."""
    return " ".join(_QUOTED.sub(" ", name).split())


@lru_cache(maxsize=1 << 16)
def words(name: str) -> tuple[str, ...]:
    """The words of a name without rank, nickname, bracket and suffix: what a short form is made of."""
    bare = _SUFFIX.sub("", _BRACKET.sub("", unquoted(titled(unpossessed(name))[1]))).split()
    if len(bare) == 2 and courtesy(name):
        bare = bare[1:]  # "Mr. Eppes"
    return tuple(word for word in bare if key(word))


def describes(name: str) -> bool:
    """Whether it is no name: "Cage's father" says who it is."""
    first, *rest = name.split() or [""]
    return bool(rest) and rest[-1].islower() and first.endswith(("'s", "’s", "s'"))


def suffix(name: str) -> str:
    """The "Jr." or "III" that tells a son from his father."""
    found = _SUFFIX.search(name)
    return found[1].casefold() if found else ""


def parts(name: str) -> tuple[str, ...]:
    """ "Danny Rand / Iron Fist" is one under two names; three and more are one player's several parts."""
    found = tuple(part.strip() for part in re.split(r"\s*/\s*", name) if part.strip())
    return found if len(found) == 2 else ()


def variants(name: str) -> tuple[str, ...]:
    """The full names that a written name gives, itself first: Patricia Walker, Trish Walker."""
    bare = titled(unpossessed(name))[1]
    found = [bare]
    if nicknames(bare):
        plain = unquoted(bare)
        found.append(plain)
        last = words(bare)[-1:]
        inner = not bare.endswith(tuple("\"”’'"))  # 'María Paz Lomelí-Curiel "Maripaz"' is no Maripaz Curiel
        found += [
            f"{nick} {last[0]}" for nick in nicknames(bare) if inner and " " not in nick and " " in plain
        ]
    return tuple(dict.fromkeys(found))


def is_full(name: str) -> bool:
    """Whether a name has two words or more once its rank is taken off ("Dr. Hansen" has not)."""
    return len(words(name)) > 1


@lru_cache(maxsize=1 << 16)
def shorts(name: str) -> tuple[str, ...]:
    """The keys by which somebody may be called for short: given name, surname, nicknames, without repeats."""
    found = words(name)
    if courtesy(name) and len(found) > 1 and name.split()[0].casefold().rstrip(".") in _TITLES["keep"]:
        return ()  # "Mrs. Robert Crawley" is called neither Robert nor, with any certainty, Crawley
    if len(found) < 2:
        return tuple(key(nick) for nick in nicknames(name))
    ends = [found[0], found[-1], *(found[-1].split("-") if "-" in found[-1] else ())]
    ends += [" ".join(found[at:]) for at in range(1, len(found) - 1) if key(found[at]) in _PARTICLES]
    return tuple(dict.fromkeys(key(end) for end in (*ends, *nicknames(name)) if not _is_initials(end)))


def _is_initials(word: str) -> bool:
    return "." in word or len(key(word)) < 2


def fullness(name: str) -> tuple[int, int, int, int, int]:
    """How full a name is, to be compared: nickname, words and accents count, a rank or a comma does not."""
    rank, bare = titled(name)
    accents = sum(not c.isascii() for c in bare)
    return (len(bare.split()), len(nicknames(bare)), -len(rank) - bare.count(","), accents, len(bare))
