"""The command line: parse, call, print. Each command is a module, imported when it is asked for; the help asks for all.

Nothing heavy is imported to show the help.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from factcheck import __version__
from factcheck.cli.boundary import bounded

COMMANDS = (
    *("demo", "ingest", "extract", "facts"),
    *("lookup", "claims", "conflicts", "speaker", "relate"),
    *("verify", "init", "report"),
    *("draft",),
    *("serve",),
    *("export",),
    *("doctor", "bench", "train"),
)
# Those that have commands of their own.
GROUPS = frozenset({"train"})


def _plain(**given: Any) -> typer.Typer:
    # Plain help: drawing it with rich costs more time than all the rest of start-up.
    return typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False, **given)


@cache
def _command(name: str) -> Any:
    """A command as the parser wants it."""
    module, parent = import_module(f"factcheck.cli.{name}"), _plain()
    if name in GROUPS:
        parent.add_typer(module.app, name=name)
    else:
        parent.command(name)(module.command)
    return typer.main.get_group(parent).commands[name]


class _Commands(Mapping[str, Any]):
    """All commands by their names."""

    def __getitem__(self, name: str) -> Any:
        if name not in COMMANDS:
            raise KeyError(name)
        return _command(name)

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


class _CommandLine(TyperGroup):
    """To run one command, no other's module is imported."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**{**given, "commands": _Commands()})


app = _plain(
    cls=_CommandLine,
    name="factcheck",
    help="Who says what in the news, through whom, and where reports of one event agree or conflict.",
    no_args_is_help=True,
)


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
