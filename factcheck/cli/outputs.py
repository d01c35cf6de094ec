"""Where results go: printed in the form asked for, and written to files whose endings tell their forms.

Which forms there are is told in ``views.forms``; that a file is written whole or not at all, in ``views.writing``.
"""

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from factcheck.errors import BadInput
from factcheck.views.writing import whole_file

TERMINAL = "terminal"

# Nothing that a screen could show.
BINARY = frozenset({"parquet"})

OutputOption = Annotated[
    list[Path] | None, typer.Option("--output", "-o", metavar="FILE", help="Write it here too, form by ending.")
]


def format_option(forms: Iterable[str]) -> Any:
    """The option that takes one of these forms, or the terminal's."""
    names = (TERMINAL, *forms)

    def known(name: str) -> str:
        if name not in names:
            raise typer.BadParameter(f"{name!r} is no form; there are {', '.join(names)}")
        if name in BINARY and sys.stdout.isatty():
            raise typer.BadParameter(f"{name} is nothing to read on a screen; write it to a file with -o FILE")
        return name

    return typer.Option("--format", parser=known, metavar="FORM", help=f"What to print: {', '.join(names)}.")


def require_places(files: Iterable[Path], form_of: Callable[[Path], str]) -> None:
    """Before anything is looked up: each file's ending tells a form, and it can be written."""
    for file in files:
        form_of(file)
        require_place(file)


def require_place(file: Path) -> None:
    """Raises ``BadInput`` where a file has no folder to be written in."""
    folder = file.resolve().parent
    # A device or a pipe is written to as it is; a file's place is taken by one that is written beside it.
    needed = folder if file.is_file() or not file.exists() else file
    refusals = (
        (file.is_dir(), "it is a folder; name a file"),
        (not folder.is_dir(), "there is no such folder; make it first"),
        (not os.access(needed, os.W_OK), f"{needed} may not be written to"),
    )
    for cannot, why in refusals:
        if cannot:
            raise BadInput(f"-o {file}: {why}")


def print_made(made: str | bytes) -> None:
    """What a form made, on standard output."""
    typer.echo(made, nl=isinstance(made, str) and not made.endswith("\n"))


def write_made(made: str | bytes, file: Path) -> None:
    """The same in a file. Raises ``BadInput`` where it can't be written."""
    with whole_file(file) as written:
        written.write(made.encode() if isinstance(made, str) else made)
