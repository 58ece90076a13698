"""Words for what people do on a show, and the job that each stands for."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from extract.grammar.choice import one_of

_TABLE = Path(__file__).parents[1] / "rules" / "jobs.toml"


@cache
def nouns() -> dict[str, str]:
    """ "director of photography" → cinematographer, "showrunners" → showrunner; no labels of infoboxes."""
    found: dict[str, str] = {}
    for job, entry in _jobs().items():
        for noun in entry["nouns"]:
            if not noun.endswith(" by"):
                found[noun] = job
    return found


@cache
def verbs() -> dict[str, str]:
    """ "created" → creator, as in "created by"."""
    return {verb: job for job, entry in _jobs().items() for verb in entry.get("verbs", ())}


@cache
def _jobs() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(_TABLE.read_text("utf-8"))


JOB = rf"(?:{one_of(nouns())}s?|directors of photography)\b"
JOBS = rf"{JOB}(?:(?:,? and|,)(?: the| an?| as an?| as the)? {JOB})*"
VERB = rf"{one_of(verbs())}\b"


def jobs_in(words: str) -> list[str]:
    """The jobs that a list of words names, in order: "creator and head writer, showrunner"."""
    found = re.findall(JOB, words, re.IGNORECASE)
    return list(dict.fromkeys(job_of(noun) for noun in found))


def job_of(noun: str) -> str:
    """The job of one noun, singular or plural."""
    noun = noun.lower()
    if noun == "directors of photography":
        return "cinematographer"
    return nouns().get(noun) or nouns()[noun.removesuffix("s")]
