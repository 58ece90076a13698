"""`showbible explain`: every evidence of a fact, side by side."""

from __future__ import annotations

import click

from showbible.opening import graph_option, opened
from showbible.tables import FORMATS, show

EPILOG = """\b
Examples:
  showbible explain "Trish Walker"
  showbible explain "AKA Playland" director
  showbible explain "Jessica Jones" "original network" --format json"""


@click.command("explain", epilog=EPILOG)
@click.argument("subject", metavar="SUBJECT")
@click.argument("predicate", metavar="[PREDICATE]", required=False)
@click.option("-f", "--format", "form", type=click.Choice(FORMATS), help="A table on a terminal, else TSV.")
@graph_option
def command(subject: str, predicate: str | None, form: str | None, graph: str | None) -> None:
    """Show every evidence of what is said about SUBJECT, or of one property of it.

    Each row is one place in a document: the sentence with the **very words** marked, its rule and how sure
    that is. Values that lost against better ones are shown with their rank, and, without a PREDICATE, the
    names that were taken for the subject with the reasons.
    """
    from pyoxigraph import Literal

    from graph.asking.results import Result, Term
    from graph.telling.evidence import fold
    from graph.telling.explanation import explained, predicates
    from showbible.near import did_you_mean
    from showbible.telling import DECIMAL, found

    knowledge = opened(graph).knowledge
    things = found(knowledge, subject)
    told = explained(knowledge, things, fold(predicate) if predicate else "")
    if predicate and not told:
        near = did_you_mean(predicate, known := predicates(knowledge, things))
        raise click.UsageError(
            f"nothing is said of {subject} by {predicate!r}{near or '; there are ' + ', '.join(known)}",
            click.get_current_context(),
        )
    rows: list[tuple[Term | None, ...]] = []
    for one in told:
        words = one.words
        said = map(Literal, (one.subject, one.about, one.value, one.standing))
        place = (Literal(words.document), Literal(words.section)) if words else (None, None)
        sure = Literal(f"{words.confidence:g}", datatype=DECIMAL) if words else None
        rows.append((*said, *place, Literal(one.sentence), Literal(words.rule) if words else None, sure))
    columns = ("subject", "property", "value", "standing", "document", "section", "sentence", "rule")
    show(Result((*columns, "confidence"), tuple(rows)), form)
