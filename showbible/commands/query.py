"""`showbible query`: a stored question with its parameters, or SPARQL, asked here or at an endpoint."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from graph.asking.meant import choices
from graph.asking.questions import Question, option, question, questions, read
from showbible import store
from showbible.completion import Names, question_names
from showbible.opening import graph_option, opened
from showbible.tables import FORMATS, GRAPH_FORMATS, show

EPILOG = """\b
Examples:
  showbible query episodes --season 2
  showbible query credits --person "Melissa Rosenberg" --format json
  showbible query credits --help          # its parameters
  showbible query -e 'SELECT ?d (COUNT(*) AS ?n) { ?e sb:director ?d } GROUP BY ?d'
  showbible query episodes --endpoint http://localhost:7878/query"""


METAVARS = {"integer": "NUMBER", "date": "DATE", "gYear": "YEAR", "string": "TEXT"}


class Parameter(click.Option):
    """An option whose values are told in the help: that takes the ontology, which nothing else here needs."""

    def make_metavar(self, *_: click.Context, **__: click.Context) -> str:  # click 8.2 gives its context
        kind = str(self.metavar)
        return METAVARS.get(kind) or "|".join(choices(kind)) or "NAME"


class Asking(click.Command):
    """A command that has the parameters of the stored question which it is given as options of its own."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        chosen: Question | None = ctx.meta.get("question")
        extra: list[click.Parameter] = []
        for p in chosen.parameters if chosen else ():
            about = p.about if p.optional else f"{p.about}  [required]"
            names = ["--" + option(p.name), f"given_{p.name}"]
            extra.append(Parameter(names, metavar=p.type, help=about, shell_complete=Names(p)))
        return extra + super().get_params(ctx)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.meta["question"] = next(filter(None, map(_question, args)), None)
        return super().parse_args(ctx, args)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        chosen: Question | None = ctx.meta.get("question")
        if chosen is None:
            super().format_help_text(ctx, formatter)
        else:
            formatter.write_paragraph()
            formatter.write_text(f"{chosen.name}: {chosen.english}")


@click.command("query", cls=Asking, epilog=EPILOG)
@click.argument("what", required=False, metavar="[QUESTION|FILE|-]", shell_complete=question_names)
@click.option("-e", "--sparql", metavar="TEXT", help="SPARQL to ask; the usual prefixes are known.")
@click.option("-f", "--format", "form", type=click.Choice([*FORMATS, *GRAPH_FORMATS]),
              help="A table on a terminal and TSV in a pipe, if not given.")  # fmt: skip
@click.option("--iris/--names", default=None, help="Show things by address or by name (names in tables).")
@graph_option
@click.option("--endpoint", metavar="URL", help="Ask this SPARQL endpoint instead.")
@click.option("--timeout", type=click.FloatRange(min=0.1), default=60.0, metavar="SECONDS",
              help="Give up after this long (60).")  # fmt: skip
@click.option("--show", "shown", is_flag=True, help="Print the SPARQL instead of asking it.")
def command(
    what: str | None, sparql: str | None, form: str | None, iris: bool | None, graph: str | None,
    endpoint: str | None, timeout: float, shown: bool, **given: Any,
) -> None:  # fmt: skip
    """Ask a stored question by name, or SPARQL from a file, from standard input (-) or from -e.

    Without an argument the stored questions are listed.
    """
    if what is None and sparql is None:
        from showbible.commands.questions import listed

        return show(listed(), form)
    if what is not None and sparql is not None:
        raise click.UsageError("give a question or -e, not both", click.get_current_context())
    if graph and endpoint:
        raise click.UsageError("give --graph or --endpoint, not both", click.get_current_context())
    asked = _asked(graph, endpoint, timeout)
    text = sparql if sparql is not None else _text(str(what), given, asked)
    if shown:
        return print(text, end="" if text.endswith("\n") else "\n")
    result = asked.ask(text)
    show(result, form, iris)
    if not result.terms:
        _warn(text)
    return None


def _question(what: str) -> Question | None:
    """The stored question of a name, or one that somebody keeps in a file of their own."""
    if what in questions():
        return question(what)
    file = Path(what)
    return read(file.stem, _words(file)) if file.suffix == ".rq" and file.is_file() else None


def _words(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"{file}: is not UTF-8 at byte {error.start}; save it as UTF-8") from None


def _asked(graph: str | None, endpoint: str | None, timeout: float) -> Any:
    if endpoint:
        from graph.asking.remote import Endpoint

        return Endpoint(endpoint, timeout)
    if graph is None and (last := store.find()):
        from graph.kept import Kept

        return Kept(last, timeout)
    from graph.asking.query import Local

    return Local(opened(graph).knowledge, timeout)


def _text(what: str, given: dict[str, Any], asked: Any) -> str:
    """The SPARQL of a stored question, a file or standard input."""
    chosen = _question(what)
    if chosen:
        return chosen.bound({name.removeprefix("given_"): value for name, value in given.items()}, asked)
    if what == "-":
        return sys.stdin.buffer.read().decode("utf-8", "replace")
    if Path(what).is_file():
        return _words(Path(what))
    if "{" in what:
        raise click.UsageError("to ask SPARQL itself, put -e before it", click.get_current_context())
    return question(what).text  # which says that there is none, and what is near


def _warn(text: str) -> None:
    """After an empty answer: terms that no bible has."""
    from graph.asking.query import unknown_terms
    from graph.ontology import ontology
    from graph.terms import SB
    from showbible.near import did_you_mean

    declared = [term.value.removeprefix(SB) for term in ontology().types]
    for name in unknown_terms(text, declared):
        print(f"showbible: the ontology has no sb:{name}{did_you_mean(name, declared)}", file=sys.stderr)
