"""``factcheck relate``: two texts compared, with no index."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.lines import day_of, read_lines
from factcheck.cli.options import EncoderOption, LinesFormat, LinesFormatOption, day
from factcheck.errors import BadInput
from factcheck.records import Finding

if TYPE_CHECKING:
    from factcheck.pipeline.relating import Passage


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
) -> None:
    """Compare two texts: one event or two, do they agree?"""
    from factcheck.index import load_encoder
    from factcheck.pipeline.relating import Passage, relate_texts

    if pairs is None and (left is None or right is None):
        raise BadInput("give two texts, or --pairs FILE.jsonl")
    if pairs is not None:
        read = list(_read(pairs))
    else:
        read = [(Passage(left or "", left_published), Passage(right or "", right_published))]
    _print(relate_texts(read, load_encoder(encoder)), format, explain=explain)


def _read(path: Path) -> Iterator[tuple["Passage", "Passage"]]:
    from factcheck.pipeline.relating import Passage

    for row in read_lines(path, needed=("left", "right")):
        left, right = (Passage(row[side], day_of(row, f"{side}_published")) for side in ("left", "right"))
        yield left, right


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
