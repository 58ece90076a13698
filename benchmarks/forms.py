"""A season's page in each of the forms in which such pages come."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from html import escape

from benchmarks.inventing import Episode, Season

ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
HEADS = ("No. overall", "No. in season", "Title", "Directed by", "Written by", "Original release date")


def spoken(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def lead(season: Season, mark: str = "{}") -> str:
    """The opening paragraph, as people write it."""
    first, last, main = season.episodes[0].day, season.episodes[-1].day, season.cast[0]
    return (
        f"The {ORDINALS[season.number]} season of the {season.nation} television series "
        f"{mark.format(season.series)} premiered on {spoken(first)}, and concluded on {spoken(last)}. "
        f"The series was created by {season.creator}. {main.actor} stars as {main.character}."
    )


def production(season: Season) -> str:
    """Prose with dates of its own."""
    begun, ended = season.filmed
    filming = f"Filming began on {spoken(begun)}, and concluded on {spoken(ended)}."
    if season.number == 1:
        return filming
    order = f"{season.series} was renewed for a {ORDINALS[season.number]} season by {season.network}"
    return f"{order} on {spoken(season.renewed)}. {filming}"


def cast(season: Season, billing: str, bullet: str = "- ") -> list[str]:
    return [f"{bullet}{r.actor} as {r.character}" for r in season.cast if r.billing == billing]


def facts(season: Season) -> list[tuple[str, str]]:
    first, last = spoken(season.episodes[0].day), spoken(season.episodes[-1].day)
    return [("Country of origin", season.country), ("No. of episodes", str(len(season.episodes))),
            ("Original network", season.network), ("Original release", f"{first} – {last}")]  # fmt: skip


def cells(e: Episode) -> list[str]:
    return [str(e.overall), str(e.number), f'"{e.title}"', " & ".join(e.directors), " & ".join(e.writers),
            spoken(e.day)]  # fmt: skip


def prizes(season: Season) -> list[list[str]]:
    return [[str(p.year), p.award, p.category, p.nominee, "Won" if p.won else "Nominated"]
            for p in season.prizes]  # fmt: skip


def page(season: Season) -> str:
    """Text copied from the rendered page: the cells of a row are glued together."""
    box = [f"{name}{value}" for name, value in facts(season)]
    rows = [f"{e.overall}{e.number}\"{e.title}\"{' & '.join(e.directors)}{' & '.join(e.writers)}"
            f"{spoken(e.day)} ({e.day})\n{e.summary}" for e in season.episodes]  # fmt: skip
    last = "\n".join(" ".join(row) for row in prizes(season))
    return "\n".join([
        season.series, f"Season {season.number}", "Promotional poster", *box, "List of episodes", "",
        lead(season), "", "Episodes", "", "".join(HEADS), *rows, "", "Cast and characters", "", "Main cast",
        "", *cast(season, "Main"), "", "Recurring cast", "", *cast(season, "Recurring"), "", "Accolades", "",
        "Year Award Category Nominee(s) Result", last, "", "Production", "", "Development", "",
        production(season), "",
    ])  # fmt: skip


def equals(season: Season) -> str:
    first, last = season.episodes[0].day, season.episodes[-1].day
    rows = ["| " + " | ".join(cells(e)) + " |" for e in season.episodes]
    told = [f"=== {e.title} ===\n{e.summary}" for e in season.episodes]
    return "\n".join([
        f"= {season.title} =", "", "Infobox", f"- Season Number: {season.number}",
        f"- Country: {season.country}", f"- Num Episodes: {len(season.episodes)}",
        f"- Network: {season.network}",
        f"- First Aired: {first}", f"- Last Aired: {last}", "", lead(season), "", "== Cast and characters ==",
        "", "=== Main cast ===", *cast(season, "Main"), "", "=== Recurring cast ===",
        *cast(season, "Recurring"), "", "== Episodes ==", "| " + " | ".join(HEADS) + " |", *rows, "",
        "== Accolades ==", "| Year | Award | Category | Nominee(s) | Result |",
        *("| " + " | ".join(row) + " |" for row in prizes(season)), "", "== Production ==",
        production(season), "", "== Synopses ==", *told, "",
    ])  # fmt: skip


def markdown(season: Season) -> str:
    def table(head: tuple[str, ...], rows: list[list[str]]) -> list[str]:
        return [f"| {' | '.join(row)} |" for row in (list(head), ["---"] * len(head), *rows)]

    link = f"[_{season.series}_](/wiki/{season.series.replace(' ', '_')})"
    told = [f"### {e.title}\n\n{e.summary}\n" for e in season.episodes]
    return "\n".join([
        f"# {season.title}", "", *table(("", ""), [list(pair) for pair in facts(season)]), "",
        lead(season).replace(season.series, link, 1), "", "## Cast and characters", "", "### Main cast", "",
        *cast(season, "Main"), "", "### Recurring cast", "", *cast(season, "Recurring"), "",
        "## Episodes", "",
        *table(HEADS, [cells(e) for e in season.episodes]), "", "## Accolades", "",
        *table(("Year", "Award", "Category", "Nominee(s)", "Result"), prizes(season)), "",
        "## Production", "", production(season), "",
        "## Synopses", "",
        *told,
    ])  # fmt: skip


def wikitext(season: Season) -> str:
    def when(kind: str, day: date) -> str:
        return f"{{{{{kind} date|{day.year}|{day.month}|{day.day}}}}}"

    box = {"show_name": season.series, "season_number": season.number, "country": season.country,
           "num_episodes": len(season.episodes), "network": f"[[{season.network}]]",
           "first_aired": when("Start", season.episodes[0].day),
           "last_aired": when("End", season.episodes[-1].day)}  # fmt: skip
    listed = [
        f"{{{{Episode list/sublist|{season.title}\n |EpisodeNumber = {e.overall}\n"
        f" |EpisodeNumber2 = {e.number}\n"
        f" |Title = {e.title}\n |DirectedBy = [[{e.directors[0]}]]\n |WrittenBy = {' & '.join(e.writers)}\n"
        f" |OriginalAirDate = {when('Start', e.day)}\n |ShortSummary = {e.summary}\n}}}}"
        for e in season.episodes
    ]
    won = {True: "{{won}}", False: "{{nom}}"}
    rows = [
        f"|-\n| {p.year} || {p.award} || {p.category} || {p.nominee} || {won[p.won]}" for p in season.prizes
    ]
    return "\n".join([
        "{{Infobox television season", *(f"| {name} = {value}" for name, value in box.items()), "}}",
        lead(season, "''[[{}]]''") + "<ref>{{cite web |title=Tides |date=2019}}</ref>", "",
        "== Cast and characters ==", "=== Main cast ===", *cast(season, "Main", "* "), "",
        "=== Recurring cast ===", *cast(season, "Recurring", "* "), "", "== Episodes ==",
        "{{Episode table |overall= |season= |title= |director= |writer= |airdate= |episodes=", *listed, "}}",
        "", "== Accolades ==", '{| class="wikitable"',
        "! Year !! Award !! Category !! Nominee(s) !! Result",
        *rows, "|}", "", "== Production ==", production(season), "",
    ])  # fmt: skip


def html(season: Season) -> str:
    def row(values: list[str], tag: str = "td") -> str:
        return "<tr>" + "".join(f"<{tag}>{escape(value)}</{tag}>" for value in values) + "</tr>"

    box = "\n".join(f'<tr><th scope="row">{n}</th><td>{escape(v)}</td></tr>' for n, v in facts(season))
    episodes = "\n".join(
        f'{row(cells(e))}\n<tr><td class="description" colspan="6">{escape(e.summary)}</td></tr>'
        for e in season.episodes
    )
    lists = [
        f"<h3>{b} cast</h3>\n<ul>" + "".join(f"<li>{escape(x)}</li>" for x in cast(season, b, "")) + "</ul>"
        for b in ("Main", "Recurring")
    ]
    return "\n".join([
        f"<!DOCTYPE html>\n<html><head><title>{season.title} - Wikipedia</title></head><body>",
        f'<h1 id="firstHeading">{season.title}</h1>\n<div class="mw-parser-output">',
        '<table class="infobox vevent"><tbody>', f'<tr><th colspan="2"><i>{season.series}</i></th></tr>',
        f'<tr><th colspan="2">Season {season.number}</th></tr>', box, "</tbody></table>",
        f"<p>{lead(season, '<i>{}</i>')}</p>", "<h2>Cast and characters</h2>", *lists, "<h2>Episodes</h2>",
        '<table class="wikitable plainrowheaders wikiepisodetable"><tbody>', row(list(HEADS), "th"), episodes,
        "</tbody></table>", "<h2>Accolades</h2>", '<table class="wikitable"><tbody>',
        row(["Year", "Award", "Category", "Nominee(s)", "Result"], "th"), *map(row, prizes(season)),
        f"</tbody></table>\n<h2>Production</h2>\n<p>{production(season)}</p>\n</div></body></html>\n",
    ])  # fmt: skip


FORMS: Mapping[str, Callable[[Season], str]] = {
    "page.txt": page, "equals.txt": equals, "html": html, "wikitext": wikitext, "md": markdown,
}  # fmt: skip


def document(season: Season, form: str) -> tuple[str, bytes]:
    """A file's name and bytes."""
    name = season.title.lower().replace(" ", "-")
    return f"{name}.{form}", FORMS[form](season).encode()
