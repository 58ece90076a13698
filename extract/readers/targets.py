"""The page that a link leads to: "Deborah Chow"; none for red links, files and other sites."""

from __future__ import annotations

import re
from urllib.parse import unquote

_OTHER = re.compile(
    r"(?:File|Image|Special|Category|Help|Wikipedia|Template|Portal|Talk|Media|User)(?: talk)?:"
)
MARK = re.compile(r"#(?:cite|endnote|ref_|_note|_ref|fn)")  # a reference's mark leads there


def target(address: str, title: str = "") -> str:
    """The page's name, with "#part" where the link leads to a part of it; "" for none."""
    if title == "wikilink":  # as pandoc prints `[[Deborah Chow]]`
        page, title = address, ""
    elif address.startswith("./"):
        page = address[2:]
    elif "/wiki/" in address and (address.startswith("/wiki/") or ".wikipedia.org/" in address):
        page = address.rpartition("/wiki/")[2]
    else:
        return ""
    page, mark, part = page.partition("#")
    name = title or unquote(page).replace("_", " ")
    if "redlink=1" in address or not page or "?" in page or _OTHER.match(name):
        return ""
    return f"{name}#{part}" if mark else name
