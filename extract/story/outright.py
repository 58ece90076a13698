"""Whether a sentence tells something as done, or only as thought, said, feared or tried."""

from __future__ import annotations

import re

from extract.story.clauses import starts
from extract.story.coding import WHO

# What follows a verb like these is thought or said, not done.
_UNREAL = re.compile(
    r"(?i)\b(?:claim|believ|think|thought|suspect|assum|alleg|dream|hallucinat|imagin|fear|worr"
    r"|wonder|whether|if|unless|would"
    r"|could|should|might|may(?!or)|will\b|suggest|accus|pretend|lie(?!ut)[sd]?"
    r"|lying|hope|wish|want|demand|order|threaten|insist|rumou?r"
    r"|convinc|persuad|plan(?:s|n\w+)?\b|vision|nightmare|fantas|propos|recommend|say|said|says|tell|tells"
    r"|told|ask|asks|asked|vow|swear"
    r"|predict|promis|warn|request|apparently|allegedly|supposedly|almost|nearly|not\b|never|no one"
    r"|nobody|cannot|falsely)\w*\b"
)
_UNREAL_AFTER = re.compile(
    r"[^.;]*\b(?:in (?:a|his|her|the) (?:dream|vision|hallucination|nightmare|fantasy|simulation"
    r"|alternate)|apparently)\b"
)


def happens(code: str, at: int, end: int) -> bool:
    """Whether it is told as done: nothing before it in its clause, or governing it, takes it back."""
    return not _UNREAL.search(_governing(code[:at])) and not _UNREAL_AFTER.match(code, end)


def _governing(left: str) -> str:
    """The words before a verb that may rule over it: back to where a clause of its own began."""
    cut = 0
    for match in re.finditer(
        rf"; |, (?:but|and|while|when|as|so) |,? while |,? when |, (?={WHO} [a-z]+s\b)", left
    ):
        if starts(left, match.end()) or re.match(r"[,;] ", match.group()):
            cut = match.end()
    shared = left[cut:]
    # "refuses to forgive her and attacks": what is refused ends before "and"
    joined = re.search(r"\band (?:\w+ly )?$", shared)
    that = re.search(r"\b(?:that|if|whether|how)\b", shared)
    return (
        ""
        if joined and not that and not re.search(r"\b(?:would|could|should|might|may|will|if)\b", shared)
        else shared
    )
