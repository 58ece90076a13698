"""Pages of invented shows in HTML, with real tables, for tests that build several documents together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

COLUMNS = (
    "No. overall", "No. in season", "Title", "Directed by", "Written by", "Original release date",
    "Viewers (millions)",
)  # fmt: skip
AWARDS = ("Year", "Award", "Category", "Nominee", "Result")


def page(title: str, lead: str, *parts: str) -> bytes:
    """An article with a lead and further parts."""
    head = f"<html><head><title>{title}</title></head><body><h1 id='firstHeading'>{title}</h1>"
    body = f"<div class='mw-parser-output'><p>{lead}</p>{''.join(parts)}</div></body></html>"
    return f"<!DOCTYPE html>{head}{body}".encode()


def section(title: str, *parts: str, level: int = 2) -> str:
    return f"<h{level}>{title}</h{level}>{''.join(parts)}"


def items(*lines: str) -> str:
    return f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"


def table(columns: Iterable[str], rows: Iterable[Sequence[str]], kind: str = "") -> str:
    head = "".join(f"<th scope='col'>{column}</th>" for column in columns)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table class='wikitable {kind}'><tbody><tr>{head}</tr>{body}</tbody></table>"


def episodes(*rows: Sequence[str]) -> str:
    return table(COLUMNS, rows, "wikiepisodetable")


SEASON = page(
    "Lantern Bay season 1",
    "The first season of the American drama television series <i>Lantern Bay</i> premiered on Canal Nine on "
    "March 1, 2019. Nobody knows who kept the lamp burning that winter.",
    section("Cast", section("Main", items("Ann Bell as Ada Vance", "Tom Hale as Ray Cole"), level=3)),
    section(
        "Episodes",
        episodes(
            ("1", "1", '"Low Tide"', "Kim Roth", "Ann Lee", "March 1, 2019", "1.10"),
            ("2", "2", '"High Water"', "Kim Roth", "Bo Lind", "March 8, 2019", "1.20"),
        ),
    ),
    section(
        "Accolades", table(AWARDS, [("2020", "Harbour Awards", "Best Music", "Ivo Kern", "Won")])
    ),
)  # fmt: skip
LIST = page(
    "List of Lantern Bay episodes",
    "<i>Lantern Bay</i> is an American drama television series created by Ann Lee for Canal Nine.",
    section(
        "Season 1",
        episodes(
            ("1", "1", '"Low Tide"', "Mel Ardy", "Ann Lee", "March 2, 2019", "1.10"),
            ("2", "2", '"Flood"', "Kim Roth", "Bo Lind", "March 8, 2019", "1.31"),
        ),
    ),
    section(
        "Accolades", table(AWARDS, [("2020", "Harbour Awards", "Best Music", "Ivo Kern", "Nominated")])
    ),
)  # fmt: skip
OTHER = page(
    "Gull Rock season 2",
    "The second season of the American drama television series <i>Gull Rock</i> premiered on Canal Nine on "
    "May 4, 2020.",
    section(
        "Cast",
        section("Main", items("Tom Hale as Gus Reef"), level=3),
        section("Guest", items("Ann Bell as Ada Vance", "Lou Fenn as Ray Cole"), level=3),
    ),
)  # fmt: skip
