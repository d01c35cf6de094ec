"""``factcheck relate``: two texts compared, with no index."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from factcheck.cli.lines import Faults, day_of, read_lines
from factcheck.cli.options import EncoderOption, LinesFormat, LinesFormatOption, QuietOption, day
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
    quiet: QuietOption = False,
) -> None:
    """Compare two texts: one event or two, do they agree?"""
    from factcheck.index import load_encoder
    from factcheck.pipeline.relating import Passage, relate_texts

    given = [text for text in (left, right) if text is not None]
    if len(given) != (2 if pairs is None else 0):
        raise BadInput("give either two texts or --pairs FILE.jsonl")
    faults = Faults()
    if pairs is not None:
        read = list(read_lines(pairs, _pair, needed=("left", "right"), faults=faults))
    else:
        read = [(Passage(left or "", left_published), Passage(right or "", right_published))]
    _print(relate_texts(read, load_encoder(encoder)), format, explain=explain)
    faults.end()


def _pair(row: dict[str, Any]) -> tuple["Passage", "Passage"]:
    from factcheck.pipeline.relating import Passage

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
