"""The options that several commands share, each in one place."""

from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

DEFAULT_INDEX = Path(".factcheck")


class Format(StrEnum):
    """Forms of output: for reading, or for another program."""

    TERMINAL = "terminal"
    JSON = "json"


class LinesFormat(StrEnum):
    """The same, with one line an item as well."""

    TERMINAL = "terminal"
    JSON = "json"
    JSONL = "jsonl"


def as_date(text: str) -> date:
    """A day given on the command line: 2023-03-27."""
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no date; write it as 2023-03-27") from None


def day(*names: str, help: str) -> Any:
    """An option that takes a day."""
    return typer.Option(*names, parser=as_date, metavar="YYYY-MM-DD", help=help)


IndexOption = Annotated[
    Path,
    typer.Option("--index", envvar="FACTCHECK_INDEX", metavar="DIR", help="Folder of the index."),
]
EncoderOption = Annotated[
    str | None,
    typer.Option(
        "--encoder",
        metavar="NAME_OR_PATH",
        help="Another sentence-transformers model than the index's own (new indexes: all-MiniLM-L6-v2).",
    ),
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="No progress, only results and errors.")]
FormatOption = Annotated[Format, typer.Option("--format", help="For reading, or for a program.")]
LinesFormatOption = Annotated[LinesFormat, typer.Option("--format", help="For reading, or for a program.")]
SpeakerOption = Annotated[str | None, typer.Option("--speaker", help="Only what this person or body says.")]
OutletOption = Annotated[str | None, typer.Option("--outlet", help="Only what this outlet printed.")]
SinceOption = Annotated[date | None, day("--since", help="Only articles published on this day or later.")]
UntilOption = Annotated[date | None, day("--until", help="Only articles published on this day or earlier.")]
LimitOption = Annotated[int | None, typer.Option("--limit", min=1, help="At most so many.")]
PublishedOption = Annotated[
    date | None, day("--published", help="When the text was published, to read “Monday” or “last week” by.")
]
