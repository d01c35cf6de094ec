"""``factcheck doctor``: is the index whole, and can it be made so again."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.boundary import DID_NOT_HOLD
from factcheck.cli.opening import opened
from factcheck.cli.options import DEFAULT_INDEX, Format, FormatOption, IndexOption, QuietOption

if TYPE_CHECKING:
    from factcheck.index import Problem


def command(
    index: IndexOption = DEFAULT_INDEX,
    repair: Annotated[bool, typer.Option("--repair", help="Rebuild what can be rebuilt.")] = False,
    format: FormatOption = Format.TERMINAL,
    quiet: QuietOption = False,
) -> None:
    """Check the index, and rebuild what can be rebuilt."""
    from factcheck.views.json import to_json

    with opened(index, quiet=quiet) as stored:
        problems = stored.repair() if repair else stored.check()
        # Of a damaged database not even the counts can be had.
        whole = "" if problems else "{}: {} articles, {} claims, all whole".format(index, *stored.counts())
    if format is Format.JSON:
        typer.echo(to_json({"index": str(index), "problems": [asdict(problem) for problem in problems]}))
    else:
        for told in [_advised(problem) for problem in problems] or [whole]:
            typer.echo(told)
    if problems:
        raise typer.Exit(DID_NOT_HOLD)


def _advised(problem: "Problem") -> str:
    return f"{problem.message}; factcheck doctor --repair puts it right" if problem.repairable else problem.message
