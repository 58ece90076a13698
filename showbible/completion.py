"""What a shell offers while a command is typed: stored questions, and the names that a parameter may have."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from graph.asking.questions import Parameter

VARIABLE = (
    "_SHOWBIBLE_COMPLETE"  # click's: `eval "$(_SHOWBIBLE_COMPLETE=bash_source showbible)"` in ~/.bashrc
)
MOST = 200


def complete(command: click.Command) -> NoReturn:
    """Answer the shell, which asks through the variable, and end."""
    from click.shell_completion import shell_complete

    raise SystemExit(shell_complete(command, {}, "showbible", VARIABLE, os.environ[VARIABLE]))


def question_names(ctx: click.Context, param: click.Parameter, typed: str) -> list[str]:
    from graph.asking.questions import questions

    return [name for name in questions() if name.startswith(typed)]


class Names:
    """The names of the last build's things of a parameter's class; nothing where there is no build."""

    def __init__(self, parameter: Parameter) -> None:
        self.parameter = parameter

    def __call__(self, ctx: click.Context, param: click.Parameter, typed: str) -> list[str]:
        from graph.asking.meant import ANYTHING, choices
        from graph.asking.query import Local
        from graph.asking.questions import LITERALS
        from showbible.opening import opened

        kind = self.parameter.type
        if kind in LITERALS:
            return []
        names = list(choices(kind))
        if not names:
            of = "" if kind == ANYTHING else f"a sb:{kind} ; "
            try:
                knowledge = opened(ctx.params.get("graph")).knowledge
            except (LookupError, ValueError, OSError):
                return []
            asked = f"SELECT DISTINCT ?name {{ ?thing {of}schema:name ?name }} ORDER BY ?name"
            names = [name for (name,) in Local(knowledge).ask(asked)]
        return [name for name in names if name.casefold().startswith(typed.casefold())][:MOST]
