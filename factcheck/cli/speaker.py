"""``factcheck speaker``: what a person or body is quoted as saying, in order of time."""

from typing import Annotated

import typer

from factcheck.cli.opening import opened
from factcheck.cli.options import (
    DEFAULT_INDEX,
    Format,
    FormatOption,
    IndexOption,
    LimitOption,
    OutletOption,
    QuietOption,
    SinceOption,
    UntilOption,
)
from factcheck.cli.progress import progress
from factcheck.errors import BadInput


def command(
    name: Annotated[str, typer.Argument(help="A person or body: a part of the name is enough.")],
    index: IndexOption = DEFAULT_INDEX,
    outlet: OutletOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = None,
    format: FormatOption = Format.TERMINAL,
    quiet: QuietOption = False,
) -> None:
    """Show what a person or body is quoted as saying, in order of time."""
    from factcheck.pipeline.gathering import Filters
    from factcheck.pipeline.statements import find_statements
    from factcheck.views.json import on_record_json, to_json

    if not name.strip():
        raise BadInput("give the name of a person or body")
    with opened(index, quiet=quiet) as stored, progress("Reading statements", quiet=quiet):
        found = find_statements(stored, Filters(name, outlet, since, until), limit=limit)
    if format is Format.JSON:
        typer.echo(to_json(on_record_json(found)))
        return
    from factcheck.views.terminal import open_console, print_statements

    print_statements(found, open_console())
