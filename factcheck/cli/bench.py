"""``factcheck bench``: quality, measured on data that the user has."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.options import EncoderOption, QuietOption
from factcheck.cli.progress import progress


class Task(StrEnum):
    """What can be measured."""

    ATTRIBUTION = "attribution"
    RELATING = "relating"


def command(
    task: Annotated[Task, typer.Argument(help="What to measure.")],
    file: Annotated[Path, typer.Argument(help="The data: PolNeAR .jsonl(.gz), or labelled report pairs .jsonl.")],
    encoder: EncoderOption = None,
    quiet: QuietOption = False,
) -> None:
    """Measure quality on data that you have."""
    with progress(f"Measuring {task}", quiet=quiet) as tell:

        def one_more(_: int) -> None:
            tell(1, "")

        typer.echo(_attribution(file, one_more) if task is Task.ATTRIBUTION else _relating(file, encoder, one_more))


def _attribution(file: Path, advance: Callable[[int], None]) -> str:
    from factcheck.benchmarks.attribution import measure_attribution, render

    return render(measure_attribution(file, progress=advance))


def _relating(file: Path, encoder: str | None, advance: Callable[[int], None]) -> str:
    from factcheck.benchmarks.relating import measure_relating, render
    from factcheck.index import load_encoder

    return render(measure_relating(file, load_encoder(encoder), progress=advance))
