"""The `showbible` command: its subcommands are imported when they are asked for, its errors are one line."""

from __future__ import annotations

import importlib
import os
import sys
from typing import Any, NoReturn

import click

# name → what it does, in the order in which `showbible --help` shows them
COMMANDS = {
    "build": "Read documents and write their bible.",
    "query": "Ask a stored question or SPARQL.",
    "serve": "Explore the bible in the browser, and serve SPARQL.",
    "view": "Draw the bible as one HTML page.",
    "export": "Write the bible in another format.",
    "facts": "Show the facts with the words that say them.",
    "connect": "Show how two things are connected.",
    "questions": "List the stored questions.",
    "explain": "Show every evidence of a fact side by side.",
    "report": "Tell of merges, conflicts and coverage.",
    "diff": "Compare two bibles, fact by fact.",
    "push": "Load the bible into a SPARQL store.",
    "link": "Match the bible's things to Wikidata.",
    "validate": "Check a bible against its shapes.",
}
UNUSABLE, INTERNAL = 2, 70
COMPLETE = "_SHOWBIBLE_COMPLETE"  # what a shell asks with while somebody types
Found = tuple[str | None, click.Command | None, list[str]]


class Lazy(click.Group):
    """A group that knows its commands by name and imports only the one that runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = importlib.import_module(f"showbible.commands.{name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Found:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from showbible.near import did_you_mean

            raise click.UsageError(f"no command {args[0]!r}{did_you_mean(args[0], COMMANDS)}", ctx)
        return super().resolve_command(ctx, args)


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    """Print the version; what finds it out is not imported for anything else."""
    if not wanted or ctx.resilient_parsing:
        return
    from importlib.metadata import PackageNotFoundError, version

    try:
        found = version("showbible")
    except PackageNotFoundError:  # run from a checkout that nobody installed
        found = "0 (not installed)"
    click.echo(f"showbible, version {found}")
    ctx.exit()


EPILOG = """\b
Example:
  showbible build seeds -o jessica-jones.ttl
  showbible query episodes
  showbible view -o jessica-jones.html"""


@click.group(cls=Lazy, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--debug", is_flag=True, help="Show where in the program an error arose.")
@click.option("--version", is_flag=True, expose_value=False, is_eager=True, callback=_version,
              help="Show the version and exit.")  # fmt: skip
def showbible(debug: bool) -> None:
    """Write a show's bible from documents: a graph in which every fact shows its words."""


def main(args: list[str] | None = None) -> NoReturn:
    """Run a command and end the process: 0 done, 1 the answer is no, 2 something cannot be used."""
    if args is None and COMPLETE in os.environ:
        from showbible.completion import complete

        complete(showbible)
    args = sys.argv[1:] if args is None else args
    _speak_utf8()
    debug = "--debug" in args
    args = [arg for arg in args if arg != "--debug"]
    try:
        with showbible.make_context("showbible", args) as ctx:  # not `.main`, which ends the process itself
            code = showbible.invoke(ctx)
        sys.stdout.flush()
        sys.exit(code if isinstance(code, int) else 0)
    except BrokenPipeError:  # `showbible query episodes | head -1`: the reader has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except click.exceptions.Exit as ended:  # --help and --version
        sys.exit(ended.exit_code)
    except (KeyboardInterrupt, click.Abort):
        sys.exit(130)
    except Exception as error:
        if debug:
            raise
        sys.exit(_said(error))


def _said(error: Exception) -> int:
    """Tell an error in one line, and give the exit code."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        print(error.format_message(), file=sys.stderr)
        return UNUSABLE
    if isinstance(error, click.UsageError) and error.ctx is not None:
        from showbible.near import then

        _line(then(error.format_message(), f"see `{error.ctx.command_path} --help`"))
        return UNUSABLE
    if isinstance(error, click.ClickException):
        _line(error.format_message())
        return UNUSABLE
    if isinstance(error, OSError) and error.strerror:
        _line(f"{error.filename}: {error.strerror.lower()}" if error.filename else error.strerror.lower())
        return UNUSABLE
    if isinstance(error, (ValueError, LookupError, OSError)):
        _line(str(error))
        return UNUSABLE
    what = f"{type(error).__name__}: {error}"
    _line(f"this should not have happened ({what}); run again with --debug and report it")
    return INTERNAL


def _line(words: str) -> None:
    print(f"showbible: {words}", file=sys.stderr)


def _speak_utf8() -> None:
    """UTF-8 and plain line ends, whatever the locale: names such as Aïda are in every other answer."""
    streams: tuple[Any, ...] = (sys.stdout, sys.stderr)
    for stream in streams:
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", newline="\n", errors="replace")
