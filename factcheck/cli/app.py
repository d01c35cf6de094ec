"""The command line: parse, call, print. Each command has a module; nothing heavy is imported to show the help."""

from typing import Annotated

import typer

from factcheck import __version__
from factcheck.cli import (
    bench,
    claims,
    conflicts,
    demo,
    doctor,
    draft,
    export,
    extract,
    facts,
    ingest,
    init,
    lookup,
    relate,
    report,
    serve,
    speaker,
    train,
    verify,
)
from factcheck.cli.boundary import bounded

# Plain help: drawing it with rich costs more time than all the rest of start-up.
app = typer.Typer(
    name="factcheck",
    help="Who says what in the news, through whom, and where reports of one event agree or conflict.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)

COMMANDS = (
    *(demo, ingest, extract, facts),
    *(lookup, claims, conflicts, speaker, relate),
    *(verify, init, report),
    *(draft,),
    *(serve,),
    *(export,),
    *(doctor, bench),
)
for module in COMMANDS:
    app.command(module.__name__.rpartition(".")[2])(module.command)
app.add_typer(train.app, name="train")


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"factcheck {__version__}")
        raise typer.Exit


@app.callback()
def _everywhere(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="The version, and no more.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """The command ``factcheck``."""
    bounded(app)
