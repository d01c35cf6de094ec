"""``factcheck bench``: quality, measured on data that the user has."""

import json
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from factcheck.cli.options import EncoderOption, Format, FormatOption, QuietOption
from factcheck.cli.progress import progress

# A part's colour on a terminal, where it stands in place of brackets.
COLOURS = {"source": typer.colors.GREEN, "cue": typer.colors.YELLOW, "content": typer.colors.CYAN}

Advance = Callable[[int], None]


class Task(StrEnum):
    """What can be measured."""

    ATTRIBUTION = "attribution"
    PRONOUNS = "pronouns"
    RELATING = "relating"
    ENCODER = "encoder"


def command(
    task: Annotated[Task, typer.Argument(help="What to measure.")],
    file: Annotated[
        Path,
        typer.Argument(
            help="PolNeAR .jsonl(.gz), GAP .tsv(.gz), labelled report pairs .jsonl, or articles .jsonl(.gz)."
        ),
    ],
    strip_quotes: Annotated[
        bool, typer.Option("--strip-quotes", help="attribution: read without any quotation mark.")
    ] = False,
    errors: Annotated[
        int | None, typer.Option("--errors", min=1, metavar="N", help="attribution: print the N worst misses.")
    ] = None,
    encoder: EncoderOption = None,
    form: FormatOption = Format.TERMINAL,
    quiet: QuietOption = False,
) -> None:
    """Measure quality on data that you have."""
    if task is not Task.ATTRIBUTION and (strip_quotes or errors is not None):
        raise typer.BadParameter(f"--strip-quotes and --errors are for attribution, not for {task}")
    with progress(f"Measuring {task}", quiet=quiet) as tell:

        def one_more(_: int) -> None:
            tell(1, "")

        if task is Task.ATTRIBUTION:
            shown, values = _attribution(file, strip_quotes, errors or 0, one_more)
        elif task is Task.PRONOUNS:
            shown, values = _pronouns(file, one_more)
        elif task is Task.RELATING:
            shown, values = _relating(file, encoder, one_more)
        else:
            shown, values = _encoder(file, encoder, one_more)
    typer.echo(json.dumps({"task": task, **values}, ensure_ascii=False) if form is Format.JSON else shown)


def _attribution(file: Path, strip_quotes: bool, errors: int, advance: Advance) -> tuple[str, dict[str, Any]]:
    from factcheck.benchmarks.attribution import measure_attribution
    from factcheck.benchmarks.attribution_errors import bracketed, misses_json, render_misses, worst_misses
    from factcheck.benchmarks.attribution_report import as_json, render

    measured = measure_attribution(file, strip_quotes=strip_quotes, progress=advance)
    misses = worst_misses(measured, errors)
    listed = render_misses(misses, _coloured if sys.stdout.isatty() else bracketed)
    shown = "\n\n".join(filter(None, (render(measured), listed)))
    return shown, {**as_json(measured), "quotation_marks": not strip_quotes, "errors": misses_json(misses)}


def _coloured(part: str, words: str) -> str:
    return typer.style(words, fg=COLOURS[part])


def _pronouns(file: Path, advance: Advance) -> tuple[str, dict[str, Any]]:
    from factcheck.benchmarks.pronouns import as_json, measure_pronouns, render

    scores = measure_pronouns(file, progress=advance)
    return render(scores), as_json(scores)


def _relating(file: Path, encoder: str | None, advance: Advance) -> tuple[str, dict[str, Any]]:
    from factcheck.benchmarks.relating import as_json, measure_relating, render
    from factcheck.index import load_encoder

    scores = measure_relating(file, load_encoder(encoder), progress=advance)
    return render(scores), as_json(scores)


def _encoder(file: Path, encoder: str | None, advance: Advance) -> tuple[str, dict[str, Any]]:
    """An encoder held against the original of the one that ships, which comes with the extra ``[train]``."""
    from factcheck.benchmarks.encoder import as_json, measure_encoder, render
    from factcheck.index import load_encoder
    from factcheck.training.encoder import original_encoder

    original = load_encoder(str(original_encoder()))
    scores = measure_encoder(file, load_encoder(encoder), original, progress=advance)
    return render(scores), as_json(scores)
