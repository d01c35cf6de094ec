"""``factcheck doctor``: is the index whole, and can it be made so again."""

from typing import Annotated

import typer

from factcheck.cli.boundary import DID_NOT_HOLD
from factcheck.cli.opening import opened
from factcheck.cli.options import DEFAULT_INDEX, IndexOption


def command(
    index: IndexOption = DEFAULT_INDEX,
    repair: Annotated[bool, typer.Option("--repair", help="Rebuild what can be rebuilt.")] = False,
) -> None:
    """Check the index, and rebuild what can be rebuilt."""
    with opened(index) as stored:
        if repair:
            stored.repair()
        problems = stored.check()
        articles, claims = stored.counts()
    for problem in problems:
        typer.echo(problem.message)
    if problems:
        raise typer.Exit(DID_NOT_HOLD)
    typer.echo(f"{index}: {articles} articles, {claims} claims, all whole")
