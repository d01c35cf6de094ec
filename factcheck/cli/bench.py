"""``factcheck bench``: quality, measured on data that the user has."""

import json
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from factcheck.cli.options import EncoderOption, Format, FormatOption, QuietOption
from factcheck.cli.progress import progress

# A part's colour on a terminal, where it stands in place of brackets.
COLOURS = {"source": typer.colors.GREEN, "cue": typer.colors.YELLOW, "content": typer.colors.CYAN}

# Made claims that a measurement of scale takes unless told.
CLAIMS = 20_000

Advance = Callable[[int], None]
# What to print, and the same as plain values.
Measured = tuple[str, dict[str, Any]]


class Task(StrEnum):
    """What can be measured."""

    ATTRIBUTION = "attribution"
    PRONOUNS = "pronouns"
    NORMALISING = "normalising"
    RELATING = "relating"
    SAME_EVENT = "same-event"
    ORIGINS = "origins"
    SCALE = "scale"
    ENCODER = "encoder"


class Split(StrEnum):
    """Parts of a file of events; named here so that nothing heavy is imported to print the help."""

    TRAIN = "train"
    HELD_OUT = "held-out"


class Choices(NamedTuple):
    """What was asked for besides the task; ``errors``: how many misses to print."""

    given: Path | None
    strip_quotes: bool
    errors: int
    events: int | None
    split: Split | None
    claims: int
    encoder: str | None

    @property
    def path(self) -> Path:
        """The data, without which most tasks measure nothing."""
        if self.given is None:
            raise typer.BadParameter("give the path of the data to measure on", param_hint="PATH")
        return self.given


# The options that only some tasks have.
OWN: dict[str, tuple[Task, ...]] = {
    "--strip-quotes": (Task.ATTRIBUTION,),
    "--errors": (Task.ATTRIBUTION,),
    "--events": (Task.SAME_EVENT,),
    "--split": (Task.SAME_EVENT,),
    "--claims": (Task.SCALE,),
    "--encoder": (Task.RELATING, Task.SAME_EVENT, Task.ENCODER),
}


def command(
    task: Annotated[Task, typer.Argument(help="What to measure.")],
    path: Annotated[
        Path | None,
        typer.Argument(
            metavar="PATH",
            help="attribution: PolNeAR .jsonl(.gz); pronouns: GAP .tsv(.gz); normalising: a folder of "
            "Recognizers-Text's Specs, or labelled sentences .jsonl; relating: labelled report pairs .jsonl; "
            "same-event: events .jsonl(.gz), or ECB+ .tar.gz; origins, encoder: articles .jsonl(.gz); scale: nothing.",
        ),
    ] = None,
    strip_quotes: Annotated[
        bool, typer.Option("--strip-quotes", help="attribution: read without any quotation mark.")
    ] = False,
    errors: Annotated[
        int | None, typer.Option("--errors", min=1, metavar="N", help="attribution: print the N worst misses.")
    ] = None,
    events: Annotated[
        int | None, typer.Option("--events", min=1, metavar="N", help="same-event: only the first N events.")
    ] = None,
    split: Annotated[
        Split | None, typer.Option("--split", help="same-event: only the events to learn from, or those held out.")
    ] = None,
    claims: Annotated[
        int | None, typer.Option("--claims", min=100, metavar="N", help=f"scale: so many made claims ({CLAIMS:,}).")
    ] = None,
    encoder: EncoderOption = None,
    form: FormatOption = Format.TERMINAL,
    quiet: QuietOption = False,
) -> None:
    """Measure quality on data that you have."""
    given = {
        "--strip-quotes": strip_quotes,
        "--errors": errors,
        "--events": events,
        "--split": split,
        "--claims": claims,
        "--encoder": encoder,
    }
    for option, value in given.items():
        if value and task not in OWN[option]:
            raise typer.BadParameter(f"{option} is not for {task}, but for {' and '.join(OWN[option])}")
    choices = Choices(path, strip_quotes, errors or 0, events, split, claims or CLAIMS, encoder)
    with progress(f"Measuring {task}", quiet=quiet) as tell:
        shown, values = MEASURES[task](choices, lambda _: tell(1, ""))
    typer.echo(json.dumps({"task": task, **values}, ensure_ascii=False) if form is Format.JSON else shown)


def _attribution(asked: Choices, advance: Advance) -> Measured:
    from factcheck.benchmarks.attribution import measure_attribution
    from factcheck.benchmarks.attribution_errors import bracketed, misses_json, render_misses, worst_misses
    from factcheck.benchmarks.attribution_report import as_json, render

    measured = measure_attribution(asked.path, strip_quotes=asked.strip_quotes, progress=advance)
    misses = worst_misses(measured, asked.errors)
    listed = render_misses(misses, _coloured if sys.stdout.isatty() else bracketed)
    shown = "\n\n".join(filter(None, (render(measured), listed)))
    return shown, {**as_json(measured), "quotation_marks": not asked.strip_quotes, "errors": misses_json(misses)}


def _coloured(part: str, words: str) -> str:
    return typer.style(words, fg=COLOURS[part])


def _pronouns(asked: Choices, advance: Advance) -> Measured:
    from factcheck.benchmarks.pronouns import as_json, measure_pronouns, render

    scores = measure_pronouns(asked.path, progress=advance)
    return render(scores), as_json(scores)


def _normalising(asked: Choices, advance: Advance) -> Measured:
    """Figures and times, whichever there are."""
    from factcheck.benchmarks import normalising_times
    from factcheck.benchmarks.normalising import as_json, measure_normalising, render
    from factcheck.benchmarks.normalising_specs import figure_files

    shown, values = [], {}
    has_times = normalising_times.times_file(asked.path) is not None
    if figure_files(asked.path) or not has_times:
        quantities = measure_normalising(asked.path, progress=advance)
        shown.append(render(quantities))
        values["quantities"] = as_json(quantities)
    if has_times:
        times = normalising_times.measure_times(asked.path, progress=advance)
        shown.append(normalising_times.render(times))
        values["times"] = normalising_times.as_json(times)
    return "\n\n".join(shown), values


def _relating(asked: Choices, advance: Advance) -> Measured:
    from factcheck.benchmarks.relating import as_json, measure_relating, render
    from factcheck.index import load_encoder

    scores = measure_relating(asked.path, load_encoder(asked.encoder), progress=advance)
    return render(scores), as_json(scores)


def _same_event(asked: Choices, advance: Advance) -> Measured:
    from factcheck.benchmarks.event_pairs import Part
    from factcheck.benchmarks.same_event import as_json, measure_same_event, render
    from factcheck.index import load_encoder

    part = Part(asked.split) if asked.split else None
    encoder = load_encoder(asked.encoder)
    scores = measure_same_event(asked.path, encoder, events=asked.events, split=part, progress=advance)
    return render(scores), as_json(scores)


def _origins(asked: Choices, advance: Advance) -> Measured:
    from factcheck.benchmarks.origins import as_json, measure_origins, render

    scores = measure_origins(asked.path, progress=advance)
    return render(scores), as_json(scores)


def _scale(asked: Choices, advance: Advance) -> Measured:
    from factcheck.benchmarks.scale import as_json, measure_scale, render

    scores = measure_scale(asked.claims, progress=advance)
    return render(scores), as_json(scores)


def _encoder(asked: Choices, advance: Advance) -> Measured:
    """An encoder held against the original of the one that ships, which comes with the extra ``[train]``."""
    from factcheck.benchmarks.encoder import as_json, measure_encoder, render
    from factcheck.index import load_encoder
    from factcheck.training.encoder import original_encoder

    original = load_encoder(str(original_encoder()))
    scores = measure_encoder(asked.path, load_encoder(asked.encoder), original, progress=advance)
    return render(scores), as_json(scores)


MEASURES: dict[Task, Callable[[Choices, Advance], Measured]] = {
    Task.ATTRIBUTION: _attribution,
    Task.PRONOUNS: _pronouns,
    Task.NORMALISING: _normalising,
    Task.RELATING: _relating,
    Task.SAME_EVENT: _same_event,
    Task.ORIGINS: _origins,
    Task.SCALE: _scale,
    Task.ENCODER: _encoder,
}
