"""``factcheck relate``: two texts compared, with no index."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from factcheck.cli.lines import Faults, day_of, read_lines
from factcheck.cli.options import EncoderOption, LinesFormat, LinesFormatOption, QuietOption, day
from factcheck.cli.progress import progress
from factcheck.errors import BadInput
from factcheck.records import Finding

if TYPE_CHECKING:
    from factcheck.index import Encoder
    from factcheck.pipeline.relating import Passage

# Pairs embedded at a time: enough to keep the encoder busy, few enough to be told of soon.
PORTION = 32


def command(
    left: Annotated[str | None, typer.Argument(help="One text.")] = None,
    right: Annotated[str | None, typer.Argument(help="The other.")] = None,
    pairs: Annotated[
        Path | None,
        typer.Option(
            "--pairs",
            metavar="FILE.jsonl",
            help="Many pairs: `left`, `right`, optional `left_published` and `right_published`.",
        ),
    ] = None,
    left_published: Annotated[date | None, day("--left-published", help="When the left text was published.")] = None,
    right_published: Annotated[date | None, day("--right-published", help="When the right text was published.")] = None,
    encoder: EncoderOption = None,
    explain: Annotated[bool, typer.Option("--explain", help="Print what was compared, with its weights.")] = False,
    format: LinesFormatOption = LinesFormat.TERMINAL,
    quiet: QuietOption = False,
) -> None:
    """Compare two texts: one event or two, do they agree?"""
    from factcheck.index import load_encoder

    given = [text for text in (left, right) if text is not None]
    if len(given) != (2 if pairs is None else 0):
        raise BadInput("give either two texts or --pairs FILE.jsonl")
    faults = Faults()
    read = [_given((left, left_published), (right, right_published))] if pairs is None else _read(pairs, faults)
    # Where the findings themselves run down the screen, they tell how far it is.
    with progress("Relating pairs", total=_count(pairs), quiet=quiet or sys.stdout.isatty()) as tell:
        found = _related(read, load_encoder(encoder), advance=lambda: tell(1, ""))
        _print(found, format, explain=explain)
    faults.end()


def _related(
    pairs: "Iterable[tuple[Passage, Passage]]", encoder: "Encoder", *, advance: Callable[[], None]
) -> Iterator[Finding]:
    """Findings in the order of the pairs, a portion at a time."""
    from factcheck.pipeline.relating import relate_texts

    coming = iter(pairs)
    while portion := list(islice(coming, PORTION)):
        for finding in relate_texts(portion, encoder):
            yield finding
            advance()


def _read(file: Path, faults: Faults) -> "Iterator[tuple[Passage, Passage]]":
    return read_lines(file, _pair, needed=("left", "right"), faults=faults)


def _count(file: Path | None) -> int | None:
    """How many lines are to be gone through; None where that can't be known before they are read."""
    if file is None or not file.is_file() or not os.access(file, os.R_OK):
        return None
    with file.open("rb") as lines:
        return sum(1 for line in lines if line.strip())


def _given(left: tuple[str | None, date | None], right: tuple[str | None, date | None]) -> "tuple[Passage, Passage]":
    from factcheck.pipeline.relating import Passage

    return Passage(left[0] or "", left[1]), Passage(right[0] or "", right[1])


def _pair(row: dict[str, Any]) -> tuple["Passage", "Passage"]:
    """Both sides of a row. Raises ``BadInput`` here for a text that can't be read, so that other rows go on."""
    from factcheck.articles import read_text
    from factcheck.pipeline.relating import Passage

    for side in ("left", "right"):
        try:
            read_text(row[side], plain=True)
        except BadInput as error:
            raise BadInput(f"{side}: the text {error}") from error
    left, right = (Passage(row[side], day_of(row, f"{side}_published")) for side in ("left", "right"))
    return left, right


def _print(findings: Iterable[Finding], format: LinesFormat, *, explain: bool) -> None:
    from factcheck.views.json import finding_json, to_json

    if format is LinesFormat.TERMINAL:
        from factcheck.views.terminal import open_console, print_finding

        console = open_console()
        for finding in findings:
            print_finding(finding, console, explain=explain)
    elif format is LinesFormat.JSONL:
        for finding in findings:
            typer.echo(to_json(finding_json(finding), one_line=True))
    else:
        shapes = [finding_json(finding) for finding in findings]
        typer.echo(to_json(shapes[0] if len(shapes) == 1 else shapes))
